"""Histograms of oriented gradients, and the linear classifier for people that works on them.

Dalal and Triggs: "Histograms of Oriented Gradients for Human Detection", 2005. Cells of 8 × 8 pixels, nine directions
without sign, blocks of 2 × 2 cells normalised with clipping at 0.2, windows of 64 × 128 pixels: the layout of OpenCV's
``HOGDescriptor``, whose people classifier is used.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.faces import Float, Image

CELL = 8
BINS = 9
WINDOW = (64, 128)
"""Width and height in pixels."""
BLOCKS = (7, 15)
"""Blocks of a window, across and down."""
LENGTH = BLOCKS[0] * BLOCKS[1] * 4 * BINS

_CLIP = 0.2
_SIGMA = 4.0  # pixels, of the weight that falls off towards a block's border


def blocks(picture: Image) -> Float:
    """Descriptors of all blocks of a picture, one every 8 pixels.

    Args:
        picture: uint8 (height, width, 3), at least 16 pixels on each side.

    Returns:
        (rows, columns, 36): each the four cells of a block, down and then across, nine directions each.

    """
    votes = _votes(picture)
    rows, columns = picture.shape[0] // CELL, picture.shape[1] // CELL
    tiles = votes[: rows * CELL, : columns * CELL].reshape(rows, CELL, columns, CELL, BINS)
    tiles = tiles.transpose(0, 2, 4, 1, 3).reshape(rows, columns, BINS, CELL * CELL)
    shares = tiles @ _weights()  # (rows, columns, 9, 16): what each tile gives, in each place in a block, to each cell
    found = np.zeros((rows - 1, columns - 1, BINS, 4), np.float32)
    for place in range(4):
        down, across = divmod(place, 2)
        part = shares[down : rows - 1 + down, across : columns - 1 + across, :, 4 * place : 4 * place + 4]
        found += part
    flat = found.transpose(0, 1, 3, 2).reshape(rows - 1, columns - 1, 4 * BINS)
    flat = flat / (np.sqrt((flat**2).sum(axis=-1, keepdims=True)) + 4 * BINS * 0.1)
    flat = np.minimum(flat, _CLIP)
    return np.asarray(flat / (np.sqrt((flat**2).sum(axis=-1, keepdims=True)) + 1e-3), np.float32)


def windows(described: Float) -> Float:
    """Descriptors of all windows, one every 8 pixels.

    Args:
        described: (rows, columns, 36) of :func:`blocks`.

    Returns:
        (rows - 14, columns - 6, 3780): blocks down, and then across.

    """
    view = np.lib.stride_tricks.sliding_window_view(described, (BLOCKS[1], BLOCKS[0]), axis=(0, 1))
    return np.ascontiguousarray(view.transpose(0, 1, 4, 3, 2)).reshape(*view.shape[:2], LENGTH)


class People:
    """The linear classifier.

    Args:
        path: of its weights.

    """

    def __init__(self, path: Path):
        with np.load(path, allow_pickle=False) as arrays:
            self._weights = arrays["weights"].reshape(BLOCKS[0], BLOCKS[1], 4 * BINS).astype(np.float32)
            self._bias = float(arrays["bias"])

    def scores(self, picture: Image) -> Float:
        """Distance of each window from the border between people and the rest, positive for people.

        Args:
            picture: uint8 (height, width, 3), at least as large as a window.

        Returns:
            (rows, columns): one window every 8 pixels.

        """
        described = blocks(picture)
        rows, columns = described.shape[0] - BLOCKS[1] + 1, described.shape[1] - BLOCKS[0] + 1
        products = described @ self._weights.reshape(-1, 4 * BINS).T
        total = np.full((rows, columns), self._bias, np.float32)
        for number in range(BLOCKS[0] * BLOCKS[1]):
            across, down = divmod(number, BLOCKS[1])
            total += products[down : down + rows, across : across + columns, number]
        return total


def _votes(picture: Image) -> Float:
    """What each pixel gives to the nine directions: (height, width, 9)."""
    import cv2

    values = cv2.copyMakeBorder(np.sqrt(picture.astype(np.float32)), 1, 1, 1, 1, cv2.BORDER_REFLECT_101)
    dx = values[1:-1, 2:] - values[1:-1, :-2]
    dy = values[2:, 1:-1] - values[:-2, 1:-1]
    strength = dx**2 + dy**2
    best = strength.argmax(axis=2)[..., None]
    x, y = (np.take_along_axis(d, best, 2)[..., 0] for d in (dx, dy))
    length = np.hypot(x, y)
    turn = np.mod(np.arctan2(y, x), 2 * np.pi) * (BINS / np.pi) - 0.5
    low = np.floor(turn)
    share = turn - low
    first = low.astype(np.int64) % BINS
    votes = np.zeros((*length.shape, BINS), np.float32)
    np.put_along_axis(votes, first[..., None], (length * (1 - share))[..., None], 2)
    np.put_along_axis(votes, ((first + 1) % BINS)[..., None], (length * share)[..., None], 2)
    return votes


@cache
def _weights() -> npt.NDArray[np.float32]:
    """(64, 16): weight of each pixel of a tile for each cell, for each of the tile's four places in a block."""
    along = np.arange(2 * CELL)
    fall = np.exp(-((along - CELL) ** 2) / (2 * _SIGMA**2))
    nearness = np.stack([np.clip(1 - np.abs((along + 0.5) / CELL - 0.5 - cell), 0, 1) for cell in (0, 1)])
    one = fall * nearness  # (2, 16): of a cell along one side of a block
    whole = np.einsum("ay,bx->yxba", one, one).reshape(2, CELL, 2, CELL, 4)  # cells down and then across
    return np.asarray(whole.transpose(1, 3, 0, 2, 4).reshape(CELL * CELL, 16), np.float32)
