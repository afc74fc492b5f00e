from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QFontDatabase

from app.window import language
from app.window.language import installing, said, tr
from app.window.language.installing import chosen, fonts_for, install, languages, missing_font_words


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch):
    """Sets the system's languages, in the order in which its user reads them."""

    def speak(*names: str) -> None:
        class System(QLocale):
            def uiLanguages(self):  # noqa: N802  # Qt's own name
                return list(names)

        monkeypatch.setattr(QLocale, "system", staticmethod(lambda: System(names[0])))

    return speak


def test_every_language_calls_itself_by_its_own_name() -> None:
    assert languages() == {"en": "English", "zh_CN": "简体中文"}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("zh-Hans-CN", "zh-CN", "zh"), "zh_CN"),
        (("zh-SG",), "zh_CN"),
        (("zh-Hant-TW",), "en"),  # other letters
        (("de-DE", "zh-CN"), "zh_CN"),
        (("de-DE", "en-GB", "zh-CN"), "en"),
        (("C",), "en"),
    ],
)
def test_the_systems_language_is_followed(system, names: tuple[str, ...], code: str) -> None:
    system(*names)
    assert chosen("auto") == code


def test_a_language_that_there_is_not_is_the_systems(system) -> None:
    system("zh-CN")
    assert chosen("tlh") == "zh_CN"
    assert chosen("en") == "en"


def test_texts_dates_and_qts_own_words_change_and_change_back(qapp, installed: None, system) -> None:
    system("C")
    assert install(qapp, "zh_CN") == "zh_CN"
    assert tr("Settings") == "设置"
    assert said("nobody we know") == "陌生人"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert language.day(date(2026, 1, 31)) == "2026/1/31"
    assert language.number(12345.5, 1) == "12,345.5"
    assert language.weekday(0) == QLocale().dayName(1, QLocale.FormatType.ShortFormat) == "周一"
    assert install(qapp, "en") == "en"
    assert tr("Settings") == "Settings"
    assert said("nobody we know") == "nobody we know"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert language.day(date(2026, 1, 31)) == "31/01/2026"
    assert language.moment(datetime(2026, 1, 31, 12, tzinfo=UTC)).startswith("31/01/2026 ")


def test_dates_are_as_on_this_machine_where_it_speaks_the_language(qapp, installed: None, system) -> None:
    system("en-US")
    install(qapp, "en")
    assert language.day(date(2026, 1, 31)) == "1/31/26"
    install(qapp, "zh_CN")
    assert language.day(date(2026, 1, 31)) == "2026/1/31"


def test_a_font_for_the_language_is_there_or_its_lack_is_said(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    there = bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    assert fonts_for("zh_CN") == there
    assert bool(missing_font_words("zh_CN")) != there
    monkeypatch.setattr(installing.QFontDatabase, "families", lambda *_letters: [])
    assert not fonts_for("zh_CN")
    assert "简体中文" in missing_font_words("zh_CN")
    assert "fonts-wqy-microhei" in missing_font_words("zh_CN")
    assert fonts_for("en")
    assert missing_font_words("en") == ""
