"""Local binary patterns as Portico's recognition uses them: the pattern of each pixel, and a histogram for each cell.

Ahonen, Hadid and Pietikäinen 2006, see :mod:`core.recognition.lbp`.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.recognition import alignment, lbp
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Table, Task
from core.tasks.work import Work

_PIXELS = 8_000_000
_SIDE = 112  # pixels of the aligned face, and its zoom, as in recognition
_ZOOM = 1.25
_CELL = 64  # pixels of a cell's histogram as it is drawn


class LbpView(Parameters):
    """What can be set."""

    radius: Annotated[int, Field(title="Radius", ge=1, le=8, description="of the circle of neighbours, in pixels")] = 1
    grid: Annotated[int, Field(title="Cells", ge=1, le=14, description="along each side of the face")] = 7


def run(given: Given, parameters: LbpView, work: Work) -> Result:
    """Patterns of the picture, and the histograms of the largest face, or of the picture's middle."""
    import cv2

    picture, _ = drawing.shrunk(given.picture, _PIXELS)
    patterns = lbp.patterns(drawing.grey(picture), parameters.radius)
    work.report(0.3, Message("Looking for a face"))
    faces = work.engine.detector.detect(given.picture)
    if len(faces):
        points = faces.landmarks[faces.largest()]
        chip = alignment.aligned_crop(given.picture, points, alignment.template(_SIDE, _ZOOM))
    else:
        side = min(given.picture.shape[:2])
        top, left = ((s - side) // 2 for s in given.picture.shape[:2])
        square = given.picture[top : top + side, left : left + side]
        chip = np.asarray(cv2.resize(square, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA), np.uint8)
    roots = lbp.histogram(chip, (parameters.radius,), parameters.grid)
    cells = (roots.reshape(parameters.grid**2, lbp.BINS) ** 2) * parameters.grid**2
    mean = cells.mean(axis=0).astype(np.float64)
    others = float(mean[-1])
    return Result(
        words=Message(
            "{numbers} numbers describe the largest face; {uniform:.0%} of its patterns are uniform"
            if len(faces)
            else "{numbers} numbers describe the picture's middle, for there is no face; "
            "{uniform:.0%} of its patterns are uniform",
            numbers=parameters.grid**2 * lbp.BINS,
            uniform=1 - others,
        ),
        picture=drawing.three(drawing.enlarged(patterns, given.picture)),
        layers={
            "Aligned face": chip,
            "Patterns of the face": _enlarged(lbp.patterns(drawing.grey(chip), parameters.radius)),
            "Histograms": _drawn(cells, parameters.grid),
        },
        table=Table(("Pattern", "Share"), tuple((n, float(v)) for n, v in enumerate(mean))),
        plots=(
            Plot(
                "Patterns of all cells",
                "Uniform pattern",
                "Share",
                (Line("Mean", np.arange(lbp.BINS, dtype=np.float64), mean),),
            ),
        ),
    )


def _enlarged(patterns: Image) -> Image:
    import cv2

    size = (4 * _SIDE, 4 * _SIDE)
    return drawing.three(np.asarray(cv2.resize(patterns, size, interpolation=cv2.INTER_NEAREST), np.uint8))


def _drawn(cells: Float, grid: int) -> Image:
    """The histogram of each cell as bars, in the cells' places.

    Args:
        cells: (grid², 59) shares.
        grid: cells along each side.

    """
    import cv2

    canvas = np.full((grid * _CELL, grid * _CELL, 3), 24, np.uint8)
    # roots, as they are compared: else one or two patterns hide all others
    heights = np.sqrt(cells / max(float(cells.max()), 1e-9)) * (_CELL - 8)
    for number, bars in enumerate(heights):
        top, left = number // grid * _CELL, number % grid * _CELL
        for column, high in enumerate(bars.round().astype(int).tolist()):
            x, base = left + 3 + column, top + _CELL - 4
            cv2.line(canvas, (x, base), (x, base - high), drawing.GREEN, 1)
        cv2.rectangle(canvas, (left, top), (left + _CELL - 1, top + _CELL - 1), (70, 70, 70), 1)
    return canvas


TASK = Task(
    "lbp-view",
    "Local binary patterns",
    Group.TEACHING,
    "Shows the texture patterns by which a face can be described without a network.",
    LbpView,
    run,
)
