"""The same thing in two pictures: keypoints matched, and how the first picture lies on the second."""

from __future__ import annotations

from typing import Annotated

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.features import correspondence, drawing
from core.tasks.library.features.correspondence import Correspondence
from core.tasks.task import Cell, Given, Group, Parameters, Result, Second, Table, Task
from core.tasks.work import Work

_DRAWN = 150  # lines at the most: more of them hide the pictures


class MatchPictures(Parameters):
    """What can be set."""

    method: Annotated[correspondence.Method, Field(title="Keypoints")] = "sift"
    ratio: Annotated[
        float,
        Field(title="Ratio", ge=0.4, le=0.99, description="of the nearest to the next nearest; lower is stricter"),
    ] = 0.8
    movement: Annotated[
        correspondence.Movement, Field(title="Movement", description="homography for flat things and turned cameras")
    ] = "homography"
    tolerance: Annotated[
        float, Field(title="Tolerance", ge=0.5, le=20, description="in pixels, as far as a match may be off")
    ] = 3


def run(given: Given, parameters: MatchPictures, work: Work) -> Result:
    """Match two pictures and draw what agrees."""
    if given.second is None:
        raise TaskError("choose the second picture")
    work.report(0.05, Message("Looking for keypoints"))
    common = correspondence.find(
        given.picture, given.second, parameters.method, parameters.ratio, parameters.movement, parameters.tolerance
    )
    work.report(0.9, Message("Drawing"))
    layers: dict[str, Image] = {}
    if common.matrix is None:
        alike = Message.of(len(common.first), "1 keypoint looks alike", "{count:,} keypoints look alike")
        words = Message("The two pictures have nothing certain in common; {alike}", alike=alike)
    else:
        words = Message(
            "{agree} of {matches} in agreement",
            agree=int(common.agree.sum()),
            matches=Message.of(len(common.first), "1 match", "{count:,} matches"),
        )
        size = (given.second.shape[1], given.second.shape[0])
        onto, mask = correspondence.warped(given.picture, common.matrix, size)
        layers["First on the second"] = np.where(mask[..., None] > 0, onto, given.second)
        half = (onto.astype(np.uint16) + given.second) // 2
        layers["Half of each"] = np.where(mask[..., None] > 0, half, given.second // 2).astype(np.uint8)
    return Result(words, _lines(given.picture, given.second, common), layers, _table(common))


def _table(common: Correspondence) -> Table:
    rows: list[tuple[Cell, ...]] = [
        ("Keypoints of the first and the second", *common.keypoints, None),
        ("Matches", len(common.first), None, None),
        ("Of these agree", int(common.agree.sum()), None, None),
    ]
    if common.matrix is not None:
        off = np.linalg.norm(correspondence.moved(common.first, common.matrix) - common.second, axis=1)[common.agree]
        rows.append(("Median distance in pixels", float(np.median(off)), None, None))
        rows += [(f"Matrix, row {n}", *(float(v) for v in row)) for n, row in enumerate(common.matrix, 1)]
    return Table(("Measure", "1", "2", "3"), tuple(rows))


def _lines(first: Image, second: Image, common: Correspondence) -> Image:
    """Both pictures side by side at one height, with lines between what agrees and the first's outline."""
    import cv2

    height = max(first.shape[0], second.shape[0])
    left, right = height / first.shape[0], height / second.shape[0]
    # a tiny picture beside a large one is enlarged, within reason
    left, right = min(left, 4.0), min(right, 4.0)
    drawn = drawing.beside(_sized(first, left), _sized(second, right))
    shift = np.array([round(first.shape[1] * left), 0])
    rows = np.flatnonzero(common.agree)
    if len(rows) > _DRAWN:
        rows = np.random.default_rng(0).choice(rows, _DRAWN, replace=False)
    wide = drawing.stroke(drawn, 1 / 900)
    for number, row in enumerate(rows):
        begin, end = _pixel(common.first[row] * left), _pixel(common.second[row] * right + shift)
        cv2.line(drawn, begin, end, drawing.colour(number), wide, cv2.LINE_AA)
        for place in (begin, end):
            cv2.circle(drawn, place, 3 * wide, drawing.colour(number), -1, cv2.LINE_AA)
    if common.matrix is not None:
        right_, below = first.shape[1] - 1, first.shape[0] - 1
        corners = np.array([[0, 0], [right_, 0], [right_, below], [0, below]], np.float64)
        outline = correspondence.moved(corners, common.matrix) * right + shift
        outline = np.clip(outline, -(2**15), 2**15).round().astype(np.int32)
        part = np.ascontiguousarray(drawn[:, shift[0] :])
        cv2.polylines(part, [outline - shift.astype(np.int32)], True, drawing.GREEN, 2 * wide, cv2.LINE_AA)
        drawn[:, shift[0] :] = part
    return drawn


def _sized(picture: Image, scale: float) -> Image:
    import cv2

    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    return picture if scale == 1 else np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _pixel(place: npt.NDArray[np.float64]) -> tuple[int, int]:
    return round(float(place[0])), round(float(place[1]))


TASK = Task(
    "match-pictures",
    "Match two pictures",
    Group.FEATURES,
    "Finds what two pictures have in common and how the first lies on the second.",
    MatchPictures,
    run,
    second=Second("Second picture"),
)
