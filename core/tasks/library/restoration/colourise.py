"""Colour from a few coloured strokes.

Levin, Lischinski and Weiss: "Colorization using optimization", SIGGRAPH 2004. Neighbours of like lightness get like
colours: a sparse system of linear equations, in which the strokes are known.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Mask, Parameters, Result, Second, Task
from core.tasks.truths.reference import REFERENCE
from core.tasks.work import Work


class Colourise(Parameters):
    """What can be set."""

    difference: Annotated[
        float, Field(title="Difference", ge=1, le=100, description="in grey levels, from which a stroke is seen as one")
    ] = 12
    contrast: Annotated[
        float, Field(title="Edges", ge=0.1, le=10, description="how strongly edges keep colours apart")
    ] = 1.0
    side: Annotated[
        int, Field(title="Working size", ge=100, le=1000, description="longer side in pixels at which it is solved")
    ] = 480
    strength: Annotated[float, Field(title="Strength", ge=0, le=2, description="of the colours")] = 1.0


def strokes(picture: Image, coloured: Image, difference: float) -> Mask:
    """Where a copy of a picture was painted on, 1 in uint8 (height, width).

    Args:
        picture: uint8 (height, width, 3).
        coloured: of the same size.
        difference: grey levels by which some channel must differ from the picture.

    """
    import cv2

    apart = cv2.absdiff(picture, coloured).max(axis=2) > difference
    # what is grey on both has no colour to give; a black stroke does not say black, but grey
    painted = np.asarray(apart, np.uint8)
    # the seam of a stroke mixes its colour with what lies below
    inner = np.asarray(cv2.erode(painted, np.ones((3, 3), np.uint8)), np.uint8)
    return inner if inner.any() else painted


def spread(light: Float, colours: Float, known: Mask, contrast: float, work: Work) -> Float:
    """Colours for every pixel.

    Args:
        light: (height, width) 0..1.
        colours: (height, width, 2), of which those of known pixels count.
        known: (height, width), not 0 where a colour is given.
        contrast: how strongly edges keep colours apart; 1 is as in the paper.
        work: told how far it has got.

    """
    from scipy.sparse import coo_array, diags_array
    from scipy.sparse.linalg import splu

    height, width = light.shape
    count = height * width
    index = np.arange(count).reshape(height, width)
    light = light.astype(np.float64)
    # variance of the lightness within 3 × 3 pixels; the authors' own program takes 0.3 of it
    framed = np.pad(light, 1, mode="edge")
    around = np.stack([framed[y : y + height, x : x + width] for y in range(3) for x in range(3)])
    variance = np.maximum(0.3 * around.var(axis=0) / contrast**2, 1e-6)
    rows, columns, weights = [], [], []
    for y, x in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = np.s_[: height - y, max(0, -x) : width - max(0, x)]
        there = np.s_[y:, max(0, x) : width + min(0, x)]
        apart = (light[here] - light[there]) ** 2
        for one, other in ((here, there), (there, here)):
            rows.append(index[one].ravel())
            columns.append(index[other].ravel())
            weights.append(np.exp(-apart / (2 * variance[one])).ravel() + 1e-6)
    every = coo_array(
        (np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns))), (count, count)
    ).tocsr()
    free = np.flatnonzero(known.ravel() == 0)
    given = np.flatnonzero(known.ravel())
    answer = colours.reshape(count, 2).astype(np.float64).copy()
    if len(free):
        sums = np.asarray(every.sum(axis=1)).ravel()
        shares = (diags_array(1 / sums) @ every)[free]
        system = (diags_array(np.ones(len(free))) - shares[:, free]).tocsc()
        work.report(0.2, Message("Spreading the colours"))
        solver = splu(system, permc_spec="COLAMD")
        for channel in range(2):
            work.report(0.6 + 0.2 * channel, Message("Spreading the colours"))
            answer[free, channel] = solver.solve(shares[:, given] @ answer[given, channel])
    return np.asarray(answer.reshape(height, width, 2), np.float32)


def run(given: Given, parameters: Colourise, work: Work) -> Result:
    """Colour a picture."""
    import cv2

    picture, coloured = given.picture, given.second
    if coloured is None:
        raise TaskError("give the same picture with coloured strokes as the second one")
    if coloured.shape != picture.shape:
        raise TaskError("the picture with strokes must be as large as the picture")
    light = drawing.grey(picture)
    grey = drawing.three(light)
    marks = strokes(picture, coloured, parameters.difference)
    if not marks.any():
        return Result(Message("No strokes were found: paint colours on a copy of the picture"), grey)
    small, _ = drawing.shrunk(grey, parameters.side**2 * min(light.shape) / max(light.shape))
    size = (small.shape[1], small.shape[0])
    # the mean colour of the stroke within each smaller pixel
    weight = cv2.resize(marks.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    chroma = _chroma(coloured) * marks[..., None]
    total: npt.NDArray[np.float32] = cv2.resize(chroma, size, interpolation=cv2.INTER_AREA)
    known = np.asarray(weight > min(0.5, float(weight.max()) / 2), np.uint8)
    colours = spread(
        np.asarray(small[..., 0], np.float32) / np.float32(255),
        np.asarray(total / np.maximum(weight, 1e-6)[..., None], np.float32),
        known,
        parameters.contrast,
        work,
    )
    work.report(0.95, Message("Bringing the colours to full size"))
    whole = cv2.resize(colours * parameters.strength, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    result = _mixed(light, whole)
    return Result(
        words=Message("Strokes on {marks:.1%} of the picture gave it its colours", marks=marks.mean()),
        picture=result,
        layers={"Strokes": np.where(marks[..., None] > 0, coloured, grey), "Grey": grey},
    )


def _chroma(picture: Image) -> Float:
    """The two channels of colour beside lightness, about 0: (height, width, 2)."""
    import cv2

    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)[..., 1:], np.float32) - 128


def _mixed(light: Mask, chroma: Float) -> Image:
    import cv2

    channels = np.dstack([light, np.clip(np.rint(chroma + 128), 0, 255).astype(np.uint8)])
    return np.asarray(cv2.cvtColor(channels, cv2.COLOR_YCrCb2RGB), np.uint8)


TASK = Task(
    "colourise-strokes",
    "Colour from strokes",
    Group.RESTORATION,
    "Colour a grey picture: paint a few coloured strokes on a copy, and they spread up to the edges.",
    Colourise,
    run,
    second=Second("The same picture with coloured strokes"),
    truth=REFERENCE,
    keeps_transparency=True,
)
