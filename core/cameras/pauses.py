"""How long to wait before a camera is opened again."""

from __future__ import annotations

import random
from dataclasses import dataclass

from core.base.backoff import pause


@dataclass(frozen=True)
class Patience:
    """Seconds that a camera is given.

    Attributes:
        first: until its first frame.
        next: from one frame to the next.
        same: to show something else than the same picture, or than nothing.
        leave: for a reading thread to end, while the camera is stopped.
        shortest: first pause before it is opened again.
        longest: last.
        settled: it must have run for, until a loss counts as the first again.
        hanging: threads, not seconds, that may hang in a driver before no further one is begun.

    """

    first: float = 15.0
    next: float = 5.0
    same: float = 60.0
    leave: float = 2.0
    shortest: float = 0.5
    longest: float = 60.0
    settled: float = 2.0
    hanging: int = 8


class Pauses:
    """Pauses that double, each between half its length and all of it by chance.

    So that cameras which were lost together do not all come back at the same moment: "equal jitter" in Marc Brooker,
    Exponential Backoff And Jitter, AWS Architecture Blog, 2015.
    """

    def __init__(self, patience: Patience):
        self._patience = patience
        self._tries = 0

    def next(self) -> float:
        """Seconds to wait now."""
        whole = pause(self._tries, self._patience.shortest, self._patience.longest)
        self._tries += 1
        return random.uniform(whole / 2, whole)

    def longest(self) -> float:
        """Seconds to wait where trying again soon would do harm."""
        return random.uniform(1.0, 1.2) * self._patience.longest

    def reset(self) -> None:
        """Begin with the shortest again."""
        self._tries = 0
