from __future__ import annotations

import sys
import time as clocks
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.upkeep.clock_watch import ClockWatch, steady

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Time:
    """A clock on the wall that can be set, and one that cannot."""

    def __init__(self, folder: Path):
        self.wall, self.steady, self.folder = START, 1000.0, folder
        self.newest: datetime | None = START
        self.restart()

    def restart(self) -> None:
        self.watch = ClockWatch(self.folder, lambda: self.newest, lambda: self.wall, lambda: self.steady)

    def passes(self, time: timedelta) -> None:
        self.wall += time
        self.steady += time.total_seconds()


def test_a_clock_that_goes_its_way_is_trusted(tmp_path: Path) -> None:
    time = Time(tmp_path)
    for _ in range(30):
        assert not time.watch.in_doubt()
        time.passes(HOUR)
    time.restart()
    time.passes(20 * DAY)  # off, over the holidays
    assert not time.watch.in_doubt()


def test_after_a_leap_nothing_is_removed_for_a_day(tmp_path: Path) -> None:
    time = Time(tmp_path)
    assert not time.watch.in_doubt()
    time.wall += 730 * DAY
    assert time.watch.in_doubt()
    time.restart()
    time.passes(23 * HOUR)
    assert time.watch.in_doubt()
    time.passes(2 * HOUR)
    assert not time.watch.in_doubt()  # so it is what the time is


def test_a_clock_that_is_put_right_is_trusted_at_once(tmp_path: Path) -> None:
    time = Time(tmp_path)
    time.watch.in_doubt()
    time.wall += 730 * DAY
    assert time.watch.in_doubt()
    time.wall -= 730 * DAY
    assert not time.watch.in_doubt()
    time.passes(HOUR)
    assert not time.watch.in_doubt()


def test_a_leap_while_the_program_was_off_is_noticed(tmp_path: Path) -> None:
    time = Time(tmp_path)
    time.watch.in_doubt()
    time.wall += 730 * DAY
    time.restart()
    assert time.watch.in_doubt()


def test_a_leap_before_the_first_look_is_noticed(tmp_path: Path) -> None:
    time = Time(tmp_path)
    time.wall += 730 * DAY
    assert time.watch.in_doubt()


def test_a_site_that_nobody_has_looked_at_is_as_old_as_its_newest_entry(tmp_path: Path) -> None:
    time = Time(tmp_path)
    time.wall += 730 * DAY
    time.restart()
    assert time.watch.in_doubt()
    for name in ("new", "used"):
        (tmp_path / name).mkdir()
    assert not ClockWatch(tmp_path / "new", lambda: None, lambda: time.wall, lambda: time.steady).in_doubt()
    assert not ClockWatch(tmp_path / "used", lambda: time.wall, lambda: time.wall, lambda: time.steady).in_doubt()


def test_going_back_is_no_leap(tmp_path: Path) -> None:
    time = Time(tmp_path)
    time.watch.in_doubt()
    time.wall -= 2 * HOUR
    assert not time.watch.in_doubt()


def test_a_note_that_cannot_be_read_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "status").mkdir()
    (tmp_path / "status" / "clock.json").write_text('{"seen": 12', encoding="utf-8")
    time = Time(tmp_path)
    assert not time.watch.in_doubt()
    time.wall += 730 * DAY
    assert time.watch.in_doubt()


def test_a_machine_that_sleeps_at_night_is_not_in_doubt_for_good(tmp_path: Path) -> None:
    """Where the clock that nobody can set does not count sleep, as in a virtual machine that is paused."""
    time, trusted = Time(tmp_path), []
    for day in range(60):
        for _ in range(16):
            time.passes(HOUR)
            if not time.watch.in_doubt():
                trusted.append(day)
        time.wall += 8 * HOUR
    assert all({day, day + 1} & set(trusted) for day in range(59))
    assert len(trusted) > 60 * 16 / 4


def test_a_second_leap_begins_a_doubt_anew(tmp_path: Path) -> None:
    time = Time(tmp_path)
    time.watch.in_doubt()
    time.wall += 8 * HOUR
    assert time.watch.in_doubt()
    time.passes(23 * HOUR)
    time.wall += 730 * DAY
    assert time.watch.in_doubt()
    time.passes(23 * HOUR)
    assert time.watch.in_doubt()


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems have other clocks")
def test_sleep_is_counted() -> None:
    before = clocks.clock_gettime(clocks.CLOCK_BOOTTIME)
    assert before <= steady() <= clocks.clock_gettime(clocks.CLOCK_BOOTTIME)


def test_both_clocks_leaping_by_years_is_a_leap_too(tmp_path: Path) -> None:
    time = Time(tmp_path)
    time.watch.in_doubt()
    time.passes(730 * DAY)
    assert time.watch.in_doubt()
    time.passes(2 * DAY)
    assert not time.watch.in_doubt()
