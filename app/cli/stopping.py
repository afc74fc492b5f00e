"""The end of a program that holds doors: signals ask for it, and none of them keeps it from locking the doors."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

PATIENCE = 90.0
"""Seconds that the end may take: more than all that it waits for, a gallery that is locked and drivers that hang."""
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Names of those that ask for the end, where a system has them."""


class Stopping:
    """Whether the end has been asked for.

    Attributes:
        asked: that it has.
        holds: whether doors are held by now: then signals only ask; before, they break off what is going on.
        heard: whether a signal has asked.

    """

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.holds = self.heard = False
        self._over = threading.Event()

    def begin(self) -> None:
        """From now on there is only so much patience; then the process ends, whatever still hangs."""
        threading.Thread(target=self._wait, args=(PATIENCE,), name="last resort", daemon=True).start()

    def end(self) -> None:
        """All has been put away."""
        self._over.set()

    def hear(self, _number: int, _frame: object) -> None:
        """Handle a signal."""
        self.heard = True
        self.asked.set()
        if not self.holds:
            raise KeyboardInterrupt

    def _wait(self, patience: float) -> None:
        if not self._over.wait(patience):
            with suppress(Exception):
                print("portico: the end has taken too long; see to the doors", file=sys.stderr, flush=True)
            os._exit(1)


@contextmanager
def hearing() -> Iterator[Stopping]:
    """Hear of signals that ask for the end, until all has been put away; where they are ignored, as by nohup, not."""
    stopping = Stopping()
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    before: dict[int, Any] = {number: signal.getsignal(number) for number in numbers}
    before = {number: handler for number, handler in before.items() if handler is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, stopping.hear)
    try:
        yield stopping
    finally:
        if stopping.holds and stopping.heard:  # the process ends, and one that comes again does not break that off
            before = dict.fromkeys(before, signal.SIG_IGN)
        else:
            stopping.end()
        for number, handler in before.items():
            signal.signal(number, handler)
