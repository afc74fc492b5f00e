"""What a program leaves that is killed at one certain moment; benchmarks/kills.py looks for the uncertain ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from core.access.store import AccessStore
from core.backups import restoring, sealed_file, writing
from core.base.messages import Message
from core.errors import SiteError
from core.gallery import retention
from core.gallery.consent import ConsentStore
from core.gallery.events import Decision, Event, Outcome
from core.gallery.people import Enrolled, PeopleStore
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample
from core.people.exchange import write_people_folder
from core.programs import unfinished
from core.site import DATABASE, KEY, Site

FACE = Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")
PASSPHRASE = "seven brave otters"
NAME = "Zoltan Quxworth"


class Killed(BaseException):
    """Stands in for a power cut."""


def _cut(*_arguments: object, **_named: object) -> None:
    raise Killed


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 8), ("_LANES", 1)):
        monkeypatch.setattr(sealed_file, name, value)


def _files_with(folder: Path, words: bytes) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]


def test_somebody_deleted_is_in_no_file_after_the_next_start(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = tmp_path / "killed"
    site.people.add(NAME, [FACE], "p-1")
    site.database.checkpoint()

    def cut() -> None:
        shutil.copytree(site.folder, killed)
        raise Killed

    monkeypatch.setattr(site.database, "checkpoint", cut)
    with pytest.raises(Killed):
        site.people.delete(NAME)
    assert _files_with(killed, NAME.encode()) == [DATABASE], "only the log says that it is gone"
    with Site(killed) as again:
        assert again.people.people() == []
        assert _files_with(killed, NAME.encode()) == []


@pytest.mark.parametrize("work", ["delete", "delete_photo", "take_back", "withdraw", "renew"])
def test_no_snapshot_outlives_what_is_deleted(site: Site, monkeypatch: pytest.MonkeyPatch, work: str) -> None:
    person = site.people.add("Ann", [FACE, FACE], "p-1")
    site.consents.give(person.id, date(2026, 1, 1), "form 1")
    site.index("p-1", 16).save()
    assert list((site.folder / "index").iterdir())
    monkeypatch.setattr(site.database, "checkpoint", _cut)
    first = site.people.photo_ids(person.id)[0]
    begin = {
        "delete": lambda: site.people.delete(person.id),
        "delete_photo": lambda: site.people.delete_photo(first),
        "take_back": lambda: site.people.take_back(person.id, [first]),
        "withdraw": lambda: site.withdraw(person.id, date(2026, 1, 2)),
        "renew": site.renew_key,
    }[work]
    with pytest.raises(Killed):
        begin()
    assert list((site.folder / "index").iterdir()) == []


@pytest.mark.parametrize("store", [PeopleStore, ConsentStore])
def test_who_withdraws_has_withdrawn_and_lost_their_photos_or_neither(
    site: Site, monkeypatch: pytest.MonkeyPatch, store: type
) -> None:
    person = site.people.add("Ann", [FACE], "p-1")
    site.consents.give(person.id, date(2026, 1, 1), "form 1")
    entries = len(site.trail.entries())
    monkeypatch.setattr(store, "delete_photos" if store is PeopleStore else "withdraw", _cut)
    with pytest.raises(Killed):
        site.withdraw(person.id, date(2026, 1, 2))
    assert site.people.find("Ann").photos == 1
    assert site.consents.missing() == []
    assert len(site.trail.entries()) == entries


@pytest.mark.parametrize("store", [PeopleStore, ConsentStore, AccessStore])
def test_who_is_enrolled_has_agreed_and_is_in_the_group_or_none_of_it(
    site: Site, recogniser: Recogniser, collins: np.ndarray, monkeypatch: pytest.MonkeyPatch, store: type
) -> None:
    site.access.add_group("staff")
    cut = {PeopleStore: "tell_apart", ConsentStore: "give", AccessStore: "give"}[store]
    monkeypatch.setattr(store, cut, _cut)
    taken = [sample(recogniser.engine, collins)]
    with pytest.raises(Killed):
        Enroller(site, recogniser).samples("Ann", taken, consent="form 1", groups=["staff"])
    assert site.people.count() == 0
    assert site.consents.missing() == []
    assert not [entry for entry in site.trail.entries() if entry.action == "enrol"]


def test_the_trail_says_what_went_before_retention_was_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    when = datetime.now(UTC) - timedelta(days=400)
    for number in range(5):
        reasons = (Message("nobody we know"),)
        site.events.record(
            Event(when, "hall", number, Decision.DENY, Outcome.UNKNOWN, *[None] * 7, 3, 0.9, "p-1", reasons), b"face"
        )  # fmt: skip
    monkeypatch.setattr(retention, "_AT_ONCE", 2)
    note = site.trail.note
    told = iter((note, _cut))
    monkeypatch.setattr(site.trail, "note", lambda *a, **n: next(told)(*a, **n))  # noqa: PLW0108
    with pytest.raises(Killed):
        site.keep_periods()
    monkeypatch.undo()
    monkeypatch.setattr(retention, "_AT_ONCE", 2)
    assert site.events.count() == 3
    assert site.trail.entries()[0].details == {"unknown_faces": 2, "events": 2, "passages": 0}
    assert site.keep_periods().events == 3
    assert sum((entry.details or {})["events"] for entry in site.trail.entries(text="retention")) == 5


def test_changes_of_several_stores_come_about_together(site: Site) -> None:
    person = site.people.add("Ann", [FACE], "p-1")

    def change() -> None:
        with site.database.together():
            site.access.add_group("staff")
            site.access.join(person.id, "staff")
            access = AccessStore(site.database, site.trail, site.secrets)
            assert access.groups()[0].name == "staff", "what was written can be read"
            raise Killed

    with pytest.raises(Killed):
        change()
    assert site.access.groups() == []
    assert site.trail.verify() == []


@pytest.fixture
def ended() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_an_export_that_was_cut_off_is_gone_after_the_next_start(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: int
) -> None:
    site.people.add("Ann", [FACE], "p-1")
    monkeypatch.setattr(shutil, "rmtree", lambda *_a, **_n: None)
    monkeypatch.setattr(PeopleStore, "photo", _cut)
    kept = tmp_path / "note"

    def keep(path: Path, **_named: object) -> None:
        if path.parent.name == unfinished.FOLDER:
            path.rename(kept)

    monkeypatch.setattr(Path, "unlink", keep)
    with pytest.raises(Killed):
        write_people_folder(site, tmp_path / "out")
    monkeypatch.undo()
    (part,) = tmp_path.glob(".out.*.part")
    note = site.folder / unfinished.FOLDER / f"writing.{ended}.0123abcd.part"
    kept.unlink()
    note.write_text(str(part.rename(part.with_name(f".out.{ended}.89abcdef.part"))))
    with Site(site.folder):
        assert not list(tmp_path.glob(".out.*"))
        assert not note.exists()


def test_a_copy_for_a_backup_and_keys_in_the_making_are_gone_after_the_next_start(tmp_path: Path, ended: int) -> None:
    with Site(tmp_path):
        pass
    copy, key = tmp_path / "backup.part" / DATABASE, tmp_path / f"{KEY}.{ended}.0123abcd.part"
    copy.parent.mkdir()
    for path in (copy, key):
        path.write_bytes(b"people")
    with Site(tmp_path):
        assert not copy.parent.exists()
        assert not key.exists()


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_restore_that_was_cut_off_is_refused_and_can_be_done_again(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    site.people.add("Ann", [FACE], "p-1")
    site.change_settings(lock_minutes=3.0)
    writing.write(site, tmp_path / "b", PASSPHRASE)
    killed = tmp_path / "killed"

    def cut(staging: Path, folder: Path) -> None:
        for path in sorted(staging.iterdir(), key=lambda path: path.name == DATABASE)[:moved]:
            path.replace(folder / path.name)
        shutil.copytree(folder, killed)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_move_all", cut)
        with pytest.raises(Killed):
            restoring.restore(tmp_path / "b", PASSPHRASE, tmp_path / "new")
    with pytest.raises(SiteError, match="cut off: restore it again"):
        Site(killed)
    assert not (killed / DATABASE).exists()
    restoring.restore(tmp_path / "b", PASSPHRASE, killed)
    with Site(killed) as restored:
        assert [person.name for person in restored.people.people()] == ["Ann"]
        assert restored.settings.lock_minutes == 3
