"""Fields for single values."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel, Field
from PySide6.QtCore import Qt

from app.window.widgets.editors import NumberField, Span, editor
from core.learning.recipe import Training


class _Model(BaseModel):
    sigma: Annotated[float, Field(title="Sigma", ge=0.5, le=50)] = 3
    share: Annotated[float, Field(title="Share", gt=0, le=1)] = 0.125
    strength: Annotated[float, Field(title="Strength", ge=0.001, le=1000)] = 1
    count: Annotated[int, Field(title="Count", ge=1, le=9)] = 5
    many: Annotated[int, Field(title="Many", ge=0, le=100_000)] = 500
    fours: Annotated[int, Field(title="Fours", ge=4, le=32, multiple_of=4)] = 8
    seed: Annotated[int, Field(title="Seed")] = 42
    free: Annotated[float, Field(title="Free", ge=0)] = 1.5
    rate: Annotated[float, Field(title="Rate", gt=0, le=10, json_schema_extra={"digits": 6})] = 0.001
    decay: Annotated[float, Field(title="Decay", ge=0, lt=1, json_schema_extra={"digits": 5})] = 0.999


FIELDS = _Model.model_fields


def _number(qtbot, name: str) -> NumberField:
    field = FIELDS[name]
    made = editor(field, field.default, str)
    assert isinstance(made, NumberField)
    qtbot.addWidget(made)
    qtbot.addWidget(made.spin)
    return made


@pytest.mark.parametrize("name", FIELDS)
def test_a_default_is_shown_as_it_is(qtbot, name: str) -> None:
    assert _number(qtbot, name).value() == FIELDS[name].default


@pytest.mark.parametrize("name", [n for n in FIELDS if n not in ("seed", "free")])
def test_every_place_of_the_slider_is_allowed_and_the_ends_are_reached(qtbot, name: str) -> None:
    field = _number(qtbot, name)
    seen = []
    for place in range(field.slider.minimum(), field.slider.maximum() + 1):
        field.slider.setValue(place)
        seen.append(field.value())
        _Model.model_validate({name: field.value()})
        assert field.slider.value() == place
    assert seen == sorted(seen)
    low, high = Span.of(FIELDS[name]).low, Span.of(FIELDS[name]).high
    assert (seen[0], seen[-1]) == pytest.approx((low, high))


def test_numbers_without_two_ends_have_no_slider(qtbot) -> None:
    for name in ("seed", "free"):
        field = _number(qtbot, name)
        assert field.slider.isHidden()
    bounded = _number(qtbot, "sigma")
    assert not bounded.slider.isHidden()


def test_digits_that_a_field_asks_for_can_be_typed_and_zeros_at_its_end_are_not_shown(qtbot) -> None:
    rate, decay = _number(qtbot, "rate"), _number(qtbot, "decay")
    assert (rate.spin.text(), decay.spin.text()) == ("0.001", "0.999")
    rate.spin.lineEdit().setText("0.00025")
    rate.spin.interpretText()
    assert rate.value() == 0.00025
    rate.set_value(10)
    assert rate.spin.text() == "10"


@pytest.mark.parametrize("name", Training.model_fields)
def test_what_nearly_every_training_has_is_shown_with_its_default(qtbot, name: str) -> None:
    field = Training.model_fields[name]
    made = editor(field, field.default, str)
    qtbot.addWidget(made)
    assert made.value() == field.default


def test_wide_spans_count_in_ratios(qtbot) -> None:
    field = _number(qtbot, "strength")
    middle = (field.slider.minimum() + field.slider.maximum()) // 2
    field.slider.setValue(middle)
    assert field.value() == pytest.approx(1, rel=0.1)


def test_slider_and_number_follow_each_other_and_tell_once(qtbot) -> None:
    field = _number(qtbot, "count")
    told = []
    field.changed.connect(lambda: told.append(field.value()))
    field.slider.setValue(0)
    assert field.spin.value() == 1
    field.spin.setValue(9)
    assert field.slider.value() == field.slider.maximum()
    assert told == [1, 9]
    field.spin.setValue(99)
    assert field.value() == 9


def test_what_is_typed_counts_once_it_is_whole(qtbot) -> None:
    field = _number(qtbot, "many")
    field.spin.show()
    told = []
    field.changed.connect(lambda: told.append(field.value()))
    field.spin.selectAll()
    qtbot.keyClicks(field.spin, "750")
    assert told == []
    qtbot.keyClick(field.spin, Qt.Key.Key_Return)
    assert told == [750]


def test_what_it_takes_is_said_where_something_else_is_typed(qtbot) -> None:
    field = _number(qtbot, "rate")
    assert field.limits.words == "A number from 0.000001 to 10"
    assert field.limits.words in field.spin.toolTip()
    field.spin.selectAll()
    qtbot.keyClicks(field.spin, "0.5")
    qtbot.keyClick(field.spin, Qt.Key.Key_Return)
    assert (field.value(), field.limits.told) == (0.5, 0)
    qtbot.keyClicks(field.spin, "x")
    qtbot.waitUntil(lambda: field.limits.told == 1)
    field.spin.selectAll()
    qtbot.keyClicks(field.spin, "0")
    qtbot.keyClick(field.spin, Qt.Key.Key_Return)
    assert (field.value(), field.limits.told) == (0.000001, 2), "the nearest, and it says so"
    assert _number(qtbot, "count").limits.words == "A whole number from 1 to 9"
    assert _number(qtbot, "seed").limits.words == "A whole number"
