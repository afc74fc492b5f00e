"""Words of vision tasks in the language of the window: titles, parameters, choices, headings of columns, sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.window.language.saying import said

CONTEXT = "tasks"


def task_words(text: str) -> str:
    """What a task says of itself or of its result; unchanged where it is not known."""
    told = task_name(text)
    return told if told != text else said(text)


def task_name(text: str) -> str:
    """A single name out of a task's own, such as a kind of object; unchanged where it is none."""
    return QCoreApplication.translate(CONTEXT, text) if text else text
