"""Sheets of small pictures, side by side."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


def sheet(pictures: Pixels, columns: int, enlarged: int = 2, ground: int = 0) -> Pixels:
    """Pictures in rows: uint8 (height, width, 3).

    Args:
        pictures: uint8 (N, height, width, 3).
        columns: pictures in a row.
        enlarged: so many times each pixel is drawn, across and down.
        ground: grey level where the last row is not full.

    """
    count, height, width = pictures.shape[:3]
    rows = -(-count // columns)
    whole = np.full((rows * columns, height, width, 3), ground, np.uint8)
    whole[:count] = pictures
    lines = whole.reshape(rows, columns, height, width, 3).transpose(0, 2, 1, 3, 4)
    grid = np.ascontiguousarray(lines.reshape(rows * height, columns * width, 3))
    return grid.repeat(enlarged, axis=0).repeat(enlarged, axis=1)
