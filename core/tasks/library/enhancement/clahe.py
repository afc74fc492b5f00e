"""Contrast limited adaptive histogram equalisation (Zuiderveld 1994) of the lightness."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Parameters, Plot, Result, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work


class Clahe(Parameters):
    """How strongly, and in how many tiles."""

    limit: Annotated[
        float, Field(title="Clip limit", ge=1, le=40, description="how much contrast may grow: 1 hardly, 40 as it will")
    ] = 2.5
    tiles: Annotated[
        int, Field(title="Tiles", ge=1, le=32, description="along each side; 1 looks at the whole picture at once")
    ] = 8


def _run(given: Given, parameters: Clahe, _work: Work) -> Result:
    import cv2

    light, lab = levels.split_lightness(given.picture)
    before = levels.to_bytes(light)
    # a tile of fewer than eight pixels would only amplify noise
    across, down = (max(1, min(parameters.tiles, side // 8)) for side in (before.shape[1], before.shape[0]))
    after = np.asarray(cv2.createCLAHE(parameters.limit, (across, down)).apply(before), np.uint8)
    lines = (levels.histogram_line("Before", before), levels.histogram_line("After", after))
    return Result(
        words=Message(
            "Contrast (standard deviation of the lightness): {before:.0f} before, {after:.0f} after",
            before=before.std(),
            after=after.std(),
        ),
        picture=levels.with_lightness(after.astype(np.float32), lab),
        plots=(Plot("Histogram of the lightness", "Level", "Percent of pixels", lines),),
    )


TASK = Task(
    "clahe",
    "Local contrast (CLAHE)",
    Group.ENHANCEMENT,
    "Bring out detail in shade and in light at once, tile by tile, without blowing up noise.",
    Clahe,
    _run,
    truth=REFERENCE,
    pace="quick",
    keeps_transparency=True,
)
