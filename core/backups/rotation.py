"""Which backups to keep: many of late, few of long ago (grandfather, father, son)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

_ALL = timedelta(hours=24)


@dataclass(frozen=True)
class Keep:
    """How many days, weeks and months the newest backup of each is kept of."""

    daily: int
    weekly: int
    monthly: int


def to_remove(times: Iterable[datetime], now: datetime, keep: Keep) -> set[datetime]:
    """Which of the backups made at these times are to go.

    What counts is days, weeks (from Monday) and months that have a backup, not those by the calendar: neither a machine
    that was off for a year nor a clock that leaps forward makes many go at once. What lies in the future was made by a
    clock that has been set back since: it takes nobody's place, and stays until its time has come.

    Args:
        times: with their time zone, by which days begin.
        now: everything of the last 24 hours stays, and the newest of all in any case.
        keep: how many.

    """
    made = sorted({time for time in times if time <= now}, reverse=True)
    kept = {time for time in made if now - time < _ALL} | set(made[:1])
    kept |= _newest(((time.date(), time) for time in made), keep.daily)
    kept |= _newest(((time.isocalendar()[:2], time) for time in made), keep.weekly)
    kept |= _newest((((time.year, time.month), time) for time in made), keep.monthly)
    return set(made) - kept


def _newest(made: Iterable[tuple[Hashable, datetime]], count: int) -> set[datetime]:
    """The first of each of so many periods."""
    found: dict[Hashable, datetime] = {}
    for period, time in made:
        found.setdefault(period, time)
    return set(list(found.values())[:count])
