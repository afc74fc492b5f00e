"""How long what cameras see is kept, and the job that sees to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import CursorResult, delete, update
from sqlalchemy.orm import Session

from core.gallery import schema
from core.gallery.audit import AuditTrail
from core.gallery.database import Database


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

    Raises:
        GalleryError: the store cannot be written.

    """
    now = now or datetime.now(UTC)
    event = schema.Event
    with database.write() as session:
        faces = events = passages = 0
        if periods.unknown:
            old = now - timedelta(days=periods.unknown)
            faces = _changed(
                session,
                update(event)
                .where(event.person_id.is_(None), event.sealed_photo.is_not(None), event.time < old)
                .values(sealed_photo=None),
            )
        if periods.events:
            old = now - timedelta(days=periods.events)
            events = _changed(session, delete(event).where(event.time < old))
            passages = _changed(session, delete(schema.Passage).where(schema.Passage.time < old))
        removed = Removed(faces, events, passages)
        if removed:
            trail.note(session, "retention", unknown_faces=faces, events=events, passages=passages)
    if removed:
        database.checkpoint()
    return removed


def _changed(session: Session, statement: object) -> int:
    result = session.execute(statement)  # type: ignore[call-overload]
    return result.rowcount if isinstance(result, CursorResult) else 0
