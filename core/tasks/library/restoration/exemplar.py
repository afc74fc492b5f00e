"""Filling a hole with patches of the rest of the picture.

Criminisi, Pérez and Toyama: "Region filling and object removal by exemplar-based image inpainting", IEEE Transactions
on Image Processing 13(9), 2004. Each round fills the place on the hole's edge that is surest and into which a line
runs, with the patch of the picture that agrees best with what is known around it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.task import Mask
from core.tasks.work import Work

Places = npt.NDArray[np.int32]

_HARDLY = 1e-3  # of the data term: where no line runs in, confidence alone decides
_REACH = 64  # pixels around the place to fill in which patches are compared
_CHOICE = 0.1  # of them must lie outside the hole, or more are looked at
_TOGETHER, _AS_URGENT = 16, 0.5  # places filled in one round, and how urgent they are at least beside the first
_NEAR = 0.02  # how much a patch as far away as the picture is wide must agree better than one beside it


def sources(picture: Image, hole: Mask, patch: int, work: Work) -> Places:
    """From where each pixel of a hole is to be taken: (height, width, 2) x, y; elsewhere its own place.

    Args:
        picture: uint8 (height, width, 3), no smaller than a patch.
        hole: (height, width), not 0 where the picture is to be filled; some patch must lie wholly outside.
        patch: side of a patch in pixels, odd.
        work: told how far it has got.

    """
    import cv2

    filling = _Filling(picture, hole, patch)
    total = max(1, int((hole > 0).sum()))
    while True:
        left = int(filling.open.sum())
        work.report(1 - left / total, Message("Filling the hole"))
        if not left:
            return filling.places
        border = np.asarray(cv2.dilate(1 - filling.open, np.ones((3, 3), np.uint8)) & filling.open, bool)
        for place in filling.most_urgent(border):
            filling.fill(place)


def can_fill(hole: Mask, patch: int) -> bool:
    """Whether any patch lies wholly outside the hole."""
    return bool(_whole(np.asarray(hole > 0, np.uint8), patch).any())


def _whole(open_: Mask, patch: int) -> npt.NDArray[np.bool_]:
    """Where patches, by their upper left corners, lie wholly in what is known."""
    sums = np.pad(open_.astype(np.int64), ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    if min(open_.shape) < patch:
        return np.zeros((0, 0), bool)
    inside = sums[patch:, patch:] - sums[:-patch, patch:] - sums[patch:, :-patch] + sums[:-patch, :-patch]
    return np.asarray(inside == 0)


class _Filling:
    """A picture while its hole closes.

    Attributes:
        open: (height, width) 1 where nothing is yet.
        places: of :func:`sources`.

    """

    def __init__(self, picture: Image, hole: Mask, patch: int):
        import cv2

        self._half = patch // 2
        self._patch = patch
        self._pixels: Float = np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)
        self.open = np.asarray(hole > 0, np.uint8)
        self._pixels[self.open > 0] = 0
        self._confidence: Float = (1 - self.open).astype(np.float32)
        self._usable = _whole(self.open, patch)
        rows, columns = np.indices(self.open.shape, dtype=np.int32)
        self.places: Places = np.ascontiguousarray(np.dstack([columns, rows]))

    def most_urgent(self, border: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
        """Rows and columns of the pixels on the hole's edge that are filled next.

        The paper fills one at a time. On a long edge those nearly as urgent, and too far away to touch, go with it.
        """
        import cv2

        rows, columns = np.nonzero(border)
        reach = self._half + 2
        top, bottom = max(0, int(rows.min()) - reach), int(rows.max()) + reach + 1
        left, right = max(0, int(columns.min()) - reach), int(columns.max()) + reach + 1
        here = np.s_[top:bottom, left:right]
        side = (self._patch, self._patch)
        sure = cv2.blur(self._confidence[here], side, borderType=cv2.BORDER_CONSTANT)
        # slopes only where no unknown pixel takes part; the steepest of the patch stands for it
        light = self._pixels[here][..., 0]
        known = cv2.erode(1 - self.open[here], np.ones((3, 3), np.uint8))
        across = cv2.Sobel(light, cv2.CV_32F, 1, 0) * known
        down = cv2.Sobel(light, cv2.CV_32F, 0, 1) * known
        area = cv2.GaussianBlur(self.open[here].astype(np.float32), (0, 0), 1.0)
        normal = np.dstack([cv2.Sobel(area, cv2.CV_32F, 1, 0), cv2.Sobel(area, cv2.CV_32F, 0, 1)])
        normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-6)
        y, x = rows - top, columns - left
        steepest = self._steepest(across, down, y, x)
        # a line runs at right angles to its slope
        data = np.abs(-steepest[:, 1] * normal[y, x, 0] + steepest[:, 0] * normal[y, x, 1]) / 100
        urgent = sure[y, x] * (data + _HARDLY)
        order = np.argsort(-urgent, kind="stable")[: 1 + len(rows) // 20]
        chosen: list[tuple[int, int]] = []
        for one in order[urgent[order] >= _AS_URGENT * urgent[order[0]]].tolist():
            place = int(rows[one]), int(columns[one])
            if all(max(abs(place[0] - r), abs(place[1] - c)) > 2 * self._patch for r, c in chosen):
                chosen.append(place)
            if len(chosen) == _TOGETHER:
                break
        return chosen

    def _steepest(self, across: Any, down: Any, y: Any, x: Any) -> Float:
        """The steepest slope within the patch about each pixel: (N, 2)."""
        steps = np.arange(-self._half, self._half + 1)
        ys = np.clip(y[:, None, None] + steps[:, None], 0, across.shape[0] - 1)
        xs = np.clip(x[:, None, None] + steps[None, :], 0, across.shape[1] - 1)
        a, d = (values[ys, xs].reshape(len(y), -1) for values in (across, down))
        rank = np.argmax(a * a + d * d, axis=1)
        return np.asarray(np.stack([np.take_along_axis(v, rank[:, None], 1)[:, 0] for v in (a, d)], axis=1), np.float32)

    def fill(self, centre: tuple[int, int]) -> None:
        """Fill what is unknown about a pixel with the patch that agrees best with what is known there."""
        import cv2

        height, width = self.open.shape
        top = int(np.clip(centre[0] - self._half, 0, height - self._patch))
        left = int(np.clip(centre[1] - self._half, 0, width - self._patch))
        here = np.s_[top : top + self._patch, left : left + self._patch]
        known = (1 - self.open[here]).astype(np.float32)
        mask = np.ascontiguousarray(np.repeat(known[..., None], 3, axis=2))
        corner_y, corner_x = self._window(top, left)
        window = np.s_[corner_y[0] : corner_y[1], corner_x[0] : corner_x[1]]
        pixels = self._pixels[corner_y[0] : corner_y[1] + self._patch - 1, corner_x[0] : corner_x[1] + self._patch - 1]
        wanted = np.ascontiguousarray(self._pixels[here])
        off = cv2.matchTemplate(np.ascontiguousarray(pixels), wanted, cv2.TM_SQDIFF, mask=mask)
        rows, columns = np.ogrid[corner_y[0] : corner_y[1], corner_x[0] : corner_x[1]]
        far = np.hypot(rows - top, columns - left) / max(height, width)
        off = np.maximum(off, 0) + (known.sum() + 1) * 100 * _NEAR * far
        off[~self._usable[window]] = np.inf
        best_y, best_x = np.unravel_index(int(np.argmin(off)), off.shape)
        best_y, best_x = best_y + corner_y[0], best_x + corner_x[0]
        source = np.s_[best_y : best_y + self._patch, best_x : best_x + self._patch]
        new = self.open[here] > 0
        self._pixels[here][new] = self._pixels[source][new]
        self.places[here][new] = self.places[source][new]
        self._confidence[here][new] = float((self._confidence[here] * known).sum()) / self._patch**2
        self.open[here] = 0

    def _window(self, top: int, left: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """Rows and columns, from and to, of the corners of the patches to compare: those nearby, if any are whole."""
        height, width = self._usable.shape
        reach = _REACH
        while True:
            rows = max(0, top - reach), min(height, top + reach + 1)
            columns = max(0, left - reach), min(width, left + reach + 1)
            everything = rows == (0, height) and columns == (0, width)
            if everything or self._usable[rows[0] : rows[1], columns[0] : columns[1]].mean() > _CHOICE:
                return rows, columns
            reach *= 2
