"""Turning a detected face into the crop that an embedder was trained on."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from core.faces import Float, Image

# Mean of MTCNN's landmarks in dlib's own face chips (150 × 150, padding 0.25), measured on 400 faces. The eyes sit two
# to three times as steadily as nose and mouth, which move with pose and expression.
_DLIB_POINTS = np.array(
    [[47.992, 46.106], [102.139, 46.037], [74.714, 78.337], [50.892, 105.437], [98.575, 105.531]], dtype=np.float32
)

# ArcFace's (Deng et al., CVPR 2019) landmarks in a chip of 112 × 112, which SFace was trained on.
_ARCFACE_POINTS = np.array(
    [[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]], np.float32
)


@dataclass(frozen=True, eq=False)
class ChipTemplate:
    """Where the five landmarks belong in an aligned crop.

    Attributes:
        points: (5, 2) pixels of the crop, in the order of :data:`core.faces.LANDMARKS`.
        weights: (5,) how much each landmark counts in the fit.
        size: side of the square crop in pixels.

    """

    points: Float
    weights: Float
    size: int


def template(size: int, zoom: float = 1.0) -> ChipTemplate:
    """Dlib's alignment at any size, the face ``zoom`` times as large about the crop's centre."""
    points = (_DLIB_POINTS - 74.5) * zoom
    return ChipTemplate(
        points=(points * (size / 150) + (size - 1) / 2).astype(np.float32),
        weights=np.ones(5, dtype=np.float32),
        size=size,
    )


def arcface_template(zoom: float = 1.0, size: int = 112) -> ChipTemplate:
    """ArcFace's alignment, at 112 pixels or another size, the face ``zoom`` times as large about the crop's centre."""
    points = (_ARCFACE_POINTS - 55.5) * (zoom * size / 112) + (size - 1) / 2
    return ChipTemplate(points.astype(np.float32), np.ones(5, np.float32), size)


def eye_mouth_template(size: int, eyes: float, apart: float) -> ChipTemplate:
    """Alignment by the middle of the eyes and the middle of the mouth, as LightCNN's authors crop their faces.

    Args:
        size: side of the crop in pixels.
        eyes: height of the eyes' middle in the crop.
        apart: from there down to the mouth's middle.

    """
    width = apart * 0.87  # of a frontal face: eye distance over eye-mouth distance
    middle = (size - 1) / 2
    points = [
        [middle - width / 2, eyes],
        [middle + width / 2, eyes],
        [middle, eyes + 0.54 * apart],
        [middle - 0.4 * width, eyes + apart],
        [middle + 0.4 * width, eyes + apart],
    ]
    return ChipTemplate(np.array(points, np.float32), np.array([1, 1, 0, 1, 1], np.float32), size)


def similarity(source: Float, target: Float, weights: Float | None = None) -> Float:
    """Rotation, uniform scale and shift that carry points best onto others.

    Umeyama: "Least-squares estimation of transformation parameters between two point patterns", IEEE PAMI 13(4), 1991,
    with weights and without reflection.

    Args:
        source: (N, 2), at least two different points.
        target: (N, 2).
        weights: (N,), positive; all equal by default.

    Returns:
        (2, 3) matrix that maps source to target.

    Raises:
        ValueError: all source points coincide, or a number is not finite.

    """
    if not (np.isfinite(source).all() and np.isfinite(target).all()):
        raise ValueError("landmarks are not finite")
    w = np.ones(len(source)) if weights is None else np.asarray(weights, dtype=np.float64)
    w = w / w.sum()
    source64, target64 = source.astype(np.float64), target.astype(np.float64)
    source_mean, target_mean = w @ source64, w @ target64
    # in the plane a similarity is one complex factor: least squares has a closed form
    a = (source64 - source_mean) @ np.array([1, 1j])
    b = (target64 - target_mean) @ np.array([1, 1j])
    spread = float(w @ np.abs(a) ** 2)
    if spread <= 1e-12:
        raise ValueError("landmarks coincide")
    factor = complex((w * np.conj(a)) @ b) / spread
    linear = np.array([[factor.real, -factor.imag], [factor.imag, factor.real]])
    return np.column_stack([linear, target_mean - linear @ source_mean]).astype(np.float32)


def aligned_crop(image: Image, landmarks: Float, template: ChipTemplate) -> Image:
    """The face upright and at its place: uint8 (size, size, 3).

    Pixels outside the picture repeat its border. A face much larger than the crop is averaged down first, so that no
    aliasing gets in.

    Raises:
        ValueError: the landmarks coincide.

    """
    matrix = similarity(landmarks, template.points, template.weights)
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    x, y, shrunk = _region(image, matrix, template.size, scale)
    shift = np.array([[1.0, 0.0, x], [0.0, 1.0, y], [0.0, 0.0, 1.0]])
    local = np.vstack([matrix, [0.0, 0.0, 1.0]]) @ shift
    if shrunk.factor > 1:
        f = shrunk.factor  # pixel centres of an averaged picture sit between those of the original
        local = local @ np.array([[f, 0.0, (f - 1) / 2], [0.0, f, (f - 1) / 2], [0.0, 0.0, 1.0]])
    warped = cv2.warpAffine(
        shrunk.pixels,
        local[:2].astype(np.float32),
        (template.size, template.size),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(warped, dtype=np.uint8)


@dataclass(frozen=True, eq=False)
class _Shrunk:
    pixels: Image
    factor: int


def _region(image: Image, matrix: Float, size: int, scale: float) -> tuple[int, int, _Shrunk]:
    """The part of the picture that the crop needs, averaged down by a whole factor where it is much larger."""
    inverse = cv2.invertAffineTransform(matrix)
    corners = np.array([[0, 0, 1], [size, 0, 1], [0, size, 1], [size, size, 1]], dtype=np.float64) @ inverse.T
    low = np.floor(corners.min(axis=0)).astype(int) - 2
    high = np.ceil(corners.max(axis=0)).astype(int) + 2
    height, width = image.shape[:2]
    x1, y1 = int(np.clip(low[0], 0, width - 1)), int(np.clip(low[1], 0, height - 1))
    x2, y2 = int(np.clip(high[0], x1 + 1, width)), int(np.clip(high[1], y1 + 1, height))
    part = image[y1:y2, x1:x2]
    factor = max(1, int(1 / scale)) if scale > 0 else 1
    factor = min(factor, part.shape[0], part.shape[1])
    if factor > 1:
        rows, columns = part.shape[0] // factor, part.shape[1] // factor
        part = part[: rows * factor, : columns * factor]
        part = np.asarray(cv2.resize(part, (columns, rows), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return x1, y1, _Shrunk(np.ascontiguousarray(part), factor)


def box_crop(image: Image, box: Float, size: int, margin: int) -> Image:
    """The box, enlarged and stretched to a square: FaceNet's own preprocessing.

    Args:
        image: uint8 (height, width, 3).
        box: x1, y1, x2, y2 in pixels.
        size: side of the result.
        margin: pixels of the result that lie outside the box, both sides together.

    """
    x1, y1, x2, y2 = (float(v) for v in box)
    extra_x, extra_y = (margin * (b - a) / (size - margin) / 2 for a, b in ((x1, x2), (y1, y2)))
    height, width = image.shape[:2]
    left, top = int(max(x1 - extra_x, 0)), int(max(y1 - extra_y, 0))
    right, bottom = int(min(x2 + extra_x, width)), int(min(y2 + extra_y, height))
    left, top = min(left, width - 1), min(top, height - 1)
    part = image[top : max(bottom, top + 1), left : max(right, left + 1)]
    return np.asarray(cv2.resize(part, (size, size), interpolation=cv2.INTER_AREA), dtype=np.uint8)
