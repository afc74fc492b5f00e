"""Photos held before a camera: turned, nodded, tilted and bent, seen with perspective."""

from __future__ import annotations

import cv2
import numpy as np

_GRID = 31
_AWAY = 4.4  # half widths of the photo between it and the camera
_GREY = (128, 128, 128)


def held(
    photo: np.ndarray, turn: float = 0, nod: float = 0, roll: float = 0, bend: float = 0, *, across: bool = True
) -> np.ndarray:
    """What a camera of 640 × 480 pixels sees of a square photo, in degrees; bent, it is that part of a cylinder."""
    u, v = np.meshgrid(np.linspace(-1, 1, _GRID), np.linspace(-1, 1, _GRID))
    place = np.stack([u, v, np.zeros_like(u)], axis=-1)
    if bend:
        axis, radius = (0 if across else 1), 2 / abs(np.radians(bend))
        angle = place[..., axis] / radius
        place[..., 2] = np.sign(bend) * radius * (1 - np.cos(angle))
        place[..., axis] = radius * np.sin(angle)
    a, b, c = np.radians([turn, nod, roll])
    around_y = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    around_x = np.array([[1, 0, 0], [0, np.cos(b), -np.sin(b)], [0, np.sin(b), np.cos(b)]])
    around_z = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    place = place @ (around_z @ around_x @ around_y).T
    seen = 192 * _AWAY * place[..., :2] / (_AWAY + place[..., 2:]) + np.array([320, 240])
    return _drawn(photo, seen)


def _drawn(photo: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """The photo drawn into the picture, a mesh of small affine pieces."""
    where = np.full((480, 640, 2), -1, np.float32)
    side = (photo.shape[0] - 1) / (_GRID - 1)
    for i in range(_GRID - 1):
        for j in range(_GRID - 1):
            corners = seen[[i, i, i + 1], [j, j + 1, j]].astype(np.float32)
            first, second = corners[1] - corners[0], corners[2] - corners[0]
            if abs(float(first[0] * second[1] - first[1] * second[0])) < 1e-6:
                continue
            source = np.array([[j, i], [j + 1, i], [j, i + 1]], np.float32) * side
            inverse = cv2.getAffineTransform(corners, source)
            piece = seen[i : i + 2, j : j + 2].reshape(-1, 2)
            low = np.clip(np.floor(piece.min(axis=0)).astype(int), 0, [640, 480])
            high = np.clip(np.ceil(piece.max(axis=0)).astype(int) + 1, 0, [640, 480])
            x, y = np.meshgrid(np.arange(low[0], high[0]), np.arange(low[1], high[1]))
            where[low[1] : high[1], low[0] : high[0]] = np.stack([x, y, np.ones_like(x)], -1) @ inverse.T
    return cv2.remap(photo, where, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=_GREY)
