"""What happens inside JPEG (ISO/IEC 10918-1): 8 × 8 blocks, cosines, and a table that says how coarsely each counts."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.coding import formats
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.work import Work

SIDE = 8
# Annex K of the standard: for luma, at quality 50
_LUMA = np.array(
    [
        [16, 11, 10, 16, 24, 40, 51, 61],
        [12, 12, 14, 19, 26, 58, 60, 55],
        [14, 13, 16, 24, 40, 57, 69, 56],
        [14, 17, 22, 29, 51, 87, 80, 62],
        [18, 22, 37, 56, 68, 109, 103, 77],
        [24, 35, 55, 64, 81, 104, 113, 92],
        [49, 64, 78, 87, 103, 121, 120, 101],
        [72, 92, 95, 98, 112, 100, 103, 99],
    ],
    np.int64,
)
_PATTERN = 24  # pixels of one pattern in the sheet of all


class JpegInside(Parameters):
    """How coarsely it is coded, and how the loss is shown."""

    quality: Annotated[int, Field(title="Quality", ge=1, le=100, description="of the quantisation table")] = 20
    amplify: Annotated[float, Field(title="Amplify differences", ge=1, le=50, description="times, around mid-grey")] = 5


def quantisation(quality: int) -> npt.NDArray[np.int64]:
    """The table for luma that libjpeg takes at a quality: (8, 8), the step of each cosine."""
    percent = 5000 // quality if quality < 50 else 200 - 2 * quality
    return np.asarray(np.clip((_LUMA * percent + 50) // 100, 1, 255), np.int64)


def coefficients(luma: Float) -> Float:
    """Cosines of every block: (rows, columns, 8, 8). Sides must be multiples of 8."""
    from scipy import fft

    rows, columns = luma.shape[0] // SIDE, luma.shape[1] // SIDE
    blocks = (luma - np.float32(128)).reshape(rows, SIDE, columns, SIDE).swapaxes(1, 2)
    return np.asarray(fft.dctn(blocks, axes=(2, 3), norm="ortho"), np.float32)


def luma_of(cosines: Float) -> Float:
    """The luma that gave these cosines, levels 0..255."""
    from scipy import fft

    blocks = fft.idctn(cosines, axes=(2, 3), norm="ortho").swapaxes(1, 2) + 128
    rows, columns = cosines.shape[:2]
    return np.asarray(np.clip(np.rint(blocks.reshape(rows * SIDE, columns * SIDE)), 0, 255), np.float32)


def _run(given: Given, parameters: JpegInside, work: Work) -> Result:
    import cv2

    height, width = given.picture.shape[:2]
    code = np.asarray(cv2.cvtColor(given.picture, cv2.COLOR_RGB2YCrCb), np.uint8)
    before = code[..., 0].astype(np.float32)
    # JPEG repeats the last row and column to fill the last blocks
    whole = np.pad(before, ((0, -height % SIDE), (0, -width % SIDE)), mode="edge")
    table = quantisation(parameters.quality)
    work.report(0.2, Message("cosines of the blocks"))
    cosines = coefficients(whole)
    steps = np.rint(cosines / table.astype(np.float32))
    work.report(0.6, Message("the picture from what is left"))
    after = luma_of(steps * table.astype(np.float32))[:height, :width]
    code[..., 0] = after
    difference = after - before
    used = np.count_nonzero(steps, axis=(2, 3))
    zeros = 100 * float((steps == 0).mean())
    grey = [levels.as_picture(levels.to_bytes(one)) for one in (before, after)]
    return Result(
        words=Message(
            "{zeros:.0f} % of the cosines become 0, {used:.1f} of 64 stay in a block; luma: {loss}",
            zeros=zeros,
            used=used.mean(),
            loss=formats.loss(grey[1], grey[0]),
        ),
        picture=np.asarray(cv2.cvtColor(code, cv2.COLOR_YCrCb2RGB), np.uint8),
        layers={
            "Difference": levels.as_picture(levels.to_bytes(128 + difference * np.float32(parameters.amplify))),
            "Blocking": _blocking(difference, parameters.amplify),
            "Cosines left in each block": _heat(used, height, width),
            "Cosines": _mosaic(steps)[:height, :width],
            "The 64 patterns": patterns(),
        },
        table=Table(
            ("Down", *(Message("Across {number}", number=number) for number in range(SIDE))),
            tuple((row, *(int(step) for step in steps_of_row)) for row, steps_of_row in enumerate(table)),
        ),
    )


def _blocking(difference: Float, amplify: float) -> Image:
    """How far the error jumps from one pixel to the next where two blocks meet; black elsewhere."""
    jumps = np.zeros_like(difference)
    for axis in (0, 1):
        jump = np.abs(np.diff(difference, axis=axis))
        for side in (0, 1):  # both pixels beside the border
            begin = SIDE - 1 + side
            into = jumps[begin::SIDE] if axis == 0 else jumps[:, begin::SIDE]
            found = jump[SIDE - 1 :: SIDE] if axis == 0 else jump[:, SIDE - 1 :: SIDE]
            part = into[: found.shape[0], : found.shape[1]]
            np.maximum(part, found[: part.shape[0], : part.shape[1]], out=part)
    return levels.as_picture(levels.to_bytes(jumps * np.float32(amplify)))


def _heat(used: npt.NDArray[np.intp], height: int, width: int) -> Image:
    """Where the bits go: dark where a block needs few cosines, bright where it needs many."""
    import cv2

    shades = levels.to_bytes(np.sqrt(used / max(int(used.max()), 1)) * 255)
    large: Mask = np.asarray(np.kron(shades, np.ones((SIDE, SIDE), np.uint8)), np.uint8)[:height, :width]
    return np.asarray(cv2.cvtColor(cv2.applyColorMap(large, cv2.COLORMAP_INFERNO), cv2.COLOR_BGR2RGB), np.uint8)


def _mosaic(steps: Float) -> Image:
    """The quantised cosines where their blocks are: mid-grey is 0."""
    rows, columns = steps.shape[:2]
    shades = np.sign(steps) * np.log1p(np.abs(steps)) * np.float32(45) + 128
    return levels.as_picture(levels.to_bytes(shades.swapaxes(1, 2).reshape(rows * SIDE, columns * SIDE)))


def patterns() -> Image:
    """The 64 cosines that every block is made of, as a sheet."""
    import cv2

    size = SIDE * (_PATTERN + 2)
    sheet = np.full((size, size), 255, np.uint8)
    one = np.zeros((1, 1, SIDE, SIDE), np.float32)
    for down in range(SIDE):
        for across in range(SIDE):
            one[:] = 0
            one[0, 0, down, across] = 480 if down or across else 0
            shades = levels.to_bytes(luma_of(one))
            large = cv2.resize(shades, (_PATTERN, _PATTERN), interpolation=cv2.INTER_NEAREST)
            top, left = down * (_PATTERN + 2) + 1, across * (_PATTERN + 2) + 1
            sheet[top : top + _PATTERN, left : left + _PATTERN] = large
    return levels.as_picture(sheet)


TASK = Task(
    "jpeg-inside",
    "Inside JPEG",
    Group.CODING,
    "See what JPEG leaves out at a quality: which cosines, where, and what blocks that makes.",
    JpegInside,
    _run,
    pace="quick",
)
