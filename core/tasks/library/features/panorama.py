"""Two pictures taken from one place, put together.

Brown and Lowe: "Automatic Panoramic Image Stitching using Invariant Features", 2007: a homography by keypoints,
brightness evened out, a seam half-way between, and bands of frequencies blended (Burt and Adelson 1983).
"""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.errors import TaskError
from core.faces import Image
from core.tasks.library.features import correspondence, drawing
from core.tasks.task import Given, Group, Parameters, Result, Second, Table, Task
from core.tasks.work import Work

Matrix = npt.NDArray[np.float64]
_PIXELS = 12_000_000  # of each picture
_GROWTH = 6.0  # times both pictures' area that the result may have


class Panorama(Parameters):
    """What can be set."""

    method: Annotated[correspondence.Method, Field(title="Keypoints")] = "sift"
    blend: Annotated[
        int, Field(title="Bands", ge=0, le=8, description="of frequencies blended; 0 shows the seam as it is")
    ] = 5
    exposure: Annotated[bool, Field(title="Even out brightness")] = True
    crop: Annotated[bool, Field(title="Crop", description="to the largest rectangle without empty corners")] = False


def run(given: Given, parameters: Panorama, work: Work) -> Result:
    """Lay the first picture beside the second, in the second's perspective."""
    if given.second is None:
        raise TaskError("choose the second picture")
    first, second = drawing.shrunk(given.picture, _PIXELS)[0], drawing.shrunk(given.second, _PIXELS)[0]
    work.report(0.05, Message("Looking for keypoints"))
    common = correspondence.find(first, second, parameters.method, 0.8, "homography", 3.0)
    if common.matrix is None:
        raise TaskError("the two pictures do not overlap clearly: take them from one place, a third in common")
    work.report(0.5, Message("Laying one beside the other"))
    pieces, masks = _laid(first, second, common.matrix)
    if parameters.exposure:
        pieces = _evened(pieces, masks)
    work.report(0.7, Message("Blending"))
    picture = _blended(pieces, masks, parameters.blend)
    covered = np.asarray((masks[0] > 0) | (masks[1] > 0), np.uint8)
    picture[covered == 0] = 0
    if parameters.crop:
        left, top, right, bottom = filled(covered)
        picture, covered = picture[top:bottom, left:right], covered[top:bottom, left:right]
    cut = np.ascontiguousarray(np.dstack([picture, covered * 255]))
    height, width = picture.shape[:2]
    return Result(
        words=Message(
            "{width} × {height} pixels, {agree} of {matches} in agreement",
            width=width,
            height=height,
            agree=int(common.agree.sum()),
            matches=Message.of(len(common.first), "1 match", "{count:,} matches"),
        ),
        picture=np.ascontiguousarray(picture),
        layers={"With transparency": cut},
        table=Table(
            ("Measure", "Value"),
            (
                ("Matches", len(common.first)),
                ("Of these agree", int(common.agree.sum())),
                ("Width", width),
                ("Height", height),
            ),
        ),
    )


def _laid(first: Image, second: Image, matrix: Matrix) -> tuple[list[Image], list[npt.NDArray[np.uint8]]]:
    """Both pictures on one canvas, and masks of where they are."""
    height, width = first.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    behind = np.column_stack([corners, np.ones(4)]) @ matrix[2] <= 0
    ends = correspondence.moved(corners, matrix)
    both = np.vstack([ends, [[0, 0], [second.shape[1], second.shape[0]]]])
    low, high = np.round(both.min(axis=0)), np.round(both.max(axis=0))
    size = high - low
    most = _GROWTH * (first.shape[0] * first.shape[1] + second.shape[0] * second.shape[1])
    if behind.any() or size.prod() > most or size.max() > 30_000:
        raise TaskError("the camera turned too far between the two pictures: use pictures with more in common")
    shift = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]])
    canvas = (int(size[0]), int(size[1]))
    laid = [correspondence.warped(p, m, canvas) for p, m in ((first, shift @ matrix), (second, shift))]
    return [p for p, _ in laid], [m for _, m in laid]


def _evened(pieces: list[Image], masks: list[npt.NDArray[np.uint8]]) -> list[Image]:
    """Each channel multiplied so that both agree where they overlap; each picture goes half of the way."""
    both = (masks[0] > 0) & (masks[1] > 0)
    if not both.any():
        return pieces
    means = [np.maximum(p[both].mean(axis=0), 1.0) for p in pieces]
    gain = np.clip(np.sqrt(means[1] / means[0]), 0.5, 2.0)
    return [np.clip(p * g, 0, 255).astype(np.uint8) for p, g in zip(pieces, (gain, 1 / gain), strict=True)]


def _blended(pieces: list[Image], masks: list[npt.NDArray[np.uint8]], bands: int) -> Image:
    """Each pixel from the picture whose border is farther away, the frequencies blended across the seam."""
    import cv2

    # a rim of nothing around makes the distance to the picture's own border count on all sides
    rims = [cv2.copyMakeBorder(m, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0) for m in masks]
    inside = [cv2.distanceTransform(rim, cv2.DIST_L2, 3)[1:-1, 1:-1] for rim in rims]
    mine = (inside[0] > inside[1]) & (masks[0] > 0)
    parts = [np.asarray(mine * 255, np.uint8), np.asarray((~mine & (masks[1] > 0)) * 255, np.uint8)]
    if not bands:
        return np.where(mine[..., None], pieces[0], pieces[1])
    height, width = masks[0].shape
    opencv: Any = cv2
    blender = opencv.detail_MultiBandBlender(0, bands)
    blender.prepare((0, 0, width, height))
    for piece, part in zip(pieces, parts, strict=True):
        blender.feed(piece.astype(np.int16), part, (0, 0))
    blended, _ = blender.blend(None, None)
    return np.asarray(np.clip(blended, 0, 255), np.uint8)


def filled(mask: npt.NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """The largest upright rectangle without a 0: left, top, right, bottom.

    Args:
        mask: (height, width); some of it is not 0.

    """
    step = max(1, max(mask.shape) // 600)
    # a coarse cell counts only where all of it is covered
    height, width = (s // step for s in mask.shape)
    cells = mask[: height * step, : width * step].reshape(height, step, width, step).min(axis=(1, 3)) > 0
    best, place = 0, (0, 0, width, height)
    above = np.zeros(width + 1, np.int64)
    for row in range(height):
        above[:-1] = np.where(cells[row], above[:-1] + 1, 0)
        stack: list[tuple[int, int]] = []
        for column, tall in enumerate(above.tolist()):
            begin = column
            while stack and stack[-1][1] >= tall:
                begin, high = stack.pop()
                if high * (column - begin) > best:
                    best, place = high * (column - begin), (begin, row + 1 - high, column, row + 1)
            stack.append((begin, tall))
    left, top, right, bottom = place
    return left * step, top * step, right * step, bottom * step


TASK = Task(
    "panorama",
    "Panorama of two pictures",
    Group.FEATURES,
    "Puts two overlapping pictures, taken from one place, together into a wider one.",
    Panorama,
    run,
    second=Second("Second picture"),
)
