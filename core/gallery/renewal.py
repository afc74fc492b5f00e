"""Whom to photograph anew: people that no template knows, whose photos have grown old, or whose scores fall.

Faces change slowly with adults and fast with children. No date of birth is kept: who has to be photographed more often
is said by group.
"""

from __future__ import annotations

import statistics
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import func, select

from core.base.messages import Message
from core.gallery.events import Outcome
from core.store import schema
from core.store.database import Database

LATELY, BEFORE = 10, 30
"""Recognitions of somebody that count as those of late, and those before that they are held against, at the most."""

_SETTLING = timedelta(
    days=14
)  # so long scores with a new photo say nothing: a day is one light, and one pair of glasses
_LEAST_BEFORE = 10
_RECENT = timedelta(days=365)  # recognitions of longer ago are not read: they may be millions
_LOWEST = 10  # in how many parts the scores before are cut: the median of late lies in the lowest of them


class Cause(StrEnum):
    """Why somebody is to be photographed anew, the most telling first."""

    UNKNOWN = "unknown"
    OLD = "old"
    FALLING = "falling"
    NEAR = "near"


@dataclass(frozen=True)
class Limits:
    """From when on somebody is to be photographed anew.

    Attributes:
        months: how old the newest photo of somebody may be; 0 is any age.
        by_group: likewise for people of a group, where that is less: for children, say.
        near: scores of late that lie less than this above their threshold are too near it.

    """

    months: int
    by_group: Mapping[str, int] = field(default_factory=dict)
    near: float = 0.0

    def of(self, groups: Collection[str]) -> int:
        """Months for somebody in these groups; 0 is any age."""
        return min((m for m in (self.months, *(self.by_group.get(group, 0) for group in groups)) if m), default=0)


@dataclass(frozen=True)
class Renewal:
    """Somebody to be photographed anew.

    Attributes:
        person_id: who.
        name: theirs.
        cause: why.
        photographed: day of the newest photo; None where there is none.
        months: how old that is.
        lately: median of the scores of late; None where there are too few.
        usual: of those before.
        threshold: median of those that the scores of late were held against.

    """

    person_id: int
    name: str
    cause: Cause
    photographed: date | None = None
    months: int = 0
    lately: float | None = None
    usual: float | None = None
    threshold: float | None = None

    def words(self) -> str:
        """Why, in words."""
        if self.cause is Cause.OLD:
            age = age_words(self.months)
            return Message("the newest photo is {age} old", age=age)
        if self.cause is Cause.FALLING:
            return Message(
                "looks of late score {lately:.2f}, and {usual:.2f} before", lately=self.lately, usual=self.usual
            )
        if self.cause is Cause.NEAR:
            return Message(
                "looks of late score {lately:.2f}, hardly above the line of {line:.2f}",
                lately=self.lately,
                line=self.threshold,
            )
        return Message("nobody recognises them: no photo of theirs has a template of the profile in use")


def age_words(months: int) -> str:
    """How old something is."""
    years = months // 12
    if years >= 2:
        return Message("{years} years", years=years)
    return Message("1 month") if months == 1 else Message("{months} months", months=months)


def months_between(day: date, today: date) -> int:
    """Whole months from one day to another; 0 where that is no later."""
    return max(0, 12 * (today.year - day.year) + today.month - day.month - (today.day < day.day))


def old_words(picture: str, taken: date | None, months: int, today: date) -> str:
    """That whoever a picture shows is to be photographed anew as soon as they are enrolled with it; else empty.

    Args:
        picture: its name.
        taken: the day on which it was made, where that is known.
        months: how old the newest photo of somebody may be; 0 is any age.
        today: the present day.

    """
    age = months_between(taken, today) if taken is not None else 0
    if not months or age < months:
        return ""
    return Message(
        "{picture} is {age} old: they are to be photographed anew, unless there is a newer one of them",
        picture=picture,
        age=age_words(age),
    )


@dataclass(frozen=True)
class Sighting:
    """One recognition of somebody: its score, and the threshold that it was held against."""

    score: float
    threshold: float


def judged(sightings: Sequence[Sighting], near: float) -> tuple[Cause, float, float, float] | None:
    """What scores say, the latest first: the cause, the medians of late and before, and the threshold of late.

    The scores fall where the median of the latest ten lies below the lowest tenth of those before: by chance, that
    happens to one person in 600. None where nothing is wrong, or too few are known.
    """
    lately, before = sightings[:LATELY], sightings[LATELY : LATELY + BEFORE]
    if len(lately) < LATELY:
        return None
    score, threshold = (
        statistics.median(values) for values in zip(*((s.score, s.threshold) for s in lately), strict=True)
    )
    usual = statistics.median(s.score for s in before) if before else score
    if len(before) >= _LEAST_BEFORE:
        lowest = statistics.quantiles((s.score for s in before), n=_LOWEST, method="inclusive")[0]
        if score < lowest:
            return Cause.FALLING, score, usual, threshold
    return (Cause.NEAR, score, usual, threshold) if score - threshold < near else None


def renewals(
    database: Database, profile_id: str, unknown: Mapping[int, str], limits: Limits, today: date
) -> list[Renewal]:
    """Everybody to be photographed anew, by cause, then by name.

    Args:
        database: of the site.
        profile_id: of the profile in use, by which scores are counted.
        unknown: people whom it cannot know, id → name.
        limits: from when on.
        today: the present day.

    """
    found = [Renewal(person, name, Cause.UNKNOWN) for person, name in unknown.items()]
    groups = _groups(database) if limits.by_group else {}
    sightings = _sightings(database, profile_id, datetime.combine(today - _RECENT, time.min, UTC))
    for person, name, newest, enrolled in _photographed(database):
        if person in unknown:
            continue
        months, allowed = months_between(newest, today), limits.of(groups.get(person, ()))
        if allowed and months >= allowed:
            found.append(Renewal(person, name, Cause.OLD, newest, months))
            continue
        if today - enrolled.date() < _SETTLING:
            continue
        own = [one for when, one in sightings.get(person, ()) if when > enrolled]  # with the photos of now
        if (fall := judged(own, limits.near)) is not None:
            found.append(Renewal(person, name, fall[0], newest, months, *fall[1:]))
    order = list(Cause)
    return sorted(found, key=lambda one: (order.index(one.cause), one.name.casefold()))


def _photographed(database: Database) -> list[tuple[int, str, date, datetime]]:
    """Id and name of those with photos, the day of the newest, and when one was enrolled last."""
    photo, person = schema.Photo, schema.Person
    newest = func.max(func.coalesce(photo.taken, func.date(photo.created)))
    wanted = select(person.id, person.name, newest, func.max(photo.created)).join(photo).group_by(person.id)
    with database.read() as session:
        return [(row[0], row[1], row[2], row[3]) for row in session.execute(wanted)]


def _groups(database: Database) -> dict[int, list[str]]:
    member, group = schema.Membership, schema.AccessGroup
    chosen = select(member.person_id, group.name).join(group).where(~group.everybody)
    everybody = select(schema.Person.id, group.name).join_from(schema.Person, group, group.everybody.is_(True))
    found: dict[int, list[str]] = {}
    with database.read() as session:
        for person, name in [*session.execute(chosen), *session.execute(everybody)]:
            found.setdefault(person, []).append(name)
    return found


def _sightings(database: Database, profile_id: str, since: datetime) -> dict[int, list[tuple[datetime, Sighting]]]:
    """By person, the latest recognitions since then that nobody has disputed, the latest first."""
    event = schema.Event
    rank = func.row_number().over(partition_by=event.person_id, order_by=event.id.desc()).label("rank")
    ranked = (
        select(event.person_id, event.time, event.score, event.threshold, rank)
        .where(
            event.time >= since,
            event.profile_id == profile_id,
            event.outcome == str(Outcome.RECOGNISED),
            event.person_id.is_not(None),
            event.score.is_not(None),
            event.threshold.is_not(None),
            event.disputed_by.is_(None),
        )
        .subquery()
    )
    columns = ranked.c
    wanted = select(columns.person_id, columns.time, columns.score, columns.threshold).where(
        columns.rank <= LATELY + BEFORE
    )
    found: dict[int, list[tuple[datetime, Sighting]]] = {}
    with database.read() as session:
        for person, when, score, threshold in session.execute(wanted.order_by(columns.person_id, columns.rank)):
            found.setdefault(person, []).append((when, Sighting(score, threshold)))
    return found
