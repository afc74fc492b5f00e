"""White balance by what the picture says of its light: grey world, white patch, shades of grey (Finlayson 2004)."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work


class WhiteBalance(Parameters):
    """How the colour of the light is estimated."""

    method: Annotated[
        Literal["grey world", "white patch", "shades of grey"],
        Field(
            title="Light is taken from",
            description="grey world: the mean; white patch: the brightest; shades of grey: between the two",
        ),
    ] = "shades of grey"
    power: Annotated[
        float,
        Field(title="Power", ge=1, le=20, description="of shades of grey: 1 is grey world, 20 nearly white patch"),
    ] = 6.0
    brightest: Annotated[
        float,
        Field(title="Brightest", ge=0, le=10, description="percent of the pixels that the white patch passes over"),
    ] = 1.0
    strength: Annotated[
        float, Field(title="Strength", ge=0, le=1, description="0 changes nothing, 1 removes the cast whole")
    ] = 1.0


def light(picture: Image, parameters: WhiteBalance) -> npt.NDArray[np.float64]:
    """The estimated light: (red, green, blue), of mean 1."""
    counts = np.stack([levels.histogram(picture[..., channel]) for channel in range(3)])
    steps = np.arange(levels.LEVELS, dtype=np.float64)
    pixels = counts.sum(axis=1)
    if parameters.method == "white patch":
        share = np.cumsum(counts, axis=1) / pixels[:, None]
        found = np.array([float(np.searchsorted(row, 1 - parameters.brightest / 100 - 1e-9)) for row in share])
    else:
        power = 1.0 if parameters.method == "grey world" else parameters.power
        found = ((counts * (steps / 255) ** power).sum(axis=1) / pixels) ** (1 / power)
    found = np.maximum(found, found.max() / 50 + 1e-9)  # a channel that is empty cannot be raised
    return np.asarray(found / found.mean(), np.float64)


def _run(given: Given, parameters: WhiteBalance, _work: Work) -> Result:
    import cv2

    found = light(given.picture, parameters)
    gains = found**-parameters.strength
    # the picture keeps its brightness
    means = given.picture.reshape(-1, 3).mean(axis=0)
    gains *= means.sum() / max(float((means * gains).sum()), 1e-9)
    steps = np.arange(levels.LEVELS, dtype=np.float64)[:, None]
    table = levels.to_bytes(steps * gains)
    after = np.asarray(cv2.LUT(given.picture, table[None]), np.uint8)
    names = ("Red", "Green", "Blue")
    cast = names[int(found.argmax())].lower()
    apart = float(found.max() / found.min() - 1)
    return Result(
        words=Message(
            "The light is {apart:.0f} % stronger in {cast} than in its weakest colour", apart=100 * apart, cast=cast
        )
        if apart > 0.01
        else Message("The light is neutral"),
        picture=after,
        table=Table(
            ("Colour", "Estimated light", "Gain"),
            tuple((name, float(found[k]), float(gains[k])) for k, name in enumerate(names)),
        ),
    )


TASK = Task(
    "white-balance",
    "White balance",
    Group.ENHANCEMENT,
    "Remove the colour of the light, so that white looks white.",
    WhiteBalance,
    _run,
    truth=REFERENCE,
    pace="instant",
    keeps_transparency=True,
)
