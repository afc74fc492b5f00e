"""The cameras of one loop: they come and go while it runs."""

from __future__ import annotations

import threading

from core.live.gate import Gate
from core.live.lane import Lane
from core.programs import crash


class Lanes:
    """Which cameras there are, and whether anything goes on with them.

    Args:
        gate: looks after the doors at them; None without one.

    Attributes:
        all: the lanes; replaced as a whole, so that it can be read at any time.
        changing: held while they, or whoever serves them, are replaced.
        running: whether cameras that come begin at once.
        ended: no camera is taken any more.
        stopping: set once all is to end.

    """

    def __init__(self, gate: Gate | None):
        self._gate = gate
        self.all: tuple[Lane, ...] = ()
        self.changing = threading.Lock()
        self.running = False
        self.ended = False
        self.stopping = threading.Event()

    @property
    def cameras(self) -> set[str]:
        """Their names."""
        return {lane.station.camera for lane in self.all}

    def set(self, lanes: tuple[Lane, ...]) -> None:
        """Have these from now on; whoever calls holds ``changing``."""
        self.all = lanes
        for lane in lanes:
            lane.station.pace.cameras = len(lanes)
        if self.running and self._gate is not None:
            self._gate.watch(self.cameras)

    def start(self) -> None:
        """Begin to read."""
        with self.changing:
            self.running = True
            if self._gate is not None:
                self._gate.start(self.cameras)
            for lane in self.all:
                lane.camera.start()

    def end(self) -> tuple[Lane, ...]:
        """Take no camera any more, and have all end; those there are."""
        with self.changing:
            self.stopping.set()
            self.ended = True
            return self.all


def ask_to_stop(lanes: tuple[Lane, ...]) -> None:
    """Have cameras stop reading; nobody waits for that here."""
    for lane in lanes:
        try:
            lane.camera.ask_to_stop()
        except Exception as error:  # noqa: BLE001  # of a driver of somebody else's; the others are to stop too
            crash.report(error)
