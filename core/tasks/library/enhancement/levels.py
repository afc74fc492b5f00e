"""Grey levels: the lightness of a picture, its histogram, and back to bytes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from core.faces import Float, Image
from core.tasks.task import Line, Mask

LEVELS = 256


def to_bytes(values: npt.NDArray[np.floating]) -> npt.NDArray[np.uint8]:
    """Numbers 0..255 as the nearest whole levels; what lies beyond is cut off."""
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)


def grey(picture: Image) -> Mask:
    """The luma of ITU-R BT.601: uint8 (height, width)."""
    import cv2

    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def as_picture(levels: Mask) -> Image:
    """Grey levels, uint8 (height, width), as a picture."""
    return np.repeat(levels[..., None], 3, axis=2)


def split_lightness(picture: Image) -> tuple[Float, Float]:
    """CIE Lab of a picture.

    Returns:
        Lightness 0..255, (height, width), and Lab, (height, width, 3), for :func:`with_lightness`.

    """
    import cv2

    lab = np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)
    return lab[..., 0] * np.float32(2.55), lab


def with_lightness(lightness: npt.NDArray[np.floating], lab: Float) -> Image:
    """A picture whose lightness, 0..255, is another and whose colours stay as they are. Changes ``lab``."""
    import cv2

    lab[..., 0] = np.clip(lightness, 0, 255) / 2.55
    return to_bytes(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB) * np.float32(255))


def histogram(levels: Mask) -> npt.NDArray[np.float64]:
    """How many pixels have each of the levels 0..255."""
    return np.bincount(levels.reshape(-1), minlength=LEVELS).astype(np.float64)


def histogram_line(name: str, levels: Mask) -> Line:
    """A histogram as a line of a plot, in percent of the pixels."""
    return Line(name, np.arange(LEVELS, dtype=np.float64), histogram(levels) * (100 / max(levels.size, 1)))
