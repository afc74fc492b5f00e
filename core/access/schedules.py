"""When: weekly schedules and holiday calendars, by the clock on the wall.

A period means what the clock beside the door shows. On the night on which the clock is put forward, what lies in the
hour that is left out does not happen; when it is put back, what lies in the repeated hour holds twice.
Limits of validity are otherwise: what begins in the repeated hour does so the first time, what ends in it the second.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from core.base.messages import Message

HOLIDAY = 7
"""The day of a period that holds on holidays, after Monday (0) to Sunday (6)."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Holiday")
DAY_WORDS = (
    Message("Mon"),
    Message("Tue"),
    Message("Wed"),
    Message("Thu"),
    Message("Fri"),
    Message("Sat"),
    Message("Sun"),
)
_DAY = 24 * 60


def _writable(text: str) -> str:
    if any("\ud800" <= c <= "\udfff" for c in text):  # halves of letters, as undecodable arguments have them
        raise ValueError(Message("it holds letters that cannot be written"))
    return text


Text = Annotated[str, AfterValidator(_writable)]
Name = Annotated[Text, Field(min_length=1, max_length=100)]


class Period(BaseModel):
    """A stretch of a day, beginning on each of some days.

    Attributes:
        days: on which it begins: 0 (Monday) to 6 (Sunday), and 7 for holidays.
        start: minutes after midnight, included.
        end: minutes after midnight, excluded; at or before the start it lies on the next day.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: frozenset[Annotated[int, Field(ge=0, le=HOLIDAY)]] = Field(min_length=1)
    start: Annotated[int, Field(ge=0, lt=_DAY)]
    end: Annotated[int, Field(ge=0, le=_DAY)]

    @property
    def length(self) -> timedelta:
        """From its start to its end, by the clock on the wall."""
        return timedelta(minutes=self.end - self.start + (_DAY if self.end <= self.start else 0))

    def __str__(self) -> str:
        days = ", ".join(DAYS[day][:3] for day in sorted(self.days))
        return f"{days} {_clock(self.start)}-{_clock(self.end)}"


class Calendar(BaseModel):
    """Holidays.

    Attributes:
        name: as people know it.
        dates: single days.
        yearly: month and day of those that come every year.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    dates: frozenset[date] = frozenset()
    yearly: frozenset[tuple[Annotated[int, Field(ge=1, le=12)], Annotated[int, Field(ge=1, le=31)]]] = frozenset()

    @field_validator("yearly")
    @classmethod
    def _real(cls, days: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        for month, day in days:
            date(2000, month, day)  # a leap year: 29 February is a day of some years
        return days

    def holds(self, day: date) -> bool:
        """Whether a day is a holiday."""
        return day in self.dates or (day.month, day.day) in self.yearly


class Schedule(BaseModel):
    """Periods of a week.

    Attributes:
        name: as people know it.
        periods: several a day may be, and they may overlap.
        calendar: name of the calendar whose holidays are no ordinary weekdays; without, every day is one.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    periods: tuple[Period, ...] = ()
    calendar: Text | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.calendar is None and any(period.days == {HOLIDAY} for period in self.periods):
            raise ValueError(Message("a period on holidays needs a calendar that says which they are"))
        return self

    def began(self, wall: datetime, holidays: Calendar | None) -> datetime | None:
        """Start of the time that holds now; None where none does.

        Periods that overlap are one time, and so are those that follow on each other, but not at midnight.

        Args:
            wall: what the clock on the wall shows: without time zone.
            holidays: the schedule's calendar.

        """
        spans = []
        for day in (wall.date() - timedelta(days=1), wall.date()):
            kind = HOLIDAY if holidays is not None and holidays.holds(day) else day.weekday()
            for period in self.periods:
                start = datetime.combine(day, time(period.start // 60, period.start % 60))
                if kind in period.days:
                    spans.append((start, start + period.length))
        began = min((start for start, end in spans if start <= wall < end), default=None)
        for start, end in sorted(spans, reverse=True):
            joins = began is not None and (end > began or (end == began and began.time() != time()))
            if began is not None and start < began and joins:
                began = start
        return began


def minutes_of(clock: str) -> int:
    """Minutes after midnight of ``HH:MM``, up to 24:00.

    Raises:
        ValueError: it is no time of day.

    """
    hours, separator, minutes = clock.strip().partition(":")
    if not (separator and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60):
        raise ValueError(Message("{clock!r} is not a time of day such as 08:30", clock=clock))
    total = int(hours) * 60 + int(minutes)
    if total > _DAY:
        raise ValueError(Message("{clock!r} is not a time of day such as 08:30", clock=clock))
    return total


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def parse_period(text: str) -> Period:
    """A period as people write it: ``mon-fri 08:00-18:00``, ``sat,sun 22:00-06:00``, ``holiday 10:00-14:00``.

    Raises:
        ValueError: it is not one; the message says how one looks.

    """
    days, _, clock = text.strip().lower().rpartition(" ")
    start, dash, end = clock.partition("-")
    if not (days and dash):
        raise ValueError(Message("{text!r} is not a period such as: mon-fri 08:00-18:00", text=text))
    if minutes_of(start) == _DAY:
        raise ValueError(
            Message("{text!r} is not a period: one that begins at midnight begins at 00:00 of the next day", text=text)
        )
    return Period(days=frozenset(_days(days)), start=minutes_of(start), end=minutes_of(end))


def _days(text: str) -> set[int]:
    found: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, dash, last = part.partition("-")
        begin = _day(first)
        end = _day(last) if dash else begin
        if dash and HOLIDAY in (begin, end):
            raise ValueError(Message("{part!r}: holidays are no part of a row of weekdays", part=part))
        found |= {begin + n if begin == HOLIDAY else (begin + n) % 7 for n in range((end - begin) % 7 + 1)}
    return found


def _day(word: str) -> int:
    matching = [number for number, day in enumerate(DAYS) if len(word) >= 3 and day.lower().startswith(word)]
    if not matching and word == "holidays":
        return HOLIDAY
    if not matching:
        raise ValueError(Message("{word!r} is not a day such as mon or holiday", word=word))
    return matching[0]
