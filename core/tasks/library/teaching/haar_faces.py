"""Faces by a cascade of 2001, beside Portico's own detector.

Viola and Jones 2001 with Haar features (see :mod:`core.tasks.library.teaching.cascade`), or with multi-block binary
patterns (Zhang et al. 2007), as scikit-image carries it. Portico's own is a cascade of small networks (Zhang 2016).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.recognition import boxes as rectangles
from core.tasks.library.features import drawing
from core.tasks.library.teaching.cascade import Cascade
from core.tasks.task import Cell, Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

WEIGHTS = "haar-faces"

_PIXELS = 2_000_000
_SAME = 0.3  # overlap from which two boxes are of one face
_PATTERN_SIDE = 24  # pixels of the smallest window of scikit-image's cascade
_GATHERED = 0.3  # overlap from which windows are gathered to one face


class HaarFaces(Parameters):
    """What can be set."""

    features: Annotated[
        Literal["haar", "binary patterns"], Field(title="Features", description="that the cascade looks at")
    ] = "haar"
    smallest: Annotated[
        float, Field(title="Smallest face", ge=1, le=90, description="in percent of the picture's shorter side")
    ] = 6
    factor: Annotated[float, Field(title="Step of sizes", ge=1.02, le=2, description="each so much larger")] = 1.1
    neighbours: Annotated[
        int, Field(title="Neighbours", ge=1, le=30, description="windows that must agree before a face is believed")
    ] = 3
    compare: Annotated[bool, Field(title="Beside Portico's detector")] = True


def pyramid(picture: Image, side: int, smallest: float, factor: float) -> Iterator[tuple[npt.NDArray[np.uint8], float]]:
    """Smaller and smaller grey pictures, and by what their coordinates were multiplied.

    Args:
        picture: uint8 (height, width, 3).
        side: of the window that is moved over each.
        smallest: side in pixels of the picture of what is looked for.
        factor: between one and the next.

    """
    import cv2

    levels, scale = drawing.grey(picture), min(1.0, side / smallest)
    while True:
        size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
        if min(size) < side:
            return
        yield np.asarray(cv2.resize(levels, size, interpolation=cv2.INTER_AREA), np.uint8), scale
        scale /= factor


def gathered(windows: Float, neighbours: int) -> Float:
    """Windows (N, 4) that overlap, as one: (M, 5) mean boxes and how many windows each stands for, most first."""
    left, found = windows, []
    while len(left):
        overlap = rectangles.iou(left, left) > _GATHERED
        best = int(overlap.sum(axis=1).argmax())
        mine = overlap[best]
        if mine.sum() < neighbours:
            break
        found.append([*left[mine].mean(axis=0).tolist(), int(mine.sum())])
        left = left[~mine]
    boxes = np.array(found, np.float32).reshape(-1, 5)
    # of two that still overlap, the one with fewer windows goes
    return boxes[rectangles.suppress_contained(boxes[:, :4], boxes[:, 4], 0.6)] if len(boxes) else boxes


def _haar(picture: Image, parameters: HaarFaces, work: Work) -> Float:
    cascade = Cascade.read(work.file(WEIGHTS))
    smallest = max(float(cascade.side), min(picture.shape[:2]) * parameters.smallest / 100)
    windows: list[Float] = []
    for levels, scale in pyramid(picture, cascade.side, smallest, parameters.factor):
        work.report(0.1 + 0.5 * (1 - scale), Message("Faces of {side:.0f} pixels", side=cascade.side / scale))
        step = 1 if scale < 0.5 else 2
        depth, _, _ = cascade.depths(levels, step)
        y, x = np.nonzero(depth == len(cascade.ends))
        corner = np.column_stack([x, y]) * step
        windows.append(np.hstack([corner, corner + cascade.side]).astype(np.float32) / np.float32(scale))
    return gathered(np.concatenate(windows)[:5000] if windows else np.zeros((0, 4), np.float32), parameters.neighbours)


def _patterns(picture: Image, parameters: HaarFaces, work: Work) -> Float:
    import skimage.data
    from skimage.feature import Cascade as PatternCascade

    cascade = PatternCascade(skimage.data.lbp_frontal_face_cascade_filename())
    largest = min(picture.shape[:2])
    smallest = max(float(_PATTERN_SIDE), largest * parameters.smallest / 100)
    windows: list[list[float]] = []
    size = float(_PATTERN_SIDE)
    while size <= largest:
        if size >= smallest:
            work.report(0.1 + 0.5 * (1 - smallest / size), Message("Faces of {side:.0f} pixels", side=size))
            # one size in each call, so that it can be stopped; windows are gathered here, from all sizes
            sides = [(around * size, around * size) for around in (0.995, 1.005)]
            found = cascade.detect_multi_scale(
                picture, parameters.factor, 1, *sides, intersection_score_threshold=1.0, min_neighbor_number=1
            )
            windows += [[f["c"], f["r"], f["c"] + f["width"], f["r"] + f["height"]] for f in found]
        size *= parameters.factor
    return gathered(np.array(windows, np.float32).reshape(-1, 4)[:5000], parameters.neighbours)


def run(given: Given, parameters: HaarFaces, work: Work) -> Result:
    """Find faces with both, draw and compare."""
    picture, scale = drawing.shrunk(given.picture, _PIXELS)
    work.report(0.05, Message("Looking with the cascade"))
    began = time.perf_counter()
    old = _haar(picture, parameters, work) if parameters.features == "haar" else _patterns(picture, parameters, work)
    spent = time.perf_counter() - began
    old[:, :4] /= scale
    drawn = drawing.boxed(given.picture, old[:, :4], drawing.ORANGE)
    rows: list[tuple[Cell, ...]] = [("cascade", *_place(box), int(box[4]) or None) for box in old]
    layers = {"Cascade": drawn}
    if not parameters.compare:
        words = Message("Faces by the cascade: {old}, in {spent:.2f} s", old=len(old), spent=spent)
        return Result(words, drawn, {}, _table(rows))
    work.report(0.7, Message("Looking with Portico's detector"))
    detector = work.engine.detector
    began = time.perf_counter()
    faces = detector.detect(given.picture, work.engine.smallest_face(given.picture))
    spent_now = time.perf_counter() - began
    layers["Portico"] = drawing.boxed(given.picture, faces.boxes, drawing.GREEN)
    both = int((rectangles.iou(faces.boxes, old[:, :4]) > _SAME).any(axis=1).sum()) if len(old) else 0
    rows += [("Portico", *_place(box), float(s)) for box, s in zip(faces.boxes, faces.scores, strict=True)]
    words = Message(
        "Faces by the cascade (orange): {old}, in {spent:.2f} s; by Portico (green): {faces}, in "
        "{spent_now:.2f} s; by both: {both}",
        old=len(old),
        spent=spent,
        faces=len(faces),
        spent_now=spent_now,
        both=both,
    )
    return Result(words, drawing.boxed(drawn, faces.boxes, drawing.GREEN), layers, _table(rows))


def _place(box: Float) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(v) for v in box[:4])
    return x1, y1, x2 - x1, y2 - y1


def _table(rows: list[tuple[Cell, ...]]) -> Table:
    return Table(("Found by", "x", "y", "Width", "Height", "Windows or score"), tuple(rows))


TASK = Task(
    "haar-faces",
    "Faces as in 2001 (Viola–Jones)",
    Group.TEACHING,
    "Finds faces with a cascade of simple features, beside Portico's own detector, to see what has changed.",
    HaarFaces,
    run,
    weights=(WEIGHTS,),
)
