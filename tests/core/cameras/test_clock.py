"""Time stamps that may do anything, and seconds that only go forward."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cameras.clock import GAP_SECONDS, SourceClock


def _seconds(stamps: Iterable[float | None], rate: float | None = 10) -> list[float]:
    clock = SourceClock(rate)
    return [round(clock.take(stamp), 3) for stamp in stamps]


def _evenly(count: int, begin: float = 0.0) -> list[float]:
    return [begin + n / 10 for n in range(count)]


TENTHS = [round(n / 10, 3) for n in range(60)]


@pytest.mark.parametrize("begin", [0.0, -3.0, 1e-9, 7200.0, 1.7e9])
def test_stamps_may_begin_anywhere(begin: float) -> None:
    assert _seconds(_evenly(20, begin)) == TENTHS[:20]


@pytest.mark.parametrize("jump", [6.0, 3600.0, 95443.7, 1e12, -0.9, -3600.0, -95443.7])
def test_after_a_jump_it_goes_on_by_one_step(jump: float) -> None:
    assert _seconds([*_evenly(10, 5), *_evenly(10, 6 + jump)]) == TENTHS[:20]


def test_recordings_joined_one_after_the_other_last_as_long_as_both() -> None:
    assert _seconds([*_evenly(20), *_evenly(20), *_evenly(20, 300)]) == TENTHS[:60]


def test_a_clock_of_33_bits_may_wrap_around() -> None:
    most = 2**33 / 90_000
    assert _seconds([s % most for s in _evenly(40, most - 2)]) == TENTHS[:40]


def test_stamps_that_are_missing_or_stand_still_are_made_up_for() -> None:
    assert _seconds([None] * 20) == TENTHS[:20]
    assert _seconds([0.0, None, None, 0.3, None, 0.5]) == TENTHS[:6]
    standing = _seconds([*_evenly(5), *([0.4] * 30)])
    assert standing[-1] == pytest.approx(0.4 + 2.7, abs=0.01), "but for the first three, which may be out of order"
    assert _seconds([math.nan, math.inf, -math.inf]) == [0.0, 0.1, 0.2]


def test_pictures_out_of_order_and_twice_keep_their_pace() -> None:
    assert _seconds([0.0, 0.2, 0.1, 0.3, 0.3, 0.4]) == [0.0, 0.2, 0.201, 0.3, 0.301, 0.4]


def test_a_film_may_show_pictures_for_as_long_as_it_says() -> None:
    assert _seconds([0.0, 2.4, 2.4 + GAP_SECONDS]) == [0.0, 2.4, 2.4 + GAP_SECONDS]
    assert _seconds([0.0, 8.0, 16.0], 0.125) == [0.0, 8.0, 16.0], "eight seconds from one to the next, as it claims"


@pytest.mark.parametrize("rate", [0.0, -1.0, 90_000.0, 1e-9, math.nan, math.inf, None])
def test_a_rate_that_cannot_be_is_not_believed(rate: float | None) -> None:
    assert _seconds([None, None], rate) == [0.0, 0.04]


def test_what_is_live_goes_on_by_the_time_that_has_passed() -> None:
    clock = SourceClock()
    clock.take(100.0, 0.0)
    assert clock.take(100.1, 0.1) == pytest.approx(0.1)
    assert clock.take(112.1, 12.0) == pytest.approx(12.1), "the line was down"
    assert clock.take(7000.0, 0.2) == pytest.approx(12.3), "its clock was set"
    assert clock.take(3.0, 0.2) == pytest.approx(12.5)
    assert clock.take(None, 0.2) == pytest.approx(12.7)


STAMPS = st.lists(
    st.one_of(st.none(), st.floats(width=64), st.floats(-10, 10), st.integers(0, 9).map(float)), max_size=80
)


@given(STAMPS, st.one_of(st.none(), st.floats(width=64)))
def test_whatever_stamps_say_seconds_go_forward_by_little_steps(stamps: list[float | None], rate: float | None) -> None:
    clock = SourceClock(rate)
    before = None
    for stamp in stamps:
        now = clock.take(stamp)
        assert math.isfinite(now)
        assert before is None or 0 < now - before <= 31
        before = now
