"""How much one program may ask for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

_MOST = 10_000  # names that are remembered at a time


@dataclass(frozen=True)
class Limits:
    """What the server takes.

    Attributes:
        body_bytes: of a whole request, pictures and all.
        body_seconds: in which a request has to be here.
        pictures: in one request.
        rate: requests a second of one key, in the long run.
        burst: requests of one key at once.
        failures: wrong keys from one address, a minute.
        waiting: requests with pictures that wait for the networks, or are being looked at.
        streams: of events, of all keys together.
        requests: that are being answered at a time, streams and all.
        connections: at a time; what is more is hung up on.

    """

    body_bytes: int = 20_000_000
    body_seconds: float = 30.0
    pictures: int = 10
    rate: float = 20.0
    burst: int = 60
    failures: int = 20
    waiting: int = 8
    streams: int = 16
    requests: int = 100
    connections: int = 400


class Buckets:
    """Token buckets: as many requests at once as fit, and then as many as come in again. Thread-safe.

    Args:
        rate: tokens a second.
        burst: tokens that fit.
        now: the clock, in seconds.

    """

    def __init__(self, rate: float, burst: float, now: Callable[[], float] = time.monotonic):
        self._rate = rate
        self._burst = burst
        self._now = now
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}  # tokens at a moment

    def take(self, name: str) -> float:
        """Seconds to wait before the next request of somebody; 0 where it may go on, and has taken a token."""
        with self._lock:
            left, now = self._tokens(name), self._now()
            if left < 1:
                return (1 - left) / self._rate
            if len(self._left) >= _MOST:
                self._left = {other: one for other, one in self._left.items() if self._tokens(other) < self._burst}
            self._left[name] = (left - 1, now)
            return 0.0

    def _tokens(self, name: str) -> float:
        left, since = self._left.get(name, (self._burst, self._now()))
        return min(self._burst, left + (self._now() - since) * self._rate)
