"""Opening the SQL store: connection settings, migrations, and errors in plain words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from core.errors import GalleryError
from core.gallery.schema import Base

HEAD = "0005"
"""The migration that this program's tables correspond to."""

_BUSY_SECONDS = 10.0
_CHECKPOINT_TRIES = 40


class Database:
    """One SQLite file in WAL mode.

    Several processes may use it at once: readers never wait, writers take turns.

    Raises:
        GalleryError: the file cannot be opened, is not a store, is damaged, or is of a newer version.

    """

    def __init__(self, path: Path):
        self.path = path
        self.guard: Callable[[Session], None] | None = None  # asked at the start of every transaction that writes
        self.engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": _BUSY_SECONDS})
        event.listen(self.engine, "connect", _configure)
        event.listen(self.engine, "begin", _begin)
        self._writing = self.engine.execution_options(portico_write=True)
        with self._plain_errors():
            self._migrate()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one consistent state."""
        with self._plain_errors(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits as a whole when the block ends, or not at all."""
        with self._plain_errors(), Session(self._writing, expire_on_commit=False) as session, session.begin():
            if self.guard is not None:
                self.guard(session)
            yield session

    def checkpoint(self) -> None:
        """Move the log into the file and empty it, so that what was deleted is gone from the log too.

        While another process reads, the log cannot be emptied: that is tried for a while, then left to the next time.
        """
        with self._plain_errors(), closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA busy_timeout = 0")  # while it waits for readers, nobody else can write
            try:
                for _ in range(_CHECKPOINT_TRIES):
                    (busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                    if not busy:
                        return
                    time.sleep(0.05)
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {int(_BUSY_SECONDS * 1000)}")

    def check(self) -> str | None:
        """SQLite's own integrity check: None where all is well, else what it found."""
        with self._plain_errors(), self.engine.connect() as connection:
            found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(5)"))]
        return None if found == ["ok"] else "; ".join(found)

    def _migrate(self) -> None:
        current = self._version()
        if current == HEAD:
            return
        if current is not None and current > HEAD:
            raise GalleryError(
                f"{self.path} was made by a newer Portico (schema {current}, this one knows {HEAD}): update Portico"
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
            config.set_main_option("script_location", "core.gallery:migrations")
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
                reason = "another program has kept it locked; try again"
            elif "disk is full" in reason or "full" in reason:
                reason = "the disk is full; nothing was changed"
            elif "readonly" in reason or "unable to open" in reason:
                reason = "it cannot be written; check the folder's permissions"
            raise GalleryError(f"the gallery {self.path} cannot be used: {reason}") from error
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise GalleryError(
                f"the gallery {self.path} is damaged or is not a Portico gallery: restore it from a backup"
            ) from error


def _version(connection: Connection) -> str | None:
    tables = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")).scalar_one()
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if tables else None


def _configure(connection: Any, _record: Any) -> None:
    # the driver's own transaction handling would start writes late; BEGIN is sent below instead
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # a committed event outlives a power cut
        "foreign_keys = ON",
        "secure_delete = ON",  # deleted rows are overwritten, not left in free pages
        f"busy_timeout = {int(_BUSY_SECONDS * 1000)}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("portico_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
