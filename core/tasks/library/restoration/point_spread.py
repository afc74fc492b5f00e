"""Point-spread functions: what blur makes of a point of light."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Spread = npt.NDArray[np.float64]
"""(odd side, odd side), of sum 1."""
_FINER = 8  # points along each side of a pixel


def gaussian(sigma: float) -> Spread:
    """A Gaussian of a standard deviation in pixels: the air, or a lens nearly in focus."""
    reach = max(1, math.ceil(3 * sigma))
    across = np.arange(-reach, reach + 1)
    row = np.exp(-(across**2) / (2 * sigma**2))
    spread = np.outer(row, row)
    return np.asarray(spread / spread.sum(), np.float64)


def disc(radius: float) -> Spread:
    """An even disc of a radius in pixels: a lens out of focus. Its rim is counted by parts of pixels."""
    reach = max(1, math.ceil(radius))
    fine = _fine(reach)
    inside = fine**2 + fine[:, None] ** 2 <= radius**2
    return _coarse(inside.astype(np.float64), reach)


def motion(length: float, angle: float) -> Spread:
    """An even line of a length in pixels at an angle in degrees, anticlockwise from the right: a shaken camera."""
    reach = max(1, math.ceil((length + 1) / 2))
    side = 2 * reach + 1
    spread = np.zeros((side, side))
    steps = np.linspace(-(length - 1) / 2, (length - 1) / 2, max(2, round(length * _FINER)))
    turn = math.radians(angle)
    for x, y in zip(reach + steps * math.cos(turn), reach - steps * math.sin(turn), strict=True):
        left, top = math.floor(x), math.floor(y)
        right, bottom = x - left, y - top
        for row, column, share in (
            (top, left, (1 - bottom) * (1 - right)),
            (top, left + 1, (1 - bottom) * right),
            (top + 1, left, bottom * (1 - right)),
            (top + 1, left + 1, bottom * right),
        ):
            spread[min(row, side - 1), min(column, side - 1)] += share
    return np.asarray(spread / spread.sum(), np.float64)


def _fine(reach: int) -> npt.NDArray[np.float64]:
    side = (2 * reach + 1) * _FINER
    return (np.arange(side) - (side - 1) / 2) / _FINER


def _coarse(values: npt.NDArray[np.float64], reach: int) -> Spread:
    side = 2 * reach + 1
    spread = values.reshape(side, _FINER, side, _FINER).mean(axis=(1, 3))
    return np.asarray(spread / spread.sum(), np.float64)
