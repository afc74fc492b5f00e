"""Removing haze by the dark channel prior (He, Sun & Tang 2009): in clear air some colour is dark nearly everywhere."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.enhancement import levels
from core.tasks.library.enhancement.guided import guided_filter
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

_EPSILON = 1e-3  # of the guided filter, as in its paper
_BRIGHTEST = 0.001  # share of the pixels of the haziest places that show the light of the air


class Dehaze(Parameters):
    """How much haze goes."""

    strength: Annotated[
        float, Field(title="Strength", ge=0, le=1, description="share of the haze that is removed; some looks natural")
    ] = 0.9
    patch: Annotated[
        int, Field(title="Patch", ge=1, le=50, description="radius in which something is dark, in pixels of 1000")
    ] = 8
    floor: Annotated[
        float, Field(title="Least light", ge=0.02, le=0.8, description="share of its own light that a place keeps")
    ] = 0.15


def dark_channel(picture: Float, radius: int) -> Float:
    """The darkest colour of any pixel around each: (height, width)."""
    import cv2

    side = 2 * radius + 1
    return np.asarray(cv2.erode(picture.min(axis=2), np.ones((side, side), np.uint8)), np.float32)


def air_light(picture: Float, dark: Float) -> npt.NDArray[np.float32]:
    """The colour of the haze, 0..1: the mean of the brightest pixels of the haziest places."""
    count = max(1, int(dark.size * _BRIGHTEST))
    haziest = np.argpartition(dark.reshape(-1), -count)[-count:]
    return np.asarray(np.maximum(picture.reshape(-1, 3)[haziest].mean(axis=0), 0.05), np.float32)


def transmission(picture: Image, parameters: Dehaze) -> tuple[Float, npt.NDArray[np.float32]]:
    """The share of each pixel's own light that comes through, 0..1, (height, width), and the colour of the haze."""
    values = picture.astype(np.float32) / np.float32(255)
    radius = max(1, round(parameters.patch * max(picture.shape[:2]) / 1000))
    air = air_light(values, dark_channel(values, radius))
    rough = 1 - np.float32(parameters.strength) * dark_channel(np.asarray(values / air, np.float32), radius)
    guide = levels.grey(picture).astype(np.float32) / 255
    return np.clip(guided_filter(rough, guide, 4 * radius, _EPSILON), 0, 1), air


def _run(given: Given, parameters: Dehaze, work: Work) -> Result:
    work.report(0.0, Message("measuring the haze"))
    through, air = transmission(given.picture, parameters)
    work.report(0.6, Message("removing the haze"))
    own = np.maximum(through, np.float32(parameters.floor))[..., None]
    after = levels.to_bytes(((given.picture / np.float32(255) - air) / own + air) * 255)
    return Result(
        words=Message("On average {through:.0f} % of the light is haze", through=100 * (1 - float(through.mean()))),
        picture=after,
        layers={"Clear air": levels.as_picture(levels.to_bytes(through * 255))},
    )


TASK = Task(
    "dehaze",
    "Remove haze",
    Group.RESTORATION,
    "Clear mist, smoke and haze from a picture taken outdoors.",
    Dehaze,
    _run,
    truth=REFERENCE,
    pace="quick",
    keeps_transparency=True,
)
