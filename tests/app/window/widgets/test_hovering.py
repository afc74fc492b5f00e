from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.window.widgets.hovering import Hovering


def test_somebody_is_at_work_from_when_the_mouse_comes_until_it_leaves(qtbot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    hovering = Hovering(widget)
    assert not hovering.at_work
    with qtbot.waitSignal(hovering.began):
        QApplication.sendEvent(widget, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert hovering.at_work
    with qtbot.waitSignal(hovering.ended):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    assert not hovering.at_work


def test_a_mouse_that_lies_over_a_list_for_long_is_nobodys(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    widget, now = QWidget(), [100.0]
    qtbot.addWidget(widget)
    hovering = Hovering(widget)
    monkeypatch.setattr("app.window.widgets.hovering.time", SimpleNamespace(monotonic=lambda: now[0]))
    QApplication.sendEvent(widget, QEnterEvent(QPointF(), QPointF(), QPointF()))
    hovering._look()
    assert hovering.at_work
    now[0] += 21
    with qtbot.waitSignal(hovering.ended):
        hovering._look()
    assert not hovering.at_work
