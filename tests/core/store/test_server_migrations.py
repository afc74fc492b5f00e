"""Older galleries on their way to a server, newer ones on it, and programs that start while another one migrates."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from core import settings as site_settings
from core.errors import GalleryError
from core.settings import GALLERY
from core.site import Site
from core.site.moving import move
from core.store import database, migrations
from core.store.database import HEAD, Database
from core.store.postgres import PostgresBackend
from core.store.server import Server
from core.store.vault import Vault, new_key
from tests.servers import Postgres

NOW = "2026-03-01 12:00:00.000000"
LATER = """
import os, signal, time
from alembic import op
revision, down_revision = "9000", "{head}"

def upgrade():
    op.execute("CREATE TABLE IF NOT EXISTS later (pid int)")
    op.execute(f"INSERT INTO later VALUES ({{os.getpid()}})")
    if os.environ.get("BREAK"):
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.5)  # others come meanwhile
"""
OPEN = """
import sys
from pathlib import Path
from core.store import database
from core.store.database import Database
from core.store.postgres import PostgresBackend
from core.store.server import Server
database.HEAD, database._MIGRATIONS = "9000", sys.argv[1]
Database(PostgresBackend(Server(sys.argv[2]), Path(sys.argv[3]))).close()
"""
pytestmark = pytest.mark.one_kind


def _older(folder: Path, revision: str) -> None:
    """A site of a version before, with somebody who was seen."""
    folder.mkdir()
    (folder / "site.key").write_text("ab" * 32)
    engine = create_engine(f"sqlite:///{folder / GALLERY}")
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(
            "INSERT INTO person (id, name, folded_name, created, wrapped_key) VALUES (7, 'Ann', 'ann', ?, ?)",
            (NOW, Vault(bytes.fromhex("ab" * 32)).wrap(new_key())),
        )
        connection.exec_driver_sql(
            "INSERT INTO event (time, camera, track, decision, outcome, person_id, shots, profile_id, reasons)"
            " VALUES (?, 'Door', 1, 'allow', 'recognised', 7, 3, 'p-1', ?)",
            (NOW, '[{"text": "known as {}", "people": [7]}]'),
        )
    engine.dispose()


@pytest.mark.parametrize("revision", ["0004", "0009"])
def test_an_older_gallery_arrives_on_a_server_as_one_of_today(
    revision: str, tmp_path: Path, database_address: str
) -> None:
    _older(tmp_path / "site", revision)
    done = move(tmp_path / "site", database_address)
    assert done.place.startswith("postgresql://")
    with Site(tmp_path / "site") as site:
        assert site.people.names() == {7: "Ann"}
        (event,) = site.events.query()
        assert (event.person, [str(reason) for reason in event.reasons]) == ("Ann", ["known as Ann"])
        assert site.trail.verify() == []


def test_a_gallery_on_a_server_of_a_newer_program_is_refused_in_one_sentence(
    tmp_path: Path, database_address: str, postgres_server: Postgres
) -> None:
    folder = tmp_path / "site"
    Site(folder).close()
    move(folder, database_address)
    name = Server(database_address).url.database or ""
    postgres_server.tell("UPDATE alembic_version SET version_num = '9999'", name)
    for act in (lambda: Site(folder), lambda: move(folder, None)):
        with pytest.raises(GalleryError, match=rf"made by a newer Portico \(schema 9999, this one knows {HEAD}\)"):
            act()
    assert postgres_server.tell("SELECT version_num FROM alembic_version", name) == [("9999",)]
    Site(tmp_path / "other").close()
    with pytest.raises(GalleryError, match="holds something else"):
        move(tmp_path / "other", database_address)
    assert site_settings.load(folder).database is not None


def test_one_of_several_programs_migrates_and_the_others_wait(
    tmp_path: Path, database_address: str, postgres_server: Postgres
) -> None:
    """Also after one was killed in the midst of it."""
    backend = PostgresBackend(Server(database_address), tmp_path)
    Database(backend).close()
    scripts = Path(shutil.copytree(Path(migrations.__file__).parent, tmp_path / "migrations"))
    (scripts / "versions" / "9000_later.py").write_text(LATER.format(head=HEAD))
    name = Server(database_address).url.database or ""
    words = [sys.executable, "-c", OPEN, str(scripts), database_address, str(tmp_path)]
    assert subprocess.run(words, check=False, env={"BREAK": "1"}).returncode == -signal.SIGKILL
    assert postgres_server.tell("SELECT to_regclass('later') IS NULL", name) == [(True,)]
    programs = [subprocess.Popen(words) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    assert len(postgres_server.tell("SELECT pid FROM later", name)) == 1
    assert postgres_server.tell("SELECT version_num FROM alembic_version", name) == [("9000",)]
    with pytest.raises(GalleryError, match="newer Portico"):
        Database(backend)


def test_whoever_starts_during_a_migration_is_patient(
    tmp_path: Path, database_address: str, postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For longer than a statement may take otherwise; and is told in the end."""
    backend = PostgresBackend(Server(database_address), tmp_path)
    store = Database(backend)
    name = Server(database_address).url.database or ""
    postgres_server.tell("UPDATE alembic_version SET version_num = '0009'", name)
    assert database._MIGRATING_SECONDS > 60
    monkeypatch.setattr(database, "_MIGRATING_SECONDS", 0.3)
    with store.write() as session:
        session.connection()
        with pytest.raises(GalleryError, match="another program has kept it locked"):
            Database(PostgresBackend(Server(database_address), tmp_path))
    store.close()
