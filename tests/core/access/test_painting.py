from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.access.painting import DAY, ROWS, Span, Week
from core.access.schedules import DAYS, HOLIDAY, Calendar, Period, Schedule, parse_period

MONDAY = date(2026, 11, 23)
HALVES = range(0, DAY, 30)

halves = st.integers(0, 47).map(lambda n: 30 * n)
minutes = st.integers(0, DAY - 1)
days = st.sets(st.integers(0, HOLIDAY), min_size=1)


def _periods(moments: st.SearchStrategy[int]) -> st.SearchStrategy[list[Period]]:
    one = st.builds(
        lambda on, start, end: Period(days=frozenset(on), start=start, end=end), days, moments, moments | st.just(DAY)
    )
    return st.lists(one, max_size=5)


def _week(*texts: str) -> Week:
    return Week.of(parse_period(text) for text in texts)


def _says(week: Week) -> list[str]:
    return [str(period) for period in week.periods()]


def _held(week: Week) -> set[tuple[int, int]]:
    """Half hours that are painted: (row, minute)."""
    return {(day, minute) for day in ROWS for minute in HALVES if week.at(day, minute) is not None}


@settings(max_examples=25)
@given(_periods(minutes), st.sets(st.integers(0, 8), max_size=4))
def test_a_week_means_what_its_periods_mean(periods: list[Period], feasts: set[int]) -> None:
    """And at every half hour of nine days with any holidays in it."""
    calendar = Calendar(name="year", dates=frozenset(MONDAY + timedelta(days=n) for n in feasts))
    given_, again = (
        Schedule(name="x", periods=tuple(kept), calendar="year") for kept in (periods, Week.of(periods).periods())
    )
    begin = datetime.combine(MONDAY, datetime.min.time())
    for n in range(9 * 48):
        wall = begin + timedelta(minutes=30 * n)
        assert again.began(wall, calendar) == given_.began(wall, calendar)


@settings(max_examples=25)
@given(_periods(halves))
def test_a_week_painted_from_its_own_cells_means_the_same(periods: list[Period]) -> None:
    week, painted = Week.of(periods), Week()
    for day, minute in sorted(_held(week)):
        painted = painted.painted([day], minute, minute + 30)
    assert _held(painted) == _held(week)
    given_, again = (Schedule(name="x", periods=tuple(kept), calendar="none") for kept in (periods, painted.periods()))
    begin = datetime.combine(MONDAY, datetime.min.time())
    for n in range(7 * 48):
        wall = begin + timedelta(minutes=30 * n)
        assert (again.began(wall, None) is None) == (given_.began(wall, None) is None), wall


@given(_periods(halves), st.lists(st.tuples(st.booleans(), days, halves, halves), max_size=8))
def test_painting_and_erasing_change_what_they_cover_and_nothing_else(
    periods: list[Period], strokes: list[tuple[bool, set[int], int, int]]
) -> None:
    week = Week.of(periods)
    for paint, on, first, last in strokes:
        start, end = min(first, last), max(first, last) + 30
        covered = {(day, minute) for day in on for minute in range(start, end, 30)}
        before = _held(week)
        week = (week.painted if paint else week.erased)(on, start, end)
        assert _held(week) == (before | covered if paint else before - covered)
        assert all(0 <= s.start < DAY and s.start < s.end <= s.start + DAY for s in week.spans)
        assert Week.of(week.periods()) == week


def test_equal_days_are_one_period() -> None:
    week = Week().painted(range(5), 480, 1080).painted([5], 540, 720)
    assert _says(week) == ["Mon, Tue, Wed, Thu, Fri 08:00-18:00", "Sat 09:00-12:00"]


def test_odd_minutes_stay_until_painted_over() -> None:
    week = _week("mon,tue 08:07-12:13")
    assert _says(week.painted([0], 1080, 1110)) == ["Mon, Tue 08:07-12:13", "Mon 18:00-18:30"]
    assert _says(week.erased([0], 600, 630)) == ["Mon 08:07-10:00", "Mon 10:30-12:13", "Tue 08:07-12:13"]
    assert _says(week.painted([0], 720, 780)) == ["Mon 08:07-13:00", "Tue 08:07-12:13"]


def test_a_night_is_seen_on_both_days_and_stays_one() -> None:
    night = _week("fri 22:00-06:00")
    assert [(p.start, p.end) for p in night.pieces(4)] == [(1320, 1440)]
    assert [(p.start, p.end) for p in night.pieces(5)] == [(0, 360)]
    assert _says(night.painted([4], 1260, 1320)) == ["Fri 21:00-06:00"]
    assert _says(night.erased([5], 300, 360)) == ["Fri 22:00-05:00"]
    assert _says(night.erased([5], 0, 60)) == ["Fri 22:00-24:00", "Sat 01:00-06:00"]
    assert _says(night.erased([4], 1320, 1440)) == ["Sat 00:00-06:00"]
    assert _says(_week("sun 22:00-06:00").erased([6], 0, 1440)) == ["Mon 00:00-06:00"]


def test_the_night_of_a_holiday_goes_with_its_evening() -> None:
    night = _week("holiday 22:00-06:00")
    assert [day for day in ROWS if night.pieces(day)] == [HOLIDAY]
    assert _says(night.erased([HOLIDAY], 1320, 1440)) == []
    assert _says(night.erased([HOLIDAY], 1320, 1380)) == ["Hol 23:00-06:00"]


def test_what_would_be_longer_than_a_period_stays_two() -> None:
    week = _week("mon 20:00-08:00").painted([0], 240, 1200)
    assert _says(week) == ["Mon 04:00-20:00", "Mon 20:00-08:00"]


def test_a_day_is_copied_with_its_night() -> None:
    week = _week("mon 22:00-06:00", "wed 08:00-12:00", "sat 09:00-10:00").copied(0, range(5))
    assert _says(week) == ["Mon, Tue, Wed, Thu, Fri 22:00-06:00", "Sat 09:00-10:00"]


@pytest.mark.parametrize(
    ("start", "end", "said"), [(480, 1113, "08:00-18:33"), (1320, 360, "22:00-06:00"), (0, 0, "00:00-24:00")]
)
def test_times_of_a_span_can_be_set_to_the_minute(start: int, end: int, said: str) -> None:
    week = _week("mon 09:00-10:00", "tue 09:00-10:00").with_times(0, start, end, Span(0, 540, 600))
    assert _says(week) == [f"Mon {said}", "Tue 09:00-10:00"]
    assert _says(Week().with_times(6, start, end)) == [f"Sun {said}"]


def test_rows_that_are_alike_are_told_together() -> None:
    week = _week("mon-fri 08:00-12:00", "mon-fri 12:00-18:00", "sat 09:00-10:00", "holiday 09:00-10:00")
    assert week.alike() == [((0, 1, 2, 3, 4), ((480, 1080),)), ((5, HOLIDAY), ((540, 600),))]
    assert len(DAYS) == len(ROWS)
