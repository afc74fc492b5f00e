"""Where a small picture occurs in a large one, at several sizes.

Normalised cross-correlation (Lewis 1995): 1 where brightness and contrast apart the two are the same.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Float, Image
from core.recognition import boxes as rectangles
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Parameters, Result, Second, Table, Task
from core.tasks.work import Work

_PIXELS = 1_000_000
_SMALLEST = 8  # pixels: side of a template that still says something
_FLAT = 2.0  # levels of standard deviation: what varies less looks like anything
_MOST = 2000  # candidates at each size


class TemplateMatching(Parameters):
    """What can be set."""

    score: Annotated[
        float, Field(title="Least score", ge=0.1, le=1, description="1 is the same but for brightness and contrast")
    ] = 0.7
    smallest: Annotated[float, Field(title="Smallest", ge=0.1, le=1, description="times the template's size")] = 0.5
    largest: Annotated[float, Field(title="Largest", ge=1, le=8, description="times the template's size")] = 2.0
    sizes: Annotated[int, Field(title="Sizes", ge=1, le=60, description="tried between these; 1 for the own size")] = 13
    overlap: Annotated[
        float, Field(title="Overlap", ge=0, le=0.9, description="of two finds, as a share, above which the weaker goes")
    ] = 0.3
    most: Annotated[int, Field(title="At most", ge=1, le=500, description="places")] = 50


def check(template: Image) -> None:
    """Refuse a template that looks like anything.

    Raises:
        TaskError: it is of one colour.

    """
    if template.astype(np.float32).std(axis=(0, 1)).max() < _FLAT:
        raise TaskError("the template is of one colour: choose one that shows something")


def correlation(picture: Image, template: Image) -> Float:
    """Normalised cross-correlation -1..1 for each place of the template's upper left corner; 0 where all is flat."""
    import cv2

    found = np.asarray(cv2.matchTemplate(picture, template, cv2.TM_CCOEFF_NORMED), np.float32)
    height, width = template.shape[:2]
    size = (found.shape[1], found.shape[0])
    values = picture.astype(np.float32).mean(axis=2)
    mean, square = (
        cv2.boxFilter(v, cv2.CV_32F, (width, height), anchor=(0, 0))[: size[1], : size[0]] for v in (values, values**2)
    )
    flat = square - mean**2 < _FLAT**2
    return np.where(flat | ~np.isfinite(found) | (np.abs(found) > 1.01), np.float32(0), found)


def scales(parameters: TemplateMatching) -> list[float]:
    """Sizes that are tried, as multiples of the template's; its own is among them."""
    if parameters.sizes == 1:
        return [1.0]
    tried = np.geomspace(parameters.smallest, parameters.largest, parameters.sizes)
    others = tried[np.abs(np.log(tried)) > 1e-6]
    return sorted({1.0, *(float(s) for s in others)})


def run(given: Given, parameters: TemplateMatching, work: Work) -> Result:
    """Find the template, draw where, and list it."""
    import cv2

    template = given.second
    if template is None:
        raise TaskError("choose the template: a small picture of what is looked for")
    check(template)
    picture, scale = drawing.shrunk(given.picture, _PIXELS)
    best = np.full(picture.shape[:2], -1, np.float32)
    found: list[tuple[float, float, float, float, float, float]] = []
    tried = scales(parameters)
    for number, times in enumerate(tried):
        work.report(number / len(tried), Message("Size {number} of {tried}", number=number + 1, tried=len(tried)))
        size = (round(template.shape[1] * times * scale), round(template.shape[0] * times * scale))
        if min(size) < _SMALLEST or size[0] > picture.shape[1] or size[1] > picture.shape[0]:
            continue
        way = cv2.INTER_AREA if times * scale < 1 else cv2.INTER_LINEAR
        score = correlation(picture, np.asarray(cv2.resize(template, size, interpolation=way), np.uint8))
        middle = best[size[1] // 2 :, size[0] // 2 :][: score.shape[0], : score.shape[1]]
        np.maximum(middle, score, out=middle)
        peaks = (score >= parameters.score) & (score >= cv2.dilate(score, np.ones((3, 3), np.uint8)))
        rows, columns = np.nonzero(peaks)
        order = np.argsort(-score[rows, columns], kind="stable")[:_MOST]
        found += [
            (float(x), float(y), float(x + size[0]), float(y + size[1]), float(score[y, x]), times)
            for x, y in zip(columns[order].tolist(), rows[order].tolist(), strict=True)
        ]
    if best.max() == -1:
        raise TaskError("the template fits into the picture at no size: choose other sizes or another template")
    return _reported(given.picture, np.array(found, np.float32).reshape(-1, 6), best, scale, parameters)


def _reported(picture: Image, found: Float, best: Float, scale: float, parameters: TemplateMatching) -> Result:
    kept = rectangles.suppress(found[:, :4], found[:, 4], parameters.overlap)[: parameters.most]
    places = found[kept]
    places[:, :4] /= scale
    score = np.clip(best, 0, 1)
    rows = tuple(
        (float(x1), float(y1), float(x2 - x1), float(y2 - y1), float(s), float(t)) for x1, y1, x2, y2, s, t in places
    )
    if rows:
        words = Message(
            "{places}, the best with a score of {rows:.2f}",
            places=Message.of(len(rows), "1 place", "{count:,} places"),
            rows=rows[0][4],
        )
    else:
        words = Message("Found nowhere; the best score is {score:.2f}", score=float(score.max()))
    return Result(
        words=words,
        picture=drawing.boxed(picture, places[:, :4], drawing.GREEN),
        layers={"Score": drawing.three(drawing.enlarged(np.asarray(score * 255, np.uint8), picture))},
        table=Table(("x", "y", "Width", "Height", "Score", "Size"), rows),
    )


TASK = Task(
    "template-matching",
    "Find a template",
    Group.FEATURES,
    "Finds every place where a small picture occurs in a large one, at several sizes.",
    TemplateMatching,
    run,
    second=Second("Template"),
)
