"""A store in a PostgreSQL database, for a site that has outgrown a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, String, bindparam, create_engine, event, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.base.messages import Message
from core.errors import DamagedError, GalleryError
from core.programs import status
from core.settings import GALLERY
from core.store import server_errors
from core.store.backend import BUSY_SECONDS, PATIENCE, Count, plain_errors
from core.store.identity import Identity, identity_of
from core.store.schema import Base
from core.store.server import STATEMENT_SECONDS, Server
from core.store.server_damage import damage
from core.store.vacuuming import forget_deleted, keep_no_samples

OLDEST = 15
"""The oldest PostgreSQL that is good enough."""
_WRITE = "portico_write"
_TURN = int.from_bytes(b"portico")
"""The advisory lock that each transaction takes which writes: so they take turns, and revisions come in their order."""
_PRESENT = int.from_bytes(b"port")
"""The first half of the advisory locks that each connection holds and shares, one for each folder."""
_POOL, _MORE, _WAIT_SECONDS = 5, 10, 10
_TABLES = "pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = current_schema()"
_ASIDE = "portico_moved_"
_GATHERING = "portico_moving"
"""The schema in which a store gathers; its comment is the stamp of the move."""
_MENTIONING = (
    "EXISTS (SELECT 1 FROM json_array_elements(event.reasons) AS reason(value),"
    " json_array_elements_text(reason.value -> 'people') AS named(value) WHERE named.value = :mentioned)"
)


class PostgresBackend:
    """One database of a server, in the schema that its user finds first.

    Several programs may use it at once: readers never wait and see one state each; writers take turns by an advisory
    lock, so that whoever has seen a revision has missed none before it.

    Args:
        server: where it is.
        folder: of the site.
        schema: another than the one that the user finds first.

    """

    def __init__(self, server: Server, folder: Path, schema: str | None = None):
        self._server = server
        self._folder = folder
        self._schema = schema
        self._engine: Engine | None = None

    @property
    def place(self) -> str:
        return self._server.place

    @property
    def folder(self) -> Path:
        return self._folder

    def identity(self) -> Identity:
        try:
            return identity_of(self._folder)
        except OSError as error:
            raise GalleryError(
                "{folder} cannot be told from others: {why}", folder=self._folder, why=error.strerror or error
            ) from None

    def used_elsewhere(self) -> bool:
        wanted = text(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE locktype = 'advisory' AND datname = current_database() AND objsubid = 2"
            " AND classid = :present AND objid <> CAST(:number AS oid))"
        )
        number = self.identity().number % (1 << 32)  # as locks are shown
        with plain_errors(self), self.reading(self.open()).connect() as connection:
            return bool(connection.execute(wanted, {"present": _PRESENT, "number": number}).scalar_one())

    def exists(self) -> bool:
        with plain_errors(self), self.reading(self.open()).connect() as connection:
            if self.has_tables(connection, "alembic_version"):
                return True
        if (self._folder / GALLERY).exists():
            raise GalleryError(
                "the database {place} holds no gallery, and there is one in {file}: move it there, instead of naming "
                "the database in the settings",
                place=self.place,
                file=self._folder / GALLERY,
            )
        if (self._folder / status.FOLDER).is_dir() or (self._folder / "index").is_dir():
            from core.store.register import advice

            raise DamagedError("the gallery {database} has gone: {how}", database=self.place, how=advice(self._folder))
        return False

    def open(self) -> Engine:
        if self._engine is None:
            try:
                engine = create_engine(
                    self._server.url,
                    pool_pre_ping=True,  # a connection that was lost meanwhile is made anew
                    pool_size=_POOL,
                    max_overflow=_MORE,
                    pool_timeout=_WAIT_SECONDS,
                )
            except ImportError:
                raise server_errors.missing_driver() from None
            event.listen(engine, "do_connect", self._connected)
            event.listen(engine, "connect", _require_good)
            event.listen(engine, "connect", self._be_present)
            event.listen(engine, "begin", self._begin)
            event.listen(engine, "checkin", self._rested)
            self._engine = engine
        return self._engine

    def _connected(self, _dialect: Any, _record: Any, _arguments: Any, named: dict[str, Any]) -> Any:
        from core.store.server_connection import PatientConnection

        named.update(self._server.arguments())
        if self._schema is not None:
            named["options"] += f" -c search_path={self._schema}"
        made = PatientConnection.connect(**named)
        made.patience = self._server.silence_seconds
        return made

    def _be_present(self, connection: Any, _record: Any) -> None:
        """Let others see for as long as the connection lasts for which folder it is."""
        with suppress(GalleryError):  # whoever opens the site says so
            connection.execute("SELECT pg_advisory_lock_shared(%s, %s)", (_PRESENT, self.identity().number))
            connection.commit()

    def _begin(self, connection: Connection) -> None:
        """Say how long anything may take, and wait for one's turn."""
        options = connection.get_execution_options()
        turn = options.get(_WRITE, False)
        patience = max(1, int(options.get(PATIENCE, BUSY_SECONDS) * 1000))
        # whoever is outside any transaction looks after tables, and whoever is so patient changes them
        endless = options.get("isolation_level") == "AUTOCOMMIT" or (turn and patience > BUSY_SECONDS * 1000)
        driver: Any = connection.connection.driver_connection
        longest = min(patience / 1000, STATEMENT_SECONDS) if patience < BUSY_SECONDS * 1000 else STATEMENT_SECONDS
        driver.patience = None if endless else longest + self._server.silence_seconds
        if turn:
            whole = "SET LOCAL statement_timeout = 0; " if endless else ""
            connection.exec_driver_sql(
                f"{whole}SET LOCAL lock_timeout = {patience}; SELECT pg_advisory_xact_lock({_TURN})"
            )

    def _rested(self, connection: Any, _record: Any) -> None:
        """Whoever takes it up again asks first whether anybody is there, which takes no time."""
        if connection is not None:
            connection.patience = self._server.silence_seconds

    def reading(self, engine: Engine) -> Engine:
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def writing(self, engine: Engine) -> Engine:
        # each statement sees what is committed by then: what was, when its turn came, whoever wrote before
        return engine.execution_options(isolation_level="READ COMMITTED", **{_WRITE: True})

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()

    def has_tables(self, connection: Connection, name: str | None = None) -> bool:
        wanted = f"SELECT count(*) FROM {_TABLES}"  # noqa: S608  # our own words
        if name is None:
            return bool(connection.execute(text(wanted)).scalar_one())
        return bool(connection.execute(text(f"{wanted} AND relname = :name"), {"name": name}).scalar_one())

    def require_own(self, connection: Connection) -> None:  # noqa: ARG002  # there was no store on a server before versions
        raise GalleryError("the database {place} holds something else: name one that is empty", place=self.place)

    def plain(self, error: Exception) -> GalleryError | None:
        return server_errors.sentence(error, self.place, self._folder)

    def finish(self) -> None:
        wanted = "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relid = to_regclass('person')"
        with self._outside() as connection:
            keep_no_samples(connection)  # of columns that a migration has added
            left = connection.execute(text(wanted)).scalar()
        if left:
            self.forget_deleted(insist=False)

    def forget_deleted(self, *, insist: bool = True) -> None:
        with self._outside() as connection:
            forget_deleted(connection, insist=insist)

    @contextmanager
    def _outside(self) -> Iterator[Connection]:
        """A connection outside any transaction."""
        with self.open().execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            yield connection

    def damage(self, meanwhile: Callable[[], object] | None = None) -> str:
        """Every row of every table is read on the server, with what it keeps elsewhere: its checksums speak up."""
        reading = self.reading(self.open())
        with reading.connect() as connection:
            tables = [name for name in Base.metadata.tables if self.has_tables(connection, name)]
        return damage(reading, tables, meanwhile)

    def dangling(self, session: Session) -> list[str]:
        found: list[str] = []
        for table in Base.metadata.sorted_tables:
            for key in table.foreign_keys:
                there = select(1).where(key.column == key.parent).correlate(table).exists()
                wanted = select(func.count()).select_from(table).where(key.parent.is_not(None), ~there)
                found += [table.name] * session.execute(wanted).scalar_one()
        return found

    def size(self) -> int:
        with self.reading(self.open()).connect() as connection:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

    def was_cut_off(self) -> bool:
        """Never: whatever a server has left undone it does before it takes anybody in again."""
        return False

    def copy_to(self, file: Path, report: Count) -> None:
        from core.store.copying import into_file

        with plain_errors(self), self.reading(self.open()).connect() as connection:
            into_file(connection, self, file, report)

    def highest_ids(self, connection: Connection) -> dict[str, int]:
        found = {}
        for table in self._counted(connection):
            last, called = connection.execute(text(f"SELECT last_value, is_called FROM {table}_id_seq")).one()  # noqa: S608
            if called:
                found[table] = int(last)
        return found

    def set_highest_ids(self, connection: Connection, ids: dict[str, int]) -> None:
        for table in self._counted(connection):
            highest = connection.execute(text(f"SELECT max(id) FROM {table}")).scalar() or 0  # noqa: S608
            wanted = max(highest, ids.get(table, 0))
            connection.execute(
                text("SELECT setval(CAST(:name AS regclass), :last, :called)"),
                {"name": f"{table}_id_seq", "last": max(wanted, 1), "called": wanted > 0},
            )

    def gathering(self, stamp: str) -> PostgresBackend:
        """In a schema of its own in the same database, from which its tables are taken over at once."""
        with plain_errors(self), self.writing(self.open()).begin() as connection:
            there = self._gatherer(connection)
            if there is None:
                self._make_gathering(connection, stamp)
            elif there != stamp:
                raise GalleryError(
                    "another gallery is being moved to {place}, or was, until that was broken off: go on with it "
                    "where it was begun, or have the schema {schema} dropped",
                    place=self.place,
                    schema=_GATHERING,
                )
        return PostgresBackend(self._server, self._folder, _GATHERING)

    def appear(self) -> None:
        with plain_errors(self), self.writing(self.open()).begin() as connection:
            schema = connection.execute(text("SELECT quote_ident(current_schema())")).scalar_one()
            for name in (*Base.metadata.tables, "alembic_version"):
                connection.exec_driver_sql(f"ALTER TABLE {_GATHERING}.{name} SET SCHEMA {schema}")
            connection.exec_driver_sql(f"DROP SCHEMA {_GATHERING}")

    def withdraw(self, stamp: str) -> None:
        with plain_errors(self), self.writing(self.open()).begin() as connection:
            self._make_gathering(connection, stamp)
            self._to_schema(connection, _GATHERING)

    def forget_gathering(self, stamp: str) -> None:
        with plain_errors(self), self.writing(self.open()).begin() as connection:
            if self._gatherer(connection) == stamp:
                connection.exec_driver_sql(f"DROP SCHEMA {_GATHERING} CASCADE")

    @staticmethod
    def _gatherer(connection: Connection) -> str | None:
        """The stamp of the move by which a store gathers; None where none does."""
        wanted = "SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace WHERE nspname = :name"
        return connection.execute(text(wanted), {"name": _GATHERING}).scalar()

    @staticmethod
    def _make_gathering(connection: Connection, stamp: str) -> None:
        if not re.fullmatch(r"\w+", stamp, re.ASCII):
            raise ValueError(stamp)
        connection.exec_driver_sql(f"CREATE SCHEMA {_GATHERING}; COMMENT ON SCHEMA {_GATHERING} IS '{stamp}'")

    def _to_schema(self, connection: Connection, schema: str) -> None:
        for name in (*Base.metadata.tables, "alembic_version"):
            if self.has_tables(connection, name):
                connection.exec_driver_sql(f'ALTER TABLE {name} SET SCHEMA "{schema}"')

    def aside(self, stamp: str) -> str:
        return f"{_ASIDE}{stamp.lower()}"

    def set_aside(self, stamp: str) -> None:
        """Into a schema of its own in the same database."""
        schema = self.aside(stamp)
        with plain_errors(self), self.writing(self.open()).begin() as connection:
            if not self.has_tables(connection, "alembic_version"):
                raise FileNotFoundError(self.place)
            connection.exec_driver_sql(f'CREATE SCHEMA "{schema}"')
            self._to_schema(connection, schema)

    def forget_aside(self, where: str) -> None:
        if not re.fullmatch(rf"{_ASIDE}\w+", where, re.ASCII):
            raise GalleryError("{where} is no gallery that was moved", where=where)
        with plain_errors(self), self.writing(self.open()).begin() as connection:
            connection.exec_driver_sql(f'DROP SCHEMA IF EXISTS "{where}" CASCADE')

    def _counted(self, connection: Connection) -> list[str]:
        """Tables whose rows the server numbers."""
        return [
            name
            for name, table in Base.metadata.tables.items()
            if "id" in table.columns and self.has_tables(connection, f"{name}_id_seq")
        ]

    def folded(self, session: Session, column: InstrumentedAttribute[str], fold: Callable[[str], str]) -> _Fetched:
        """Folded here and not on the server: what is found is then the same, whatever its version and its locale."""
        return _Fetched(column, [(one, fold(one)) for one in session.execute(select(column).distinct()).scalars()])

    def mentioning(self, person_id: int) -> ColumnElement[bool]:
        return text(_MENTIONING).bindparams(mentioned=str(person_id))  # type: ignore[return-value]


@dataclass(frozen=True)
class _Fetched:
    """A column with what it holds, and that as it is folded."""

    column: InstrumentedAttribute[str]
    values: list[tuple[str, str]]

    def equals(self, text: str) -> ColumnElement[bool]:
        return self._among(one for one, folded in self.values if folded == text)

    def begins(self, text: str) -> ColumnElement[bool]:
        return self._among(one for one, folded in self.values if folded.startswith(text))

    def contains(self, text: str) -> ColumnElement[bool]:
        return self._among(one for one, folded in self.values if text in folded)

    def _among(self, values: Iterable[str]) -> ColumnElement[bool]:
        return self.column == func.any(bindparam(None, list(values), type_=ARRAY(String), unique=True))


def _require_good(connection: Any, _record: Any) -> None:
    """Refuse a server that is too old, and a database that cannot keep every name."""
    known = connection.info
    place = f"{known.dbname}@{known.host}"
    problem: str | None = None
    if known.server_version < OLDEST * 10_000:
        problem = Message(
            "the server is PostgreSQL {found}: {oldest} or newer is needed",
            found=known.server_version // 10_000,
            oldest=OLDEST,
        )
    elif known.parameter_status("server_encoding") != "UTF8":
        problem = Message("its text is not kept as UTF-8: have the database made with ENCODING 'UTF8'")
    if problem is not None:
        connection.close()
        raise GalleryError("the gallery {path} cannot be used: {reason}", path=place, reason=problem)
