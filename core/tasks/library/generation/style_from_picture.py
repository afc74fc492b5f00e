"""A picture in the style of any other, by Magenta's two networks (Ghiasi et al. 2017).

One reads a picture's style as 100 numbers; the other paints in a style given so, a square of 384 pixels at a time. For
fine strokes the picture is painted larger, in overlapping squares; since each square finds its own brightness, broad
tones come from painting the picture as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.library.generation.styled import finished, fitted, mirrored
from core.tasks.task import Given, Group, Parameters, Result, Second, Task
from core.tasks.work import Work

if TYPE_CHECKING:
    from models.graphs import Graph

READER, PAINTER = "style-predict", "style-transform"
_READ, _SIDE = 256, 384  # pixels of the squares that the two take
_FINE: dict[str, int] = {"broad": 384, "fine": 768, "very fine": 1152}
_STEP = 256  # from one square to the next
_TONES = 24  # pixels; standard deviation of what counts as a broad tone


class Borrowing(Parameters):
    """How much of the style."""

    strength: Annotated[
        float, Field(title="Strength", ge=0, le=1, description="0 keeps the picture's own style, 1 takes the other")
    ] = 1
    strokes: Annotated[
        Literal["broad", "fine", "very fine"], Field(title="Strokes", description="finer ones take longer")
    ] = "fine"
    keep_colours: Annotated[
        bool, Field(title="Keep the colours", description="take only light and dark from the painting")
    ] = False


def style_of(picture: Image, graph: Graph) -> Float:
    """A picture's style, (1, 1, 1, 100), from the square in its middle."""
    import cv2

    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = picture[top : top + side, left : left + side]
    way = cv2.INTER_AREA if side > _READ else cv2.INTER_CUBIC
    small = cv2.resize(np.ascontiguousarray(square), (_READ, _READ), interpolation=way)
    return np.asarray(graph(np.asarray(small, np.float32)[None] / 255)[0], np.float32)


def _painted(pixels: Float, style: Float, graph: Graph, work: Work) -> Float:
    """A picture painted in overlapping squares, which fade into each other."""
    height, width = pixels.shape[:2]
    down, across = (max(0, -(-(side - _SIDE) // _STEP)) for side in (height, width))
    whole = mirrored(pixels, _SIDE + down * _STEP, _SIDE + across * _STEP)
    total = np.zeros_like(whole)
    ramp = np.minimum(np.arange(_SIDE) + 1, np.arange(_SIDE)[::-1] + 1).clip(max=_SIDE - _STEP).astype(np.float32)
    weight = (ramp[:, None] * ramp[None, :])[..., None]
    weights = np.zeros((*whole.shape[:2], 1), np.float32)
    count = (down + 1) * (across + 1)
    for number in range(count):
        work.report(number / count, Message("Painting"))
        top, left = (_STEP * n for n in divmod(number, across + 1))
        square = np.s_[top : top + _SIDE, left : left + _SIDE]
        total[square] += weight * graph(whole[square][None], style)[0][0]
        weights[square] += weight
    return np.asarray((total / weights)[:height, :width], np.float32)


def run(given: Given, parameters: Borrowing, work: Work) -> Result:
    """Paint the picture in the style of the second."""
    import cv2

    if given.second is None:
        raise TaskError("give a second picture: the one whose style is wanted")
    reader, painter = work.graph(READER), work.graph(PAINTER)
    work.report(0.05, Message("Reading the style"))
    own, other = style_of(given.picture, reader), style_of(given.second, reader)
    style = own + parameters.strength * (other - own)
    painted = _painted(fitted(given.picture, _SIDE), style, painter, work.part(0.1, 0.3))
    larger = fitted(given.picture, _FINE[parameters.strokes])
    if larger.shape[0] > painted.shape[0] and larger.shape[1] > painted.shape[1]:
        tones = cv2.resize(painted, (larger.shape[1], larger.shape[0]), interpolation=cv2.INTER_CUBIC)
        strokes = _painted(larger, style, painter, work.part(0.3, 0.95))
        wide = _TONES * max(larger.shape[:2]) / _SIDE
        painted = strokes + (cv2.GaussianBlur(tones, (0, 0), wide) - cv2.GaussianBlur(strokes, (0, 0), wide))
    result = finished(painted, given.picture, keep_colours=parameters.keep_colours)
    return Result(Message("Painted in the style of the second picture"), result)


TASK = Task(
    "style-from-picture",
    "Style of another picture",
    Group.GENERATION,
    "Paint a photograph in the style of any other picture.",
    Borrowing,
    run,
    second=Second("Style"),
    weights=(READER, PAINTER),
    keeps_transparency=True,
)
