"""Edges where the second derivative changes its sign.

Marr and Hildreth: "Theory of Edge Detection", Proceedings of the Royal Society B 207, 1980: the Laplacian of a
Gaussian, and its approximation by the difference of two Gaussians whose sigmas have the ratio 1.6.
"""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from core.base.messages import Message
from core.faces import Float, Image
from core.tasks.library.edges import gradients
from core.tasks.library.features import drawing
from core.tasks.task import Given, Group, Parameters, Result, Task
from core.tasks.truths.boundaries import BOUNDARIES, EDGE_LAYER
from core.tasks.work import Work

Method = Literal["laplacian of gaussian", "difference of gaussians"]

_RATIO = 1.6  # of the sigmas, at which the difference of Gaussians is nearest to the Laplacian of one
_WEAK = 8.0  # levels of change across the edge, at a sensitivity of one half
_SHARP = 40.0  # likewise, at none: what a step of 100 levels comes to, where black to white is 100


class Laplacian(Parameters):
    """What can be set."""

    method: Annotated[Method, Field(title="Second derivative by")] = "laplacian of gaussian"
    sigma: Annotated[float, Field(title="Sigma", ge=0.5, le=15, description="of the Gaussian, in pixels")] = 2.0
    sensitivity: Annotated[
        float, Field(title="Sensitivity", ge=0, le=1, description="1 keeps every crossing of zero, 0 only sharp ones")
    ] = 0.5


def response(picture: Image, sigma: float, method: Method = "laplacian of gaussian") -> Float:
    """Second derivative times the square of sigma, float32 (height, width)."""
    import cv2

    values = drawing.grey(picture).astype(np.float32)
    if method == "laplacian of gaussian":
        # odd kernels of the library reach 31 pixels, so a strong blur is done first and the plain Laplacian after it
        return np.asarray(cv2.Laplacian(cv2.GaussianBlur(values, (0, 0), sigma), cv2.CV_32F, ksize=1) * sigma**2)
    wide, narrow = (cv2.GaussianBlur(values, (0, 0), s) for s in (sigma * np.sqrt(_RATIO), sigma / np.sqrt(_RATIO)))
    return np.asarray((wide - narrow) / (0.5 * (_RATIO - 1 / _RATIO)), np.float32)


def crossings(values: Float, slope: Float) -> Float:
    """Where values change their sign, with the slope there, 0 elsewhere: one pixel wide.

    Args:
        values: (height, width).
        slope: likewise.

    """
    positive = values > 0
    found = np.zeros(values.shape, np.bool_)
    for axis in (0, 1):
        first = tuple(slice(None, -1) if a == axis else slice(None) for a in (0, 1))
        second = tuple(slice(1, None) if a == axis else slice(None) for a in (0, 1))
        change = positive[first] != positive[second]
        nearer = np.abs(values[first]) <= np.abs(values[second])  # the pixel nearer to zero is the edge
        found[first] |= change & nearer
        found[second] |= change & ~nearer
    return np.where(found, slope, np.float32(0)).astype(np.float32)


def strength(picture: Image, sigma: float) -> Float:
    """Crossings of zero of the Laplacian of a Gaussian, with their slope in levels, (height, width)."""
    return crossings(response(picture, sigma), _slope(picture, sigma))


def _slope(picture: Image, sigma: float) -> Float:
    return np.asarray(np.hypot(*gradients.gradient(picture, "sobel", sigma, "grey")), np.float32)


def run(given: Given, parameters: Laplacian, work: Work) -> Result:
    """Crossings of zero as lines."""
    work.report(0.0, Message("Looking for edges"))
    small, _ = drawing.shrunk(given.picture, gradients.PIXELS)
    values = response(small, parameters.sigma, parameters.method)
    lines = crossings(values, _slope(small, parameters.sigma))
    weakest = _SHARP * (1 - parameters.sensitivity) / (1 + (_SHARP / _WEAK - 2) * parameters.sensitivity)
    kept = lines > weakest
    work.report(0.7, Message("Drawing the edges"))
    top = max(float(np.percentile(np.abs(values), 99.5)), 1e-6)
    signed = np.asarray(np.clip(128 + values * (127 / top), 0, 255), np.uint8)
    white = np.asarray(kept * 255, np.uint8)
    return Result(
        words=Message("Edges on {kept:.1%} of the pixels", kept=kept.mean()),
        picture=drawing.three(drawing.enlarged(white, given.picture, smooth=False)),
        layers={
            EDGE_LAYER: drawing.three(drawing.enlarged(gradients.levels(lines, 97), given.picture)),
            "Second derivative": drawing.three(drawing.enlarged(signed, given.picture)),
        },
    )


TASK = Task(
    "laplacian",
    "Zero crossings (LoG, DoG)",
    Group.EDGES,
    "Finds closed outlines where the second derivative of brightness changes its sign.",
    Laplacian,
    run,
    truth=BOUNDARIES,
    pace="quick",
)
