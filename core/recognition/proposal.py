"""MTCNN's first stage: P-Net over the scales of a picture, or over what a glance leaves of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.faces import Float
from core.recognition import boxes as geometry
from core.recognition import canvas
from core.recognition.area import AreaSampler
from core.recognition.screening import Hints
from models.runtime import Network

CELL = 12
"""Side of P-Net's window in pixels."""
_STRIDE = 2
_STEP = 8  # tiles' sides are rounded up to multiples of this, so that few runs serve many
_CROWDED = 0.7  # of a scale covered by tiles: then all of it is searched at once

_Ints = npt.NDArray[np.int64]
_Scales = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Span:
    """Which windows around a hint are looked at.

    Attributes:
        least: side of the face over that of the window.
        most: the same.
        reach: how far from the hint the window's centre may lie, in sides of the larger of the two.
        apart: intersection over union above which of two windows of different scales the less likely one goes.

    """

    least: float
    most: float
    reach: float
    apart: float


CLOSE = Span(0.7, 1.5, 0.35, 0.5)
"""Windows that fit a face: one at least answers, if there is one."""
ALL = Span(0.35, 3.0, 0.5, 0.7)
"""Every window that answers to a face, or has been seen to."""


@dataclass(frozen=True, eq=False)
class _Tiles:
    """Squares of one side.

    Attributes:
        levels: (N,) the scale that each lies in.
        corners: (N, 2) x, y there, even.
        at_end: (N, 2) whether it reaches the scale's right and bottom edge.

    """

    levels: _Ints
    corners: _Ints
    at_end: npt.NDArray[np.bool_]


class Proposer:
    """Runs P-Net.

    Args:
        network: P-Net.
        threshold: least face probability of a window.

    """

    def __init__(self, network: Network, threshold: float):
        self._network = network
        self._least = float(np.log(threshold / (1 - threshold)))

    def propose(
        self, sampler: AreaSampler, min_face: int, factor: float, hints: Hints | None = None, span: Span = ALL
    ) -> Float:
        """Windows that may hold faces of ``min_face`` pixels or more, most likely first.

        Args:
            sampler: of the picture.
            min_face: smallest face side in pixels.
            factor: ratio of neighbouring scales.
            hints: where to look; everywhere without.
            span: how far around them.

        Returns:
            (N, 4) boxes.

        """
        scales = _scales(min(sampler.height, sampler.width), min_face, factor)
        sizes = (np.array([[sampler.width, sampler.height]]) * scales[:, None] + 1).astype(np.int64)
        whole, tiles = _plan(hints, span, scales, sizes)
        cells = self._cells(*_cut(sampler, sizes, whole, tiles), scales)
        cells = cells[geometry.suppress(cells[:, :4], cells[:, 4], 0.5, cells[:, 9].astype(np.int32))]
        cells = cells[geometry.suppress(cells[:, :4], cells[:, 4], span.apart)]
        size = cells[:, 2:4] - cells[:, :2]
        return np.asarray(cells[:, :4] + cells[:, 5:9] * np.tile(size, 2), np.float32)

    def _cells(self, pictures: list[Float], parts: _Tiles, scales: _Scales) -> Float:
        """Windows above the threshold: (N, 10) box, probability, offsets, number of the scale.

        Args:
            pictures: (height, width, 4) each: whole scales, or tiles of them.
            parts: where each of them lies in its scale.
            scales: of the pyramid.

        """
        sides = np.array([p.shape[1::-1] for p in pictures], np.int64).reshape(-1, 2)
        # pooling rounds up: the last window of an odd side is whole only where the scale itself ends
        counts = (sides - CELL + parts.at_end) // _STRIDE + 1
        places, canvases = canvas.arrange([(w, h) for w, h in sides.tolist()])
        answers = [self._network(painted)[0][0] for painted in canvas.paint(pictures, places, canvases)]
        maps = canvas.owners(counts.tolist(), places, [answer.shape[1:] for answer in answers], _STRIDE)
        origins = parts.corners - np.array([(p.x, p.y) for p in places], np.int64).reshape(-1, 2)
        found = [np.zeros((0, 11), np.float32)]
        for answer, owner in zip(answers, maps, strict=True):
            row, column = np.nonzero((answer[0] >= self._least) & (owner >= 0))
            number = owner[row, column]
            level = parts.levels[number]
            corner = (np.column_stack([column, row]) * _STRIDE + origins[number]).astype(np.float32)
            scale = scales[level, None].astype(np.float32)
            found.append(
                np.column_stack(
                    [
                        np.floor((corner + 1) / scale),
                        np.floor((corner + CELL) / scale),
                        1 / (1 + np.exp(-answer[0, row, column])),
                        answer[1:, row, column].T,
                        level,
                        number,
                    ]
                ).astype(np.float32)
            )
        cells = np.concatenate(found)
        return cells[np.argsort(cells[:, 10], kind="stable"), :10]  # suppression goes by order where scores are alike


def _cut(sampler: AreaSampler, sizes: _Ints, whole: list[int], tiles: dict[int, _Tiles]) -> tuple[list[Float], _Tiles]:
    """The pictures of whole scales, then of tiles, and where each lies in its scale."""
    pictures = [sampler.resize(int(sizes[number, 1]), int(sizes[number, 0])) for number in whole]
    count = len(whole)
    parts = [_Tiles(np.array(whole, np.int64), np.zeros((count, 2), np.int64), np.ones((count, 2), bool))]
    for side, part in tiles.items():
        pictures += list(sampler.tiles(sizes[part.levels], part.corners, side))
        parts.append(part)
    levels, corners, at_end = zip(*((p.levels, p.corners, p.at_end) for p in parts), strict=True)
    return pictures, _Tiles(np.concatenate(levels), np.concatenate(corners), np.concatenate(at_end))


def _scales(shortest: int, min_face: int, factor: float) -> _Scales:
    """The scales at which a face of ``min_face`` pixels or more fills P-Net's window."""
    scale = CELL / min_face
    scales = []
    while shortest * scale >= CELL:
        scales.append(scale)
        scale *= factor
    return np.array(scales, np.float64)


def _plan(hints: Hints | None, span: Span, scales: _Scales, sizes: _Ints) -> tuple[list[int], dict[int, _Tiles]]:
    """Which scales to search whole, and which tiles of the others: side → tiles."""
    if hints is None:
        return list(range(len(scales))), {}
    fits = hints.sides[None] * scales[:, None] / CELL
    levels, rows = np.nonzero((fits >= span.least) & (fits <= span.most))
    size = sizes[levels]
    side = np.maximum(fits[levels, rows], 1) * (2 * span.reach * CELL) + CELL
    side = (np.ceil(side / _STEP) * _STEP).astype(np.int64)
    covered = np.bincount(levels, side**2, len(scales)) > _CROWDED * sizes.prod(axis=1)
    covered[levels[side >= size.min(axis=1)]] = True
    levels, rows, size, side = (values[~covered[levels]] for values in (levels, rows, size, side))
    middle = hints.centres[rows] * scales[levels, None]
    corners = np.round((middle - side[:, None] / 2) / _STRIDE).astype(np.int64) * _STRIDE
    beyond = corners + side[:, None] >= size - 1
    side = side + (beyond & (size % _STRIDE == 1)).any(axis=1)  # an odd tile ends where an odd scale does
    corners = np.clip(corners, 0, (size - side[:, None]) // _STRIDE * _STRIDE)
    at_end = corners + side[:, None] == size
    groups = {int(s): np.flatnonzero(side == s) for s in np.unique(side)}
    return np.flatnonzero(covered).tolist(), {s: _Tiles(levels[g], corners[g], at_end[g]) for s, g in groups.items()}
