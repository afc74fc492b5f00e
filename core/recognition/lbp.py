"""Local binary patterns.

Ahonen, Hadid and Pietikäinen: "Face Description with Local Binary Patterns", IEEE PAMI 28(12), 2006: the aligned
face is divided into a grid, each cell gives a histogram of uniform patterns, and the histograms stand side by side.
"""

from __future__ import annotations

import cv2
import numpy as np
from skimage.feature import local_binary_pattern

from core.faces import Float, Image

POINTS = 8
BINS = POINTS * (POINTS - 1) + 3  # uniform patterns of 8 points, and one bin for all others: 59


def histogram(chip: Image, radii: tuple[int, ...] = (1, 2, 3), grid: int = 8) -> Float:
    """Grid histogram of uniform patterns of one aligned face.

    Args:
        chip: uint8 (size, size, 3) aligned face.
        radii: of the circle of neighbours, in pixels.
        grid: cells along each side.

    Returns:
        (len(radii) · grid² · 59,) of unit length: square roots of frequencies, so that the inner product of two is the
        Bhattacharyya coefficient.

    """
    grey = cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY)
    size = grey.shape[0] // grid
    cells = []
    for radius in radii:
        codes = local_binary_pattern(grey, POINTS, radius, method="nri_uniform").astype(np.int64)
        codes = codes[: size * grid, : size * grid].reshape(grid, size, grid, size).transpose(0, 2, 1, 3)
        flat = codes.reshape(grid * grid, size * size) + np.arange(grid * grid)[:, None] * BINS
        cells.append(np.bincount(flat.ravel(), minlength=grid * grid * BINS))
    counts = np.concatenate(cells).astype(np.float32)
    return np.asarray(np.sqrt(counts / counts.sum()), dtype=np.float32)
