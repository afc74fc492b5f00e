"""The one door to background work: Qt's thread never computes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from core import crash

Progress = Callable[[float, str], None]

_WORKERS = 4


class _Door(QObject):
    """Lives in Qt's thread and calls there what threads of the pool hand it."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _call(self, callback: Callable[[], None]) -> None:
        try:
            callback()
        except RuntimeError as error:
            if "deleted" not in str(error):  # the page that asked has been closed meanwhile
                raise


_lock = threading.Lock()
_door: _Door | None = None
_pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="background")
_pending: set[Future[None]] = set()
_round = 0  # raised when a window closes: work begun before ends at its next report


class Closed(Exception):  # noqa: N818  # not an error: nobody waits for the work any more
    """The window that asked for the work has been closed."""


class StoppedError(Exception):
    """The work was stopped by whoever started it."""


def cancel() -> None:
    """Let all work that is going on end at its next report: the window is closing."""
    global _round  # noqa: PLW0603  # one pool serves the one window of a process
    _round += 1


def run(
    work: Callable[[Progress], Any],
    on_done: Callable[[Any], None] | None = None,
    on_error: Callable[[str], None] | None = None,
    on_progress: Progress | None = None,
) -> None:
    """Run ``work`` in a thread of the pool; the callbacks come back in Qt's thread. Call it from Qt's thread.

    Args:
        work: called with a function that reports (fraction done 0..1, words), and that raises once the window closes.
        on_done: called with the result.
        on_error: called with one sentence.
        on_progress: called with what the work reports.

    """
    global _door  # noqa: PLW0603  # made with the first use, once there is a Qt application
    if _door is None or _door.parent() is not QCoreApplication.instance():
        _door = _Door()
    door = _door

    begun = _round

    def report(fraction: float, words: str) -> None:
        if begun != _round:
            raise Closed
        if on_progress is not None:
            door.arrived.emit(lambda: on_progress(fraction, words))

    def job() -> None:
        try:
            result = work(report)
        except Closed:
            return
        except Exception as error:  # noqa: BLE001  # whatever goes wrong is shown, never swallowed
            if crash.unexpected(error) and not isinstance(error, StoppedError):
                crash.report(error)
            sentence = " ".join(str(error).split()) or type(error).__name__
            if on_error is not None:
                door.arrived.emit(lambda: on_error(sentence))
        else:
            if on_done is not None:
                door.arrived.emit(lambda: on_done(result))

    future = _pool.submit(job)
    with _lock:
        _pending.add(future)
    future.add_done_callback(_forget)


def _forget(future: Future[None]) -> None:
    with _lock:
        _pending.discard(future)


def wait(seconds: float = 10.0) -> bool:
    """Wait until all work has ended: for closing the program. False where the time ran out."""
    with _lock:
        pending = set(_pending)
    return not wait_for(pending, seconds).not_done
