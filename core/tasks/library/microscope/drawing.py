"""Heat maps over pictures."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from core.faces import Float, Image
from core.tasks.library.recognition.imagenet import Box

_BAND = 512  # rows at a time, so that a large picture needs little more memory than it takes itself


def heated(picture: Image, heat: Float, box: Box, outside: float = 0.35) -> Image:
    """A grey copy of a picture, coloured where a map is high.

    Args:
        picture: uint8 (height, width, 3).
        heat: (rows, columns) in 0..1.
        box: the part of the picture that the map covers.
        outside: how bright the rest is.

    """
    import cv2

    left, top, right, bottom = box
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    result = np.repeat(np.asarray(grey * np.float32(outside), np.uint8)[..., None], 3, axis=2)
    large = _enlarged(heat, right - left, bottom - top)
    for start in range(0, bottom - top, _BAND):
        part = large[start : start + _BAND]
        rows = slice(top + start, top + start + len(part))
        under = grey[rows, left:right, None].astype(np.float32)
        over = cv2.cvtColor(cv2.applyColorMap(part, cv2.COLORMAP_TURBO), cv2.COLOR_BGR2RGB)
        share = 0.65 * np.sqrt(part[..., None].astype(np.float32) / 255)
        result[rows, left:right] = np.rint(under * (1 - share) + over * share).astype(np.uint8)
    return np.asarray(result, np.uint8)


def _enlarged(heat: Float, width: int, height: int) -> npt.NDArray[np.uint8]:
    import cv2

    levels = np.asarray(np.rint(np.clip(heat, 0, 1) * 255), np.uint8)
    return np.asarray(cv2.resize(levels, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def scaled(values: Float) -> Float:
    """A map that is nowhere negative, brought to 0..1; one of zeros stays."""
    return np.asarray(values / max(float(values.max()), 1e-12), np.float32)
