"""One region grown from where it is painted, as far as the colour stays alike (Adams and Bischof 1994)."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.base.progress import Report
from core.faces import Image
from core.tasks.library.features import drawing
from core.tasks.library.segmentation import regions
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work

_PIXELS = 4_000_000
_STROKES = 32  # each of which grows on its own, the largest; a further one joins that with the nearest colour
_BEGIN = 0.02  # of the shorter side: radius of the place in the middle where nothing is painted


class RegionGrowing(Parameters):
    """What can be set."""

    tolerance: Annotated[
        float, Field(title="Tolerance", ge=0.5, le=100, description="difference of colour, CIELAB; 2 is just visible")
    ] = 14
    smooth: Annotated[float, Field(title="Blur before", ge=0, le=10, description="in pixels")] = 1.5
    fill: Annotated[bool, Field(title="Fill holes")] = True


def grown(
    picture: Image, begin: Mask, tolerance: float, smooth: float, report: Report | None = None
) -> npt.NDArray[np.bool_]:
    """What hangs together with the places where it begins and is of the colour of one of them.

    Args:
        picture: uint8 (height, width, 3).
        begin: (height, width), not 0 where it begins.
        tolerance: difference of colour in CIELAB.
        smooth: sigma in pixels of a blur before; 0 for none.
        report: told before each stroke.

    """
    import cv2

    lab = np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2Lab), np.float32)
    if smooth > 0:
        lab = np.asarray(cv2.GaussianBlur(lab, (0, 0), smooth), np.float32)
    count, strokes = cv2.connectedComponents(np.asarray(begin > 0, np.uint8))
    found = np.asarray(begin > 0, np.bool_)
    owner = np.asarray(strokes)[found]
    area = np.maximum(np.bincount(owner, minlength=count), 1)
    colours = np.stack([np.bincount(owner, plane, count) / area for plane in lab[found].T], axis=1).astype(np.float32)
    leaders = 1 + np.argsort(-area[1:], kind="stable")[:_STROKES]
    nearest = leaders[np.argmin(np.linalg.norm(colours[:, None] - colours[leaders], axis=2), axis=1)]
    nearest[leaders] = leaders
    nearest[0] = 0
    for number, leader in enumerate(leaders.tolist()):
        if report is not None:
            report(
                number / len(leaders), Message("Stroke {number} of {leaders}", number=number + 1, leaders=len(leaders))
            )
        mine = nearest[strokes] == leader
        alike = np.linalg.norm(lab - colours[leader], axis=2) <= tolerance
        parts_count, parts = cv2.connectedComponents(np.asarray(alike | mine, np.uint8), connectivity=4)
        kept = np.zeros(parts_count, np.bool_)
        kept[np.asarray(parts)[mine]] = True
        found |= kept[parts]
    return found


def run(given: Given, parameters: RegionGrowing, work: Work) -> Result:
    """Grow from what was painted, or from the picture's middle."""
    import cv2
    from scipy.ndimage import binary_fill_holes

    picture, _ = drawing.shrunk(given.picture, _PIXELS)
    begin = np.zeros(picture.shape[:2], np.uint8)
    if given.painted is not None and given.painted.any():
        begin = drawing.painted(given.painted, picture)
    else:
        middle = (picture.shape[1] // 2, picture.shape[0] // 2)
        cv2.circle(begin, middle, max(1, round(min(picture.shape[:2]) * _BEGIN)), 1, -1)
    found = grown(picture, begin, parameters.tolerance, parameters.smooth, work.report)
    if parameters.fill:
        found = np.asarray(binary_fill_holes(found), np.bool_)
    mask = drawing.enlarged(np.asarray(found * 255, np.uint8), given.picture)
    share = float(found.mean())
    return Result(
        words=Message("The region takes {share:.1%} of the picture", share=share),
        picture=regions.shown(mask, given.picture),
        layers={MASK_LAYER: drawing.three(mask), "Cut-out": regions.cut_out(mask, given.picture)},
        table=Table(("Measure", "Value"), (("Pixels", int((mask > 127).sum())), ("Share", share))),
    )


TASK = Task(
    "region-growing",
    "Region growing",
    Group.SEGMENTATION,
    "Selects what hangs together in colour with the place you paint, or with the picture's middle.",
    RegionGrowing,
    run,
    brushes=("Begin here",),
    truth=MASK,
    pace="quick",
)
