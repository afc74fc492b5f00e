"""All rows of a store in another one, of whichever kind both are, and whether they are the same there."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, create_engine, event, func, insert, select, text

from core.store.backend import Backend, Count
from core.store.schema import Base

_AT_ONCE = 200  # rows in memory: photos are large


@dataclass(frozen=True)
class Content:
    """What a table holds: so many rows, and a SHA-256 over all of them in the order of their keys."""

    rows: int
    digest: str


def make_tables(connection: Connection) -> None:
    """Make the tables of today in an empty database."""
    from core.store.database import HEAD

    Base.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def copy_rows(source: Connection, target: Connection, report: Count) -> None:
    """Copy every row of every table, some at a time, whoever is referred to first.

    Args:
        source: in a transaction that sees one state.
        target: with tables that are empty, in a transaction that the caller commits.
        report: told how many rows are done, of how many.

    """
    done, whole = 0, count_rows(source)
    for table in Base.metadata.sorted_tables:
        columns = list(table.columns)
        for rows in pages(source, table):
            target.execute(insert(table), [dict(zip((c.key for c in columns), row, strict=True)) for row in rows])
            done += len(rows)
            report(done, whole)


def count_rows(connection: Connection) -> int:
    """How many rows there are in all tables."""
    return sum(
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in Base.metadata.sorted_tables
    )


def content(connection: Connection, table: Table, advance: Callable[[], object]) -> Content:
    """What a table holds, worked out here from what the database gives out.

    Args:
        connection: in a transaction that sees one state.
        table: that is looked at.
        advance: called now and then; what it raises ends it.

    """
    count, digest = 0, hashlib.sha256()
    for rows in pages(connection, table):
        for row in rows:
            digest.update(spelt(row))
        count += len(rows)
        advance()
    return Content(count, digest.hexdigest())


def into_file(source: Connection, backend: Backend, file: Path, report: Count) -> None:
    """Copy all of a store into a new SQLite file.

    Args:
        source: in a transaction that sees one state.
        backend: of the source.
        file: which is not there yet.
        report: told how far it is.

    """
    from core.store.sqlite import SqliteBackend

    engine = create_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _quick)
    try:
        with engine.begin() as target:
            make_tables(target)
            copy_rows(source, target, report)
            SqliteBackend(file).set_highest_ids(target, backend.highest_ids(source))
    finally:
        engine.dispose()


def _quick(connection: Any, _record: Any) -> None:
    """A file that is worth nothing until it is whole needs no journal, and waits for no disk."""
    for pragma in ("journal_mode = MEMORY", "synchronous = OFF"):
        connection.execute(f"PRAGMA {pragma}")


def pages(connection: Connection, table: Table) -> Iterator[list[Row[Any]]]:
    """All rows in the order of their keys, some at a time, however many there are."""
    wanted = select(table).order_by(*table.primary_key.columns).execution_options(stream_results=True)
    with connection.execute(wanted, execution_options={"yield_per": _AT_ONCE}) as result:
        for rows in result.partitions():
            yield list(rows)


def spelt(row: Row[Any]) -> bytes:
    """A row so that no two that differ read the same."""
    parts = []
    for value in row:
        kind, content = _part(value)
        parts.append(kind + len(content).to_bytes(8) + content)
    return b"".join(parts) + b"\n"


def _part(value: Any) -> tuple[bytes, bytes]:
    if value is None:
        return b"n", b""
    if isinstance(value, bytes | memoryview):
        return b"b", bytes(value)
    if isinstance(value, str):
        return b"s", value.encode("utf-8", "surrogatepass")
    if isinstance(value, int):  # truth values too
        return b"i", str(int(value)).encode()
    if isinstance(value, float):
        return b"f", struct.pack(">d", value)
    if isinstance(value, datetime):
        return b"t", (value.astimezone(UTC) if value.tzinfo is not None else value).isoformat().encode()
    if isinstance(value, date):
        return b"d", value.isoformat().encode()
    return b"j", json.dumps(value, sort_keys=True).encode()
