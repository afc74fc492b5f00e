"""The clock of a source: what its time stamps say, where they can be believed."""

from __future__ import annotations

import math
import statistics
from collections import deque

GAP_SECONDS = 5.0
"""A longer way from one picture to the next is a cut, or a clock that was set: nobody waits for it."""

_RATE = 25.0  # pictures a second of a source that does not say
_SHORTEST, _LONGEST = 1 / 240, 10.0  # seconds between two pictures that can be believed
_SLIP = 0.5  # seconds that a stamp may lie behind the one before: pictures out of order
_SLIPS = 3  # in a row, after which the stamps stand still or go back
_LEAST = 1e-6  # seconds: less apart, two stamps are the same
_AFTER = 0.001  # seconds between two pictures whose order their stamps do not tell
_LATELY = 15  # steps of which the usual one is taken


class SourceClock:
    """Makes seconds that only go forward of time stamps that may do anything.

    Stamps may begin anywhere, jump ahead by hours, begin anew after a cut, wrap around, go back, stand still or be
    missing: then a source goes on by its usual step, or by the time that has passed here.

    Args:
        rate: pictures a second that the source claims; None where it claims nothing.

    """

    def __init__(self, rate: float | None = None):
        claimed = 1 / rate if rate is not None and math.isfinite(rate) and rate > 0 else 1 / _RATE
        self._claimed = claimed if _SHORTEST <= claimed <= _LONGEST else 1 / _RATE
        self._steps: deque[float] = deque(maxlen=_LATELY)
        self._at: float | None = None
        self._offset: float | None = None  # of our seconds from the source's
        self._slips = 0

    @property
    def step(self) -> float:
        """Seconds from one picture to the next as they usually are."""
        return statistics.median(self._steps) if len(self._steps) >= 3 else self._claimed

    def take(self, stamp: float | None, passed: float | None = None) -> float:
        """Seconds of the next picture since the first one; always more than of the one before.

        Args:
            stamp: in seconds, as the source has it; None where it has none.
            passed: seconds since the picture before, by a clock of ours; None for what is not live.

        """
        if stamp is not None and not math.isfinite(stamp):
            stamp = None
        if self._at is None:
            self._at = 0.0
            self._offset = -stamp if stamp is not None else None
            return self._at
        guess = self._at + (self.step if passed is None else max(_AFTER, passed))
        self._at = self._next(self._at, guess, stamp, passed)
        return self._at

    def _next(self, before: float, guess: float, stamp: float | None, passed: float | None) -> float:
        if stamp is None:
            return guess
        if self._offset is None:
            self._offset = guess - stamp
            return guess
        ahead = stamp + self._offset - before
        # what is live may pause, and says so; a film that claims a picture every minute is believed
        if _LEAST < ahead <= max(GAP_SECONDS, 3 * self._claimed) + (passed or 0.0):
            self._slips = 0
            if ahead <= _LONGEST:
                self._steps.append(ahead)
            return before + ahead
        if -_SLIP < ahead <= _LEAST and self._slips < _SLIPS:
            self._slips += 1
            return before + _AFTER
        self._offset = guess - stamp
        return guess
