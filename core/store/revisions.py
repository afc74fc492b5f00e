"""Counters of changes: whoever keeps something of the gallery in memory sees by them that it has changed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.store import schema

PEOPLE, RULES = 1, 2
"""Rows: changes of people and templates; of rules, groups and people's validity."""


def next_revision(session: Session, row: int = PEOPLE) -> int:
    """Count one change, in the transaction that makes it; the number from now on."""
    counter = session.get(schema.Revision, row)
    if counter is None:
        counter = schema.Revision(id=row, number=0)
        session.add(counter)
    counter.number += 1
    session.flush()
    return counter.number


def revision_of(session: Session, row: int = PEOPLE) -> int:
    """How many changes were counted."""
    counted = select(schema.Revision.number).where(schema.Revision.id == row)
    return session.execute(counted).scalar_one_or_none() or 0
