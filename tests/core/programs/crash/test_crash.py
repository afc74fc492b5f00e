from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.base import logs
from core.programs import crash
from tests.servers import wait_for

_HERE = Path(__file__).resolve().parents[4]


def _program(folder: Path, body: str) -> subprocess.Popen[str]:
    """A program of its own that is guarded, and does something."""
    code = f"""
import os, sys, threading, time, warnings
from pathlib import Path
from core.base import logs
from core.programs import crash
folder = Path({str(folder)!r})
with crash.guarded(folder, "trial") as guard:
    print("unclean", [(u.program, u.report is not None) for u in guard.unclean], flush=True)
{textwrap.indent(textwrap.dedent(body), "    ")}
"""
    environment = {k: v for k, v in os.environ.items() if k not in ("PORTICO_DEBUG", "PYTHONFAULTHANDLER")}
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=_HERE, env=environment, text=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _ended(folder: Path, body: str = "pass") -> tuple[int, str, str]:
    process = _program(folder, body)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return tmp_path


def test_a_clean_end_leaves_nothing(here: Path) -> None:
    assert _ended(here) == (0, "unclean []\n", "")
    assert list((here / "crashes").iterdir()) == []
    assert list((here / "status").iterdir()) == []
    lines = [json.loads(line) for line in (here / "logs" / "portico.log").read_text("utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["start", "stop"]
    assert crash.reports(here) == []


@pytest.mark.parametrize(
    ("body", "thread"),
    [
        (
            """
            def work():
                raise RuntimeError("there is no Ann Bell at rtsp://u:hunter2@cam/x")
            try:
                work()
            except RuntimeError:
                sys.excepthook(*sys.exc_info())  # as Qt does with an error in a slot
            """,
            "MainThread",
        ),
        (
            """
            def work():
                secret = "hunter2"
                raise RuntimeError("broken by 'Ann Bell' at rtsp://u:hunter2@cam/x")
            thread = threading.Thread(target=work, name="worker")
            thread.start(); thread.join()
            """,
            "worker",
        ),
    ],
)
def test_an_error_that_escapes_leaves_a_report_and_one_line(here: Path, body: str, thread: str) -> None:
    before = "logs.logger('x').info('before', words='of Ann', camera='Ann', error=OSError('of Ann'))"
    _, _, err = _ended(here, f"{before}\n{textwrap.dedent(body)}")
    assert len(err.splitlines()) == 1, "no traceback"
    (found,) = crash.reports(here)
    assert f"a report is in {found.path}" in err
    assert found.words.startswith("trial: RuntimeError at ")
    assert abs((datetime.now(UTC) - found.time).total_seconds()) < 60
    content = json.loads(found.path.read_text("utf-8"))
    assert content["thread"] == thread
    assert content["errors"][0]["error"] == "RuntimeError"
    assert content["errors"][0]["stack"][-1]["function"] == "work"
    assert "MainThread" in content["threads"]
    assert content["packages"]["numpy"]
    assert [line["event"] for line in content["log"]][:2] == ["start", "before"]
    text = found.path.read_text("utf-8")
    assert "hunter2" not in text
    assert "Ann" not in text


def test_the_same_error_again_leaves_no_second_report(here: Path) -> None:
    _ended(
        here,
        """
        def work():
            raise RuntimeError("broken")
        for _ in range(5):
            thread = threading.Thread(target=work)
            thread.start(); thread.join()
        """,
    )
    assert len(crash.reports(here)) == 1


def test_warnings_and_errors_of_finalisers_are_logged_and_not_printed(here: Path) -> None:
    code, _, err = _ended(
        here,
        """
        class Bad:
            def __del__(self):
                raise ValueError("in a finaliser")
        Bad()
        warnings.warn("old ways", UserWarning)
        """,
    )
    assert (code, err) == (0, "")
    lines = [json.loads(line) for line in (here / "logs" / "portico.log").read_text("utf-8").splitlines()]
    assert {"unraisable", "warning"} <= {line["event"] for line in lines}


@pytest.mark.skipif(sys.platform == "win32", reason="these signals are of POSIX")
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_a_hard_crash_leaves_its_stack_and_is_told_of_once(here: Path, number: int) -> None:
    cut = "(folder / 'logs' / 'portico.log').open('a').write(f'{{\"pid\": {os.getpid()}, \"wor')"
    log = "logs.logger('x').info('last words', words='of Ann'); time.sleep(0.3)"
    code, _, _ = _ended(here, f"{log}; {cut}; os.kill(os.getpid(), {number})")
    assert code == -number
    _, out, _ = _ended(here)
    assert out == "unclean [('trial', True)]\n"
    (found,) = crash.reports(here)
    assert found.words.startswith("trial: Fatal Python error: ")
    text = found.path.read_text("utf-8")
    assert "last words" in text
    assert "Ann" not in text
    assert json.loads(text.splitlines()[0])["packages"]
    assert _ended(here)[1] == "unclean []\n"
    assert len(crash.reports(here)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="this signal is of POSIX")
def test_who_is_killed_leaves_no_report_and_is_told_of_once(here: Path) -> None:
    process = _program(here, "time.sleep(60)")
    try:
        wait_for(lambda: list((here / "status").glob("*.running")) if (here / "status").exists() else False)
        assert process.stdout is not None
        process.stdout.readline()
        assert _ended(here)[1] == "unclean []\n", "it still runs"
    finally:
        process.kill()
        process.communicate(timeout=30)
    assert _ended(here)[1] == "unclean [('trial', False)]\n"
    assert crash.reports(here) == []
    assert list((here / "crashes").iterdir()) == []
    assert _ended(here)[1] == "unclean []\n"


@pytest.mark.parametrize("content", ["", "{", '{"program": "por'])
def test_a_mark_that_is_half_written_is_no_program_that_is_gone(here: Path, content: str) -> None:
    (here / "status").mkdir()
    mark = here / "status" / f"{os.getppid()}.running"
    mark.write_text(content)
    assert crash.cut_off(here) == []
    with crash.guarded(here, "trial") as guard:
        assert guard.unclean == ()
        assert mark.exists()


def test_a_dump_of_a_program_that_runs_is_no_crash(here: Path) -> None:
    process = _program(here, "sys.stdin.read()")
    try:
        assert process.stdout is not None
        process.stdout.readline()
        (dump,) = (here / "crashes").iterdir()
        with dump.open("a", encoding="utf-8") as file:
            file.write("Windows fatal exception: code 0x8001010d\n")
        assert crash.reports(here) == []
    finally:
        process.kill()
        process.communicate(timeout=30)
    assert [one.path for one in crash.reports(here)] == [dump]


@pytest.fixture
def placed(here: Path):
    crash.place(here, "trial")
    yield here
    crash.forget()


def _errors(count: int) -> list[BaseException]:
    """Errors that come from different places."""
    made: list[BaseException] = []
    for number in range(count):
        scope: dict[str, Callable[[], None]] = {}
        exec(compile("def broken():\n" + "\n" * number + "    raise RuntimeError('x')", "code.py", "exec"), scope)
        try:
            scope["broken"]()
        except RuntimeError as error:
            made.append(error)
    return made


def test_at_most_twenty_are_kept(placed: Path) -> None:
    paths = [crash.report(error) for error in _errors(25)]
    assert None not in paths
    assert len(crash.reports(placed)) == 20
    assert len(list((placed / "crashes").iterdir())) == 20


def test_reporting_never_fails(tmp_path: Path) -> None:
    error = _errors(1)[0]
    assert crash.report(error) is None, "no site is known"
    try:
        crash.place(tmp_path / "nowhere")
        assert crash.report(error) is None
        (tmp_path / "crashes").write_text("a file")
        crash.place(tmp_path)
        assert crash.report(error) is None
        assert crash.reports(tmp_path) == []
    finally:
        crash.forget()


def test_files_that_are_no_reports_are_passed_over(placed: Path) -> None:
    (placed / "crashes").mkdir()
    for name, text in (("a.json", "{"), ("b.json", "[]"), ("c.txt", ""), ("d.txt", "Fatal Python error: x"), ("e", "")):
        (placed / "crashes" / name).write_text(text)
    assert crash.reports(placed) == []
    (placed / "status").mkdir()
    (placed / "status" / "2147483647.running").write_text("[]")
    with crash.guarded(placed, "trial") as guard:
        assert [one.report for one in guard.unclean] == [None]
        assert logs.last_lines()
