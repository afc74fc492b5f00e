"""How long what cameras see is kept, and the job that sees to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Delete, Select, Update, delete, select, update

from core.gallery import schema
from core.gallery.audit import Actor, AuditTrail
from core.gallery.database import Database

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

    def __bool__(self) -> bool:
        return bool(self.faces or self.events or self.passages)


def enforce(database: Database, trail: AuditTrail, periods: Periods, now: datetime | None = None) -> Removed:
    """Remove what has been kept for longer than it may be; what was removed is overwritten on the disk.

    A little at a time, so that no door waits for it.

    Raises:
        GalleryError: the store cannot be written.

    """
    now = now or datetime.now(UTC)
    event, passage = schema.Event, schema.Passage
    faces = events = passages = 0
    if periods.unknown:
        old = now - timedelta(days=periods.unknown)
        strangers = select(event.id).where(event.person_id.is_(None), event.sealed_photo.is_not(None), event.time < old)
        faces = _each(database, strangers, lambda ids: update(event).where(event.id.in_(ids)).values(sealed_photo=None))
    if periods.events:
        old = now - timedelta(days=periods.events)
        events = _each(
            database, select(event.id).where(event.time < old), lambda ids: delete(event).where(event.id.in_(ids))
        )
        passages = _each(
            database,
            select(passage.id).where(passage.time < old),
            lambda ids: delete(passage).where(passage.id.in_(ids)),
        )
    removed = Removed(faces, events, passages)
    if removed:
        with database.write() as session:
            trail.note(session, "retention", actor=_SELF, unknown_faces=faces, events=events, passages=passages)
        database.checkpoint()
    return removed


def _each(database: Database, wanted: Select[int], change: Callable[[list[int]], Delete | Update]) -> int:
    """Change rows, some hundred in a transaction; how many they were."""
    count = 0
    while True:
        with database.write() as session:
            ids = list(session.execute(wanted.limit(_AT_ONCE)).scalars())
            if not ids:
                return count
            session.execute(change(ids))
            count += len(ids)
