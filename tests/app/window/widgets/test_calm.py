"""Fields in something that the wheel scrolls."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QDateTime, QPoint, QPointF, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget

import app.window
from app.window.widgets.calm import DayField, DecimalBox, MomentField, Slider, TimeField, WholeBox
from app.window.widgets.layout import column, scrolled
from app.window.widgets.texts import ChoiceBox

MINE = ("calm.py",)  # where those of Qt are dressed
LIVELY = {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QSlider", "QDial", "QDateEdit", "QTimeEdit", "QDateTimeEdit"}


def _choice() -> ChoiceBox:
    box = ChoiceBox()
    box.addItems(["one", "two", "three"])
    box.setCurrentIndex(1)
    return box


def _writable() -> ChoiceBox:
    box = _choice()
    box.setEditable(True)
    return box


def _slider() -> Slider:
    slider = Slider(Qt.Orientation.Horizontal)
    slider.setValue(50)
    return slider


def _whole() -> WholeBox:
    box = WholeBox()
    box.setValue(50)
    return box


def _decimal() -> DecimalBox:
    box = DecimalBox()
    box.setValue(50)
    return box


KINDS = {
    "list": (_choice, ChoiceBox.currentIndex),
    "list to type in": (_writable, ChoiceBox.currentIndex),
    "whole number": (_whole, WholeBox.value),
    "number": (_decimal, DecimalBox.value),
    "slider": (_slider, Slider.value),
    "day": (lambda: DayField(QDate(2026, 6, 15)), DayField.date),
    "time": (lambda: TimeField(QTime(12, 30)), TimeField.time),
    "moment": (lambda: MomentField(QDateTime(2026, 6, 15, 12, 30, 0)), MomentField.dateTime),
}


def _turn(field: QWidget) -> None:
    """Turn the wheel by a notch over the middle of a field."""
    place = field.mapTo(field.window(), field.rect().center())
    QTest.wheelEvent(field.window().windowHandle(), QPointF(place), QPoint(0, -120))
    QTest.qWait(1)


@pytest.mark.parametrize("kind", KINDS)
def test_the_wheel_scrolls_past_a_field_and_changes_only_the_one_somebody_is_in(qtbot, kind: str) -> None:
    make, value = KINDS[kind]
    field: Any = make()
    inner, other = QWidget(), QCheckBox()
    inside = column(inner)
    inside.addWidget(other)
    inside.addWidget(field)
    inside.addStretch(1)
    inner.setMinimumHeight(2000)
    around = scrolled(inner)
    qtbot.addWidget(around)
    around.resize(300, 300)
    around.show()
    around.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = value(field)
    _turn(field)
    assert value(field) == before
    assert not field.hasFocus()
    assert around.verticalScrollBar().value() > 0
    around.verticalScrollBar().setValue(0)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    _turn(field)
    assert value(field) != before


def test_no_other_fields_are_in_the_window() -> None:
    found = []
    for file in Path(app.window.__file__).parent.rglob("*.py"):
        if file.name in MINE:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            made = [node.func] if isinstance(node, ast.Call) else node.bases if isinstance(node, ast.ClassDef) else []
            found += [f"{file.name}:{one.lineno} {one.id}" for one in made if getattr(one, "id", "") in LIVELY]
    assert found == []
