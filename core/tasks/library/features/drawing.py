"""What tasks that draw over a picture share: sizes to work at, line widths, colours."""

from __future__ import annotations

import colorsys

import numpy as np
import numpy.typing as npt

from core.faces import Image

GREEN = (60, 220, 90)
ORANGE = (255, 150, 30)
BLUE = (70, 150, 255)
PINK = (255, 70, 170)
_LONGEST = 16_000  # pixels; OpenCV's coordinates end at 32,767


def shrunk(picture: Image, pixels: float) -> tuple[Image, float]:
    """A picture of no more than so many pixels, and by what its coordinates were multiplied (1 where it is unchanged).

    Args:
        picture: uint8 (height, width, 3).
        pixels: at the most.

    """
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, float(np.sqrt(pixels / (height * width))), _LONGEST / max(height, width))
    if scale == 1.0:
        return np.ascontiguousarray(picture), 1.0
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def enlarged(picture: npt.NDArray[np.uint8], like: Image, smooth: bool = True) -> npt.NDArray[np.uint8]:
    """A picture or mask at the size of another.

    Args:
        picture: uint8 (height, width) or (height, width, channels).
        like: of the size wanted.
        smooth: whether values between two are allowed; not so for masks and labels.

    """
    import cv2

    size = (like.shape[1], like.shape[0])
    if picture.shape[:2] == like.shape[:2]:
        return picture
    return np.asarray(
        cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR if smooth else cv2.INTER_NEAREST), np.uint8
    )


def painted(paint: npt.NDArray[np.uint8], like: Image) -> npt.NDArray[np.uint8]:
    """What was painted, at the size of a smaller picture: no stroke vanishes, however thin.

    Args:
        paint: uint8 (height, width): numbers of brushes, 0 where nothing was painted.
        like: of the size wanted.

    """
    import cv2

    if paint.shape == like.shape[:2]:
        return paint
    found = np.zeros(like.shape[:2], np.uint8)
    area = np.bincount(paint.ravel(), minlength=2)
    # of two brushes in one pixel the one with less paint stays
    for brush in sorted((np.flatnonzero(area[1:]) + 1).tolist(), key=lambda number: -area[number]):
        share = cv2.resize((paint == brush).astype(np.float32), found.shape[::-1], interpolation=cv2.INTER_AREA)
        found[np.asarray(share) > 0] = brush
    return found


def grey(picture: Image) -> npt.NDArray[np.uint8]:
    """Luma, uint8 (height, width)."""
    import cv2

    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def three(levels: npt.NDArray[np.uint8]) -> Image:
    """Grey levels (height, width) as a picture."""
    return np.ascontiguousarray(np.repeat(levels[..., None], 3, axis=2))


def stroke(picture: Image, share: float = 1 / 400) -> int:
    """Width of a line that can be seen and hides little, in pixels."""
    return max(1, round(float(max(picture.shape[:2])) * share))


def faded(picture: Image, share: float = 0.6) -> Image:
    """A grey, darker copy on which coloured marks stand out."""
    return three(np.asarray(grey(picture) * share, np.uint8))


def colour(number: int) -> tuple[int, int, int]:
    """A strong colour, different for each number."""
    red, green, blue = colorsys.hsv_to_rgb(number * 0.61803 % 1, 0.75, 1.0)
    return int(255 * red), int(255 * green), int(255 * blue)


def boxed(picture: Image, boxes: npt.NDArray[np.float32], tint: tuple[int, int, int]) -> Image:
    """A copy with boxes (N, 4) x1, y1, x2, y2 drawn on it."""
    import cv2

    drawn, wide = picture.copy(), stroke(picture, 1 / 250)
    for x1, y1, x2, y2 in np.asarray(boxes).round().astype(int).tolist():
        cv2.rectangle(drawn, (x1, y1), (x2, y2), tint, wide, cv2.LINE_AA)
    return drawn


def titled(picture: Image, words: str, tint: tuple[int, int, int] = (255, 255, 255)) -> Image:
    """A copy with a line of plain Latin words in its upper left corner."""
    import cv2

    drawn = picture.copy()
    size = max(0.4, picture.shape[1] / 900)
    wide = max(1, round(size * 1.6))
    (_, high), below = cv2.getTextSize(words, cv2.FONT_HERSHEY_SIMPLEX, size, wide)
    cv2.rectangle(drawn, (0, 0), (picture.shape[1], high + 2 * below), (20, 20, 20), -1)
    place = (below, high + below)
    cv2.putText(drawn, words, place, cv2.FONT_HERSHEY_SIMPLEX, size, tint, wide, cv2.LINE_AA)
    return drawn


def beside(left: Image, right: Image) -> Image:
    """Two pictures side by side, the lower one on black."""
    height = max(left.shape[0], right.shape[0])
    both = np.zeros((height, left.shape[1] + right.shape[1], 3), np.uint8)
    both[: left.shape[0], : left.shape[1]] = left
    both[: right.shape[0], left.shape[1] :] = right
    return both
