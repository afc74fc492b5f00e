"""Boxes, words and joints drawn over a picture, with lines in proportion to it."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

import numpy as np

from core.faces import Float, Image

Colour = tuple[int, int, int]
_DARK, _LIGHT = (20, 20, 20), (255, 255, 255)


def colour(number: int) -> Colour:
    """A clear colour for each number, unlike those of its neighbours."""
    red, green, blue = colorsys.hls_to_rgb(number * 0.61803399 % 1, 0.55, 0.85)
    return round(255 * red), round(255 * green), round(255 * blue)


def thickness(picture: Image) -> int:
    """Width of a line in pixels that is seen on a picture of this size."""
    longest: int = max(picture.shape[:2])
    return max(1, round(longest / 320))


def with_boxes(picture: Image, boxes: Float, words: Sequence[str], colours: Sequence[Colour]) -> Image:
    """A copy with boxes and, at the upper left corner of each, its words.

    Args:
        picture: uint8 (height, width, 3).
        boxes: (N, 4) x1, y1, x2, y2 in pixels.
        words: (N,) in plain Latin letters.
        colours: (N,).

    """
    import cv2

    drawn = picture.copy()
    wide = thickness(picture)
    corners = np.asarray(boxes).round().astype(int).tolist()
    for (x1, y1, x2, y2), tint in zip(corners, colours, strict=True):
        cv2.rectangle(drawn, (x1, y1), (x2, y2), tint, wide, cv2.LINE_AA)
    return with_words(drawn, [(x1, y1) for x1, y1, _x2, _y2 in corners], words, colours)


def with_words(
    picture: Image, corners: Sequence[tuple[int, int]], words: Sequence[str], colours: Sequence[Colour]
) -> Image:
    """A copy with words above given points (N,), or below where there is no room or other words stand."""
    drawn = picture.copy()
    taken: list[tuple[int, int, int, int]] = []
    for (x, y), text, tint in zip(corners, words, colours, strict=True):
        taken.append(_label(drawn, text, x, y, tint, taken))
    return drawn


def _label(
    drawn: Image, text: str, x: int, y: int, tint: Colour, taken: Sequence[tuple[int, int, int, int]]
) -> tuple[int, int, int, int]:
    """Write words; where they stand now: left, top, right, bottom."""
    import cv2

    height, width = drawn.shape[:2]
    scale = max(0.35, max(height, width) / 1400)
    stroke = max(1, round(scale * 1.5))
    (long, high), below = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, scale, stroke)
    pad = max(2, below // 2)
    long, tall = long + 2 * pad, high + below + pad
    left = int(np.clip(x, 0, max(0, width - long)))
    top = y - tall if y >= tall else y
    for _ in range(len(taken)):
        if not any(left < r and l < left + long and top < b and t < top + tall for l, t, r, b in taken):  # noqa: E741
            break
        top += tall
    top = int(np.clip(top, 0, max(0, height - tall)))
    cv2.rectangle(drawn, (left, top), (left + long, top + tall), tint, -1)
    dark = 0.299 * tint[0] + 0.587 * tint[1] + 0.114 * tint[2] > 128
    place = (left + pad, top + high + pad // 2 + 1)
    cv2.putText(drawn, text, place, cv2.FONT_HERSHEY_SIMPLEX, scale, _DARK if dark else _LIGHT, stroke, cv2.LINE_AA)
    return left, top, left + long, top + tall
