from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from filelock import FileLock

from core.backups import scheduling, sealed_file
from core.base.messages import Message
from core.base.progress import Report
from core.gallery.people import Enrolled
from core.programs import jobs, running
from core.programs.jobs import Job
from core.settings import BackupSettings
from core.site import DATABASE, Site
from core.store import register
from core.store.database import Database
from core.upkeep import BACKUP, GALLERY, RETENTION, Upkeep, jobs_of, last_runs
from core.upkeep import upkeep as upkeep_module
from tests.servers import wait_for

PASSPHRASE = "seven brave otters"
FACE = Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_TIME", 1), ("_MEMORY", 32)):
        monkeypatch.setattr(sealed_file, name, value)
    monkeypatch.setattr("core.upkeep.upkeep._FIRST", 0.01)
    monkeypatch.setattr("core.upkeep.upkeep._EVERY", 0.01)
    monkeypatch.setattr("core.upkeep.upkeep._PAUSE", 0.01)


class Clock:
    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


def test_a_site_does_by_itself_what_every_site_does(site: Site) -> None:
    site.people.add("Ann", [FACE], "p-1")
    troubles: list[str] = []
    upkeep = Upkeep(site, troubles.append)
    wait_for(lambda: set(last_runs(site)) == {RETENTION, GALLERY})
    upkeep.close()
    assert troubles == []
    assert last_runs(site)[GALLERY].words == "the gallery is whole"


def test_days_that_were_slept_through_are_made_up_once(site: Site, tmp_path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    scheduling.schedule(site, BackupSettings(folder=disk), PASSPHRASE)
    troubles: list[str] = []
    upkeep = Upkeep(site, troubles.append)
    wait_for(lambda: register.known(site.folder) and BACKUP in last_runs(site))
    (first,) = register.known(site.folder)
    register.note(site.folder, first.model_copy(update={"time": first.time - 9 * DAY}))
    wait_for(lambda: len(register.known(site.folder)) == 2)
    threading.Event().wait(0.2)
    upkeep.close()
    assert troubles == []
    assert len(list(disk.iterdir())) == 2
    assert last_runs(site)[BACKUP].good


def test_a_clock_that_goes_back_keeps_nothing_from_being_done(site: Site) -> None:
    clock, count = Clock(), []
    clock.now += 5000 * DAY  # as of a dead battery
    work = Job("count", jobs.passed(timedelta(hours=1)), lambda _report: count.append(1) or "", lambda why: why)
    upkeep = Upkeep(site, pytest.fail, [work], clock)
    wait_for(lambda: len(count) == 1)
    clock.now -= 5000 * DAY
    wait_for(lambda: len(count) == 2)
    threading.Event().wait(0.1)
    upkeep.close()
    assert len(count) == 2


def test_what_fails_is_told_once_and_tried_again(site: Site) -> None:
    tries: list[float] = []

    def fail(_report: Report) -> str:
        tries.append(time.monotonic())
        if len(tries) == 5:
            return "at last"
        raise OSError("the disk is gone")

    troubles: list[str] = []
    upkeep = Upkeep(
        site, troubles.append, [Job("try", jobs.passed(DAY), fail, lambda why: Message("it failed: {why}", why=why))]
    )
    wait_for(lambda: len(tries) == 5 and last_runs(site)["try"].good)
    upkeep.close()
    assert troubles == ["it failed: the disk is gone"]
    pauses = [b - a for a, b in zip(tries, tries[1:], strict=False)]
    assert all(pause >= 0.01 * 2**n for n, pause in enumerate(pauses))


def test_of_two_programs_one_does_it(site: Site) -> None:
    count: list[int] = []

    def work(_report: Report) -> str:
        count.append(1)
        threading.Event().wait(0.05)
        return ""

    job = Job("once", jobs.passed(DAY), work, lambda why: why)
    with Site(site.folder) as other:
        both = [Upkeep(one, pytest.fail, [job]) for one in (site, other)]
        wait_for(lambda: "once" in last_runs(site))
        threading.Event().wait(0.1)
        for upkeep in both:
            upkeep.close()
    assert len(count) == 1


def test_closing_ends_a_backup_and_leaves_nothing(site: Site, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "disk").mkdir()
    scheduling.schedule(site, BackupSettings(folder=tmp_path / "disk"), PASSPHRASE)
    begun = threading.Event()
    copy = Database.copy_to

    def slow(database, target, report) -> None:
        begun.set()
        for number in range(100_000):
            report(number, 100_000)
            time.sleep(0.001)
        copy(database, target, report)

    monkeypatch.setattr(Database, "copy_to", slow)
    upkeep = Upkeep(site, pytest.fail)
    assert begun.wait(10)
    upkeep.close()
    assert not upkeep._thread.is_alive()
    assert not list((tmp_path / "disk").iterdir())
    assert not (site.folder / "backup.part").exists()
    assert BACKUP not in last_runs(site)


def test_a_damaged_template_is_found_and_its_owner_told_by_number(site: Site) -> None:
    import sqlite3
    from contextlib import closing

    for name in ("Ann", "Bea"):
        site.people.add(name, [FACE], "p-1")
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        connection.execute("UPDATE template SET sealed = zeroblob(length(sealed)) WHERE person_id = 2")
        connection.execute("UPDATE photo SET sealed = zeroblob(length(sealed)) WHERE person_id = 1")
        connection.commit()
    troubles: list[str] = []
    upkeep = Upkeep(site, troubles.append)
    wait_for(lambda: GALLERY in last_runs(site))
    upkeep.close()
    assert troubles == [
        "a photo of person 1, a template of person 2: damaged; photograph them again, or restore a backup of before"
    ]
    assert "Ann" not in (site.folder / "status" / "jobs.json").read_text()
    assert [one.person_id for one in site.people.changes("p-1", 0)[1]] == [1], "the others are found all the same"


def test_a_program_that_was_killed_holds_nothing(site: Site) -> None:
    script = (
        "import sys, os; from pathlib import Path; from core.site import Site; from core.upkeep import Upkeep\n"
        "site = Site(Path(sys.argv[1])); upkeep = Upkeep(site, print); print('on', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(site.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"on\n"
    assert running.used_profiles(site.folder) == {"standard-4"}
    process.kill()
    process.communicate()
    assert running.used_profiles(site.folder) == set()
    assert not list((site.folder / running.FOLDER).glob("*standard*"))


def test_settings_that_are_wrong_end_nothing(site: Site) -> None:
    (site.folder / "settings.toml").write_text("[backups]\nevery = 'never'\n")
    troubles: list[str] = []
    upkeep = Upkeep(site, troubles.append)
    wait_for(lambda: set(last_runs(site)) >= {RETENTION, GALLERY} and troubles)
    assert upkeep._thread.is_alive()
    upkeep.close()
    assert len(troubles) == 1
    assert "the setting 'backups.every'" in troubles[0]


def test_a_clock_that_leaps_removes_nothing(site: Site) -> None:
    clock, removed, kept = Clock(), [], []
    troubles: list[str] = []
    work = [
        Job("removing", lambda *_: True, lambda _report: removed.append(1) or "", lambda why: why, removes=True),
        Job("keeping", lambda *_: True, lambda _report: kept.append(1) or "", lambda why: why),
    ]
    upkeep = Upkeep(site, troubles.append, work, clock)
    wait_for(lambda: removed)
    clock.now += 730 * DAY
    wait_for(lambda: troubles)
    seen, done = len(removed), len(kept)
    wait_for(lambda: len(kept) > done + 3)
    assert len(removed) == seen
    assert len(troubles) == 1
    assert "leapt" in troubles[0]
    clock.now -= 730 * DAY
    wait_for(lambda: len(removed) > seen)
    upkeep.close()


@pytest.mark.parametrize("moment", ["before the start", "before the first round"])
def test_a_clock_that_leaps_before_anybody_has_looked_removes_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setattr("core.upkeep.upkeep._FIRST", 0.5)
    site.people.add("Ann", [FACE], "p-1")
    clock, removed, kept = Clock(), [], []
    troubles: list[str] = []
    work = [
        Job("removing", lambda *_: True, lambda _report: removed.append(1) or "", lambda why: why, removes=True),
        Job("keeping", lambda *_: True, lambda _report: kept.append(1) or "", lambda why: why),
    ]
    if moment == "before the start":
        clock.now += 730 * DAY
    upkeep = Upkeep(site, troubles.append, work, clock)
    if moment == "before the first round":
        clock.now += 730 * DAY
    wait_for(lambda: len(kept) > 3)
    upkeep.close()
    assert not removed
    assert ["leapt" in words for words in troubles] == [True]


def test_a_backup_of_the_future_is_followed_by_one_and_not_by_many(site: Site, tmp_path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    scheduling.schedule(site, BackupSettings(folder=disk), PASSPHRASE)
    scheduling.back_up(site, lambda _done, _words: None)
    (first,) = register.known(site.folder)
    register.note(site.folder, first.model_copy(update={"time": first.time + 300 * DAY}))
    upkeep = Upkeep(site, pytest.fail, [scheduling.job(site)])
    wait_for(lambda: BACKUP in last_runs(site))
    threading.Event().wait(0.5)
    upkeep.close()
    assert len(list(disk.iterdir())) == 2


def test_what_nobody_expected_ends_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_now: datetime, _last: jobs.Run | None) -> bool:
        raise TypeError("naive and aware")

    def dead(_now: datetime, _last: jobs.Run | None) -> bool:
        raise OSError("the share has died")

    done, troubles = [], []
    work = [
        Job("broken", broken, lambda _report: "", lambda why: Message("broken: {why}", why=why)),
        Job("dead", dead, lambda _report: "", lambda why: Message("dead: {why}", why=why)),
        Job("sound", lambda *_: True, lambda _report: done.append(1) or "", lambda why: why),
    ]
    looked, look = [], upkeep_module.ProfileWatch.look

    def fail_once(self) -> None:
        looked.append(1)
        if len(looked) == 1:
            raise LookupError("no such profile")
        look(self)

    monkeypatch.setattr(upkeep_module.ProfileWatch, "look", fail_once)
    upkeep = Upkeep(site, troubles.append, work)
    wait_for(lambda: len(done) > 2)
    upkeep.close()
    assert troubles == [
        "what the site does by itself was broken off: LookupError",
        "broken: TypeError",
        "dead: the share has died",
    ]


def test_a_backup_that_somebody_makes_meanwhile_is_no_failure(site: Site, tmp_path) -> None:
    (tmp_path / "disk").mkdir()
    scheduling.schedule(site, BackupSettings(folder=tmp_path / "disk"), PASSPHRASE)
    tried: list[int] = []
    job = scheduling.job(site)
    counted = Job(job.name, job.due, lambda report: tried.append(1) or job.run(report), job.trouble)
    with FileLock(site.folder / "backup.lock"):
        upkeep = Upkeep(site, pytest.fail, [counted])
        wait_for(lambda: len(tried) > 1)
        assert last_runs(site) == {}
    wait_for(lambda: BACKUP in last_runs(site))
    upkeep.close()
    assert last_runs(site)[BACKUP].good


def test_templates_stay_that_a_program_still_recognises_with(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the program that removes what is old is another one, which works with the new profile."""
    asked: list[set[str]] = []
    monkeypatch.setattr(
        "core.people.reembedding.remove_outdated", lambda _site, *, still_used: asked.append(set(still_used)) or 0
    )
    told: list[str] = []
    upkeep = Upkeep(site, told.append, [])
    site.change_settings(profile="fast-4")
    with Site(site.folder) as other:
        newer = Upkeep(other, pytest.fail, [job for job in jobs_of(other) if job.name == RETENTION])
        wait_for(lambda: asked)
        upkeep.close()
        newer.close()
    assert asked == [{"standard-4", "fast-4"}]
    assert not list((site.folder / running.FOLDER).glob("*standard*"))
