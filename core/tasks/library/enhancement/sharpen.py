"""Unsharp masking of the lightness: the difference from a blurred picture, added."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work


class Sharpen(Parameters):
    """How wide, how much, and from which difference on."""

    radius: Annotated[float, Field(title="Radius", ge=0.3, le=50, description="of the blur, in pixels")] = 1.5
    amount: Annotated[float, Field(title="Amount", ge=0, le=5, description="share of the difference that is added")] = (
        1.0
    )
    threshold: Annotated[
        float, Field(title="Threshold", ge=0, le=50, description="grey levels below which a difference counts as noise")
    ] = 2.0


def _run(given: Given, parameters: Sharpen, _work: Work) -> Result:
    import cv2

    light, lab = levels.split_lightness(given.picture)
    blurred = cv2.GaussianBlur(light, (0, 0), parameters.radius, borderType=cv2.BORDER_REFLECT)
    difference = light - np.asarray(blurred, np.float32)
    # differences shrink by the threshold and do not jump at it
    kept = np.sign(difference) * np.maximum(np.abs(difference) - np.float32(parameters.threshold), 0)
    return Result(
        words=Message("{kept:.0f} % of the pixels were sharpened", kept=100 * float((kept != 0).mean())),
        picture=levels.with_lightness(light + kept * np.float32(parameters.amount), lab),
        layers={"What was added": levels.as_picture(levels.to_bytes(128 + kept * parameters.amount))},
    )


TASK = Task(
    "sharpen",
    "Sharpen",
    Group.ENHANCEMENT,
    "Make edges and fine detail stand out, and leave smooth areas alone.",
    Sharpen,
    _run,
    truth=REFERENCE,
    pace="quick",
    keeps_transparency=True,
)
