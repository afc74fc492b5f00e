"""A week as it is painted: what holds on which day, minute by minute, and the periods that it stands for.

A row is what begins on one day of the week, or on holidays. What runs on over midnight belongs to the day on which it
begins, and is shown on the day after as well; what follows a holiday may be any day, and is shown nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from core.access.schedules import HOLIDAY, Period

DAY = 24 * 60
ROWS = range(HOLIDAY + 1)


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of time, at most 24 hours.

    Attributes:
        day: on which it begins: 0 (Monday) to 6 (Sunday), or 7, a holiday.
        start: minutes after that day's midnight, included; less than 24 hours.
        end: likewise, excluded; beyond 24 hours it lies on the day after.

    """

    day: int
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """What is seen of a span on one row.

    Attributes:
        start: minutes after midnight, included.
        end: likewise, excluded.
        span: the whole of it.

    """

    start: int
    end: int
    span: Span


@dataclass(frozen=True)
class Week:
    """Spans of a week. Those of the periods it was made of stay as they are until something is painted over them."""

    spans: frozenset[Span] = frozenset()

    @classmethod
    def of(cls, periods: Iterable[Period]) -> Week:
        """The week of some periods."""
        return cls(
            frozenset(
                Span(day, period.start, period.start + round(period.length.total_seconds() / 60))
                for period in periods
                for day in period.days
            )
        )

    def periods(self) -> tuple[Period, ...]:
        """The same as periods: what is alike on several days is one."""
        days: dict[tuple[int, int], set[int]] = {}
        for span in self.spans:
            days.setdefault((span.start, span.end), set()).add(span.day)
        ordered = sorted(days.items(), key=lambda item: (min(item[1]), item[0]))
        return tuple(
            Period(days=frozenset(on), start=start, end=end if end <= DAY else end - DAY)
            for (start, end), on in ordered
        )

    def own(self, day: int) -> list[Span]:
        """What begins on a day, in order."""
        return sorted(span for span in self.spans if span.day == day)

    def pieces(self, day: int) -> list[Piece]:
        """What is seen on a row, in order; pieces may overlap."""
        pieces = [Piece(span.start, min(span.end, DAY), span) for span in self.own(day)]
        pieces += [Piece(0, span.end - DAY, span) for span in self._running_on(day)]
        return sorted(pieces, key=lambda piece: (piece.start, piece.end))

    def at(self, day: int, minute: int) -> Piece | None:
        """What is seen of a row at a minute after midnight."""
        return next((p for p in self.pieces(day) if p.start <= minute < p.end), None)

    def painted(self, days: Iterable[int], start: int, end: int) -> Week:
        """The week with these minutes, ``start`` included and ``end`` not, held on some rows."""
        spans = set(self.spans)
        for day in days:
            new = Span(day, start, end)
            for old in self.own(day):
                joined = Span(day, min(old.start, new.start), max(old.end, new.end))
                # together they may be longer than a period can be: then they overlap or follow on each other as before
                if old.start <= new.end and new.start <= old.end and joined.end - joined.start <= DAY:
                    spans.discard(old)
                    new = joined
            spans.add(new)
        return Week(frozenset(spans))

    def erased(self, days: Iterable[int], start: int, end: int) -> Week:
        """The week without these minutes on some rows; the night that begins on a holiday goes with its evening."""
        week = self
        for day in days:
            kept = {span for span in week.spans if span.day != day}
            for span in week.own(day):
                kept |= _without(span, start, end)
            for span in week._running_on(day):
                kept.discard(span)
                kept |= _without(span, start + DAY, end + DAY)
            week = Week(frozenset(kept))
        return week

    def copied(self, day: int, targets: Iterable[int]) -> Week:
        """The week with what begins on ``day`` beginning on other days too, instead of what began on them."""
        to = set(targets) - {day}
        kept = {span for span in self.spans if span.day not in to}
        return Week(frozenset(kept | {replace(span, day=target) for span in self.own(day) for target in to}))

    def with_times(self, day: int, start: int, end: int, instead: Span | None = None) -> Week:
        """The week with a span to the minute; an end at or before the start lies on the next day.

        Args:
            day: on which it begins.
            start: minutes after midnight.
            end: likewise.
            instead: a span that it takes the place of.

        """
        new = Span(day, start, end + DAY if end <= start else end)
        return Week(self.spans - {instead} | {new})

    def alike(self) -> list[tuple[tuple[int, ...], tuple[tuple[int, int], ...]]]:
        """Rows on which the same begins, with (start, end) of it; rows on which nothing does are left out."""
        days: dict[tuple[tuple[int, int], ...], list[int]] = {}
        for day in ROWS:
            times = tuple(_joined(self.own(day)))
            if times:
                days.setdefault(times, []).append(day)
        return [(tuple(on), times) for times, on in days.items()]

    def _running_on(self, day: int) -> list[Span]:
        """What began on the day before and runs on into a day of the week."""
        return [span for span in self.own((day - 1) % 7) if span.end > DAY] if day != HOLIDAY else []


def _without(span: Span, start: int, end: int) -> set[Span]:
    """What is left of a span without some minutes, counted from midnight of the day on which it begins."""
    if end <= span.start or span.end <= start:
        return {span}
    left = {replace(span, end=start)} if span.start < start else set()
    if end < span.end and end < DAY:
        left.add(replace(span, start=end))
    elif end < span.end and span.day != HOLIDAY:
        left.add(Span((span.day + 1) % 7, end - DAY, span.end - DAY))
    return left


def _joined(spans: list[Span]) -> Iterator[tuple[int, int]]:
    """(start, end) of spans in order; those that overlap or follow on each other as one, if it is not too long."""
    now: tuple[int, int] | None = None
    for span in spans:
        if now is not None and span.start <= now[1] and max(now[1], span.end) - now[0] <= DAY:
            now = now[0], max(now[1], span.end)
        else:
            if now is not None:
                yield now
            now = span.start, span.end
    if now is not None:
        yield now
