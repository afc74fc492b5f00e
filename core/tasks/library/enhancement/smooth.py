"""Smoothing: Gaussian, median, bilateral (Tomasi & Manduchi 1998) and guided (He, Sun & Tang 2010)."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.enhancement import levels
from core.tasks.library.enhancement.guided import guided_filter
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work


class Smooth(Parameters):
    """Which filter, how wide, and which edges it keeps."""

    filter: Annotated[
        Literal["gaussian", "median", "bilateral", "guided"],
        Field(title="Filter", description="bilateral and guided keep edges; median removes specks"),
    ] = "bilateral"
    radius: Annotated[int, Field(title="Radius", ge=1, le=20, description="in pixels")] = 4
    tolerance: Annotated[
        float,
        Field(
            title="Tolerance", ge=1, le=150, description="grey levels; larger differences are edges (bilateral, guided)"
        ),
    ] = 25


def smoothed(picture: Image, parameters: Smooth) -> Image:
    """The picture, filtered."""
    import cv2

    radius = parameters.radius
    if parameters.filter == "gaussian":
        return np.asarray(cv2.GaussianBlur(picture, (0, 0), radius / 2, borderType=cv2.BORDER_REFLECT), np.uint8)
    if parameters.filter == "median":
        return np.asarray(cv2.medianBlur(picture, 2 * radius + 1), np.uint8)
    if parameters.filter == "bilateral":
        return np.asarray(cv2.bilateralFilter(picture, 2 * radius + 1, parameters.tolerance, radius / 2), np.uint8)
    values = picture.astype(np.float32) / 255
    epsilon = (parameters.tolerance / 255) ** 2
    channels = [np.ascontiguousarray(values[..., channel]) for channel in range(3)]
    return levels.to_bytes(np.stack([guided_filter(c, c, radius, epsilon) for c in channels], axis=2) * 255)


def _run(given: Given, parameters: Smooth, _work: Work) -> Result:
    after = smoothed(given.picture, parameters)
    change = given.picture.astype(np.int16) - after
    return Result(
        words=Message("Levels changed by {abs:.1f} on average", abs=np.abs(change).mean()),
        picture=after,
        layers={"What was removed": levels.to_bytes(128 + change * 2.0)},
    )


TASK = Task(
    "smooth",
    "Smooth",
    Group.ENHANCEMENT,
    "Take grain, specks and small texture out of a picture; two of the filters keep its edges.",
    Smooth,
    _run,
    truth=REFERENCE,
    pace="quick",
    keeps_transparency=True,
)
