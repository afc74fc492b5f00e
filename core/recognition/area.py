"""Area averaging from a summed-area table (Crow 1984): any number of windows of one picture, each at the same cost.

Output pixel i of n averages the source pixels floor(i·m/n) to ceil((i+1)·m/n), which is torch's "area" interpolation,
adaptive average pooling. MTCNN's cascade decides near its thresholds, so a resize that differs in the last bits finds
other faces; this one is exact.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from core.faces import Float, Image

_Ints = npt.NDArray[np.int64]


class AreaSampler:
    """Resizes a whole picture, or many squares of it, by area averaging.

    Args:
        image: uint8 (height, width, 3).

    """

    def __init__(self, image: Image):
        self.height, self.width = image.shape[:2]
        # a fourth channel makes a table entry 16 bytes, which numpy gathers as one complex number: 3 times as fast.
        # Sums wrap around above 2^31, and differences of wrapped sums are still exact.
        self._sums = cv2.integral(cv2.cvtColor(image, cv2.COLOR_RGB2RGBA)).view(np.complex128)[..., 0]

    def resize(self, height: int, width: int) -> Float:
        """The whole picture at another size: (height, width, 3) in 0..255."""
        top, bottom = _windows(np.zeros(1, np.int64), np.array([self.height]), height)
        left, right = _windows(np.zeros(1, np.int64), np.array([self.width]), width)
        rows = np.take(self._sums, bottom[0], axis=0).view(np.int32)
        rows -= np.take(self._sums, top[0], axis=0).view(np.int32)
        table = rows.view(np.complex128)
        total = np.take(table, right[0], axis=1).view(np.int32) - np.take(table, left[0], axis=1).view(np.int32)
        count = (bottom - top).T * (right - left)
        return _mean(total.reshape(height, width, 4), count)

    def crops(self, low: _Ints, high: _Ints, size: int) -> Float:
        """Windows of the picture, each averaged down or repeated up to one size.

        Args:
            low: (N, 2) x, y of the first pixel.
            high: (N, 2) x, y just past the last pixel; within the picture and above ``low``.
            size: side of the result.

        Returns:
            (N, size, size, 3) in 0..255.

        """
        left, right = _windows(low[:, 0], high[:, 0] - low[:, 0], size)
        top, bottom = _windows(low[:, 1], high[:, 1] - low[:, 1], size)
        flat, stride = self._sums.ravel(), self.width + 1

        def at(y: _Ints, x: _Ints) -> npt.NDArray[np.int32]:
            entries: npt.NDArray[np.int32] = np.take(flat, y[:, :, None] * stride + x[:, None, :]).view(np.int32)
            return entries

        total = at(bottom, right)
        total -= at(top, right)
        total -= at(bottom, left)
        total += at(top, left)
        count = (bottom - top)[:, :, None] * (right - left)[:, None, :]
        return _mean(total.reshape(len(low), size, size, 4), count)


def _windows(start: _Ints, extent: _Ints, size: int) -> tuple[_Ints, _Ints]:
    """Where each of ``size`` output pixels starts and ends in the source: two (N, size)."""
    step = np.arange(size, dtype=np.int64)
    return (
        start[:, None] + step * extent[:, None] // size,
        start[:, None] - (-(step + 1) * extent[:, None] // size),
    )


def _mean(total: npt.NDArray[np.int32], count: _Ints) -> Float:
    return np.asarray(total[..., :3] * (1.0 / count[..., None]).astype(np.float32), dtype=np.float32)
