"""How one picture lies on another: keypoints matched, and the one movement that most of them agree on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from core.faces import Image
from core.tasks.library.features import drawing

Method = Literal["sift", "orb"]
Movement = Literal["homography", "affine", "similarity"]
Points = npt.NDArray[np.float64]

PIXELS = 2_000_000
"""Larger pictures are shrunk before keypoints are sought."""
_KEYPOINTS = 6000
_SURE = (8.0, 0.3)  # Brown and Lowe 2007: so many, and so much of the matches where both pictures overlap
_NEEDED = {"homography": 4, "affine": 3, "similarity": 2}


@dataclass(frozen=True, eq=False)
class Correspondence:
    """What two pictures have in common.

    Attributes:
        keypoints: found in the first and in the second.
        first: (N, 2) x, y in pixels of the first picture, of matches.
        second: (N, 2) likewise of the second.
        agree: (N,) whether a match agrees with the movement.
        matrix: (3, 3) from the first picture's pixels to the second's; None where too few agree.

    """

    keypoints: tuple[int, int]
    first: Points
    second: Points
    agree: npt.NDArray[np.bool_]
    matrix: Points | None


def find(
    first: Image, second: Image, method: Method, ratio: float, movement: Movement, tolerance: float
) -> Correspondence:
    """What two pictures have in common.

    Matches whose nearest neighbour is not clearly nearer than the second nearest go (Lowe 2004); the rest vote
    (MAGSAC++, Barath et al. 2020, where OpenCV has it for that movement, else RANSAC, Fischler and Bolles 1981).

    Args:
        first: uint8 (height, width, 3).
        second: likewise.
        method: of keypoints.
        ratio: of the two distances, below which a match counts.
        movement: what may lie between the two.
        tolerance: in pixels of the second picture, as far as a match may be off.

    """
    small, scale = zip(*(drawing.shrunk(p, PIXELS) for p in (first, second)), strict=True)
    places, features = zip(*(_described(p, method) for p in small), strict=True)
    pairs = _matched(features[0], features[1], ratio, method)
    places = tuple((p + 0.5) / s - 0.5 for p, s in zip(places, scale, strict=True))
    mine, theirs = places[0][pairs[:, 0]], places[1][pairs[:, 1]]
    matrix, agree = _voted(mine, theirs, movement, max(tolerance, tolerance / scale[1]))
    if matrix is not None and not _believable(matrix, mine, agree, second):
        matrix, agree = None, np.zeros(len(mine), np.bool_)
    return Correspondence((len(places[0]), len(places[1])), mine, theirs, agree, matrix)


def warped(picture: Image, matrix: Points, size: tuple[int, int]) -> tuple[Image, npt.NDArray[np.uint8]]:
    """A picture moved onto another, and a mask that is 255 where it covers it.

    Args:
        picture: uint8 (height, width, 3).
        matrix: (3, 3) from its pixels to those of the result.
        size: width and height of the result.

    """
    import cv2

    full = np.full(picture.shape[:2], 255, np.uint8)
    moved = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(full, matrix, size, flags=cv2.INTER_NEAREST)
    return np.asarray(moved, np.uint8), np.asarray(mask, np.uint8)


def moved(points: Points, matrix: Points) -> Points:
    """Points x, y (N, 2) after a movement."""
    three = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    return np.asarray(three[:, :2] / three[:, 2:])


def _described(picture: Image, method: Method) -> tuple[Points, npt.NDArray[Any]]:
    import cv2

    opencv: Any = cv2
    finder = opencv.SIFT_create(_KEYPOINTS) if method == "sift" else opencv.ORB_create(_KEYPOINTS, fastThreshold=10)
    found, features = finder.detectAndCompute(drawing.grey(picture), None)
    if features is None:
        return np.zeros((0, 2)), np.zeros((0, 128 if method == "sift" else 32))
    if method == "sift":
        # Arandjelović and Zisserman 2012: square roots of the histograms compare better
        features = np.sqrt(features / np.maximum(features.sum(axis=1, keepdims=True), 1e-6)).astype(np.float32)
    return np.array([p.pt for p in found], np.float64).reshape(-1, 2), features


def _matched(first: npt.NDArray[Any], second: npt.NDArray[Any], ratio: float, method: Method) -> npt.NDArray[np.intp]:
    """Rows (M, 2) of what belongs together; no keypoint of the second picture is used twice."""
    import cv2

    if len(first) < 2 or len(second) < 2:
        return np.zeros((0, 2), np.intp)
    norm = cv2.NORM_L2 if method == "sift" else cv2.NORM_HAMMING
    best: dict[int, tuple[float, int]] = {}
    for near, next_near in cv2.BFMatcher(norm).knnMatch(first, second, k=2):
        if near.distance < ratio * next_near.distance and near.distance < best.get(near.trainIdx, (np.inf, 0))[0]:
            best[near.trainIdx] = (near.distance, near.queryIdx)
    rows = sorted((query, train) for train, (_, query) in best.items())
    return np.array(rows, np.intp).reshape(-1, 2)


def _voted(
    first: Points, second: Points, movement: Movement, tolerance: float
) -> tuple[Points | None, npt.NDArray[np.bool_]]:
    import cv2

    nobody = np.zeros(len(first), np.bool_)
    if len(first) < max(6, _NEEDED[movement]):
        return None, nobody
    cv2.setRNGSeed(0)
    found: Any
    if movement == "homography":
        found, votes = cv2.findHomography(first, second, cv2.USAC_MAGSAC, tolerance, maxIters=10_000, confidence=0.9999)
    elif movement == "affine":
        found, votes = cv2.estimateAffine2D(
            first, second, method=cv2.USAC_MAGSAC, ransacReprojThreshold=tolerance, maxIters=10_000, confidence=0.9999
        )
    else:
        found, votes = cv2.estimateAffinePartial2D(
            first, second, method=cv2.RANSAC, ransacReprojThreshold=tolerance, maxIters=10_000, confidence=0.9999
        )
    if found is None or not np.isfinite(found).all():
        return None, nobody
    matrix = np.eye(3)
    matrix[: found.shape[0]] = found
    off = np.linalg.norm(moved(first, matrix) - second, axis=1)
    return matrix, np.asarray((off <= tolerance) & (np.asarray(votes).ravel() > 0 if votes is not None else True))


def _believable(matrix: Points, first: Points, agree: npt.NDArray[np.bool_], second: Image) -> bool:
    """Whether enough matches agree not to do so by chance, and the movement neither mirrors nor flattens."""
    if not 1e-4 < float(np.linalg.det(matrix[:2, :2])) < 1e4:
        return False
    there = moved(first, matrix)
    inside = ((there >= 0) & (there < [second.shape[1], second.shape[0]])).all(axis=1)
    return bool(agree.sum() > _SURE[0] + _SURE[1] * inside.sum())
