"""A store brought whole and sealed into another database, compared row by row before it counts."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from core.base.messages import Message
from core.base.progress import Report
from core.errors import GalleryError
from core.store import schema
from core.store.audit import AuditTrail
from core.store.backend import Backend, plain_errors
from core.store.copying import Content, content
from core.store.database import Database
from core.store.filling import fill
from core.store.schema import Base
from core.store.vault import Vault

MARK = "moved "
"""How a secret begins that a store has which was moved, before the stamp of the move: it says where the store came
from, until whoever opens it has put that one aside."""
_COPIED = 0.5


def transfer(
    source: Database,
    target: Backend,
    place: str,
    vault: Vault,
    trail: AuditTrail,
    stamp: str,
    said: str,
    report: Report,
) -> tuple[dict[str, Content], int]:
    """Bring everything to a place where a store gathers, while nobody can write to the source, and compare all of it.

    Broken off at any moment, what has come there stays, and the next time only the rest is brought. Done, there is all
    of it, with an entry in the trail of both.

    Args:
        source: open.
        target: where it gathers, by :meth:`core.store.backend.Backend.gathering`.
        place: where that is in the end, for the trails.
        vault: with the site key.
        trail: of the source.
        stamp: of the move.
        said: kept in the target, as :data:`MARK` has it.
        report: told how far it is; what it raises breaks it off.

    Returns:
        What each table holds, and how many rows had come there before.

    Raises:
        GalleryError: the target cannot be used, or gives out something else than it was given.

    """
    with source.write() as session:
        before = session.connection()
        had = fill(before, target, lambda done, whole: report(_COPIED * done / max(whole, 1), Message("Copying")))
        with plain_errors(target), Session(target.writing(target.open())) as other, other.begin():
            there = other.connection()
            target.set_highest_ids(there, source.highest_ids(session))
            found = _compared(before, there, report)
            rows = sum(one.rows for one in found.values())
            trail.note(other, "move gallery here", place, before=source.place, rows=rows)
            other.add(schema.Secret(name=MARK + stamp, sealed=vault.seal(said.encode(), f"secret {MARK}{stamp}")))
        trail.note(session, "move gallery away", place, rows=rows)
    return found, had


def has_arrived(target: Backend, stamp: str) -> bool:
    """Whether a database has the whole store that a move of this stamp has brought, and that nobody uses yet.

    Raises:
        GalleryError: it cannot be looked at, or has something else.

    """
    with plain_errors(target), target.reading(target.open()).connect() as connection:
        if not target.has_tables(connection):
            return False
        if target.has_tables(connection, "alembic_version") and target.has_tables(connection, "secret"):
            known = select(schema.Secret.name).where(schema.Secret.name == MARK + stamp)
            if connection.execute(known).scalar() is not None:
                return True
    raise GalleryError("the database {place} holds something else: name one that is empty", place=target.place)


def _compared(before: Connection, there: Connection, report: Report) -> dict[str, Content]:
    """Compare every row, by count and digest of each table, worked out on both sides from what they give out."""
    tables = Base.metadata.sorted_tables
    found = {}
    for number, table in enumerate(tables):
        went, came = (
            content(side, table, partial(report, _COPIED + (1 - _COPIED) * place / len(tables), Message("Comparing")))
            for place, side in ((number, before), (number + 0.5, there))
        )
        if came != went:
            raise GalleryError("the table {table} did not arrive as it was: nothing was moved", table=table.name)
        found[table.name] = went
    return found
