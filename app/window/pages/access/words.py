"""Weeks, days and times of schedules in words."""

from __future__ import annotations

from collections.abc import Collection

from app.window.language import tr, weekday
from core.access.painting import DAY, Piece, Week
from core.access.schedules import HOLIDAY


def quoted(name: str) -> str:
    """A name within a sentence, so that it is not taken for words of it."""
    return f"“{name}”"


def clock_words(minute: int) -> str:
    """Minutes after midnight as a time of day; the end of a day is 24:00."""
    minute = minute - DAY if minute > DAY else minute
    return f"{minute // 60:02}:{minute % 60:02}"


def span_words(start: int, end: int) -> str:
    """A stretch of a day."""
    if (start, end) == (0, DAY):
        return tr("all day")
    return f"{clock_words(start)}–{clock_words(end)}"


def day_words(day: int) -> str:
    """A row of a week, short."""
    return tr("Holiday") if day == HOLIDAY else weekday(day)


def days_words(days: Collection[int]) -> str:
    """Several rows of a week: three and more in succession as a range."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1 and day != HOLIDAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{day_words(run[0])}–{day_words(run[-1])}")
        else:
            parts += [day_words(day) for day in run]
    return ", ".join(parts)


def piece_words(piece: Piece) -> str:
    """What is seen on a row, such as "Mon 08:00–18:30"; of a night, the whole of it."""
    span = piece.span
    words = f"{day_words(span.day)} {clock_words(span.start)}–{clock_words(span.end)}"
    if span.end <= DAY:
        return words
    if span.day == HOLIDAY:
        return tr("{period} the next day", period=words)
    return tr("{period} on {day}", period=words, day=day_words((span.day + 1) % 7))


def week_words(week: Week, *, holidays: bool) -> str:
    """A whole week, such as "Mon–Fri 08:00–18:00; Sat 09:00–12:00".

    Args:
        week: what is painted.
        holidays: whether there are any; else their row means nothing.

    """
    parts = []
    for days, times in week.alike():
        shown = [day for day in days if holidays or day != HOLIDAY]
        if shown:
            parts.append(f"{days_words(shown)} {', '.join(span_words(*one) for one in times)}")
    if not parts:
        return tr("Never")
    if holidays and not week.own(HOLIDAY):
        parts.append(tr("never on holidays"))
    return "; ".join(parts)
