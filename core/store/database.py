"""Opening the SQL store: connection settings, migrations, and errors in plain words."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from core.base import durable
from core.base.messages import Message
from core.errors import DamagedError, GalleryError
from core.store.names import searchable
from core.store.schema import Base

HEAD = "0010"
"""The migration that this program's tables correspond to."""

_SYNCHRONOUS = "FULL"  # a committed event outlives a power cut
_BUSY_SECONDS = 10.0
_CHECKPOINT_TRIES = 40
_LEAST_ROOM = 1 << 20  # bytes


class Database:
    """One SQLite file in WAL mode.

    Several processes may use it at once: readers never wait, writers take turns.

    Raises:
        DamagedError: the file is damaged, or is not a store.
        GalleryError: it cannot be opened, or is of a newer version.

    """

    def __init__(self, path: Path):
        self.path = path
        with suppress(OSError):  # opening it says what is wrong
            durable.private_file(path)  # its log and what its readers share are made as it is
        self.guard: Callable[[Session], None] | None = None  # asked at the start of every transaction that writes
        self._joined = threading.local()
        self.engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": _BUSY_SECONDS})
        event.listen(self.engine, "connect", _configure)
        event.listen(self.engine, "begin", _begin)
        self._writing = self.engine.execution_options(portico_write=True)
        with self._plain_errors():
            self._migrate()
        self._finish()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one consistent state."""
        if (joined := self._together()) is not None:
            joined.flush()
            yield joined
            return
        with self._plain_errors(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits as a whole when the block ends, or not at all."""
        if (joined := self._together()) is not None:
            yield joined
            joined.flush()
            return
        patience = getattr(self._joined, "patience", _BUSY_SECONDS)
        engine = self._writing.execution_options(portico_patience=patience)
        with self._plain_errors(), Session(engine, expire_on_commit=False) as session, session.begin():
            if self.guard is not None:
                self.guard(session)
            yield session

    @property
    def is_together(self) -> bool:
        """Whether this thread is within :meth:`together`, so that nothing that it writes stands yet."""
        return self._together() is not None

    @contextmanager
    def together(self) -> Iterator[Session]:
        """Let all that this thread reads and writes within the block come about as a whole, or not at all."""
        if (joined := self._together()) is not None:
            yield joined
            return
        with self.write() as session:
            self._joined.session = session
            try:
                yield session
            finally:
                del self._joined.session

    @contextmanager
    def hurried(self, seconds: float) -> Iterator[None]:
        """Let this thread wait no longer than that within the block for a program that keeps the store locked."""
        before = getattr(self._joined, "patience", _BUSY_SECONDS)
        self._joined.patience = min(seconds, before)
        try:
            yield
        finally:
            self._joined.patience = before

    def _together(self) -> Session | None:
        return getattr(self._joined, "session", None)

    def _finish(self) -> None:
        """Move what a program that was killed left in the log into the file, unless another is at work.

        It may have deleted something, which is in the file until then.
        """
        log = self.path.with_name(f"{self.path.name}-wal")
        with suppress(OSError, GalleryError):
            if log.stat().st_size:
                self.checkpoint(tries=1)

    def checkpoint(self, tries: int = _CHECKPOINT_TRIES) -> None:
        """Move the log into the file and empty it, so that what was deleted is gone from the log too.

        While another process reads, the log cannot be emptied: that is tried for a while, then left to the next time.
        Within :meth:`together` it is left to whoever began that.
        """
        if self._together() is not None:
            return
        with self._plain_errors(), closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout = 0")  # while it waits for readers, nobody else can write
            try:
                for _ in range(tries):
                    (busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                    if not busy:
                        return
                    if tries > 1:
                        time.sleep(0.05)
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")

    def _migrate(self) -> None:
        current = self._version()
        if current == HEAD:
            return
        if current is not None and current > HEAD:
            raise GalleryError(
                "{path} was made by a newer Portico (schema {current}, this one knows {head}): update Portico",
                path=self.path,
                current=current,
                head=HEAD,
            )
        with self._writing.begin() as connection:
            current = _version(connection)
            if current == HEAD:  # another process was first
                return
            if current is None and not connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one():
                # a new gallery begins where migrations end, as a test holds: Alembic takes a quarter of a second
                Base.metadata.create_all(connection)
                connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
                connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
                return
            from alembic import command
            from alembic.config import Config

            config = Config()
            config.set_main_option("script_location", "core.store:migrations")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _version(self) -> str | None:
        with self.engine.connect() as connection:
            return _version(connection)

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except OperationalError as error:
            reason = str(error.orig)
            if "locked" in reason:
                reason = Message("another program has kept it locked; try again")
            elif "full" in reason or ("disk I/O" in reason and _full(self.path.parent)):
                reason = Message("the disk is full; nothing was changed")
            elif "readonly" in reason or "unable to open" in reason:
                reason = Message("it cannot be written; check the folder's permissions")
            raise GalleryError("the gallery {path} cannot be used: {reason}", path=self.path, reason=reason) from error
        except (DatabaseError, sqlite3.DatabaseError, UnicodeDecodeError) as error:  # its own words may be damaged
            from core.store.register import advice

            raise DamagedError(
                "the gallery {path} is damaged or is not a Portico gallery: {how}",
                path=self.path,
                how=advice(self.path.parent),
            ) from error


def _full(folder: Path) -> bool:
    """Whether no room is left on a disk: SQLite then cannot make the file that its readers and writers share."""
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


def _version(connection: Connection) -> str | None:
    tables = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")).scalar_one()
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if tables else None


def _configure(connection: Any, _record: Any) -> None:
    # the driver's own transaction handling would start writes late; BEGIN is sent below instead
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        f"synchronous = {_SYNCHRONOUS}",
        "foreign_keys = ON",
        "secure_delete = ON",  # deleted rows are overwritten, not left in free pages
        f"busy_timeout = {int(_BUSY_SECONDS * 1000)}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("searchable", 1, searchable, deterministic=True)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    patience = options.get("portico_patience", _BUSY_SECONDS)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("portico_write", False) else "BEGIN")
