"""Fields for single values: a number with a slider, a choice, yes or no, a text, a matrix."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from app.window import theme
from app.window.widgets.calm import DecimalBox, Slider, WholeBox
from app.window.widgets.layout import column
from app.window.widgets.limits import Limits
from app.window.widgets.matrix import MatrixField
from app.window.widgets.offered import OfferField
from app.window.widgets.texts import ChoiceBox, LineField

_STEPS = 200  # places of a slider, where the numbers between its ends are more
_WIDE = 200  # from this ratio of the largest to the smallest number on, a slider counts in ratios
_FAR = 1e9
Say = Callable[[str], str]
"""Translates what a model says of itself."""


@dataclass(frozen=True)
class Span:
    """The numbers that a field takes; without an end, it is far away.

    Attributes:
        low: the least.
        high: the largest.
        bounded: whether it has two ends.
        step: between two numbers.
        digits: after the point that can be typed, where the field says so; those that are 0 are not shown.

    """

    low: float
    high: float
    bounded: bool
    step: float
    digits: int | None = None

    @classmethod
    def of(cls, field: FieldInfo) -> Span:
        """The span of a field whose model says ge, gt, le, lt, multiple_of, or ``json_schema_extra={"digits": 6}``."""
        found: dict[str, float] = {}
        for rule in field.metadata:
            for name in ("ge", "gt", "le", "lt", "multiple_of"):
                if getattr(rule, name, None) is not None:
                    found[name] = getattr(rule, name)
        low, high = found.get("ge", found.get("gt", -_FAR)), found.get("le", found.get("lt", _FAR))
        bounded = max(-low, high) < _FAR
        whole = field.annotation is int
        step = float(found.get("multiple_of", 1 if whole else _round_step((high - low) / 100 if bounded else 0.1)))
        extra = field.json_schema_extra
        digits = extra.get("digits") if isinstance(extra, dict) else None
        digits = digits if isinstance(digits, int) else None
        nearest = step if whole else 10.0 ** -(_decimals(step) if digits is None else digits)
        return cls(
            low + nearest * ("gt" in found and "ge" not in found),
            high - nearest * ("lt" in found and "le" not in found),
            bounded,
            step,
            digits,
        )

    @property
    def geometric(self) -> bool:
        """Whether its numbers differ so much that ratios count."""
        return self.bounded and self.low > 0 and self.high / self.low >= _WIDE


def _round_step(step: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is no larger."""
    power = 10.0 ** math.floor(math.log10(step)) if step > 0 else 1.0
    return next((n * power for n in (5, 2) if n * power <= step * (1 + 1e-9)), power)


def _decimals(value: float) -> int:
    """Digits after the point that a number needs."""
    return next((n for n in range(7) if math.isclose(round(value, n), value, rel_tol=1e-6, abs_tol=1e-12)), 6)


class _ShortBox(DecimalBox):
    """A number without the zeros at its end."""

    def textFromValue(self, value: float) -> str:
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip(self.locale().zeroDigit()).removesuffix(point) if point in text else text


class NumberField(QWidget):
    """A number to be typed, or where it has two ends, set with a slider.

    Attributes:
        limits: says what can be typed.

    Signals:
        changed: it is another number.

    """

    changed = Signal()

    def __init__(self, span: Span, value: float, *, whole: bool):
        super().__init__()
        self._span, self._whole = span, whole
        self.slider = Slider(Qt.Orientation.Horizontal)
        self._places = _STEPS
        self._sliding = False
        if whole:
            self.spin: QSpinBox | QDoubleSpinBox = WholeBox()
            self.spin.setRange(round(span.low), round(span.high))
            self.spin.setSingleStep(max(1, round(span.step)))
            if span.bounded and not span.geometric and span.high - span.low <= 1000 * span.step:
                self._places = max(1, round((span.high - span.low) / span.step))
        else:
            self.spin = DecimalBox() if span.digits is None else _ShortBox()
            ends = (span.step, value) + ((span.low, span.high) if span.bounded else ())
            found = max(map(_decimals, ends)) + span.geometric
            self.spin.setDecimals(found if span.digits is None else span.digits)
            self.spin.setRange(span.low, span.high)
            self.spin.setSingleStep(span.step)
            if span.geometric:
                self.spin.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.limits = Limits(self.spin, bounded=span.bounded)
        self.spin.setKeyboardTracking(False)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.spin.setFixedWidth(theme.scaled(96))
        self.slider.setRange(0, self._places)
        self.slider.setPageStep(max(1, self._places // 10))
        self.set_value(value)
        self._follow()
        content = column(self, margin=0, spacing=0)
        content.addWidget(self.slider)
        self.slider.setVisible(span.bounded)  # in its place: before, it would be a window of its own
        self.spin.valueChanged.connect(self._typed)
        self.slider.valueChanged.connect(self._slid)

    def value(self) -> float:
        """The number, an int where it takes no other."""
        return self.spin.value()

    def set_value(self, value: float) -> None:
        """Show a number."""
        if isinstance(self.spin, QSpinBox):
            self.spin.setValue(round(value))
        else:
            self.spin.setValue(value)

    def _typed(self) -> None:
        if not self._sliding:
            self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Put the slider where the number is."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(self._places * self._share(float(self.spin.value()))))

    def _share(self, value: float) -> float:
        low, high = self._span.low, self._span.high
        if not self._span.bounded or high <= low:
            return 0.0
        if self._span.geometric:
            return math.log(max(value, low) / low) / math.log(high / low)
        return (value - low) / (high - low)

    def _slid(self, place: int) -> None:
        share, low, high = place / self._places, self._span.low, self._span.high
        value = low * (high / low) ** share if self._span.geometric else low + (high - low) * share
        if self._span.geometric and 0 < share < 1:
            value = float(f"{value:.2g}")
        if self._whole:
            value = round(low + round((value - low) / self._span.step) * self._span.step)
        self._sliding = True  # it stays where it is held
        self.set_value(value)
        self._sliding = False


class ChoiceField(ChoiceBox):
    """One of several words.

    Signals:
        changed: it is another one.

    """

    changed = Signal()

    def __init__(self, choices: Sequence[Any], value: Any, say: Say):
        super().__init__()
        for choice in choices:
            self.addItem(say(str(choice)), choice)
        self.set_value(value)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def value(self) -> Any:
        """The word, as the model has it."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose a word."""
        self.setCurrentIndex(max(0, self.findData(value)))


class YesField(QCheckBox):
    """Yes or no.

    Signals:
        changed: it is the other one.

    """

    changed = Signal()

    def __init__(self, words: str, value: bool):
        super().__init__(words)
        self.setChecked(value)
        self.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick it, or not."""
        self.setChecked(value)


class TextField(LineField):
    """A text.

    Signals:
        changed: it is another one.

    """

    changed = Signal()

    def __init__(self, value: str):
        super().__init__(value)
        self.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> str:
        """What is written."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Write something else."""
        self.setText(value)


Editor = NumberField | ChoiceField | YesField | TextField | MatrixField | OfferField


def editor(field: FieldInfo, value: Any, say: Say) -> Editor:
    """The field for a value that says by itself what it is."""
    kind, extra = field.annotation, field.json_schema_extra
    if kind is bool:
        return YesField(say(field.title or ""), bool(value))
    if kind in (int, float):
        return NumberField(Span.of(field), value, whole=kind is int)
    if get_origin(kind) is Literal:
        return ChoiceField(get_args(kind), value, say)
    if isinstance(extra, dict) and extra.get("editor") == "matrix":
        return MatrixField(str(value))
    if isinstance(extra, dict) and extra.get("made"):
        return OfferField(str(value))
    return TextField(str(value))
