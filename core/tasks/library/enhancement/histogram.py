"""Changing the histogram of a picture: equalised, stretched, or like that of another (Gonzalez & Woods, chapter 3)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Mask, Parameters, Plot, Result, Second, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work

Curve = npt.NDArray[np.float64]
"""New level, 0..255, for each of the levels 0..255."""
_STEPS = np.arange(levels.LEVELS, dtype=np.float64)


class Histogram(Parameters):
    """What is done to the histogram."""

    change: Annotated[
        Literal["equalise", "stretch", "match"],
        Field(
            title="Change",
            description="equalise: every level as often; stretch: from black to white; match: as in the second picture",
        ),
    ] = "equalise"
    of: Annotated[
        Literal["lightness", "each colour"],
        Field(title="Histogram of", description="lightness keeps the colours; each colour by itself removes a cast"),
    ] = "lightness"
    cut: Annotated[
        float,
        Field(title="Cut off", ge=0, le=20, description="percent of the pixels at each end that stretching ignores"),
    ] = 1.0
    strength: Annotated[
        float, Field(title="Strength", ge=0, le=1, description="0 changes nothing, 1 changes everything")
    ] = 1.0


def equalising(counts: Curve) -> Curve:
    """The curve that makes every level as often as every other."""
    # the middle of each level's own steps: black does not turn grey where much is black
    return np.asarray((np.cumsum(counts) - counts / 2) * (255 / max(counts.sum(), 1)), np.float64)


def stretching(counts: Curve, cut: float) -> Curve:
    """The straight line that spreads what lies between two percentiles from black to white."""
    share = np.cumsum(counts) / max(counts.sum(), 1)
    low, high = np.searchsorted(share, (cut / 100, 1 - cut / 100 - 1e-9))
    low = max(int(low), int(np.flatnonzero(counts)[0]))
    return (_STEPS - low) * (255 / (high - low)) if high > low else _STEPS


def matching(counts: Curve, wanted: Curve) -> Curve:
    """The curve that gives a histogram the shape of another one."""
    mine = (np.cumsum(counts) - counts / 2) / max(counts.sum(), 1)
    theirs = (np.cumsum(wanted) - wanted / 2) / max(wanted.sum(), 1)
    used = wanted > 0
    return np.asarray(np.interp(mine, theirs[used], _STEPS[used]), np.float64)


def _run(given: Given, parameters: Histogram, _work: Work) -> Result:
    if parameters.change == "match" and given.second is None:
        raise TaskError("choose a second picture, whose histogram this one shall take")
    other = given.picture if given.second is None else given.second
    after = (_lightness if parameters.of == "lightness" else _colours)(given.picture, other, parameters)
    return Result(
        words=_words(given.picture, after),
        picture=after,
        plots=(_plot("Histogram before", given.picture), _plot("Histogram after", after)),
    )


def _curve(counts: Curve, wanted: Callable[[], Curve], parameters: Histogram) -> Curve:
    if parameters.change == "equalise":
        curve = equalising(counts)
    elif parameters.change == "stretch":
        curve = stretching(counts, parameters.cut)
    else:
        curve = matching(counts, wanted())
    return np.asarray(np.clip(_STEPS + (curve - _STEPS) * parameters.strength, 0, 255), np.float64)


def _lightness(picture: Image, other: Image, parameters: Histogram) -> Image:
    light, lab = levels.split_lightness(picture)
    counts = levels.histogram(levels.to_bytes(light))
    curve = _curve(counts, lambda: levels.histogram(levels.to_bytes(levels.split_lightness(other)[0])), parameters)
    return levels.with_lightness(np.interp(light, _STEPS, curve), lab)


def _colours(picture: Image, other: Image, parameters: Histogram) -> Image:
    after = np.empty_like(picture)
    for channel in range(3):
        before, like = picture[..., channel], other[..., channel]
        curve = _curve(levels.histogram(before), partial(levels.histogram, like), parameters)
        after[..., channel] = levels.to_bytes(curve)[before]
    return after


def _plot(title: str, picture: Image) -> Plot:
    names = ("Red", "Green", "Blue")
    light: Mask = levels.to_bytes(levels.split_lightness(picture)[0])
    lines = (
        levels.histogram_line("Lightness", light),
        *(levels.histogram_line(name, picture[..., channel]) for channel, name in enumerate(names)),
    )
    return Plot(title, "Level", "Percent of pixels", lines)


def _words(before: Image, after: Image) -> str:
    spread = [float(levels.grey(picture).std()) for picture in (before, after)]
    return Message(
        "Contrast (standard deviation of the grey levels): {spread:.0f} before, {spread2:.0f} after",
        spread=spread[0],
        spread2=spread[1],
    )


TASK = Task(
    "histogram",
    "Histogram",
    Group.ENHANCEMENT,
    "Give a flat or dark picture its full range of levels, or the levels of another picture.",
    Histogram,
    _run,
    second=Second("Picture with the wanted histogram", required=False),
    truth=REFERENCE,
    pace="quick",
    keeps_transparency=True,
)
