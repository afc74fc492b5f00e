"""Dividing a picture into bright and dark.

Otsu 1979, Li & Lee 1993, the triangle method of Zack 1977, and for uneven light a threshold from each pixel's
neighbourhood: its mean, or Sauvola & Pietikäinen 2000.
"""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Line, Mask, Parameters, Plot, Result, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work


class Threshold(Parameters):
    """Where the threshold is taken from."""

    method: Annotated[
        Literal["otsu", "li", "triangle", "adaptive", "sauvola", "fixed"],
        Field(title="Method", description="adaptive and sauvola look at each place by itself: for uneven light"),
    ] = "otsu"
    objects: Annotated[
        Literal["bright", "dark"], Field(title="Objects are", description="what becomes white in the mask")
    ] = "bright"
    level: Annotated[int, Field(title="Level", ge=0, le=255, description="grey level of the fixed threshold")] = 128
    radius: Annotated[
        int, Field(title="Radius", ge=1, le=300, description="of the neighbourhood, in pixels (adaptive, sauvola)")
    ] = 25
    offset: Annotated[
        float, Field(title="Offset", ge=-60, le=60, description="grey levels below the mean (adaptive)")
    ] = 7
    sensitivity: Annotated[
        float, Field(title="Sensitivity", ge=0.01, le=1, description="higher leaves less dark (sauvola)")
    ] = 0.2


def threshold(grey: Mask, parameters: Threshold) -> Float:
    """The threshold: float32, one number, or one for each pixel (height, width). What is above it is bright."""
    from skimage import filters

    if parameters.method == "fixed":
        return np.asarray(parameters.level, np.float32)
    if parameters.method in {"adaptive", "sauvola"}:
        return _local(grey, parameters)
    if grey.min() == grey.max():  # nothing to divide
        return np.asarray(grey.min(), np.float32)
    find = {"otsu": filters.threshold_otsu, "li": filters.threshold_li, "triangle": filters.threshold_triangle}
    return np.asarray(find[parameters.method](grey), np.float32)


def _local(grey: Mask, parameters: Threshold) -> Float:
    import cv2

    side = 2 * min(parameters.radius, max(1, min(grey.shape) // 2 - 1)) + 1
    values = grey.astype(np.float32)
    mean = np.asarray(cv2.blur(values, (side, side), borderType=cv2.BORDER_REFLECT), np.float32)
    if parameters.method == "adaptive":
        return mean - np.float32(parameters.offset)
    square = np.asarray(cv2.blur(values * values, (side, side), borderType=cv2.BORDER_REFLECT), np.float32)
    deviation = np.sqrt(np.maximum(square - mean * mean, 0))
    return np.asarray(mean * (1 + np.float32(parameters.sensitivity) * (deviation / 128 - 1)), np.float32)


def _run(given: Given, parameters: Threshold, _work: Work) -> Result:
    grey = levels.grey(given.picture)
    found = threshold(grey, parameters)
    mask = np.asarray((grey > found) == (parameters.objects == "bright"), np.uint8) * np.uint8(255)
    line = levels.histogram_line("Grey levels", grey)
    lines = [line]
    if found.ndim == 0:
        at = float(found)
        lines.append(Line("Threshold", np.array([at, at]), np.array([0.0, float(line.y.max())])))
    share = 100 * float((mask > 0).mean())
    return Result(
        words=Message(
            "Threshold {lowest:.0f}: {share:.1f} % of the picture are objects"
            if found.ndim == 0
            else "Threshold {lowest:.0f} to {highest:.0f}: {share:.1f} % of the picture are objects",
            lowest=found.min(),
            highest=found.max(),
            share=share,
        ),
        picture=levels.as_picture(mask),
        layers={MASK_LAYER: levels.as_picture(mask)},
        plots=(Plot("Histogram", "Level", "Percent of pixels", tuple(lines)),),
    )


TASK = Task(
    "threshold",
    "Threshold",
    Group.ENHANCEMENT,
    "Divide a picture into objects and background by brightness, such as writing from paper.",
    Threshold,
    _run,
    truth=MASK,
    pace="instant",
)
