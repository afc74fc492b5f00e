from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.window.widgets.layout import button


@pytest.mark.parametrize(("role", "times"), [("", 2), ("primary", 2), ("danger", 1)])
def test_the_second_click_of_two_loses_nothing(qtbot, role: str, times: int) -> None:
    pressed = []
    shown = button("Delete", lambda: pressed.append(1), role)
    qtbot.addWidget(shown)
    shown.show()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    place, left = QPointF(shown.rect().center()), Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):  # the second of two, as it comes
        there = shown.mapToGlobal(place)
        QApplication.sendEvent(shown, QMouseEvent(kind, place, there, left, left, Qt.KeyboardModifier.NoModifier))
    assert len(pressed) == times
