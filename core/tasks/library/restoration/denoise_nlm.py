"""Non-local means (Buades, Coll & Morel 2005): each pixel becomes the mean of those whose surroundings look alike."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.faces import Float
from core.tasks.library.restoration import noise
from core.tasks.task import Given, Group, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

_H = 0.6  # filter width for each unit of noise; measured: see the tests


class Means(noise.Noise):
    """How large the surroundings are, and how far is searched."""

    patch: Annotated[int, Field(title="Patch", ge=1, le=5, description="radius of the surroundings, in pixels")] = 2
    search: Annotated[int, Field(title="Search", ge=2, le=15, description="how far to look around, in pixels")] = 6


def _run(given: Given, parameters: Means, work: Work) -> Result:
    from skimage.restoration import denoise_nl_means

    def change(part: Float, _work: Work, sigma: float) -> Float:
        found = denoise_nl_means(
            part / 255,
            patch_size=2 * parameters.patch + 1,
            patch_distance=parameters.search,
            h=_H * parameters.strength * sigma / 255,
            sigma=sigma / 255,
            fast_mode=True,
            channel_axis=-1,
        )
        return np.asarray(found, np.float32) * np.float32(255)

    return noise.removed(given, parameters, work, change, parameters.search + parameters.patch + 1)


TASK = Task(
    "denoise-nlm",
    "Denoise by non-local means",
    Group.RESTORATION,
    "Remove noise and keep texture that repeats, such as cloth, hair and walls.",
    Means,
    _run,
    truth=REFERENCE,
    pace="slow",
    keeps_transparency=True,
)
