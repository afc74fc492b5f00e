"""Average precision of detected boxes, as COCO and as PASCAL VOC define it.

COCO (Lin et al. 2014; as ``pycocotools`` counts): precision at 101 recalls, mean over the intersections over union
0.50, 0.55 … 0.95; VOC (Everingham et al. 2010): at 0.5, precision at 11 recalls (2007) or the area below all (2010).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]

IOUS: Float = np.linspace(0.5, 0.95, 10)
"""At which intersections over union COCO counts."""
MOST = 100  # boxes of one class in one picture that COCO looks at
_RECALLS = np.linspace(0, 1, 101)
_Average = Callable[[Float, Float], float]


@dataclass(frozen=True, eq=False)
class Truths:
    """What is in one picture.

    Attributes:
        boxes: (N, 4) x1, y1, x2, y2 in pixels, the outer edges.
        names: (N,) of the classes.
        ignored: (N,) need not be found, and finding it is no mistake: COCO's crowds, VOC's difficult objects.
        crowds: (N,) of these, those that stand for many objects at once; None where there are none.

    """

    boxes: Float
    names: tuple[str, ...]
    ignored: Bool
    crowds: Bool | None = None


@dataclass(frozen=True, eq=False)
class Found:
    """What was found in one picture.

    Attributes:
        boxes: (N, 4) x1, y1, x2, y2 in pixels, the outer edges.
        names: (N,) of the classes.
        scores: (N,) higher is surer.

    """

    boxes: Float
    names: tuple[str, ...]
    scores: Float


@dataclass(frozen=True, eq=False)
class ClassScore:
    """How well one class was found.

    Attributes:
        objects: there are, those to be ignored left out.
        precisions: (T,) average precision at each intersection over union asked for.
        recall: (D,) after each box, best first, at the first intersection over union.
        precision: (D,) likewise.

    """

    objects: int
    precisions: Float
    recall: Float
    precision: Float

    @property
    def mean(self) -> float:
        """Average precision, mean over the intersections over union."""
        return float(self.precisions.mean())


@dataclass(frozen=True)
class Score:
    """How well everything was found.

    Attributes:
        classes: by name, those of which there is an object.

    """

    classes: Mapping[str, ClassScore]

    @property
    def first(self) -> float:
        """Mean average precision at the first intersection over union; 0 where there is no object."""
        return float(np.mean([score.precisions[0] for score in self.classes.values()])) if self.classes else 0.0

    @property
    def mean(self) -> float:
        """Mean average precision over all intersections over union; 0 where there is no object."""
        return float(np.mean([score.mean for score in self.classes.values()])) if self.classes else 0.0


def coco(truths: Sequence[Truths], found: Sequence[Found], ious: Float = IOUS) -> Score:
    """Average precision as COCO counts it.

    Args:
        truths: of each picture.
        found: in each picture, in the same order.
        ious: (T,) intersections over union from which a box is right.

    """
    scores: dict[str, ClassScore] = {}
    for name in _names(truths):
        parts, objects = [], 0
        for truth, boxes in zip(truths, found, strict=True):
            right, ignored, crowds = _truths_of(truth, name)
            mine, sure = _found_of(boxes, name)
            objects += int((~ignored).sum())
            parts.append((sure[:MOST], *_matched_coco(right, ignored, crowds, mine[:MOST], ious)))
        scores[name] = _class_score(parts, objects, len(ious), _at_101)
    return Score(scores)


def voc(truths: Sequence[Truths], found: Sequence[Found], iou: float = 0.5, eleven: bool = False) -> Score:
    """Average precision as PASCAL VOC counts it.

    Args:
        truths: of each picture.
        found: in each picture, in the same order.
        iou: intersection over union from which a box is right.
        eleven: from precision at eleven recalls, as in 2007, instead of from all, as since 2010.

    """
    scores: dict[str, ClassScore] = {}
    for name in _names(truths):
        parts, objects = [], 0
        for truth, boxes in zip(truths, found, strict=True):
            right, ignored, _crowds = _truths_of(truth, name)
            mine, sure = _found_of(boxes, name)
            objects += int((~ignored).sum())
            parts.append((sure, *_matched_voc(right, ignored, mine, iou)))
        scores[name] = _class_score(parts, objects, 1, _at_11 if eleven else _area)
    return Score(scores)


def overlaps(boxes: Float, truths: Float, crowds: Bool | None = None) -> Float:
    """Intersection over union of boxes (N, 4) with truths (M, 4): (N, M) in 0..1.

    Args:
        boxes: found.
        truths: right ones.
        crowds: (M,) truths of which a box need only be a part: there the box's own area stands for the union.

    """
    low = np.maximum(boxes[:, None, :2], truths[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], truths[None, :, 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=2)
    own = np.prod(np.maximum(boxes[:, 2:] - boxes[:, :2], 0), axis=1)[:, None]
    other = np.prod(np.maximum(truths[:, 2:] - truths[:, :2], 0), axis=1)[None, :]
    union = own + other - shared
    if crowds is not None:
        union = np.where(crowds[None, :], own, union)
    return np.asarray(np.divide(shared, union, out=np.zeros_like(shared), where=union > 0), np.float64)


def _names(truths: Sequence[Truths]) -> list[str]:
    """Classes of which there is an object that counts."""
    return sorted({n for t in truths for n, ignored in zip(t.names, t.ignored, strict=True) if not ignored})


def _truths_of(truth: Truths, name: str) -> tuple[Float, Bool, Bool]:
    """Boxes of a class, which of them are to be ignored, and which are crowds."""
    rows = np.array([other == name for other in truth.names], bool)
    crowds = np.zeros(len(rows), bool) if truth.crowds is None else truth.crowds
    return truth.boxes[rows], truth.ignored[rows], crowds[rows]


def _found_of(found: Found, name: str) -> tuple[Float, Float]:
    """Boxes and scores of a class, the surest first."""
    rows = np.flatnonzero([other == name for other in found.names])
    rows = rows[np.argsort(-found.scores[rows], kind="stable")]
    return found.boxes[rows], found.scores[rows]


def _matched_coco(truths: Float, ignored: Bool, crowds: Bool, boxes: Float, ious: Float) -> tuple[Bool, Bool]:
    """Which boxes are right, and which do not count: (T, D) each.

    The surest box chooses first, among the truths nobody has, the one it covers best. A truth to be ignored is taken
    only where there is no other; a crowd by any number of boxes.
    """
    order = np.argsort(ignored, kind="stable")
    truths, ignored, crowds = truths[order], ignored[order], crowds[order]
    covered = overlaps(boxes, truths, crowds)
    right = np.zeros((len(ious), len(boxes)), bool)
    unasked = np.zeros_like(right)
    for level, least in enumerate(ious):
        taken = np.zeros(len(truths), bool)
        for row in range(len(boxes)):
            near = (covered[row] >= min(least, 1 - 1e-10)) & ~(taken & ~crowds)
            wanted = near & ~ignored if (near & ~ignored).any() else near
            if not wanted.any():
                continue
            candidates = np.flatnonzero(wanted)
            # of equally good truths the last is taken, as in the original
            best = candidates[::-1][np.argmax(covered[row, candidates[::-1]])]
            taken[best] = True
            right[level, row] = not ignored[best]
            unasked[level, row] = ignored[best]
    return right, unasked


def _matched_voc(truths: Float, ignored: Bool, boxes: Float, iou: float) -> tuple[Bool, Bool]:
    """Likewise, (1, D) each: each box belongs to the truth it covers best, even where a surer box has that already."""
    covered = overlaps(boxes, truths)
    right = np.zeros((1, len(boxes)), bool)
    unasked = np.zeros_like(right)
    taken = np.zeros(len(truths), bool)
    for row in range(len(boxes)) if len(truths) else ():
        best = int(np.argmax(covered[row]))
        if covered[row, best] < iou:
            continue
        unasked[0, row] = ignored[best]
        right[0, row] = not ignored[best] and not taken[best]
        taken[best] = True
    return right, unasked


def _class_score(parts: Sequence[tuple[Float, Bool, Bool]], objects: int, levels: int, average: _Average) -> ClassScore:
    sure = np.concatenate([part[0] for part in parts])
    order = np.argsort(-sure, kind="stable")
    right = np.concatenate([part[1] for part in parts], axis=1)[:, order]
    unasked = np.concatenate([part[2] for part in parts], axis=1)[:, order]
    averages, curve = [], (np.zeros(0), np.zeros(0))
    for level in range(levels):
        counted = right[level][~unasked[level]]
        hits = np.cumsum(counted)
        recall = hits / objects
        precision = hits / np.arange(1, len(counted) + 1)
        averages.append(average(recall, precision))
        if level == 0:
            curve = recall, precision
    return ClassScore(objects, np.array(averages), *curve)


def envelope(precision: Float) -> Float:
    """The best precision at each recall or a higher one."""
    return np.asarray(np.maximum.accumulate(precision[::-1])[::-1], np.float64)


def _at_101(recall: Float, precision: Float) -> float:
    best = np.append(envelope(precision), 0.0)
    return float(best[np.searchsorted(recall, _RECALLS, side="left")].mean())


def _at_11(recall: Float, precision: Float) -> float:
    best = np.append(envelope(precision), 0.0)
    # a tenth of a recall that binary fractions miss by a hair still counts as reached
    return float(best[np.searchsorted(recall + 1e-12, np.linspace(0, 1, 11), side="left")].mean())


def _area(recall: Float, precision: Float) -> float:
    return float((np.diff(recall, prepend=0.0) * envelope(precision)).sum())
