from __future__ import annotations

import sqlite3
import threading
import time
import tomllib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import demo
from core.backups import archive, restoring, sealed_file, writing
from core.backups.sealed_file import BackupError
from core.base import durable
from core.engine import Engine
from core.errors import SiteError
from core.gallery.events import Decision, Event
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample
from core.site import DATABASE, KEY, Site
from core.store import keys, register, sqlite
from core.store.audit import Actor, NotAllowedError, Permission

PASSPHRASE = "seven brave otters"
FACE = Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32), ("_MOST_MEMORY", 1024)):
        monkeypatch.setattr(sealed_file, name, value)
    monkeypatch.setattr(keys, "_MEMORY", 64)


def _event(number: int) -> Event:
    return Event.at_door(f"door {number}", Decision.NOTE, (), datetime.now(UTC))


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_restored_site_recognises_whom_the_first_one_knew(
    site: Site, recogniser: Recogniser, engine: Engine, collins: np.ndarray, tmp_path: Path
) -> None:
    Enroller(site, recogniser).samples("Eileen", [sample(engine, collins)])
    site.events.record(_event(1))
    site.change_settings(min_face=70)
    photo = site.people.photo(site.people.photo_ids(1)[0])
    file = tmp_path / "site.portico-backup"
    told: list[float] = []
    written = writing.write(site, file, PASSPHRASE, lambda fraction, _words: told.append(fraction))
    assert (written.manifest.people, written.manifest.photos, written.manifest.events) == (1, 1, 1)
    assert written.size == file.stat().st_size
    assert file.stat().st_mode & 0o077 == 0
    assert told == sorted(told)
    assert 0 <= told[0] < told[-1] == 1
    assert writing.last(site) is not None
    assert [p.name for p in tmp_path.glob("*.part")] + [p.name for p in site.folder.glob("*.part")] == []
    assert b"Eileen" not in file.read_bytes()
    site.people.add("Later", [FACE], engine.profile.id)

    folder = tmp_path / "elsewhere" / "restored"
    found = restoring.restore(file, PASSPHRASE, folder)
    assert (found.manifest, found.notes) == (written.manifest, ())
    assert sorted(p.name for p in folder.iterdir()) == sorted([DATABASE, KEY, "settings.toml"])
    assert (folder / KEY).stat().st_mode & 0o077 == 0
    with Site(folder) as again:
        assert [p.name for p in again.people.people()] == ["Eileen"]
        assert again.people.photo(again.people.photo_ids(1)[0]) == photo
        assert again.settings.min_face == 70
        assert [e.camera for e in again.events.query()] == ["door 1"]
        faces = Recogniser.of_site(again, engine).identify(demo.astronaut())
        assert [m.person.name for m in faces.matches if m.person is not None] == ["Eileen"]
        assert again.trail.verify() == []
        assert [e.action for e in again.trail.entries()][:2] == ["restore backup", "change settings"]


def test_a_dry_run_tells_and_writes_nothing(site: Site, tmp_path: Path) -> None:
    site.people.add("Ann", [FACE], "p-1")
    file = tmp_path / "b"
    written = writing.write(site, file, PASSPHRASE)
    folder = tmp_path / "new"
    before = sorted(tmp_path.iterdir())
    assert restoring.restore(file, PASSPHRASE, folder, dry_run=True).manifest == written.manifest
    assert sorted(tmp_path.iterdir()) == before


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory):
    """A backup of several chunks."""
    patch = pytest.MonkeyPatch()
    for name, value in (("_TIME", 1), ("_MEMORY", 8), ("_LANES", 1), ("_MOST_MEMORY", 1024), ("_MOST_LANES", 2)):
        patch.setattr(sealed_file, name, value)
    patch.setattr(sealed_file, "_CHUNK", 1 << 13)
    folder = tmp_path_factory.mktemp("small")
    with Site(folder / "site") as site:
        site.people.add("Ann", [FACE], "p-1")
        writing.write(site, folder / "b", PASSPHRASE)
    yield folder / "b"
    patch.undo()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_bit_anywhere_is_refused_and_nothing_written(
    small: Path, tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(small.read_bytes())
    place = data.draw(st.one_of(st.integers(0, 100), st.integers(0, len(content) - 1)))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    (tmp_path / "flipped").write_bytes(content)
    with pytest.raises(BackupError):
        restoring.restore(tmp_path / "flipped", PASSPHRASE, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_truncated_backup_is_refused_and_nothing_written(small: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = small.read_bytes()
    length = data.draw(st.integers(0, len(content) - 1))
    (tmp_path / "cut").write_bytes(content[:length])
    (tmp_path / "new").mkdir(exist_ok=True)
    with pytest.raises(BackupError):
        restoring.restore(tmp_path / "cut", PASSPHRASE, tmp_path / "new")
    assert not any((tmp_path / "new").iterdir())


def test_a_wrong_passphrase_is_told(small: Path, tmp_path: Path) -> None:
    for dry_run in (True, False):
        with pytest.raises(BackupError, match="not the passphrase"):
            restoring.restore(small, "seven brave foxes", tmp_path / "new", dry_run=dry_run)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_is_not_empty_is_left_alone(small: Path, site: Site, tmp_path: Path) -> None:
    before = _everything(site.folder)
    (tmp_path / "file").write_text("x")
    for folder in (site.folder, tmp_path / "file"):
        with pytest.raises(BackupError, match="not empty"):
            restoring.restore(small, PASSPHRASE, folder)
    tried = restoring.restore(small, PASSPHRASE, site.folder, dry_run=True)
    assert (tried.manifest.people, tried.notes) == (
        1,
        (f"{site.folder} is not empty: name a new folder for the restored site",),
    )
    assert restoring.restore(small, PASSPHRASE, site.folder / "new", dry_run=True).notes == ()
    assert _everything(site.folder) == before


def test_a_backup_while_others_write_is_of_one_moment(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step of the copy waits until something was written."""
    monkeypatch.setattr(sqlite, "_PAGES", 4)
    ended, failures, count = threading.Event(), [], [0]

    def write() -> None:
        try:
            while not ended.is_set():
                site.events.record(_event(count[0]))
                count[0] += 1
        except Exception as error:
            failures.append(error)

    writer = threading.Thread(target=write)
    steps: list[float] = []

    def report(fraction: float, words: str) -> None:
        if words == "Copying the gallery":
            steps.append(fraction)
            before, end = count[0], time.monotonic() + 10
            while count[0] < before + 2 and time.monotonic() < end:
                time.sleep(0.001)

    for number in range(50):
        site.events.record(_event(number))
    writer.start()
    try:
        begun = site.events.count()
        written = writing.write(site, tmp_path / "b", PASSPHRASE, report)
    finally:
        ended.set()
        writer.join()
    assert failures == []
    assert len(steps) > 5
    assert steps == sorted(set(steps)), "the copy began anew"
    assert begun <= written.manifest.events < begun + 2 * len(steps)
    found = restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new")
    with Site(tmp_path / "new") as again:
        assert again.events.count() == found.manifest.events
        assert again.trail.verify() == []


def _downgraded(gallery: Path, version: str) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine

    engine = create_engine(f"sqlite:///{gallery}")
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, version)
    engine.dispose()


def _packed(site: Site, gallery: Path, target: Path) -> None:
    with archive.new_file(target) as file:
        key = f"{site.vault.key.hex()}\n".encode()
        archive.pack(file, PASSPHRASE, gallery, {KEY: key}, lambda _done, _all: None)


@pytest.fixture
def copied(site: Site, tmp_path: Path) -> Path:
    """A gallery with Ann, as a file of its own."""
    site.people.add("Ann", [FACE], "p-1")
    site.database.checkpoint()
    copy = tmp_path / "copy.db"
    copy.write_bytes((site.folder / DATABASE).read_bytes())
    return copy


@pytest.mark.parametrize("version", ["0003", "0005"])
def test_a_backup_of_an_older_version_becomes_todays(site: Site, copied: Path, tmp_path: Path, version: str) -> None:
    _downgraded(copied, version)
    _packed(site, copied, tmp_path / "old")
    found = restoring.restore(tmp_path / "old", PASSPHRASE, tmp_path / "new")
    assert found.manifest.gallery == version
    with Site(tmp_path / "new") as again:
        assert [p.name for p in again.people.people()] == ["Ann"]
        assert again.consents.missing() == ["Ann"]


def test_a_backup_of_a_newer_version_is_refused(site: Site, copied: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(copied)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    _packed(site, copied, tmp_path / "newer")
    with pytest.raises(BackupError, match="newer Portico.*update Portico"):
        restoring.restore(tmp_path / "newer", PASSPHRASE, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["../escaped", "/tmp/escaped", "portico.db-wal", "sub/settings.toml"])
def test_a_file_that_does_not_belong_there_is_refused(site: Site, copied: Path, tmp_path: Path, name: str) -> None:
    """As somebody would make who knows the passphrase."""
    with archive.new_file(tmp_path / "b") as file:
        key = f"{site.vault.key.hex()}\n".encode()
        archive.pack(file, PASSPHRASE, copied, {KEY: key, name: b"x"}, lambda _done, _all: None)
    with pytest.raises(BackupError, match="does not hold what it says"):
        restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "escaped").exists()


@pytest.mark.parametrize("wrong", ["gallery", "key"])
def test_what_does_not_open_as_a_site_is_refused(site: Site, copied: Path, tmp_path: Path, wrong: str) -> None:
    if wrong == "gallery":
        content = bytearray(copied.read_bytes())
        content[8192:12288] = bytes(4096)
        copied.write_bytes(content)
        _packed(site, copied, tmp_path / "b")
    else:
        with archive.new_file(tmp_path / "b") as file:
            archive.pack(file, PASSPHRASE, copied, {KEY: b"00" * 32}, lambda _done, _all: None)
    with pytest.raises(Exception, match="damaged" if wrong == "gallery" else "site key"):
        restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_key_behind_a_passphrase_comes_back_as_a_file(tmp_path: Path) -> None:
    with Site(tmp_path / "site") as site:
        site.people.add("Ann", [FACE], "p-1")
        site.move_key("passphrase", lambda: "another long passphrase")
        site.change_settings(profile="/nowhere/own.toml")
        writing.write(site, tmp_path / "b", PASSPHRASE)
    found = restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new")
    assert "site key lies in a file" in found.notes[0]
    assert "/nowhere/own.toml" in found.notes[1]
    written = tomllib.loads((tmp_path / "new" / "settings.toml").read_text())
    assert written["profile"] == "/nowhere/own.toml"
    assert not {"key", "key_file"} & set(written)
    with Site(tmp_path / "new") as again:
        assert [p.name for p in again.people.people()] == ["Ann"]


def test_a_trail_that_was_tampered_with_is_told(site: Site, tmp_path: Path) -> None:
    site.access.add_group("staff")
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        connection.execute("UPDATE audit SET actor = 'nobody'")
        connection.commit()
    writing.write(site, tmp_path / "b", PASSPHRASE)
    assert "tampered with" in restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new").notes[0]


def test_a_key_place_of_the_environment_is_told_first(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(BackupError, match="PORTICO_KEY_FILE"):
        restoring.restore(small, PASSPHRASE, tmp_path / "new")
    assert not (tmp_path / "new").exists()


class _StopError(Exception):
    pass


@pytest.mark.parametrize(
    "at", ["Copying the gallery", "Checking the copy", "Writing the backup", "Reading the backup back"]
)
def test_a_backup_that_is_stopped_leaves_nothing(site: Site, tmp_path: Path, at: str) -> None:
    file = tmp_path / "b"
    file.write_bytes(b"the one before")

    def report(_fraction: float, words: str) -> None:
        if words == at:
            raise _StopError

    with pytest.raises(_StopError):
        writing.write(site, file, PASSPHRASE, report, replace=True)
    assert file.read_bytes() == b"the one before"
    assert list(tmp_path.glob("*.part")) + list(site.folder.glob("*.part")) == []
    assert writing.last(site) is None
    writing.write(site, file, PASSPHRASE, replace=True)


def test_the_copy_is_overwritten_before_it_goes(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that lay about freed on the disk would keep who is deleted later."""
    gone: dict[str, bytes] = {}
    remove = restoring.shutil.rmtree
    monkeypatch.setattr(restoring.shutil, "rmtree", lambda f, **k: (gone.update(_everything(Path(f))), remove(f, **k)))
    site.people.add("Annabelle Lee", [FACE], "p-1")
    writing.write(site, tmp_path / "b", PASSPHRASE)
    assert set(gone) == {DATABASE}
    assert not any(gone[DATABASE])


def test_what_cannot_be_is_told(site: Site, tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"x")
    for path, passphrase, words in (
        (tmp_path / "b", "too short", "at least 12"),
        (tmp_path / "there", PASSPHRASE, "exists already"),
        (tmp_path / "no" / "b", PASSPHRASE, "cannot be used"),
        (site.folder / "b", PASSPHRASE, "lost with it"),
        (site.folder / DATABASE, PASSPHRASE, "lost with it"),
    ):
        with pytest.raises(BackupError, match=words):
            writing.write(site, path, passphrase, replace=words == "lost with it")
    with pytest.raises(BackupError, match="cannot be used"):
        restoring.restore(tmp_path / "gone", PASSPHRASE, tmp_path / "new")
    site = site.acting_as(Actor("Vera", frozenset({Permission.SEE})))
    with pytest.raises(NotAllowedError, match="Vera may not"):
        writing.write(site, tmp_path / "b", PASSPHRASE)
    assert not (tmp_path / "b").exists()


def test_two_backups_at_once_are_one_too_many(site: Site, tmp_path: Path) -> None:
    refused: list[str] = []

    def report(_fraction: float, words: str) -> None:
        if words == "Checking the copy" and not refused:
            try:
                writing.write(site, tmp_path / "other", PASSPHRASE)
            except BackupError as error:
                refused.append(str(error))

    writing.write(site, tmp_path / "b", PASSPHRASE, report)
    assert "already" in refused[0]


def test_a_key_renewed_by_another_program_is_noticed(site: Site, tmp_path: Path) -> None:
    site.people.add("Ann", [FACE], "p-1")
    with Site(site.folder) as other:
        other.renew_key()
    with pytest.raises(Exception, match="renewed meanwhile"):
        writing.write(site, tmp_path / "b", PASSPHRASE)
    assert not (tmp_path / "b").exists()


def test_the_latest_backup_is_known(site: Site, tmp_path: Path) -> None:
    assert writing.last(site) is None
    writing.write(site, tmp_path / "first", PASSPHRASE)
    site.trail.look("look at events")
    writing.write(site, tmp_path / "second", PASSPHRASE)
    found = writing.last(site)
    assert found is not None
    assert found.file == str(tmp_path / "second")
    assert (datetime.now(UTC) - found.time).total_seconds() < 60


def test_where_no_site_could_be_made_one_is_restored(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing.write(site, tmp_path / "b", PASSPHRASE)
    monkeypatch.setenv("PORTICO_KEY", "passphrase")
    with pytest.raises(SiteError):
        Site(tmp_path / "again")
    monkeypatch.delenv("PORTICO_KEY")
    restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "again")
    Site(tmp_path / "again").close()


def test_of_two_restores_into_one_folder_one_is_refused(site: Site, tmp_path: Path) -> None:
    writing.write(site, tmp_path / "b", PASSPHRASE)
    refused = []

    def another(_done: float, words: str) -> None:
        if words == "Checking the gallery":
            with pytest.raises(BackupError, match="a backup is being restored into"):
                restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "again")
            refused.append(words)

    restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "again", another)
    assert refused
    with Site(tmp_path / "again"):
        pass
    assert not list(tmp_path.glob(".*.lock"))


def test_a_backup_is_known_where_its_folder_cannot_be_synced(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = durable.sync_folder

    def failing(folder: Path) -> None:
        if folder == tmp_path / "disk":
            raise OSError(5, "Input/output error")
        sync(folder)

    (tmp_path / "disk").mkdir()
    monkeypatch.setattr(durable, "sync_folder", failing)
    writing.write(site, tmp_path / "disk" / "b", PASSPHRASE)
    assert [one.file.name for one in register.known(site.folder)] == ["b"]
