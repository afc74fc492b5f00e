"""Multi-scale retinex with colour restoration (Jobson, Rahman & Woodell 1997)."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

_ALPHA = np.float32(125)  # of the colour restoration, as in the paper
_FINEST = 8.0  # pixels: a wider blur is made from a smaller picture, which nobody can tell


class Retinex(Parameters):
    """The three surrounds, and how the result is brought to levels."""

    small: Annotated[float, Field(title="Small surround", ge=1, le=500, description="in pixels; brings out detail")] = (
        15
    )
    middle: Annotated[float, Field(title="Middle surround", ge=1, le=500, description="in pixels")] = 80
    large: Annotated[
        float, Field(title="Large surround", ge=1, le=500, description="in pixels; keeps large areas apart")
    ] = 250
    colour: Annotated[
        float, Field(title="Colour restoration", ge=0, le=1, description="0: grey where light is coloured; 1: full")
    ] = 0.8
    cut: Annotated[
        float,
        Field(
            title="Cut off", ge=0, le=10, description="percent of the values at each end that may turn black or white"
        ),
    ] = 2.0
    strength: Annotated[
        float, Field(title="Strength", ge=0, le=1, description="0 changes nothing, 1 changes everything")
    ] = 0.7


def surround(picture: Float, sigma: float) -> Float:
    """A picture blurred by a Gaussian, however wide; (height, width, channels)."""
    import cv2

    height, width = picture.shape[:2]
    factor = max(1, min(int(sigma / _FINEST), height // 4, width // 4))
    if factor == 1:
        return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma, borderType=cv2.BORDER_REFLECT), np.float32)
    small = cv2.resize(picture, (width // factor, height // factor), interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), sigma / factor, borderType=cv2.BORDER_REFLECT)
    return np.asarray(cv2.resize(blurred, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)


def _run(given: Given, parameters: Retinex, work: Work) -> Result:
    light = given.picture.astype(np.float32) + 1
    detail = np.log(light)
    scales = (parameters.small, parameters.middle, parameters.large)
    for number, sigma in enumerate(scales):
        work.report(number / 4, Message("surround of {sigma:.0f} pixels", sigma=sigma))
        detail -= np.log(surround(light, sigma)) / len(scales)
    work.report(0.75, Message("restoring colours"))
    if parameters.colour > 0:
        # the share of one colour can lie below 1/125: the logarithm would turn the picture round
        restoration = np.maximum(np.log(_ALPHA * light / light.sum(axis=2, keepdims=True)), 0)
        detail *= restoration**parameters.colour
    low, high = np.percentile(detail[:: max(1, detail.shape[0] // 1000)], (parameters.cut, 100 - parameters.cut))
    after = (detail - low) * (255 / max(float(high - low), 1e-3))
    after = given.picture + (np.clip(after, 0, 255) - given.picture) * parameters.strength
    return Result(
        words=Message(
            "Mean level {picture:.0f} before, {after:.0f} after", picture=given.picture.mean(), after=after.mean()
        ),
        picture=levels.to_bytes(after),
    )


TASK = Task(
    "retinex",
    "Retinex",
    Group.ENHANCEMENT,
    "See what lies in deep shade and in bright light, much as the eye does.",
    Retinex,
    _run,
    truth=REFERENCE,
    pace="quick",
    keeps_transparency=True,
)
