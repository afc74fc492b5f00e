"""Touching things told apart by flooding.

Vincent and Soille: "Watersheds in Digital Spaces", IEEE PAMI 13(6), 1991; controlled by markers (Meyer and Beucher
1990): the innermost places of objects by the distance transform, smooth places of the picture, or what was painted.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.edges import gradients
from core.tasks.library.features import drawing
from core.tasks.library.segmentation import regions
from core.tasks.task import Given, Group, Mask, Parameters, Result, Table, Task
from core.tasks.truths.masks import MASK, MASK_LAYER
from core.tasks.work import Work

_PIXELS = 1_000_000
_TINY = 0.05  # share of the median object's area below which an object is dust


class Watershed(Parameters):
    """What can be set."""

    begin: Annotated[
        Literal["objects", "smooth places"],
        Field(title="Begin at", description="used where nothing is painted"),
    ] = "objects"
    apart: Annotated[
        float, Field(title="Distance", ge=0.2, le=20, description="between two markers, in percent of the longer side")
    ] = 3
    objects: Annotated[
        Literal["either", "light", "dark"],
        Field(title="Objects are", description="either takes what is less of the border"),
    ] = "either"


def foreground(picture: Image, objects: Literal["either", "light", "dark"]) -> npt.NDArray[np.bool_]:
    """What is lighter or darker than its background, (height, width): Otsu's threshold, evened out, without holes."""
    import cv2
    from scipy.ndimage import binary_fill_holes

    levels = drawing.grey(picture).astype(np.float32)
    # a slow change of light across the picture is taken out first
    slow = cv2.GaussianBlur(levels, (0, 0), max(picture.shape[:2]) / 6)
    flat = np.clip(cv2.GaussianBlur(levels, (0, 0), 1.5) - slow + 128, 0, 255).astype(np.uint8)
    light = np.asarray(cv2.threshold(flat, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]) > 0
    rim = np.concatenate([light[0], light[-1], light[:, 0], light[:, -1]])
    if objects == "dark" or (objects == "either" and rim.mean() > 0.5):
        light = ~light
    opened = cv2.morphologyEx(light.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return np.asarray(binary_fill_holes(opened), np.bool_)


def objects(picture: Image, parameters: Watershed) -> npt.NDArray[np.int64]:
    """Objects numbered from 1, (height, width); 0 is background."""
    import cv2
    from skimage.feature import peak_local_max
    from skimage.segmentation import watershed

    mask = foreground(picture, parameters.objects)
    inside = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5)
    inside = cv2.GaussianBlur(inside, (0, 0), 1.5)
    apart = max(2, round(max(picture.shape[:2]) * parameters.apart / 100))
    labels: Any = cv2.connectedComponents(mask.astype(np.uint8))[1]
    peaks = peak_local_max(inside, min_distance=apart, labels=labels, exclude_border=False)
    markers = np.zeros(mask.shape, np.int32)
    markers[tuple(peaks.T)] = np.arange(1, len(peaks) + 1)
    found = np.asarray(watershed(-inside, markers, mask=mask), np.int64)
    area = np.bincount(found.ravel())
    if len(area) > 1:
        dust = np.flatnonzero(area < _TINY * np.median(area[1:]))
        found[np.isin(found, dust)] = 0
    return regions.numbered(np.where(found == 0, -1, found)) + (0 if (found == 0).any() else 1)


def _flooded(picture: Image, painted: Mask | None, parameters: Watershed) -> npt.NDArray[np.int64]:
    """Regions by flooding the gradient from what was painted, or from its smoothest places."""
    from skimage.feature import peak_local_max
    from skimage.segmentation import watershed

    slope = np.hypot(*gradients.gradient(picture, "sobel", 1.5, "colour"))
    if painted is not None:
        return np.asarray(watershed(slope, painted.astype(np.int32)), np.int64)
    apart = max(2, round(max(picture.shape[:2]) * parameters.apart / 100))
    peaks = peak_local_max(-slope, min_distance=apart, exclude_border=False)
    markers = np.zeros(slope.shape, np.int32)
    markers[tuple(peaks.T)] = np.arange(1, len(peaks) + 1)
    return np.asarray(watershed(slope, markers), np.int64)


def run(given: Given, parameters: Watershed, work: Work) -> Result:
    """Divide the picture from its markers."""
    picture, _ = drawing.shrunk(given.picture, _PIXELS)
    if given.painted is not None and given.painted.any():
        painted = drawing.painted(given.painted, picture)
        found = regions.numbered(_flooded(picture, painted, parameters))
        words = Message(
            "{regions} grown from what was painted",
            regions=Message.of(int(found.max()) + 1, "1 region", "{count:,} regions"),
        )
        return regions.result(found, given.picture, words)
    if parameters.begin == "smooth places":
        found = regions.numbered(_flooded(picture, None, parameters))
        return regions.result(found, given.picture, Message.of(int(found.max()) + 1, "1 region", "{count:,} regions"))
    work.report(0.2, Message("Looking for objects"))
    return _counted(given.picture, objects(picture, parameters))


def _counted(picture: Image, found: npt.NDArray[np.int64]) -> Result:
    """Objects in colours, outlined, with their places and sizes."""
    large = regions.sized(found, picture)
    count = int(large.max())
    tints = np.array([(0, 0, 0), *(drawing.colour(n) for n in range(count))], np.uint8)
    area = np.bincount(large.ravel(), minlength=count + 1)
    y, x = np.indices(large.shape, dtype=np.int32)
    columns = np.bincount(large.ravel(), x.ravel(), count + 1) / np.maximum(area, 1)
    lines = np.bincount(large.ravel(), y.ravel(), count + 1) / np.maximum(area, 1)
    rows = tuple((n, float(columns[n]), float(lines[n]), int(area[n])) for n in range(1, count + 1) if area[n])
    half = np.where(large[..., None] > 0, drawing.faded(picture, 0.5) + tints[large] // 2, picture // 3)
    return Result(
        words=Message("1 object") if len(rows) == 1 else Message("{rows} objects", rows=len(rows)),
        picture=regions.outlined(large.astype(np.int64), picture),
        layers={
            "Objects": np.asarray(half, np.uint8),
            MASK_LAYER: drawing.three(np.asarray((large > 0) * 255, np.uint8)),
        },
        table=Table(("Object", "x", "y", "Pixels"), rows),
    )


TASK = Task(
    "watershed",
    "Count and separate (watershed)",
    Group.SEGMENTATION,
    "Tells touching things apart and counts them, or grows regions from what you paint.",
    Watershed,
    run,
    brushes=("First thing", "Second thing", "Third thing"),
    truth=MASK,
)
