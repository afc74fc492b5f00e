"""Faces covered on purpose, by painting: a surgical mask, dark glasses.

What is painted follows the face's light, so that it is no flat patch; it is still paint, and no measurement of real
masks and glasses.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from core.faces import Float, Image

_Doubles = npt.NDArray[np.float64]
_MASK_POINTS = (
    *(227, 132, 58, 172, 136, 150, 149, 176, 148, 152),
    *(377, 400, 378, 379, 365, 397, 288, 361, 447, 347, 197, 118),
)
_EYES = ((33, 133, 159, 145, 105, 101), (263, 362, 386, 374, 334, 330))
# the same outline from five landmarks: units of half the eyes' distance across and of the way from eyes to mouth down,
# medians of the dense points over LFW's frontal faces, made symmetrical
_MASK_HALF = (
    *((-2.18, 0.26), (-2.14, 0.73), (-2.0, 0.99), (-1.79, 1.2), (-1.56, 1.35), (-1.28, 1.48), (-1.02, 1.57)),
    *((-0.74, 1.65), (-0.42, 1.71), (0.0, 1.72)),
)
_CLOTH = (168, 200, 214)
_LENS = (18, 18, 22)


def mask(image: Image, points: Float, colour: tuple[int, int, int] = _CLOTH) -> Image:
    """A surgical mask over nose, mouth and chin.

    Args:
        image: uint8 (height, width, 3), RGB.
        points: (478, 2) dense or (5, 2) plain landmarks, in pixels.
        colour: of the cloth, RGB.

    Returns:
        The covered picture, of the same size.

    """
    if len(points) == 5:
        half = np.array(_MASK_HALF)
        top = np.array([(1.41, 0.27), (0.0, 0.17), (-1.41, 0.27)])
        origin, frame = _frame(points)
        outline = np.concatenate([half, half[-2::-1] * [-1, 1], top]) @ frame.T + origin
    else:
        outline = points[list(_MASK_POINTS)].astype(np.float64)
    centre = outline.mean(axis=0)
    cover = _filled(image, centre + (outline - centre) * 1.03)
    height = float(np.ptp(outline[:, 1]))
    rows = np.arange(image.shape[0])[:, None] - float(outline[:, 1].min())
    pleats = 1 - 0.12 * (np.abs(np.sin(rows / max(height, 1) * np.pi * 4)) < 0.15)
    return _painted(image, cover, np.array(colour) * pleats[..., None], height)


def dark_glasses(image: Image, points: Float) -> Image:
    """Dark glasses over both eyes.

    Args:
        image: uint8 (height, width, 3), RGB.
        points: (478, 2) dense or (5, 2) plain landmarks, in pixels.

    Returns:
        The covered picture, of the same size.

    """
    if len(points) == 5:
        origin, frame = _frame(points)
        eyes = points[:2].astype(np.float64)
    else:
        eyes = np.array([points[list(eye)].mean(axis=0) for eye in _EYES], np.float64)
        origin, frame = _frame(np.concatenate([eyes, points[[4, 61, 291]]]))
    across, down = frame[:, 0], frame[:, 1]
    turn = np.linspace(0, 2 * np.pi, 40)[:, None]
    # two lenses as a superellipse has them, and the bridge between
    shape = np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** 0.7, np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** 0.7
    cover = np.zeros(image.shape[:2], np.float32)
    for eye in eyes:
        cover = np.maximum(cover, _filled(image, eye + 0.82 * shape[0] * across + (0.33 * shape[1] + 0.03) * down))
    bridge = np.array([[-0.3, -0.12], [0.3, -0.12], [0.3, -0.02], [-0.3, -0.02]]) @ frame.T + origin
    cover = np.maximum(cover, _filled(image, bridge))
    return _painted(image, cover, np.array(_LENS, np.float64), float(np.hypot(*down)))


def _frame(points: Float) -> tuple[_Doubles, _Doubles]:
    """Middle of the eyes, and (2, 2) columns: half the way across the eyes, the way down to the mouth."""
    left, right, _, mouth_left, mouth_right = points.astype(np.float64)
    middle = (left + right) / 2
    return middle, np.column_stack([(right - left) / 2, (mouth_left + mouth_right) / 2 - middle])


def _filled(image: Image, outline: _Doubles) -> Float:
    """Coverage 0..1 of a polygon, its edge smooth."""
    cover = np.zeros(image.shape[:2], np.uint8)
    cv2.fillPoly(cover, [np.round(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return np.asarray(cover / np.float32(255), np.float32)


def _painted(image: Image, cover: Float, colour: _Doubles, size: float) -> Image:
    """Paint under the face's own light: its large shades go on over what is painted."""
    inside = cover > 0.5
    if not inside.any():
        return image.copy()
    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32), (0, 0), max(1.0, size * 0.15))
    light = np.clip(grey / max(float(grey[inside].mean()), 1.0), 0.6, 1.3)[..., None]
    brightness = min(1.0, float(grey[inside].mean()) / 140)
    whole = cover[..., None]
    painted = np.clip(image * (1 - whole) + colour * light * brightness * whole, 0, 255)
    return np.asarray(painted.round(), np.uint8)
