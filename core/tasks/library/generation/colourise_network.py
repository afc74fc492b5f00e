"""Colours for a grey picture, by the network of Zhang, Isola and Efros (ECCV 2016; :mod:`models.colouriser`)."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from PIL import Image as Pillow
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

_SIDE = 256  # pixels; what the network looks at
_BAND = 512  # rows converted at once: colours are floats, of which a large picture has many


class Colourise(Parameters):
    """How much colour."""

    strength: Annotated[
        float, Field(title="Colour", ge=0, le=2, description="1 is as the network has it, 0 leaves the picture grey")
    ] = 1.0


def lightness(picture: Image) -> Float:
    """Lightness 0-100 of CIELAB, (height, width)."""
    import cv2

    return np.asarray(cv2.cvtColor(np.asarray(picture, np.float32) / 255, cv2.COLOR_RGB2LAB)[..., 0], np.float32)


def coloured(picture: Image, plane: Float, strength: float = 1.0) -> Image:
    """A picture with its own lightness and other colours.

    Args:
        picture: uint8 (height, width, 3).
        plane: (rows, columns, 2): a and b of CIELAB, spread over the picture.
        strength: what they are multiplied by.

    """
    import cv2

    height, width = picture.shape[:2]
    wide = np.asarray(
        cv2.resize(plane * np.float32(strength), (width, height), interpolation=cv2.INTER_LINEAR), np.float32
    )
    result = np.empty_like(picture)
    for top in range(0, height, _BAND):
        band = slice(top, top + _BAND)
        lab = np.dstack([lightness(picture[band]), wide[band]])
        rgb = cv2.cvtColor(np.ascontiguousarray(lab, np.float32), cv2.COLOR_LAB2RGB)
        result[band] = np.rint(np.clip(rgb, 0, 1) * 255)
    return result


def run(given: Given, parameters: Colourise, work: Work) -> Result:
    """Colour the picture."""
    picture = given.picture
    work.report(0.0, Message("Loading the network"))
    try:
        network = work.network("colouriser")
    except RuntimeError as error:
        raise TaskError("the colourisation network cannot be loaded: {why}", why=str(error).splitlines()[0]) from None
    small = np.asarray(Pillow.fromarray(picture).resize((_SIDE, _SIDE), Pillow.Resampling.BICUBIC), np.uint8)
    work.report(0.4, Message("Choosing colours"))
    plane = network(lightness(small)[None, ..., None])[0][0].transpose(1, 2, 0)
    work.report(0.8, Message("Colouring"))
    result = coloured(picture, np.ascontiguousarray(plane, np.float32), parameters.strength)
    saturation = float(np.hypot(plane[..., 0], plane[..., 1]).mean() * parameters.strength)
    words = (
        Message("Coloured; the lightness is that of the picture")
        if saturation > 2
        else Message("The network has nearly no colour for it")
    )
    return Result(words, result)


TASK = Task(
    "colourise",
    "Colourisation",
    Group.GENERATION,
    "Give a black and white photo plausible colours.",
    Colourise,
    run,
    weights=("colouriser",),
    truth=REFERENCE,
    keeps_transparency=True,
)
