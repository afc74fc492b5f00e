"""Object detection by YOLOX (Ge, Liu, Wang, Li and Sun: "YOLOX: Exceeding YOLO series in 2021").

The network is as its authors give it out: BGR pixels 0-255, the picture in the upper left corner of a grey square. It
answers for each cell of three grids with an offset and a size in units of the grid's step, whether there is anything,
and which of COCO's 80 things it would be.
"""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.recognition.boxes import suppress
from core.tasks.library.recognition import coco_names
from core.tasks.library.recognition.detector import Objects
from core.tasks.library.recognition.objects import reported
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.work import Work

_STEPS = (8, 16, 32)  # pixels from cell to cell
_GREY = 114
_WEIGHTS = {"tiny": "yolox-tiny", "small": "yolox-s"}


class Yolo(Parameters):
    """Which network, and what counts."""

    model: Annotated[
        Literal["tiny", "small"],
        Field(title="Network", description="the small one finds more, and takes about four times as long"),
    ] = "tiny"
    confidence: Annotated[
        float, Field(title="Confidence", ge=0.05, le=0.95, description="from which an object is shown, 0 to 1")
    ] = 0.35
    only: Annotated[
        str, Field(title="Only", max_length=200, description="kinds of objects, with commas between; empty for all")
    ] = ""
    overlap: Annotated[
        float,
        Field(title="Overlap", ge=0.1, le=0.9, description="above which two boxes of a kind are one object, 0 to 1"),
    ] = 0.45


def letterboxed(picture: Image, side: int) -> tuple[Float, float]:
    """What the network takes, (1, 3, side, side) BGR, and by what the picture's coordinates were multiplied."""
    import cv2

    height, width = picture.shape[:2]
    scale = side / max(height, width)
    size = (max(1, int(width * scale)), max(1, int(height * scale)))
    square = np.full((side, side, 3), _GREY, np.uint8)
    # the authors' way of shrinking: the network was trained on its aliasing
    square[: size[1], : size[0]] = cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR)
    return np.ascontiguousarray(square[..., ::-1].transpose(2, 0, 1)[None], np.float32), scale


def decoded(answer: Float, side: int) -> tuple[Float, Float]:
    """What the network's numbers mean.

    Args:
        answer: (cells, 5 + kinds): offset x and y, logarithm of width and height, all in steps; objectness; kinds.
        side: of the square that it looked at, in pixels.

    Returns:
        Boxes (cells, 4) x1, y1, x2, y2 in pixels of the square, and scores (cells, kinds) 0..1.

    Raises:
        TaskError: the answer does not belong to such a square.
        WeightsError: the network does not know COCO's kinds.

    """
    from models.weights import WeightsError

    corners, sizes = [], []
    for pixels in _STEPS:
        count = side // pixels
        y, x = np.mgrid[:count, :count]
        corners.append(np.stack([x, y], -1).reshape(-1, 2))
        sizes.append(np.full((count * count, 1), pixels))
    grid, step = np.concatenate(corners), np.concatenate(sizes)
    if len(grid) != len(answer):
        raise TaskError(
            "this is not a YOLOX network: {answer} answers for {grid} places", answer=len(answer), grid=len(grid)
        )
    if answer.shape[1] != 5 + len(coco_names.NAMES):
        raise WeightsError("this network knows other kinds of objects than COCO's 80: choose another file")
    middle = (answer[:, :2] + grid) * step
    half = np.exp(answer[:, 2:4]) * step / 2
    boxes = np.concatenate([middle - half, middle + half], 1)
    return boxes.astype(np.float32), (answer[:, 4:5] * answer[:, 5:]).astype(np.float32)


def best(boxes: Float, scores: Float, least: float, overlap: float) -> Objects:
    """The finds that count: of each kind, no two that overlap too much.

    Args:
        boxes: (N, 4) x1, y1, x2, y2.
        scores: (N, 80) 0..1, of each kind.
        least: score from which a find counts.
        overlap: intersection over union above which the less sure of two boxes of one kind goes.

    """
    kinds = scores.argmax(1)
    sure = scores[np.arange(len(kinds)), kinds]
    keep = sure >= least
    numbers = np.array(list(coco_names.NAMES), np.int32)[kinds[keep]]
    found = Objects(boxes[keep], sure[keep], numbers)
    return found.select(suppress(found.boxes, found.scores, overlap, found.classes))


def run(given: Given, parameters: Yolo, work: Work) -> Result:
    """Find the things in the picture."""
    picture = given.picture
    wanted = coco_names.numbers(parameters.only)
    work.report(0.0, Message("Loading the network"))
    graph = work.graph(_WEIGHTS[parameters.model])
    side = next(iter(graph.inputs.values()))[-1]
    pixels, scale = letterboxed(picture, side)
    work.report(0.4, Message("Looking for objects"))
    boxes, scores = decoded(graph(pixels)[0][0], side)
    boxes = np.asarray((boxes / scale).clip(0, [picture.shape[1], picture.shape[0]] * 2), np.float32)
    found = best(boxes, scores, parameters.confidence, parameters.overlap)
    found = found.select(np.isin(found.classes, wanted))
    advice = Message("No objects found: lower the confidence")
    if parameters.model == "tiny":
        advice = Message("No objects found: lower the confidence, or take the small network")
    return reported(picture, found, advice)


TASK = Task(
    "yolo",
    "Object detection by YOLOX",
    Group.RECOGNITION,
    "Find things of 80 everyday kinds in a picture, quickly and in one look.",
    Yolo,
    run,
    weights=("yolox-tiny",),
    other_weights=("yolox-s",),
    pace="quick",
)
