from __future__ import annotations

from PySide6.QtCore import Qt

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
