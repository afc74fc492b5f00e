"""A gallery is moved whole to a server and back, whoever kills the program on the way."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection, insert, text

from core import settings as site_settings
from core.access.door import Door
from core.access.policy import DoorRules
from core.backups import repair, restoring, writing
from core.base.messages import Message
from core.errors import GalleryError, SiteError
from core.gallery.events import Decision, Event, Outcome
from core.gallery.people import Enrolled
from core.health import files
from core.settings import GALLERY
from core.site import Site
from core.site.moving import forget_former, move
from core.store import filling, moved, schema, transfer
from core.store.audit import Actor, NotAllowedError, Permission
from core.store.backend import Backend, Count
from core.store.copying import content
from core.store.damage import damage
from core.store.identity import OWNER
from core.store.opening import backend_of
from core.store.operators import Role
from core.store.schema import Base
from core.store.server import Server
from tests.servers import Postgres

PASSPHRASE = "correct horse battery"
UNKNOWN = Event(
    time=datetime(2026, 1, 2, 3, 4, 5, 678901, UTC),
    camera="hall",
    track=0,
    decision=Decision.DENY,
    outcome=Outcome.UNKNOWN,
    person=None,
    person_id=None,
    score=0.1 + 0.2,
    threshold=0.85,
    second_person=None,
    second_person_id=None,
    second_score=None,
    shots=5,
    quality=None,
    profile_id="p-1",
    reasons=(Message("nobody we know"),),
)


def _face(number: int) -> Enrolled:
    return Enrolled(b"photo %d" % number * 50, np.eye(8, dtype=np.float32)[number % 8], 0.1 * number, "front")


@pytest.fixture
def full(site: Site) -> Path:
    """The folder of a site that has something in every table, and an id that is free again and not to be given anew."""
    ann, bob = (site.people.add(name, [_face(1), _face(2)], "p-1") for name in ("Ann", "Bob Ünï"))
    site.people.delete(site.people.add("Cem", [_face(3)], "p-1").id)
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("hall",)))
    site.access.add_group("staff")
    site.consents.give(ann.id, date(2026, 1, 2), "form 1")
    site.operators.add("Olga", "a long password", Role.ADMINISTRATOR)
    site.secrets.put("backup", "word")
    for number in range(5):
        site.events.record(replace(UNKNOWN, track=number), b"face %d" % number)
    now = datetime.now(UTC)
    with site.database.write() as session:
        session.add_all(
            [
                schema.Passage(time=now, person_id=ann.id, door="Front", area=None),
                schema.Forgiveness(person_id=bob.id, time=now),
                schema.Lookalike(person_id=ann.id, other_id=bob.id),
            ]
        )
    site.close()
    return site.folder


def _contents(folder: Path) -> dict[str, object]:
    """What a site's gallery holds, but for what opening and moving it writes."""
    with Site(folder) as site, site.database.engine.connect() as connection:
        tables = [t for t in Base.metadata.sorted_tables if t.name not in ("audit", "audit_head", "secret")]
        secrets = {name: site.secrets.get(name) for name in site.secrets.names("") if not name.startswith(OWNER)}
        return {"secret": secrets, **{table.name: content(connection, table, lambda: None) for table in tables}}


def test_all_of_a_site_goes_to_a_server_and_comes_back(
    full: Path, database_address: str, postgres_server: Postgres
) -> None:
    before, reports = _contents(full), []
    done = move(full, database_address, lambda share, words: reports.append((share, words)))
    assert reports == sorted(reports, key=lambda one: one[0])
    assert {words for _, words in reports} == {"Copying", "Comparing", "Done"}
    assert done.place == Server(database_address).place
    assert set(done.tables) == set(Base.metadata.tables)
    assert not (full / GALLERY).exists()
    assert done.left is not None
    assert damage(full / done.left.where) == ""
    assert _contents(full) == before
    with Site(full) as site:
        assert site.trail.verify() == []
        assert site.secrets.get("backup") == "word"
        assert {p.name for p in site.people.people()} == {"Ann", "Bob Ünï"}
        assert site.people.add("Dee", [_face(4)], "p-1").id == 4, "3 was given before"
        (entry,) = site.trail.entries(text="move gallery here")
        assert (entry.subject, entry.details) == (
            done.place, {"before": str(full / GALLERY), "rows": sum(one.rows for one in done.tables.values())},
        )  # fmt: skip
        site.people.delete(4)
    before = _contents(full)
    back = move(full, None)
    assert back.place == str(full / GALLERY)
    assert "database" not in (full / "settings.toml").read_text()
    assert _contents(full) == before
    with Site(full) as site:
        assert site.trail.verify() == []
        assert [e.action for e in site.trail.entries(text="gallery")] == ["move gallery here"] * 2
        assert site.people.add("Eve", [_face(5)], "p-1").id == 5
    assert back.left is not None
    (aside,) = postgres_server.tell(
        "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'portico_moved_%'",
        Server(database_address).url.database or "",
    )
    assert aside == (back.left.where,)


def test_what_is_left_is_told_of_and_deleted_when_it_is_said(
    full: Path, database_address: str, postgres_server: Postgres
) -> None:
    move(full, database_address)
    move(full, None)
    (check,) = files.moved_galleries(full)
    assert str(check.words).startswith("a gallery that was moved still holds everybody: portico.db.moved-")
    with pytest.raises(NotAllowedError):
        forget_former(full, actor=Actor("Rita", frozenset(Permission) - {Permission.DELETE}))
    assert len(forget_former(full)) == 2
    assert not list(full.glob("portico.db.moved*"))
    assert list(files.moved_galleries(full)) == []
    known = "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'portico_moved_%'"
    assert postgres_server.tell(known, Server(database_address).url.database or "") == [(0,)]
    with Site(full) as site:
        assert len(site.trail.entries(text="delete moved gallery")) == 2
    assert forget_former(full) == []
    move(full, database_address)  # it is empty again
    assert moved.left(full)


def test_only_what_was_put_aside_is_deleted(full: Path, database_address: str) -> None:
    settings = site_settings.load(full)
    for backend in (
        backend_of(full, settings),
        backend_of(full, settings.model_copy(update={"database": database_address})),
    ):
        with closing(backend):
            for name in ("public", "portico.db", "../x", 'portico_moved_"; DROP SCHEMA public; --', ""):
                with pytest.raises(GalleryError, match="no gallery that was moved"):
                    backend.forget_aside(name)
    assert (full / GALLERY).exists()


class _Enough(Exception):
    pass


@pytest.mark.parametrize(("when", "back"), [("Copying", False), ("Comparing", True)])
def test_a_move_that_is_broken_off_leaves_everything_as_it_was(
    full: Path, database_address: str, when: str, back: bool
) -> None:
    if back:
        move(full, database_address)
    before, settings = _contents(full), (full / "settings.toml").read_bytes()

    def stop(_share: float, words: str) -> None:
        if words == when:
            raise _Enough

    with pytest.raises(_Enough):
        move(full, None if back else database_address, stop)
    assert (full / "settings.toml").read_bytes() == settings
    assert _contents(full) == before
    move(full, None if back else database_address)
    assert _contents(full) == before
    assert not list(full.glob("portico.db.moving*"))


KILLER = """
import json, os, signal, sys
from pathlib import Path
from core import settings
from core.site import moving
from core.store import copying, moved, postgres, sqlite

copying._AT_ONCE = 1
kill = lambda *_a, **_k: os.kill(os.getpid(), signal.SIGKILL)

def told(when, share, words):
    stage, _, at = when.partition(" ")
    if words == stage and share >= float(at or 0):
        kill()

def run(when, folder, address):
    if when == "appear":
        postgres.PostgresBackend.appear = sqlite.SqliteBackend.appear = kill
    if when == "save":
        settings.save = kill
    if when in ("noted", "aside"):
        write = moved._write
        moved._write = lambda *all: (write(*all), kill())
        if when == "aside":
            moved._write = write
            for kind in (sqlite.SqliteBackend, postgres.PostgresBackend):
                kind.set_aside = lambda self, stamp, put=kind.set_aside: (put(self, stamp), kill())
    moving.move(Path(folder), address, lambda share, words: told(when, share, words))
    os._exit(0)

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        run(*json.loads(line))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture(scope="module")
def killed_at() -> Iterator[Callable[[str, Path, str | None], None]]:
    """Moves a site in a process that is killed at a stage, page by page of one row."""
    with subprocess.Popen([sys.executable, "-c", KILLER], stdin=-1, stdout=-1, text=True) as process:

        def move_killed(when: str, folder: Path, address: str | None) -> None:
            assert process.stdin is not None
            assert process.stdout is not None
            print(json.dumps([when, str(folder), address]), file=process.stdin, flush=True)
            assert process.stdout.readline() == "-9\n"

        yield move_killed
        assert process.stdin is not None
        process.stdin.close()


def _use(folder: Path, stage: str) -> None:
    """Change the gallery as a site is used that goes on after its move was killed."""
    with Site(folder) as site:
        site.secrets.put(f"since {stage}", "then")
        site.events.record(replace(UNKNOWN, camera=stage), b"a face")
        (bob,) = (one for one in site.people.people() if one.name.startswith("Bob"))
        site.people.rename(bob.id, f"Bob {stage}")


@pytest.mark.parametrize(("back", "last"), [(False, "noted"), (True, "noted"), (False, "aside"), (True, "aside")])
def test_a_move_that_is_killed_again_and_again_goes_on(
    full: Path, database_address: str, back: bool, last: str, killed_at: Callable[[str, Path, str | None], None]
) -> None:
    """Whichever stage it had come to, and whatever has been done in the site since."""
    if back:
        move(full, database_address)
    to = None if back else database_address
    early, late = ("Copying 0.02", "Copying 0.2", "Copying 0.45"), ("Comparing", "Comparing 0.9", "appear", "save")
    for when in early if last == "noted" else late:
        before = _contents(full)
        killed_at(when, full, to)
        assert _contents(full) == before, "the former one is whole, and in use"
        (half,) = [check for check in files.moved_galleries(full) if check.name == "unfinished move"]
        assert "holds people" in str(half.words)
        _use(full, when)
    before, names = _contents(full), _names(full)
    killed_at(last, full, to)
    assert _contents(full) == before, "the settings name the new one"
    assert _names(full) == names
    assert list(moved.begun(full)) == []
    assert len(moved.left(full)) == 1 + back
    assert not list(full.glob("portico.db.moving*"))
    with Site(full) as site:
        assert site.trail.verify() == []
        assert site.settings.database == (None if back else site_settings.database.checked_address(database_address))
        assert len(site.trail.entries(text="move gallery here")) == 1 + back, "what was killed has left none"
    with pytest.raises(GalleryError, match="already"):
        move(full, to)


def _names(folder: Path) -> set[str]:
    with Site(folder) as site:
        return {one.name for one in site.people.people()}


@pytest.mark.parametrize("back", [False, True])
def test_what_has_come_there_is_not_brought_again(
    full: Path, database_address: str, back: bool, killed_at: Callable[[str, Path, str | None], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if back:
        move(full, database_address)
    to = None if back else database_address
    killed_at("Comparing", full, to)
    _use(full, "then")
    brought: list[str] = []
    monkeypatch.setattr(filling, "insert", lambda table: brought.append(table.name) or insert(table))
    done = move(full, to)
    rows = sum(one.rows for one in done.tables.values())
    kinds = {"photo", "template", "consent", "rule", "operator"}
    assert kinds & set(brought) == {"photo", "template"}, "those of Bob, who was renamed; nothing of Ann"
    assert 0 < done.before < rows
    changed = 1 + 2 + 2  # Bob, who was renamed, with his photos and templates
    assert rows - done.before < changed + 20, "and what the trail, the log and the secrets have got since"


def test_what_a_move_has_brought_that_was_broken_off_is_deleted_when_it_is_said(
    full: Path, database_address: str, killed_at: Callable[[str, Path, str | None], None], postgres_server: Postgres
) -> None:
    name = Server(database_address).url.database or ""
    there = "SELECT count(*) FROM pg_class WHERE relname = 'person'"
    for when in ("Comparing", "save"):
        killed_at(when, full, database_address)
        assert postgres_server.tell(there, name) == [(1,)]
        (gone,) = forget_former(full)
        assert isinstance(gone, moved.Begun)
        assert gone.place == Server(database_address).place
        assert postgres_server.tell(there, name) == [(0,)]
        assert moved.begun(full) == []
    move(full, database_address)
    for when in ("Comparing", "save"):
        killed_at(when, full, None)
        assert list(full.glob("portico.db*"))
        assert len(forget_former(full)) == (2 if when == "Comparing" else 1)
        assert not list(full.glob("portico.db*"))
    assert _names(full) == {"Ann", "Bob Ünï"}


def test_a_move_goes_on_where_another_version_had_begun_it(
    full: Path, database_address: str, killed_at: Callable[[str, Path, str | None], None], postgres_server: Postgres
) -> None:
    killed_at("Comparing", full, database_address)
    name = Server(database_address).url.database or ""
    postgres_server.tell("UPDATE portico_moving.alembic_version SET version_num = '0009'", name)
    done = move(full, database_address)
    assert done.before == 0


def test_nobody_goes_on_with_the_move_of_another_site(
    full: Path, database_address: str, tmp_path: Path, killed_at: Callable[[str, Path, str | None], None]
) -> None:
    Site(tmp_path / "other").close()
    killed_at("Comparing", full, database_address)
    with pytest.raises(GalleryError, match="another gallery is being moved to"):
        move(tmp_path / "other", database_address)
    assert moved.begun(tmp_path / "other") == []
    move(full, database_address)


def test_a_row_that_arrives_changed_is_found(
    full: Path, database_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring = filling.fill

    def spoil(source: Connection, target: Backend, report: Count) -> int:
        had = bring(source, target, report)
        with target.writing(target.open()).begin() as there:
            there.execute(text("UPDATE photo SET quality = quality + 1e-16 * (quality + 1) WHERE id = 1"))
        return had

    monkeypatch.setattr(transfer, "fill", spoil)
    before = _contents(full)
    with pytest.raises(GalleryError, match="the table photo did not arrive as it was: nothing was moved"):
        move(full, database_address)
    assert _contents(full) == before
    monkeypatch.undo()
    move(full, database_address)


def test_it_goes_into_no_database_that_holds_something_else(
    full: Path, database_address: str, postgres_server: Postgres, tmp_path: Path
) -> None:
    postgres_server.tell("CREATE TABLE stock (id int)", Server(database_address).url.database or "")
    with pytest.raises(GalleryError, match="holds something else"):
        move(full, database_address)
    postgres_server.tell("DROP TABLE stock", Server(database_address).url.database or "")
    Site(tmp_path / "other").close()
    move(tmp_path / "other", database_address)
    before = _contents(tmp_path / "other")
    with pytest.raises(GalleryError, match="holds something else"):
        move(full, database_address)
    assert _contents(tmp_path / "other") == before
    with pytest.raises(GalleryError, match="already"):
        move(tmp_path / "other", database_address)


def test_it_goes_into_no_file_that_is_there(full: Path, database_address: str) -> None:
    move(full, database_address)
    (full / GALLERY).write_bytes((full / moved.left(full)[0].where).read_bytes())
    with pytest.raises(GalleryError, match="there is a gallery in"):
        move(full, None)
    with Site(full) as site:
        assert site.settings.database == site_settings.database.checked_address(database_address)


def test_nobody_may_have_it_open(full: Path, database_address: str) -> None:
    with Site(full), pytest.raises(SiteError, match="is open"):
        move(full, database_address)
    with pytest.raises(NotAllowedError):
        move(full, database_address, actor=Actor("Rita", frozenset(Permission) - {Permission.RULES}))
    move(full, database_address)


def test_a_damaged_gallery_is_not_moved(full: Path, database_address: str) -> None:
    with Site(full) as site, site.database.engine.begin() as connection:
        connection.execute(text("UPDATE audit SET actor = 'nobody' WHERE id = 2"))
    with pytest.raises(GalleryError, match="tampered with"):
        move(full, database_address)
    with Site(full) as site, site.database.engine.connect() as connection:
        connection.execute(text("COMMIT"))
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.execute(insert(schema.Membership).values(person_id=77, group_id=1))
        connection.commit()
    with pytest.raises(GalleryError, match="rows of membership speak of something that is gone"):
        move(full, database_address)


def test_a_variable_of_the_environment_would_go_before_it(
    full: Path, database_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_DATABASE_KEYRING", "false")
    with pytest.raises(SiteError, match="PORTICO_DATABASE_KEYRING is set in the environment"):
        move(full, database_address)


def test_a_former_server_that_is_gone_holds_nothing_up(
    full: Path, database_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    move(full, database_address)
    monkeypatch.setattr(
        "core.store.postgres.PostgresBackend.set_aside",
        lambda self, stamp: (_ for _ in ()).throw(GalleryError("it is gone")),
    )
    done = move(full, None)
    assert done.left is not None
    assert (done.left.where, done.left.place) == ("", Server(database_address).place)
    with Site(full) as site:
        assert site.people.count() == 2
    with pytest.raises(GalleryError, match="have it deleted there"):
        forget_former(full)


def test_the_log_and_notes_of_a_move_have_no_password(full: Path, database_address: str, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("letmein\n")
    move(full, database_address, password_file=tmp_path / "password")
    settings = (full / "settings.toml").read_text()
    assert re.search(r'^database_password_file = ".*/password"$', settings, re.MULTILINE)
    move(full, None)
    assert moved.left(full)[1].settings.database_password_file == str(tmp_path / "password")
    assert not [path for path in full.rglob("*") if path.is_file() and b"letmein" in path.read_bytes()]


def test_a_backup_of_a_server_makes_a_site_in_a_file(full: Path, database_address: str, tmp_path: Path) -> None:
    move(full, database_address)
    before, shares = _contents(full), []
    with Site(full) as site:
        written = writing.write(site, tmp_path / "a.portico-backup", PASSPHRASE, lambda share, _: shares.append(share))
    assert shares == sorted(shares)
    assert (written.manifest.people, written.manifest.photos, written.manifest.events) == (2, 4, 5)
    made = restoring.restore(tmp_path / "a.portico-backup", PASSPHRASE, tmp_path / "new")
    assert any("lies in a file now" in note for note in made.notes)
    assert (tmp_path / "new" / GALLERY).exists()
    assert _contents(tmp_path / "new") == before
    with Site(tmp_path / "new") as site:
        assert site.trail.verify() == []
        assert site.settings.database is None
        assert site.people.add("Dee", [_face(4)], "p-1").id == 4, "3 was given before"


def test_a_backup_takes_the_place_of_a_server_that_lost_everything(
    full: Path, database_address: str, tmp_path: Path, postgres_server: Postgres
) -> None:
    with Site(full) as site:
        writing.write(site, tmp_path / "a.portico-backup", PASSPHRASE)
    move(full, database_address)
    before = _contents(full)
    assert repair.damage_of(full) == ""
    postgres_server.tell("DROP TABLE template", Server(database_address).url.database or "")
    assert "damaged" in repair.damage_of(full)
    done = repair.put_back(tmp_path / "a.portico-backup", PASSPHRASE, full)
    assert any("stays there, and holds everybody" in note for note in done.restored.notes)
    assert _contents(full) == before
    with Site(full) as site:
        assert site.settings.database is None


def test_a_site_on_a_server_is_not_restored_where_the_environment_names_it(
    full: Path, database_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Site(full) as site:
        writing.write(site, tmp_path / "a.portico-backup", PASSPHRASE)
    monkeypatch.setenv("PORTICO_DATABASE", database_address)
    with pytest.raises(restoring.BackupError, match="PORTICO_DATABASE is set"):
        restoring.restore(tmp_path / "a.portico-backup", PASSPHRASE, tmp_path / "new")
