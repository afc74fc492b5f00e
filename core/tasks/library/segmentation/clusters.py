"""A picture in few colours.

K-means (Lloyd 1957; Arthur and Vassilvitskii 2007 for where it begins) finds so many colours; mean shift (Comaniciu and
Meer 2002) moves each pixel to the densest colour near it and finds their number by itself. Both in CIELAB.
"""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.features import drawing
from core.tasks.library.segmentation import regions
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

_PIXELS = 1_000_000
_MEAN_SHIFT_PIXELS = 250_000
_SAMPLE = 60_000
_MOST = 64  # colours by mean shift that are kept


class Clusters(Parameters):
    """What can be set."""

    method: Annotated[Literal["k-means", "mean shift"], Field(title="Method")] = "k-means"
    colours: Annotated[int, Field(title="Colours", ge=2, le=64, description="for k-means")] = 8
    space: Annotated[
        float, Field(title="Reach in the picture", ge=1, le=40, description="in pixels, for mean shift")
    ] = 10
    range: Annotated[float, Field(title="Reach in colour", ge=2, le=80, description="in levels, for mean shift")] = 20


def k_means(picture: Image, count: int) -> npt.NDArray[np.int64]:
    """The number of the nearest of so many colours for each pixel: (height, width)."""
    import cv2

    lab = _lab(picture).reshape(-1, 3)
    generator = np.random.default_rng(0)
    sample = lab if len(lab) <= _SAMPLE else lab[generator.choice(len(lab), _SAMPLE, replace=False)]
    count = min(count, len(np.unique(sample, axis=0)))
    cv2.setRNGSeed(0)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 40, 0.2)
    centres = np.asarray(
        cv2.kmeans(sample, count, np.zeros(0, np.int32), stop, 3, cv2.KMEANS_PP_CENTERS)[2], np.float32
    )
    return _nearest(lab, centres).reshape(picture.shape[:2])


def mean_shift(picture: Image, space: float, spread: float) -> npt.NDArray[np.int64]:
    """The number of the colour to which each pixel is drawn: (height, width)."""
    import cv2

    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2Lab)
    moved = np.asarray(cv2.pyrMeanShiftFiltering(lab, space, spread, maxLevel=1), np.float32).reshape(-1, 3)
    # colours that end within reach of a more frequent one are the same
    _, inverse, count = np.unique(moved // 4, axis=0, return_inverse=True, return_counts=True)
    sums = np.stack([np.bincount(inverse.ravel(), moved[:, k]) for k in range(3)], axis=1) / count[:, None]
    modes: list[npt.NDArray[np.float64]] = []
    for row in np.argsort(-count, kind="stable"):
        if all(np.linalg.norm(sums[row] - mode) > spread for mode in modes):
            modes.append(sums[row])
        if len(modes) == _MOST:
            break
    return _nearest(moved, np.array(modes, np.float32)).reshape(picture.shape[:2])


def _lab(picture: Image) -> Float:
    import cv2

    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2Lab), np.float32)


def _nearest(values: Float, centres: Float) -> npt.NDArray[np.int64]:
    """Row of the nearest centre for each value (N, 3)."""
    best = np.full(len(values), np.inf, np.float32)
    found = np.zeros(len(values), np.int64)
    for number, centre in enumerate(centres):
        off = ((values - centre) ** 2).sum(axis=1)
        nearer = off < best
        best[nearer], found[nearer] = off[nearer], number
    return found


def run(given: Given, parameters: Clusters, work: Work) -> Result:
    """Show the picture in its clusters' mean colours."""
    work.report(0.0, Message("Dividing the picture"))
    if parameters.method == "k-means":
        picture, _ = drawing.shrunk(given.picture, _PIXELS)
        labels = k_means(picture, parameters.colours)
    else:
        picture, _ = drawing.shrunk(given.picture, _MEAN_SHIFT_PIXELS)
        labels = mean_shift(picture, parameters.space, parameters.range)
    work.report(0.7, Message("Colouring"))
    labels = regions.numbered(labels)
    colours = regions.means(labels, picture).round().astype(np.uint8)
    share = np.bincount(labels.ravel()) / labels.size
    order = np.argsort(-share, kind="stable")
    rows = tuple(("#" + bytes(colours[n]).hex(), float(share[n])) for n in order)
    tints = np.array([drawing.colour(n) for n in range(len(colours))], np.uint8)
    large = regions.sized(labels, given.picture)
    return Result(
        words=Message(
            "Colours: {rows}, the most frequent on {share:.0%} of the picture", rows=len(rows), share=share[order[0]]
        ),
        picture=colours[large],
        layers={"Clusters": tints[large], "Palette": _palette(colours[order], share[order])},
        table=Table(("Colour", "Share"), rows),
    )


def _palette(colours: npt.NDArray[np.uint8], share: npt.NDArray[np.float64]) -> Image:
    """Strips of the colours, as wide as they are frequent."""
    ends = np.round(np.cumsum(share) * 600).astype(int)
    strip = np.zeros((120, 600, 3), np.uint8)
    for colour, begin, end in zip(colours, [0, *ends[:-1]], ends, strict=True):
        strip[:, begin:end] = colour
    return strip


TASK = Task(
    "clusters",
    "Few colours (k-means, mean shift)",
    Group.SEGMENTATION,
    "Reduces a picture to a few colours and shows where each of them is.",
    Clusters,
    run,
    keeps_transparency=True,
)
