"""Who looks at what how often, written into the trail now and then: a program may ask many times in a minute."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from core.store.audit import AuditTrail

EVERY = 600.0  # seconds between two entries about the same
_MOST = 2000  # kinds of looks that are counted at a time
_Key = tuple[str, str, int | None]  # who looks at what of whom


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
        self._counts: dict[_Key, _Count] = {}
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
        crowded: dict[_Key, _Count] = {}
        with self._lock:
            count = self._counts.get(key)
            if count is not None and now - count.since < EVERY:
                count.times += 1
                return
            if len(self._counts) >= _MOST:
                crowded, self._counts = self._counts, crowded
                crowded.pop(key, None)
            before = count.times if count is not None else 0
            self._counts[key] = _Count(trail, now)  # what comes while this is being written is counted
        try:
            while crowded:
                self._write(*next(iter(crowded.items())))
                crowded.pop(next(iter(crowded)))
            trail.look(action, person_id=person_id, times=1 + before)
        except BaseException:
            self._take_back({**crowded, key: _Count(trail, -math.inf, before)})
            raise

    def close(self) -> None:
        """Write down what has been counted."""
        with self._lock:
            counts, self._counts = self._counts, {}
        for key, count in counts.items():
            self._write(key, count)

    def _take_back(self, counts: dict[_Key, _Count]) -> None:
        """Count again what could not be written down; it is tried at the time that each has."""
        with self._lock:
            for key, count in counts.items():
                there = self._counts.setdefault(key, count)
                if there is not count:
                    there.times += count.times
                    there.since = min(there.since, count.since)

    @staticmethod
    def _write(key: _Key, count: _Count) -> None:
        if count.times:
            count.trail.look(key[1], person_id=key[2], times=count.times)
