"""How fast long work goes, and how long it will still take."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass

_WINDOW = 10.0  # seconds that are looked back


@dataclass(frozen=True)
class ImportStep:
    """How far an import has got.

    Attributes:
        people: dealt with.
        of: all people.
        photos: dealt with.
        of_photos: all photos.
        rate: people per second lately; 0 while nothing can be said.
        left: seconds that it will still take; None while nothing can be said.

    """

    people: int
    of: int
    photos: int
    of_photos: int
    rate: float = 0.0
    left: float | None = None

    @property
    def fraction(self) -> float:
        """Of the work, 0 to 1."""
        return self.photos / self.of_photos if self.of_photos else 1.0


class ImportPace:
    """Makes steps out of counts, by what the last seconds brought."""

    def __init__(self, people: int, photos: int):
        self._people = people
        self._photos = photos
        self._past: deque[tuple[float, int, int]] = deque([(time.monotonic(), 0, 0)])

    def step(self, people: int, photos: int) -> ImportStep:
        """The step at which so many are done."""
        now = time.monotonic()
        self._past.append((now, people, photos))
        while len(self._past) > 2 and now - self._past[1][0] > _WINDOW:
            self._past.popleft()
        then, people_then, photos_then = self._past[0]
        seconds, done = now - then, photos - photos_then
        if seconds < 1 or not done:
            return ImportStep(people, self._people, photos, self._photos)
        left = (self._photos - photos) * seconds / done
        return ImportStep(people, self._people, photos, self._photos, (people - people_then) / seconds, left)
