"""Looking everywhere at every size: the way things were found before networks proposed where to look.

A window of one shape is moved over the picture in steps and over smaller and smaller copies of it; each window gets a
score. The heat map shows the best score of all windows around a pixel's place, the table what it cost.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.recognition import boxes as rectangles
from core.tasks.library.features import drawing
from core.tasks.library.features.template_matching import check, correlation
from core.tasks.library.teaching import gradient_histograms as histograms
from core.tasks.library.teaching import haar_faces, hog_people
from core.tasks.library.teaching.cascade import Cascade
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Second, Table, Task
from core.tasks.work import Work

_PIXELS = 500_000
_EDGE_SIDE = 32  # pixels: window of the edge density
_GROUPED = 0.3


class SlidingWindow(Parameters):
    """What can be set."""

    score: Annotated[
        Literal["faces", "people", "edges", "template"],
        Field(title="Score", description="what a window is asked for; a template needs a second picture"),
    ] = "faces"
    step: Annotated[int, Field(title="Step", ge=1, le=16, description="between windows, in pixels")] = 2
    factor: Annotated[float, Field(title="Step of sizes", ge=1.05, le=2, description="each so much larger")] = 1.2
    boxes: Annotated[int, Field(title="Boxes", ge=0, le=50, description="drawn around the best windows")] = 5


@dataclass(frozen=True, eq=False)
class _Level:
    """Scores of the windows of one size.

    Attributes:
        scores: (rows, columns), 0..1.
        step: between windows, in pixels of the shrunk picture.
        size: of a window, likewise: width and height.
        scale: by which the picture was multiplied.
        milliseconds: that it took.

    """

    scores: Float
    step: int
    size: tuple[int, int]
    scale: float
    milliseconds: float


def _scorer(parameters: SlidingWindow, given: Given, work: Work) -> tuple[tuple[int, int], Any]:
    """Size of a window, and what gives scores 0..1 to all windows of a picture."""
    import cv2

    step = parameters.step
    if parameters.score == "faces":
        cascade = Cascade.read(work.file(haar_faces.WEIGHTS))

        def faces(picture: Image) -> Float:
            depth, _, _ = cascade.depths(drawing.grey(picture), step)
            return (depth / len(cascade.ends)).astype(np.float32)

        return (cascade.side, cascade.side), faces
    if parameters.score == "people":
        people = histograms.People(work.file(hog_people.WEIGHTS))
        # a score of 1 is a sure person, -2 an empty wall; windows are as far apart as cells
        return histograms.WINDOW, lambda picture: np.clip((people.scores(picture) + 2) / 3, 0, 1)
    if parameters.score == "edges":

        def edges(picture: Image) -> Float:
            values = drawing.grey(picture).astype(np.float32)
            strength = np.hypot(cv2.Sobel(values, cv2.CV_32F, 1, 0), cv2.Sobel(values, cv2.CV_32F, 0, 1)) > 100
            density = cv2.boxFilter(strength.astype(np.float32), -1, (_EDGE_SIDE, _EDGE_SIDE), anchor=(0, 0))
            inner = density[: density.shape[0] - _EDGE_SIDE + 1 : step, : density.shape[1] - _EDGE_SIDE + 1 : step]
            return np.asarray(inner, np.float32)

        return (_EDGE_SIDE, _EDGE_SIDE), edges
    if given.second is None:
        raise TaskError("choose a second picture as the template, or another score")
    pattern, _ = drawing.shrunk(given.second, 48 * 48)
    check(pattern)
    return (pattern.shape[1], pattern.shape[0]), lambda p: np.maximum(correlation(p, pattern)[::step, ::step], 0)


def run(given: Given, parameters: SlidingWindow, work: Work) -> Result:
    """Score every window, and show where the scores are high."""
    import cv2

    picture, shrunk = drawing.shrunk(given.picture, _PIXELS)
    size, scorer = _scorer(parameters, given, work)
    step = histograms.CELL if parameters.score == "people" else parameters.step
    levels: list[_Level] = []
    scale = 1.0
    while picture.shape[1] * scale >= size[0] and picture.shape[0] * scale >= size[1]:
        work.report(0.05 + 0.9 * (1 - scale), Message("Windows of {size:.0f} pixels", size=size[0] / scale / shrunk))
        pixels = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
        small = np.asarray(cv2.resize(picture, pixels, interpolation=cv2.INTER_AREA), np.uint8)
        began = time.perf_counter()
        scores = scorer(small)
        levels.append(_Level(scores, step, size, scale, 1e3 * (time.perf_counter() - began)))
        scale /= parameters.factor
        if min(pixels) <= min(size):
            break
    if not levels:
        raise TaskError("the picture is smaller than one window: use a larger picture")
    return _reported(given.picture, picture, levels, parameters, shrunk)


def _boxes(levels: list[_Level], most: int) -> Float:
    """The best windows (N, 5) of the shrunk picture: x1, y1, x2, y2, score."""
    found = []
    for level in levels:
        flat = level.scores.ravel()
        some = np.argsort(-flat, kind="stable")[:500]
        y, x = np.unravel_index(some, level.scores.shape)
        corner = np.column_stack([x, y]) * level.step
        found.append(np.column_stack([np.hstack([corner, corner + level.size]) / level.scale, flat[some]]))
    windows = np.concatenate(found).astype(np.float32)
    windows = windows[windows[:, 4] > 0]
    return windows[rectangles.suppress(windows[:, :4], windows[:, 4], _GROUPED)[:most]]


def _heat(levels: list[_Level], shape: tuple[int, int]) -> Float:
    """The best score of windows whose middle is near each pixel, (height, width)."""
    import cv2

    heat = np.zeros(shape, np.float32)
    for level in levels:
        rows, columns = level.scores.shape
        # the middles of windows fill the picture but for half a window on each side
        matrix = np.array(
            [
                [level.step / level.scale, 0, level.size[0] / 2 / level.scale],
                [0, level.step / level.scale, level.size[1] / 2 / level.scale],
            ]
        )
        spread = cv2.warpAffine(level.scores, matrix, (shape[1], shape[0]), flags=cv2.INTER_LINEAR)
        heat = np.maximum(heat, spread) if min(rows, columns) > 0 else heat
    return heat


def _reported(picture: Image, small: Image, levels: list[_Level], parameters: SlidingWindow, shrunk: float) -> Result:
    import cv2

    heat = _heat(levels, small.shape[:2])
    top = max(float(heat.max()), 1e-6)
    shown = cv2.applyColorMap(np.asarray(heat * (255 / top), np.uint8), cv2.COLORMAP_INFERNO)[..., ::-1]
    warm = drawing.enlarged(np.ascontiguousarray(shown), picture)
    over = np.asarray(drawing.faded(picture, 0.45) + warm * 0.55, np.uint8)
    best = _boxes(levels, parameters.boxes) if parameters.boxes else np.zeros((0, 5), np.float32)
    over = drawing.boxed(over, best[:, :4] / shrunk, drawing.GREEN)
    sizes = [level.size[0] / level.scale / shrunk for level in levels]
    counts = [level.scores.size for level in levels]
    spent = sum(level.milliseconds for level in levels)
    return Result(
        words=Message(
            "{counts:,} windows of {levels} sizes in {spent:.2f} s, the best score is {top:.2f}",
            counts=sum(counts),
            levels=len(levels),
            spent=spent / 1000,
            top=top,
        ),
        picture=over,
        layers={"Heat map": warm},
        table=Table(
            ("Width of the window", "Windows", "Milliseconds", "Best score"),
            tuple(
                (s, c, level.milliseconds, float(level.scores.max()))
                for s, c, level in zip(sizes, counts, levels, strict=True)
            ),
        ),
        plots=(
            Plot(
                "Windows of each size",
                "Width of the window in pixels",
                "Windows",
                (Line("Windows", np.array(sizes, np.float64), np.array(counts, np.float64)),),
            ),
        ),
    )


TASK = Task(
    "sliding-window",
    "Sliding window",
    Group.TEACHING,
    "Shows what it means to look everywhere at every size: a heat map, and how many windows it took.",
    SlidingWindow,
    run,
    second=Second("Template", required=False),
    weights=(haar_faces.WEIGHTS, hog_people.WEIGHTS),
)
