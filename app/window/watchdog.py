"""Reports when the window stood still: for whoever develops Portico, with ``PORTICO_DEBUG=1``."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LONGEST = 0.1  # seconds for which the event loop may be busy with one thing
_BEAT_MS = 20


class Watchdog(QObject):
    """Watches Qt's event loop from a thread of its own, and says where it was when it came late.

    Args:
        report: told each stall in one line, from the thread; where it stood goes to standard error.
        longest: seconds without a beat that are no stall yet.

    """

    def __init__(self, report: Callable[[str], None], longest: float = LONGEST):
        super().__init__()
        self.stalls: list[float] = []
        """Seconds that each stall lasted."""
        self._report = report
        self._longest = longest
        self._beat = time.monotonic()
        self._qt = threading.get_ident()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._ending.set()
        self._thread.join()

    def _tick(self) -> None:
        self._beat = time.monotonic()

    def _watch(self) -> None:
        while not self._ending.wait(_BEAT_MS / 1000):
            beat = self._beat
            if time.monotonic() - beat <= self._longest:
                continue
            frame = sys._current_frames().get(self._qt)  # noqa: SLF001  # there is no other way to see a stack
            stack = traceback.format_stack(frame) if frame is not None else []
            while self._beat == beat and not self._ending.wait(0.005):
                pass
            lasted = time.monotonic() - beat
            self.stalls.append(lasted)
            self._report(f"the window stood still for {1000 * lasted:.0f} ms")
            print(f"stall of {1000 * lasted:.0f} ms\n{''.join(stack[-6:])}", file=sys.stderr, flush=True)
