from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from core.base.progress import Report
from core.errors import GalleryError
from core.programs import jobs, status
from core.programs.jobs import Job, NotNowError, Run, last_runs

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NAIVE = (
    '{"sweep": {"began": "2026-01-01T00:00:00", "ended": "2026-01-01T00:00:00", "good": true, "words": "", '
    '"succeeded": "2026-01-01T00:00:00", "failures": 0}}'
)


def _silent(_fraction: float, _words: str) -> None:
    pass


def _job(work, name: str = "sweep") -> Job:
    return Job(name, jobs.passed(HOUR), work, lambda why: why)


def test_what_came_of_a_job_is_noted(tmp_path: Path) -> None:
    assert last_runs(tmp_path) == {}
    jobs.run(tmp_path, _job(lambda _report: "three rooms"), _silent, lambda: NOW)

    def fail(_report: Report) -> str:
        raise GalleryError("the broom is broken")

    for count in (1, 2):
        jobs.run(tmp_path, _job(fail), _silent, lambda count=count: NOW + count * HOUR)
    jobs.run(tmp_path, _job(lambda _report: "", "mop"), _silent, lambda: NOW)
    found = last_runs(tmp_path)
    assert found["sweep"] == Run(
        began=NOW + 2 * HOUR, ended=NOW + 2 * HOUR, good=False, words="the broom is broken", succeeded=NOW, failures=2
    )
    assert found["mop"].good
    assert not list((tmp_path / "status").glob("*.part"))
    jobs.run(tmp_path, _job(lambda _report: ""), _silent, lambda: NOW)
    assert last_runs(tmp_path)["sweep"].failures == 0


def test_strange_errors_are_noted_without_what_they_hold(tmp_path: Path) -> None:
    def fail(_report: Report) -> str:
        raise ValueError("INSERT INTO secret VALUES ('seven brave otters')")

    assert jobs.run(tmp_path, _job(fail), _silent).words == "ValueError"


def test_what_is_stopped_is_not_noted(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(_fraction: float, _words: str) -> None:
        raise StopError

    with pytest.raises(StopError):
        jobs.run(tmp_path, _job(lambda report: report(0.5, "half") or ""), stop)
    assert last_runs(tmp_path) == {}


def test_what_somebody_else_is_at_is_neither_done_nor_failed(tmp_path: Path) -> None:
    def busy(_report: Report) -> str:
        raise NotNowError("somebody is sweeping")

    with pytest.raises(NotNowError):
        jobs.run(tmp_path, _job(busy), _silent)
    assert last_runs(tmp_path) == {}


def test_programs_that_note_at_once_lose_nothing(tmp_path: Path) -> None:
    names = [f"job {number}" for number in range(8)]
    threads = [Thread(target=jobs.run, args=(tmp_path, _job(lambda _report: "", name), _silent)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(last_runs(tmp_path)) == set(names)


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"sweep": 3}', NAIVE, "\x00"])
def test_notes_that_cannot_be_read_are_none(tmp_path: Path, content: str) -> None:
    status.write(tmp_path, "jobs.json", {})
    (tmp_path / "status" / "jobs.json").write_text(content)
    assert last_runs(tmp_path) == {}
    jobs.run(tmp_path, _job(lambda _report: ""), _silent)
    assert last_runs(tmp_path)["sweep"].good


@pytest.mark.parametrize(
    ("ago", "due"),
    [(timedelta(0), False), (HOUR / 2, False), (HOUR + timedelta(seconds=1), True), (400 * 24 * HOUR, True),
     (-timedelta(minutes=1), False), (-HOUR, True), (-9000 * 24 * HOUR, True)],
)  # fmt: skip
def test_due_after_a_while_and_after_the_clock_was_set_back(ago: timedelta, due: bool) -> None:
    then = NOW - ago
    run = Run(began=then, ended=then, good=True, words="", succeeded=then, failures=0)
    assert _job(lambda _report: "").due(NOW, run) is due
    assert _job(lambda _report: "").due(NOW, None)
