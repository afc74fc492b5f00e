"""Super-resolution by Portico's own network (:mod:`models.super_resolution`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from PIL import Image as Pillow
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.tiling import in_tiles
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

if TYPE_CHECKING:
    from core.base.progress import Report
    from models.runtime import Network

_MARGIN = 10  # how far the network looks
_LARGEST = 64_000_000  # pixels of a result


class SuperResolution(Parameters):
    """What can be set."""

    scale: Annotated[Literal["2", "3", "4"], Field(title="Enlargement", description="times as wide and as high")] = "3"


def enlarged(
    picture: Image, scale: int, network: Network, report: Report | None = None, usual: Image | None = None
) -> Image:
    """A picture enlarged: bicubic, and what the network adds to its luminance.

    Args:
        picture: uint8 (height, width, 3).
        scale: of the network, 2, 3 or 4.
        network: ``super-resolution-x2`` and so on of the zoo.
        report: told how far it has got.
        usual: the picture as :func:`bicubic` enlarges it, where that has been done.

    Returns:
        uint8 (scale · height, scale · width, 3).

    """
    added = in_tiles(network, picture, _MARGIN, scale, report)
    if usual is None:
        usual = bicubic(picture, scale)
    return np.asarray(np.clip(np.rint(usual + added), 0, 255), np.uint8)


def bicubic(picture: Image, scale: int) -> Image:
    """A picture enlarged in the usual way."""
    size = (scale * picture.shape[1], scale * picture.shape[0])
    return np.array(Pillow.fromarray(picture).resize(size, Pillow.Resampling.BICUBIC), np.uint8)


def run(given: Given, parameters: SuperResolution, work: Work) -> Result:
    """Enlarge the picture."""
    picture, scale = given.picture, int(parameters.scale)
    height, width = (scale * side for side in picture.shape[:2])
    if height * width > _LARGEST:
        raise TaskError(
            "{width}×{height} pixels would come out, more than {largest} million: use a smaller picture",
            width=width,
            height=height,
            largest=_LARGEST // 10**6,
        )
    usual = bicubic(picture, scale)
    result = enlarged(picture, scale, work.network(f"super-resolution-x{scale}"), work.report, usual)
    words = Message(
        "{shape}×{shape2} pixels became {width}×{height}",
        shape=picture.shape[1],
        shape2=picture.shape[0],
        width=width,
        height=height,
    )
    return Result(words, result, {"Bicubic": usual})


TASK = Task(
    "super-resolution",
    "Super-resolution",
    Group.GENERATION,
    "Enlarge a picture two, three or four times, sharper than bicubic enlargement.",
    SuperResolution,
    run,
    weights=("super-resolution",),
    truth=REFERENCE,
    keeps_transparency=True,
)
