from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from core.access.schedules import DAYS, HOLIDAY, Calendar, Period, Schedule, minutes_of, parse_period

WORK = Schedule(name="work", periods=(parse_period("mon-fri 08:00-12:00"), parse_period("mon-fri 13:00-18:00")))
NIGHT = Schedule(name="night", periods=(parse_period("fri 22:00-06:00"),))
YEAR = Calendar(name="year", dates=frozenset({date(2026, 11, 23)}), yearly=frozenset({(12, 25)}))


@pytest.mark.parametrize(
    ("schedule", "wall", "began"),
    [
        (WORK, "2026-11-23 08:00", "2026-11-23 08:00"),
        (WORK, "2026-11-23 11:59", "2026-11-23 08:00"),
        (WORK, "2026-11-23 12:00", None),
        (WORK, "2026-11-23 13:30", "2026-11-23 13:00"),
        (WORK, "2026-11-22 09:00", None),
        (NIGHT, "2026-11-27 23:00", "2026-11-27 22:00"),
        (NIGHT, "2026-11-28 05:59", "2026-11-27 22:00"),
        (NIGHT, "2026-11-28 06:00", None),
        (NIGHT, "2026-11-27 05:00", None),
        (Schedule(name="all", periods=(parse_period("mon-sun 00:00-24:00"),)), "2026-11-22 23:59", "2026-11-22 00:00"),
        (Schedule(name="round", periods=(parse_period("mon 08:00-08:00"),)), "2026-11-24 07:59", "2026-11-23 08:00"),
    ],
)
def test_a_period_holds_from_its_start_to_its_end_over_midnight_too(schedule, wall: str, began: str | None) -> None:
    expected = datetime.fromisoformat(began) if began else None
    assert schedule.began(datetime.fromisoformat(wall), None) == expected


def test_on_a_holiday_only_periods_for_holidays_hold() -> None:
    schedule = Schedule(
        name="work", periods=(*WORK.periods, parse_period("holiday 10:00-11:00"), parse_period("sun 22:00-02:00")),
        calendar="year",
    )  # fmt: skip
    monday = datetime(2026, 11, 23, 10, 30)
    assert schedule.began(monday, YEAR) == datetime(2026, 11, 23, 10)
    assert schedule.began(monday.replace(hour=9), YEAR) is None
    assert schedule.began(monday.replace(hour=1), YEAR) == datetime(2026, 11, 22, 22), "begun on an ordinary Sunday"
    assert schedule.began(datetime(2031, 12, 25, 9), YEAR) is None


@pytest.mark.parametrize(
    "text", ["mon-fri 08:00-18:00", "fri-mon 22:00-06:00", "holiday 10:00-14:00", "sat,sun 0:00-24:00"]
)
def test_periods_are_read_as_people_write_them(text: str) -> None:
    period = parse_period(text)
    days, _, clock = text.partition(" ")
    assert str(period).endswith("-".join(f"{part:>05}" for part in clock.split("-")))
    assert len(period.days) == {"mon-fri": 5, "fri-mon": 4, "holiday": 1, "sat,sun": 2}[days]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mon 24:00-06:00",
        "mon",
        "08:00-18:00",
        "xyz 08:00-18:00",
        "mon 8-18",
        "mon 08:00-25:00",
        "mon 08:60-09:00",
        "mon-holiday 08:00-09:00",
    ],
)
def test_what_is_no_period_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not|are no part"):
        parse_period(text)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValidationError, match="calendar"):
        Schedule(name="feast", periods=(Period(days=frozenset({HOLIDAY}), start=0, end=60),))
    with pytest.raises(ValidationError):
        Calendar(name="year", yearly=frozenset({(2, 30)}))
    with pytest.raises(ValidationError):
        Period(days=frozenset(), start=0, end=60)


@given(
    st.sets(st.integers(0, HOLIDAY), min_size=1),
    st.integers(0, 24 * 60 - 1),
    st.integers(0, 24 * 60),
)
def test_a_period_survives_being_written_and_read(days: set[int], start: int, end: int) -> None:
    period = Period(days=frozenset(days), start=start, end=end)
    assert parse_period(str(period).replace(", ", ",")) == period
    assert Period.model_validate_json(period.model_dump_json()) == period
    assert all(DAYS[day][:3] in str(period) for day in days)


def test_a_time_of_day_in_minutes() -> None:
    assert [minutes_of(text) for text in ("00:00", "8:05", "24:00")] == [0, 485, 1440]
