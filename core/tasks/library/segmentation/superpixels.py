"""Superpixels: small regions of one colour that follow edges.

Achanta et al.: "SLIC Superpixels Compared to State-of-the-Art Superpixel Methods", IEEE PAMI 34(11), 2012.
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


class Superpixels(Parameters):
    """What can be set."""

    count: Annotated[int, Field(title="Regions", ge=2, le=5000, description="about as many")] = 300
    compactness: Annotated[
        float, Field(title="Compactness", ge=0.1, le=100, description="higher makes squares, lower follows colours")
    ] = 12
    sigma: Annotated[float, Field(title="Blur before", ge=0, le=5, description="in pixels")] = 1


def run(given: Given, parameters: Superpixels, work: Work) -> Result:
    """Divide the picture."""
    from skimage.segmentation import slic

    work.report(0.0, Message("Dividing the picture"))
    picture, _ = drawing.shrunk(given.picture, _PIXELS)
    labels = slic(
        picture,
        n_segments=min(parameters.count, picture.shape[0] * picture.shape[1] // 4),
        compactness=parameters.compactness,
        sigma=parameters.sigma,
        start_label=0,
        channel_axis=-1,
    )
    found = regions.numbered(labels)
    work.report(0.7, Message("Colouring"))
    return regions.result(found, given.picture, Message("{found} superpixels", found=found.max() + 1))


TASK = Task(
    "superpixels",
    "Superpixels (SLIC)",
    Group.SEGMENTATION,
    "Divides a picture into many small regions of one colour that follow its edges.",
    Superpixels,
    run,
)
