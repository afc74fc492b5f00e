"""Tests of the store on both kinds of database: what a conftest takes in runs every test of its folder twice.

A test that is about one of them, such as the file of SQLite, says so: ``pytest.mark.one_kind``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from inspect import signature
from pathlib import Path

import pytest

import core.site.site
from core.settings import Settings
from core.site import Site
from core.store import identity
from core.store.backend import Backend
from core.store.opening import backend_of
from core.store.postgres import PostgresBackend
from core.store.server import Server
from tests.servers import Postgres

KINDS = ("sqlite", "postgresql")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test of the folder runs on both, but for those that are about one kind or open no store."""
    if "store_kind" in metafunc.fixturenames:
        opens = "site" in metafunc.fixturenames or (hasattr(metafunc.module, "Site") and _has_folder(metafunc))
        only = not opens or metafunc.definition.get_closest_marker("one_kind") is not None
        metafunc.parametrize("store_kind", KINDS[:1] if only else KINDS, indirect=True)


def _has_folder(metafunc: pytest.Metafunc) -> bool:
    """Whether a test was given a folder of its own, without which it can open no store."""
    return bool({"tmp_path", "tmp_path_factory"} & set(signature(metafunc.function).parameters))


@pytest.fixture
def store_kind(request: pytest.FixtureRequest) -> str:
    """The kind of database on which a test runs."""
    return str(request.param)


class Databases:
    """A database for each folder of a site."""

    def __init__(self, server: Postgres, patch: pytest.MonkeyPatch):
        self._server = server
        self._names: dict[Path, str] = {}
        self._backends: list[PostgresBackend] = []
        patch.setattr(core.site.site, "backend_of", self._backend_of)

    def clone(self, folder: Path, template: str) -> None:
        """Give a folder a database that is equal to another."""
        self._names[folder.resolve()] = self._server.database(template)

    def name(self, folder: Path) -> str:
        """The database of a folder, made where there is none."""
        if folder.resolve() not in self._names:
            self.clone(folder, "template0")
        return self._names[folder.resolve()]

    def _backend_of(self, folder: Path, settings: Settings) -> Backend:
        if settings.database is not None:
            return backend_of(folder, settings)
        self._backends.append(PostgresBackend(Server(self._server.address(self.name(folder))), folder))
        return self._backends[-1]

    def drop(self) -> None:
        """Forget them all."""
        for backend in self._backends:
            backend.close()
        for name in self._names.values():
            self._server.drop(name)


@pytest.fixture
def databases(postgres_server: Postgres) -> Iterator[Databases]:
    with pytest.MonkeyPatch.context() as patch:
        made = Databases(postgres_server, patch)
        yield made
        made.drop()


@pytest.fixture(scope="session")
def empty_store(postgres_server: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder of a new site whose store is on a server, and its database: to be copied."""
    folder = tmp_path_factory.mktemp("empty-on-server") / "site"
    with pytest.MonkeyPatch.context() as patch:
        made = Databases(postgres_server, patch)
        Site(folder).close()
        # each copy is to be a site of its own
        postgres_server.tell("DELETE FROM secret WHERE name LIKE 'owner %'", made.name(folder))
        (folder / identity.FILE).unlink()
        yield folder, made.name(folder)
        made.drop()


@pytest.fixture(autouse=True)
def on_this_kind(store_kind: str, request: pytest.FixtureRequest) -> None:
    """Sites that a test opens have their store on the kind of database on which it runs."""
    if store_kind == "postgresql":
        request.getfixturevalue("databases")


@pytest.fixture
def site(store_kind: str, tmp_path: Path, empty_site: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    """An empty site, on each kind of database."""
    folder = empty_site
    if store_kind == "postgresql":
        folder, template = request.getfixturevalue("empty_store")
        request.getfixturevalue("databases").clone(tmp_path / "site", template)
    shutil.copytree(folder, tmp_path / "site")
    with Site(tmp_path / "site") as opened:
        yield opened
