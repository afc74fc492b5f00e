from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.access.door import Door
from core.access.policy import DoorRules
from core.doors.holding import Holding
from core.doors.keeper import try_out
from core.locks.drivers.base import DoorError

_PROGRAM = """
import sys, time
from pathlib import Path
from core.doors.holding import Holding
doors = Holding(Path(sys.argv[1]), "portico watch")
print(doors.take("Front", {"hall"}), flush=True)
time.sleep(600)
"""


@contextmanager
def _another(site: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that looks after the door."""
    with subprocess.Popen([sys.executable, "-c", _PROGRAM, str(site)], stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline().strip() == "True"
            yield program
        finally:
            program.kill()


def test_one_program_looks_after_a_door_and_a_killed_one_no_longer(tmp_path: Path) -> None:
    mine = Holding(tmp_path, "the window")
    with _another(tmp_path) as program:
        assert not mine.take("Front", {"hall"})
        assert str(mine.holder("Front")) == f"portico watch (process {program.pid})"
        assert mine.holder("Front").cameras == {"hall"}
        assert mine.take("Back", {"yard"})  # another door is another matter
        program.kill()
        program.wait()
        assert mine.take("Front", {"lane"})
    assert mine.holder("Front").cameras == {"lane"}


def test_a_door_that_another_program_looks_after_is_not_tried_out(tmp_path: Path) -> None:
    door = Door(rules=DoorRules(name="Front"), pulse_seconds=0.2)
    with _another(tmp_path) as program:
        words = (
            f"Front is looked after by portico watch (process {program.pid}): try it there, or end that program first"
        )
        with pytest.raises(DoorError) as refused:
            try_out(door, Holding(tmp_path, "portico doors test"))
        assert str(refused.value) == words
    assert try_out(door, Holding(tmp_path, "portico doors test")) == ""


def test_a_door_is_let_go_of_after_it_was_held_for_a_moment(tmp_path: Path) -> None:
    mine, yours = Holding(tmp_path, "mine"), Holding(tmp_path, "yours")
    with mine.alone("Front"):
        assert not yours.take("Front", ())
        assert mine.is_awaited("Front")
    assert yours.take("Front", ())
    assert not yours.is_awaited("Front")
    with yours.alone("Front"):
        pass
    assert not mine.take("Front", ())  # it was held anyway, and still is


def test_a_disk_that_takes_no_locks_keeps_no_door_shut(tmp_path: Path) -> None:
    (tmp_path / "open").write_text("a file where the folder should be")
    mine = Holding(tmp_path, "mine")
    assert mine.take("Front", ())
    assert not mine.is_awaited("Front")
    mine.leave("Front")
