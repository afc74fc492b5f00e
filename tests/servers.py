"""Real servers that tests start: an MQTT broker, a PostgreSQL server, and free ports for others."""

from __future__ import annotations

import functools
import itertools
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from core import settings as site_settings

if TYPE_CHECKING:
    from paho.mqtt import client as paho


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def folder_with(folder: Path, **settings: object) -> Path:
    """A new folder of a site with these settings, such as where its database is."""
    folder.mkdir()
    site_settings.begin(folder)
    site_settings.save(folder, **settings)
    return folder


def wait_for(condition: Callable[[], object], seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come about in time"
        time.sleep(0.01)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Broker:
    """A real mosquitto, and everything that is published there."""

    folder: Path
    port: int
    extra: str = ""
    heard: list[tuple[str, str]] = field(default_factory=list)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        config = self.folder / "mosquitto.conf"
        config.write_text(
            f"listener {self.port} 127.0.0.1\nallow_anonymous {'false' if self.extra else 'true'}\n{self.extra}"
        )
        self._process = subprocess.Popen(
            [mosquitto() or "", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_for(lambda: _answers(self.port))

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def listen(self) -> paho.Client:
        from paho.mqtt import client as paho
        from paho.mqtt.enums import CallbackAPIVersion

        client = paho.Client(CallbackAPIVersion.VERSION2)
        ready: list[int] = []
        client.on_message = lambda _c, _d, message: self.heard.append((message.topic, message.payload.decode()))
        client.on_subscribe = lambda *_: ready.append(1)
        client.connect("127.0.0.1", self.port)
        client.subscribe("#", qos=1)
        client.loop_start()
        wait_for(lambda: ready)
        return client


@dataclass
class Postgres:
    """A real PostgreSQL server at a socket in its own folder and at the loopback, which does not wait for the disk.

    Whoever it lets in needs no password, except as ``guarded``, whose password is ``letmein``.
    """

    folder: Path
    port: int
    _process: subprocess.Popen[bytes] | None = None
    _names: Iterator[int] = field(default_factory=itertools.count)

    def make(self) -> None:
        """Make its files. The server refuses to be root's, so where tests are, it is another account's."""
        self.folder.chmod(0o700)
        account = _other_account()
        if account is not None:
            shutil.chown(self.folder, *account)
        subprocess.run(
            [_postgres("initdb"), "-D", str(self.folder / "data"), "-U", "portico", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
            check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **_as_other(),
        )  # fmt: skip
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all guarded all scram-sha-256\n{rules.read_text()}")

    def start(self, *more: str) -> None:
        options = {
            "unix_socket_directories": self.folder, "listen_addresses": "127.0.0.1", "port": self.port, "fsync": "off",
            "full_page_writes": "off", "autovacuum": "off", "max_connections": 60,
            "shared_buffers": "32MB", "max_wal_size": "256MB", "logging_collector": "off", "jit": "off",
        }  # fmt: skip
        told = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                [_postgres("postgres"), "-D", str(self.folder / "data"), *told, *more],
                stdout=log, stderr=log, cwd=self.folder, **_as_other(),
            )  # fmt: skip
        wait_for(lambda: _answers(self.port) and self._takes_in())

    def _takes_in(self) -> bool:
        asked = [_postgres("pg_isready"), "-q", "-h", str(self.folder), "-p", str(self.port), "-U", "portico"]
        return subprocess.run(asked, check=False).returncode == 0

    def stop(self) -> None:
        """At once: sessions that there are lose their connection."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
            self._process = None

    def address(self, name: str, user: str = "portico", host: str | None = None) -> str:
        """The address of a database; by default at the socket."""
        if host is not None:
            return f"postgresql+psycopg://{user}@{host}:{self.port}/{name}"
        return f"postgresql+psycopg://{user}@/{name}?host={self.folder}&port={self.port}"

    def database(self, template: str = "template0") -> str:
        """The name of a new database, equal to another one."""
        name = f"site{next(self._names)}"
        self.tell(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, name: str) -> None:
        self.tell(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def files_with(self, content: bytes) -> list[Path]:
        """The files of tables that hold something, once the server has written all that it has in memory."""
        self.tell("CHECKPOINT")
        folder = self.folder / "data" / "base"
        return [path for path in folder.rglob("*") if path.is_file() and content in path.read_bytes()]

    def tell(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Have the server do something, outside any transaction; the rows that it answers with."""
        import psycopg

        with psycopg.connect(
            host=str(self.folder), port=self.port, user="portico", dbname=database, autocommit=True
        ) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description is not None else []


@contextmanager
def new_postgres() -> Iterator[Postgres]:
    """A new server that runs, with its files in memory where there is room: a database is some hundred of them."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 << 30
    with TemporaryDirectory(
        prefix="portico-postgres-", dir=memory if roomy else None, ignore_cleanup_errors=True
    ) as folder:
        server = Postgres(Path(folder), free_port())
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()


@functools.cache
def postgres() -> str | None:
    """The folder of a PostgreSQL server's programs, of version 15 or newer; None where there is none."""
    beside = shutil.which("initdb")
    found = [Path(beside).resolve().parent] if beside is not None else []
    for folder in (*found, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)):
        with suppress(OSError, ValueError):
            said = subprocess.run([folder / "postgres", "--version"], check=True, capture_output=True, text=True).stdout
            if int(said.split()[2].partition(".")[0]) >= 15:
                return str(folder)
    return None


def _postgres(program: str) -> str:
    return str(Path(postgres() or "") / program)


def _other_account() -> tuple[int, int] | None:
    """Who runs a server that root may not run: its own account, else that of nobody; None where we are not root."""
    if os.getuid() != 0:
        return None
    import pwd

    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            known = pwd.getpwnam(name)
            return known.pw_uid, known.pw_gid
    return None


def _as_other() -> dict[str, Any]:
    account = _other_account()
    return {} if account is None else {"user": account[0], "group": account[1], "extra_groups": []}


def mosquitto() -> str | None:
    return shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")
