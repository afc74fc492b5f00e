"""Rate against distortion: how good a picture still looks when it is stored in fewer and fewer bits."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.coding import formats
from core.tasks.library.enhancement import levels
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Table, Task
from core.tasks.truths.reference import psnr, ssim
from core.tasks.work import Work

_MEASURED = 1500  # pixels: side of the middle part of a larger picture from which the curves are made


class RateDistortion(Parameters):
    """Which formats, at which qualities."""

    jpeg: Annotated[bool, Field(title="JPEG", description="the format of cameras")] = True
    webp: Annotated[bool, Field(title="WebP", description="the format of web pages")] = True
    jpeg2000: Annotated[bool, Field(title="JPEG 2000", description="the format of archives, made of wavelets")] = True
    avif: Annotated[bool, Field(title="AVIF", description="the newest, made of a video format")] = True
    lowest: Annotated[int, Field(title="Lowest quality", ge=1, le=99, description="from 1 to 99")] = 5
    highest: Annotated[int, Field(title="Highest quality", ge=2, le=100, description="from 2 to 100")] = 95
    steps: Annotated[int, Field(title="Steps", ge=2, le=20, description="qualities between and including these")] = 7
    shown: Annotated[
        Literal["JPEG", "WebP", "JPEG 2000", "AVIF"], Field(title="Show", description="the picture in this format")
    ] = "JPEG"
    quality: Annotated[int, Field(title="At quality", ge=1, le=100, description="of the picture that is shown")] = 20


def middle(picture: Image, side: int = _MEASURED) -> Image:
    """The middle of a picture, no larger than a square of a side."""
    height, width = picture.shape[:2]
    top, left = max(0, height - side) // 2, max(0, width - side) // 2
    return np.ascontiguousarray(picture[top : top + side, left : left + side])


def measured(picture: Image, form: formats.Format, quality: int) -> tuple[int, float, float, float]:
    """Bytes, bits per pixel, PSNR in decibels and SSIM of the luma."""
    content = form.encoded(picture, quality)
    after = formats.decoded(content)
    pixels = picture.shape[0] * picture.shape[1]
    # SSIM of the luma alone: as others publish it, and in a third of the time
    before_luma, after_luma = (levels.grey(one)[..., None] for one in (picture, after))
    return len(content), 8 * len(content) / pixels, min(psnr(after, picture), 100.0), ssim(after_luma, before_luma)


def _chosen(parameters: RateDistortion) -> list[formats.Format]:
    asked = {
        "JPEG": parameters.jpeg,
        "WebP": parameters.webp,
        "JPEG 2000": parameters.jpeg2000,
        "AVIF": parameters.avif,
    }
    chosen = [form for name, form in formats.FORMATS.items() if asked[name] and form.present]
    if not chosen:
        raise TaskError("choose at least one format that is available here")
    if parameters.lowest >= parameters.highest:
        raise TaskError("the lowest quality must lie below the highest")
    return chosen


def _run(given: Given, parameters: RateDistortion, work: Work) -> Result:
    chosen = _chosen(parameters)
    part = middle(given.picture)
    qualities = np.unique(np.linspace(parameters.lowest, parameters.highest, parameters.steps).round().astype(int))
    rows: list[tuple[str, int, int, float, float, float]] = []
    for number, form in enumerate(chosen):
        for step, quality in enumerate(qualities):
            work.report(
                (number + step / len(qualities)) / (len(chosen) + 1),
                Message("{form}, quality {quality}", form=form.name, quality=quality),
            )
            rows.append((form.name, int(quality), *measured(part, form, int(quality))))
    work.report(len(chosen) / (len(chosen) + 1), Message("the picture that is shown"))
    content = formats.FORMATS[parameters.shown].encoded(given.picture, parameters.quality)
    after = formats.decoded(content)
    pixels = given.picture.shape[0] * given.picture.shape[1]
    return Result(
        words=Message(
            "{shown} at quality {quality}: {rate:.2f} bits per pixel, {size:.1f} kB, {loss}"
            if part.shape == given.picture.shape
            else "{shown} at quality {quality}: {rate:.2f} bits per pixel, {size:.1f} kB, {loss}; "
            "the curves are of the middle of the picture",
            shown=parameters.shown,
            quality=parameters.quality,
            rate=8 * len(content) / pixels,
            size=len(content) / 1000,
            loss=formats.loss(after, given.picture),
        ),
        picture=after,
        table=Table(("Format", "Quality", "Bytes", "Bits per pixel", "PSNR (dB)", "SSIM"), tuple(rows)),
        plots=(
            _plot("PSNR by rate", "PSNR (dB)", rows, 4),
            _plot("SSIM by rate", "SSIM", rows, 5),
        ),
    )


def _plot(title: str, y: str, rows: list[tuple[str, int, int, float, float, float]], column: int) -> Plot:
    names = dict.fromkeys(row[0] for row in rows)
    lines = []
    for name in names:
        points = np.array([(row[3], row[column]) for row in rows if row[0] == name], np.float64)
        lines.append(Line(name, points[:, 0], points[:, 1]))
    return Plot(title, "Bits per pixel", y, tuple(lines))


TASK = Task(
    "rate-distortion",
    "Rate and distortion",
    Group.CODING,
    "Compare JPEG, WebP, JPEG 2000 and AVIF: how many bits each needs for how good a picture.",
    RateDistortion,
    _run,
    pace="slow",
)
