"""A store in one SQLite file, in WAL mode: what needs no set-up."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, Engine, Function, create_engine, event, func, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.base import durable
from core.base.messages import Message
from core.errors import DamagedError, GalleryError
from core.store.backend import BUSY_SECONDS, PATIENCE, Count
from core.store.schema import Base

_SYNCHRONOUS = "FULL"  # a committed event outlives a power cut
_CHECKPOINT_TRIES = 40
_LEAST_ROOM = 1 << 20  # bytes
_WRITE = "portico_write"
_ENDS = ("-wal", "-shm", "")
GATHERING = ".moving"
"""The end of the name of the file in which a store gathers."""
_PAGES = 2048  # of a store that is copied, between two reports
_MENTIONING = (
    "EXISTS (SELECT 1 FROM json_each(event.reasons) AS reason,"
    " json_each(reason.value, '$.people') AS named WHERE named.value = :mentioned)"
)


class SqliteBackend:
    """One SQLite file in WAL mode.

    Several processes may use it at once: readers never wait, writers take turns.

    Args:
        path: of the file.

    """

    def __init__(self, path: Path):
        self.path = path
        self._engine: Engine | None = None

    @property
    def place(self) -> str:
        return str(self.path)

    @property
    def folder(self) -> Path:
        return self.path.parent

    def identity(self) -> None:
        """It lies in the folder: nobody else's names it."""

    def used_elsewhere(self) -> bool:
        return False

    def exists(self) -> bool:
        from core.store.damage import require_gallery

        require_gallery(self.path)
        return self.path.exists()

    def open(self) -> Engine:
        with suppress(OSError):  # opening it says what is wrong
            durable.private_file(self.path)  # its log and what its readers share are made as it is
        if self._engine is None:
            address = URL.create("sqlite", database=str(self.path))
            engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})
            event.listen(engine, "connect", _configure)
            event.listen(engine, "begin", _begin)
            self._engine = engine
        return self._engine

    def reading(self, engine: Engine) -> Engine:
        return engine

    def writing(self, engine: Engine) -> Engine:
        return engine.execution_options(**{_WRITE: True})

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()

    def has_tables(self, connection: Connection, name: str | None = None) -> bool:
        if name is None:
            return bool(connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one())
        wanted = text("SELECT count(*) FROM sqlite_master WHERE name = :name")
        return bool(connection.execute(wanted, {"name": name}).scalar_one())

    def require_own(self, connection: Connection) -> None:
        """A file without a version is of the time before the first one: migrations see to it."""

    def plain(self, error: Exception) -> GalleryError | None:
        if isinstance(error, DatabaseError) and not isinstance(error.orig, sqlite3.Error | UnicodeDecodeError):
            return None  # of another database, to which this one is being copied
        if isinstance(error, OperationalError):
            reason = str(error.orig)
            if "locked" in reason:
                reason = Message("another program has kept it locked; try again")
            elif "full" in reason or ("disk I/O" in reason and _full(self.folder)):
                reason = Message("the disk is full; nothing was changed")
            elif "readonly" in reason or "unable to open" in reason:
                reason = Message("it cannot be written; check the folder's permissions")
            return GalleryError("the gallery {path} cannot be used: {reason}", path=self.path, reason=reason)
        # its own words may be damaged
        if isinstance(error, DatabaseError | sqlite3.DatabaseError | UnicodeDecodeError):
            from core.store.register import advice

            return DamagedError(
                "the gallery {path} is damaged or is not a Portico gallery: {how}",
                path=self.path,
                how=advice(self.folder),
            )
        return None

    def finish(self) -> None:
        """Move what a program that was killed left in the log into the file.

        It may have deleted something, which is in the file until then.
        """
        if self.was_cut_off():
            self.forget_deleted(insist=False)

    def forget_deleted(self, *, insist: bool = True) -> None:
        """Move the log into the file and empty it, so that what was deleted is gone from the log too.

        While another process reads, the log cannot be emptied: that is tried for a while, then left to the next time.
        """
        if self._engine is None:
            return
        with closing(self._engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout = 0")  # while it waits for readers, nobody else can write
            try:
                for _ in range(_CHECKPOINT_TRIES if insist else 1):
                    (busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                    if not busy:
                        return
                    if insist:
                        time.sleep(0.05)
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")

    def damage(self, meanwhile: Callable[[], object] | None = None) -> str:
        from core.store.damage import damage

        return damage(self.path, meanwhile)

    def dangling(self, session: Session) -> list[str]:
        return [str(row[0]) for row in session.execute(text("PRAGMA foreign_key_check"))]

    def size(self) -> int:
        return self.path.stat().st_size

    def was_cut_off(self) -> bool:
        try:
            return self.path.with_name(f"{self.path.name}-wal").stat().st_size > 0
        except OSError:
            return False

    def copy_to(self, file: Path, report: Count) -> None:
        with (
            closing(sqlite3.connect(self.path, isolation_level=None)) as live,
            closing(sqlite3.connect(file, isolation_level=None)) as copy,
        ):
            live.execute("BEGIN")  # holds one state: else every change by somebody else would begin the copy anew
            live.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in ("journal_mode = MEMORY", "synchronous = OFF"):
                copy.execute(f"PRAGMA {pragma}")
            live.backup(copy, pages=_PAGES, progress=lambda _status, left, all_: report(all_ - left, all_))

    def highest_ids(self, connection: Connection) -> dict[str, int]:
        return {
            str(name): int(last) for name, last in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
        }

    def set_highest_ids(self, connection: Connection, ids: dict[str, int]) -> None:
        for name, table in Base.metadata.tables.items():
            if table.dialect_options["sqlite"]["autoincrement"] and name in ids:
                connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name})
                connection.execute(
                    text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"),
                    {"name": name, "last": ids[name]},
                )

    def gathering(self, stamp: str) -> SqliteBackend:  # noqa: ARG002  # what is in its folder is its own
        return SqliteBackend(self._gathering)

    def appear(self) -> None:
        gathered = SqliteBackend(self._gathering)
        if gathered.was_cut_off():  # a part of it would be in its log still
            raise GalleryError("{path} is open in another program", path=gathered.path)
        self._rename(gathered.path, self.path)

    def withdraw(self, stamp: str) -> None:  # noqa: ARG002
        self._rename(self.path, self._gathering)

    def forget_gathering(self, stamp: str = "") -> None:  # noqa: ARG002
        for end in (*_ENDS, "-journal"):
            path = self._gathering.with_name(self._gathering.name + end)
            if path.exists():
                durable.erase(path)
        if self._gathering.exists():
            raise GalleryError("{path} cannot be deleted", path=self._gathering)

    @property
    def _gathering(self) -> Path:
        return self.path.with_name(self.path.name + GATHERING)

    def _rename(self, now: Path, then: Path) -> None:
        try:
            for end in _ENDS:
                path = now.with_name(now.name + end)
                if path.exists():
                    durable.replace(path, then.with_name(then.name + end))
        except OSError as error:
            raise GalleryError(
                "{path} cannot be given another name: {why}", path=now, why=error.strerror or error
            ) from None

    def aside(self, stamp: str) -> str:
        return f"{self.path.name}.moved-{stamp}"

    def set_aside(self, stamp: str) -> None:
        if not self.path.exists():
            raise FileNotFoundError(self.path)
        self._rename(self.path, self.path.with_name(self.aside(stamp)))

    def forget_aside(self, where: str) -> None:
        if not where.startswith(f"{self.path.name}.moved-") or Path(where).name != where:
            raise GalleryError("{where} is no gallery that was moved", where=where)
        for end in _ENDS:
            durable.erase(self.path.with_name(where + end))
        if self.path.with_name(where).exists():
            raise GalleryError("{path} cannot be deleted", path=self.path.with_name(where))

    def folded(self, session: Session, column: InstrumentedAttribute[str], fold: Callable[[str], str]) -> _Applied:
        name, connection = f"portico_{fold.__name__}", session.connection().connection
        if name not in connection.info:  # what a connection knows cannot be told it anew while it is asked something
            driver: Any = connection.driver_connection
            driver.create_function(name, 1, fold, deterministic=True)
            connection.info[name] = True
        return _Applied(getattr(func, name)(column))

    def mentioning(self, person_id: int) -> ColumnElement[bool]:
        return text(_MENTIONING).bindparams(mentioned=person_id)  # type: ignore[return-value]


@dataclass(frozen=True)
class _Applied:
    """A column to which SQLite itself applies a function of the program."""

    folded: Function[str]

    def equals(self, text: str) -> ColumnElement[bool]:
        return self.folded == text

    def begins(self, text: str) -> ColumnElement[bool]:
        return self.folded.startswith(text, autoescape=True)

    def contains(self, text: str) -> ColumnElement[bool]:
        return self.folded.contains(text, autoescape=True)


def _full(folder: Path) -> bool:
    """Whether no room is left on a disk: SQLite then cannot make the file that its readers and writers share."""
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


def _configure(connection: Any, _record: Any) -> None:
    # the driver's own transaction handling would start writes late; BEGIN is sent below instead
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        f"synchronous = {_SYNCHRONOUS}",
        "foreign_keys = ON",
        "secure_delete = ON",  # deleted rows are overwritten, not left in free pages
        f"busy_timeout = {int(BUSY_SECONDS * 1000)}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    patience = options.get(PATIENCE, BUSY_SECONDS)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITE, False) else "BEGIN")
