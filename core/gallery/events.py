"""The log: every decision at a camera, with what it takes to explain it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select

from core.errors import GalleryError
from core.gallery import schema
from core.gallery.database import Database
from core.gallery.vault import Vault, seal, unseal


class Decision(StrEnum):
    """What the door was told."""

    ALLOW = "allow"
    DENY = "deny"


class Outcome(StrEnum):
    """What recognition found."""

    RECOGNISED = "recognised"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True)
class Event:
    """One decision.

    Attributes:
        time: when, with its time zone.
        camera: where.
        track: number of the track at that camera.
        decision: allow or deny.
        outcome: what recognition found.
        person: name, or None.
        person_id: id, or None.
        score: of the best candidate, whoever it is; None where nobody is enrolled or nothing was seen well enough.
        threshold: that the score was held against.
        second_person: next candidate.
        second_score: their score.
        shots: faces that voted.
        quality: of the best shot, 0..1.
        profile_id: recognition profile.
        reasons: in words, the most telling first.
        id: in the store; None before it is recorded.

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
    second_score: float | None
    shots: int
    quality: float | None
    profile_id: str
    reasons: tuple[str, ...]
    id: int | None = None


@dataclass(frozen=True)
class EventFilter:
    """Which events to show; None means any."""

    person: str | None = None
    camera: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    unknown_only: bool = False


class EventStore:
    """Records and reads events."""

    def __init__(self, database: Database, vault: Vault):
        self._database = database
        self._vault = vault

    def record(self, event: Event, photo: bytes | None = None) -> Event:
        """Write an event, with a face sealed under the person's own key where the person is known.

        Returns:
            The event with its id; without the person where they were deleted meanwhile.

        """
        with self._database.write() as session:
            person = session.get(schema.Person, event.person_id) if event.person_id is not None else None
            if person is None and event.person_id is not None:
                event, photo = replace(event, person=None, person_id=None), None
            sealed = None
            if photo is not None:
                key = self._vault.unwrap(person.wrapped_key) if person is not None else None
                sealed = seal(key, photo, "event") if key else self._vault.seal(photo, "event")
            row = schema.Event(
                **{n: getattr(event, n) for n in _COLUMNS},
                decision=str(event.decision),
                outcome=str(event.outcome),
                reasons=list(event.reasons),
                sealed_photo=sealed,
            )
            session.add(row)
            session.flush()
            return replace(event, id=row.id)

    def query(self, wanted: EventFilter | None = None, limit: int = 500, before_id: int | None = None) -> list[Event]:
        """Events, latest first; ``before_id`` continues after the last one of an earlier answer."""
        statement = _filtered(select(schema.Event), wanted or EventFilter())
        if before_id is not None:
            statement = statement.where(schema.Event.id < before_id)
        with self._database.read() as session:
            rows = session.execute(statement.order_by(schema.Event.id.desc()).limit(limit)).scalars()
            return [_event(row) for row in rows]

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


_COLUMNS = (
    "time",
    "camera",
    "track",
    "person",
    "person_id",
    "score",
    "threshold",
    "second_person",
    "second_score",
    "shots",
    "quality",
    "profile_id",
)


def _event(row: schema.Event) -> Event:
    return Event(
        **{n: getattr(row, n) for n in _COLUMNS},
        decision=Decision(row.decision),
        outcome=Outcome(row.outcome),
        reasons=tuple(str(r) for r in row.reasons),
        id=row.id,
    )


def _filtered(statement: Select[Any], wanted: EventFilter) -> Select[Any]:
    if wanted.person is not None:
        statement = statement.where(schema.Event.person == wanted.person)
    if wanted.camera is not None:
        statement = statement.where(schema.Event.camera == wanted.camera)
    if wanted.since is not None:
        statement = statement.where(schema.Event.time >= wanted.since)
    if wanted.until is not None:
        statement = statement.where(schema.Event.time < wanted.until)
    if wanted.unknown_only:
        statement = statement.where(schema.Event.person_id.is_(None))
    return statement
