"""Objects of COCO's 80 kinds, by SSD (Liu et al. 2016) on MobileNet v2 (Sandler et al. 2018)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from core.base.messages import Message
from core.faces import Float, Image
from core.recognition.boxes import suppress
from core.tasks.library.recognition.coco_names import NAMES
from core.tasks.work import Work
from models.graphs import Graph

WEIGHTS = "ssd-mobilenet-v2-coco"
Look = Literal["whole", "four parts", "nine parts"]
"""Whether the picture is looked at only as a whole, or its parts too, in which small things are larger."""

_SIDE = 300  # pixels to which every picture is pressed
# of boxes and scores, before the loop that suppresses boxes below a fixed score and takes ten times as long to read
_OUTPUTS = ("Postprocessor/ExpandDims_1", "Postprocessor/convert_scores")
_MOST = 100  # objects of one picture
_OVERLAP = 0.25  # of neighbouring parts
_TOUCHING = 0.01  # of a part's side: a box so near to an edge inside the picture is of something cut off there
_LARGE = 0.5  # of a part's area: what is larger is seen better in the whole picture
_PARTS: dict[Look, int] = {"whole": 1, "four parts": 2, "nine parts": 3}
_MOST_PARTS = 12  # along one side


@dataclass(frozen=True, eq=False)
class Objects:
    """Objects of one picture, a struct of arrays whose rows belong together, the surest first.

    Attributes:
        boxes: (N, 4) x1, y1, x2, y2 in pixels, inside the picture.
        scores: (N,) 0..1.
        classes: (N,) COCO's numbers 1..90.

    """

    boxes: Float
    scores: Float
    classes: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.boxes)

    @property
    def names(self) -> tuple[str, ...]:
        """What each of them is."""
        return tuple(NAMES[int(number)] for number in self.classes)

    def select(self, rows: npt.NDArray[np.intp] | npt.NDArray[np.bool_]) -> Objects:
        """The given rows, in the given order, or those where a mask is true."""
        return Objects(self.boxes[rows], self.scores[rows], self.classes[rows])


def detect(
    picture: Image,
    work: Work,
    least: float = 0.5,
    overlap: float = 0.6,
    look: Look = "whole",
    kinds: npt.NDArray[np.int32] | None = None,
) -> Objects:
    """Find objects.

    A very wide or high picture is looked at in parts as well: pressed into a square, nothing in it could be recognised.

    Args:
        picture: uint8 (height, width, 3).
        work: has the network.
        least: score from which an object counts.
        overlap: intersection over union above which the less sure of two boxes of one kind goes.
        look: at which parts.
        kinds: COCO's numbers of those that are wanted; all by default.

    """
    work.report(0.0, Message("Loading the network"))
    graph = work.graph(WEIGHTS, _OUTPUTS)
    height, width = picture.shape[:2]
    windows = _windows(height, width, _PARTS[look])
    found = []
    for number, window in enumerate(windows):
        work.report(number / len(windows), Message("Looking for objects"))
        found.append(_look_at(picture, window, graph, least, kinds))
    boxes, scores, classes = (np.concatenate(column) for column in zip(*found, strict=True))
    kept = suppress(boxes, scores, overlap, classes)[:_MOST]
    return Objects(boxes[kept], scores[kept], classes[kept])


def _look_at(
    picture: Image, window: tuple[int, int, int, int], graph: Graph, least: float, kinds: npt.NDArray[np.int32] | None
) -> tuple[Float, Float, npt.NDArray[np.int32]]:
    """Boxes (N, 4), scores and kinds in one part of a picture: left, top, right, bottom."""
    import cv2

    left, top, right, bottom = window
    size = np.array([right - left, bottom - top], np.float32)
    # where a side is longer, its pixels are averaged; where it is shorter, OpenCV interpolates between them
    part = cv2.resize(picture[top:bottom, left:right], (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    places, shares = graph(part[None])
    rows, columns = np.nonzero(shares[0, :, 1:] >= least)
    scores, classes = shares[0, rows, columns + 1], (columns + 1).astype(np.int32)
    wanted = np.isin(classes, list(NAMES) if kinds is None else kinds)
    y1, x1, y2, x2 = places[0, rows[wanted], 0].clip(0, 1).T
    boxes = np.stack([x1, y1, x2, y2], axis=1)
    inner = np.array([left > 0, top > 0, right < picture.shape[1], bottom < picture.shape[0]])
    near = np.concatenate([boxes[:, :2] < _TOUCHING, boxes[:, 2:] > 1 - _TOUCHING], axis=1)
    sides = boxes[:, 2:] - boxes[:, :2]
    whole = ~(near & inner).any(axis=1) & (sides > 0).all(axis=1)
    if inner.any():
        whole &= sides.prod(axis=1) <= _LARGE
    boxes = boxes * np.tile(size, 2) + np.array([left, top, left, top], np.float32)
    return boxes[whole].astype(np.float32), scores[wanted][whole].astype(np.float32), classes[wanted][whole]


def _windows(height: int, width: int, parts: int) -> list[tuple[int, int, int, int]]:
    """The whole picture, and overlapping parts of it that are nearly square: left, top, right, bottom."""
    windows = [(0, 0, width, height)]
    # up to twice as wide as high, pressing does no harm
    columns = min(_MOST_PARTS, max(parts, math.ceil(parts * width / height / 2)))
    rows = min(_MOST_PARTS, max(parts, math.ceil(parts * height / width / 2)))
    if rows * columns > 1:
        across, down = _spans(width, columns), _spans(height, rows)
        windows += [(left, top, right, bottom) for top, bottom in down for left, right in across]
    return windows


def _spans(length: int, count: int) -> list[tuple[int, int]]:
    """So many overlapping parts of a length."""
    part = length / (count - (count - 1) * _OVERLAP)
    starts = np.linspace(0, length - part, count)
    return [(round(start), max(round(start) + 1, round(start + part))) for start in starts.tolist()]
