"""Making faces unrecognisable.

A plain blur is not enough. It is a linear filter, which deconvolution takes back in part, and a recogniser trained on
blurred faces reads it without (McPherson, Shokri and Shmatikov, "Defeating image obfuscation with deep learning",
2016). So most of the face is thrown away first: of the oval only a few cells across and down are kept, in a few levels,
and the blur merely smooths those. Black keeps nothing at all, and is the choice where somebody is in danger.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.task import Mask
from core.tasks.work import Work

Style = Literal["blur", "pixels", "black"]

MOST_CELLS = 8
_MARGIN = 0.35  # of the box: hair, ears and chin tell much of a person
_LEVEL = 16  # grey levels that become one, so that cells tell nothing by their last digits
_FINE = 12  # pixels of a cell while it is blurred
_SOFT = 0.08  # of the oval, outside it, over which the hidden part fades into the picture


def found(picture: Image, smallest: float, work: Work) -> Float:
    """Boxes (N, 4) of every face; also of those that are hardly one, for hiding too much does no harm.

    Args:
        picture: uint8 (height, width, 3).
        smallest: side of the smallest face in percent of the picture's longer side.
        work: told how far it has got.

    """
    work.report(0.0, Message("Looking for faces"))
    return work.engine.find(picture, smallest_side(picture, smallest)).boxes


def smallest_side(picture: Image, percent: float) -> int:
    """Side in pixels of the smallest face to look for."""
    return max(20, round(float(max(picture.shape[:2])) * percent / 100))


def painted_boxes(painted: Mask | None) -> Float:
    """Boxes (N, 4) around what was painted over, one for each part that hangs together."""
    import cv2

    if painted is None or not painted.any():
        return np.zeros((0, 4), np.float32)
    count, _, facts, _ = cv2.connectedComponentsWithStats(np.asarray(painted > 0, np.uint8), connectivity=8)
    corners, sizes = facts[1:count, :2].astype(np.float32), facts[1:count, 2:4].astype(np.float32)
    # the oval of so large a box holds every corner of what was painted
    more = sizes / 2 * (np.sqrt(2) / (1 + _MARGIN) - 1)
    return np.asarray(np.concatenate([corners - more, corners + sizes + more], axis=1), np.float32)


def hidden(picture: Image, boxes: Float, style: Style, cells: int, work: Work) -> Image:
    """A copy whose faces are hidden.

    Args:
        picture: uint8 (height, width, 3).
        boxes: (N, 4) x1, y1, x2, y2 in pixels.
        style: how.
        cells: kept of an oval across and down, at most :data:`MOST_CELLS`.
        work: told how far it has got.

    """
    drawn = picture.copy()
    height, width = picture.shape[:2]
    for number, box in enumerate(boxes):
        work.report(number / len(boxes), Message("Hiding faces"))
        middle = (box[:2] + box[2:]) / 2
        axes = np.maximum((box[2:] - box[:2]) / 2 * (1 + _MARGIN), 2)
        reach = axes * (1 + _SOFT) + 1
        x1, y1 = np.floor(np.clip(middle - reach, 0, [width - 1, height - 1])).astype(int)
        x2, y2 = np.ceil(np.clip(middle + reach, [x1 + 1, y1 + 1], [width, height])).astype(int)
        here = np.s_[y1:y2, x1:x2]
        share = _oval((y1, y2), (x1, x2), middle, axes, style)
        # from the copy: where two ovals overlap, the second must not bring back what the first has hidden
        drawn[here] = np.asarray(
            drawn[here] * (1 - share) + _coarse(drawn[here], style, min(cells, MOST_CELLS)) * share + 0.5, np.uint8
        )
    return drawn


def _oval(rows: tuple[int, int], columns: tuple[int, int], middle: Float, axes: Float, style: Style) -> Float:
    """1 in an oval, falling to 0 just outside it: (height, width, 1)."""
    y, x = np.ogrid[rows[0] : rows[1], columns[0] : columns[1]]
    away = np.hypot((x + 0.5 - middle[0]) / axes[0], (y + 0.5 - middle[1]) / axes[1])
    soft = 1e-6 if style == "black" else _SOFT
    return np.asarray(np.clip((1 + soft - away) / soft, 0, 1)[..., None], np.float32)


def _coarse(part: Image, style: Style, cells: int) -> npt.NDArray[np.uint8]:
    """What is left of a part of a picture."""
    import cv2

    if style == "black":
        return np.zeros_like(part)
    few = cv2.resize(part, (cells, cells), interpolation=cv2.INTER_AREA).astype(np.int32)
    few = np.clip(few // _LEVEL * _LEVEL + _LEVEL // 2, 0, 255).astype(np.uint8)
    size = (part.shape[1], part.shape[0])
    if style == "pixels":
        return np.asarray(cv2.resize(few, size, interpolation=cv2.INTER_NEAREST), np.uint8)
    # blurred small, or a large face would take minutes
    small = cv2.resize(few, (cells * _FINE, cells * _FINE), interpolation=cv2.INTER_CUBIC)
    smooth = cv2.GaussianBlur(small, (0, 0), _FINE / 2.5, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.resize(smooth, size, interpolation=cv2.INTER_LINEAR), np.uint8)
