from __future__ import annotations

import os
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from core.gallery.events import Decision, Event
from core.health import State, clock, files, machine
from core.programs import status
from core.settings import BackupSettings
from core.site import DATABASE, Site
from core.site.private import make_private


def test_the_program_tells_its_versions() -> None:
    (found,) = machine.program()
    assert found.state is State.GOOD
    assert found.facts["portico"] in found.words
    assert found.facts["sqlite"] == sqlite3.sqlite_version
    assert "numpy" in found.facts["packages"]


@pytest.mark.parametrize(("free", "state"), [(10**10, State.GOOD), (10**8, State.ATTENTION)])
def test_room_on_the_disk(site: Site, monkeypatch: pytest.MonkeyPatch, free: int, state: State) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**12, 0, free))
    (found,) = machine.disk(site.folder, site)
    assert (found.state, found.facts["free_bytes"]) == (state, free)
    assert (found.advice == "make room") is (state is not State.GOOD)


def test_room_where_backups_go_to(site: Site, tmp_path: Path) -> None:
    site.trail.look("back up", str(tmp_path / "there" / "one.portico-backup"))
    assert [c.name for c in machine.disk(site.folder, site)] == ["disk"]  # its disk is not plugged in
    (tmp_path / "there").mkdir()
    assert [c.name for c in machine.disk(site.folder, site)] == ["disk", "disk of backups"]


def test_room_where_backups_are_planned_to_go_to(site: Site, tmp_path: Path) -> None:
    for name in ("by hand", "planned"):
        (tmp_path / name).mkdir()
    site.trail.look("back up", str(tmp_path / "by hand" / "one.portico-backup"))
    site.change_settings(backups=BackupSettings(folder=tmp_path / "planned"))
    (_, found) = machine.disk(site.folder, site)
    assert found.words.endswith(f"at {tmp_path / 'planned'}")


def test_a_clock_that_is_right(site: Site) -> None:
    site.access.add_group("staff")
    (found,) = clock.look(site)
    assert (found.state, found.facts["ahead_seconds"] < 1) == (State.GOOD, True)
    assert found.facts["zone"] in found.words


def test_a_clock_that_was_set_back(site: Site) -> None:
    site.access.add_group("staff")
    (found,) = clock.look(site, datetime.now(UTC) - timedelta(hours=3, minutes=5))
    assert found.state is State.ATTENTION
    assert "the newest entry lies 3 hours ahead" in found.words
    assert found.facts["ahead_seconds"] == pytest.approx(3 * 3600 + 300, abs=30)


def test_an_event_of_tomorrow(site: Site) -> None:
    site.events.record(Event.at_door("Front", Decision.NOTE, (), datetime.now(UTC) + timedelta(days=1, minutes=1)))
    (found,) = clock.look(site)
    assert found.state is State.ATTENTION
    assert "lies 1 day ahead" in found.words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3, "less than a minute"), (60, "1 minute"), (7300, "2 hours"), (86_400, "1 day"), (86_400 * 9, "9 days")],
)
def test_spans(seconds: float, words: str) -> None:
    assert clock.span_words(seconds) == words


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions otherwise")
@pytest.mark.parametrize(
    ("name", "mode", "facts"),
    [
        ("site.key", 0o640, (1, 0)),
        ("site.key", 0o604, (1, 0)),
        ("settings.toml", 0o644, (1, 0)),
        (DATABASE, 0o666, (1, 1)),
        ("status", 0o755, (1, 0)),
        (".", 0o755, (1, 0)),
    ],
)
def test_files_that_others_can_get_at(site: Site, name: str, mode: int, facts: tuple[int, int]) -> None:
    site.change_settings(min_face=50)
    status.write(site.folder, "note", {})
    (before,) = files.permissions(site.folder, site)
    assert before.state is State.GOOD
    (site.folder / name).chmod(mode)
    (after,) = files.permissions(site.folder, site)
    assert after.state is State.ATTENTION
    assert (after.facts["readable_by_others"], after.facts["writable_by_others"]) == facts
    assert str(site.folder / name) in after.words
    assert make_private(site) == 1
    assert site.trail.entries()[0].action == "close to others"
    (mended,) = files.permissions(site.folder, site)
    assert mended.state is State.GOOD


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions otherwise")
def test_of_many_files_the_key_is_told_first(site: Site) -> None:
    for name in ("a", "b", "c", "site.key", DATABASE):
        (site.folder / name).touch()
        (site.folder / name).chmod(0o666)
    (found,) = files.permissions(site.folder, site)
    assert found.facts == {"readable_by_others": 5, "writable_by_others": 5}
    assert f"can get at {site.folder / 'site.key'}, " in found.words
    assert found.words.endswith(" and 2 more")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions otherwise")
def test_a_key_that_is_kept_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir(mode=0o700)
    (folder / "settings.toml").write_text(f'key_file = "{(tmp_path / "other.key").as_posix()}"\n')
    (folder / "settings.toml").chmod(0o600)
    with Site(folder) as site:
        (before,) = files.permissions(folder, site)
        (tmp_path / "other.key").chmod(0o644)
        (after,) = files.permissions(folder, site)
    assert (before.state, after.state) == (State.GOOD, State.ATTENTION)


def test_what_was_left_behind(site: Site) -> None:
    part = site.folder / "settings.toml.part"
    part.write_text("half")
    (fresh,) = files.leftovers(site.folder)
    assert fresh.state is State.GOOD  # somebody may be writing it
    long_ago = time.time() - 3600
    os.utime(part, (long_ago, long_ago))
    (old,) = files.leftovers(site.folder)
    assert (old.state, old.facts) == (State.ATTENTION, {"files": 1})
    assert str(part) in old.words


def test_the_copy_of_a_backup_that_was_broken_off(site: Site) -> None:
    copy = site.folder / "backup.part"
    copy.mkdir()
    long_ago = time.time() - 3600
    os.utime(copy, (long_ago, long_ago))
    (left,) = files.leftovers(site.folder)
    assert left.state is State.ATTENTION
    assert "make a backup" in left.advice
    with FileLock(site.folder / "backup.lock"):
        (going_on,) = files.leftovers(site.folder)
    assert going_on.state is State.GOOD


def test_a_gallery_of_the_future_in_raw_sql(site: Site) -> None:
    site.access.add_group("staff")
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        connection.execute("UPDATE audit SET time = '2199-01-01 00:00:00.000000'")
        connection.commit()
    (found,) = clock.look(site)
    assert found.state is State.ATTENTION
