"""Covering a picture patch by patch, and what that costs, as a map (Zeiler and Fergus 2014)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.recognition.imagenet import Box
from core.tasks.work import Work

Cover = Literal["grey", "blurred"]
_AT_ONCE = 16


def patches(area: Box, side: float, steps: int) -> list[Box]:
    """Overlapping squares over an area, row after row, which they may overhang.

    Args:
        area: to be covered.
        side: of each square in pixels.
        steps: squares along each side of the area.

    """
    left, top, right, bottom = area
    across, down = np.linspace(left, right, steps), np.linspace(top, bottom, steps)
    return [square(x, y, side) for y in down for x in across]


def square(x: float, y: float, side: float) -> Box:
    """The square about a point."""
    return round(x - side / 2), round(y - side / 2), round(x + side / 2), round(y + side / 2)


def covered(picture: Image, patch: Box, with_what: Image) -> Image:
    """A copy of a picture in which a square shows another picture."""
    rows, columns = _inside(picture.shape, patch)
    result = picture.copy()
    result[rows, columns] = with_what[rows, columns]
    return result


def cover(picture: Image, kind: Cover, side: float) -> Image:
    """What is put over a patch: the picture's mean colour, or the picture without any detail of a patch's size."""
    import cv2

    if kind == "grey":
        return np.broadcast_to(np.rint(picture.mean(axis=(0, 1))).astype(np.uint8), picture.shape)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), max(1.0, side / 3)), np.uint8)


def values(
    picture: Image, where: Sequence[Box], with_what: Image, measure: Callable[[list[Image]], Float], work: Work
) -> Float:
    """What is measured of a picture with each of many patches covered (N,)."""
    found = []
    for start in range(0, len(where), _AT_ONCE):
        work.report(start / len(where), Message("Covering patch {start} of {where}", start=start + 1, where=len(where)))
        found.append(measure([covered(picture, patch, with_what) for patch in where[start : start + _AT_ONCE]]))
    return np.concatenate(found)


def mean_map(shape: tuple[int, ...], where: Sequence[Box], falls: Float) -> Float:
    """At each pixel the mean of what the patches over it cost, without their edges: (height, width)."""
    import cv2

    total, count = np.zeros(shape[:2], np.float32), np.zeros(shape[:2], np.float32)
    for patch, fall in zip(where, falls, strict=True):
        rows, columns = _inside(shape, patch)
        total[rows, columns] += fall
        count[rows, columns] += 1
    left, _top, right, _bottom = where[0]
    mean = total / np.maximum(count, 1)
    return np.asarray(cv2.GaussianBlur(mean, (0, 0), max(1.0, (right - left) / 8)), np.float32)


def _inside(shape: tuple[int, ...], patch: Box) -> tuple[slice, slice]:
    left, top, right, bottom = patch
    return slice(max(top, 0), min(bottom, shape[0])), slice(max(left, 0), min(right, shape[1]))
