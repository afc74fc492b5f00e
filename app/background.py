"""The one door to background work: Qt's thread never computes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from functools import partial
from typing import Any, ParamSpec

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from core.base.failures import unexpected
from core.base.messages import Message, message_of
from core.base.progress import Report
from core.programs import crash

P = ParamSpec("P")
Progress = Report
Still = Callable[[], bool]
"""Says whether what was asked then still matters."""

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
    future = _pool.submit(_Work(_door, work, on_done, on_error, on_progress).run)
    with _lock:
        _pending.add(future)
    future.add_done_callback(_forget)


class Latest:
    """One kind of question, of which only the newest matters: what comes after another was asked is dropped.

        self._latest = background.Latest()
        self._latest.run(work, self._show, self._fail)

    To be used in Qt's thread.
    """

    def __init__(self) -> None:
        self._turn = 0

    def run(
        self,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], None] | None = None,
        on_error: Callable[[str], None] | None = None,
        on_progress: Progress | None = None,
    ) -> None:
        """Run ``work`` as :func:`run` does; once a later one or :meth:`drop` has overtaken it, nothing is called."""
        self.drop()
        run(
            work,
            self.only(on_done) if on_done is not None else None,
            self.only(on_error) if on_error is not None else None,
            self.only(on_progress) if on_progress is not None else None,
        )

    def drop(self) -> None:
        """Let nothing that is on its way matter any more."""
        self._turn += 1

    def mark(self) -> Still:
        """Begin something that overtakes nothing, and that some callback has to be told of in any case."""
        turn = self._turn
        return lambda: turn == self._turn

    def only(self, then: Callable[P, object]) -> Callable[P, None]:
        """``then``, called only as long as what is being asked now has not been overtaken."""
        still = self.mark()

        def call(*args: P.args, **kwargs: P.kwargs) -> None:
            if still():
                then(*args, **kwargs)

        return call


class _Work:
    """What is to be done, and whom to tell.

    A page that has been closed may hang on nothing but this. It must not be destroyed by the thread that worked for
    it, so everything is let go of in Qt's thread, at the end.
    """

    def __init__(
        self,
        door: _Door,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], None] | None,
        on_error: Callable[[str], None] | None,
        on_progress: Progress | None,
    ):
        self._door = door
        self._work = work
        self._on_done, self._on_error = on_done or _nothing, on_error or _nothing
        self._on_progress = on_progress
        self._begun = _round

    def run(self) -> None:
        """Do it, in a thread of the pool."""
        try:
            result = self._work(self._report)
        except Closed:
            pass
        except Exception as error:  # noqa: BLE001  # whatever goes wrong is shown, never swallowed
            if unexpected(error) and not isinstance(error, StoppedError):
                crash.report(error)
            self._door.arrived.emit(partial(self._fail, _told(error)))
        else:
            self._door.arrived.emit(partial(self._finish, result))
        self._door.arrived.emit(self._let_go)

    def _report(self, fraction: float, words: str) -> None:
        if self._begun != _round:
            raise Closed
        if self._on_progress is not None:
            self._door.arrived.emit(partial(self._tell, fraction, words))

    # in Qt's thread

    def _tell(self, fraction: float, words: str) -> None:
        if self._on_progress is not None:
            self._on_progress(fraction, words)

    def _finish(self, result: Any) -> None:
        self._on_done(result)

    def _fail(self, sentence: str) -> None:
        self._on_error(sentence)

    def _let_go(self) -> None:
        self._work = self._on_done = self._on_error = _nothing
        self._on_progress = None


def _told(error: Exception) -> Message:
    """What an error says, in one line."""
    message = message_of(error)
    line = " ".join(message.split()) or type(error).__name__
    return message if line == message else message.shortened(line)


def _nothing(_value: object) -> None:
    """What is done where nobody wants to hear."""


def _forget(future: Future[None]) -> None:
    with _lock:
        _pending.discard(future)


def wait(seconds: float = 10.0) -> bool:
    """Wait until all work has ended: for closing the program. False where the time ran out."""
    with _lock:
        pending = set(_pending)
    return not wait_for(pending, seconds).not_done
