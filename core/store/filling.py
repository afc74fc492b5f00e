"""Bringing the rows of a store into another one a page at a time, so that whoever is broken off goes on from there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    literal,
    select,
    text,
    true,
    tuple_,
)

from core.store.backend import Backend, Count, plain_errors
from core.store.copying import count_rows, make_tables, pages, spelt
from core.store.schema import Base

_Key = tuple[Any, ...]


def is_of_today(target: Backend) -> bool:
    """Whether a place has nothing, or tables as this program makes them: another one may have begun there."""
    from core.store.database import HEAD

    with plain_errors(target), target.reading(target.open()).connect() as there:
        if not target.has_tables(there):
            return True
        if not target.has_tables(there, "alembic_version"):
            return False
        return there.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def fill(source: Connection, target: Backend, report: Count) -> int:
    """Bring every row into a place that is empty, or has what came there before: each page stands by itself.

    Of what is there, rows that are as they should be stay, the others go, with what refers to them. It is not compared
    whether all is well at the end.

    Args:
        source: in a transaction that sees one state.
        target: for which :func:`is_of_today` holds, and which nobody else writes to.
        report: told how many rows are there, of how many; what it raises breaks it off.

    Returns:
        How many rows were there already, and stayed.

    """
    done, stayed, whole = 0, 0, count_rows(source)
    engine = target.writing(target.open())
    with plain_errors(target):
        with engine.begin() as there:
            if not target.has_tables(there):
                make_tables(there)
        for table in Base.metadata.sorted_tables:  # whoever is referred to first
            with engine.begin() as there:
                begun = there.execute(select(literal(1)).select_from(table).limit(1)).scalar() is not None
                if begun:
                    _prune(source, there, table, lambda so_far=done: report(so_far, whole))
            after: _Key | None = None
            for rows in pages(source, table):
                upto = _key(table, rows[-1])
                with engine.begin() as there:
                    known = _keys(there, table, after, upto) if begun else set()
                    new = [row for row in rows if _key(table, row) not in known]
                    if new:
                        there.execute(insert(table), [_named(table, row) for row in new])
                done, stayed, after = done + len(rows), stayed + len(rows) - len(new), upto
                report(done, whole)
    return stayed


def _prune(source: Connection, there: Connection, table: Table, advance: Any) -> None:
    """Remove the rows of a table that are not as they should be: what is unique is free again before more comes."""
    after: _Key | None = None
    for rows in pages(source, table):
        upto = _key(table, rows[-1])
        right = {_key(table, row): spelt(row) for row in rows}
        found = there.execute(select(table).where(_between(table, after, upto))).all()
        _remove(there, table, [key for row in found if right.get(key := _key(table, row)) != spelt(row)])
        after = upto
        advance()
    there.execute(delete(table).where(_between(table, after, None)))


def _remove(there: Connection, table: Table, keys: list[_Key]) -> None:
    if keys:
        columns = table.primary_key.columns.values()
        wanted = delete(table).where(*(column == bindparam(f"key_{column.name}") for column in columns))
        there.execute(wanted, [{f"key_{c.name}": value for c, value in zip(columns, key, strict=True)} for key in keys])


def _keys(there: Connection, table: Table, after: _Key | None, upto: _Key) -> set[_Key]:
    found = there.execute(select(*table.primary_key.columns).where(_between(table, after, upto)))
    return {tuple(row) for row in found}


def _between(table: Table, after: _Key | None, upto: _Key | None) -> ColumnElement[bool]:
    """Keys after one, and up to another."""
    columns = table.primary_key.columns.values()

    def limit(key: _Key) -> Any:
        return tuple_(*(literal(value, column.type) for column, value in zip(columns, key, strict=True)))

    limits: list[ColumnElement[bool]] = []
    if after is not None:
        limits.append(tuple_(*columns) > limit(after))
    if upto is not None:
        limits.append(tuple_(*columns) <= limit(upto))
    return and_(true(), *limits)


def _key(table: Table, row: Row[Any]) -> _Key:
    return tuple(row._mapping[column] for column in table.primary_key.columns)  # noqa: SLF001  # its documented name


def _named(table: Table, row: Sequence[Any]) -> dict[str, Any]:
    return dict(zip((column.key for column in table.columns), row, strict=True))
