"""What a classifier by histograms of gradients sees: a star of directions for each cell (Dalal and Triggs 2005)."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Table, Task
from core.tasks.work import Work

_PIXELS = 500_000


class HogView(Parameters):
    """What can be set."""

    cells: Annotated[int, Field(title="Cells", ge=8, le=128, description="along the longer side")] = 48
    directions: Annotated[int, Field(title="Directions", ge=3, le=18, description="of a cell's histogram")] = 9
    over: Annotated[bool, Field(title="Over the picture", description="instead of on black")] = False


def cells(picture: Image, side: int, directions: int) -> Float:
    """Histograms of cells, (rows, columns, directions), 0..1, each as strong as it is among its neighbours.

    Args:
        picture: uint8 (height, width, 3).
        side: of a cell in pixels.
        directions: of the gradient without sign, from 0 to 180 degrees.

    """
    from skimage.feature import hog

    found = hog(
        picture,
        orientations=directions,
        pixels_per_cell=(side, side),
        cells_per_block=(1, 1),
        block_norm="L1",
        transform_sqrt=True,
        feature_vector=False,
        channel_axis=-1,
    )
    plain = np.asarray(found, np.float32)[:, :, 0, 0]
    return np.asarray(plain * _contrast(picture, side)[: plain.shape[0], : plain.shape[1], None], np.float32)


def _contrast(picture: Image, side: int) -> Float:
    """Strength of the gradient in each cell beside that of its surroundings, 0..1."""
    import cv2

    values = np.sqrt(drawing.grey(picture).astype(np.float32))
    strength = np.hypot(cv2.Sobel(values, cv2.CV_32F, 1, 0), cv2.Sobel(values, cv2.CV_32F, 0, 1))
    rows, columns = picture.shape[0] // side, picture.shape[1] // side
    tiles = strength[: rows * side, : columns * side].reshape(rows, side, columns, side).mean(axis=(1, 3))
    around = cv2.blur(tiles, (3, 3)) + 0.1 * float(tiles.mean()) + 1e-3
    return np.asarray(np.clip(tiles / around, 0, 1.5) / 1.5, np.float32)


def run(given: Given, parameters: HogView, _work: Work) -> Result:
    """Draw the histogram of each cell as lines along the edges it stands for."""
    import cv2

    picture, _ = drawing.shrunk(given.picture, _PIXELS)
    side = min(max(4, round(max(picture.shape[:2]) / parameters.cells)), *picture.shape[:2])
    found = cells(picture, side, parameters.directions)
    # a cell is drawn large enough for its lines to be told apart
    zoom = max(1.0, 14 / side)
    size = (round(picture.shape[1] * zoom), round(picture.shape[0] * zoom))
    light = np.zeros((size[1], size[0]), np.float32)
    top = max(float(np.percentile(found, 99.5)), 1e-6)
    step, layer = side * zoom, np.zeros((size[1], size[0]), np.uint8)
    for number in range(parameters.directions):
        layer[:] = 0
        # an edge runs across its gradient
        turn = np.pi * (number + 0.5) / parameters.directions + np.pi / 2
        along = np.array([np.cos(turn), -np.sin(turn)]) * step * 0.48
        for row, column in np.argwhere(found[..., number] > 0.04 * top):
            middle = (np.array([column, row]) + 0.5) * step
            begin, end = (middle - along).round().astype(int), (middle + along).round().astype(int)
            level = int(255 * min(1.0, float(found[row, column, number]) / top) ** 0.6)
            cv2.line(layer, (begin[0], begin[1]), (end[0], end[1]), level, max(1, round(step / 14)), cv2.LINE_AA)
        light = np.maximum(light, layer)
    drawn = drawing.enlarged(np.asarray(light, np.uint8), given.picture)
    if parameters.over:
        shown = np.maximum(drawing.faded(given.picture, 0.5), drawn[..., None] * np.array([0.3, 1, 0.4])).astype(
            np.uint8
        )
    else:
        shown = drawing.three(drawn)
    angles = (np.arange(parameters.directions) + 0.5) * 180 / parameters.directions
    total = found.sum(axis=(0, 1), dtype=np.float64)
    total /= max(float(total.sum()), 1e-9)
    rows, columns = found.shape[:2]
    return Result(
        words=Message(
            "{columns} × {rows} cells of {directions} directions: {size:,} numbers",
            columns=columns,
            rows=rows,
            directions=parameters.directions,
            size=found.size,
        ),
        picture=shown,
        table=Table(
            ("Direction in degrees", "Share"), tuple((float(a), float(t)) for a, t in zip(angles, total, strict=True))
        ),
        plots=(
            Plot(
                "Directions", "Direction of the gradient in degrees", "Share", (Line("Whole picture", angles, total),)
            ),
        ),
    )


TASK = Task(
    "hog-view",
    "Histograms of gradients",
    Group.TEACHING,
    "Shows a picture as the directions of its edges, which is all that a HOG detector sees of it.",
    HogView,
    run,
    pace="quick",
)
