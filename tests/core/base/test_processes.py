from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from core.base import processes


def test_this_process_runs_and_another_start_of_its_number_does_not() -> None:
    mine = processes.my_start()
    assert len(mine) == 16
    assert processes.still_runs(os.getpid(), mine)
    assert processes.still_runs(os.getpid(), mine[-8:])  # as names of files tell it
    other = f"{int(mine[-8:], 16) ^ 1:08x}"
    assert not processes.still_runs(os.getpid(), mine[:8] + other)
    assert not processes.still_runs(os.getpid(), other)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has no name for a start of the machine")
def test_the_same_moment_after_another_start_of_the_machine_is_another_process() -> None:
    mine = processes.my_start()
    assert not processes.still_runs(os.getpid(), f"{int(mine[:8], 16) ^ 1:08x}{mine[-8:]}")


def test_where_nothing_is_told_the_number_alone_counts() -> None:
    assert processes.still_runs(os.getpid(), None)
    assert processes.still_runs(os.getpid(), "")
    assert processes.still_runs(os.getpid(), processes.UNTOLD)


def test_what_a_version_before_noted_is_understood() -> None:
    created = psutil.Process().create_time()
    assert processes.still_runs(os.getpid(), created)
    assert not processes.still_runs(os.getpid(), created - 1000)


def test_one_that_has_ended_runs_no_more() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        start = processes.start_of(child.pid)
        assert start[-8:] != processes.UNTOLD
        assert processes.still_runs(child.pid, start)
        child.communicate(b"\n")
    assert not processes.still_runs(child.pid, start)
    assert processes.start_of(child.pid).endswith(processes.UNTOLD)


@pytest.mark.skipif(sys.platform == "win32", reason="there, nobody has to hear of an end")
def test_one_of_whose_end_nobody_has_heard_runs_no_more() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        start = processes.start_of(child.pid)
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        for told in (start, start[-8:], psutil.Process(child.pid).create_time(), "", None):
            assert not processes.still_runs(child.pid, told)
        assert psutil.pid_exists(child.pid)


def test_no_process_has_the_number_nought() -> None:
    assert not processes.still_runs(0, None)
    assert not processes.still_runs(-1, processes.UNTOLD)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own answer stays")
def test_a_start_does_not_move_with_the_clock() -> None:
    """The library adds the moment at which the machine started, which moves when the clock is put right."""
    ticks = Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19]
    assert processes.my_start()[-8:] == f"{int(ticks) & 0xFFFFFFFF:08x}"
