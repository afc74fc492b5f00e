"""What a clock shows on the nights on which it is put forward or back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.base import wall_clock

BERLIN, NEW_YORK, LORD_HOWE = (ZoneInfo(n) for n in ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe"))


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "moment", "words"),
    [
        (BERLIN, "2026-10-24T23:59:59+00:00", "01:59"),
        (BERLIN, "2026-10-25T00:30+00:00", "02:30 CEST"),
        (BERLIN, "2026-10-25T01:30+00:00", "02:30 CET"),
        (BERLIN, "2026-10-25T02:00+00:00", "03:00"),
        (BERLIN, "2026-03-29T01:00+00:00", "03:00"),
        (BERLIN, "2026-03-29T00:59+00:00", "01:59"),
        (NEW_YORK, "2026-11-01T05:30+00:00", "01:30 EDT"),
        (NEW_YORK, "2026-11-01T06:30+00:00", "01:30 EST"),
        (NEW_YORK, "2026-11-01T07:00+00:00", "02:00"),
        (LORD_HOWE, "2026-04-04T14:45+00:00", "01:45 +11"),  # put back by half an hour, at 02:00
        (LORD_HOWE, "2026-04-04T15:15+00:00", "01:45 +1030"),
        (LORD_HOWE, "2026-04-04T14:15+00:00", "01:15"),
        (LORD_HOWE, "2026-04-04T15:30+00:00", "02:00"),
    ],
)
def test_the_passes_of_the_repeated_hour_are_told_apart(zone: ZoneInfo, moment: str, words: str) -> None:
    when = datetime.fromisoformat(moment)
    assert wall_clock.shown(when, "%H:%M", zone) == words
    assert wall_clock.shown(when.astimezone(zone), "%H:%M", zone) == words


def test_this_machines_clock_tells_them_apart_too(berlin: None) -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    shown = [wall_clock.shown(first + timedelta(hours=n)) for n in (-1, 0, 1, 2)]
    assert shown == ["2026-10-25 01:30", "2026-10-25 02:30 CEST", "2026-10-25 02:30 CET", "2026-10-25 03:30"]
    assert wall_clock.shown(first.astimezone(), "%H:%M") == "02:30 CEST"


def test_what_is_shown_twice_and_what_never() -> None:
    assert wall_clock.twice(datetime(2026, 10, 25, 2), BERLIN)
    assert not wall_clock.twice(datetime(2026, 10, 25, 3), BERLIN)
    assert wall_clock.never(datetime(2026, 3, 29, 2), BERLIN)
    assert not wall_clock.never(datetime(2026, 3, 29, 3), BERLIN)
    assert wall_clock.never(datetime(2026, 10, 4, 2, 15), LORD_HOWE)
    assert not wall_clock.never(datetime(2026, 10, 4, 2, 30), LORD_HOWE)
    for far in (datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)):
        assert not wall_clock.twice(far, LORD_HOWE)
        assert not wall_clock.never(far, NEW_YORK)


@pytest.mark.parametrize(
    ("zone", "limit", "begins", "ends"),
    [
        (BERLIN, "2026-10-25T02:30", "2026-10-25T00:30+00:00", "2026-10-25T01:30+00:00"),
        (BERLIN, "2026-03-29T02:30", "2026-03-29T01:00+00:00", "2026-03-29T01:00+00:00"),
        (NEW_YORK, "2026-11-01T01:15", "2026-11-01T05:15+00:00", "2026-11-01T06:15+00:00"),
        (NEW_YORK, "2026-03-08T02:15", "2026-03-08T07:00+00:00", "2026-03-08T07:00+00:00"),
        (LORD_HOWE, "2026-04-05T01:45", "2026-04-04T14:45+00:00", "2026-04-04T15:15+00:00"),
        (LORD_HOWE, "2026-10-04T02:15", "2026-10-03T15:30+00:00", "2026-10-03T15:30+00:00"),
        (BERLIN, "2026-10-25T12:00", "2026-10-25T11:00+00:00", "2026-10-25T11:00+00:00"),
    ],
)
def test_a_limit_begins_the_first_time_and_ends_the_last_time_it_is_shown(
    zone: ZoneInfo, limit: str, begins: str, ends: str
) -> None:
    wall, start, end = (datetime.fromisoformat(text) for text in (limit, begins, ends))
    minutes = [start + timedelta(minutes=n) for n in range(-180, 181)]
    assert [m for m in minutes if wall_clock.begun(wall, m, zone)] == [m for m in minutes if m >= start]
    assert [m for m in minutes if wall_clock.ended(wall, m, zone)] == [m for m in minutes if m >= end]
    assert wall_clock.ended(wall, end.astimezone(zone), zone)
