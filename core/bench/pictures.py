"""Pictures to measure on."""

from __future__ import annotations

import itertools
from pathlib import Path

import cv2
import numpy as np

from core import demo, images
from core.cameras.video import VideoSource
from core.faces import Image

_HEAD = 120  # pixels: half of the square around the head in the first portrait
_FRAME = 53  # of a video: people have come near by then


def crowd(faces: int = 6) -> Image:
    """So many faces at 1920×1080, in rows, from the two portraits that ship inside packages."""
    canvas = np.full((1080, 1920, 3), 96, np.uint8)
    for number in range(faces):
        portrait = demo.astronaut() if number % 2 == 0 else demo.admiral()
        scale = (0.75, 0.6, 0.45, 0.38, 0.3, 0.24)[number % 6]
        small = cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        y, x = 20 + 350 * (number // 6), 20 + 315 * (number % 6)
        part = small[: min(345, 1080 - y), : min(310, 1920 - x)]
        canvas[y : y + part.shape[0], x : x + part.shape[1]] = part
    return canvas


def visitor(width: int, height: int, face: int) -> Image:
    """One person before a garage full of things, most of them round: what a camera sees on its way to a template.

    Args:
        width: of the picture.
        height: of the picture.
        face: side of the face in pixels, about.

    """
    garage = images.read(demo.packaged("skimage", "data/motorcycle_left.png"))
    scale = max(width / garage.shape[1], height / garage.shape[0])
    scene = cv2.resize(garage, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)[:height, :width]
    head = demo.astronaut()[: _HEAD * 2, 224 - _HEAD : 224 + _HEAD]  # her face is some 110 pixels high there
    side = round(2 * _HEAD * face / 110)
    head = np.asarray(cv2.resize(head, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
    y, x = (height - side) // 2, (width - side) // 2
    picture = np.ascontiguousarray(scene)
    picture[y : y + side, x : x + side] = head
    return picture


def picture_of(video: Path | None) -> Image:
    """A picture from within the first seconds of a video, or the crowd."""
    if video is None:
        return crowd()
    frame = None
    for frame in itertools.islice(VideoSource(str(video)).frames(), _FRAME):  # noqa: B007
        pass
    return crowd() if frame is None else frame.image
