"""Hands and eyes for tests of the window."""

from __future__ import annotations

from time import monotonic
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import background
from app.window.main_window import MainWindow
from core import demo
from core.faces import Image
from core.gallery.people import Person
from core.people.enrolment import Enroller, sample

PATIENCE = 60_000
"""How long tests wait for what is to happen, in milliseconds."""


def page(window: MainWindow, key: str) -> Any:
    """The page of that key, brought to the front."""
    window.open_page(key)
    return window.page(key)


def button(inside: QWidget, text: str) -> QAbstractButton:
    """The one button that is shown with this text, or with this name for those who hear it read."""
    shown = [b for b in inside.findChildren(QAbstractButton) if b.isVisible()]
    found = [b for b in shown if b.text().replace("&", "") == text] or [b for b in shown if b.accessibleName() == text]
    assert len(found) == 1, f"{len(found)} buttons {text!r} among {[b.text() for b in shown]}"
    return found[0]


def click(qtbot: QtBot, inside: QWidget, text: str) -> None:
    """Press a button, as soon as it is there and can be pressed: laid out, too, for nobody hits one of no height."""

    def ready() -> None:
        found = button(inside, text)
        assert found.isEnabled(), f"{text!r} cannot be pressed"
        assert not found.size().isEmpty(), f"{text!r} has no place yet"

    qtbot.waitUntil(ready)
    QTest.mouseClick(button(inside, text), Qt.MouseButton.LeftButton)


def at_rest(qtbot: QtBot) -> None:
    """Wait until what was asked for in the background is there and laid out, and what was asked for then, too."""
    for _ in range(3):
        assert background.wait(PATIENCE / 1000)
        qtbot.wait(20)


def says(inside: QWidget, text: str) -> bool:
    """Whether a text can be read somewhere just now."""
    return any(text in w.text() for w in inside.findChildren(QLabel) if w.isVisible())


def sees(inside: QWidget, text: str) -> bool:
    """Whether a text can be read somewhere, now or once Qt and what runs beside it have got there."""
    end = monotonic() + PATIENCE / 1000
    while not says(inside, text) and monotonic() < end:
        QTest.qWait(10)
    return says(inside, text)


def enrol(window: MainWindow, name: str = "Eileen", picture: Image | None = None) -> Person:
    """Have somebody enrolled, by default Eileen Collins."""
    recogniser = window.session.recogniser
    assert recogniser is not None
    one = sample(recogniser.engine, demo.astronaut() if picture is None else picture)
    return Enroller(window.session.site, recogniser).samples(name, [one])


def clashing_keys(window: MainWindow, inside: QWidget) -> list[tuple[str, str]]:
    """Pairs of buttons and menus that would be opened by the same letter."""
    texts = [menu.text() for menu in window.menuBar().actions() if menu.isVisible()]
    shown = [b for b in inside.findChildren(QAbstractButton) if b.isVisible() and not isinstance(b, QToolButton)]
    texts += [b.text() for b in shown]
    used: dict[str, str] = {}
    clashing = []
    for text in texts:
        letter = QKeySequence.mnemonic(text).toString()
        if letter in used:
            clashing.append((used[letter], text))
        elif letter:
            used[letter] = text
    return clashing


def unnamed_fields(inside: QWidget) -> list[QWidget]:
    """Fields that nobody who hears the page read would know the meaning of, or that Tab passes over."""
    labels = [w.buddy() for w in inside.findChildren(QLabel)]
    found = []
    for kind in (QLineEdit, QComboBox, QSlider, QAbstractSpinBox, QPlainTextEdit, QAbstractItemView):
        for field in (f for f in inside.findChildren(kind) if f.isVisible() and f.isEnabled()):
            inner = isinstance(field.parent(), (QComboBox, QAbstractSpinBox)) or field.objectName().startswith("qt_")
            if inner or isinstance(field, QHeaderView):
                continue  # part of another field
            named = field.accessibleName() or field in labels
            if not named or not field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(field)
    return found


def field(inside: QWidget, name: str) -> Any:
    """The one field that is shown and called so, whatever it takes: text, a choice, a number or a day."""
    kinds = (QLineEdit, QComboBox, QSlider, QAbstractSpinBox, QPlainTextEdit, QAbstractItemView)
    labels = {w.buddy(): w.text().replace("&", "") for w in inside.findChildren(QLabel) if w.buddy() is not None}
    shown = [w for kind in kinds for w in inside.findChildren(kind) if w.isVisible()]
    found = {w for w in shown if name in (w.accessibleName(), labels.get(w))}
    assert len(found) == 1, f"{len(found)} fields {name!r}"
    return found.pop()
