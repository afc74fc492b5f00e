"""When to search the whole picture for faces, and when to look only where they were."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PaceOptions:
    """How often a picture is searched.

    Attributes:
        empty_seconds: at most this long between two searches while nobody is in view.
        busy_seconds: the same while faces are being followed.
        longest_seconds: under load searches come no rarer than this.
        share: of the time that searches may take, all cameras together.

    """

    empty_seconds: float = 0.1
    busy_seconds: float = 0.25
    longest_seconds: float = 0.8
    share: float = 0.35


class SearchPace:
    """Spaces out the searches of one camera.

    Args:
        live: pictures that are not processed in time are lost: searches give way to load.
        options: how often.

    """

    def __init__(self, *, live: bool, options: PaceOptions | None = None):
        self.options = options or PaceOptions()
        self.cameras = 1
        self._live = live
        self._last = float("-inf")
        self._cost = 0.0

    def due(self, now: float, following: bool) -> bool:
        """Whether the picture of this moment (seconds of the source's clock) should be searched."""
        return now - self._last >= self.interval(following) - 1e-6

    def interval(self, following: bool) -> float:
        """Seconds between two searches."""
        wanted = self.options.busy_seconds if following else self.options.empty_seconds
        if not self._live:
            return wanted
        return min(max(wanted, self._cost * self.cameras / self.options.share), self.options.longest_seconds)

    def begin(self, now: float) -> None:
        """A search begins at ``now`` of the source's clock."""
        self._last = now

    def took(self, seconds: float) -> None:
        """A search took so long."""
        self._cost = seconds if not self._cost else 0.8 * self._cost + 0.2 * seconds
