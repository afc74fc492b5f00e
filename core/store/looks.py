"""Who looks at what how often, written into the trail now and then: a program may ask many times in a minute."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from core.store.audit import AuditTrail

EVERY = 600.0  # seconds between two entries about the same
_MOST = 2000  # kinds of looks that are counted at a time


@dataclass
class _Count:
    """Looks that are not written down yet."""

    trail: AuditTrail
    since: float
    times: int = 0


class Looks:
    """Counts looks at personal data. The first is written down at once, those that follow as one entry. Thread-safe.

    Args:
        now: the clock, in seconds.

    """

    def __init__(self, now: Callable[[], float] = time.monotonic):
        self._now = now
        self._counts: dict[tuple[str, str, int | None], _Count] = {}
        self._lock = threading.Lock()

    def look(self, trail: AuditTrail, action: str, person_id: int | None = None) -> None:
        """Somebody looks at something.

        Args:
            trail: for whoever is at work.
            action: what is looked at, as the trail has it.
            person_id: at whom.

        Raises:
            GalleryError: it cannot be written down: then it is not to be shown.

        """
        key, now = (trail.actor.name, action, person_id), self._now()
        with self._lock:
            count = self._counts.get(key)
            if count is not None and now - count.since < EVERY:
                count.times += 1
                return
            times = 1 + (count.times if count is not None else 0)
            crowded = [] if len(self._counts) < _MOST else list(self._counts.items())
        for other, waiting in crowded:
            self._write(other, waiting)
        trail.look(action, person_id=person_id, times=times)
        with self._lock:
            for other, _ in crowded:
                self._counts.pop(other, None)
            self._counts[key] = _Count(trail, now)

    def close(self) -> None:
        """Write down what has been counted."""
        with self._lock:
            counts, self._counts = self._counts, {}
        for key, count in counts.items():
            self._write(key, count)

    @staticmethod
    def _write(key: tuple[str, str, int | None], count: _Count) -> None:
        if count.times:
            count.trail.look(key[1], person_id=key[2], times=count.times)
