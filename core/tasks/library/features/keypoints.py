"""Keypoints: places with a size and a direction that are found again when a picture is turned or enlarged.

Lowe: "Distinctive Image Features from Scale-Invariant Keypoints" (SIFT), 2004; Rublee et al.: "ORB: An Efficient
Alternative to SIFT or SURF", 2011; Matas et al.: "Robust Wide Baseline Stereo from Maximally Stable Extremal Regions"
(MSER), 2002, whose keypoints are stable patches, drawn as the circle of their area.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from core.base.messages import Message
from core.faces import Image
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Parameters, Result, Table, Task
from core.tasks.work import Work

Method = Literal["sift", "orb", "mser"]
_PIXELS = 2_000_000


class Keypoints(Parameters):
    """What can be set."""

    method: Annotated[Method, Field(title="Method")] = "sift"
    most: Annotated[int, Field(title="At most", ge=1, le=5000, description="keypoints, the strongest first")] = 300
    contrast: Annotated[
        float, Field(title="Weakest contrast", ge=0.5, le=20, description="in percent; SIFT leaves out what has less")
    ] = 4


@dataclass(frozen=True)
class Keypoint:
    """Place and diameter in pixels, direction in degrees clockwise, and strength, whose order alone means much."""

    x: float
    y: float
    size: float
    angle: float
    strength: float


def find(picture: Image, parameters: Keypoints) -> list[Keypoint]:
    """Keypoints of a picture, strongest first."""
    import cv2

    opencv: Any = cv2
    levels = drawing.grey(picture)
    if parameters.method == "mser":
        return _stable(picture, parameters.most)
    if parameters.method == "sift":
        found = opencv.SIFT_create(contrastThreshold=parameters.contrast / 100).detect(levels, None)
    else:
        found = opencv.ORB_create(max(parameters.most, 500), fastThreshold=10).detect(levels, None)
    best = sorted(found, key=lambda p: (-p.response, p.pt))[: parameters.most]
    return [Keypoint(float(p.pt[0]), float(p.pt[1]), float(p.size), float(p.angle), float(p.response)) for p in best]


def _stable(picture: Image, most: int) -> list[Keypoint]:
    """Patches that stay as they are while the threshold moves, largest first."""
    import cv2

    opencv: Any = cv2
    pixels = picture.shape[0] * picture.shape[1]
    finder = opencv.MSER_create(min_area=max(30, pixels // 20_000), max_area=max(31, pixels // 6), min_diversity=0)
    regions, _ = finder.detectRegions(drawing.grey(picture))
    # one patch is stable at several thresholds: it counts once, as it is at the middle one
    nests: list[list[Keypoint]] = []
    for region in sorted(regions, key=len, reverse=True):
        patch = _patch(np.asarray(region, np.float64))
        for nest in nests:
            first = nest[0]
            if np.hypot(patch.x - first.x, patch.y - first.y) < 0.2 * first.size and patch.size > 0.6 * first.size:
                nest.append(patch)
                break
        else:
            if len(nests) < most:
                nests.append([patch])
    return [nest[len(nest) // 2] for nest in nests]


def _patch(points: npt.NDArray[np.float64]) -> Keypoint:
    """The circle of a patch's area, with its longer axis as direction and its roundness as strength."""
    x, y = points.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(points.T) + 1e-6 * np.eye(2))
    angle = float(np.degrees(np.arctan2(vectors[1, 1], vectors[0, 1])) % 180)
    size = 2 * float(np.sqrt(len(points) / np.pi))
    return Keypoint(float(x), float(y), size, angle, float(np.sqrt(values[0] / values[1])))


def run(given: Given, parameters: Keypoints, work: Work) -> Result:
    """Keypoints drawn as circles with a hand in their direction, and listed."""
    import cv2

    work.report(0.0, Message("Looking for keypoints"))
    small, scale = drawing.shrunk(given.picture, _PIXELS)
    found = find(small, parameters)
    drawn, wide = drawing.faded(given.picture, 0.85), drawing.stroke(given.picture, 1 / 600)
    for number, point in enumerate(found):
        if number % 500 == 0:
            work.report(0.6 + 0.4 * number / len(found), Message("Drawing the keypoints"))
        x, y, radius = point.x / scale, point.y / scale, max(2.0, point.size / scale / 2)
        turn, tint = np.radians(point.angle), drawing.colour(number)
        end = (round(x + radius * np.cos(turn)), round(y + radius * np.sin(turn)))
        cv2.circle(drawn, (round(x), round(y)), round(radius), tint, wide, cv2.LINE_AA)
        cv2.line(drawn, (round(x), round(y)), end, tint, wide, cv2.LINE_AA)
    rows = tuple((p.x / scale, p.y / scale, p.size / scale, p.angle, p.strength) for p in found)
    return Result(
        words=Message.of(len(found), "1 keypoint", "{count:,} keypoints"),
        picture=drawn,
        table=Table(("x", "y", "Diameter", "Direction in degrees", "Strength"), rows),
    )


TASK = Task(
    "keypoints",
    "Keypoints (SIFT, ORB, MSER)",
    Group.FEATURES,
    "Finds places that can be found again when the picture is turned, enlarged or seen from elsewhere.",
    Keypoints,
    run,
    pace="quick",
)
