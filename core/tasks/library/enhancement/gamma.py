"""Curves over the levels: gamma, logarithm and sigmoid (Gonzalez & Woods, chapter 3; Braun & Fairchild 1999)."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work


class Gamma(Parameters):
    """Which curve."""

    curve: Annotated[
        Literal["gamma", "logarithm", "sigmoid"],
        Field(title="Curve", description="gamma and logarithm lighten the dark; sigmoid raises the contrast"),
    ] = "gamma"
    gamma: Annotated[
        float, Field(title="Gamma", ge=0.1, le=5, description="below 1 lightens, above 1 darkens; for the curve gamma")
    ] = 0.7
    gain: Annotated[
        float, Field(title="Gain", ge=0.1, le=50, description="how strongly the logarithm or the sigmoid bends")
    ] = 8.0
    middle: Annotated[
        float, Field(title="Middle", ge=0, le=1, description="level, 0 to 1, at which the sigmoid is steepest")
    ] = 0.5


def curve(parameters: Gamma) -> npt.NDArray[np.float64]:
    """New level, 0..255, for each of the levels 0..255: black stays black and white stays white."""
    x = np.linspace(0, 1, levels.LEVELS)
    if parameters.curve == "gamma":
        y = x**parameters.gamma
    elif parameters.curve == "logarithm":
        y = np.log1p(parameters.gain * x) / np.log1p(parameters.gain)
    else:
        y = 1 / (1 + np.exp(parameters.gain * (parameters.middle - x)))
        y = (y - y[0]) / (y[-1] - y[0])
    return np.asarray(y * 255, np.float64)


def _run(given: Given, parameters: Gamma, _work: Work) -> Result:
    import cv2

    wanted = curve(parameters)
    after = np.asarray(cv2.LUT(given.picture, levels.to_bytes(wanted)), np.uint8)
    steps = np.arange(levels.LEVELS, dtype=np.float64)
    lines = (Line("Curve", steps, wanted), Line("Unchanged", steps, steps))
    return Result(
        words=Message(
            "Mean level {picture:.0f} before, {after:.0f} after", picture=given.picture.mean(), after=after.mean()
        ),
        picture=after,
        plots=(Plot("Curve", "Level before", "Level after", lines),),
    )


TASK = Task(
    "gamma",
    "Gamma and other curves",
    Group.ENHANCEMENT,
    "Lighten or darken a picture, or raise its contrast, by a curve over its levels.",
    Gamma,
    _run,
    truth=REFERENCE,
    pace="instant",
    keeps_transparency=True,
)
