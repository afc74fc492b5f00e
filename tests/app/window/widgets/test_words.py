from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.window.widgets import words as words_module
from app.window.widgets.words import sentence, tip


def test_what_core_says_begins_like_a_sentence() -> None:
    assert sentence("no face was found in a.jpg") == "No face was found in a.jpg"
    assert sentence("") == ""


def test_names_in_a_tool_tip_are_no_markup() -> None:
    words = tip('<img src="x"> & more\nsecond line')
    assert Qt.mightBeRichText(words), "else Qt would show the escaped letters"
    assert "&lt;img" in words
    assert "&amp; more<br>second line" in words
    assert tip("") == ""


@pytest.mark.parametrize(
    "words",
    ["six.jpg shows 6 faces", "a-b_c.PNG is empty", "/tmp/x is a folder", "rtsp://a/b is lost", "--as is no"],
)
def test_names_of_files_stay_as_they_are_written(words: str) -> None:
    assert sentence(words) == words


@pytest.mark.parametrize("words", ["this face is known", "name and password", "don’t do it", "über", "wait, please"])
def test_everything_else_begins_with_a_capital(words: str) -> None:
    assert sentence(words) == words[0].upper() + words[1:]


def test_no_page_shows_an_error_as_core_begins_it() -> None:
    window = Path(words_module.__file__).parents[1]
    raw = re.compile(r"✖ \{(said\(|words\}|error\}|reason\})")
    shown = [path.name for path in window.rglob("*.py") if raw.search(path.read_text(encoding="utf-8"))]
    assert set(shown) <= {"chooser.py"}, "it is told by sentence() there already"
