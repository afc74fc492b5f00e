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
_FEW = 5  # a picture made so much narrower is gathered entry by entry: whole rows cost more


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
        self._memory: dict[str, npt.NDArray[np.complex128]] = {}

    def resize(self, height: int, width: int) -> Float:
        """The whole picture at another size: (height, width, 4) in 0..255, the fourth value 0."""
        top, bottom = _windows(np.zeros(1, np.int64), np.array([self.height]), height)
        left, right = _windows(np.zeros(1, np.int64), np.array([self.width]), width)
        if width * _FEW < self.width:
            return np.asarray(self._means(left, right, top, bottom)[0], np.float32)
        rows = self._scratch("rows", height, self.width + 1)
        other = self._scratch("other", height, self.width + 1)
        # the windows lie within the picture: "clip" only spares numpy the check
        np.take(self._sums, bottom[0], axis=0, out=rows, mode="clip")
        np.take(self._sums, top[0], axis=0, out=other, mode="clip")
        np.subtract(rows.view(np.int32), other.view(np.int32), out=rows.view(np.int32))
        total = self._scratch("total", height, width)
        other = self._scratch("other", height, width)
        np.take(rows, right[0], axis=1, out=total, mode="clip")
        np.take(rows, left[0], axis=1, out=other, mode="clip")
        np.subtract(total.view(np.int32), other.view(np.int32), out=total.view(np.int32))
        sums = total.view(np.int32).reshape(1, height, width, 4)
        return np.asarray(_mean(sums, bottom - top, right - left)[0], np.float32)

    def _scratch(self, name: str, height: int, width: int) -> npt.NDArray[np.complex128]:
        """Memory used again by every level of the pyramid: fresh memory costs more than the arithmetic."""
        size = height * width
        kept = self._memory.get(name)
        if kept is None or kept.size < size:
            kept = self._memory[name] = np.empty(size, np.complex128)
        return kept[:size].reshape(height, width)

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
        return _coloured(self._means(left, right, top, bottom))

    def tiles(self, sizes: _Ints, corners: _Ints, side: int) -> Float:
        """Squares of the picture at other sizes, pixel for pixel as :meth:`resize` would have them there.

        Args:
            sizes: (N, 2) width and height of the whole picture that each tile is a part of.
            corners: (N, 2) x, y of each tile in it.
            side: of the tiles, within their pictures.

        Returns:
            (N, side, side, 4) in 0..255, the fourth value 0.

        """
        step = np.arange(side, dtype=np.int64)
        x, y = corners[:, :1] + step, corners[:, 1:] + step
        width, height = sizes[:, :1], sizes[:, 1:]
        return self._means(
            x * self.width // width,
            -(-(x + 1) * self.width // width),
            y * self.height // height,
            -(-(y + 1) * self.height // height),
        )

    def _means(self, left: _Ints, right: _Ints, top: _Ints, bottom: _Ints) -> Float:
        """Averages over the windows that columns (N, w) and rows (N, h) span: (N, h, w, 4)."""
        flat, stride = self._sums.ravel(), self.width + 1

        def at(y: _Ints, x: _Ints) -> npt.NDArray[np.int32]:
            places = y[:, :, None] * stride + x[:, None, :]
            entries: npt.NDArray[np.int32] = np.take(flat, places, mode="clip").view(np.int32)
            return entries

        total = at(bottom, right)
        total -= at(top, right)
        total -= at(bottom, left)
        total += at(top, left)
        return _mean(total.reshape(*top.shape, left.shape[1], 4), bottom - top, right - left)


def _windows(start: _Ints, extent: _Ints, size: int) -> tuple[_Ints, _Ints]:
    """Where each of ``size`` output pixels starts and ends in the source: two (N, size)."""
    step = np.arange(size, dtype=np.int64)
    return (
        start[:, None] + step * extent[:, None] // size,
        start[:, None] - (-(step + 1) * extent[:, None] // size),
    )


def _mean(total: npt.NDArray[np.int32], rows: _Ints, columns: _Ints) -> Float:
    """Means (N, height, width, 4) of such sums over windows of so many rows and columns (N, …), the fourth one 0."""
    mean = total.astype(np.float32)
    mean *= (1.0 / rows).astype(np.float32)[:, :, None, None]
    # repeated for the channels: numpy is slow to stretch the last axis
    shares = np.repeat((1.0 / columns).astype(np.float32)[:, None, :, None], 4, axis=3)
    shares[..., 3] = 0
    mean *= shares
    return mean


def _coloured(mean: Float) -> Float:
    """Means (N, height, width, 3) without the fourth value."""
    count, height, width, _ = mean.shape
    if not count:  # OpenCV refuses what is empty
        return np.zeros((0, height, width, 3), np.float32)
    # OpenCV drops it ten times as fast as numpy
    flat = np.asarray(cv2.cvtColor(mean.reshape(count * height, width, 4), cv2.COLOR_RGBA2RGB), np.float32)
    return flat.reshape(count, height, width, 3)
