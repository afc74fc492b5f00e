"""The log: every decision at a camera, with what it takes to explain it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, defer

from core.base.messages import Message, Named
from core.errors import GalleryError
from core.store import schema
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.names import NAME_LENGTH
from core.store.vault import Vault, seal, unseal


class Decision(StrEnum):
    """What the door was told; of an event at the door itself, whether somebody has to be told."""

    ALLOW = "allow"
    DENY = "deny"
    ALARM = "alarm"
    NOTE = "note"


class Result(StrEnum):
    """What came of it, as people read it: whom a camera knows that is at no door has been let in nowhere."""

    LET_IN = "allow"
    RECOGNISED = "recognised"
    KEPT_OUT = "deny"
    NOT_RECOGNISED = "not recognised"
    WAITING = "waiting"
    OPENED = "opened by hand"
    ALARM = "alarm"
    NOTE = "note"


class Outcome(StrEnum):
    """What recognition found; ``DOOR`` and ``MACHINE`` where it is about a door or the machinery, and nobody."""

    RECOGNISED = "recognised"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    INSUFFICIENT = "insufficient"
    DOOR = "door"
    MACHINE = "machine"


PAIR = "pair"
"""The access rule by which somebody waits for a second person."""
HAND = "hand"
"""In place of a rule where somebody has opened the door by hand."""
OF_NOBODY = (Outcome.DOOR, Outcome.MACHINE)
GONE = "somebody since deleted"


@dataclass(frozen=True)
class Event:
    """One decision.

    Attributes:
        time: when, with its time zone.
        camera: where; the door's name where the event is about a door, and so on.
        track: number of the track at that camera; 0 where there is none.
        decision: allow or deny; alarm or note where the event is about a door or the machinery.
        outcome: what recognition found.
        person: name, or None.
        person_id: id, or None.
        score: of the best candidate, whoever it is; None where nobody is enrolled or nothing was seen well enough.
        threshold: that the score was held against.
        second_person: name of the next candidate.
        second_person_id: their id.
        second_score: their score.
        shots: faces that voted.
        quality: of the best shot, 0..1.
        profile_id: recognition profile.
        reasons: the most telling first.
        id: in the store; None before it is recorded.
        disputed_by: name of the operator who said that this event does not show that person.
        shown_id: id of the person whom it shows instead, where that was said.
        shown: their name.
        door: name of the door that was asked for; None where the camera is at none, empty where it is known no more.
        rule: the access rule that decided, as :class:`core.access.rules.Said` calls it; empty where none did, and
            :data:`HAND` where a door was opened by hand.

    >>> from datetime import UTC, datetime
    >>> from core.base.messages import Message
    >>> from core.gallery.events import Decision, Event
    >>> noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    >>> event = Event.at_door("Front door", Decision.ALARM, (Message("it was forced open"),), noon)
    >>> event.camera, event.decision.value, event.person, *event.reasons
    ('Front door', 'alarm', None, 'it was forced open')

    """

    time: datetime
    camera: str
    track: int
    decision: Decision
    outcome: Outcome
    person: str | None
    person_id: int | None
    score: float | None
    threshold: float | None
    second_person: str | None
    second_person_id: int | None
    second_score: float | None
    shots: int
    quality: float | None
    profile_id: str
    reasons: tuple[Message, ...]
    id: int | None = None
    disputed_by: str | None = None
    shown_id: int | None = None
    shown: str | None = None
    door: str | None = None
    rule: str = ""

    @property
    def result(self) -> Result:
        """What came of it."""
        if self.decision is Decision.ALARM:
            return Result.ALARM
        if self.decision is Decision.NOTE:
            return Result.OPENED if self.rule == HAND else Result.NOTE
        if self.decision is Decision.ALLOW:
            return Result.LET_IN if self.door is not None else Result.RECOGNISED
        if self.door is None:
            return Result.NOT_RECOGNISED
        return Result.WAITING if self.rule == PAIR else Result.KEPT_OUT

    @property
    def of_nobody(self) -> bool:
        """Whether it is about a door or the machinery, and no decision on somebody before a camera."""
        return self.outcome in OF_NOBODY

    @classmethod
    def at_door(cls, door: str, decision: Decision, reasons: tuple[Message, ...], when: datetime) -> Event:
        """Something that happened at a door, with nobody before a camera."""
        return replace(cls._of_nobody(door, Outcome.DOOR, decision, reasons, when), door=door)

    @classmethod
    def of_machine(cls, part: str, decision: Decision, reasons: tuple[Message, ...], when: datetime) -> Event:
        """Something that happened to the machinery: a camera, by name, or the recogniser."""
        return cls._of_nobody(part, Outcome.MACHINE, decision, reasons, when)

    @classmethod
    def _of_nobody(
        cls, place: str, outcome: Outcome, decision: Decision, reasons: tuple[Message, ...], when: datetime
    ) -> Event:
        nothing: dict[str, Any] = dict.fromkeys(
            (
                "person",
                "person_id",
                "score",
                "threshold",
                "second_person",
                "second_person_id",
                "second_score",
                "quality",
            )
        )
        return cls(when, place, 0, decision, outcome, shots=0, profile_id="", reasons=reasons, **nothing)


@dataclass(frozen=True)
class EventFilter:
    """Which events to show; None means any."""

    person_id: int | None = None
    camera: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    unknown_only: bool = False
    disputed_only: bool = False
    decision: Decision | None = None
    result: Result | None = None


_WITHOUT_PHOTO = select(schema.Event).options(defer(schema.Event.sealed_photo))


class EventStore:
    """Records and reads events."""

    def __init__(self, database: Database, vault: Vault, trail: AuditTrail):
        self._database = database
        self._vault = vault
        self._trail = trail

    def hurried(self, seconds: float) -> AbstractContextManager[None]:
        """Within the block this thread waits no longer than that for a program that keeps the store locked."""
        return self._database.hurried(seconds)

    def record(self, event: Event, photo: bytes | None = None) -> Event:
        """Write an event, with a face sealed under the person's own key where the person is known.

        Returns:
            The event with its id; without the person where they were deleted meanwhile.

        """
        with self._database.write() as session:
            person = session.get(schema.Person, event.person_id) if event.person_id is not None else None
            if person is None and event.person_id is not None:
                event, photo = _without_person(event), None
            sealed = None
            if photo is not None:
                key = self._vault.unwrap(person.wrapped_key) if person is not None else None
                sealed = seal(key, photo, "event") if key else self._vault.seal(photo, "event")
            second = event.second_person_id
            if second is not None and session.get(schema.Person, second) is None:
                second = None
            row = schema.Event(
                **{n: getattr(event, n) for n in _COLUMNS},
                second_person_id=second,
                decision=str(event.decision),
                outcome=str(event.outcome),
                reasons=[_kept(reason) for reason in event.reasons],
                sealed_photo=sealed,
            )
            session.add(row)
            session.flush()
            return replace(event, id=row.id)

    def let_in(self, event_id: int, reason: Message) -> Event | None:
        """Have an event say that whoever waited for a second person went in; None where it is gone."""
        return self._settle(event_id, Decision.ALLOW, PAIR, reason)

    def kept_out(self, event_id: int, reason: Message) -> Event | None:
        """Have an event say that the door stayed shut after all; None where it is gone."""
        return self._settle(event_id, Decision.DENY, "", reason)

    def _settle(self, event_id: int, decision: Decision, rule: str, reason: Message) -> Event | None:
        with self._database.write() as session:
            row = session.get(schema.Event, event_id)
            if row is None:
                return None
            row.decision, row.rule = str(decision), rule
            row.reasons = [_kept(reason), *row.reasons]
            session.flush()
            return _event(row, _names(session, _mentioned(row)))

    def add_reason(self, event_id: int, reason: Message) -> None:
        """Add what turned out after an event was recorded; nothing where it has been removed meanwhile."""
        with self._database.write() as session:
            row = session.get(schema.Event, event_id)
            if row is not None:
                row.reasons = [*row.reasons, _kept(reason)]

    def dispute(self, event_id: int, *, disputed: bool, shown_id: int | None = None) -> Event:
        """Say that an event does not show the person whom it names, or whom it shows; or take that back.

        Args:
            event_id: which.
            disputed: whether it does not.
            shown_id: whom it shows instead, where somebody knows.

        Returns:
            The event as it is now.

        Raises:
            GalleryError: it has been removed, or names nobody; or whom it shows has been deleted, or is who it names.

        """
        self._trail.require(Permission.ENROL)
        with self._database.write() as session:
            row = session.get(schema.Event, event_id)
            if row is None:
                raise GalleryError("this event has been removed")
            person = session.get(schema.Person, row.person_id) if row.person_id is not None else None
            if disputed and person is None and shown_id is None:
                raise GalleryError("this event names nobody: there is nothing to put right")
            shown = session.get(schema.Person, shown_id) if shown_id is not None else None
            if shown_id is not None and shown is None:
                raise GalleryError("this person has been deleted")
            if shown is not None and shown is person:
                raise GalleryError("the event names {shown} already: choose somebody else", shown=shown.name)
            before = row.disputed_by
            particulars: dict[str, Any] = {"shown": shown.id} if disputed and shown is not None else {}
            row.shown_id = shown.id if disputed and shown is not None else None
            row.disputed_by = self._trail.actor.name[:NAME_LENGTH] if disputed else None
            self._trail.note(
                session,
                "dispute event" if disputed else "withdraw dispute",
                "" if person is not None else f"event {event_id}",
                person,
                event=event_id,
                before=before,
                **particulars,
            )
            return _event(row, _names(session, _mentioned(row)))

    def query(
        self,
        wanted: EventFilter | None = None,
        limit: int = 500,
        before_id: int | None = None,
        after_id: int | None = None,
    ) -> list[Event]:
        """Events, latest first; ``before_id`` continues an earlier answer, ``after_id`` gives what came since."""
        statement = _filtered(_WITHOUT_PHOTO, wanted or EventFilter())
        if before_id is not None:
            statement = statement.where(schema.Event.id < before_id)
        if after_id is not None:
            statement = statement.where(schema.Event.id > after_id)
        with self._database.read() as session:
            return _events(session, statement.order_by(schema.Event.id.desc()).limit(limit))

    def since(self, after_id: int, limit: int = 100) -> list[Event]:
        """The next events after one, oldest first."""
        wanted = _WITHOUT_PHOTO.where(schema.Event.id > after_id).order_by(schema.Event.id).limit(limit)
        with self._database.read() as session:
            return _events(session, wanted)

    def get(self, event_id: int) -> Event | None:
        """One event; None where it has been removed."""
        with self._database.read() as session:
            return next(iter(_events(session, _WITHOUT_PHOTO.where(schema.Event.id == event_id))), None)

    def stream(self, wanted: EventFilter | None = None, page: int = 1000) -> Iterator[Event]:
        """All matching events, latest first, a page at a time."""
        last: int | None = None
        while True:
            events = self.query(wanted, page, last)
            yield from events
            if len(events) < page:
                return
            last = events[-1].id

    def count(self, wanted: EventFilter | None = None) -> int:
        """Number of matching events."""
        with self._database.read() as session:
            return int(
                session.execute(_filtered(select(func.count(schema.Event.id)), wanted or EventFilter())).scalar_one()
            )

    def unknown_scores(self, profile_id: str) -> tuple[int, float | None]:
        """How many visitors were not recognised, under one profile, and the highest score among them."""
        wanted = select(func.count(schema.Event.score), func.max(schema.Event.score)).where(
            schema.Event.profile_id == profile_id, schema.Event.outcome == str(Outcome.UNKNOWN)
        )
        with self._database.read() as session:
            count, highest = session.execute(wanted).one()
            return int(count), None if highest is None else float(highest)

    def latest_id(self) -> int:
        """Id of the latest event; 0 where there is none."""
        with self._database.read() as session:
            return int(session.execute(select(func.max(schema.Event.id))).scalar_one() or 0)

    def cameras(self) -> list[str]:
        """Cameras that have events."""
        with self._database.read() as session:
            return list(session.execute(select(schema.Event.camera).distinct().order_by(schema.Event.camera)).scalars())

    def photo(self, event_id: int) -> bytes | None:
        """The face of an event as JPEG; None where none was kept."""
        with self._database.read() as session:
            row = session.get(schema.Event, event_id)
            if row is None or row.sealed_photo is None:
                return None
            if row.person_id is None:
                return self._vault.unseal(row.sealed_photo, "event")
            person = session.get(schema.Person, row.person_id)
            if person is None:
                raise GalleryError("the person of this event has been deleted")
            return unseal(self._vault.unwrap(person.wrapped_key), row.sealed_photo, "event")


def _kept(reason: Message) -> dict[str, Any]:
    """A reason as it is stored: people by their ids alone, so that their names go when they are deleted."""
    people: list[int] = []
    return {**reason.stored(people), "people": people}


def _read(kept: Mapping[str, Any], names: Mapping[int, str]) -> Message:
    people = [Named(names.get(int(number), GONE), int(number)) for number in kept["people"]]
    if "template" in kept:
        return Message.read(kept, people)
    text = str(kept["text"])  # before there were templates: with {} for each of those named
    fields = {1: ("person",), 2: ("one", "other")}.get(len(people), tuple(f"person{n}" for n in range(len(people))))
    if not people:
        return Message(text)
    named = iter(fields)
    template = _BRACES.sub(lambda found: f"{{{next(named)}}}" if found[0] == "{}" else found[0], text)
    return Message(template, **dict(zip(fields, people, strict=True)))


_BRACES = re.compile(r"\{\{|\}\}|\{\}")  # doubled ones stay what they are


_COLUMNS = (
    "time",
    "camera",
    "track",
    "person_id",
    "score",
    "threshold",
    "second_score",
    "shots",
    "quality",
    "profile_id",
    "disputed_by",
    "shown_id",
    "door",
    "rule",
)


def _event(row: schema.Event, names: Mapping[int, str]) -> Event:
    return Event(
        **{n: getattr(row, n) for n in _COLUMNS},
        person=names.get(row.person_id) if row.person_id is not None else None,
        second_person=names.get(row.second_person_id) if row.second_person_id is not None else None,
        second_person_id=row.second_person_id,
        shown=names.get(row.shown_id) if row.shown_id is not None else None,
        decision=Decision(row.decision),
        outcome=Outcome(row.outcome),
        reasons=tuple(_read(reason, names) for reason in row.reasons),
        id=row.id,
    )


def _events(session: Session, wanted: Select[schema.Event]) -> list[Event]:
    rows = list(session.execute(wanted).scalars())
    names = _names(session, {number for row in rows for number in _mentioned(row)})
    return [_event(row, names) for row in rows]


def _mentioned(row: schema.Event) -> list[int]:
    """Ids of everybody whom an event refers to."""
    direct = [number for number in (row.person_id, row.second_person_id, row.shown_id) if number is not None]
    return direct + [int(number) for reason in row.reasons for number in reason["people"]]


def _names(session: Session, people: Collection[int]) -> dict[int, str]:
    wanted = select(schema.Person.id, schema.Person.name).where(schema.Person.id.in_(people))
    return dict(session.execute(wanted).all())


def _without_person(event: Event) -> Event:
    """The same event, decided for somebody who was deleted before it could be recorded."""
    return replace(
        event,
        person=None,
        person_id=None,
        decision=Decision.DENY,
        outcome=Outcome.UNKNOWN,
        score=None,
        threshold=None,
        reasons=(Message(Message("the person was deleted meanwhile")), *(r for r in event.reasons if not r.people)),
    )


def _filtered(statement: Select[Any], wanted: EventFilter) -> Select[Any]:
    if wanted.person_id is not None:
        statement = statement.where(schema.Event.person_id == wanted.person_id)
    if wanted.camera is not None:
        statement = statement.where(schema.Event.camera == wanted.camera)
    if wanted.since is not None:
        statement = statement.where(schema.Event.time >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(schema.Event.time < wanted.until)
    if wanted.unknown_only:
        of_nobody = [str(outcome) for outcome in OF_NOBODY]
        statement = statement.where(schema.Event.person_id.is_(None), schema.Event.outcome.not_in(of_nobody))
    if wanted.disputed_only:
        statement = statement.where(schema.Event.disputed_by.is_not(None))
    if wanted.decision is not None:
        statement = statement.where(schema.Event.decision == str(wanted.decision))
    if wanted.result is not None:
        statement = statement.where(*_RESULTS[wanted.result])
    return statement


def _with(decision: Decision, *conditions: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    return (schema.Event.decision == str(decision), *conditions)


_DOOR, _PAIR, _HAND = schema.Event.door.is_not(None), schema.Event.rule == PAIR, schema.Event.rule == HAND
_RESULTS = {
    Result.LET_IN: _with(Decision.ALLOW, _DOOR),
    Result.RECOGNISED: _with(Decision.ALLOW, ~_DOOR),
    Result.KEPT_OUT: _with(Decision.DENY, _DOOR, ~_PAIR),
    Result.WAITING: _with(Decision.DENY, _DOOR, _PAIR),
    Result.NOT_RECOGNISED: _with(Decision.DENY, ~_DOOR),
    Result.ALARM: _with(Decision.ALARM),
    Result.OPENED: _with(Decision.NOTE, _HAND),
    Result.NOTE: _with(Decision.NOTE, ~_HAND),
}
"""What :attr:`Event.result` means to the store."""
