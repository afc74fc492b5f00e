"""The translations that are shipped, and how texts are collected for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from app.window.language import catalogue, files, saying
from app.window.language.catalogue import CatalogueError, collect, fields_of, window_texts
from app.window.language.files import Key, Translation

LANGUAGES = ["zh_CN"]
MEND = "translate it, and run: make translations"


@pytest.fixture(scope="module")
def places() -> dict[Key, set[str]]:
    return collect()


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def known(language: str) -> dict[Key, Translation]:
    return files.read(files.path(language, "ts"))


def test_every_text_is_translated_and_none_is_left_over(language: str, places, known) -> None:
    assert sorted(set(places) - set(known)) == [], f"new: {MEND}"
    assert sorted(set(known) - set(places)) == [], "nothing uses this any more: run: make translations"
    assert sorted(key for key, translation in known.items() if not translation.finished) == [], MEND
    text = files.path(language, "ts").read_text(encoding="utf-8")
    assert text == files.written(language, places, known), "run: make translations"


def test_what_is_loaded_is_what_was_translated(language: str, known) -> None:
    translator = QTranslator()
    assert translator.load(str(files.path(language, "qm")))
    loaded = {key: translator.translate(*key) or "" for key in known}
    assert loaded == {key: translation.text for key, translation in known.items()}, "run: make translations"


def test_languages_are_all_tested() -> None:
    assert files.shipped() == LANGUAGES


def test_no_translation_loses_a_field(known) -> None:
    wrong = [key for key, translation in known.items() if fields_of(key[1]) != fields_of(translation.text)]
    assert wrong == []


def test_what_is_reached_by_a_key_still_is(known) -> None:
    """Chinese has no letters to underline: the letter follows in brackets."""
    wrong = []
    for key, translation in known.items():
        letter = re.search(r"&(\w)", key[1])
        ending = f"(&{letter[1].upper()})" if letter else ""
        if not translation.text.removesuffix("…").endswith(ending) or ("&" in translation.text) != bool(letter):
            wrong.append((key[1], translation.text))
    assert wrong == []


def test_a_translation_begins_and_ends_as_its_source(known) -> None:
    """Marks before a sentence, blanks around it and dots after it are put there by nobody else."""
    wrong = []
    for key, translation in known.items():
        source, text = key[1], translation.text
        shape = re.match(r"[✔✖▲●○◌◐✎☐☑✕]?", source)[0]  # type: ignore[index]
        blanks = (source[: len(source) - len(source.lstrip())], source[len(source.rstrip()) :])
        kept = (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
        if not text.startswith(shape) or blanks != kept or source.endswith("…") != text.endswith("…"):
            wrong.append((source, text))
    assert wrong == []


# what core says


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_and_its_translation_have_plain_fields(language: str) -> None:
    """How a number is written is said once, where the message is made."""
    for (context, source), translation in files.read(files.path(language, "ts")).items():
        if context == "core":
            for text in (source, translation.text):
                assert re.search(r"\{[^{}]*[!:][^{}]*\}|\{\d", text) is None or source in saying.GLUE, text


# collecting


def test_texts_are_collected_where_they_are_called_for() -> None:
    source = """
label(tr("Delete {name} "
         "for good?", name=person.name))
title = mark("Events")
plural(count, "{count} photo of {who}", "{count} photos of {who}", who=name)
tr("On" if on else "Off")
tr(kind.title); tr(WORDS[state]); tr(words)
"""
    texts, problems = window_texts("app/window/x.py", source)
    assert texts == {
        "Delete {name} for good?", "Events", "{count} photo of {who}", "{count} photos of {who}", "On", "Off"
    }  # fmt: skip
    assert problems == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('tr(f"Delete {name}")', "app/window/x.py:1: tr() of an f-string: name the fields instead"),
        ('plural(n, "one", f"{n} more")', "app/window/x.py:1: plural() of an f-string: name the fields instead"),
        ("tr(str(words))", "app/window/x.py:1: tr() of something that is no text written out"),
        ("mark(words)", "app/window/x.py:1: mark() of something that is no text written out"),
        ('tr("Delete {name}")', "app/window/x.py:1: tr('Delete {name}') without name"),
        ('plural(n, "one", "{count} of {all}")', "app/window/x.py:1: plural('{count} of {all}') without all"),
    ],
)
def test_what_cannot_be_collected_is_named_with_file_and_line(line: str, complaint: str) -> None:
    assert window_texts("app/window/x.py", line)[1] == [complaint]


def _sources(root: Path) -> Path:
    for path, text in {
        "app/window/page.py": 'from core.images import read\ntr("Open")\ntr("Close")',
        "app/window/other.py": 'tr("Open")',
        "app/cli/main.py": 'tr("Never seen")',
        "core/images.py": 'raise ImageError("{path} is empty", path=path)',
        "core/unheard.py": 'raise ImageError("nobody hears this")',
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def test_window_and_what_core_says_to_it_are_collected(tmp_path: Path) -> None:
    found = collect(_sources(tmp_path))
    assert found["Portico", "Open"] == {"app/window/other.py", "app/window/page.py"}
    assert found["core", "{path} is empty"] == {"core/images.py"}
    assert {text for context, text in found if context == "Portico"} == {"Open", "Close"}
    assert ("core", "nobody hears this") not in found


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    _sources(tmp_path)
    (tmp_path / "app/window/page.py").write_text('from core.images import read\ntr(f"a {b}")\ntr(c())')
    (tmp_path / "core/images.py").write_text('raise ImageError(f"{path} is empty")')
    with pytest.raises(CatalogueError, match=r"page\.py:2: [^\n]*\n[^\n]*page\.py:3: [^\n]*\ncore/images\.py:1: "):
        collect(tmp_path)


def test_updating_keeps_adds_and_drops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(files, "folder", lambda: tmp_path)
    source = files.path("zh_CN", "ts")
    old = {("Portico", "Open"): Translation("打开", True), ("Portico", "Gone"): Translation("没了", True)}
    source.write_text(files.written("zh_CN", {key: set() for key in old}, old), encoding="utf-8")
    new = {("Portico", "Open"): {"a.py"}, ("Portico", "Close"): {"a.py"}}
    monkeypatch.setattr(catalogue, "collect", lambda: new)
    assert catalogue.main() == 1
    told = capsys.readouterr().out
    assert "portico_zh_CN.ts, Portico, to be translated: Close" in told
    assert "1 of 2 texts are translated" in told
    known = files.read(source)
    assert known == {("Portico", "Open"): Translation("打开", True), ("Portico", "Close"): Translation("", False)}
    known["Portico", "Close"] = Translation("关闭", True)
    source.write_text(files.written("zh_CN", new, known), encoding="utf-8")
    assert catalogue.main() == 0
    translator = QTranslator()
    assert translator.load(str(files.path("zh_CN", "qm")))
    assert translator.translate("Portico", "Close") == "关闭"


def test_what_cannot_be_collected_ends_the_update(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def fail() -> None:
        raise CatalogueError("a.py:1: tr() of an f-string")

    monkeypatch.setattr(catalogue, "collect", fail)
    assert catalogue.main() == 1
    assert "a.py:1" in capsys.readouterr().err
