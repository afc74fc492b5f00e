"""The demonstration: real people in public-domain portraits, played as a camera would show them.

Eileen Collins (NASA, in scikit-image) is enrolled; she and Grace Hopper (U.S. Navy, in matplotlib) come to the door.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from core import images
from core.access.door import Door
from core.access.policy import DoorRules
from core.access.schedules import Schedule, parse_period
from core.base.zone import local_zone
from core.cameras.source import Frame
from core.errors import PorticoError
from core.faces import Image
from core.gallery.people import Person
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample
from core.site import Site

ENROLLED = "Eileen Collins"
STRANGER = "Grace Hopper"
DOOR = "Front door"
WIDTH, HEIGHT = 1280, 720
RATE = 25
SCENE_SECONDS = 8.0


def astronaut() -> Image:
    """Portrait of Eileen Collins, 512 × 512."""
    return images.read(packaged("skimage", "data/astronaut.png"))


def admiral() -> Image:
    """Portrait of Grace Hopper, 512 × 600."""
    return images.read(packaged("matplotlib", "mpl-data/sample_data/grace_hopper.jpg"))


def packaged(package: str, name: str) -> Path:
    """A file that an installed package carries.

    Raises:
        PorticoError: it is not there.

    """
    path = Path(str(files(package))) / name
    if not path.is_file():
        raise PorticoError(
            "the demonstration needs {name} of the package {package}: pip install {package}",
            name=name,
            package=package,
        )
    return path


def prepare(site: Site, recogniser: Recogniser) -> Person:
    """Enrol Eileen Collins in a site, as three photos: as she is, dimmer, and a little turned.

    Raises:
        PorticoError: a portrait is missing.

    """
    portrait = astronaut()
    dim = np.clip(portrait.astype(np.float32) * 0.7, 0, 255).astype(np.uint8)
    turn = cv2.getRotationMatrix2D((224, 117), 8, 1.0)
    turned = np.asarray(cv2.warpAffine(portrait, turn, (512, 512), borderMode=cv2.BORDER_REPLICATE), np.uint8)
    samples = [sample(recogniser.engine, picture, ENROLLED) for picture in (portrait, dim, turned)]
    return Enroller(site, recogniser).samples(ENROLLED, samples)


@dataclass(frozen=True, eq=False)
class _Visit:
    """Somebody walks through the picture."""

    portrait: Image
    start: float
    from_x: float
    to_x: float
    far: float
    near: float


def build_door(site: Site, person: Person) -> None:
    """Put a door that is only simulated at the demonstration's camera, and let somebody pass it.

    It asks for no proof of life: who comes there are pictures.
    """
    site.access.keep(Schedule(name="Always", periods=(parse_period("mon-sun 00:00-24:00"),)))
    site.access.keep(Door(rules=DoorRules(name=DOOR, zone=local_zone()), cameras=(DOOR,)))
    site.access.add_group("Staff")
    site.access.grant("Staff", DOOR, "Always")
    site.access.join(person.id, "Staff")


class DemoCamera:
    """A camera made from the two portraits: they come nearer, cross, change light, leave and come back.

    Args:
        seconds: how long it plays; endless by default.
        realtime: at the speed of a camera; else as fast as it is read.
        rate: pictures a second.

    """

    name = DOOR
    still = False
    recorded = True

    def __init__(self, seconds: float | None = None, *, realtime: bool = True, rate: float = RATE):
        self.live = realtime
        self._seconds = seconds
        self._rate = rate
        self._closed = False
        collins, hopper = astronaut(), admiral()
        self._script = (
            (_Visit(collins, 0.5, 0.05, 0.45, 0.75, 1.25),),
            (_Visit(hopper, 0.5, 0.95, 0.5, 0.6, 1.0),),
            (_Visit(collins, 0.5, 0.0, 0.3, 0.7, 1.0), _Visit(hopper, 1.0, 1.0, 0.72, 0.55, 0.85)),
        )
        self._background = _hall()

    def close(self) -> None:
        """Stop playing."""
        self._closed = True

    def frames(self) -> Iterator[Frame]:
        """The frames, until it is closed or its time is over."""
        self._closed = False
        begun, started = time.monotonic(), datetime.now(UTC)
        number = 0
        while not self._closed:
            seconds = number / self._rate
            if self._seconds is not None and seconds >= self._seconds:
                return
            if self.live:
                behind = time.monotonic() - begun - seconds
                if behind > 1.0 / self._rate:  # the machine is busy: a camera would have moved on
                    number += int(behind * self._rate)
                    continue
                time.sleep(max(0.0, -behind))
            yield Frame(self.picture(seconds), seconds, started + timedelta(seconds=seconds))
            number += 1

    def picture(self, seconds: float) -> Image:
        """The picture at a moment: uint8 (720, 1280, 3)."""
        scene, moment = divmod(seconds, SCENE_SECONDS)
        canvas = self._background.copy()
        for visit in self._script[int(scene) % len(self._script)]:
            progress = (moment - visit.start) / (SCENE_SECONDS - visit.start - 1.5)
            if 0 <= progress <= 1.15:
                _paint(canvas, visit, progress, seconds)
        light = 1.0 + 0.25 * math.sin(seconds * 0.9)
        grain = np.random.default_rng(int(seconds * RATE)).normal(0, 3, (HEIGHT // 2, WIDTH // 2)).astype(np.float32)
        whole = np.rint(grain).astype(np.int16)
        noise = cv2.merge([cv2.resize(whole, (WIDTH, HEIGHT), interpolation=cv2.INTER_NEAREST)] * 3)
        lit = cv2.convertScaleAbs(canvas, alpha=light)
        return np.asarray(cv2.add(lit, noise, dtype=cv2.CV_8U), dtype=np.uint8)


def _paint(canvas: Image, visit: _Visit, progress: float, seconds: float) -> None:
    """Put a portrait into the picture, swaying a little, with soft edges."""
    height, width = visit.portrait.shape[:2]
    size = visit.far + (visit.near - visit.far) * min(progress, 1.0)
    # having arrived, the visitor leaves quickly
    leave = max(0.0, progress - 1.0) / 0.15
    x = (visit.from_x + (visit.to_x - visit.from_x) * min(progress, 1.0)) * WIDTH + leave * WIDTH * 0.9
    y = HEIGHT * 0.5 + 6 * math.sin(seconds * 7)
    angle = 4 * math.sin(seconds * 1.7)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, size)
    matrix[:, 2] += (x - width / 2, y - height / 2)
    corners = matrix @ np.array([[0, width, 0, width], [0, 0, height, height], [1, 1, 1, 1]])
    left, top = np.maximum(np.floor(corners.min(axis=1)).astype(int), 0)
    right, bottom = np.minimum(np.ceil(corners.max(axis=1)).astype(int), (WIDTH, HEIGHT))
    if right <= left or bottom <= top:
        return
    there = np.s_[top:bottom, left:right]  # elsewhere nothing changes
    matrix[:, 2] -= (left, top)
    layer, part = (
        cv2.warpAffine(what, matrix, (int(right - left), int(bottom - top)))
        for what in (visit.portrait, _soft(height, width))
    )
    canvas[there] = cv2.blendLinear(np.ascontiguousarray(canvas[there]), layer, 1 - part, part)


@cache
def _soft(height: int, width: int) -> npt.NDArray[np.float32]:
    """How much of a portrait of a size is seen where: float32 (height, width), 1 in its middle."""
    mask = np.zeros((height, width), np.float32)
    cv2.ellipse(mask, (width // 2, height // 2), (width // 2 - 12, height // 2 - 12), 0, 0, 360, 1.0, -1)
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), 8), dtype=np.float32)


def _hall() -> Image:
    """A plain entrance: wall, floor and door."""
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    shade = np.linspace(205, 165, HEIGHT)[:, None]
    picture[:] = np.stack([shade, shade * 0.99, shade * 0.96], axis=2).astype(np.uint8)
    cv2.rectangle(picture, (0, 600), (WIDTH, HEIGHT), (120, 112, 104), -1)
    cv2.rectangle(picture, (980, 120), (1180, 640), (96, 110, 122), -1)
    cv2.rectangle(picture, (1000, 140), (1160, 400), (150, 170, 185), -1)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 3), dtype=np.uint8)
