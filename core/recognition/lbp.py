"""Local binary patterns.

Ahonen, Hadid and Pietikäinen: "Face Description with Local Binary Patterns", IEEE PAMI 28(12), 2006: the aligned
face is divided into a grid, each cell gives a histogram of uniform patterns, and the histograms stand side by side.

The patterns are those of ``skimage.feature.local_binary_pattern``, computed for all pixels at once in whole numbers:
five times as fast, and a neighbour between four equal pixels equals them.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from core.faces import Float, Image

POINTS = 8
BINS = POINTS * (POINTS - 1) + 3  # uniform patterns of 8 points, and one bin for all others: 59
_ONE = 256  # fractions of a pixel are counted in this many steps


def _uniform() -> npt.NDArray[np.uint8]:
    """Pattern → bin: one for each pattern that changes at most twice around the circle, the last for all others."""
    bins = np.full(1 << POINTS, BINS - 1, np.uint8)
    count = 0
    for pattern in range(1 << POINTS):
        turned = pattern >> 1 | (pattern & 1) << (POINTS - 1)
        if (pattern ^ turned).bit_count() <= 2:
            bins[pattern] = count
            count += 1
    return bins


_BIN_OF = _uniform()


def patterns(grey: npt.NDArray[np.uint8], radius: int) -> npt.NDArray[np.uint8]:
    """The pattern of each pixel: bit k is set where the k-th of 8 neighbours on a circle is not darker than it.

    Neighbours are counted from the right, against the clock; those between pixels are interpolated, those outside
    repeat the border.

    Args:
        grey: (height, width).
        radius: of the circle in pixels.

    """
    height, width = grey.shape
    wide = cv2.copyMakeBorder(grey, radius, radius, radius, radius, cv2.BORDER_REPLICATE)
    whole, part = divmod(round(radius * np.sqrt(0.5) * _ONE), _ONE)
    near, far = radius - whole, radius + whole  # where whole steps back and forth lead in the wide picture
    numbers = wide.astype(np.int32)

    def between(before: npt.NDArray[np.int32], after: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        return np.asarray(before * (_ONE - part) + after * part, np.int32)

    up = between(numbers[near : near + height], numbers[near - 1 : near - 1 + height])
    down = between(numbers[far : far + height], numbers[far + 1 : far + 1 + height])
    scaled = grey.astype(np.int32) * _ONE**2
    middle, end = slice(radius, radius + width), 2 * radius
    right, left = (
        (slice(far, far + width), slice(far + 1, far + 1 + width)),
        (slice(near, near + width), slice(near - 1, near - 1 + width)),
    )
    darker = (
        wide[radius : radius + height, end:] < grey,
        between(up[:, right[0]], up[:, right[1]]) < scaled,
        wide[:height, middle] < grey,
        between(up[:, left[0]], up[:, left[1]]) < scaled,
        wide[radius : radius + height, :width] < grey,
        between(down[:, left[0]], down[:, left[1]]) < scaled,
        wide[end:, middle] < grey,
        between(down[:, right[0]], down[:, right[1]]) < scaled,
    )
    bits = np.zeros((height, width), np.uint8)
    for place, one in enumerate(darker):  # a third of the time that numpy takes to pack bits along the first axis
        bits |= one.view(np.uint8) << np.uint8(place)
    return ~bits


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
    grey = np.asarray(cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY), np.uint8)
    size = grey.shape[0] // grid
    cells = []
    for radius in radii:
        bins = _BIN_OF[patterns(grey, radius)[: size * grid, : size * grid]]
        by_cell = bins.reshape(grid, size, grid, size).transpose(0, 2, 1, 3).reshape(grid * grid, size * size)
        flat = by_cell + np.arange(grid * grid)[:, None] * BINS
        cells.append(np.bincount(flat.ravel(), minlength=grid * grid * BINS))
    counts = np.concatenate(cells).astype(np.float32)
    return np.asarray(np.sqrt(counts / counts.sum()), dtype=np.float32)
