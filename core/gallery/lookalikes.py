"""People who look alike and are not one: twins, or strangers whom a camera cannot tell apart."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.store import schema


def apart_from(session: Session, person_id: int) -> set[int]:
    """Those who look like somebody and are, as somebody has said who saw both, not them."""
    kept = schema.Lookalike
    rows = session.execute(
        select(kept.person_id, kept.other_id).where(or_(kept.person_id == person_id, kept.other_id == person_id))
    )
    return {number for pair in rows for number in pair} - {person_id}


def note_apart(session: Session, person_id: int, other_id: int) -> None:
    """Keep that two people look alike and are not one."""
    first, second = sorted((person_id, other_id))
    session.merge(schema.Lookalike(person_id=first, other_id=second))
