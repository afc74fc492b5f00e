"""What style transfer tasks share: sizes on the way in, strength and colours on the way out."""

from __future__ import annotations

import numpy as np

from core.faces import Float, Image


def fitted(picture: Image, longest: int) -> Float:
    """A picture as a network takes it: 0..1, its longer side as wanted, but never more than doubled.

    Args:
        picture: uint8 (height, width, 3).
        longest: pixels of the longer side.

    """
    import cv2

    height, width = picture.shape[:2]
    scale = min(2.0, longest / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return np.asarray(np.asarray(small, np.float32) / np.float32(255), np.float32)


def mirrored(pixels: Float, height: int, width: int) -> Float:
    """A picture filled up, by mirroring it below and on the right."""
    below, right = height - pixels.shape[0], width - pixels.shape[1]
    return np.pad(pixels, ((0, below), (0, right), (0, 0)), mode="symmetric")


def finished(painted: Float, picture: Image, strength: float = 1.0, keep_colours: bool = False) -> Image:
    """What a network painted, at the size of the original and mixed with it.

    Args:
        painted: (height, width, 3) in 0..1, of any size.
        picture: the original, uint8 (height, width, 3).
        strength: share of what was painted, 0..1.
        keep_colours: whether only its light and dark are taken, and the colours of the original.

    """
    import cv2

    levels = np.clip(painted * 255 + 0.5, 0, 255).astype(np.uint8)
    if levels.shape != picture.shape:
        smaller = levels.shape[1] > picture.shape[1]
        way = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
        levels = np.asarray(cv2.resize(levels, (picture.shape[1], picture.shape[0]), interpolation=way), np.uint8)
    if keep_colours:
        levels = with_colours_of(levels, picture)
    if strength < 1:
        levels = np.asarray(cv2.addWeighted(levels, strength, picture, 1 - strength, 0), np.uint8)
    return np.asarray(levels, np.uint8)


def with_colours_of(painted: Image, picture: Image) -> Image:
    """The light and dark of one picture with the colours of another (Gatys et al. 2016, "Preserving color")."""
    import cv2

    mixed = cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)
    mixed[..., 0] = cv2.cvtColor(painted, cv2.COLOR_RGB2YCrCb)[..., 0]
    return np.asarray(cv2.cvtColor(mixed, cv2.COLOR_YCrCb2RGB), np.uint8)
