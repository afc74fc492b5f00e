from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app import background
from app.window import theme
from app.window.pages.settings.recognition import RecognitionSection
from app.window.session import Session
from app.window.widgets.calm import WholeBox
from app.window.widgets.texts import ChoiceBox
from core.settings import load
from tests.app.window.clicking import at_rest, button, click, field, says, sees

LEFT = "There is no group of this name now"


def _shown(qtbot, session: Session) -> RecognitionSection:
    section = RecognitionSection(session)
    qtbot.addWidget(section)
    section.resize(600, 900)
    section.show()
    section.activateWindow()
    section.begin()
    at_rest(qtbot)
    return section


@pytest.fixture
def school(qapp: QApplication, session: Session) -> Iterator[Session]:
    """A site with the groups Pupils and Staff."""
    theme.apply(qapp, "light")
    session.site.access.add_group("Pupils")
    session.site.access.add_group("Staff")
    yield session
    session.close()
    assert background.wait()


def _choice(section: QWidget) -> ChoiceBox:
    (found,) = [box for box in section.findChildren(ChoiceBox) if box.accessibleName() == "Group to add"]
    return found


def _offered(section: QWidget) -> list[str]:
    box = _choice(section)
    return [box.itemText(number) for number in range(box.count())]


def _add(qtbot, section: QWidget, name: str) -> None:
    _choice(section).setCurrentText(name)
    click(qtbot, section, "Add the group")


def _saved(qtbot, section: RecognitionSection) -> dict[str, int]:
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: section.message.text() == "✔ Saved.")
    return load(section.session.site.folder).renew_months_by_group


def test_people_of_a_group_are_photographed_anew_sooner(qtbot, school: Session) -> None:
    section = _shown(qtbot, school)
    assert _offered(section) == ["Pupils", "Staff"]
    assert _choice(section).placeholderText() == "Choose a group"
    assert not button(section, "Add the group").isEnabled()
    assert not button(section, "Save").isEnabled()
    _add(qtbot, section, "Pupils")
    box = field(section, "Months for Pupils")
    assert (box.value(), box.minimum(), box.maximum()) == (12, 1, 600)
    assert _offered(section) == ["Staff"]
    QTest.keyClicks(box, "6")
    assert _saved(qtbot, section) == {"Pupils": 6}
    assert not section.waiting, "it holds at once"
    assert not button(section, "Save").isEnabled()
    again = _shown(qtbot, school)
    assert field(again, "Months for Pupils").value() == 6
    click(qtbot, again, "Remove Pupils")
    assert _offered(again) == ["Pupils", "Staff"]
    assert _saved(qtbot, again) == {}


def test_the_other_settings_stay_where_only_groups_change(qtbot, school: Session) -> None:
    school.site.change_settings(min_face=60, renew_months=24)
    section = _shown(qtbot, school)
    _add(qtbot, section, "Pupils")
    assert _saved(qtbot, section) == {"Pupils": 12}
    field(section, "Smallest face").setValue(80)
    click(qtbot, section, "Save")
    qtbot.waitUntil(lambda: load(school.site.folder).min_face == 80)
    kept = load(school.site.folder)
    assert (kept.renew_months, kept.renew_months_by_group) == (24, {"Pupils": 12})


def test_a_group_that_is_gone_is_told_and_can_be_removed(qtbot, school: Session) -> None:
    school.site.change_settings(renew_months_by_group={"Pupils": 6, "Staff": 48})
    section = _shown(qtbot, school)
    assert not says(section, LEFT)
    assert _offered(section) == []
    assert not _choice(section).isEnabled()
    assert _choice(section).placeholderText() == "No other group"
    school.site.access.drop_group("Pupils")
    school.rules_changed.emit()
    assert sees(section, LEFT)
    assert field(section, "Months for Pupils").value() == 6
    click(qtbot, section, "Remove Pupils")
    assert not says(section, LEFT)
    assert _saved(qtbot, section) == {"Staff": 48}


def test_what_is_not_saved_yet_outlives_a_look_at_the_groups(qtbot, school: Session) -> None:
    section = _shown(qtbot, school)
    _add(qtbot, section, "Pupils")
    _choice(section).setCurrentText("Staff")
    field(section, "Months for Pupils").setValue(3)
    school.site.access.add_group("Children")
    section.begin()
    at_rest(qtbot)
    assert field(section, "Months for Pupils").value() == 3
    assert _offered(section) == ["Children", "Staff"]
    assert _choice(section).currentText() == "Staff", "what was chosen stays chosen"


def test_a_site_without_groups_says_so(qtbot, qapp: QApplication, session: Session) -> None:
    section = _shown(qtbot, session)
    assert _choice(section).placeholderText() == "No group yet"
    assert not button(section, "Add the group").isEnabled()
    session.close()
    assert background.wait()


def test_all_of_it_is_done_with_the_keyboard(qtbot, school: Session) -> None:
    section = _shown(qtbot, school)
    for presses, expected in ((2, "Staff"), (1, "Pupils")):
        _choice(section).setFocus()
        for _ in range(presses):
            QTest.keyClick(_choice(section), Qt.Key.Key_Down)
        QTest.keyClick(_choice(section), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is button(section, "Add the group")
        QTest.keyClick(button(section, "Add the group"), Qt.Key.Key_Return)
        assert QApplication.focusWidget() is field(section, f"Months for {expected}")
    order: list[str] = []
    widget: QWidget | None = _choice(section)
    while widget is not None and "Folder" not in widget.accessibleName():
        if isinstance(widget, (ChoiceBox, QPushButton, WholeBox)):
            order.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    assert order == [
        "Group to add",
        "Add the group",
        "Months for Pupils",
        "Remove Pupils",
        "Months for Staff",
        "Remove Staff",
    ]
    button(section, "Remove Pupils").setFocus()
    QTest.keyClick(button(section, "Remove Pupils"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is button(section, "Remove Staff")
    QTest.keyClick(button(section, "Remove Staff"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is _choice(section)


def test_what_the_environment_decides_is_said(qtbot, school: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_RENEW_MONTHS_BY_GROUP", '{"Pupils": 9}')
    school.site.read_settings()
    section = _shown(qtbot, school)
    assert sees(section, "PORTICO_RENEW_MONTHS_BY_GROUP is set in the environment")
    box = field(section, "Months for Pupils")
    assert box.value() == 9
    assert not box.isEnabled()
    assert not button(section, "Remove Pupils").isEnabled()
    assert not button(section, "Add the group").isEnabled()
