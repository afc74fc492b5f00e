"""Texture synthesis by image quilting.

Efros and Freeman: "Image quilting for texture synthesis and transfer", SIGGRAPH 2001. Blocks of the sample that agree
where they overlap are laid side by side, and cut apart along the line on which they differ least.
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
from core.tasks.task import Given, Group, Mask, Parameters, Result, Task
from core.tasks.work import Work


class Texture(Parameters):
    """What can be set."""

    block: Annotated[
        int, Field(title="Block", ge=8, le=200, description="side in pixels; about as large as what repeats")
    ] = 40
    overlap: Annotated[
        float, Field(title="Overlap", ge=10, le=50, description="in percent of a block; neighbours share it")
    ] = 25
    width: Annotated[int, Field(title="Width", ge=32, le=2048, description="of the new picture, in pixels")] = 512
    height: Annotated[int, Field(title="Height", ge=32, le=2048, description="of the new picture, in pixels")] = 512
    sample: Annotated[
        int, Field(title="Sample", ge=32, le=1024, description="side of the middle that is used, where none is painted")
    ] = 256
    tolerance: Annotated[
        float, Field(title="Tolerance", ge=0, le=1, description="how much worse than the best a block may fit")
    ] = 0.1
    seed: Annotated[int, Field(title="Seed", ge=0, le=9999, description="another one gives another picture")] = 0


def quilted(
    sample: Image, block: int, overlap: int, size: tuple[int, int], tolerance: float, seed: int, work: Work
) -> Image:
    """A texture like the sample.

    Args:
        sample: uint8 (height, width, 3), larger than a block.
        block: side of a block in pixels.
        overlap: of neighbouring blocks in pixels, 1 to block - 1.
        size: height and width of the result.
        tolerance: how much more than the best block's difference a block may have to be drawn from.
        seed: of the drawing.
        work: told how far it has got.

    """
    generator = np.random.default_rng(seed)
    step = block - overlap
    down, across = (max(1, -(-(side - overlap) // step)) for side in size)
    levels = sample.astype(np.float32)
    canvas = np.zeros((down * step + overlap, across * step + overlap, 3), np.float32)
    last_y, last_x = sample.shape[0] - block, sample.shape[1] - block
    for row in range(down):
        work.report(row / down, Message("Laying blocks"))
        for column in range(across):
            here = np.s_[row * step : row * step + block, column * step : column * step + block]
            old = canvas[here]
            if not row and not column:
                y, x = int(generator.integers(last_y + 1)), int(generator.integers(last_x + 1))
                canvas[here] = levels[y : y + block, x : x + block]
                continue
            shared = np.zeros((block, block), np.float32)
            shared[:overlap] = float(row > 0)
            if column:
                shared[:, :overlap] = 1
            y, x = _drawn(levels, old, shared, tolerance, generator)
            new = levels[y : y + block, x : x + block]
            off = ((new - old) ** 2).sum(axis=2)
            mine = np.ones((block, block), bool)
            if column:
                mine[:, :overlap] &= _right_of_seam(off[:, :overlap])
            if row:
                mine[:overlap] &= _right_of_seam(off[:overlap].T).T
            canvas[here] = np.where(mine[..., None], new, old)
    return np.asarray(canvas[: size[0], : size[1]], np.uint8)


def _drawn(
    levels: Float, old: Float, shared: Float, tolerance: float, generator: np.random.Generator
) -> tuple[int, int]:
    """Row and column of a block of the sample that agrees with what lies there already, drawn from the best."""
    import cv2

    mask = np.ascontiguousarray(np.repeat(shared[..., None], 3, axis=2))
    off = cv2.matchTemplate(levels, np.ascontiguousarray(old), cv2.TM_SQDIFF, mask=mask)
    # below one grey level of difference all fit alike, and rounding may make less than nothing of it
    least = max(float(off.min()), float(shared.sum()) * 3)
    rows, columns = np.nonzero(off <= least * (1 + tolerance))
    chosen = int(generator.integers(len(rows)))
    return int(rows[chosen]), int(columns[chosen])


def _right_of_seam(off: Float) -> npt.NDArray[np.bool_]:
    """Which pixels of an overlap (height, width) lie right of the line from top to bottom with the least difference."""
    height, width = off.shape
    total = off.astype(np.float64)
    for row in range(1, height):
        above = np.pad(total[row - 1], 1, constant_values=np.inf)
        total[row] += np.minimum(np.minimum(above[:-2], above[1:-1]), above[2:])
    seam = np.empty(height, np.intp)
    seam[-1] = int(np.argmin(total[-1]))
    for row in range(height - 2, -1, -1):
        low = max(0, int(seam[row + 1]) - 1)
        seam[row] = low + int(np.argmin(total[row, low : seam[row + 1] + 2]))
    return np.asarray(np.arange(width)[None, :] >= seam[:, None])


def _sample(picture: Image, painted: Mask | None, side: int) -> tuple[Image, tuple[int, int, int, int]]:
    """The part of a picture that is the sample, and where it lies: x1, y1, x2, y2."""
    height, width = picture.shape[:2]
    if painted is not None and painted.any():
        rows, columns = np.flatnonzero(painted.any(axis=1)), np.flatnonzero(painted.any(axis=0))
        x1, y1, x2, y2 = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
        if (y2 - y1) * (x2 - x1) > 1024 * 1024:
            raise TaskError("the painted sample is too large: paint no more than 1000 pixels across")
    else:
        wide, high = min(side, width), min(side, height)
        x1, y1 = (width - wide) // 2, (height - high) // 2
        x2, y2 = x1 + wide, y1 + high
    return np.ascontiguousarray(picture[y1:y2, x1:x2]), (x1, y1, x2, y2)


def run(given: Given, parameters: Texture, work: Work) -> Result:
    """Make more of a texture."""
    sample, box = _sample(given.picture, given.painted, parameters.sample)
    # at least a few places must remain to take blocks from
    block = min(parameters.block, max(4, min(sample.shape[:2]) * 2 // 3))
    if min(sample.shape[:2]) < 6:
        raise TaskError("the sample is too small: paint a larger one")
    overlap = max(1, min(block - 1, round(block * parameters.overlap / 100)))
    size = (parameters.height, parameters.width)
    made = quilted(sample, block, overlap, size, parameters.tolerance, parameters.seed, work)
    shown = drawing.boxed(given.picture, np.array([box], np.float32), drawing.ORANGE)
    return Result(
        words=Message(
            "{width} × {height} pixels made of blocks of {block} pixels",
            width=parameters.width,
            height=parameters.height,
            block=block,
        ),
        picture=made,
        layers={"Sample": sample, "Where it was taken": shown},
    )


TASK = Task(
    "texture",
    "More of a texture",
    Group.RESTORATION,
    "Make a larger area of what a sample shows, such as gravel, cloth or leaves; paint where the sample is.",
    Texture,
    run,
    brushes=("Sample",),
)
