from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from core.backups import scheduling, writing
from core.base.progress import Report
from core.gallery.people import Enrolled
from core.health import Check, State, backups
from core.programs import jobs
from core.settings import BackupSettings
from core.site import Site

PASSPHRASE = "correct horse battery"


def _enrol(site: Site) -> None:
    site.people.add("Ann", [Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")], "p-1")


def _looked(site: Site, **later: float) -> dict[str, Check]:
    return {check.name: check for check in backups.look(site, datetime.now(UTC) + timedelta(**later))}


def test_no_backup_yet(site: Site) -> None:
    assert _looked(site)["backups"].state is State.GOOD  # of nobody
    _enrol(site)
    found = _looked(site)["backups"]
    assert (found.state, found.words) == (State.ATTENTION, "there is no backup of this site")
    assert found.facts["last"] is None


def test_a_backup_grows_old_and_may_be_taken_elsewhere(site: Site, tmp_path: Path) -> None:
    _enrol(site)
    file = tmp_path / "one.portico-backup"
    writing.write(site, file, PASSPHRASE)
    found = _looked(site, hours=5)["backups"]
    assert (found.state, found.words) == (State.GOOD, "made 5 hours ago")
    assert (found.facts["file_there"], found.facts["age_seconds"] // 3600) == (True, 5)
    assert _looked(site, days=32)["backups"].state is State.ATTENTION
    file.unlink()
    moved = _looked(site)["backups"]
    assert (moved.state, moved.facts["file_there"]) == (State.GOOD, False)
    assert "is not there any more" in moved.words


def test_backups_that_are_planned(site: Site, tmp_path: Path) -> None:
    _enrol(site)
    folder = tmp_path / "backups"
    folder.mkdir()
    assert "schedule" not in _looked(site)
    scheduling.schedule(site, BackupSettings(folder=folder, every="day"), PASSPHRASE)
    written, _ = scheduling.back_up(site, lambda _done, _words: None)
    checks = _looked(site)
    assert checks["schedule"].state is State.GOOD
    assert checks["schedule"].facts["every"] == "day"
    assert _looked(site, days=5)["schedule"].state is State.BAD
    written.path.unlink()
    assert _looked(site)["backups"].state is State.ATTENTION
    folder.rmdir()
    gone = _looked(site)["schedule"]
    assert (gone.state, gone.facts["folder_there"]) == (State.BAD, False)


def _fail(_report: Report) -> str:
    raise OSError("the disk is full")


def test_jobs_that_fail(site: Site) -> None:
    job = jobs.Job("retention", lambda _now, _last: True, lambda _report: "nothing was too old", "")
    jobs.run(site.folder, job, lambda _done, _words: None)
    done = _looked(site, hours=2)["job retention"]
    assert (done.state, done.words) == (State.GOOD, "done 2 hours ago")
    failing = jobs.Job("retention", lambda _now, _last: True, _fail, "")
    jobs.run(site.folder, failing, lambda _done, _words: None)
    once = _looked(site, hours=2)["job retention"]
    assert once.state is State.ATTENTION
    assert once.words == "failed 2 hours ago, once in a row: the disk is full"
    jobs.run(site.folder, failing, lambda _done, _words: None)
    twice = _looked(site)["job retention"]
    assert (twice.state, twice.facts["failures"]) == (State.BAD, 2)
    assert twice.facts["succeeded"] is not None


def test_damage_that_was_found_once(site: Site) -> None:
    job = jobs.Job("gallery", lambda _now, _last: True, _fail, "")
    jobs.run(site.folder, job, lambda _done, _words: None)
    assert _looked(site)["job gallery"].state is State.BAD
