"""The best picture that fits into a number of kilobytes."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.coding import formats
from core.tasks.task import Cell, Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_SHRINK = 0.75  # by which the sides become smaller where the lowest quality is still too large
_SMALLEST = 4  # pixels
_ACCEPTABLE = 20  # quality below which a smaller picture looks better


class CompressToSize(Parameters):
    """How large the file may be."""

    size: Annotated[float, Field(title="Size", ge=0.5, le=100_000, description="in kilobytes, at most")] = 50
    format: Annotated[
        Literal["JPEG", "WebP", "AVIF"],
        Field(title="Format", description="JPEG opens everywhere; the others need less"),
    ] = "JPEG"
    smaller: Annotated[
        bool, Field(title="May shrink", description="make the picture smaller rather than very poor")
    ] = True


def best_quality(picture: Image, form: formats.Format, limit: int, tried: list[tuple[int, int]]) -> tuple[int, bytes]:
    """The highest quality, 1..100, at which a picture fits; 0 and nothing where none does.

    Args:
        picture: uint8 (height, width, 3).
        form: of the file.
        limit: bytes.
        tried: each quality and its bytes are added to it.

    """
    low, high, content = 0, 100, b""
    while low < high:
        quality = (low + high + 1) // 2
        attempt = form.encoded(picture, quality)
        tried.append((quality, len(attempt)))
        if len(attempt) <= limit:
            low, content = quality, attempt
        else:
            high = quality - 1
    return low, content


def _run(given: Given, parameters: CompressToSize, work: Work) -> Result:
    import cv2

    form = formats.FORMATS[parameters.format]
    limit = int(parameters.size * 1000)
    height, width = given.picture.shape[:2]
    rows: list[tuple[Cell, ...]] = []
    factor, picture, done = 1.0, given.picture, 0
    poor: tuple[int, bytes, Image] | None = None
    while True:
        work.report(
            1 - 0.8**done, Message("{shape} × {shape2} pixels", shape=picture.shape[1], shape2=picture.shape[0])
        )
        tried: list[tuple[int, int]] = []
        quality, content = best_quality(picture, form, limit, tried)
        rows += [(f"{picture.shape[1]} × {picture.shape[0]}", q, size) for q, size in tried]
        if poor is None and quality > 0:
            poor = quality, content, picture
        factor *= _SHRINK
        size = (round(width * factor), round(height * factor))
        if quality >= _ACCEPTABLE or not parameters.smaller or min(size) < _SMALLEST:
            break
        picture, done = np.asarray(cv2.resize(given.picture, size, interpolation=cv2.INTER_AREA), np.uint8), done + 1
    if quality < _ACCEPTABLE and poor is not None:  # shrinking did not help: the poor one at full size is as good
        quality, content, picture = poor
    if quality == 0:
        raise TaskError(
            "this picture does not fit into {size:g} kB: allow more, or let it shrink", size=parameters.size
        )
    after = formats.decoded(content)
    if after.shape != given.picture.shape:
        after = np.asarray(cv2.resize(after, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    return Result(
        words=Message(
            "{content:.1f} kB at quality {quality}: {loss}"
            if picture is given.picture
            else "{content:.1f} kB at quality {quality}, shrunk to {width} × {height} pixels: {loss}",
            content=len(content) / 1000,
            quality=quality,
            width=picture.shape[1],
            height=picture.shape[0],
            loss=formats.loss(after, given.picture),
        ),
        picture=after,
        table=Table(("Pixels", "Quality", "Bytes"), tuple(rows)),
        files={f"compressed{form.suffix}": content},
    )


TASK = Task(
    "compress-to-size",
    "Compress to a size",
    Group.CODING,
    "Make a file that fits where only so many kilobytes are allowed, such as a form's upload.",
    CompressToSize,
    _run,
    pace="slow",
)
