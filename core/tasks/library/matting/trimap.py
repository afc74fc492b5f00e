"""A trimap for matting, from a mask or by itself."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.features import drawing
from core.tasks.library.matting import trimaps
from core.tasks.library.matting.trimaps import Subject
from core.tasks.task import Given, Group, Mask, Parameters, Result, Second, Table, Task
from core.tasks.work import Work

_TINTS = {trimaps.KNOWN: drawing.GREEN, trimaps.OUTSIDE: (220, 60, 70)}
_TINT = 0.45


class Trimap(Parameters):
    """What can be set."""

    width: Annotated[
        float, Field(title="Open band", ge=0.5, le=25, description="in percent of the longer side; wide for hair")
    ] = 5
    subject: Annotated[Subject, Field(title="Subject", description="what is looked for where no mask is given")] = (
        "automatic"
    )


def shown(picture: Image, trimap: Mask) -> Image:
    """A picture with its foreground tinted green and its background red; what is open is left as it is."""
    drawn = picture.copy()
    for level, tint in _TINTS.items():
        here = trimap == level
        drawn[here] = np.asarray(picture[here] * (1 - _TINT) + np.array(tint) * _TINT, np.uint8)
    return drawn


def run(given: Given, parameters: Trimap, work: Work) -> Result:
    """Make a trimap."""
    picture = given.picture
    if given.second is not None:
        height, width = picture.shape[:2]
        if abs(given.second.shape[0] / given.second.shape[1] - height / width) > 0.02 * height / width:
            raise TaskError("the mask has other proportions than the picture: make it from the same picture")
        mask = drawing.enlarged(drawing.grey(given.second), picture)
        trimap = trimaps.banded(np.asarray((mask > 127) * 255, np.uint8), parameters.width)
        trimap = trimaps.with_strokes(trimap, given.painted)
    else:
        trimap = trimaps.made(picture, given.painted, parameters.subject, parameters.width, work)
    shares = [float((trimap == level).mean()) for level in (trimaps.KNOWN, trimaps.OPEN, trimaps.OUTSIDE)]
    rows = tuple(zip(("Foreground", "Open", "Background"), shares, strict=True))
    return Result(
        words=Message("{shares:.0%} are foreground, {shares2:.0%} are open", shares=shares[0], shares2=shares[1]),
        picture=shown(picture, trimap),
        layers={"Trimap": drawing.three(trimap)},
        table=Table(("Part", "Share of the picture"), rows),
    )


TASK = Task(
    "trimap",
    "Trimap for a matte",
    Group.MATTING,
    "Mark what is foreground and what is open, as matting needs it; paint over it where it errs.",
    Trimap,
    run,
    second=Second("Mask", required=False, unmarked=0),
    brushes=trimaps.BRUSHES,
)
