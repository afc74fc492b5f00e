"""Objects that hold each other are collected in Qt's thread alone.

Python looks for them in whatever thread happens to allocate, so a closed dialog may be destroyed by the thread of a
camera, while Qt's thread still delivers events to it: the process dies of it, once in hours or days. Nothing in Qt or
PySide prevents that (https://tschoenfelder.de/blog/pyqt_gc); the remedy is Kovid Goyal's of 2011: Python is told not to
look by itself, and a timer in Qt's thread does.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 250
_BETWEEN_FULL = 60.0  # seconds: looking through everything takes long enough to be seen


class Collector(QObject):
    """Collects by the thresholds that Python itself goes by, and everything at most once a minute."""

    def __init__(self) -> None:
        super().__init__()
        self._full = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        due = [count > threshold > 0 for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        now = time.monotonic()
        if due[2] and now - self._full >= _BETWEEN_FULL:
            self._full = now
            gc.collect(2)
        elif due[1]:
            gc.collect(1)
        elif due[0]:
            gc.collect(0)

    def close(self) -> None:
        """Collect no more."""
        self._timer.stop()


@contextmanager
def collected_here() -> Iterator[Collector]:
    """Collect in this thread, which is Qt's, and in no other; at the end everything, before others may again."""
    before = gc.isenabled()
    gc.disable()
    collector = Collector()
    try:
        yield collector
    finally:
        collector.close()
        gc.collect()
        if before:
            gc.enable()
