"""Letting go of what was deleted from a PostgreSQL database: it keeps the former versions of rows until then."""

from __future__ import annotations

import time
from contextlib import suppress

from sqlalchemy import Connection, MetaData, event, text
from sqlalchemy.exc import DBAPIError

from core.base.logs import logger
from core.store.schema import Base

_log = logger("database")
_REWRITE_MS, _REWRITE_TRIES, _REWRITE_PAUSE = 300, 10, 0.05
_SMALL = 64 << 20  # bytes of a table that may be written anew while doors wait for it


_SAMPLED = (
    "SELECT attrelid::regclass AS place, quote_ident(attname) AS name FROM pg_attribute"
    " JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE nspname = current_schema() AND relname = ANY(:tables) AND attnum > 0 AND NOT attisdropped"
    " AND atttypid IN ('varchar'::regtype, 'text'::regtype, 'bytea'::regtype, 'json'::regtype)"
    " AND coalesce(attstattarget, -1) <> 0"
)


def keep_no_samples(connection: Connection) -> None:
    """Have the server take no samples of names and keys for its planner: they would outlive whoever is deleted.

    Args:
        connection: in a transaction, or outside any.

    """
    for place, name in connection.execute(text(_SAMPLED), {"tables": list(Base.metadata.tables)}).all():
        connection.exec_driver_sql(f"ALTER TABLE {place} ALTER COLUMN {name} SET STATISTICS 0")


@event.listens_for(Base.metadata, "after_create")
def _made(_tables: MetaData, connection: Connection, **_more: object) -> None:
    """Before there is anything of which one could be taken."""
    if connection.dialect.name == "postgresql":
        keep_no_samples(connection)


def forget_deleted(connection: Connection, *, insist: bool) -> None:
    """Remove the versions of rows that nobody sees any more.

    The table with everybody's keys is written anew, so that its former file goes; without a key all that was sealed
    with it is noise, wherever the server still has it. So is that of events, which has faces of nobody known, unless it
    is large: that would hold up the doors.

    Args:
        connection: outside any transaction.
        insist: try for a while where others are at work; else once.

    """
    size = connection.execute(text("SELECT pg_total_relation_size('event')")).scalar_one()
    connection.exec_driver_sql("SET statement_timeout = 0")
    connection.exec_driver_sql(f"SET lock_timeout = {_REWRITE_MS}")
    try:
        for table in ("person", "secret", "key_check", *(("event",) if size <= _SMALL else ())):
            _rewrite(connection, table, _REWRITE_TRIES if insist else 1)
        names = ", ".join(Base.metadata.tables)
        with suppress(DBAPIError):
            connection.exec_driver_sql(f"VACUUM {names}")
    finally:
        with suppress(DBAPIError):
            connection.exec_driver_sql("RESET statement_timeout; RESET lock_timeout")


def _rewrite(connection: Connection, table: str, tries: int) -> None:
    """Write a table anew, unless somebody is reading it for longer; then that is left to the next time."""
    for left in reversed(range(tries)):
        try:
            connection.exec_driver_sql(f"VACUUM FULL {table}")
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) != "55P03":  # as the disk is full: what was deleted stays so
                _log.warning("a table could not be written anew", table=table, words=str(error.orig))
                return
            if left:
                time.sleep(_REWRITE_PAUSE)
        else:
            return
