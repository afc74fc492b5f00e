"""How a face moves in the picture: whether somebody comes, stays, passes by, or has never moved at all."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from core.faces import Float

REMEMBERED_SECONDS = 10.0
"""How far back a path goes: nobody can be asked to stay for longer."""

ALIKE = 0.9
"""Likeness that a picture of a face keeps to itself, whatever noise the camera adds; a living face falls below it."""

SETTLING_SECONDS = 0.7
"""From when on a face is taken for what it looks like: whoever comes from behind somebody is not seen whole at once."""

_SLOW, _FAST = 2.5, 0.3  # seconds over which places and likenesses are averaged
_STILL_PLACE = 0.25  # in sides of the face: a camera that trembles is allowed for
_STILL_SIZE = 1.15
_MOVED_SECONDS = 1.0  # somebody who walks by before a poster covers a part of it for less

_SPEED_SECONDS = 0.5  # over which speed is measured
_GROWTH_SECONDS = 1.0
_FEWEST = 3  # places that a path needs before anything is said of it
# a face is some 16 cm wide: 2.5 of them a second are a slow stroll, and people walk past at 6 to 10
_STROLL = 2.5
_GOING = -0.12  # a face that shrinks by so much a second goes away; standing faces stay within a third of that
_COMING = 0.3
_STAYING_SIZE = 1.35  # of somebody who bends and leans, and does not walk
_HURRY = 6.0  # nobody comes to a door who crosses the picture at that speed


@dataclass(frozen=True)
class Place:
    """Where a face was.

    Attributes:
        seconds: of the source's clock.
        x: pixels, of the middle.
        y: likewise.
        side: pixels, of the box.

    """

    seconds: float
    x: float
    y: float
    side: float


class Motion:
    """The path of one face, from where it came into view.

    Attributes:
        moved: it has been elsewhere, nearer, or has looked otherwise, as living faces do within seconds.

    """

    def __init__(self) -> None:
        self._path: deque[Place] = deque()
        self._began: float | None = None
        self._slow: Place | None = None
        self._fast: Place | None = None
        self._likeness: Float | None = None
        self._last: Float | None = None
        self._odd = False  # the latest look is unlike the others
        self._moving = 0.0  # seconds so far
        self.moved = False

    def go(self, box: Float, now: float) -> None:
        """Take in where the face is."""
        x, y = (box[:2] + box[2:]) / 2
        place = Place(now, float(x), float(y), float(np.sqrt(max(1.0, float(np.prod(box[2:] - box[:2]))))))
        if self._path and now <= self._path[-1].seconds:
            return  # a search that took its time tells of a moment before
        elapsed = now - self._path[-1].seconds if self._path else 0.0
        self._path.append(place)
        while now - self._path[0].seconds > REMEMBERED_SECONDS:
            self._path.popleft()
        if self._began is None:
            self._began = now
        if self._slow is None or self._fast is None or self.seconds < SETTLING_SECONDS:
            self._slow = self._fast = place
            return
        self._slow = _between(self._slow, place, 1 - float(np.exp(-elapsed / _SLOW)))
        self._fast = _between(self._fast, place, 1 - float(np.exp(-elapsed / _FAST)))
        if self._odd or not _at_one_place(self._slow, self._fast):
            self._moving += elapsed
            self.moved = self.moved or self._moving >= _MOVED_SECONDS

    def show(self, seen: Float) -> float:
        """Take in what the face looks like; how much that is like the moment before, -1 to 1."""
        before, self._last = self._last, seen
        if self._likeness is None or self.seconds < SETTLING_SECONDS:
            self._likeness = seen
        self._odd = float(self._likeness @ seen) < ALIKE
        mean = 0.95 * self._likeness + 0.05 * seen
        self._likeness = np.asarray(mean / max(1e-6, float(np.linalg.norm(mean))), np.float32)
        return float(before @ seen) if before is not None else 1.0

    @property
    def seconds(self) -> float:
        """How long the face has been on its way."""
        return self._path[-1].seconds - self._began if self._began is not None and self._path else 0.0

    @property
    def place(self) -> Place | None:
        """Where it is, less the camera's trembling."""
        return self._slow

    @property
    def likeness(self) -> Float | None:
        """What it looks like, less the camera's noise."""
        return self._likeness

    def stood_at(self, place: Place) -> bool:
        """Whether it has been about a place all the time, and nowhere else."""
        return bool(self._path) and all(_about(one, place) for one in self._path)

    def comes(self) -> bool:
        """Whether somebody comes to the camera or stands there, and neither walks past nor goes away."""
        recent = self._since(_SPEED_SECONDS, _FEWEST)
        if len(recent) < _FEWEST or recent[-1].seconds - recent[0].seconds < 0.6 * _SPEED_SECONDS:
            return False
        growth = _growth(self._since(_GROWTH_SECONDS, _FEWEST))
        if growth < _GOING:
            return False
        speed = _speed(recent)
        return speed <= _STROLL or (growth >= _COMING and speed <= _HURRY)

    def stays(self, seconds: float) -> bool:
        """Whether somebody has been at about one place, a face's width around it, for so long."""
        recent = self._since(seconds)
        if len(recent) < _FEWEST or self._path[-1].seconds - self._path[0].seconds < seconds - 1e-6:
            return False
        x, y = np.mean([p.x for p in recent]), np.mean([p.y for p in recent])
        sides = [p.side for p in recent]
        return max(sides) <= _STAYING_SIZE * min(sides) and all(np.hypot(p.x - x, p.y - y) <= p.side for p in recent)

    def _since(self, seconds: float, fewest: int = 0) -> list[Place]:
        """The latest places; at least so many, where a camera or a busy machine is slow."""
        if not self._path:
            return []
        end = self._path[-1].seconds
        recent = [p for p in self._path if end - p.seconds <= seconds + 1e-6]
        return recent if len(recent) >= fewest else list(self._path)[-fewest:]


def _at_one_place(one: Place, other: Place) -> bool:
    side = min(one.side, other.side)
    near = np.hypot(one.x - other.x, one.y - other.y) <= _STILL_PLACE * side
    return bool(near and max(one.side, other.side) <= _STILL_SIZE * side)


def _about(one: Place, other: Place) -> bool:
    """Likewise, where what comes before one of them may hide a part of it."""
    side = min(one.side, other.side)
    near = np.hypot(one.x - other.x, one.y - other.y) <= 0.6 * side
    return bool(near and max(one.side, other.side) <= 1.6 * side)


def _between(one: Place, other: Place, share: float) -> Place:
    keep = 1 - share
    return Place(
        other.seconds,
        keep * one.x + share * other.x,
        keep * one.y + share * other.y,
        keep * one.side + share * other.side,
    )


def _speed(path: list[Place]) -> float:
    """Sides of the face a second."""
    x, y = _slope(path, [p.x for p in path]), _slope(path, [p.y for p in path])
    return float(np.hypot(x, y) / np.median([p.side for p in path]))


def _growth(path: list[Place]) -> float:
    """Of the face, as a share of its size a second."""
    return _slope(path, [float(np.log(p.side)) for p in path]) if len(path) >= _FEWEST else 0.0


def _slope(path: list[Place], values: list[float]) -> float:
    times = np.array([p.seconds for p in path])
    times -= times.mean()
    return float(times @ np.array(values) / max(1e-9, float(times @ times)))
