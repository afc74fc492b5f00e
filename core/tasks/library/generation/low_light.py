"""Light for dark photographs, by Portico's own network (:mod:`models.low_light`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

if TYPE_CHECKING:
    from models.runtime import Network

_SEEN = 256  # pixels of the longer side of what the network sees
_STEP = 32  # its sides are multiples of this, so that few shapes have to be prepared
_ROUNDS = 8


class LowLight(Parameters):
    """What can be set."""

    amount: Annotated[float, Field(title="Amount", ge=0, le=1.5, description="1 is what the network says")] = 1.0


def lifted(picture: Image, network: Network, amount: float = 1.0) -> Image:
    """A picture with its dark parts lifted.

    Args:
        picture: uint8 (height, width, 3).
        network: ``low-light`` of the zoo.
        amount: of what the network says, 0 leaves the picture.

    """
    import cv2

    height, width = picture.shape[:2]
    scale = min(1.0, _SEEN / max(height, width))
    size = tuple(max(_STEP, round(scale * side / _STEP) * _STEP) for side in (width, height))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    (bend,) = network(small[None])
    curves: Float = np.asarray(cv2.resize(bend[0, 0], (width, height)), np.float32)[..., None]
    curves = np.clip(amount * curves, -1, 1)
    light = picture.astype(np.float32) / 255
    for _ in range(_ROUNDS):
        light += curves * (light * light - light)
    return np.asarray(np.clip(np.rint(255 * light), 0, 255), np.uint8)


def run(given: Given, parameters: LowLight, work: Work) -> Result:
    """Lift the dark parts."""
    result = lifted(given.picture, work.network("low-light"), parameters.amount)
    before, after = given.picture.mean() / 2.55, result.mean() / 2.55
    return Result(
        Message("Mean brightness went from {before:.0f} % to {after:.0f} %", before=before, after=after), result
    )


TASK = Task(
    "low-light",
    "Light for dark pictures",
    Group.GENERATION,
    "See what is in the dark parts of a photograph.",
    LowLight,
    run,
    weights=("low-light",),
    truth=REFERENCE,
    pace="quick",
    keeps_transparency=True,
)
