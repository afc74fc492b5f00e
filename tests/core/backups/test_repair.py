from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from app.advice import worded
from core import demo
from core.backups import repair, restoring, sealed_file, writing
from core.backups.repair import damage_of, put_back, set_aside
from core.backups.sealed_file import BackupError
from core.engine import Engine
from core.errors import DamagedError, SiteError
from core.gallery.events import Decision, Event
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample
from core.site import DATABASE, KEY, Site
from core.store import keys
from core.store.damage import damage
from core.upkeep import Upkeep

PASSPHRASE = "seven brave otters"
FACE = Enrolled(b"jpeg" * 2000, np.eye(16, dtype=np.float32)[0], 0.9, "front")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32)):
        monkeypatch.setattr(sealed_file, name, value)
    monkeypatch.setattr(keys, "_MEMORY", 64)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with ten people and a backup, closed."""
    with Site(tmp_path / "site") as site:
        for number in range(10):
            site.people.add(f"Person {number}", [FACE], "p-1")
        site.change_settings(min_face=70)
        writing.write(site, tmp_path / "b", PASSPHRASE)
        site.change_settings(min_face=80)
    return tmp_path / "site"


def _truncate(gallery: Path) -> None:
    content = gallery.read_bytes()
    gallery.write_bytes(content[: len(content) // 2])


def _flip(gallery: Path) -> None:
    content = bytearray(gallery.read_bytes())
    for page in range(1, len(content) // 4096):
        content[4096 * page] ^= 0xFF  # of each page what kind it is
    gallery.write_bytes(content)


DAMAGES = {
    "truncated": _truncate,
    "flipped": _flip,
    "empty": lambda gallery: gallery.write_bytes(b""),
    "other": lambda gallery: gallery.write_bytes(b"no gallery at all " * 1000),
    "gone": lambda gallery: gallery.unlink(),
}


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_gallery_is_refused_with_what_to_do_and_restored(folder: Path, tmp_path: Path, kind: str) -> None:
    gallery = folder / DATABASE
    DAMAGES[kind](gallery)
    content = gallery.read_bytes() if gallery.exists() else None
    with pytest.raises(DamagedError) as refused, Site(folder) as site:
        site.people.people()
    command = f"portico restore {tmp_path / 'b'} --replace-damaged --site {folder}"
    assert worded(str(refused.value)).endswith(command)
    assert f"the newest is of {datetime.now().astimezone():%Y-%m-%d}" in worded(str(refused.value))
    assert (gallery.read_bytes() if gallery.exists() else None) == content, "nothing was made of it"
    (folder / "index").mkdir(exist_ok=True)
    (folder / "index" / "old.index").write_bytes(b"x")

    tried = put_back(tmp_path / "b", PASSPHRASE, folder, dry_run=True)
    assert tried.damage
    assert tried.aside is None
    assert (gallery.read_bytes() if gallery.exists() else None) == content

    found = put_back(tmp_path / "b", PASSPHRASE, folder)
    assert found.damage
    assert found.restored.notes == ()
    assert set_aside(folder) == [found.aside]
    assert ((found.aside / DATABASE).read_bytes() if content is not None else None) == content
    assert (found.aside / "index" / "old.index").exists()
    assert not (folder / "replacing.part").exists()
    with Site(folder) as site:
        assert site.people.count() == 10
        assert site.settings.min_face == 80, "the settings are those of the site, not of the backup"
        assert site.trail.verify() == []
        assert site.trail.entries()[0].action == "restore backup"
    with pytest.raises(BackupError, match="nothing is wrong.*insist"):
        put_back(tmp_path / "b", PASSPHRASE, folder)


def test_a_new_site_that_was_broken_off_is_no_damaged_one(tmp_path: Path) -> None:
    Site(tmp_path / "site").close()
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (tmp_path / "site" / name).unlink(missing_ok=True)
    (tmp_path / "site" / DATABASE).touch()
    with Site(tmp_path / "site") as site:
        assert site.people.count() == 0


def test_whoever_insists_goes_back_to_a_sound_state(folder: Path, tmp_path: Path) -> None:
    with Site(folder) as site:
        site.people.add("Later", [FACE], "p-1")
    found = put_back(tmp_path / "b", PASSPHRASE, folder, force=True)
    assert found.damage == ""
    with Site(folder) as site:
        assert site.people.count() == 10
        restored = next(e for e in site.trail.entries() if e.action == "restore backup")
        assert restored.details["replaced"] == str(found.aside), "what was done since is in the trail there"
    with closing(sqlite3.connect(found.aside / DATABASE)) as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (11,)


def test_a_site_that_is_open_is_left_alone(folder: Path, tmp_path: Path) -> None:
    with Site(folder) as site:
        upkeep = Upkeep(site, pytest.fail)
        with pytest.raises(BackupError, match="is open in another program"):
            put_back(tmp_path / "b", PASSPHRASE, folder, force=True)
        upkeep.close()
        lock = site.window_lock()
        with pytest.raises(BackupError, match="is open in another program"):
            put_back(tmp_path / "b", PASSPHRASE, folder, force=True)
        lock.release()
        # a command that has it open would go on to write into what is moved aside
        with pytest.raises(BackupError, match="open in another program"):
            put_back(tmp_path / "b", PASSPHRASE, folder, force=True)
    put_back(tmp_path / "b", PASSPHRASE, folder, force=True)


def test_no_program_opens_a_site_meanwhile(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.programs.running._SECONDS", 0)
    refused = []

    def open_it(_done: float, words: str) -> None:
        if words == "Reading the backup":
            with pytest.raises(SiteError, match="a backup is being restored into"):
                Site(folder)
            refused.append(words)

    put_back(tmp_path / "b", PASSPHRASE, folder, open_it, force=True)
    assert refused
    Site(folder).close()


def test_the_key_is_looked_for_where_it_will_be(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_KEY", "passphrase")
    with pytest.raises(BackupError, match="PORTICO_KEY or PORTICO_KEY_FILE is set"):
        put_back(tmp_path / "b", PASSPHRASE, folder, force=True)


def test_a_gallery_that_is_killed_in_the_swap_never_lacks_its_log(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states, swap = [], repair._swap

    def with_log(site: Path, staging: Path, aside: Path, names: list[str]) -> None:
        (site / f"{DATABASE}-wal").write_bytes(b"what was done last")
        replace = Path.replace

        def look(source: Path, target: Path) -> Path:
            moved = replace(source, target)
            if not (site / DATABASE).exists() or source.parent != staging:
                states.append(((site / DATABASE).exists(), (site / f"{DATABASE}-wal").exists()))
            return moved

        monkeypatch.setattr(Path, "replace", look)
        swap(site, staging, aside, names)

    monkeypatch.setattr(repair, "_swap", with_log)
    put_back(tmp_path / "b", PASSPHRASE, folder, force=True)
    assert (False, True) in states
    assert (True, False) not in states


@pytest.mark.parametrize("wrong", ["passphrase", "cut", "folder"])
def test_a_backup_that_cannot_be_used_changes_nothing(folder: Path, tmp_path: Path, wrong: str) -> None:
    _truncate(folder / DATABASE)
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"}
    if wrong == "cut":
        _truncate(tmp_path / "b")
    words = "seven brave foxes" if wrong == "passphrase" else PASSPHRASE
    with pytest.raises(BackupError):
        put_back(tmp_path / "b", words, folder if wrong != "folder" else tmp_path / "none")
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock"} == before


def test_what_is_broken_off_can_be_done_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _truncate(folder / DATABASE)
    content = (folder / DATABASE).read_bytes()
    replace = Path.replace

    def fail(source: Path, target: Path) -> Path:
        if source.parent.name == "replacing.part":
            raise OSError(5, "the power failed")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(BackupError, match="the power failed"):
        put_back(tmp_path / "b", PASSPHRASE, folder)
    monkeypatch.undo()
    quick_again = (("_TIME", 1), ("_MEMORY", 32))
    for name, value in quick_again:
        monkeypatch.setattr(sealed_file, name, value)
    assert (folder / DATABASE).read_bytes() == content
    assert set_aside(folder) == []
    # and where there was no time to put anything back
    (folder / "damaged-x").mkdir()
    (folder / DATABASE).rename(folder / "damaged-x" / DATABASE)
    (folder / "replacing.part").mkdir()
    (folder / "replacing.part" / "portico.db").write_bytes(b"half")
    with pytest.raises(DamagedError, match="has gone"):
        Site(folder)
    put_back(tmp_path / "b", PASSPHRASE, folder)
    with Site(folder) as site:
        assert site.people.count() == 10


@pytest.mark.parametrize("kept", ["file", "lost", "renewed", "passphrase", "passphrase forgotten"])
def test_the_key_is_the_one_that_opens_the_gallery(folder: Path, tmp_path: Path, kept: str) -> None:
    with Site(folder) as site:
        if kept == "renewed":
            site.renew_key()
        elif kept.startswith("passphrase"):
            site.move_key("passphrase", lambda: "another long passphrase")
    _truncate(folder / DATABASE)
    if kept == "lost":
        (folder / KEY).unlink()
    ask = (lambda: "another long passphrase") if kept == "passphrase" else None
    found = put_back(tmp_path / "b", PASSPHRASE, folder, ask=ask)
    again = {"lost": "again the one", "renewed": "again the one", "passphrase forgotten": "lies in a file"}.get(kept)
    assert (again in found.restored.notes[0]) if again else found.restored.notes == ()
    with Site(folder, ask=ask) as site:
        assert site.people.count() == 10
        assert site.settings.min_face == 80
        assert site.settings.key == ("passphrase" if kept == "passphrase" else "file")
        assert site.people.photo(site.people.photo_ids(1)[0]) == FACE.photo


def test_a_sealed_key_is_moved_aside_with_what_it_opens(folder: Path, tmp_path: Path) -> None:
    with Site(folder) as site:
        site.renew_key()
        site.move_key("passphrase", lambda: "another long passphrase")
    sealed = (folder / f"{KEY}.sealed").read_bytes()
    (folder / "settings.toml").write_text("min_face = = 3")
    (folder / DATABASE).write_bytes(b"garbage" * 1000)
    found = put_back(tmp_path / "b", PASSPHRASE, folder)
    Site(folder).close()
    assert (found.aside / f"{KEY}.sealed").read_bytes() == sealed


def test_settings_that_cannot_be_read_come_from_the_backup(folder: Path, tmp_path: Path) -> None:
    (folder / "settings.toml").write_text("min_face = = 3")
    found = put_back(tmp_path / "b", PASSPHRASE, folder)
    assert "settings.toml could not be read" in found.restored.notes[-1]
    assert (found.aside / "settings.toml").read_text() == "min_face = = 3"
    with Site(folder) as site:
        assert site.settings.min_face == 70


def test_a_flipped_bit_in_what_is_sealed_is_damage_and_shuts_nobody_out(folder: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("UPDATE photo SET sealed = zeroblob(8016) WHERE id = 3")
        connection.commit()
    assert damage(folder / DATABASE) == ""
    with Site(folder) as site:
        assert site.people.photo(4) == FACE.photo
    assert damage_of(folder) == "cannot be opened: a photo of Person 2"
    put_back(tmp_path / "b", PASSPHRASE, folder)
    with Site(folder) as site:
        assert site.people.photo(3) == FACE.photo


def test_the_check_of_a_file_can_be_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class StopError(Exception):
        pass

    def stop() -> None:
        raise StopError

    monkeypatch.setattr("core.store.damage._STEPS", 10)
    with pytest.raises(StopError):
        damage(folder / DATABASE, stop)


def test_the_drill(
    site: Site, recogniser: Recogniser, engine: Engine, collins: np.ndarray, hopper: np.ndarray, tmp_path: Path
) -> None:
    """People come and events happen while a backup is made; what is restored elsewhere is that very moment."""
    enroller = Enroller(site, recogniser)
    enroller.samples("Eileen", [sample(engine, collins)])
    site.events.record(_event(0), b"a face")
    ended, failures = threading.Event(), []

    def live() -> None:
        try:
            for number in range(1, 10_000):
                if ended.is_set():
                    return
                site.events.record(_event(number), b"a face")
                if number == 5:
                    enroller.samples("Grace", [sample(engine, hopper)])
                elif number % 7 == 0:
                    site.people.add(f"Guest {number}", [FACE], "p-1")
        except Exception as error:
            failures.append(error)

    thread = threading.Thread(target=live)
    thread.start()
    try:
        while site.people.count() < 4:
            pass
        found = writing.write(site, tmp_path / "b", PASSPHRASE).manifest
    finally:
        ended.set()
        thread.join()
    assert failures == []
    again = tmp_path / "elsewhere"
    assert restoring.restore(tmp_path / "b", PASSPHRASE, again, dry_run=True).manifest == found
    restoring.restore(tmp_path / "b", PASSPHRASE, again)
    with Site(again) as restored:
        assert damage(again / DATABASE) == ""
        assert restored.trail.verify() == []
        people, known = restored.people.people(), {p.id: p for p in site.people.people()}
        assert len(people) == found.people >= 4
        for person in people:
            assert person == known[person.id]
            photos = restored.people.photos_of(person.id)
            assert photos == site.people.photos_of(person.id)
            for photo in photos:
                assert restored.people.photo(photo.id) == site.people.photo(photo.id)
            templates, expected = (one.people.all_templates(person.id) for one in (restored, site))
            assert [profile for profile, _ in templates] == [profile for profile, _ in expected]
            assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(templates, expected, strict=True))
        # every event up to the moment, and none twice or torn
        events = restored.events.query(limit=100_000)
        assert len(events) == found.events
        assert events == site.events.query(limit=100_000)[-len(events) :]
        assert [e.camera for e in reversed(events)] == [f"door {n}" for n in range(len(events))]
        assert restored.events.photo(events[0].id) == b"a face"
        for entry, same in zip(restored.trail.entries(100_000)[::-1], site.trail.entries(100_000)[::-1], strict=False):
            assert entry == same or entry.action == "restore backup"
        faces = Recogniser.of_site(restored, engine).identify(demo.astronaut())
        assert [m.person.name for m in faces.matches if m.person is not None] == ["Eileen"]
        faces = Recogniser.of_site(restored, engine).identify(hopper)
        assert [m.person.name for m in faces.matches if m.person is not None] == ["Grace"]


def _event(number: int) -> Event:
    return Event.at_door(f"door {number}", Decision.NOTE, (), datetime.now(UTC))
