from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QTableView, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.window.garbage import Collector, collected_here


class Cycle(QDialog):
    """A dialog that holds itself, as one does whose buttons call its methods through closures."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.addWidget(QTableView())
        self.clock = QTimer(self)
        self.clock.start(1)
        self.itself = self


@pytest.fixture(autouse=True)
def collecting_by_itself() -> Iterator[None]:
    """As Python does outside of tests."""
    gc.enable()
    yield
    gc.disable()


@pytest.fixture
def allocating() -> Iterator[None]:
    """A thread allocates what Python counts, as those of cameras do."""
    ending = threading.Event()

    def work() -> None:
        while not ending.wait(0.001):
            [[] for _ in range(2000)]

    thread = threading.Thread(target=work)
    thread.start()
    yield
    ending.set()
    thread.join()


def test_closed_dialogs_are_destroyed_in_qts_thread_alone(qtbot: QtBot, allocating: None) -> None:
    gone: list[threading.Thread] = []
    with collected_here():
        assert not gc.isenabled()
        until = time.monotonic() + 30
        while len(gone) < 20 and time.monotonic() < until:
            dialog = Cycle()
            weakref.finalize(dialog, lambda: gone.append(threading.current_thread()))
            dialog.show()
            dialog.close()
            del dialog
            qtbot.wait(1)
    assert len(gone) >= 20
    assert set(gone) == {threading.main_thread()}


def test_everything_is_looked_through_once_a_minute_at_most(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    now = [1000.0]
    counts = [(0, 0, 0)]
    monkeypatch.setattr("app.window.garbage.time.monotonic", lambda: now[0])
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_count", lambda: counts[0])
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    collector = Collector()
    collector.close()
    for after, counted in [
        (0, (700, 0, 0)),
        (1, (701, 10, 0)),
        (1, (701, 11, 10)),
        (1, (0, 11, 11)),
        (60, (0, 0, 11)),
        (1, (701, 0, 11)),
        (1, (0, 0, 11)),
    ]:
        now[0] += after
        counts[0] = counted
        collector.look()
    assert collected == [0, 1, 1, 2, 0]


def test_python_collects_again_afterwards() -> None:
    with collected_here():
        assert not gc.isenabled()
    assert gc.isenabled()
