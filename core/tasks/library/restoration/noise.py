"""The noise of a picture: measured, or as somebody knows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.enhancement import levels
from core.tasks.library.restoration.strips import PIECE, by_strips
from core.tasks.task import Given, Parameters, Result
from core.tasks.work import Work

_SEEN = 2_000_000  # pixels that are measured at most
_LEAST = 0.2  # grey levels: below, there is only rounding

Known = Annotated[
    float,
    Field(title="Noise", ge=0, le=100, description="standard deviation in grey levels; 0: measured in the picture"),
]


class Noise(Parameters):
    """What every filter against noise is told."""

    noise: Known = 0.0
    strength: Annotated[
        float, Field(title="Strength", ge=0.1, le=5, description="1 suits the noise; more smooths more")
    ] = 1.0


def measured(picture: Image) -> float:
    """Standard deviation of the noise in grey levels, mean over the colours (Donoho 1994); fine texture counts too."""
    height, width = picture.shape[:2]
    rows = min(height, max(_SEEN // width, 64))
    top = (height - rows) // 2
    part = picture[top : top + rows].astype(np.float32)
    return float(np.mean([_measured(part[..., channel]) for channel in range(3)]))


def _measured(channel: Float) -> float:
    import pywt

    diagonal = np.abs(pywt.dwt2(channel, "db2")[1][2])
    # what is quite even, such as clipped light, a drawing or a frame, shows no noise
    used = diagonal[diagonal > 1e-2]
    return float(np.median(used)) / 0.6745 if used.size > diagonal.size / 20 else 0.0


def removed(
    given: Given,
    parameters: Noise,
    work: Work,
    change: Callable[[Float, Work, float], Float],
    margin: int,
    pixels: int = PIECE,
) -> Result:
    """What a filter against noise makes of a picture, and what it took away.

    Args:
        given: the picture.
        parameters: the noise.
        work: told how far it has got.
        change: levels 0..255, its part of the work and the noise's standard deviation → levels.
        margin: how far the filter looks, in pixels.
        pixels: of the strips that it is done in.

    """
    sigma = parameters.noise or measured(given.picture)
    if sigma < _LEAST:
        return Result(Message("No noise was found"), given.picture.copy())
    words = Message("removing noise")
    after = by_strips(given.picture, lambda part, its: change(part, its, sigma), margin, work, words, pixels)
    away = given.picture.astype(np.float32) - after
    return Result(
        words=Message(
            "Noise of {sigma:.1f} grey levels (given); {away:.1f} were taken away"
            if parameters.noise
            else "Noise of {sigma:.1f} grey levels (measured); {away:.1f} were taken away",
            sigma=sigma,
            away=float(away.std()),
        ),
        picture=after,
        layers={"What was removed": levels.to_bytes(128 + away * np.float32(3))},
    )
