"""Regions joined while they differ less from each other than within themselves.

Felzenszwalb and Huttenlocher: "Efficient Graph-Based Image Segmentation", IJCV 59(2), 2004.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from core.base.messages import Message
from core.tasks.library.features import drawing
from core.tasks.library.segmentation import regions
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.work import Work

_PIXELS = 400_000


class Felzenszwalb(Parameters):
    """What can be set."""

    scale: Annotated[float, Field(title="Scale", ge=1, le=5000, description="higher makes larger regions")] = 300
    sigma: Annotated[float, Field(title="Blur before", ge=0, le=5, description="in pixels")] = 0.8
    smallest: Annotated[
        float, Field(title="Smallest region", ge=0.001, le=10, description="in percent of the picture")
    ] = 0.1


def run(given: Given, parameters: Felzenszwalb, work: Work) -> Result:
    """Divide the picture."""
    from skimage.segmentation import felzenszwalb

    work.report(0.0, Message("Dividing the picture"))
    picture, _ = drawing.shrunk(given.picture, _PIXELS)
    smallest = max(2, round(picture.shape[0] * picture.shape[1] * parameters.smallest / 100))
    found = regions.numbered(
        felzenszwalb(picture, parameters.scale, parameters.sigma, smallest, channel_axis=-1),
    )
    work.report(0.7, Message("Colouring"))
    count = int(found.max()) + 1
    return regions.result(
        found, given.picture, Message("1 region") if count == 1 else Message("{count} regions", count=count)
    )


TASK = Task(
    "felzenszwalb",
    "Regions by a graph (Felzenszwalb)",
    Group.SEGMENTATION,
    "Divides a picture into regions of any size, fine where it is busy and coarse where it is smooth.",
    Felzenszwalb,
    run,
)
