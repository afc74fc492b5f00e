"""What looks after a site does so for a gallery on a server: backups, upkeep, the key, the trail, deletion, health."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from core.backups import repair, restoring, scheduling, sealed_file, writing
from core.errors import GalleryError
from core.gallery.events import Decision, Event, EventFilter, Outcome
from core.gallery.people import Enrolled
from core.health import gallery as gallery_health
from core.health import half
from core.health.check import State
from core.health.examining import examine_closed
from core.people.dossier import write_dossier
from core.settings import GALLERY, BackupSettings
from core.site import Site
from core.store import schema
from core.store.server import Server
from core.upkeep import Upkeep, jobs_of, last_runs
from tests.servers import Postgres, folder_with, wait_for

PASSPHRASE = "seven brave otters"
NOW = datetime.now(UTC)


def _face(number: int) -> Enrolled:
    return Enrolled(b"photo %d" % number * 50, np.eye(8, dtype=np.float32)[number % 8], 0.9, "front")


def _event(person_id: int | None, when: datetime) -> Event:
    return Event(
        when, "hall", 1, Decision.ALLOW, Outcome.RECOGNISED if person_id else Outcome.UNKNOWN, None, person_id,
        0.9, 0.8, None, None, None, 3, 0.9, "p-1", (),
    )  # fmt: skip


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32)):
        monkeypatch.setattr(sealed_file, name, value)


@pytest.fixture
def folder(tmp_path: Path, database_address: str) -> Path:
    """A site on a server: Ann and Bob, of whom Ann was seen, and a stranger of long ago."""
    made = folder_with(tmp_path / "site", database=database_address)
    with Site(made) as site:
        ann = site.people.add("Ann Müller", [_face(1), _face(2)], "p-1")
        site.people.add("Bob", [_face(3)], "p-1")
        site.consents.give(ann.id, date(2026, 1, 2), "form 1")
        site.events.record(_event(ann.id, NOW), b"a face of Ann")
        site.events.record(_event(None, NOW - timedelta(days=90)), b"a face of nobody")
        site.secrets.put("backup", "word")
    return made


@pytest.fixture
def site(folder: Path) -> Iterator[Site]:
    with Site(folder) as opened:
        yield opened


@pytest.fixture
def name(database_address: str) -> str:
    """Of the database."""
    return Server(database_address).url.database or ""


def test_backups_are_made_as_planned_and_the_oldest_go(site: Site, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    settings = BackupSettings(folder=tmp_path / "disk", keep_daily=1, keep_weekly=0, keep_monthly=0)
    scheduling.schedule(site, settings, PASSPHRASE)
    for _ in range(3):
        scheduling.back_up_now(site, lambda *_: None)
    assert len(scheduling.listed(site)) == 3
    assert len(scheduling.rotate(site, settings, NOW + timedelta(days=3))) == 2
    (kept,) = scheduling.listed(site)
    assert scheduling.trouble(site) == ""
    manifest = scheduling.check(site, kept.file, lambda *_: None)
    assert (manifest.people, manifest.photos, manifest.events) == (2, 3, 2)


def test_a_backup_is_of_one_moment_whatever_is_done_meanwhile(site: Site, tmp_path: Path) -> None:
    """Somebody is enrolled, with photos, and somebody deleted, while rows are copied: neither is there by half."""
    done: list[int] = []

    def meanwhile(_share: float, _words: str) -> None:
        if not done:
            done.append(site.people.add("Cem", [_face(4)], "p-1").id)
            site.people.delete("Bob")

    written = writing.write(site, tmp_path / "a.portico-backup", PASSPHRASE, meanwhile)
    restoring.restore(tmp_path / "a.portico-backup", PASSPHRASE, tmp_path / "new")
    assert set(site.people.names().values()) == {"Ann Müller", "Cem"}
    with Site(tmp_path / "new") as made:
        assert len(made.people.names()) == written.manifest.people
        assert made.database.dangling() == []
        assert made.trail.verify() == []


def test_a_backup_comes_back_after_the_server_has_lost_the_database(
    folder: Path, tmp_path: Path, postgres_server: Postgres, name: str
) -> None:
    with Site(folder) as site:
        writing.write(site, tmp_path / "a.portico-backup", PASSPHRASE)
        people = site.people.names()
    postgres_server.tell("DROP SCHEMA public CASCADE; CREATE SCHEMA public", name)
    (folder / "status").mkdir(exist_ok=True)
    assert "has gone" in repair.damage_of(folder)
    repair.put_back(tmp_path / "a.portico-backup", PASSPHRASE, folder)
    with Site(folder) as site:
        assert site.people.names() == people
        assert (site.settings.database, (folder / GALLERY).exists()) == (None, True)


def test_upkeep_does_all_its_work(site: Site, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    scheduling.schedule(site, BackupSettings(folder=tmp_path / "disk"), PASSPHRASE)
    complaints: list[str] = []
    upkeep = Upkeep(site, complaints.append)
    wait_for(lambda: len(last_runs(site)) == len(jobs_of(site)))
    upkeep.close()
    assert complaints == []
    assert all(run.good for run in last_runs(site).values()), last_runs(site)
    assert {event.person for event in site.events.query()} == {"Ann Müller", None}
    assert site.events.photo(2) is None, "that of nobody was kept for 30 days"
    assert list((tmp_path / "disk").iterdir())


def test_retention_takes_what_is_too_old_and_no_more(site: Site) -> None:
    site.change_settings(keep_events_days=60)
    removed = site.keep_periods()
    assert (removed.faces, removed.events) in {(0, 1), (1, 1)}
    assert site.events.count(EventFilter()) == 1
    assert not site.keep_periods()


def test_a_new_key_opens_everything_and_the_old_one_nothing(folder: Path, postgres_server: Postgres, name: str) -> None:
    with Site(folder) as site, Site(folder) as other:
        before = (folder / "site.key").read_text()
        ((wrapped,),) = postgres_server.tell("SELECT wrapped_key FROM person WHERE id = 1", name)
        site.renew_key()
        assert (folder / "site.key").read_text() != before
        with pytest.raises(GalleryError, match="renewed meanwhile"):
            other.people.add("Cem", [_face(4)], "p-1")
        assert not postgres_server.files_with(bytes(wrapped)), "what the old key opens is on no page any more"
    with Site(folder) as site:
        assert site.people.find(1).photos == 2
        assert site.events.photo(2) == b"a face of nobody"
        assert site.secrets.get("backup") == "word"
        assert site.trail.verify() == []
        assert next(half.sealed(site, deep=True)).state is State.GOOD


RENEWED = """
import os, signal, sys
from pathlib import Path
from core.site import Site
from core.store import keys
with Site(Path(sys.argv[1])) as site:
    keys.KeyFile.promote = lambda self: os.kill(os.getpid(), signal.SIGKILL)
    site.renew_key()
"""


def test_a_renewal_that_is_killed_once_it_stands_is_ended_at_the_next_start(folder: Path) -> None:
    before = (folder / "site.key").read_text()
    assert subprocess.run([sys.executable, "-c", RENEWED, str(folder)], check=False).returncode == -signal.SIGKILL
    assert (folder / "site.key").read_text() == before
    with Site(folder) as site:
        assert site.trail.verify() == []
        assert site.people.find(1).photos == 2
    assert (folder / "site.key").read_text() != before


def _look_often(site: Site) -> None:
    for number in range(15):
        site.trail.look("look at person", str(number))


def test_the_trail_is_one_chain_whoever_writes_to_it(folder: Path) -> None:
    """Two programs of a site, in threads of their own connections."""
    with Site(folder) as one, Site(folder) as other:
        threads = [threading.Thread(target=_look_often, args=(opened,)) for opened in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert one.trail.verify() == other.trail.verify() == []
        assert len(one.trail.entries(text="look at person", limit=100)) == 30


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET subject = 'x' WHERE id = 3",
        "DELETE FROM audit WHERE id = 3",
        "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)",
        "DELETE FROM audit; DELETE FROM audit_head",
    ],
)
def test_whoever_changes_the_trail_by_the_server_is_found_out(
    folder: Path, postgres_server: Postgres, name: str, statement: str
) -> None:
    postgres_server.tell(statement, name)
    with Site(folder) as site:
        assert site.trail.verify()
        with pytest.raises(GalleryError, match="tampered with"):
            site.renew_key()
        (check,) = gallery_health.trail(site)
        assert check.state is State.BAD


def test_the_trail_is_exported(site: Site, tmp_path: Path) -> None:
    count = site.trail.export(tmp_path / "trail.csv")
    lines = (tmp_path / "trail.csv").read_text(encoding="utf-8-sig").splitlines()
    assert count == len(lines) - 1 > 3


def test_who_was_merged_and_deleted_is_nowhere(site: Site, postgres_server: Postgres) -> None:
    gone = site.people.add("Annabella Goneaway", [_face(5)], "p-1")
    site.events.record(_event(gone.id, NOW), b"a face of Annabella")
    kept = site.people.find("Ann Müller")
    site.merge_people(kept.id, gone.id)
    assert site.people.find(kept.id).photos == 3
    assert not postgres_server.files_with(b"Goneaway")
    with site.database.read() as session:
        person = session.get(schema.Person, kept.id)
        assert person is not None
        key = bytes(person.wrapped_key)
    site.people.delete(kept.id)
    assert not postgres_server.files_with(key)
    assert not postgres_server.files_with("Müller".encode())
    assert [event.person for event in site.events.query()] == [None, None, None]
    assert site.trail.verify() == []


def test_consent_that_is_withdrawn_takes_the_photos(site: Site) -> None:
    site.withdraw(1, date(2026, 2, 1))
    assert site.people.find(1).photos == 0
    assert [(one.given, one.withdrawn) for one in site.consents.of(1)] == [(date(2026, 1, 2), date(2026, 2, 1))]
    assert site.database.dangling() == []


def test_somebody_is_told_what_is_kept_of_them(site: Site, tmp_path: Path) -> None:
    counts = write_dossier(site, "Ann Müller", tmp_path / "dossier")
    assert counts["photos"] == 2
    told = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "dossier").rglob("*.json"))
    assert "Ann Müller" in json.dumps(json.loads(told) if told.startswith("{") else told, ensure_ascii=False)


def test_an_index_follows_and_what_it_kept_is_thrown_away(site: Site) -> None:
    index = site.index("p-1", 8)
    index.refresh()
    assert index.templates == 3
    index.save()
    assert list((site.folder / "index").glob("*.index*"))
    with Site(site.folder) as other:
        other.people.add("Cem", [_face(4)], "p-1")
    index.refresh()
    assert index.templates == 4
    site.people.delete("Bob")
    assert not list((site.folder / "index").glob("*.index*"))
    index.refresh()
    assert index.templates == 3


def test_health_says_what_the_server_has(folder: Path, site: Site, postgres_server: Postgres, name: str) -> None:
    checks = {check.name: check for check in gallery_health.integrity(site)}
    assert {check.state for check in checks.values()} == {State.GOOD}
    assert checks["gallery"].facts["bytes"] == site.database.size() > 1_000_000
    site.close()
    postgres_server.tell("ALTER TABLE template RENAME TO other", name)
    closed = list(examine_closed(folder, "it cannot be opened"))
    assert [check for check in closed if check.state is State.BAD]


def _change_all(site: Site) -> None:
    with site.database.together():
        site.people.add("Cem", [_face(4)], "p-1")
        site.people.delete("Bob")
        site.people.delete("Nobody")


def test_what_is_done_together_comes_about_as_a_whole(site: Site) -> None:
    with pytest.raises(GalleryError, match="Nobody"):
        _change_all(site)
    assert set(site.people.names().values()) == {"Ann Müller", "Bob"}
    assert site.trail.verify() == []
