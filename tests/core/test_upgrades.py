"""Sites and files of older and of newer programs."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tomlkit
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event

import data
from core import settings as site_settings
from core.access.door import Door
from core.access.policy import DoorRules
from core.backups import archive, restoring, sealed_file, writing
from core.backups.sealed_file import BackupError
from core.base import durable
from core.errors import GalleryError, ProfileError, SiteError
from core.gallery.index import snapshot_name
from core.gallery.people import Enrolled
from core.people.bulk import lists
from core.recognition import profiles
from core.settings import upgrades as settings_upgrades
from core.site import DATABASE, Site
from core.store.database import HEAD, Database
from core.store.vault import Vault, new_key, seal, template_purpose

NOW = "2026-03-01 12:00:00.000000"
PASSPHRASE = "seven brave otters"
SITE_KEY = "ab" * 32
SCHEMAS = [f"{number:04}" for number in range(1, int(HEAD))]


def _old_site(folder: Path, schema: str) -> Path:
    """A site as a program of that schema left it: two people, with a photo and a template each, and an event."""
    folder.mkdir(parents=True)
    (folder / "site.key").write_text(SITE_KEY, encoding="ascii")
    engine = create_engine(f"sqlite:///{folder / DATABASE}")
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
        vault = Vault(bytes.fromhex(SITE_KEY))
        for number, name in ((1, "Ann"), (2, "Bo")):
            key = new_key()
            template = np.eye(16, dtype=np.float32)[number].tobytes()
            rows: tuple[tuple[str, tuple[object, ...]], ...] = (
                (
                    "person (id, name, folded_name, created, wrapped_key)",
                    (number, name, name.lower(), NOW, vault.wrap(key)),
                ),
                (
                    "photo (id, person_id, created, sealed, quality, pose)",
                    (number, number, NOW, seal(key, b"jpeg of " + name.encode(), "photo"), 0.9, "front"),
                ),
                (
                    "template (id, photo_id, person_id, profile_id, revision, sealed)",
                    (number, number, number, "p-1", number, seal(key, template, template_purpose("p-1"))),
                ),
            )
            for into, values in rows:
                marks = ", ".join("?" * len(values))
                connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks})", values)
        connection.exec_driver_sql(
            "INSERT INTO event (time, camera, track, decision, outcome, person_id, shots, profile_id, reasons)"
            " VALUES (?, 'Door', 1, 'allow', 'recognised', 1, 3, 'p-1', '[]')",
            (NOW,),
        )
        if not connection.exec_driver_sql("SELECT count(*) FROM revision WHERE id = 1").scalar():
            connection.exec_driver_sql("INSERT INTO revision VALUES (1, 2)")
        else:
            connection.exec_driver_sql("UPDATE revision SET number = 2 WHERE id = 1")
    engine.dispose()
    return folder


def _dump(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def _require_whole(site: Site) -> None:
    assert [p.name for p in site.people.people()] == ["Ann", "Bo"]
    assert [site.people.photo(n) for n in (1, 2)] == [b"jpeg of Ann", b"jpeg of Bo"]
    assert [e.person for e in site.events.query()] == ["Ann"]
    index = site.index("p-1", 16)
    (found,) = index.search(np.eye(16, dtype=np.float32)[[2]], 1)
    assert [c.name for c in found] == ["Bo"]
    assert index.differences() == 0
    assert site.trail.verify() == []


# the gallery


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_site_of_every_older_schema_opens_and_keeps_all(tmp_path: Path, schema: str) -> None:
    folder = _old_site(tmp_path / "site", schema)
    with Site(folder) as site:
        _require_whole(site)
        site.people.add("Cy", [Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[3], 0.9, "front")], "p-1")
    with Site(folder) as site:
        assert [p.name for p in site.people.people()] == ["Ann", "Bo", "Cy"]


def _changing(statement: str) -> bool:
    return statement.lstrip().upper().startswith(("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE"))


@pytest.mark.parametrize("schema", ["0001", "0004"])
def test_a_migration_that_fails_anywhere_changes_nothing(tmp_path: Path, schema: str) -> None:
    database = _old_site(tmp_path / "site", schema) / DATABASE
    before = _dump(database)
    statements: list[str] = []
    failing_at = 1_000_000

    def look(_connection: Any, _cursor: Any, statement: str, *_more: object) -> None:
        if _changing(statement):
            statements.append(statement)
            if len(statements) == failing_at:
                raise RuntimeError("as if the power had failed")

    event.listen(Engine, "before_cursor_execute", look)
    try:
        failing_at, reached = 1, 0
        while True:
            statements.clear()
            try:
                Database(database).close()
            except RuntimeError:
                reached = failing_at
                assert _dump(database) == before, f"at {statements[-1]}"
                failing_at += 1
                continue
            break
    finally:
        event.remove(Engine, "before_cursor_execute", look)
    assert reached > 3, "the migration was interrupted at each of its statements"
    with Site(database.parent) as site:
        _require_whole(site)


def test_a_process_killed_within_a_migration_leaves_the_old_gallery(tmp_path: Path) -> None:
    database = _old_site(tmp_path / "site", "0003") / DATABASE
    before = _dump(database)
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from sqlalchemy import Engine, event\n"
        "from core.store.database import Database\n"
        "def look(connection, cursor, statement, *more):\n"
        "    if 'disputed_by' in statement: os._exit(9)\n"
        "event.listen(Engine, 'before_cursor_execute', look)\n"
        "Database(Path(sys.argv[1]))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(database)], check=False)
    assert ended.returncode == 9
    assert _dump(database) == before
    with Site(database.parent) as site:
        _require_whole(site)


def test_a_gallery_of_a_newer_program_is_refused_unchanged(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.change_settings(min_face=50)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    before = _dump(tmp_path / DATABASE), (tmp_path / "settings.toml").read_bytes()
    with pytest.raises(GalleryError, match=r"newer Portico \(schema 0099, this one knows .*: update Portico"):
        Site(tmp_path)
    assert (_dump(tmp_path / DATABASE), (tmp_path / "settings.toml").read_bytes()) == before


def test_a_rule_of_a_newer_program_is_refused_politely(site: Site) -> None:
    """Its shape changes with the schema alone; this is for a file that was put together by hand."""
    site.access.keep(Door(rules=DoorRules(name="Gate")))
    with site.database.engine.begin() as connection:
        content = json.loads(connection.exec_driver_sql("SELECT content FROM rule").scalar() or "")
        connection.exec_driver_sql("UPDATE rule SET content = ?", (json.dumps({**content, "drawbridge": True}),))
    for read in (lambda: site.access.all(Door), lambda: site.access.one(Door, "Gate")):
        with pytest.raises(GalleryError, match="a door was made by a newer Portico, .*: update Portico"):
            read()


# settings


def test_settings_of_the_first_format_are_brought_up_to_date(tmp_path: Path) -> None:
    Site(tmp_path).close()
    path = tmp_path / "settings.toml"
    path.write_text(
        "# our site\nmin_face = 60  # pixels\ncamera = 'rtsp://desk:first@cam/0'\n\n"
        "[cameras.Yard]\nsource = 'rtsp://admin:other-word@cam/1'  # behind the house\nmin_face = 50\n",
        encoding="utf-8",
    )
    before = site_settings.load(tmp_path)
    assert before.min_face == 60
    assert "other-word" not in repr(before)
    with Site(tmp_path) as site:
        assert site.settings.min_face == 60
        assert site.cameras.source("Yard") == "rtsp://admin:other-word@cam/1"
        assert site.cameras.enrolment_source() == "rtsp://desk:first@cam/0"
        assert site.trail.verify() == []
    text = path.read_text(encoding="utf-8")
    assert text.startswith("format = 3\n# our site\nmin_face = 60  # pixels\n")
    assert "# behind the house" in text
    assert site_settings.load(tmp_path).profile == "standard-3"
    old = (tmp_path / "settings.toml.1").read_text(encoding="utf-8")
    assert "format" not in old
    assert "rtsp://admin@cam/1" in old, "as it was, less the passwords"
    for one in tmp_path.rglob("*"):
        assert not one.is_file() or not any(word in one.read_bytes() for word in (b":first@", b":second@")), one
    now = path.read_bytes()
    with Site(tmp_path) as site:
        assert site.cameras.source("Yard") == "rtsp://admin:other-word@cam/1"
    assert path.read_bytes() == now, "once is enough"


def test_an_upgrade_cut_off_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[cameras.Yard]\nsource = 'rtsp://admin:other-word@cam/1'\n", encoding="utf-8")
    written = durable.write

    def killed(target: Path, content: bytes) -> None:
        if target == path:
            raise KeyboardInterrupt
        written(target, content)

    monkeypatch.setattr(durable, "write", killed)
    with pytest.raises(KeyboardInterrupt):
        Site(tmp_path)
    assert b"other-word" in path.read_bytes()
    monkeypatch.undo()
    with Site(tmp_path) as site:
        assert site.cameras.source("Yard") == "rtsp://admin:other-word@cam/1"
    assert b"other-word" not in path.read_bytes()


def test_settings_that_cannot_be_written_are_understood_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Site(tmp_path).close()
    (tmp_path / "settings.toml").write_text(
        "min_face = 60\n[cameras.Yard]\nsource = 'rtsp://admin:other-word@cam/1'\n", encoding="utf-8"
    )

    def refused(_path: Path, _content: bytes) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(durable, "write", refused)
    with Site(tmp_path) as site:
        assert site.settings.min_face == 60
        assert site.cameras.source("Yard") == "rtsp://admin:other-word@cam/1"
        assert site.settings.cameras["Yard"].source == "rtsp://admin@cam/1"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("format = 4", "made by a newer Portico (format 4, this one knows 3): update Portico"),
        ("format = 0", "is malformed: its format must be a whole number from 1"),
        ("format = 'new'", "is malformed: its format must be a whole number from 1"),
        ("format = true", "is malformed: its format must be a whole number from 1"),
    ],
)
def test_settings_of_a_newer_program_are_refused_unchanged(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "site" / "settings.toml"
    path.parent.mkdir()
    path.write_text(f"{line}\nmin_face = 60\nhologram = true\n", encoding="utf-8")
    before = path.read_bytes()
    for use in (
        lambda: Site(path.parent),
        lambda: site_settings.load(path.parent),
        lambda: site_settings.save(path.parent, min_face=70),
    ):
        with pytest.raises(SiteError) as caught:
            use()
        assert words in str(caught.value).replace("cannot be changed", "is malformed")
    assert {p.name: p.read_bytes() for p in path.parent.iterdir() if p.is_file() and p.suffix != ".lock"} == {
        "settings.toml": before
    }


def test_a_new_site_whose_settings_were_laid_out_beforehand_begins_with_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("min_face = 60\n", encoding="utf-8")
    for _ in range(2):
        with Site(tmp_path) as site:
            assert (site.settings.profile, site.settings.min_face) == ("standard-4", 60)
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == "format = 3\nmin_face = 60\n"


def test_a_variable_may_name_a_profile_as_it_was_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_PROFILE", "fast")
    assert site_settings.load(tmp_path).profile == "fast-3"


@pytest.mark.parametrize(
    ("text", "profile"),
    [(None, "standard-3"), ("", "standard-3"), ("format = 2\nprofile = 'fast'\n", "fast-3"),
     ("format = 2\nprofile = 'own.toml'\n", "own.toml"), ("format = 3\n", "standard-4")],
)  # fmt: skip
def test_a_site_goes_on_with_the_profile_that_it_was_made_with(tmp_path: Path, text: str | None, profile: str) -> None:
    Site(tmp_path).close()
    assert site_settings.load(tmp_path).profile == "standard-4", "of a new site"
    path = tmp_path / "settings.toml"
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert site_settings.load(tmp_path).profile == profile
    with Site(tmp_path) as site:
        assert site.settings.profile == profile
    kept = path.read_text(encoding="utf-8")
    assert kept.startswith("format = 3\n")
    site_settings.save(tmp_path, min_face=60)
    assert site_settings.load(tmp_path).profile == profile


def test_every_format_has_a_step() -> None:
    assert len(settings_upgrades._STEPS) == settings_upgrades.FORMAT - 1
    document = tomlkit.parse(f"format = {settings_upgrades.FORMAT}\ncamera = 'rtsp://a:b@c/'\n")
    assert settings_upgrades.upgrade(document) == {}


# what is exchanged


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32), ("_MOST_MEMORY", 1024)):
        monkeypatch.setattr(sealed_file, name, value)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("where", "name", "value", "words"),
    [
        (sealed_file, "FORMAT", 2, r"newer Portico \(format 2\): update Portico"),
        (archive, "HEAD", "0005", "newer Portico .*schema .*: update Portico"),
    ],
)
def test_a_backup_of_a_newer_program_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str, value: object, words: str
) -> None:
    if where is sealed_file:
        with monkeypatch.context() as newer:
            newer.setattr(where, name, value)
            writing.write(site, tmp_path / "b", PASSPHRASE)
    else:
        writing.write(site, tmp_path / "b", PASSPHRASE)
        monkeypatch.setattr(where, name, value)
    with pytest.raises(BackupError, match=words):
        restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.usefixtures("quick")
def test_a_backup_of_an_older_program_becomes_a_site_of_today(tmp_path: Path) -> None:
    old = _old_site(tmp_path / "old", "0004")
    settings = b"[cameras.Yard]\nsource = 'rtsp://admin:other-word@cam/1'\nmin_face = 50\n"
    small = {"site.key": (old / "site.key").read_bytes(), "settings.toml": settings}
    with (tmp_path / "b").open("wb") as file:
        archive.pack(file, PASSPHRASE, old / DATABASE, small, lambda _done, _all: None)
    restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new")
    with Site(tmp_path / "new") as site:
        _require_whole(site)
        assert site.cameras.source("Yard") == "rtsp://admin:other-word@cam/1"
    assert b"other-word" not in b"".join(p.read_bytes() for p in (tmp_path / "new").glob("settings*"))


def test_a_recognition_profile_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "standard-4.toml"
    text = (data.path("profiles") / "standard-4.toml").read_text(encoding="utf-8")
    path.write_text(f"format = {profiles.FORMAT}\n{text}", encoding="utf-8")
    assert profiles.load(str(path)).id == profiles.load().id
    path.write_text(f"format = {profiles.FORMAT + 1}\nhologram = 1\n{text}", encoding="utf-8")
    with pytest.raises(ProfileError, match=r"newer Portico \(format 2, this one knows 1\): update Portico"):
        profiles.load(str(path))


def test_an_index_of_another_program_is_made_anew(site: Site) -> None:
    site.people.add("Ann", [Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")], "p-1")
    site.index("p-1", 16).save()
    snapshot = site.folder / "index" / snapshot_name("p-1")
    plain = site.vault.unseal(snapshot.read_bytes(), "index p-1")
    snapshot.write_bytes(site.vault.seal(b"PTX9" + plain[4:][::-1], "index p-1"))
    index = site.index("p-1", 16)
    assert (index.people, index.differences()) == (1, 0)


def test_a_list_of_people_of_a_newer_program_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    """Lists come from other systems too, so they have no format: what is not understood is said."""
    (tmp_path / "people.csv").write_text("name,employee id,hologram\nAnn,7,blue\n", encoding="utf-8")
    plan = lists.read(tmp_path / "people.csv")
    assert [(entry.name, entry.employee_id) for entry in plan.entries] == [("Ann", "7")]
    assert plan.unused == ("hologram",)
