"""Events of the night on which the clocks are put back: in order, and each told from the other."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from app.cli.common import event_line
from app.window.language import clock, moment
from app.window.pages.events.filters import midnight
from app.window.report_pdf import Day
from core.gallery.event_csv import write_csv
from core.gallery.events import Decision, Event, EventFilter, Outcome
from core.site import Site

FIRST = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 in Berlin, and an hour later again


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def events(site: Site) -> list[Event]:
    """At 01:30, 02:30, 02:30 and 03:30, and at both ends of the day, which has 25 hours; recorded in disorder."""
    begin = midnight(date(2026, 10, 25))
    moments = [FIRST + timedelta(hours=n) for n in (1, -1, 2, 0)]
    moments += [begin, begin + timedelta(hours=25, seconds=-1), begin + timedelta(hours=25)]
    for when in moments:
        site.events.record(
            Event(
                when, "hall", 1, Decision.DENY, Outcome.UNKNOWN, None, None, 0.1, 0.8, None, None, None, 3, 0.9, "p-1",
                (),
            )
        )  # fmt: skip
    wanted = EventFilter(since=begin, until=midnight(date(2026, 10, 26)))
    return sorted(site.events.query(wanted), key=lambda event: event.time)


def test_what_the_window_shows_tells_the_passes_apart(qapp, events: list[Event]) -> None:
    shown = [clock(event.time, seconds=False) for event in events]
    assert shown == ["00:00", "01:30", "02:30 CEST", "02:30 CET", "03:30", "23:59"]
    day = QLocale().toString(datetime(2026, 10, 25).date(), QLocale.FormatType.ShortFormat)
    assert moment(events[3].time, seconds=True) == f"{day} 02:30:00 CET"


def test_the_report_of_the_day_has_all_of_its_25_hours(events: list[Event]) -> None:
    content = Day(date(2026, 10, 25), events)
    assert sum(content.hours.values()) == len(events) == 6
    assert sum(count for (hour, _result), count in content.hours.items() if hour == 2) == 2


def test_csv_and_command_line_tell_them_apart(events: list[Event], tmp_path: Path) -> None:
    assert write_csv(events, tmp_path / "events.csv") == 6
    with (tmp_path / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        times = [row["time"] for row in csv.DictReader(file)]
    assert times[1:5] == [
        "2026-10-25T01:30:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00",
        "2026-10-25T03:30:00+01:00",
    ]  # fmt: skip
    lines = [event_line(event) for event in events]
    assert [line.split("  ")[0] for line in lines[1:5]] == ["01:30:00", "02:30:00 CEST", "02:30:00 CET", "03:30:00"]
