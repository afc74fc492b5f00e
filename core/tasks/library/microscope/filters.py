"""The kernels of a network's first layer, which training turns into edge and colour detectors (Krizhevsky 2012)."""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.drawing.contact_sheets import contact_sheet
from core.drawing.maps import map_picture
from core.faces import Float, Image
from core.tasks.library.microscope import places
from core.tasks.library.recognition import imagenet
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_TILE = 112  # pixels


class Filters(Parameters):
    """Which part of the picture they answer to."""

    view: Annotated[
        imagenet.View,
        Field(title="Part", description="the square in the middle, or the whole picture pressed into a square"),
    ] = "centre"


def _run(given: Given, parameters: Filters, work: Work) -> Result:
    work.report(0.0, Message("Loading the network"))
    opened = places.microscope(work)
    kernels, maps = opened.kernels(), opened.maps(imagenet.chip(given.picture, parameters.view), 0)
    rows = []
    tiles: list[tuple[Image | None, str]] = []
    for number, (kernel, answer) in enumerate(zip(kernels, maps, strict=True)):
        grey = kernel - kernel.mean(axis=2, keepdims=True)
        share = float((grey**2).sum() / max(float((kernel**2).sum()), 1e-12))
        rows.append((number, round(float(np.linalg.norm(kernel)), 4), round(share, 4), round(float(answer.mean()), 4)))
        tiles.append((_side_by_side(kernel, answer), f"Kernel {number}"))
    silent = sum(not answer.any() for answer in maps)
    return Result(
        words=Message(
            "{kernels} kernels, the same for all pictures, each with its answer here; {are}",
            kernels=len(kernels),
            are=Message.of(silent, "1 is silent", "{count:,} are silent"),
        ),
        picture=contact_sheet(tiles, 4, 2 * _TILE, _TILE),
        table=Table(("Kernel", "Strength", "Share of colour", "Mean answer"), tuple(rows)),
    )


def _side_by_side(kernel: Float, answer: Float) -> Image:
    """A kernel, grey where it is zero, with sharp cells; and its answer."""
    import cv2

    reach = max(float(np.abs(kernel).max()), 1e-9)
    cells = np.asarray(np.clip(127.5 + 127.5 * kernel / reach, 0, 255), np.uint8)
    size = (_TILE, _TILE)
    return np.hstack(
        [
            np.asarray(cv2.resize(cells, size, interpolation=cv2.INTER_NEAREST), np.uint8),
            np.asarray(cv2.resize(map_picture(answer), size, interpolation=cv2.INTER_AREA), np.uint8),
        ]
    )


TASK = Task(
    "filters",
    "First-layer filters",
    Group.MICROSCOPE,
    "Show the small patterns that the classifier looks for first, and where a picture has them.",
    Filters,
    _run,
    weights=imagenet.WEIGHTS[:1],
    pace="quick",
)
