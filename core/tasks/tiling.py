"""Networks on pictures of any size: square tiles of one shape, each with what surrounds it, put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from core.faces import Float

if TYPE_CHECKING:
    from core.base.progress import Report
    from models.runtime import Network

Pixels = npt.NDArray[np.uint8] | npt.NDArray[np.float32]

_TILE = 192  # pixels of the picture that one tile answers for
_AT_ONCE = 4


def in_tiles(network: Network, pixels: Pixels, margin: int, scale: int = 1, report: Report | None = None) -> Float:
    """The network's answer for a whole picture.

    The picture is mirrored beyond its edges. The network never sees more than a few tiles at once.

    Args:
        network: answers (N, channels, scale · height, scale · width).
        pixels: (height, width, channels) of the type that the network takes.
        margin: how far around a pixel the network looks, in pixels; even.
        scale: how much larger the answer is.
        report: told how far it has got.

    Returns:
        (scale · height, scale · width, channels) float32.

    """
    height, width = pixels.shape[:2]
    rows, columns = -(-height // _TILE), -(-width // _TILE)
    down, right = rows * _TILE - height, columns * _TILE - width
    padded = _mirrored(pixels, margin, margin + down, margin + right)
    side = _TILE + 2 * margin
    places = [(row * _TILE, column * _TILE) for row in range(rows) for column in range(columns)]
    answer: Float | None = None
    for begin in range(0, len(places), _AT_ONCE):
        if report is not None:
            report(begin / len(places), "Going over the picture")
        part = places[begin : begin + _AT_ONCE]
        tiles: Any = np.stack([padded[y : y + side, x : x + side] for y, x in part])
        (found,) = network(tiles)
        if answer is None:
            answer = np.zeros((scale * rows * _TILE, scale * columns * _TILE, found.shape[1]), np.float32)
        edge, inner = scale * margin, scale * _TILE
        for (y, x), tile in zip(part, found, strict=True):
            middle = tile[:, edge : edge + inner, edge : edge + inner]
            answer[scale * y : scale * y + inner, scale * x : scale * x + inner] = middle.transpose(1, 2, 0)
    if answer is None:
        raise ValueError("a picture without pixels")
    return answer[: scale * height, : scale * width]


def _mirrored(pixels: Pixels, before: int, below: int, right: int) -> Pixels:
    """The picture with its mirror image around it, which may be larger than itself."""
    rows = _reflected(pixels.shape[0], before, below)
    columns = _reflected(pixels.shape[1], before, right)
    return pixels[rows][:, columns]


def _reflected(length: int, before: int, after: int) -> npt.NDArray[np.intp]:
    """Indices that run over 0..length and back, as often as needed."""
    period = max(1, 2 * (length - 1))
    steps = np.abs(np.arange(-before, length + after)) % period
    return np.asarray(np.minimum(steps, period - steps), np.intp)
