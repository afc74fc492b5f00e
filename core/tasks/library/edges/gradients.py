"""Gradients of grey and colour pictures, and thin lines along their ridges."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from core.faces import Float, Image

Operator = Literal["sobel", "scharr", "prewitt", "roberts"]
Colours = Literal["grey", "colour"]
PIXELS = 16_000_000
"""A larger picture is shrunk before edges are sought."""

_SMOOTH = {"sobel": (1, 2, 1), "scharr": (3, 10, 3), "prewitt": (1, 1, 1)}


def channels(picture: Image, colours: Colours) -> Float:
    """What gradients are taken of: float32 (height, width, 1) of luma, or (height, width, 3) of CIELAB; 0..255.

    In CIELAB a step of one length looks about equally strong everywhere, so that channels can be compared.
    """
    import cv2

    if colours == "grey":
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)[..., None]
    lab = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)
    return np.asarray(lab * np.float32(2.55), np.float32)


def gradient(picture: Image, operator: Operator, sigma: float, colours: Colours) -> tuple[Float, Float]:
    """Horizontal and vertical derivative.

    Di Zenzo (1986): of several channels, the direction in which they change most together, and by how much.

    Args:
        picture: uint8 (height, width, 3).
        operator: by Sobel and Feldman 1968, Scharr 2000, Prewitt 1970 or Roberts 1963.
        sigma: of the Gaussian blur before, in pixels; 0 for none.
        colours: of luma alone, or of all colours.

    Returns:
        (height, width) each, in levels per pixel; with a blur times its sigma, so that the same step gives about the
        same value at every sigma.

    """
    import cv2

    values = channels(picture, colours)
    if sigma > 0:
        values = np.asarray(cv2.GaussianBlur(values, (0, 0), sigma), np.float32).reshape(values.shape)
    scale = max(1.0, sigma)
    parts = [_derivatives(np.ascontiguousarray(values[..., k]), operator, scale) for k in range(values.shape[2])]
    if len(parts) == 1:
        return parts[0]
    xx = np.sum([dx * dx for dx, _ in parts], axis=0)
    yy = np.sum([dy * dy for _, dy in parts], axis=0)
    xy = np.sum([dx * dy for dx, dy in parts], axis=0)
    strength = np.sqrt((xx + yy) / 2 + np.hypot((xx - yy) / 2, xy))
    angle = np.arctan2(2 * xy, xx - yy) / 2
    return np.asarray(strength * np.cos(angle), np.float32), np.asarray(strength * np.sin(angle), np.float32)


def _derivatives(values: Float, operator: Operator, scale: float) -> tuple[Float, Float]:
    import cv2

    if operator == "roberts":
        # the two diagonal differences of a square of four pixels, turned upright
        across = np.array([[-1, 1], [-1, 1]], np.float32) * (scale / 2)
        pairs = (across, np.ascontiguousarray(across.T))
        dx, dy = (cv2.filter2D(values, cv2.CV_32F, k, anchor=(0, 0), borderType=cv2.BORDER_REPLICATE) for k in pairs)
        return np.asarray(dx, np.float32), np.asarray(dy, np.float32)
    smooth = np.array(_SMOOTH[operator], np.float32)
    smooth /= smooth.sum()
    slope = np.array([-1, 0, 1], np.float32) * (scale / 2)
    dx = cv2.sepFilter2D(values, cv2.CV_32F, slope, smooth, borderType=cv2.BORDER_REPLICATE)
    dy = cv2.sepFilter2D(values, cv2.CV_32F, smooth, slope, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(dx, np.float32), np.asarray(dy, np.float32)


def ridges(dx: Float, dy: Float) -> Float:
    """Strength of the gradient where it is greatest along its own direction, 0 elsewhere: lines one pixel wide.

    Args:
        dx: (height, width).
        dy: likewise.

    """
    import cv2

    strength = np.hypot(dx, dy)
    height, width = strength.shape
    step = np.maximum(np.maximum(np.abs(dx), np.abs(dy)), 1e-6)
    x, y = np.arange(width, dtype=np.float32)[None], np.arange(height, dtype=np.float32)[:, None]
    ahead, behind = (
        cv2.remap(
            strength, x + sign * dx / step, y + sign * dy / step, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        for sign in (1, -1)
    )
    kept = (strength > ahead) & (strength >= behind)
    return np.where(kept, strength, np.float32(0)).astype(np.float32)


def levels(strength: npt.NDArray[np.floating], top: float = 99.7) -> npt.NDArray[np.uint8]:
    """Strength (height, width) as grey levels: white from the percentile ``top`` of what is not 0."""
    some = strength[strength > 0]
    if not some.size:
        return np.zeros(strength.shape, np.uint8)
    white = max(float(np.percentile(some, top)), 1e-6)
    return np.asarray(np.clip(strength * (255 / white), 0, 255), np.uint8)
