"""Whether a PostgreSQL server can still read everything that it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

_BLOCKS = 1000  # of 8 kB, that are looked through at once


def damage(reading: Engine, tables: Iterable[str], meanwhile: Callable[[], object] | None) -> str:
    """What it says of the first row that it cannot read, with what it keeps elsewhere; empty where there is none.

    Args:
        reading: for transactions of one state.
        tables: that are there.
        meanwhile: called now and then; what it raises ends the check.

    Raises:
        DBAPIError: it cannot be asked.

    """
    for table in tables:
        try:
            _look_through(reading, table, meanwhile)
        except DBAPIError as error:
            if not str(getattr(error.orig, "sqlstate", None) or "").startswith("XX"):
                raise
            return str(error.orig).splitlines()[0]
    return ""


def _look_through(reading: Engine, table: str, meanwhile: Callable[[], object] | None) -> None:
    """A stretch at a time, each of a state of its own: so that nothing has to be kept for us meanwhile."""
    wanted = text(
        f"SELECT sum(length(kept::text)) FROM {table} AS kept"  # noqa: S608  # our own names
        " WHERE ctid >= CAST(:first AS tid) AND ctid < CAST(:last AS tid)"
    )
    with reading.connect() as connection:
        blocks = connection.execute(
            text("SELECT pg_relation_size(CAST(:table AS regclass)) / current_setting('block_size')::int"),
            {"table": table},
        ).scalar_one()
    for first in range(0, blocks, _BLOCKS):
        if meanwhile is not None:
            meanwhile()
        with reading.connect() as connection:
            connection.execute(wanted, {"first": f"({first},0)", "last": f"({first + _BLOCKS},0)"})
