"""Semantic segmentation by DeepLabv3 (Chen, Papandreou, Schroff and Adam: "Rethinking atrous convolution", 2017).

The network, on MobileNetV2 (Sandler et al. 2018), looks at 257 × 257 pixels from -1 to 1 and answers for each with how
well it fits the 21 classes of PASCAL VOC (Everingham et al. 2010).
"""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.library.features.drawing import three
from core.tasks.library.recognition.overlay import colour, with_words
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work

CLASSES = (
    *("background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow"),
    *("dining table", "dog", "horse", "motorbike", "person", "potted plant", "sheep", "sofa", "train", "television"),
)
_CENTRE = 127.5
_DECIDED_SIDE = 1024  # pixels; up to here the classes are told apart between the network's cells


class Semantic(Parameters):
    """What is shown."""

    subject: Annotated[
        Literal[
            "everything", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow",
            "dining table", "dog", "horse", "motorbike", "person", "potted plant", "sheep", "sofa", "train",
            "television",
        ],
        Field(title="Subject", description="what the mask and the cut-out hold"),
    ] = "everything"  # fmt: skip
    strength: Annotated[
        float, Field(title="Colour", ge=0, le=1, description="how much of it lies over the picture")
    ] = 0.55
    smallest: Annotated[
        float,
        Field(title="Smallest area", ge=0, le=20, description="classes that cover less are left out, in per cent"),
    ] = 0.5


def framed(picture: Image, height: int, width: int) -> tuple[Float, tuple[int, int]]:
    """What the network takes, (1, height, width, 3): the picture in the upper left corner, grey around it.

    Returns:
        It, and the rows and columns that are picture.

    """
    import cv2

    scale = min(height / picture.shape[0], width / picture.shape[1])
    rows, columns = max(1, round(picture.shape[0] * scale)), max(1, round(picture.shape[1] * scale))
    small = cv2.resize(picture, (columns, rows), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    frame = np.zeros((1, height, width, 3), np.float32)  # 0 is the grey in the middle
    frame[0, :rows, :columns] = np.asarray(small, np.float32) / _CENTRE - 1
    return frame, (rows, columns)


def classes(answer: Float, shape: tuple[int, int]) -> Mask:
    """The class of each pixel of a picture.

    Args:
        answer: (rows, columns, classes), higher for what fits better.
        shape: height and width of the picture.

    Returns:
        uint8 (height, width).

    """
    import cv2

    height, width = shape
    scale = min(1.0, _DECIDED_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    # the answer is enlarged before the best class is taken, so that borders run smoothly between the cells
    highest = np.full(size[::-1], -np.inf, np.float32)
    decided = np.zeros(size[::-1], np.uint8)
    for number in range(answer.shape[2]):
        level = cv2.resize(np.ascontiguousarray(answer[..., number]), size, interpolation=cv2.INTER_LINEAR)
        better = level > highest
        highest[better], decided[better] = level[better], number
    return np.asarray(cv2.resize(decided, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)


def run(given: Given, parameters: Semantic, work: Work) -> Result:
    """Tell the classes apart."""
    picture = given.picture
    work.report(0.0, Message("Loading the network"))
    graph = work.graph("deeplabv3")
    _, high, wide, _ = next(iter(graph.inputs.values()))
    pixels, (rows, columns) = framed(picture, high, wide)
    work.report(0.3, Message("Telling what is where"))
    answer = np.asarray(graph(pixels)[0][0], np.float32)
    if answer.shape != (high, wide, len(CLASSES)):
        raise TaskError(
            "this is not a DeepLab network for {classes} classes: {shape} came out",
            classes=len(CLASSES),
            shape=answer.shape,
        )
    found = classes(answer[:rows, :columns], picture.shape[:2])
    work.report(0.8, Message("Colouring"))
    counts = np.bincount(found.ravel(), minlength=len(CLASSES))
    small = counts < found.size * parameters.smallest / 100
    small[0] = False
    found[small[found]] = 0
    counts = np.bincount(found.ravel(), minlength=len(CLASSES))
    order = [int(n) for n in np.argsort(-counts, kind="stable") if counts[n]]
    table = Table(
        ("Class", "Area in per cent", "Pixels"),
        tuple((CLASSES[n], round(100 * float(counts[n]) / found.size, 2), int(counts[n])) for n in order),
    )
    there = [n for n in order if n]
    chosen = there if parameters.subject == "everything" else [CLASSES.index(parameters.subject)]
    mask = np.asarray(np.isin(found, chosen) * 255, np.uint8)
    shown = np.array([(0, 0, 0), *(colour(n) for n in range(1, len(CLASSES)))], np.uint8)[found]
    layers = {MASK_LAYER: three(mask), "Classes": shown, "Cut-out": np.dstack([picture, mask])}
    names = ", ".join(f"{CLASSES[n]} {counts[n] / found.size:.0%}" for n in there)
    words = Message("Found: {names}", names=names) if there else Message("Nothing was found that the network knows")
    return Result(words, _coloured(picture, found, shown, parameters.strength), layers, table)


def _coloured(picture: Image, found: Mask, classes_shown: Image, strength: float) -> Image:
    """The classes in their colours over the picture, each named where it is thickest."""
    import cv2

    drawn = picture.copy()
    mixed = cv2.addWeighted(picture, 1 - strength, classes_shown, strength, 0)
    cv2.copyTo(mixed, found, drawn)
    scale = min(1.0, _DECIDED_SIDE / max(picture.shape[:2]))
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    small = np.asarray(cv2.resize(found, size, interpolation=cv2.INTER_NEAREST), np.uint8)
    there = [int(n) for n in np.unique(small) if n]
    places = []
    for number in there:
        depth = cv2.distanceTransform(np.pad((small == number).astype(np.uint8), 1), cv2.DIST_L2, 3)
        y, x = np.unravel_index(int(depth.argmax()), depth.shape)
        places.append((round((int(x) - 1) / scale), round((int(y) - 1) / scale)))
    return with_words(drawn, places, [CLASSES[n] for n in there], [colour(n) for n in there])


TASK = Task(
    "semantic",
    "Semantic segmentation",
    Group.SEGMENTATION,
    "Tell for each pixel which of 20 kinds of things it shows: people, animals, vehicles, furniture.",
    Semantic,
    run,
    weights=("deeplabv3",),
    truth=MASK,
    pace="quick",
)
