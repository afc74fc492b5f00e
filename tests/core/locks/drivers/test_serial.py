from __future__ import annotations

import os
import pty
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.locks import drivers
from core.locks.drivers.base import DoorError
from core.locks.drivers.serial import Serial


@pytest.fixture
def board() -> Iterator[tuple[int, str]]:
    """A pseudo-terminal: what the board hears, and the name of the port."""
    board, port = pty.openpty()
    tty.setraw(board)
    yield board, os.ttyname(port)
    for end in (board, port):
        os.close(end)


def test_an_lcus_board_hears_its_commands(board: tuple[int, str]) -> None:
    ear, port = board
    lock = Serial(port=port, channel=2).connect("Front", fail_safe=False)
    lock.switch(unlocked=True)
    assert os.read(ear, 100).hex() == "a00201a3"
    lock.switch(unlocked=False)
    assert os.read(ear, 100).hex() == "a00200a2"
    assert lock.stands_open() is None
    lock.close()


def test_other_boards_hear_the_bytes_that_are_set(board: tuple[int, str]) -> None:
    ear, port = board
    lock = Serial(port=port, protocol="bytes", unlock="ff 01", lock="ff 00").connect("Front", fail_safe=False)
    lock.switch(unlocked=True)
    assert os.read(ear, 100) == b"\xff\x01"
    lock.close()


def test_a_port_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DoorError, match="ttyUSB9 cannot be used"):
        Serial(port=str(tmp_path / "ttyUSB9")).connect("Front", fail_safe=False)
    for wrong in ({"protocol": "bytes"}, {"protocol": "bytes", "unlock": "xx", "lock": "00"}, {"channel": 0}):
        with pytest.raises(DoorError, match="serial driver's setting"):
            drivers.settings_of({"driver": "serial", "port": "COM3", **wrong})
