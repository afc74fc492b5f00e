"""Pictures to measure on."""

from __future__ import annotations

import itertools
from pathlib import Path

import cv2
import numpy as np

from core import demo
from core.cameras.video import VideoSource
from core.faces import Image

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


def picture_of(video: Path | None) -> Image:
    """A picture from within the first seconds of a video, or the crowd."""
    if video is None:
        return crowd()
    frame = None
    for frame in itertools.islice(VideoSource(str(video)).frames(), _FRAME):  # noqa: B007
        pass
    return crowd() if frame is None else frame.image
