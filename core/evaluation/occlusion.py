"""Faces covered on purpose, by painting: a surgical mask, dark or mirrored glasses, ski goggles, a cap pulled low.

What is painted follows the face's light, so that it is no flat patch; it is still paint, and no measurement of real
masks, glasses and caps.
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
_RIM = (30, 30, 34)
_RED = (170, 24, 30)
_SILVER = (0.94, 0.98, 1.0)
_AMBER = (1.0, 0.62, 0.25)


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
    eyes, origin, frame = _eyes_and_frame(points)
    cover = _lenses(image, eyes, origin, frame)
    return _painted(image, cover, np.array(_LENS, np.float64), float(np.hypot(*frame[:, 1])))


def mirrored_glasses(image: Image, points: Float, tint: tuple[float, float, float] = _SILVER) -> Image:
    """Glasses that mirror the sky above, the ground below and a light.

    Args:
        image: uint8 (height, width, 3), RGB.
        points: (478, 2) dense or (5, 2) plain landmarks, in pixels.
        tint: of the mirror, 0 to 1 for each of RGB.

    Returns:
        The covered picture, of the same size.

    """
    eyes, origin, frame = _eyes_and_frame(points)
    cover = _lenses(image, eyes, origin, frame)
    return _painted(image, cover, _mirror(image, origin, frame, tint), float(np.hypot(*frame[:, 1])))


def goggles(image: Image, points: Float, tint: tuple[float, float, float] = _AMBER) -> Image:
    """Ski goggles over eyes and brows: a mirror in a dark frame, and its strap.

    Args:
        image: uint8 (height, width, 3), RGB.
        points: (478, 2) dense or (5, 2) plain landmarks, in pixels.
        tint: of the mirror, 0 to 1 for each of RGB.

    Returns:
        The covered picture, of the same size.

    """
    _, origin, frame = _eyes_and_frame(points)
    size = float(np.hypot(*frame[:, 1]))
    middle = origin - 0.1 * frame[:, 1]
    strap = np.array([[-2.6, -0.16], [2.6, -0.16], [2.6, 0.1], [-2.6, 0.1]]) @ frame.T + middle
    rim = np.maximum(_filled(image, strap), _filled(image, _rounded(2.05, 0.56) @ frame.T + middle))
    lens = _filled(image, _rounded(1.82, 0.45) @ frame.T + middle)
    inside = lens[..., None]
    colours = np.array(_RIM) * (1 - inside) + _mirror(image, origin, frame, tint) * inside
    return _painted(image, np.maximum(rim, lens), colours, size)


def cap(image: Image, points: Float, colour: tuple[int, int, int] = _RED) -> Image:
    """A cap pulled down over forehead and brows to the eyes, with the shadow of its brim.

    Args:
        image: uint8 (height, width, 3), RGB.
        points: (478, 2) dense or (5, 2) plain landmarks, in pixels.
        colour: of the cloth, RGB.

    Returns:
        The covered picture, of the same size.

    """
    _, origin, frame = _eyes_and_frame(points)
    turn = np.linspace(-1, 1, 30)
    brim = np.column_stack([2.4 * turn, -0.16 - 0.1 * (1 - turn**2)])
    crown = np.column_stack([2.4 * np.cos(np.linspace(0, np.pi, 30)), -0.4 - 1.7 * np.sin(np.linspace(0, np.pi, 30))])
    outline = np.concatenate([brim, crown]) @ frame.T + origin
    across, down = _within(image, origin, frame)
    below = down - (-0.16 - 0.1 * (1 - np.clip(across / 2.4, -1, 1) ** 2))
    shadow = np.where((below > 0) & (np.abs(across) < 2.2), 0.45 * np.clip(1 - below / 0.25, 0, 1), 0)[..., None]
    shaded = np.asarray((image * (1 - shadow)).round(), np.uint8)
    seam = 1 - 0.35 * (np.abs(below + 0.3) < 0.03)[..., None]
    return _painted(shaded, _filled(image, outline), np.array(colour) * seam, float(np.hypot(*frame[:, 1])))


def _eyes_and_frame(points: Float) -> tuple[_Doubles, _Doubles, _Doubles]:
    """Both eyes (2, 2), and :func:`_frame`."""
    if len(points) == 5:
        return points[:2].astype(np.float64), *_frame(points)
    eyes = np.array([points[list(eye)].mean(axis=0) for eye in _EYES], np.float64)
    return eyes, *_frame(np.concatenate([eyes, points[[4, 61, 291]]]))


def _lenses(image: Image, eyes: _Doubles, origin: _Doubles, frame: _Doubles) -> Float:
    """Coverage of two lenses and the bridge between."""
    cover = np.zeros(image.shape[:2], np.float32)
    for eye in eyes:
        cover = np.maximum(cover, _filled(image, _rounded(0.82, 0.33) @ frame.T + eye + 0.03 * frame[:, 1]))
    bridge = np.array([[-0.3, -0.12], [0.3, -0.12], [0.3, -0.02], [-0.3, -0.02]]) @ frame.T + origin
    return np.maximum(cover, _filled(image, bridge))


def _rounded(across: float, down: float) -> _Doubles:
    """Outline (40, 2) of a superellipse, as lenses have it."""
    turn = np.linspace(0, 2 * np.pi, 40)
    shape = [np.sign(wave) * np.abs(wave) ** 0.7 for wave in (np.cos(turn), np.sin(turn))]
    return np.column_stack([across * shape[0], down * shape[1]])


def _within(image: Image, origin: _Doubles, frame: _Doubles) -> tuple[_Doubles, _Doubles]:
    """Where each pixel is in units of a frame: across and down, (height, width) each."""
    rows, columns = np.mgrid[: image.shape[0], : image.shape[1]]
    units = np.stack([columns - origin[0], rows - origin[1]], axis=-1) @ np.linalg.inv(frame).T
    return units[..., 0], units[..., 1]


def _mirror(image: Image, origin: _Doubles, frame: _Doubles, tint: tuple[float, float, float]) -> _Doubles:
    """What lenses mirror: (height, width, 3)."""
    across, down = _within(image, origin, frame)
    sky = np.interp(down, [-0.5, 0.02, 0.08, 0.45], [170, 235, 120, 60])
    light = 120 * np.exp(-(((np.abs(across) - 0.75 + 0.8 * down) / 0.12) ** 2)) * (down < 0.05)
    return np.asarray((sky + light)[..., None] * np.array(tint), np.float64)


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
