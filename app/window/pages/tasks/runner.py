"""One piece of work at a time: of what is asked for meanwhile only the newest is done, the rest never queues."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app import background
from app.background import StoppedError
from app.window.widgets.jobs import JobBar

_LATE_MS = 400  # work that is done sooner has no bar: it would only flicker
_GRACE_MS = 1500  # for work to stop by itself; some of it says nothing for a minute
_ABANDONED = 2  # pieces of work at most that go on although nobody waits for them
_BETWEEN = 0.05  # seconds between two reports

Work = Callable[[background.Progress], Any]


@dataclass(frozen=True)
class _Asked:
    work: Work
    on_done: Callable[[Any], None]
    on_error: Callable[[str], None]
    on_stop: Callable[[], None]


class _Stopped:
    """Comes out of work that somebody has stopped."""


class _Life:
    """Whether a piece of work has come to its end.

    Attributes:
        over: it has.

    """

    over = False


class Runner(QObject):
    """Runs work behind a bar that is shown where it takes long.

    Signals:
        turned: work has begun, or nothing runs any more.
        late: the bar is worth showing, or no longer.

    """

    turned = Signal()
    late = Signal(bool)

    def __init__(self, job: JobBar, parent: QObject):
        super().__init__(parent)
        self._job = job
        self._next: _Asked | None = None
        self._latest = background.Latest()
        self._end: Callable[[Any], None] | None = None  # what is going on was stopped: called where it does not end
        self._abandoned: list[_Life] = []
        self._life = _Life()
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(_GRACE_MS)
        self._grace.timeout.connect(self._give_up)
        job.stopping.connect(self._grace.start)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_LATE_MS)
        self._patience.timeout.connect(lambda: self.late.emit(True))

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._job.busy

    def run(
        self,
        work: Work,
        on_done: Callable[[Any], None],
        on_error: Callable[[str], None],
        on_stop: Callable[[], None],
    ) -> None:
        """Run this next; what runs now is stopped, and its answer is dropped.

        Args:
            work: given a function that reports how far it has got.
            on_done: called with the result.
            on_error: called with one sentence.
            on_stop: called where whoever is at the window has stopped it.

        """
        asked = _Asked(work, on_done, on_error, on_stop)
        if self._job.busy:
            self._next = asked
            self._job.stop()
        else:
            self._patience.start()
            self._begin(asked)
            self.turned.emit()

    def stop(self) -> None:
        """Ask what runs to stop; its answer is dropped."""
        self._latest.drop()
        self._next = None
        if self._job.busy:
            self._job.stop()

    def _begin(self, asked: _Asked) -> None:
        still = self._latest.mark()
        self._life = life = _Life()

        def work(progress: background.Progress) -> Any:
            try:
                return asked.work(_seldom(progress))
            except StoppedError:
                return _Stopped()
            finally:
                life.over = True

        def ended(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def end(value: Any) -> None:
                self._grace.stop()
                following, self._next = self._next, None
                if following is not None:
                    self._begin(following)
                    return
                self._patience.stop()
                self.late.emit(False)
                if still() and isinstance(value, _Stopped):
                    asked.on_stop()
                elif still():
                    tell(value)
                self.turned.emit()

            return end

        self._end = ended(asked.on_done)
        self._job.run(work, self._end, ended(asked.on_error))

    def _give_up(self) -> None:
        """Wait no longer for what was stopped, so that something else can be done."""
        self._abandoned = [life for life in self._abandoned if not life.over]
        if not self._job.busy or self._end is None:
            return
        if len(self._abandoned) >= _ABANDONED:
            self._grace.start()  # the machine has enough to do
            return
        self._abandoned.append(self._life)
        self._job.abandon()
        self._end(_Stopped())


def _seldom(progress: background.Progress) -> background.Progress:
    """The same, heard no more than twenty times a second: a report costs Qt's thread time."""
    last = -1.0

    def report(fraction: float, words: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _BETWEEN:
            last = now
            progress(fraction, words)

    return report
