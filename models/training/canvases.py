"""Pictures to train the screening network on: faces of many sizes, pasted into scenes, lit and spoilt at random.

A face in the wild is small, turned, half hidden and badly lit more often than in any collection of portraits. What is
pasted here is cut from portraits, so the edges are made soft, and other things are put before the faces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Read = Callable[[], Pixels]
"""Reads one picture, uint8 (height, width, 3), RGB."""

SIDE = 640
_FACE = 100.0  # side of the face in a portrait, about, and in its middle


class Canvases:
    """Makes pictures of 640 × 640, forever, the same ones for the same seed.

    Args:
        portraits: 250 × 250 or so, with a face of about 100 pixels in the middle, as LFW has them.
        scenes: pictures of anything.
        frames: pictures of rooms and streets, in which people may be; may be empty.
        seed: of everything random.

    """

    def __init__(self, portraits: Sequence[Read], scenes: Sequence[Read], frames: Sequence[Read], seed: int):
        self._portraits = portraits
        self._scenes = scenes
        self._frames = frames
        self._random = np.random.default_rng(seed)

    def make(self) -> Pixels:
        """The next picture."""
        canvas = self._background()
        crowd = self._random.random() < 0.5
        for _ in range(int(self._random.integers(2, 14) if crowd else self._random.integers(0, 7))):
            self._add_face(canvas, largest=60 if crowd else 260)
        return self._spoilt(canvas)

    def _one_of(self, pictures: Sequence[Read]) -> Pixels:
        return pictures[int(self._random.integers(len(pictures)))]()

    def _maybe(self, probability: float) -> bool:
        return bool(self._random.random() < probability)

    def _background(self) -> Pixels:
        if self._maybe(0.15):
            return self._lit(np.full((SIDE, SIDE, 3), self._random.integers(0, 256, 3), np.uint8))
        kinds = [k for k in (self._scenes, self._scenes, self._portraits, self._frames) if k]
        picture = self._one_of(kinds[int(self._random.integers(len(kinds)))])
        scale = SIDE / min(picture.shape[:2]) * max(1.0, self._random.uniform(0.8, 2.4)) + 0.01
        large = cv2.resize(picture, None, fx=scale, fy=scale)
        y, x = (int(self._random.integers(0, length - SIDE + 1)) for length in large.shape[:2])
        return self._lit(np.array(large[y : y + SIDE, x : x + SIDE], np.uint8))

    def _add_face(self, canvas: Pixels, largest: float) -> None:
        side = float(np.exp(self._random.uniform(np.log(15), np.log(largest))))
        turned = self._turned(self._lit(self._one_of(self._portraits)), side / _FACE)
        height, width = turned.shape[:2]
        around = side * self._random.uniform(0.6, 1.3)
        top, bottom = (
            height / 2 - around * self._random.uniform(0.9, 1.2),
            height / 2 + around * self._random.uniform(0.9, 1.4),
        )
        left, right = width / 2 - around, width / 2 + around
        part = turned[max(0, int(top)) : int(bottom), max(0, int(left)) : int(right)]
        height, width = part.shape[:2]
        x = int(self._random.integers(-(width // 3), SIDE - 2 * width // 3))
        y = int(self._random.integers(-(height // 3), SIDE - 2 * height // 3))
        self._paste(canvas, part, x, y, soft=float(self._random.choice([0.02, 0.1, 0.2])) if self._maybe(0.7) else None)
        if self._maybe(0.45):
            self._hide(canvas, x + width / 2, y + height / 2, side)

    def _hide(self, canvas: Pixels, x: float, y: float, side: float) -> None:
        """Put something before a part of a face."""
        size = max(8, int(side * self._random.uniform(0.4, 1.6)))
        kind = self._random.integers(4)
        if kind == 0:
            thing = np.full((size, size, 3), self._random.integers(0, 160, 3), np.uint8)
            thing += self._random.integers(0, 30, (size, size, 1)).astype(np.uint8)
        elif kind == 1:
            portrait = self._one_of(self._portraits)
            thing = self._lit(_resized(np.rot90(portrait, int(self._random.integers(1, 4))), size))
        else:
            thing = self._lit(_resized(self._one_of(self._scenes), size))
        angle, far = self._random.uniform(0, 2 * np.pi), side * self._random.uniform(0.25, 0.8)
        x, y = x + np.cos(angle) * far - size / 2, y + np.sin(angle) * far - size / 2
        self._paste(canvas, thing, int(x), int(y), soft=float(self._random.choice([0.02, 0.1])))

    @staticmethod
    def _paste(canvas: Pixels, part: Pixels, x: int, y: int, soft: float | None) -> None:
        """Lay a part over the canvas, as an ellipse with a soft edge, or square where ``soft`` is None."""
        height, width = part.shape[:2]
        x1, y1, x2, y2 = max(0, x), max(0, y), min(SIDE, x + width), min(SIDE, y + height)
        if x1 >= x2 or y1 >= y2:
            return
        seen = part[y1 - y : y2 - y, x1 - x : x2 - x]
        if soft is not None:
            ys, xs = np.mgrid[y1 - y : y2 - y, x1 - x : x2 - x]
            share = np.clip((0.49 - np.hypot(xs / width - 0.5, ys / height - 0.5)) / soft, 0, 1)[..., None]
            seen = (share * seen + (1 - share) * canvas[y1:y2, x1:x2]).astype(np.uint8)
        canvas[y1:y2, x1:x2] = seen

    def _turned(self, portrait: Pixels, scale: float) -> Pixels:
        """Mirrored, rolled, and narrowed as a head that looks aside is."""
        if self._maybe(0.5):
            portrait = np.ascontiguousarray(portrait[:, ::-1])
        if scale < 0.7:
            portrait = np.asarray(
                cv2.resize(portrait, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
            )
            scale = 1.0
        height, width = portrait.shape[:2]
        angle = float(self._random.normal(0, 14)) if self._maybe(0.6) else 0.0
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
        if self._maybe(0.5):
            squeeze = np.array([[self._random.uniform(0.55, 1), self._random.normal(0, 0.15)], [0, 1]])
            matrix = np.column_stack([squeeze @ matrix[:, :2], matrix[:, 2]])
        size = np.array([int(width * scale), int(height * scale)])
        matrix[:, 2] = size / 2 - matrix[:, :2] @ [width / 2, height / 2]
        border = cv2.BORDER_REFLECT
        return np.asarray(
            cv2.warpAffine(portrait, matrix, size.tolist(), flags=cv2.INTER_LINEAR, borderMode=border), np.uint8
        )

    def _lit(self, picture: Pixels) -> Pixels:
        """Another exposure, colour of light and contrast; now and then grey."""
        values = picture.astype(np.float32) / 255
        if self._maybe(0.5):
            values = values ** np.float32(np.exp(self._random.normal(0, 0.4)))
        if self._maybe(0.3):
            values = values * np.exp(self._random.normal(0, 0.2, 3)).astype(np.float32)
        if self._maybe(0.3):
            contrast, shift = np.exp(self._random.normal(0, 0.3)), self._random.normal(0, 0.08)
            values = (values - np.float32(0.5)) * np.float32(contrast) + np.float32(0.5 + shift)
        if self._maybe(0.12):
            values = np.repeat(values.mean(axis=2, keepdims=True), 3, axis=2)
        return np.asarray(np.clip(values, 0, 1) * 255, np.uint8)

    def _spoilt(self, picture: Pixels) -> Pixels:
        """Blur, noise and compression."""
        if self._maybe(0.25):
            picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), self._random.uniform(0.4, 2)), np.uint8)
        if self._maybe(0.2):
            noise = self._random.normal(0, self._random.uniform(2, 14), picture.shape)
            picture = np.clip(picture + noise, 0, 255).astype(np.uint8)
        if self._maybe(0.3):
            _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(self._random.integers(25, 90))])
            unpacked: Any = cv2.imdecode(packed, cv2.IMREAD_COLOR)
            picture = np.asarray(unpacked, np.uint8)
        return picture


def _resized(picture: Pixels, size: int) -> Pixels:
    return np.asarray(cv2.resize(np.ascontiguousarray(picture), (size, size), interpolation=cv2.INTER_AREA), np.uint8)
