"""Fields that the wheel leaves alone while it scrolls what they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QDateTimeEdit, QDoubleSpinBox, QSlider, QSpinBox, QTimeEdit, QWidget

if TYPE_CHECKING:
    _Field = QWidget
else:
    _Field = object


class _Calm(_Field):
    """The wheel changes the value only of the field in which somebody is at work; it gives none of them the focus."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CalmChoice(_Calm, QComboBox):
    """A list of choices, one of which is shown."""


class WholeBox(_Calm, QSpinBox):
    """A whole number."""


class DecimalBox(_Calm, QDoubleSpinBox):
    """A number with digits after the point."""


class Slider(_Calm, QSlider):
    """A number between two ends."""


class DayField(_Calm, QDateEdit):
    """A day."""


class TimeField(_Calm, QTimeEdit):
    """A time of day."""


class MomentField(_Calm, QDateTimeEdit):
    """A day and a time of it."""
