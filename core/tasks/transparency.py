"""Transparency around tasks that know colours only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image as Pillow

from core.faces import Image
from core.pictures.opening import Opened
from core.tasks.task import Mask, Result, Second

_FAINT = 8  # of 255: what is less opaque has a colour that nobody saw, often black


def bled(clear: Image) -> Image:
    """Colours without transparency, to be worked on: what cannot be seen takes the colour of what is nearest to it.

    So nothing that a filter or a network mixes in from there makes a rim.

    Args:
        clear: uint8 (height, width, 4).

    Returns:
        uint8 (height, width, 3).

    """
    import cv2

    hidden = np.asarray(clear[..., 3] < _FAINT, np.uint8)
    if hidden.all() or not hidden.any():
        return np.ascontiguousarray(clear[..., :3])
    _far, nearest = cv2.distanceTransformWithLabels(
        hidden, cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    seen = hidden == 0
    colours = np.zeros((int(nearest.max()) + 1, 3), np.uint8)
    colours[nearest[seen]] = clear[seen][:, :3]
    return np.asarray(colours[nearest], np.uint8)


def given_back(result: Result, opaque: Mask) -> Result:
    """What a task made of :func:`bled` colours, as transparent as the picture was.

    Args:
        result: of the task.
        opaque: uint8 (height, width) of the picture.

    """
    if result.picture is None or not _same_shape(result.picture, opaque):
        return result
    height, width = result.picture.shape[:2]
    fitting = opaque
    if (height, width) != opaque.shape:
        small = Pillow.fromarray(opaque)
        fitting = np.asarray(small.resize((width, height), Pillow.Resampling.BICUBIC), np.uint8)
    layers = {
        name: np.dstack([layer, fitting]) if layer.shape == result.picture.shape else layer
        for name, layer in result.layers.items()
    }
    picture = np.dstack([result.picture, fitting]) if result.picture.shape[2] == 3 else result.picture
    return replace(result, picture=picture, layers=layers)


def _same_shape(picture: Image, opaque: Mask) -> bool:
    """Whether one is the other at another size."""
    across, down = picture.shape[1] / opaque.shape[1], picture.shape[0] / opaque.shape[0]
    return bool(abs(across - down) <= 0.02 * max(across, down))


def on_white(picture: Image) -> Image:
    """A picture without transparency: uint8 (height, width, 3)."""
    if picture.shape[2] == 3:
        return picture
    opaque = picture[..., 3:].astype(np.uint16)
    return np.asarray((picture[..., :3] * opaque + 255 * (255 - opaque) + 127) // 255, np.uint8)


def second(opened: Opened, wanted: Second) -> Image:
    """The second picture of a task from a file that may be transparent.

    Where its levels are marks, one colour of changing opacity means the opacity, and what is transparent is not marked.
    """
    if opened.clear is None or wanted.unmarked is None:
        return opened.pixels
    colours, opaque = opened.clear[..., :3], opened.clear[..., 3]
    painted = colours[opaque > 0]
    if not len(painted) or not np.ptp(painted, axis=0).any():
        return np.repeat(opaque[..., None], 3, axis=2)
    share = opaque[..., None].astype(np.uint16)
    return np.asarray((colours * share + wanted.unmarked * (255 - share) + 127) // 255, np.uint8)
