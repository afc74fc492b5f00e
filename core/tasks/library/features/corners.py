"""Corners: places that look different from all their neighbours.

Harris and Stephens: "A Combined Corner and Edge Detector", 1988; Shi and Tomasi: "Good Features to Track", 1994; Rosten
and Drummond: "Machine Learning for High-Speed Corner Detection" (FAST), 2006.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Line, Parameters, Plot, Result, Table, Task
from core.tasks.work import Work

Method = Literal["harris", "shi-tomasi", "fast"]
_PIXELS = 4_000_000
_HARRIS_K = 0.04
_SIGMA = 1.0  # of the blur before, in pixels


class Corners(Parameters):
    """What can be set."""

    method: Annotated[Method, Field(title="Method")] = "shi-tomasi"
    most: Annotated[int, Field(title="At most", ge=1, le=5000, description="corners, the strongest first")] = 300
    quality: Annotated[
        float, Field(title="Weakest", ge=0.1, le=90, description="in percent of the strongest corner's strength")
    ] = 4
    distance: Annotated[
        float, Field(title="Distance", ge=0.1, le=10, description="between two at least, in percent of the longer side")
    ] = 1
    neighbours: Annotated[
        int, Field(title="Neighbourhood", ge=2, le=31, description="in pixels, that Harris and Shi–Tomasi look at")
    ] = 5


def response(picture: Image, method: Method, neighbours: int) -> Float:
    """How much of a corner each pixel is, (height, width): the higher, the more; 0 where it is none."""
    import cv2

    opencv: Any = cv2
    levels = cv2.GaussianBlur(drawing.grey(picture), (0, 0), _SIGMA)
    if method == "fast":
        strength = np.zeros(picture.shape[:2], np.float32)
        for point in opencv.FastFeatureDetector_create(8, nonmaxSuppression=True).detect(levels):
            strength[round(point.pt[1]), round(point.pt[0])] = point.response
        return strength
    values = levels.astype(np.float32) / 255
    if method == "harris":
        return np.asarray(np.maximum(cv2.cornerHarris(values, neighbours, 3, _HARRIS_K), 0), np.float32)
    return np.asarray(np.maximum(cv2.cornerMinEigenVal(values, neighbours, ksize=3), 0), np.float32)


def find(picture: Image, parameters: Corners) -> tuple[npt.NDArray[np.float64], Float]:
    """Corners x, y (N, 2) in pixels, strongest first, and their strength (N,) as a share of the strongest's."""
    import cv2
    from skimage.feature import peak_local_max

    strength = response(picture, parameters.method, parameters.neighbours)
    top = float(strength.max())
    if top <= 1e-7:
        return np.zeros((0, 2)), np.zeros(0, np.float32)
    apart = max(1, round(max(picture.shape[:2]) * parameters.distance / 100))
    places = peak_local_max(
        strength,
        min_distance=apart,
        threshold_rel=parameters.quality / 100,
        num_peaks=parameters.most,
        exclude_border=2,
    )
    if not len(places):
        return np.zeros((0, 2)), np.zeros(0, np.float32)
    begin = np.ascontiguousarray(places[:, ::-1], np.float32)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 30, 0.01)
    refined = cv2.cornerSubPix(drawing.grey(picture), begin.reshape(-1, 1, 2).copy(), (3, 3), (-1, -1), stop)
    refined = np.asarray(refined, np.float64).reshape(-1, 2)
    # where the refinement runs away, the place stays as it was found
    refined = np.where(np.abs(refined - begin).max(axis=1, keepdims=True) > 3, begin, refined)
    return refined, strength[tuple(places.T)] / top


def run(given: Given, parameters: Corners, _work: Work) -> Result:
    """Corners drawn over the picture, and listed."""
    import cv2

    small, scale = drawing.shrunk(given.picture, _PIXELS)
    places, strength = find(small, parameters)
    places = (places + 0.5) / scale - 0.5
    drawn, wide = given.picture.copy(), drawing.stroke(given.picture, 1 / 600)
    for x, y in places.round().astype(int).tolist():
        cv2.circle(drawn, (x, y), 4 * wide, (0, 0, 0), 2 * wide, cv2.LINE_AA)
        cv2.circle(drawn, (x, y), 4 * wide, drawing.GREEN, wide, cv2.LINE_AA)
    rows = tuple((float(x), float(y), float(s)) for (x, y), s in zip(places, strength, strict=True))
    return Result(
        words=Message.of(len(places), "1 corner", "{count:,} corners"),
        picture=drawn,
        table=Table(("x", "y", "Strength"), rows),
        plots=() if not rows else (_falling(strength),),
    )


def _falling(strength: Float) -> Plot:
    ranks = np.arange(1, len(strength) + 1, dtype=np.float64)
    line = Line("Corners", ranks, strength.astype(np.float64))
    return Plot("Strength of the corners", "Corner", "Share of the strongest", (line,))


TASK = Task(
    "corners",
    "Corners (Harris, Shi–Tomasi, FAST)",
    Group.FEATURES,
    "Finds corners, which can be found again in another picture of the same thing.",
    Corners,
    run,
    pace="quick",
)
