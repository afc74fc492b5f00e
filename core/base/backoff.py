"""How long to wait before something that failed is tried again."""

from __future__ import annotations

_DOUBLINGS = 30  # enough for any pause: a power must not grow out of what a float holds


def pause(failures: int, shortest: float, longest: float) -> float:
    """Seconds to wait after so many failures in a row before this one: twice as long each time, up to the longest.

    Args:
        failures: 0 the first time.
        shortest: seconds, after the first.
        longest: seconds, at the most.

    """
    return float(min(longest, shortest * 2.0 ** min(max(failures, 0), _DOUBLINGS)))
