"""People by histograms of gradients and a linear classifier.

Dalal and Triggs 2005, see :mod:`core.tasks.library.teaching.gradient_histograms`. It finds people who stand or walk and
are seen whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.recognition import boxes as rectangles
from core.tasks.library.features import drawing
from core.tasks.library.teaching import gradient_histograms as histograms
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

WEIGHTS = "hog-people"

_PIXELS = 1_000_000
_AROUND = 16  # pixels that a window has around the person
_PERSON = (0.36, 0.76)  # share of a window's width and height that the person takes


class HogPeople(Parameters):
    """What can be set."""

    certainty: Annotated[
        float, Field(title="Least score", ge=-1, le=3, description="0 is the classifier's border; higher is surer")
    ] = 0.4
    smallest: Annotated[
        float, Field(title="Smallest person", ge=5, le=100, description="height in percent of the picture's height")
    ] = 15
    factor: Annotated[float, Field(title="Step of sizes", ge=1.02, le=1.5, description="each so much larger")] = 1.08
    overlap: Annotated[
        float, Field(title="Overlap", ge=0.05, le=0.9, description="of two finds, as a share, above which one goes")
    ] = 0.4


def pyramid(picture: Image, smallest: float, factor: float) -> Iterator[tuple[Image, float]]:
    """Smaller and smaller pictures with a mirrored rim, and by what their coordinates were multiplied.

    Args:
        picture: uint8 (height, width, 3).
        smallest: height in pixels of the smallest window.
        factor: between one and the next.

    """
    import cv2

    scale = min(2.0, histograms.WINDOW[1] / smallest)
    while True:
        size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
        if size[0] + 2 * _AROUND < histograms.WINDOW[0] or size[1] + 2 * _AROUND < histograms.WINDOW[1]:
            return
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        small = cv2.resize(picture, size, interpolation=way)
        rim = cv2.copyMakeBorder(small, _AROUND, _AROUND, _AROUND, _AROUND, cv2.BORDER_REFLECT_101)
        yield np.asarray(rim, np.uint8), scale
        scale /= factor


def find(picture: Image, parameters: HogPeople, work: Work) -> Float:
    """People (N, 5): box x1, y1, x2, y2 in pixels and score, best first."""
    people = histograms.People(work.file(WEIGHTS))
    # the window is higher than the person in it
    smallest = max(64.0, picture.shape[0] * parameters.smallest / 100 / _PERSON[1])
    found: list[Float] = []
    for small, scale in pyramid(picture, smallest, parameters.factor):
        work.report(min(0.95, 0.9 * (1 - scale / 2)), Message("People of {scale:.0f} pixels", scale=100 / scale))
        scores = people.scores(small)
        y, x = np.nonzero(scores > parameters.certainty)
        corner = np.column_stack([x, y]) * histograms.CELL - _AROUND
        boxes = np.hstack([corner, corner + np.array(histograms.WINDOW)]) / scale
        found.append(np.column_stack([boxes, scores[y, x]]).astype(np.float32))
    windows = np.concatenate(found) if found else np.zeros((0, 5), np.float32)
    kept = rectangles.suppress(windows[:, :4], windows[:, 4] + 2, parameters.overlap)
    return _fitted(windows[kept], picture)


def _fitted(windows: Float, picture: Image) -> Float:
    """The part of each window that the person takes, within the picture."""
    middle = (windows[:, :2] + windows[:, 2:4]) / 2
    half = (windows[:, 2:4] - windows[:, :2]) / 2 * np.array([_PERSON[0] * 1.5, _PERSON[1]], np.float32)
    limit = np.array([picture.shape[1], picture.shape[0]], np.float32)
    low, high = np.clip(middle - half, 0, limit), np.clip(middle + half, 0, limit)
    return np.column_stack([low, high, windows[:, 4]]).astype(np.float32)


def run(given: Given, parameters: HogPeople, work: Work) -> Result:
    """Find people, draw and list them."""
    picture, scale = drawing.shrunk(given.picture, _PIXELS)
    found = find(picture, parameters, work)
    found[:, :4] /= scale
    rows = tuple(
        (float(x1), float(y1), float(x2 - x1), float(y2 - y1), float(score)) for x1, y1, x2, y2, score in found
    )
    words = (
        Message("1 person")
        if len(rows) == 1
        else Message("{count} people", count=len(rows))
        if rows
        else Message("Nobody who stands or walks, seen whole")
    )
    return Result(
        words=words,
        picture=drawing.boxed(given.picture, found[:, :4], drawing.GREEN),
        table=Table(("x", "y", "Width", "Height", "Score"), rows),
    )


TASK = Task(
    "hog-people",
    "People as in 2005 (HOG)",
    Group.TEACHING,
    "Finds people who stand or walk by the directions of their outlines.",
    HogPeople,
    run,
    weights=(WEIGHTS,),
)
