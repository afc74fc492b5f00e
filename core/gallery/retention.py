"""How long what cameras see is kept, and the job that sees to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Delete, Select, Update, delete, select, update
from sqlalchemy.orm import Session

from core.store import schema
from core.store.audit import Actor, AuditTrail
from core.store.database import Database

_AT_ONCE = 500
_SELF = Actor("Portico")


@dataclass(frozen=True)
class Periods:
    """Days that things are kept; 0 is for ever.

    Attributes:
        unknown: faces of people whom nobody knows.
        events: events, with the faces of those recognised, and passages.

    """

    unknown: int
    events: int


@dataclass(frozen=True)
class Removed:
    """What was too old."""

    faces: int
    events: int
    passages: int

    def __add__(self, other: Removed) -> Removed:
        return Removed(self.faces + other.faces, self.events + other.events, self.passages + other.passages)

    def __bool__(self) -> bool:
        return bool(self.faces or self.events or self.passages)


def enforce(database: Database, trail: AuditTrail, periods: Periods, now: datetime | None = None) -> Removed:
    """Remove what has been kept for longer than it may be; what was removed is overwritten on the disk.

    A little at a time, so that no door waits for it; each time the trail says in the same transaction what went.

    Raises:
        GalleryError: the store cannot be written.

    """
    now = now or datetime.now(UTC)
    event, passage = schema.Event, schema.Passage
    faces = select(event.id).where(event.person_id.is_(None), event.sealed_photo.is_not(None))
    old_faces = faces.where(event.time < now - timedelta(days=periods.unknown)) if periods.unknown else None
    before = now - timedelta(days=periods.events)
    old_events = select(event.id).where(event.time < before) if periods.events else None
    old_passages = select(passage.id).where(passage.time < before) if periods.events else None
    removed = Removed(0, 0, 0)
    while True:
        with database.write() as session:
            gone = Removed(
                _some(session, old_faces, lambda ids: update(event).where(event.id.in_(ids)).values(sealed_photo=None)),
                _some(session, old_events, lambda ids: delete(event).where(event.id.in_(ids))),
                _some(session, old_passages, lambda ids: delete(passage).where(passage.id.in_(ids))),
            )
            if gone:
                trail.note(
                    session, "retention", actor=_SELF,
                    unknown_faces=gone.faces, events=gone.events, passages=gone.passages,
                )  # fmt: skip
        if not gone:
            break
        removed += gone
    if removed:
        database.checkpoint()
    return removed


def _some(session: Session, wanted: Select[int] | None, change: Callable[[list[int]], Delete | Update]) -> int:
    """Change some hundred rows; how many they were."""
    ids = list(session.execute(wanted.limit(_AT_ONCE)).scalars()) if wanted is not None else []
    if ids:
        session.execute(change(ids))
    return len(ids)
