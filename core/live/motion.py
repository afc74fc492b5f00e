"""How a face moves in the picture: whether somebody comes, stays, passes by, or has never moved at all."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import cv2
import numpy as np

from core.faces import Float, Image
from core.recognition.alignment import aligned_crop, template

REMEMBERED_SECONDS = 10.0
"""How far back a path goes: nobody can be asked to stay for longer."""

_CHIP = template(112, 1.25)
_SIDE = 16  # of a likeness: no noise is left in it, and no detail that a frame could change by chance
_SMOOTH = 0.4  # of the next likeness or place, where noise is to be averaged out
_STILL_LIKENESS = 0.95  # a living face falls below that within seconds, a picture of one does not
_STILL_PLACE = 0.25  # in sides of the face: a camera that shakes a little is allowed for
_STILL_SIZE = 1.15

_SPEED_SECONDS = 0.5  # over which speed is measured
_GROWTH_SECONDS = 1.0
_FEWEST = 3  # places that a path needs before anything is said of it
# a face is some 16 cm wide: 2.5 of them a second are a slow stroll, and people walk past at 6 to 10
_STROLL = 2.5
_GOING = -0.12  # a face that shrinks by so much a second goes away; standing faces stay within a third of that
_COMING = 0.3
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


def likeness(image: Image, landmarks: Float) -> Float | None:
    """What a face looks like at a glance: a unit vector (256,), or None where the landmarks make no face.

    The inner product of two is 0.95 and more for one face in neighbouring pictures, and below 0.9 for 99 of 100
    pairs of people. It recognises nobody: it notices that a picture has changed.
    """
    try:
        chip = aligned_crop(image, landmarks, _CHIP)
    except ValueError:
        return None
    grey = cv2.GaussianBlur(cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY), (0, 0), 3)
    small = cv2.resize(grey, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32).ravel()
    small -= small.mean()
    length = float(np.linalg.norm(small))
    return np.asarray(small / length, np.float32) if length > 1e-3 else None


class Motion:
    """The path of one face, from where it came into view."""

    def __init__(self) -> None:
        self._path: deque[Place] = deque()
        self._first: Place | None = None
        self._smooth: Place | None = None
        self._first_likeness: Float | None = None
        self._likeness: Float | None = None
        self._last: Float | None = None
        self.moved = False

    def go(self, box: Float, now: float) -> None:
        """Take in where the face is."""
        x, y = (box[:2] + box[2:]) / 2
        place = Place(now, float(x), float(y), float(np.sqrt(max(1.0, float(np.prod(box[2:] - box[:2]))))))
        if self._path and now <= self._path[-1].seconds:
            return  # a search that took its time tells of a moment before
        self._path.append(place)
        while now - self._path[0].seconds > REMEMBERED_SECONDS:
            self._path.popleft()
        if self._first is None or self._smooth is None:
            self._first = self._smooth = place
            return
        keep, old = 1 - _SMOOTH, self._smooth
        self._smooth = Place(
            now,
            keep * old.x + _SMOOTH * place.x,
            keep * old.y + _SMOOTH * place.y,
            keep * old.side + _SMOOTH * place.side,
        )
        self.moved = self.moved or not _at_one_place(self._smooth, self._first)

    def show(self, seen: Float) -> float:
        """Take in what the face looks like; how much that is like the moment before, -1 to 1."""
        before, self._last = self._last, seen
        if self._first_likeness is None or self._likeness is None:
            self._first_likeness = self._likeness = seen
            return 1.0
        mean = (1 - _SMOOTH) * self._likeness + _SMOOTH * seen
        self._likeness = np.asarray(mean / max(1e-6, float(np.linalg.norm(mean))), np.float32)
        self.moved = self.moved or float(self._likeness @ self._first_likeness) < _STILL_LIKENESS
        return float(before @ seen) if before is not None else 1.0

    @property
    def seconds(self) -> float:
        """How long the face has been on its way."""
        return self._path[-1].seconds - self._first.seconds if self._first is not None and self._path else 0.0

    @property
    def place(self) -> Place | None:
        """Where it is, less the camera's trembling."""
        return self._smooth

    @property
    def likeness(self) -> Float | None:
        """What it looks like, less the camera's noise."""
        return self._likeness

    def comes(self) -> bool:
        """Whether somebody comes to the camera or stands there, and neither walks past nor goes away."""
        recent = self._since(_SPEED_SECONDS)
        if len(recent) < _FEWEST or recent[-1].seconds - recent[0].seconds < 0.6 * _SPEED_SECONDS:
            return False
        growth = _growth(self._since(_GROWTH_SECONDS))
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
        return all(np.hypot(p.x - x, p.y - y) <= p.side for p in recent)

    def _since(self, seconds: float) -> list[Place]:
        if not self._path:
            return []
        end = self._path[-1].seconds
        return [p for p in self._path if end - p.seconds <= seconds + 1e-6]


def _at_one_place(one: Place, other: Place) -> bool:
    side = min(one.side, other.side)
    near = np.hypot(one.x - other.x, one.y - other.y) <= _STILL_PLACE * side
    return bool(near and max(one.side, other.side) <= _STILL_SIZE * side)


def same_picture(one: Motion, place: Place, seen: Float) -> bool:
    """Whether a face is where another one was, and looks exactly as that one did."""
    if one.place is None or one.likeness is None:
        return False
    return _at_one_place(one.place, place) and float(one.likeness @ seen) >= _STILL_LIKENESS


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
