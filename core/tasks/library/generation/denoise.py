"""Removing noise by Portico's own network (:mod:`models.denoiser`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.tiling import in_tiles
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

if TYPE_CHECKING:
    from core.base.progress import Report
    from models.runtime import Network

_MARGIN = 18  # how far the network looks


class Denoise(Parameters):
    """What can be set."""

    strength: Annotated[
        float,
        Field(title="Noise", ge=0, le=60, description="standard deviation in grey levels; 0 estimates it"),
    ] = 0


def cleaned(picture: Image, strength: float, network: Network, report: Report | None = None) -> Image:
    """A picture without its noise.

    Args:
        picture: uint8 (height, width, 3).
        strength: standard deviation of the noise in grey levels, 0..60.
        network: ``denoiser`` of the zoo.
        report: told how far it has got.

    """
    plane = np.full((*picture.shape[:2], 1), strength, np.float32)
    told = np.concatenate([picture.astype(np.float32), plane], axis=2)
    return np.asarray(np.clip(np.rint(in_tiles(network, told, _MARGIN, report=report)), 0, 255), np.uint8)


def estimated(picture: Image) -> float:
    """Standard deviation of a picture's noise in grey levels, from its finest wavelet coefficients (Donoho 1994)."""
    from skimage.restoration import estimate_sigma

    return float(np.clip(estimate_sigma(picture, average_sigmas=True, channel_axis=-1), 1.0, 60.0))


def run(given: Given, parameters: Denoise, work: Work) -> Result:
    """Remove the noise."""
    strength = parameters.strength or estimated(given.picture)
    result = cleaned(given.picture, strength, work.network("denoiser"), work.report)
    removed = np.clip(128 + 4 * (given.picture.astype(np.int16) - result), 0, 255).astype(np.uint8)
    words = (
        Message("Noise of {strength:.1f} grey levels was removed", strength=strength)
        if strength > 1
        else Message("There was hardly any noise")
    )
    return Result(words, result, {"What was removed": removed})


TASK = Task(
    "denoise",
    "Remove noise",
    Group.GENERATION,
    "Take the grain out of a photograph and leave its edges.",
    Denoise,
    run,
    weights=("denoiser",),
    truth=REFERENCE,
    keeps_transparency=True,
)
