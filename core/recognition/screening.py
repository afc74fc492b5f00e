"""A glance at the whole picture, small: where faces may be, and how large.

P-Net slides over every place of every scale of a picture, and nearly all of that is background. One cheap network says
first where a closer look is worth while; it is asked for so little certainty that what it leaves out, the cascade would
not have found either.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from core.faces import Float, Image
from core.recognition import boxes as geometry
from models.runtime import Network

_CELL = 8  # the map's stride, the smallest and the largest side in pixels: as models.screening has them
_SMALLEST = 10.0
_LARGEST = 110.0
_LEAST = 0.2  # probability: 0.3 lost 4 of 297 sure faces of webcams and a street, this none, at 10 to 30 % more time
_COARSER = 4.0  # one look is that much smaller than the last; what both can see leaves no gap between them
_DARK, _BRIGHT = 128, 220  # a picture whose brightest hundredth is below the one is brought up to the other
_MOST = 2000  # places: what tells hints at one face apart grows with the square of them
_SAME = 0.5  # intersection over union of two hints at one face


@dataclass(frozen=True, eq=False)
class Hints:
    """Places where faces may be.

    Attributes:
        centres: (N, 2) x, y in pixels.
        sides: (N,) about the root of the box's area.

    """

    centres: Float
    sides: Float

    @classmethod
    def of(cls, boxes: Float) -> Hints:
        """Hints at boxes (N, 4)."""
        centres, sides = (boxes[:, :2] + boxes[:, 2:]) / 2, np.sqrt(geometry.area(boxes))
        return cls(centres.astype(np.float32), sides.astype(np.float32))


class Screen:
    """Glances at pictures.

    Args:
        network: the screening network, of small pictures.
        least: probability below which a place is passed over.

    """

    def __init__(self, network: Network, least: float = _LEAST):
        self._network = network
        self._least = float(np.log(least / (1 - least)))

    def glance(self, image: Image, min_face: int) -> Hints | None:
        """Where faces of ``min_face`` pixels or more may be in a picture (height, width, 3).

        Large faces are looked for in pictures that are smaller still: each is a sixteenth of the work.

        Returns:
            The hints; None where there would be so many that looking everywhere is no more work.

        """
        height, width = image.shape[:2]
        scale, small = min(1.0, _SMALLEST / min_face), image
        found: list[Float] = []
        while not found or min(height, width) * scale * _COARSER > _LARGEST:
            size = (max(_CELL, round(width * scale)), max(_CELL, round(height * scale)))
            small = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), np.uint8)
            if not found:
                small = _lit(small)
            found.append(self._look(small) * np.array([width / size[0], height / size[1], 1 / scale, 1], np.float32))
            scale /= _COARSER
        places = np.concatenate(found)
        if len(places) > _MOST:
            return None
        centres, sides = places[:, :2], places[:, 2:3]
        around = np.concatenate([centres - sides / 2, centres + sides / 2], axis=1)
        best = geometry.suppress(around, places[:, 3], _SAME)
        return Hints(centres[best], sides[best, 0])

    def _look(self, small: Image) -> Float:
        """Places in a small picture: (N, 4) x, y, side in its pixels, probability."""
        ((logit, across, down, size),) = self._network(small[None])[0]
        rows, columns = np.nonzero(logit >= self._least)
        x = (columns + 0.5 + across[rows, columns]) * _CELL
        y = (rows + 0.5 + down[rows, columns]) * _CELL
        side = np.exp(np.clip(size[rows, columns], -1, 3)) * _SMALLEST
        return np.column_stack([x, y, side, 1 / (1 + np.exp(-logit[rows, columns]))]).astype(np.float32)


def _lit(picture: Image) -> Image:
    """A dark picture made as bright as those that the network learnt from; any other as it is."""
    brightest = max(1.0, float(np.percentile(picture[::8, ::8], 99)))
    return (
        picture if brightest >= _DARK else np.asarray(cv2.convertScaleAbs(picture, alpha=_BRIGHT / brightest), np.uint8)
    )
