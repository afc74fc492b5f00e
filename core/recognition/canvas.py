"""Many small pictures side by side in one, so that a fully convolutional network looks at them in one run.

A run costs a fixed time whatever its size, and a pyramid with the tiles of a few faces is made of many small ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.faces import Float

_WIDTH = 192  # pixels: of a canvas, unless something on it is wider
_LARGEST = 1 << 17  # pixels of a canvas: what layers hand on stays in the processor's caches
_STEP = (
    16  # heights are rounded up to multiples of this, and more where they are large: each size has a plan of its own
)


@dataclass(frozen=True)
class Place:
    """Where a picture lies.

    Attributes:
        canvas: number of the canvas.
        x: of its left edge, even.
        y: of its top edge, even.

    """

    canvas: int
    x: int
    y: int


def arrange(sizes: Sequence[tuple[int, int]]) -> tuple[list[Place], list[tuple[int, int]]]:
    """Where to put pictures: in rows, the highest first.

    Args:
        sizes: width and height of each.

    Returns:
        A place for each of them, and the width and height of every canvas. One that is larger than any canvas should be
        has one of its own.

    """
    width = max([_WIDTH, *(_even(w) for w, h in sizes if w * h <= _LARGEST)])
    places: dict[int, Place] = {}
    canvases: list[tuple[int, int]] = []
    x = y = row = 0  # where the next picture goes on the canvas being filled, and the height of its row
    own = -1  # that canvas
    for number in sorted(range(len(sizes)), key=lambda n: -sizes[n][1]):
        wide, high = _even(sizes[number][0]), _even(sizes[number][1])
        if sizes[number][0] * sizes[number][1] > _LARGEST:
            places[number] = Place(len(canvases), 0, 0)
            canvases.append((wide, high))
            continue
        if own >= 0 and x + wide > width:
            x, y, row = 0, y + row, 0
        if own < 0 or ((y + high) * width > _LARGEST and y):
            own, x, y, row = len(canvases), 0, 0, 0
            canvases.append((width, 0))
        places[number] = Place(own, x, y)
        x, row = x + wide, max(row, high)
        canvases[own] = (width, max(canvases[own][1], y + high))
    return [places[n] for n in range(len(sizes))], [(w, h if w * h > _LARGEST else _rounded(h)) for w, h in canvases]


def paint(pictures: Sequence[Float], places: Sequence[Place], canvases: Sequence[tuple[int, int]]) -> list[Float]:
    """The canvases (1, height, width, 4): in the fourth plane, 0 where a picture lies and 1 elsewhere.

    Args:
        pictures: (height, width, 4) each, the fourth value 0.
        places: of the pictures.
        canvases: width and height of each canvas.

    """
    painted = []
    for width, height in canvases:
        canvas = np.zeros((1, height, width, 4), np.float32)
        canvas[..., 3] = 1
        painted.append(canvas)
    for picture, place in zip(pictures, places, strict=True):
        height, width = picture.shape[:2]
        painted[place.canvas][0, place.y : place.y + height, place.x : place.x + width] = picture
    return painted


def owners(
    cells: Sequence[tuple[int, int]], places: Sequence[Place], shapes: Sequence[tuple[int, int]], stride: int
) -> list[npt.NDArray[np.int32]]:
    """Which picture each cell of a network's map of a canvas belongs to; -1 for none.

    Args:
        cells: columns and rows of the map that each picture would have alone.
        places: of the pictures.
        shapes: rows and columns of the map of each canvas.
        stride: pixels from one cell to the next.

    """
    maps = [np.full(shape, -1, np.int32) for shape in shapes]
    for number, ((columns, rows), place) in enumerate(zip(cells, places, strict=True)):
        x, y = place.x // stride, place.y // stride
        maps[place.canvas][y : y + rows, x : x + columns] = number
    return maps


def _even(side: int) -> int:
    return side + side % 2


def _rounded(height: int) -> int:
    """A height rounded up to one of few."""
    step = max(_STEP, 1 << max(0, height.bit_length() - 3))
    return -(-height // step) * step
