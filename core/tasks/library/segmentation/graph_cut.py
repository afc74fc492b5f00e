"""One object cut out along the cheapest border.

Rother, Kolmogorov and Blake: "GrabCut: Interactive Foreground Extraction using Iterated Graph Cuts", 2004, on the graph
cuts of Boykov and Jolly 2001.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.features import drawing
from core.tasks.library.segmentation import regions
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work

OBJECT, BACKGROUND = 1, 2
"""Numbers of the brushes."""

_PIXELS = 160_000
_SPECK = 0.02  # of the largest part's area, below which a part goes


class GraphCut(Parameters):
    """What can be set."""

    margin: Annotated[
        float, Field(title="Margin", ge=0.5, le=45, description="in percent; outside it is background, unless painted")
    ] = 6
    rounds: Annotated[int, Field(title="Rounds", ge=1, le=20, description="of learning both colours anew")] = 5
    whole: Annotated[bool, Field(title="Without specks", description="small parts and holes go")] = True
    soft: Annotated[float, Field(title="Soft border", ge=0, le=20, description="in pixels, of the cut-out")] = 1


def beginning(shape: tuple[int, int], painted: Mask | None, margin: float) -> Mask:
    """What is known and what is likely before the first cut, in OpenCV's numbers.

    Args:
        shape: height and width.
        painted: (height, width): :data:`OBJECT`, :data:`BACKGROUND`, 0 elsewhere.
        margin: percent of either side, outside which is background; unless both brushes were used: then what was
            painted nearer says what is likely.

    """
    import cv2

    known = np.full(shape, cv2.GC_BGD, np.uint8)
    top, left = (max(1, round(side * margin / 100)) for side in shape)
    known[top : shape[0] - top, left : shape[1] - left] = cv2.GC_PR_FGD
    if painted is None or not painted.any():
        return known
    mine, other = painted == OBJECT, painted == BACKGROUND
    if mine.any() and other.any():
        near, far = (cv2.distanceTransform(np.asarray(~p, np.uint8), cv2.DIST_L2, 5) for p in (mine, other))
        known = np.where(near < far, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    known[mine], known[other] = cv2.GC_FGD, cv2.GC_BGD
    return known


def cut(picture: Image, known: Mask, rounds: int, work: Work) -> Mask:
    """The object as a mask of 0 and 255, (height, width).

    Args:
        picture: uint8 (height, width, 3).
        known: of :func:`beginning`.
        rounds: of learning both colours anew.
        work: told after each round.

    Raises:
        TaskError: nothing is left for the object or for the background.

    """
    import cv2

    mask = known.copy()
    inside = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD))
    if not inside.any() or inside.all():
        raise TaskError("paint some of the object and some of the background")
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)
    bgr = np.ascontiguousarray(picture[..., ::-1])
    for number in range(rounds):
        work.report(number / rounds, Message("Round {number} of {rounds}", number=number + 1, rounds=rounds))
        mode = cv2.GC_EVAL if number else cv2.GC_INIT_WITH_MASK
        cv2.grabCut(bgr, mask, None, *models, 1, mode)
        if not np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).any():
            break
    return np.asarray(np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)) * 255, np.uint8)


def without_specks(mask: Mask) -> Mask:
    """A mask without parts and holes much smaller than its largest part."""
    import cv2

    for _ in range(2):
        count, parts, sizes, _ = cv2.connectedComponentsWithStats(np.asarray(mask > 127, np.uint8), connectivity=8)
        area = np.asarray(sizes)[:, cv2.CC_STAT_AREA]
        if count > 1:
            small = np.flatnonzero(area < _SPECK * area[1:].max())
            mask = np.where(np.isin(parts, small[small > 0]), 0, mask).astype(np.uint8)
        mask = np.asarray(255 - mask, np.uint8)  # the second time round the holes are the parts
    return mask


def run(given: Given, parameters: GraphCut, work: Work) -> Result:
    """Cut the object out."""
    import cv2

    picture, scale = drawing.shrunk(given.picture, _PIXELS)
    painted = None if given.painted is None else drawing.painted(given.painted, picture)
    mask = cut(picture, beginning(picture.shape[:2], painted, parameters.margin), parameters.rounds, work)
    if parameters.whole:
        mask = without_specks(mask)
    # grown to the picture's size, the border is smooth where it was stairs
    large = drawing.enlarged(mask, given.picture)
    if scale < 1:
        large = np.asarray(cv2.GaussianBlur(large, (0, 0), 0.7 / scale), np.uint8)
    hard = np.asarray((large > 127) * 255, np.uint8)
    alpha = np.asarray(cv2.GaussianBlur(hard, (0, 0), parameters.soft), np.uint8) if parameters.soft else hard
    share = float((hard > 0).mean())
    words = (
        Message("The object takes {share:.1%} of the picture", share=share)
        if share
        else Message("No object stands out: paint some of it")
    )
    return Result(
        words=words,
        picture=regions.shown(hard, given.picture),
        layers={MASK_LAYER: drawing.three(hard), "Cut-out": regions.cut_out(alpha, given.picture)},
        table=Table(("Measure", "Value"), (("Pixels", int((hard > 0).sum())), ("Share", share))),
    )


TASK = Task(
    "graph-cut",
    "Cut out an object (GrabCut)",
    Group.SEGMENTATION,
    "Cuts the main object out of a picture; paint some of it and of the background where it errs.",
    GraphCut,
    run,
    brushes=("Object", "Background"),
    truth=MASK,
)
