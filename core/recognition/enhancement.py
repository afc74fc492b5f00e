"""Low-level remedies for poor pictures of faces, used only where measurement showed that they help.

Each answers one flaw that :mod:`core.recognition.quality` measures; a face without that flaw is left as it is. What was
tried and what came of it is in docs/accuracy.md, and ``portico evaluate harder`` measures it again.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from core.faces import Faces, Float, Image
from core.recognition.quality import Quality

_BLURRED = 0.11  # sharpness: of good pictures fewer than 1 in 100 lie below
_NOISY = 11.0  # deviation of the noise in grey levels: good pictures have 0.4 to 1.5, and 10 does no harm yet
_OVEREXPOSED = 190.0  # mean grey of the face: of good pictures fewer than 1 in 100 lie above
_SMALLEST = 20.0  # pixels between the eyes: below, texture looks like noise and there is nothing to sharpen
_MIDDLE_GREY = 115.0
_LARGEST = 250.0  # pixels: larger faces are halved, or more, before a remedy


def prepare(image: Image, faces: Faces) -> list[tuple[Image, Faces]]:
    """The picture for each face: as it is, or the part around a flawed face with its remedy applied.

    Args:
        image: uint8 (height, width, 3).
        faces: with quality; faces without are left as they are.

    Returns:
        Pictures with their faces, all faces in order.

    """
    if faces.quality is None:
        return [(image, faces)]
    result: list[tuple[Image, Faces]] = []
    unchanged: list[int] = []
    for row, quality in enumerate(faces.quality):
        if not needs(quality):
            unchanged.append(row)
            continue
        if unchanged:
            result.append((image, faces.select(unchanged)))
            unchanged = []
        part, x, y = _around(image, faces.boxes[row])
        one = faces.select([row])
        shift = np.array([x, y], np.float32)
        moved = replace(one, boxes=one.boxes - np.tile(shift, 2), landmarks=one.landmarks - shift)
        side = float(faces.boxes[row, 2] - faces.boxes[row, 0])
        factor = max(1, int(side / _LARGEST))  # no network looks closer, and the remedies' cost grows with the area
        if factor > 1:
            size = (part.shape[1] // factor, part.shape[0] // factor)
            part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8)
            shrink = np.float32(1 / factor)
            moved = replace(moved, boxes=moved.boxes * shrink, landmarks=moved.landmarks * shrink)
            side /= factor
        result.append((enhance(part, quality, side), moved))
    if unchanged or not result:
        result.append((image, faces.select(unchanged)))
    return result


def needs(quality: Quality) -> bool:
    """Whether a face has a flaw that a remedy is known to help."""
    if quality.eye_distance < _SMALLEST:
        return False
    return quality.noise > _NOISY or quality.sharpness < _BLURRED or quality.brightness > _OVEREXPOSED


def enhance(image: Image, quality: Quality, side: float) -> Image:
    """A picture of a face with the remedies for its flaws, in this order: noise, exposure, blur.

    Args:
        image: the part around the face.
        quality: of the face in it.
        side: of the face's box in pixels.

    """
    if quality.noise > _NOISY:
        image = denoise(image)
    if quality.brightness > _OVEREXPOSED:
        image = expose(image, quality.brightness)
    if quality.sharpness < _BLURRED and quality.noise <= _NOISY:
        image = sharpen(image, side)
    return image


def denoise(image: Image) -> Image:
    """The median of 3 × 3 pixels. Non-local means, a thousand times as slow, helped less."""
    return np.asarray(cv2.medianBlur(image, 3), np.uint8)


def expose(image: Image, mean: float, target: float = _MIDDLE_GREY) -> Image:
    """A power law that carries the grey ``mean`` to ``target``."""
    mean = min(max(mean, 2.0), 253.0)
    exponent = float(np.clip(np.log(target / 255) / np.log(mean / 255), 0.2, 5.0))
    table: Image = np.round(255 * (np.arange(256) / 255) ** exponent).astype(np.uint8)
    return table[image]


def sharpen(image: Image, side: float, amount: float = 1.5) -> Image:
    """Unsharp mask with a radius of 3.5 % of the face's side."""
    soft = cv2.GaussianBlur(image, (0, 0), max(0.5, 0.035 * side))
    return np.asarray(cv2.addWeighted(image, 1 + amount, soft, -amount, 0), np.uint8)


def _around(image: Image, box: Float) -> tuple[Image, int, int]:
    """What the crops of a face need, with room to spare, and where it begins."""
    side = float(max(box[2] - box[0], box[3] - box[1]))
    middle = (box[:2] + box[2:]) / 2
    low = np.clip(np.floor(middle - 1.5 * side), 0, None).astype(int)
    high = np.ceil(middle + 1.5 * side).astype(int)
    x, y = min(int(low[0]), image.shape[1] - 1), min(int(low[1]), image.shape[0] - 1)
    return np.ascontiguousarray(image[y : max(int(high[1]), y + 1), x : max(int(high[0]), x + 1)]), x, y
