"""A playground for convolution: any kernel of up to 15 × 15 numbers, laid over the picture as it is written.

Like picture editors and neural networks, and unlike textbooks, it does not mirror the kernel first.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.work import Work

LARGEST = 15
Preset = Literal[
    "sharpen", "box blur", "gaussian blur", "motion blur", "sobel x", "sobel y", "laplacian", "outline", "emboss"
]
"""Kernels that are known by name and do something."""
PRESETS = {
    "sharpen": "0 -1 0; -1 5 -1; 0 -1 0",
    "box blur": "1 1 1 1 1; 1 1 1 1 1; 1 1 1 1 1; 1 1 1 1 1; 1 1 1 1 1",
    "gaussian blur": "1 4 6 4 1; 4 16 24 16 4; 6 24 36 24 6; 4 16 24 16 4; 1 4 6 4 1",
    "motion blur": "0 0 0 0 1; 0 0 0 1 0; 0 0 1 0 0; 0 1 0 0 0; 1 0 0 0 0",
    "sobel x": "-1 0 1; -2 0 2; -1 0 1",
    "sobel y": "-1 -2 -1; 0 0 0; 1 2 1",
    "laplacian": "0 1 0; 1 -4 1; 0 1 0",
    "outline": "-1 -1 -1; -1 8 -1; -1 -1 -1",
    "emboss": "-2 -1 0; -1 1 1; 0 1 2",
    "nothing": "0 0 0; 0 1 0; 0 0 0",
}
"""Kernels by name. Blurs are meant to be normalised."""
_KERNEL_SIDE = 180  # pixels of the picture of the kernel


def kernel(text: str) -> npt.NDArray[np.float64]:
    """A kernel from words: numbers with blanks between, rows with semicolons between.

    Raises:
        ValueError: it is not one; the message says what to do.

    """
    rows = [row.replace(",", " ").split() for row in text.strip().strip(";").split(";")]
    try:
        numbers = [[float(cell) for cell in row] for row in rows]
    except ValueError:
        raise ValueError(Message("write numbers with blanks between them, and semicolons between the rows")) from None
    if len({len(row) for row in numbers}) != 1:
        raise ValueError(Message("every row must hold as many numbers as the first"))
    for side in (len(numbers), len(numbers[0])):
        if side % 2 == 0 or side > LARGEST:
            raise ValueError(Message("use an odd number of rows and of columns, from 1 to {largest}", largest=LARGEST))
    if not all(math.isfinite(cell) and abs(cell) <= 1e6 for row in numbers for cell in row):
        raise ValueError(Message("use numbers between minus and plus one million"))
    return np.array(numbers, np.float64)


class Convolution(Parameters):
    """The kernel, and how its answer becomes a picture."""

    preset: Annotated[
        Literal["custom", Preset, "nothing"],
        Field(title="Kernel from", description="custom: the one written below"),
    ] = "custom"
    kernel: Annotated[
        str,
        Field(
            title="Kernel",
            max_length=4000,
            description="numbers row by row, semicolons between rows; odd sizes up to 15",
            json_schema_extra={"editor": "matrix"},
        ),
    ] = PRESETS["sharpen"]
    normalise: Annotated[
        bool, Field(title="Normalise", description="divide by the sum, so that the brightness stays; not where it is 0")
    ] = True
    negative: Annotated[
        Literal["automatic", "cut off", "without sign", "around grey"],
        Field(
            title="Negative answers",
            description="automatic: without sign where the kernel's sum is 0, else cut off",
        ),
    ] = "automatic"
    offset: Annotated[float, Field(title="Offset", ge=-255, le=255, description="grey levels that are added")] = 0
    colours: Annotated[bool, Field(title="Colours", description="each colour by itself; else the grey picture")] = True

    @field_validator("kernel")
    @classmethod
    def _readable(cls, text: str) -> str:
        try:
            kernel(text)
        except ValueError as error:
            raise PydanticCustomError(Message("kernel"), "{reason}", {"reason": str(error)}) from None
        return text


def convolved(picture: Image, weights: npt.NDArray[np.float64]) -> Float:
    """The answer of a kernel at every pixel, of (height, width) or (height, width, channels); edges are mirrored."""
    import cv2

    answer = cv2.filter2D(picture.astype(np.float32), cv2.CV_32F, weights, borderType=cv2.BORDER_REFLECT_101)
    return np.asarray(answer, np.float32)


def _run(given: Given, parameters: Convolution, _work: Work) -> Result:
    weights = kernel(parameters.kernel if parameters.preset == "custom" else PRESETS[parameters.preset])
    total = float(weights.sum())
    balanced = abs(total) < 1e-9 * max(1.0, float(np.abs(weights).sum()))
    used = weights / total if parameters.normalise and not balanced else weights
    answer = convolved(given.picture if parameters.colours else levels.as_picture(levels.grey(given.picture)), used)
    low, high = float(answer.min()), float(answer.max())
    if parameters.negative == "without sign" or (parameters.negative == "automatic" and balanced):
        answer = np.abs(answer)
    elif parameters.negative == "around grey":
        answer = answer / np.float32(2) + np.float32(128)
    height, width = weights.shape
    return Result(
        words=Message(
            "{width} × {height} numbers of sum {total:g}; answers from {low:.0f} to {high:.0f}",
            width=width,
            height=height,
            total=total,
            low=low,
            high=high,
        ),
        picture=levels.to_bytes(answer + np.float32(parameters.offset)),
        layers={"Kernel": drawn(weights)},
    )


def drawn(weights: npt.NDArray[np.float64]) -> Image:
    """A kernel as squares: white is its largest number, black its smallest, mid-grey 0."""
    import cv2

    shades = levels.to_bytes(128 + weights * (127 / max(float(np.abs(weights).max()), 1e-12)))
    cell = max(8, _KERNEL_SIDE // max(weights.shape))
    size = (weights.shape[1] * cell, weights.shape[0] * cell)
    squares = np.asarray(cv2.resize(levels.as_picture(shades), size, interpolation=cv2.INTER_NEAREST), np.uint8)
    squares[::cell], squares[:, ::cell] = 90, 90
    return squares


TASK = Task(
    "convolution",
    "Convolution playground",
    Group.ENHANCEMENT,
    "Try what a kernel of your own does to a picture: blur, sharpen, find edges.",
    Convolution,
    _run,
    pace="quick",
    keeps_transparency=True,
)
