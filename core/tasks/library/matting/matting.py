"""Alpha matting: the foreground with its hair, fur and soft edges."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.features import drawing
from core.tasks.library.matting import solving, trimaps
from core.tasks.library.matting.solving import Method
from core.tasks.library.matting.trimaps import Subject
from core.tasks.task import Given, Group, Mask, Parameters, Result, Second, Table, Task
from core.tasks.truths.masks import ALPHA, ALPHA_LAYER
from core.tasks.work import Work

GROUNDS: dict[str, tuple[int, int, int]] = {
    "white": (255, 255, 255),
    "grey": (214, 217, 222),
    "black": (0, 0, 0),
    "green": (0, 177, 64),
    "blue": (62, 106, 172),
}
"""Plain colours to lay a foreground over."""

_SQUARES = 40  # of the board along the longer side


class Matting(Parameters):
    """What can be set."""

    method: Annotated[Method, Field(title="Method", description="the closed form is the quickest")] = "closed form"
    subject: Annotated[Subject, Field(title="Subject", description="what is looked for where no trimap is given")] = (
        "automatic"
    )
    width: Annotated[
        float, Field(title="Open band", ge=0.5, le=25, description="in percent of the longer side; wide for hair")
    ] = 5
    side: Annotated[
        int, Field(title="Working size", ge=200, le=2400, description="longer side in pixels at which it is solved")
    ] = 900
    background: Annotated[
        Literal["checkerboard", "white", "grey", "black", "green", "blue", "blurred"],
        Field(title="New background"),
    ] = "checkerboard"


def ground(picture: Image, alpha: Mask, kind: str) -> Image:
    """What the foreground is laid over, of the picture's size."""
    import cv2

    height, width = picture.shape[:2]
    if kind == "checkerboard":
        square = max(1, max(height, width) // _SQUARES)
        dark = (np.arange(height)[:, None] // square + np.arange(width)[None, :] // square) % 2
        return drawing.three(np.where(dark, 205, 240).astype(np.uint8))
    if kind != "blurred":
        return np.full_like(picture, GROUNDS[kind])
    # a wide blur looks the same from a smaller picture; nothing of the foreground runs into it
    small = drawing.shrunk(picture, 250_000)[0].astype(np.float32)
    seen = 1 - cv2.resize(alpha, small.shape[1::-1], interpolation=cv2.INTER_AREA).astype(np.float32)[..., None] / 255
    sigma = max(small.shape) / 40
    weight = cv2.GaussianBlur(seen, (0, 0), sigma)[..., None]
    behind = cv2.GaussianBlur(small * seen, (0, 0), sigma) / np.maximum(weight, 1e-3)
    return drawing.enlarged(np.asarray(np.clip(behind, 0, 255), np.uint8), picture)


def run(given: Given, parameters: Matting, work: Work) -> Result:
    """Find the matte."""
    picture = given.picture
    if given.second is not None:
        trimap = trimaps.with_strokes(trimaps.from_picture(given.second, picture), given.painted)
    else:
        trimap = trimaps.made(picture, given.painted, parameters.subject, parameters.width, work.part(0.0, 0.3))
    alpha = solving.alpha_of(picture, trimap, parameters.method, parameters.side, work.part(0.3, 0.8))
    front = solving.foreground_of(picture, alpha, work.part(0.8, 0.9))
    work.report(0.9, Message("Laying it over the new background"))
    mixed = solving.over(front, alpha, ground(picture, alpha, parameters.background))
    share, soft = float(alpha.mean() / 255), float(((alpha > 12) & (alpha < 243)).mean())
    rows = (
        ("Foreground", share),
        ("Soft edges", soft),
        ("Open in the trimap", float((trimap == trimaps.OPEN).mean())),
    )
    layers = {
        ALPHA_LAYER: drawing.three(alpha),
        "Cut-out": np.dstack([front, alpha]),
        "Trimap": drawing.three(trimap),
    }
    return Result(
        words=Message(
            "The foreground covers {share:.0%} of the picture, {soft:.1%} are soft edges", share=share, soft=soft
        ),
        picture=mixed,
        layers=layers,
        table=Table(("Part", "Share of the picture"), rows),
    )


TASK = Task(
    "matting",
    "Matting: hair and soft edges",
    Group.MATTING,
    "Take somebody or something out of a picture with every hair, and lay it over another background.",
    Matting,
    run,
    second=Second("Trimap", required=False, unmarked=128),
    brushes=trimaps.BRUSHES,
    truth=ALPHA,
)
