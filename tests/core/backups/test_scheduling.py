from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from core.backups import restoring, scheduling, sealed_file, writing
from core.backups.scheduling import back_up, back_up_now, due, listed, plan, schedule, slot, stop, trouble
from core.backups.sealed_file import BackupError
from core.gallery.people import Enrolled
from core.settings import BackupSettings
from core.site import DATABASE, Site
from core.store import register
from core.store.audit import Actor, NotAllowedError, Permission
from core.store.damage import damage
from core.store.register import Known

PASSPHRASE = "seven brave otters"
DAY = timedelta(days=1)


def _silent(_fraction: float, _words: str) -> None:
    pass


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32)):
        monkeypatch.setattr(sealed_file, name, value)


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


@pytest.fixture
def planned(site: Site, disk: Path) -> Site:
    site.people.add("Ann", [Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")], "p-1")
    schedule(site, BackupSettings(folder=disk), PASSPHRASE)
    return site


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch):
    if not hasattr(time, "tzset"):
        pytest.skip("this system's time zone cannot be set by a variable")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield ZoneInfo("Europe/Berlin")
    monkeypatch.undo()
    time.tzset()


def _names(disk: Path) -> list[str]:
    return sorted(path.name for path in disk.iterdir())


@pytest.mark.parametrize(
    ("every", "at", "now", "planned"),
    [
        ("day", "02:00", "2026-11-22 02:00", "2026-11-22 02:00"),
        ("day", "02:00", "2026-11-22 01:59", "2026-11-21 02:00"),
        ("hour", "07:30", "2026-11-22 14:29", "2026-11-22 13:30"),
        ("hour", "07:30", "2026-11-22 14:30", "2026-11-22 14:30"),
        ("week", "03:15", "2026-11-22 03:15", "2026-11-22 03:15"),  # a Sunday
        ("week", "03:15", "2026-11-22 03:14", "2026-11-15 03:15"),
        ("week", "03:15", "2026-11-28 23:00", "2026-11-22 03:15"),
        ("day", "02:30", "2026-03-29 12:00", "2026-03-29 01:30"),  # there is no half past two that day
        ("day", "02:30", "2026-10-25 12:00", "2026-10-25 02:30"),  # and twice that day
        ("day", "12:00", "2026-03-29 13:00", "2026-03-29 12:00"),
    ],
)
def test_when_backups_are_planned(berlin: ZoneInfo, every: str, at: str, now: str, planned: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=berlin)
    found = slot(BackupSettings(every=every, at=at), moment.astimezone(UTC))
    assert f"{found.astimezone(berlin):%Y-%m-%d %H:%M}" == planned


def test_due_once_for_each_time_that_was_planned(berlin: ZoneInfo, tmp_path: Path) -> None:
    settings = BackupSettings(folder=tmp_path, every="day", at="02:00")

    def made(when: datetime) -> Known:
        return Known(file=tmp_path / "b", time=when, size=1, header="", scheduled=True)

    now = datetime(2026, 11, 22, 9, tzinfo=berlin)
    assert due(settings, None, now)
    assert not due(settings, made(now - timedelta(hours=6)), now)
    assert due(settings, made(now - timedelta(hours=8)), now), "the machine was off at two"
    assert due(settings, made(now + 9000 * DAY), now), "the clock was set back"
    assert not due(BackupSettings(), None, now)
    count, last = 0, made(now)
    for number in range(366 * 24):  # changes of the clock in spring and autumn among them
        hour = now.astimezone(UTC) + timedelta(hours=number)
        if due(settings, last, hour):
            count, last = count + 1, made(hour)
    assert count == 366


def test_a_year_of_backups_leaves_what_is_promised(planned: Site, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files stand in for backups, which take a while; the very last is a real one."""
    end = datetime.now(UTC)
    (disk / "portico-somebody-2020-01-01T0200.portico-backup").write_bytes(b"of somebody else")
    (disk / "holidays.jpg").write_bytes(b"a picture")

    def write(site: Site, path: Path, _words: str, _report, *, scheduled: Actor):
        path.write_bytes(os.urandom(sealed_file.HEADER_BYTES) + b"content")
        header = path.read_bytes()[: sealed_file.HEADER_BYTES].hex()
        register.note(site.folder, Known(file=path, time=now[0], size=99, header=header, scheduled=True))
        return SimpleNamespace(path=path, manifest=SimpleNamespace(made=now[0]))

    real, now = writing.write, [end]
    monkeypatch.setattr(writing, "write", write)
    for number in range(400, 0, -1):
        now[0] = end - number * DAY
        back_up(planned, _silent, now=now[0])
    monkeypatch.setattr(writing, "write", real)
    written, removed = back_up(planned, _silent)
    assert len(removed) <= 3, "a day, a week and a month at the most"
    left = [name for name in _names(disk) if name.startswith("portico-site-")]
    days = [date.fromisoformat(name[13:23]) for name in left]
    assert 13 <= len(left) <= 18
    assert set(days) >= {(end.astimezone() - number * DAY).date() for number in range(7)}
    assert len({(day.year, day.month) for day in days}) == 6
    assert "holidays.jpg" in _names(disk)
    assert "portico-somebody-2020-01-01T0200.portico-backup" in _names(disk)
    assert [one.file.name for one in register.known(planned.folder)] == left
    assert restoring.restore(written.path, PASSPHRASE, disk / "new").manifest.people == 1


def test_only_what_the_site_made_itself_is_removed(planned: Site, disk: Path) -> None:
    old = datetime.now(UTC) - 900 * DAY
    files = {name: disk / f"{name}.portico-backup" for name in ("portico-site-2024-01-01T0200", "changed", "own")}
    for number, (name, path) in enumerate(files.items()):
        path.write_bytes(os.urandom(200))
        header = path.read_bytes()[: sealed_file.HEADER_BYTES].hex() if name != "changed" else "00" * 70
        when = old + timedelta(seconds=number)
        register.note(planned.folder, Known(file=path, time=when, size=200, header=header, scheduled=True))
    by_hand = disk / "portico-site-2024-01-02T0200.portico-backup"
    writing.write(planned, by_hand, PASSPHRASE)
    planned.change_settings(backups={"folder": str(disk), "keep_daily": 0, "keep_weekly": 0, "keep_monthly": 0})
    back_up(planned, _silent)
    assert not files["portico-site-2024-01-01T0200"].exists(), "the only one that has name and header"
    assert files["changed"].exists()
    assert files["own"].exists()
    assert by_hand.exists()


def test_nothing_goes_before_the_new_one_is_good(planned: Site, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = datetime.now(UTC) - 900 * DAY
    path = disk / "portico-site-2024-01-01T0200.portico-backup"
    path.write_bytes(os.urandom(200))
    header = path.read_bytes()[: sealed_file.HEADER_BYTES].hex()
    for when in (old, old - DAY):
        register.note(planned.folder, Known(file=path, time=when, size=200, header=header, scheduled=True))
    monkeypatch.setattr(writing, "unpack", lambda *_arguments: None)
    planned.change_settings(backups={"folder": str(disk), "keep_daily": 0, "keep_weekly": 0, "keep_monthly": 0})
    with pytest.raises(BackupError, match="could not be read back"):
        back_up(planned, _silent)
    assert _names(disk) == [path.name]
    monkeypatch.undo()
    for name, value in (("_TIME", 1), ("_MEMORY", 32)):
        monkeypatch.setattr(sealed_file, name, value)
    back_up(planned, _silent)
    assert len(_names(disk)) == 1
    assert path.name not in _names(disk)


def test_names_fit_every_system_and_never_clash(planned: Site, disk: Path) -> None:
    now = datetime.now(UTC)
    for _ in range(3):
        back_up(planned, _silent, now=now)
    stem = f"portico-site-{now.astimezone():%Y-%m-%dT%H%M}"
    assert _names(disk) == sorted(f"{stem}{end}.portico-backup" for end in ("", "-2", "-3"))
    assert ":" not in stem
    assert [one.own for one in listed(planned)] == [True] * 3


@pytest.mark.parametrize("how", ["gone", "empty", "read-only", "a file"])
def test_a_disk_that_is_not_there_is_told_and_hurts_nothing(planned: Site, disk: Path, how: str) -> None:
    back_up_now(planned, _silent)
    before = register.known(planned.folder)
    moved = disk.rename(disk.with_name("unplugged"))
    if how == "empty":
        disk.mkdir()
    elif how == "read-only":
        moved.rename(disk)
        if os.geteuid() == 0:
            pytest.skip("nothing is read-only to this account")
        disk.chmod(0o500)
    elif how == "a file":
        disk.write_bytes(b"x")
    with pytest.raises(BackupError, match="cannot be used" if how == "read-only" else "plug in"):
        back_up_now(planned, _silent)
    assert trouble(planned)
    assert register.known(planned.folder) == before
    assert planned.people.count() == 1
    assert damage(planned.folder / DATABASE) == ""
    if how == "empty":
        assert not list(disk.iterdir())
        schedule(planned, BackupSettings(folder=disk))  # they were removed on purpose
        back_up_now(planned, _silent)
        assert trouble(planned) == ""
    if disk.exists():
        disk.chmod(0o700)


def test_a_full_disk_is_told(planned: Site, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.backups.writing.pack", full)
    with pytest.raises(BackupError, match="the disk is full"):
        back_up_now(planned, _silent)
    assert trouble(planned) == "the last backup failed: the disk is full: make room, or name another one"
    assert _names(disk) == []


def test_the_plan_says_what_was_and_what_will_be(planned: Site, disk: Path) -> None:
    assert "none has been made" in trouble(planned)
    assert plan(planned).last is None
    assert (plan(planned).next - datetime.now(UTC)).total_seconds() < 5
    written, _ = back_up_now(planned, _silent)
    found = plan(planned)
    assert found.last.file == written.path
    assert timedelta(0) < found.next - datetime.now(UTC) <= timedelta(hours=25)
    assert found.next.astimezone().hour == 2
    assert trouble(planned) == ""
    assert "too long" in trouble(planned, datetime.now(UTC) + 3 * DAY)
    assert writing.last(planned).file == str(written.path)
    stop(planned)
    assert plan(planned).settings.folder is None
    assert not plan(planned).passphrase
    assert trouble(planned) == ""
    assert _names(disk) == [written.path.name]
    with pytest.raises(BackupError, match="no folder"):
        back_up_now(planned, _silent)


def test_the_passphrase_is_kept_sealed(planned: Site, disk: Path) -> None:
    planned.database.checkpoint()
    for path in planned.folder.rglob("*"):
        assert not path.is_file() or PASSPHRASE.encode() not in path.read_bytes(), path
    written, _ = back_up_now(planned, _silent)
    assert scheduling.check(planned, written.path, _silent).people == 1
    schedule(planned, BackupSettings(folder=disk), "eight brave otters")
    with pytest.raises(BackupError, match="not the passphrase"):
        scheduling.check(planned, written.path, _silent)
    assert scheduling.check(planned, written.path, _silent, PASSPHRASE).people == 1


def test_what_cannot_be_is_told(site: Site, disk: Path, tmp_path: Path) -> None:
    for folder, words, told in (
        (None, PASSPHRASE, "name a folder"),
        (site.folder / "backups", PASSPHRASE, "lost with it"),
        (tmp_path / "none", PASSPHRASE, "make it first"),
        (disk, "short", "at least 12"),
        (disk, None, "need a passphrase"),
    ):
        with pytest.raises(BackupError, match=told):
            schedule(site, BackupSettings(folder=folder), words)
    assert site.settings.backups.folder is None
    schedule(site, BackupSettings(folder=disk), PASSPHRASE)
    site = site.acting_as(Actor("Vera", frozenset({Permission.SEE})))
    for refused in (lambda: back_up_now(site, _silent), lambda: stop(site)):
        with pytest.raises(NotAllowedError):
            refused()
    back_up(site, _silent)  # the site itself may, whoever is at the window
    site = site.acting_as(Actor("Rita"))
    back_up_now(site, _silent)
    assert [e.actor for e in site.trail.entries() if e.action == "back up"] == ["Rita", "Portico"]


def test_backups_are_known_without_the_gallery(planned: Site, disk: Path) -> None:
    first, _ = back_up_now(planned, _silent)
    assert register.newest(planned.folder)[0] == first.path
    (planned.folder / "status" / "backups.json").write_text("{")
    assert register.newest(planned.folder)[0] == first.path, "by the folder of the settings"
    assert [one.own for one in listed(planned)] == [False]
    writing.write(planned, disk.parent / "by hand", PASSPHRASE)
    assert register.newest(planned.folder)[0].name == "by hand"
    (disk.parent / "by hand").unlink()
    assert register.newest(planned.folder)[0] == first.path, "one that is there goes before"


def test_backups_of_another_site_are_not_taken_for_its_own(planned: Site, disk: Path) -> None:
    (disk / "portico-other-2199-01-01T0000.portico-backup").write_bytes(b"of another site")
    (disk / "portico-site-2-2199-01-01T0000.portico-backup").write_bytes(b"of another site")
    assert register.newest(planned.folder) is None
    made, _ = back_up_now(planned, _silent)
    other = disk / "portico-site-2199-01-01T0000.portico-backup"
    other.write_bytes(b"of a site that is called like this one")
    assert register.newest(planned.folder)[0] == made.path
    assert str(made.path) in register.advice(planned.folder)
    made.path.unlink()
    assert register.newest(planned.folder)[0] == other, "better than none"


def test_a_share_that_has_died_is_not_there(planned: Site, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    is_dir = Path.is_dir

    def dead(self: Path) -> bool:
        if self == disk:
            raise OSError(107, "Transport endpoint is not connected", str(self))
        return is_dir(self)

    monkeypatch.setattr(Path, "is_dir", dead)
    assert not plan(planned).reachable
    assert "plug in its disk" in trouble(planned)
    assert scheduling.job(planned).due(datetime.now(UTC), None)
    with pytest.raises(BackupError, match="plug in its disk"):
        back_up(planned, _silent)


def test_a_backup_of_the_future_hides_no_other(planned: Site) -> None:
    now = datetime.now(UTC)
    written, _ = back_up(planned, _silent)
    (first,) = register.known(planned.folder)
    register.note(planned.folder, first.model_copy(update={"time": now + 300 * DAY}))
    assert plan(planned, now).last is None
    second, _ = back_up(planned, _silent)
    assert plan(planned).last.file == second.path
    assert not scheduling.job(planned).due(datetime.now(UTC), None)
    assert trouble(planned) == ""
    assert written.path.exists()


def test_what_cannot_be_noted_does_not_gather(planned: Site, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(writing, "note", fail)
    with pytest.raises(BackupError, match="cannot be noted"):
        back_up_now(planned, _silent)
    assert _names(disk) == []
