"""A cascade of boosted Haar features, looked at step by step.

Viola and Jones: "Rapid Object Detection using a Boosted Cascade of Simple Features", 2001; the classifier by Lienhart
and Maydt 2002. Features are sums over rectangles, which the integral image gives in four look-ups; almost every window
is turned away by the first few stages, so the average window costs little.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.faces import Float

_AT_ONCE = 2_000_000  # feature values in memory
_EPSILON = 1e-5  # by which OpenCV lowers the thresholds of stages


@dataclass(frozen=True, eq=False)
class Cascade:
    """A trained cascade of S stages and K features, one threshold each.

    Attributes:
        side: of a window in pixels.
        rectangles: (K, 3, 4) x, y, width, height in a window; width 0 where there are only two.
        weights: (K, 3) of the sums.
        thresholds: (K,) of a feature, in standard deviations of the window times its area.
        leaves: (K, 2) what a feature says below and from its threshold.
        ends: (S,) one past the last feature of each stage.
        stages: (S,) what the features of a stage must say together.

    """

    side: int
    rectangles: npt.NDArray[np.uint8]
    weights: Float
    thresholds: Float
    leaves: Float
    ends: npt.NDArray[np.int32]
    stages: Float

    @classmethod
    def read(cls, path: Path) -> Cascade:
        """A cascade from its file."""
        with np.load(path, allow_pickle=False) as arrays:
            names = ("rectangles", "weights", "thresholds", "leaves", "ends", "stages")
            return cls(int(arrays["side"]), *(arrays[name] for name in names))

    def depths(self, grey: npt.NDArray[np.uint8], step: int) -> tuple[npt.NDArray[np.int64], Float, int]:
        """How many stages each window of a picture passes.

        Args:
            grey: (height, width), neither below the window's side.
            step: between windows, in pixels.

        Returns:
            (rows, columns) of stages passed; (rows, columns) of what the last stage looked at said above its threshold;
            and how many features were computed in all.

        """
        import cv2

        sums, squares = cv2.integral2(grey, sdepth=cv2.CV_32S, sqdepth=cv2.CV_64F)
        wide = sums.shape[1]
        rows = np.arange(0, grey.shape[0] - self.side + 1, step)
        columns = np.arange(0, grey.shape[1] - self.side + 1, step)
        place = (rows[:, None] * wide + columns).ravel()
        spread = self._spread(sums.ravel(), squares.ravel(), place, wide)
        depth, margin, looked = np.zeros(len(place), np.int64), np.zeros(len(place), np.float32), 0
        left, begin = np.arange(len(place)), 0
        for stage, end in enumerate(self.ends.tolist()):
            says = self._say(sums.ravel(), place[left], spread[left], wide, begin, end) - self.stages[stage] + _EPSILON
            looked += len(left) * (end - begin)
            margin[left] = says
            left = left[says >= 0]
            depth[left] = stage + 1
            begin = end
            if not len(left):
                break
        shape = (len(rows), len(columns))
        return depth.reshape(shape), margin.reshape(shape), looked

    def _spread(self, sums: Any, squares: Any, place: npt.NDArray[np.int64], wide: int) -> npt.NDArray[np.float64]:
        """Standard deviation of each window times its area, without a rim of one pixel."""
        inner = self.side - 2
        ends = _corners(np.array([1, 1, inner, inner]), wide)
        total, square = (_sum(table, place[:, None], ends[None])[:, 0].astype(np.float64) for table in (sums, squares))
        value = inner**2 * square - total**2
        return np.where(value > 0, np.sqrt(np.maximum(value, 0)), 1.0)

    def _say(
        self,
        sums: npt.NDArray[np.int32],
        place: npt.NDArray[np.int64],
        spread: npt.NDArray[np.float64],
        wide: int,
        begin: int,
        end: int,
    ) -> Float:
        """What the features of one stage say together about each window."""
        says = np.zeros(len(place), np.float64)
        ends = _corners(self.rectangles[begin:end].astype(np.int64), wide)  # (features, 3, 4)
        part = max(1, _AT_ONCE // (end - begin))
        for first in range(0, len(place), part):
            some = slice(first, first + part)
            value = np.zeros((len(place[some]), end - begin))
            for corner in range(3):
                value += _sum(sums, place[some, None], ends[None, :, corner]) * self.weights[begin:end, corner]
            above = value / spread[some, None] >= self.thresholds[begin:end]
            leaves = self.leaves[begin:end]
            says[some] = np.where(above, leaves[:, 1], leaves[:, 0]).sum(axis=1)
        return says.astype(np.float32)


def _corners(rectangles: npt.NDArray[np.int64], wide: int) -> npt.NDArray[np.int64]:
    """Offsets (..., 4) of the corners of rectangles (..., 4) in the flat integral image."""
    x, y, width, height = np.moveaxis(rectangles, -1, 0)
    low, high = y * wide + x, (y + height) * wide + x
    return np.stack([low, low + width, high, high + width], axis=-1)


def _sum(table: Any, place: Any, ends: Any) -> Any:
    """Sums over rectangles at places."""
    upper = table[place + ends[..., 0]] - table[place + ends[..., 1]]
    return upper - table[place + ends[..., 2]] + table[place + ends[..., 3]]
