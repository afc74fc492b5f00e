"""A store copied whole and sealed into another database, compared row by row before it counts."""

from __future__ import annotations

from contextlib import closing
from functools import partial

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from core.base.messages import Message
from core.base.progress import Report
from core.errors import GalleryError
from core.store import schema
from core.store.audit import AuditTrail
from core.store.backend import Backend, plain_errors
from core.store.copying import Content, content, copy_rows, make_tables
from core.store.database import HEAD, Database
from core.store.schema import Base
from core.store.vault import Vault

MARK = "moved"
"""A secret of a store that was copied: says where it came from, until whoever opens it has put that one aside."""
_PURPOSE = f"secret {MARK}"
_COPIED = 0.5


def transfer(
    source: Database, target: Backend, place: str, vault: Vault, trail: AuditTrail, said: str, report: Report
) -> dict[str, Content]:
    """Copy everything into an empty database, in one transaction of it, while nobody can write to the source.

    Broken off at any moment, nothing is there; done, there is all of it, with an entry in the trail of both.

    Args:
        source: open.
        target: where it goes; what an earlier move of the same site has left there is replaced.
        place: where that is in the end, for the trails.
        vault: with the site key.
        trail: of the source.
        said: kept in the target, as :data:`MARK` has it.
        report: told how far it is; what it raises breaks it off.

    Returns:
        What each table holds.

    Raises:
        GalleryError: the target holds something else, or gives out something else than it was given.

    """
    with source.write() as session:
        before = session.connection()
        with plain_errors(target), Session(target.writing(target.open())) as other, other.begin():
            there = other.connection()
            _make_room(target, there, vault)
            make_tables(there)
            copy_rows(before, there, lambda done, whole: report(_COPIED * done / max(whole, 1), Message("Copying")))
            target.set_highest_ids(there, source.highest_ids(session))
            found = _compared(before, there, report)
            rows = sum(one.rows for one in found.values())
            trail.note(other, "move gallery here", place, before=source.place, rows=rows)
            other.add(schema.Secret(name=MARK, sealed=vault.seal(said.encode(), _PURPOSE)))
        trail.note(session, "move gallery away", place, rows=rows)
    return found


def is_left(target: Backend, vault: Vault) -> bool:
    """Whether a database has what a move of this site has left that was broken off before its end."""
    with closing(target), plain_errors(target), target.reading(target.open()).connect() as connection:
        return _is_ours(target, connection, vault)


def _make_room(target: Backend, there: Connection, vault: Vault) -> None:
    if not target.has_tables(there):
        return
    if not _is_ours(target, there, vault):
        raise GalleryError("the database {place} holds something else: name one that is empty", place=target.place)
    Base.metadata.drop_all(there)
    there.execute(text("DROP TABLE alembic_version"))


def _is_ours(target: Backend, there: Connection, vault: Vault) -> bool:
    if not target.has_tables(there, "alembic_version") or not target.has_tables(there, "secret"):
        return False
    if there.execute(text("SELECT version_num FROM alembic_version")).scalar() != HEAD:
        return False
    sealed = there.execute(text("SELECT sealed FROM secret WHERE name = :name"), {"name": MARK}).scalar()
    try:
        return sealed is not None and bool(vault.unseal(bytes(sealed), _PURPOSE))
    except GalleryError:
        return False


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
