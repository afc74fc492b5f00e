"""How well a mask or a matte agrees with the right one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from core import images
from core.errors import TaskError
from core.tasks.task import Given, Mask, Result, Truth

MASK_LAYER = "Mask"
"""Title of the layer that holds a mask: white where the object is."""
ALPHA_LAYER = "Alpha"
"""Title of the layer that holds a matte: white where the foreground covers the pixel."""


def iou(mask: Mask, truth: Mask) -> float:
    """Intersection over union of what is not 0 in two masks; 1 where both are empty."""
    mine, right = mask > 0, truth > 0
    union = int((mine | right).sum())
    return float((mine & right).sum() / union) if union else 1.0


def _grey(truth: Path, like: Mask) -> Mask:
    levels = images.read(truth)[..., 0]
    if levels.shape != like.shape:
        raise TaskError("{truth} is not as large as the picture", truth=truth.name)
    return levels


def _layer(result: Result, name: str) -> Mask:
    if name not in result.layers:
        raise TaskError("nothing was found that could be compared: the result has no {name}", name=name.lower())
    return np.asarray(result.layers[name][..., 0], np.uint8)


def _mask(_given: Given, result: Result, truth: Path) -> Mapping[str, float]:
    mask = _layer(result, MASK_LAYER)
    return {"IoU": iou(np.asarray(mask > 127, np.uint8), np.asarray(_grey(truth, mask) > 127, np.uint8))}


def _alpha(_given: Given, result: Result, truth: Path) -> Mapping[str, float]:
    """Sum of absolute differences in thousands and mean squared error, as alphamatting.com counts (Rhemann 2009)."""
    alpha = _layer(result, ALPHA_LAYER)
    off = (alpha.astype(np.float64) - _grey(truth, alpha)) / 255
    return {"SAD": float(np.abs(off).sum() / 1000), "MSE": float((off**2).mean())}


_PICTURES = tuple(sorted(images.SUFFIXES))
MASK = Truth("Right mask", _PICTURES, _mask)
ALPHA = Truth("Right matte", _PICTURES, _alpha)
