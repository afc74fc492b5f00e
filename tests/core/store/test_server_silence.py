"""A server from which nothing comes any more is told of, and a station that waits for it goes on."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from core import settings as site_settings
from core.errors import GalleryError, SiteError
from core.store import postgres
from core.store.database import Database
from core.store.opening import backend_of
from core.store.postgres import PostgresBackend
from core.store.server import Server
from tests.servers import Postgres

pytestmark = pytest.mark.one_kind


class Way:
    """The way to a server, which can stand still: whoever sends something is acknowledged by the kernel, and waits."""

    def __init__(self, to: int):
        self._to = to
        self._open = threading.Event()
        self._open.set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def stand_still(self) -> None:
        self._open.clear()

    def go_on(self) -> None:
        self._open.set()

    def close(self) -> None:
        self.go_on()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listening.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._to))
            for one, other in ((here, there), (there, here)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while content := one.recv(1 << 16):
                self._open.wait()
                other.sendall(content)
        except OSError:
            pass
        finally:
            for end in (one, other):
                end.close()


@pytest.fixture
def way(postgres_server: Postgres) -> Iterator[Way]:
    made = Way(postgres_server.port)
    yield made
    made.close()


def _server(port: int, address: str) -> Server:
    name = Server(address).url.database
    return Server(f"postgresql+psycopg://portico@127.0.0.1:{port}/{name}", connect_seconds=2, silence_seconds=1)


def test_a_server_that_accepts_and_never_answers_is_told_of(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = _server(silent.getsockname()[1], "postgresql+psycopg://portico@/x")
        with pytest.raises(GalleryError, match="the server cannot be reached; try again when it runs"):
            Database(PostgresBackend(server, tmp_path))


def test_a_server_that_stands_still_holds_nobody_up(way: Way, database_address: str, tmp_path: Path) -> None:
    store = Database(PostgresBackend(_server(way.port, database_address), tmp_path))
    way.stand_still()
    for _ in range(2):
        with pytest.raises(GalleryError, match="the server cannot be reached; try again when it runs"):
            store.dangling()
    way.go_on()
    assert store.dangling() == []
    store.close()


def test_a_statement_to_which_nothing_is_answered_ends(
    way: Way, database_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a statement may take, the server would have ended it by then."""
    store = Database(PostgresBackend(_server(way.port, database_address), tmp_path))
    with monkeypatch.context() as patch:
        patch.setattr(postgres, "STATEMENT_SECONDS", 0.1)
        with pytest.raises(GalleryError, match="cannot be reached"):
            _interrupted(store, way)
    way.go_on()
    with store.write() as session:
        assert session.execute(text("SELECT 1")).scalar() == 1
    store.close()


def _interrupted(store: Database, way: Way) -> None:
    with store.write() as session:
        assert session.execute(text("SELECT 1")).scalar() == 1
        way.stand_still()
        session.execute(text("SELECT 1"))


def test_who_looks_after_tables_waits_for_as_long_as_that_takes(store_patience: dict[str, float | None]) -> None:
    assert store_patience == {"read": 61.0, "write": 61.0, "in a hurry": 1.5, "outside": None}


@pytest.fixture
def store_patience(way: Way, database_address: str, tmp_path: Path) -> dict[str, float | None]:
    """For how long a connection waits, by what it is for."""
    store = Database(PostgresBackend(_server(way.port, database_address), tmp_path))
    found: dict[str, float | None] = {}
    with store.read() as session:
        found["read"] = session.connection().connection.driver_connection.patience
    with store.write() as session:
        found["write"] = session.connection().connection.driver_connection.patience
    with store.hurried(0.5), store.write() as session:
        found["in a hurry"] = session.connection().connection.driver_connection.patience
    with store.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("SELECT 1"))
        found["outside"] = connection.connection.driver_connection.patience
    store.close()
    return found


def test_the_settings_say_for_how_long(tmp_path: Path) -> None:
    site_settings.begin(tmp_path)
    site_settings.save(
        tmp_path,
        database="postgresql+psycopg://portico@db.example.org/x",
        database_connect_seconds=10,
        database_silence_seconds=20,
    )
    backend = backend_of(tmp_path, site_settings.load(tmp_path))
    assert isinstance(backend, PostgresBackend)
    told = backend._server.arguments()
    assert (told["connect_timeout"], told["tcp_user_timeout"]) == (10, 20_000)
    assert (told["keepalives_idle"], told["keepalives_interval"], told["keepalives_count"]) == (10, 1, 10)
    with pytest.raises(SiteError, match="database_silence_seconds"):
        site_settings.save(tmp_path, database_silence_seconds=0)
