"""What has no room can be read whole where the mouse rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QStyleOptionComboBox, QToolTip, QWidget

from app.window import theme
from app.window.widgets.texts import ChoiceBox, Label, LineField, tell_cut

LONG = "A door at the end of the corridor on the third floor of the building behind the station"


@pytest.fixture(autouse=True)
def no_tip(qapp: QApplication) -> Iterator[None]:
    yield
    QToolTip.hideText()


def _label(text: str) -> QWidget:
    return Label(text)


def _field(text: str) -> QWidget:
    return LineField(text)


def _choice(text: str) -> QWidget:
    box = ChoiceBox()
    box.addItem(text)
    return box


def _list(text: str) -> QWidget:
    entries = QListWidget()
    entries.addItem(text)
    tell_cut(entries)
    return entries


def _tip(qtbot, shown: QWidget) -> str:
    """What is said where the mouse rests on a widget that is 120 pixels wide."""
    qtbot.addWidget(shown)
    shown.setFixedWidth(120)
    shown.show()
    QApplication.processEvents()
    shown.grab()
    target = shown.viewport() if isinstance(shown, QListWidget) else shown
    place = QPoint(20, 8)
    QApplication.sendEvent(target, QHelpEvent(QEvent.Type.ToolTip, place, target.mapToGlobal(place)))
    return QToolTip.text()


@pytest.mark.parametrize("made", [_label, _field, _choice, _list])
def test_what_is_cut_is_its_own_tip(qtbot, made: Callable[[str], QWidget]) -> None:
    assert LONG in _tip(qtbot, made(LONG))


@pytest.mark.parametrize("made", [_label, _field, _choice, _list])
def test_what_has_room_has_none(qtbot, made: Callable[[str], QWidget]) -> None:
    assert _tip(qtbot, made("Door")) == ""


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("words", ["DET", "As the desktop has it", "who comes, not who walks past", "跟随桌面"])
def test_a_list_of_choices_that_has_the_room_it_asks_for_shows_all_its_words(
    qtbot, qapp: QApplication, words: str, later: bool
) -> None:
    theme.apply(qapp, "light")
    shown, box, other = QWidget(), ChoiceBox(), ChoiceBox()
    qtbot.addWidget(shown)
    beside = QHBoxLayout(shown)
    for one in (box, other):
        beside.addWidget(one)
    beside.addStretch(1)
    box.addItem("ROC" if later else words)
    shown.resize(900, 60)
    shown.show()
    if later:
        box.addItem(words)
        box.setCurrentText(words)
    QApplication.processEvents()
    for at in (box, other):  # with the ring of the focus, which takes room of the words, and without
        at.setFocus()
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        assert option.currentText == words
    assert box.width() == box.sizeHint().width() < 400
