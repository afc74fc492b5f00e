"""Opening the SQL store: transactions, migrations, and errors in plain words, whatever kind of database it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.errors import GalleryError
from core.store.backend import BUSY_SECONDS as _BUSY_SECONDS
from core.store.backend import PATIENCE, Backend, Count, Folded, plain_errors
from core.store.copying import make_tables
from core.store.sqlite import SqliteBackend

HEAD = "0011"
"""The migration that this program's tables correspond to."""
_MIGRATIONS = "core.store:migrations"
_MIGRATING_SECONDS = 300.0  # for which a program waits that starts while another one migrates


class Database:
    """The store of one site.

    Several processes may use it at once: readers never wait and see one state each, writers take turns.

    Args:
        store: the database, or the file of one that is SQLite's.

    Raises:
        DamagedError: it is damaged, or is not a store.
        GalleryError: it cannot be opened, or is of a newer version.

    """

    def __init__(self, store: Backend | Path):
        self._backend: Backend = SqliteBackend(store) if isinstance(store, Path) else store
        self.guard: Callable[[Session], None] | None = None  # asked at the start of every transaction that writes
        self._joined = threading.local()
        try:
            with self._plain_errors():
                self.engine = self._backend.open()
                self._reading = self._backend.reading(self.engine)
                self._writing = self._backend.writing(self.engine)
                self._migrate()
        except BaseException:
            self._backend.close()
            raise
        with suppress(OSError, GalleryError), self._plain_errors():
            self._backend.finish()

    @property
    def place(self) -> str:
        """Where it is, as people are told."""
        return self._backend.place

    def close(self) -> None:
        """Close all connections."""
        self._backend.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one consistent state."""
        if (joined := self._together()) is not None:
            joined.flush()
            yield joined
            return
        with self._plain_errors(), Session(self._reading, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits as a whole when the block ends, or not at all."""
        if (joined := self._together()) is not None:
            yield joined
            joined.flush()
            return
        engine = self._writing.execution_options(**{PATIENCE: getattr(self._joined, "patience", _BUSY_SECONDS)})
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

    def checkpoint(self) -> None:
        """Let what was deleted be gone from the database's own files and logs, as far as that can be done now.

        While others are at work that is tried for a while, then left to the next time. Within :meth:`together` it is
        left to whoever began that.
        """
        if self._together() is None:
            with self._plain_errors():
                self._backend.forget_deleted()

    # looking after it

    def damage(self, meanwhile: Callable[[], object] | None = None) -> str:
        """What the database finds wrong with itself; empty where all is well.

        Args:
            meanwhile: called now and then; what it raises ends the check.

        Raises:
            GalleryError: it cannot be looked at now.

        """
        with self._plain_errors():
            return self._backend.damage(meanwhile)

    def dangling(self) -> list[str]:
        """The table of each row that refers to something that is gone."""
        with self.read() as session:
            return self._backend.dangling(session)

    def size(self) -> int:
        """How large it is, in bytes."""
        with self._plain_errors():
            return self._backend.size()

    def was_cut_off(self) -> bool:
        """Whether the last program that had it open was ended by force, or one has it open."""
        return self._backend.was_cut_off()

    def copy_to(self, file: Path, report: Count) -> None:
        """Copy all of it, as it is at one moment, into a new SQLite file: the form that backups have.

        Args:
            file: which is not there yet.
            report: told how far it is.

        Raises:
            sqlite3.Error: a file cannot be copied, or be written.
            GalleryError: a server does not give it out.

        """
        self._backend.copy_to(file, report)

    def highest_ids(self, session: Session) -> dict[str, int]:
        """The highest number that rows of a table were ever given, by its name: none is given twice."""
        return self._backend.highest_ids(session.connection())

    # asking it

    def folded(self, session: Session, column: InstrumentedAttribute[str], fold: Callable[[str], str]) -> Folded:
        """A column as it is once a function of the program, which has a name, has been applied to it."""
        return self._backend.folded(session, column, fold)

    def mentioning(self, person_id: int) -> ColumnElement[bool]:
        """That the reasons of an event name somebody."""
        return self._backend.mentioning(person_id)

    def _migrate(self) -> None:
        with self._reading.connect() as connection:
            current = self._version(connection)
        if current == HEAD:
            return
        if current is not None and current > HEAD:
            raise GalleryError(
                "{path} was made by a newer Portico (schema {current}, this one knows {head}): update Portico",
                path=self.place,
                current=current,
                head=HEAD,
            )
        patient = self._writing.execution_options(**{PATIENCE: _MIGRATING_SECONDS})
        with patient.begin() as connection:
            current = self._version(connection)
            if current == HEAD:  # another process was first
                return
            if current is None and not self._backend.has_tables(connection):
                # a new gallery begins where migrations end, as a test holds: Alembic takes a quarter of a second
                make_tables(connection)
                return
            if current is None:
                self._backend.require_own(connection)
            from alembic import command
            from alembic.config import Config

            config = Config()
            config.set_main_option("script_location", _MIGRATIONS)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _version(self, connection: Connection) -> str | None:
        if not self._backend.has_tables(connection, "alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    def _plain_errors(self) -> AbstractContextManager[None]:
        return plain_errors(self._backend, IntegrityError)
