"""What a face looks like at a glance: enough to notice that a picture has changed, and it recognises nobody."""

from __future__ import annotations

import cv2
import numpy as np

from core.faces import Float, Image
from core.recognition.alignment import template

_SIDE = 16  # of a glance: no noise is left in it, and no detail that a frame could change by chance
_CROP = 2 * _SIDE
_BLUR = 1.2  # pixels of the crop
_MIDDLE = complex(_CROP - 1, _CROP - 1) / 2
_POINTS = template(_CROP, 1.25).points.astype(np.float64) @ np.array([1, 1j])
_CENTRE = complex(_POINTS.mean())
_ABOUT = tuple(complex(point) - _CENTRE for point in _POINTS)


def likeness(image: Image, landmarks: Float) -> Float | None:
    """What a face looks like at a glance: a unit vector (256,), or None where the landmarks make no face.

    The inner product of two is 0.95 and more for one face in neighbouring pictures, and below 0.9 for 99 of 100
    pairs of people. It is made of every face of every frame.
    """
    crop = _crop(image, landmarks)
    if crop is None:
        return None
    grey = cv2.GaussianBlur(cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY), (3, 3), _BLUR)
    small = cv2.resize(grey, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32).ravel()
    small -= small.mean()
    length = float(np.linalg.norm(small))
    return np.asarray(small / length, np.float32) if length > 1e-3 else None


def _crop(image: Image, landmarks: Float) -> Image | None:
    """The face upright, uint8 (32, 32, 3), as :func:`core.recognition.alignment.aligned_crop` makes it.

    For so few points and pixels most of that one's time is numpy's own: here the plane is Python's complex numbers.
    """
    points = [complex(x, y) for x, y in landmarks.tolist()]
    centre = sum(points) / len(points)
    about = [point - centre for point in points]
    spread = sum(abs(point) ** 2 for point in about)
    if not 1e-9 < spread < 1e12:  # nor where one is not a number
        return None
    factor = sum(a.conjugate() * b for a, b in zip(about, _ABOUT, strict=True)) / spread
    scale = abs(factor)
    if scale < 1e-6:
        return None
    height, width = image.shape[:2]
    middle = centre + (_MIDDLE - _CENTRE) / factor
    reach = _CROP / 2 * (abs(factor.real) + abs(factor.imag)) / scale**2 + 2
    left, top = _within(middle.real - reach, width - 1), _within(middle.imag - reach, height - 1)
    right, bottom = _within(middle.real + reach, width - 1) + 1, _within(middle.imag + reach, height - 1) + 1
    shrink = max(1, min(int(1 / scale), right - left, bottom - top))
    part = image[top:bottom, left:right]
    if shrink > 1:
        columns, rows = (right - left) // shrink, (bottom - top) // shrink
        part = np.asarray(
            cv2.resize(part[: rows * shrink, : columns * shrink], (columns, rows), interpolation=cv2.INTER_AREA),
            np.uint8,
        )
    # pixel centres of an averaged picture sit between those of the original
    shift = factor * (complex(left, top) + (shrink - 1) / 2 * (1 + 1j) - centre) + _CENTRE
    turn = factor * shrink
    matrix = np.array([[turn.real, -turn.imag, shift.real], [turn.imag, turn.real, shift.imag]])
    crop = cv2.warpAffine(part, matrix, (_CROP, _CROP), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(crop, np.uint8)


def _within(value: float, last: int) -> int:
    return min(max(int(value), 0), last)
