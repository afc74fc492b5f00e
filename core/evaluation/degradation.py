"""Pictures made worse on purpose: how much of the accuracy survives a poor camera, poor light or a poor pose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from core.faces import Image

_SEED = 20


@dataclass(frozen=True)
class Degradation:
    """One way to spoil a picture.

    Attributes:
        name: for the command line and tables.
        title: what it is, for people.
        apply: (picture, side of the face in pixels) → the spoilt picture, both uint8 (height, width, 3).

    """

    name: str
    title: str
    apply: Callable[[Image, float], Image]


def _blur(image: Image, side: float) -> Image:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), max(0.3, side * 0.035)), np.uint8)


def _noise(image: Image, _side: float) -> Image:
    # seeded by the picture, so that every run spoils it alike
    generator = np.random.default_rng(_SEED + int(image.astype(np.int64).sum() % 1_000_003))
    noisy = image.astype(np.float32) + generator.normal(0, 25, image.shape).astype(np.float32)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def _jpeg(image: Image, _side: float) -> Image:
    _, coded = cv2.imencode(".jpg", image[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 20])
    return np.ascontiguousarray(np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)[:, :, ::-1])


def _gamma(exponent: float) -> Callable[[Image, float], Image]:
    table: Image = np.round(255 * (np.arange(256) / 255) ** exponent).astype(np.uint8)

    def apply(image: Image, _side: float) -> Image:
        return np.asarray(table[image], np.uint8)

    return apply


def _tiny(image: Image, side: float) -> Image:
    scale = min(1.0, 24.0 / max(side, 1.0))
    size = (max(8, round(image.shape[1] * scale)), max(8, round(image.shape[0] * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _roll(image: Image, _side: float) -> Image:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), 30, 1.0)
    return np.asarray(cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _side_light(image: Image, side: float) -> Image:
    width = image.shape[1]
    across = (np.arange(width) - (width - 1) / 2) / max(side, 1.0)
    gain = np.exp2(2.0 * np.clip(across, -1, 1)).astype(np.float32)  # two stops from nose to ear, either way
    return np.asarray(np.clip(image.astype(np.float32) * gain[None, :, None], 0, 255), np.uint8)


SUITE = (
    Degradation("blur", "Gaussian blur, 3.5 % of the face's side", _blur),
    Degradation("noise", "Gaussian noise, 25 of 255", _noise),
    Degradation("jpeg20", "JPEG at quality 20", _jpeg),
    Degradation("gamma0.3", "overexposed: gamma 0.3", _gamma(0.3)),
    Degradation("gamma2.5", "underexposed: gamma 2.5", _gamma(2.5)),
    Degradation("side-light", "light from one side, four stops across the face", _side_light),
    Degradation("face24", "face of 24 pixels", _tiny),
    Degradation("roll30", "head tilted by 30°", _roll),
)
