"""What access control knows: doors and their modes, groups, grants, people, and what has happened so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from core.access.schedules import Calendar, Name, Schedule
from core.base.messages import Message


class Mode(StrEnum):
    """How a door behaves."""

    NORMAL = "normal"
    LOCKED = "locked"
    FREE = "free"
    FIRST_PERSON = "first-person"
    TWO_PERSON = "two-person"


class Passback(StrEnum):
    """What happens when somebody enters where they are already."""

    OFF = "off"
    SOFT = "soft"
    HARD = "hard"


class Liveness(StrEnum):
    """What a door asks for before it believes that somebody stands there, and not a picture of them."""

    OFF = "off"
    PASSIVE = "passive"
    CHALLENGE = "challenge"


class Approach(StrEnum):
    """What somebody recognised does before a door opens for them."""

    OFF = "off"
    NEAR = "near"
    STAY = "stay"


@dataclass(frozen=True)
class Proof:
    """What a camera can say of somebody being there.

    Attributes:
        live: whether single pictures look like a live face; None where that cannot be told.
        moved: whether they moved as asked; None where they were not asked.
        words: more about it, for people.
        came: whether they came as the door asks; None where that cannot be told.
        alone: whether nobody unknown is there too; None where that cannot be told.
        fixed: this very picture of a face was let in here before, and has not moved since.
        covered: something hides a part of the face, so that it is not known to be live.

    """

    live: bool | None = None
    moved: bool | None = None
    words: str = ""
    came: bool | None = None
    alone: bool | None = None
    fixed: bool = False
    covered: bool = False

    @classmethod
    def whole(cls) -> Proof:
        """All that a door can ask for."""
        return cls(live=True, moved=True, came=True, alone=True)


Seconds = Annotated[float, Field(ge=0, le=7 * 24 * 3600)]


class DoorRules(BaseModel):
    """One door, as far as decisions go.

    Attributes:
        name: as people know it.
        zone: IANA time zone of the clock beside it.
        mode: how it behaves.
        open_schedule: when a free door is free (always without one); when a first person unlocks the door for all.
        leads_to: area behind it; people who pass are there from then on.
        passback: what happens to somebody who is there already; at a door that leads to no area, to somebody who passed
            it within ``passback_seconds``.
        passback_seconds: after so long a passage is forgiven; 0 is never.
        forgive_at: minutes after midnight at which everybody's passages are forgiven, every day.
        liveness: what is asked for before the door believes that somebody stands there.
        approach: whether it opens for whoever is recognised, only for those who come to it or stand before it, or only
            for those who stay for ``approach_seconds``.
        approach_seconds: see there.
        alone: it opens for nobody beside whom somebody unknown is seen.
        repeat_seconds: somebody recognised again within this time after passing is not let in anew.
        pair_seconds: a second person has this long to come where two are needed.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    zone: str = "UTC"
    mode: Mode = Mode.NORMAL
    open_schedule: str | None = None
    leads_to: str | None = None
    passback: Passback = Passback.OFF
    passback_seconds: Seconds = 0
    forgive_at: Annotated[int, Field(ge=0, lt=24 * 60)] | None = None
    liveness: Liveness = Liveness.OFF
    approach: Approach = Approach.OFF
    approach_seconds: Annotated[float, Field(ge=0.5, le=10)] = 2
    alone: bool = False
    repeat_seconds: Seconds = 10
    pair_seconds: Seconds = 20

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ValueError, OSError, LookupError):
            raise ValueError(Message("{zone!r} is not a time zone such as Europe/Berlin", zone=zone)) from None
        return zone

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.mode is Mode.FIRST_PERSON and self.open_schedule is None:
            raise ValueError(
                Message("a door that the first person unlocks needs a schedule that says when it may stay open")
            )
        if self.passback is not Passback.OFF and self.leads_to is None and not self.passback_seconds:
            raise ValueError(Message("anti-passback needs the area that the door leads to, or a time"))
        return self


@dataclass(frozen=True)
class Grant:
    """A group may pass a door within a schedule; names throughout."""

    group: str
    door: str
    schedule: str


@dataclass(frozen=True)
class Policy:
    """All rules of a site, by name."""

    doors: Mapping[str, DoorRules] = field(default_factory=dict)
    schedules: Mapping[str, Schedule] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    grants: tuple[Grant, ...] = ()

    def period(self, schedule: str | None, wall: datetime) -> datetime | None:
        """Start of the period of a schedule that holds when the clock shows ``wall``; None where none does."""
        known = self.schedules.get(schedule or "")
        if known is None:
            return None
        return known.began(wall, self.calendars.get(known.calendar or ""))


@dataclass(frozen=True)
class Holder:
    """Somebody enrolled, as far as access goes.

    Attributes:
        id: of the person.
        groups: names.
        valid_from: from when they may pass any door; None is since ever. Without a time zone it is what the clock
            beside the door shows (where it shows that twice, the first time), with one a moment.
        valid_until: from when they may no longer; likewise (the second time).
        blocked: may pass none, and whoever watches is told.

    """

    id: int
    groups: frozenset[str] = frozenset()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    blocked: bool = False


def comparable(limit: datetime) -> datetime:
    """A limit of validity as it compares to others: where it means the clock at a door, by this machine's."""
    return limit.astimezone(UTC)


@dataclass(frozen=True)
class Passage:
    """Somebody was let through a door.

    Attributes:
        person: id.
        door: name.
        area: that it led to, then.
        time: when.

    """

    person: int
    door: str
    area: str | None
    time: datetime


@dataclass(frozen=True)
class History:
    """What has happened so far, as far as it matters to the next decision.

    Attributes:
        last: the latest passage of each person at each door.
        place: the latest passage of each person into any area.
        opened: when each door last let anybody in.
        forgiven: when each person's passages were last forgiven by hand.
        waiting: who came first where two are needed, and when.

    """

    last: Mapping[tuple[int, str], Passage] = field(default_factory=dict)
    place: Mapping[int, Passage] = field(default_factory=dict)
    opened: Mapping[str, datetime] = field(default_factory=dict)
    forgiven: Mapping[int, datetime] = field(default_factory=dict)
    waiting: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)

    def after(self, *passages: Passage) -> History:
        """The same with more passages."""
        last, place, opened = dict(self.last), dict(self.place), dict(self.opened)
        for passage in passages:
            last[passage.person, passage.door] = passage
            opened[passage.door] = passage.time
            if passage.area is not None:
                place[passage.person] = passage
        return History(last, place, opened, self.forgiven, self.waiting)
