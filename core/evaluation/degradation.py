"""Pictures made worse on purpose: how much of the accuracy survives a poor camera, poor light or a poor pose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from core.evaluation import occlusion
from core.faces import Faces, Image

_SEED = 20
Spoil = Callable[[Image, Faces | None], Image]
"""(picture, its face: one row, or None where none was found) → the spoilt picture, both uint8 (height, width, 3)."""


@dataclass(frozen=True)
class Degradation:
    """One way to spoil a picture.

    Attributes:
        name: for the command line and tables.
        title: what it is, for people.
        apply: spoils a picture.
        alike: whether it makes faces more alike, so that strangers among each other are counted too.

    """

    name: str
    title: str
    apply: Spoil
    alike: bool = False


def side_of(face: Faces | None, image: Image) -> float:
    """Side of a face in pixels; half the picture where none was found."""
    if face is None:
        return float(min(image.shape[:2]) / 2)
    return float((face.boxes[0, 2:] - face.boxes[0, :2]).max())


def _blur(image: Image, face: Faces | None) -> Image:
    side = side_of(face, image)
    return np.asarray(cv2.GaussianBlur(image, (0, 0), max(0.3, side * 0.035)), np.uint8)


def _noise(image: Image, _face: Faces | None) -> Image:
    # seeded by the picture, so that every run spoils it alike
    generator = np.random.default_rng(_SEED + int(image.astype(np.int64).sum() % 1_000_003))
    noisy = image.astype(np.float32) + generator.normal(0, 25, image.shape).astype(np.float32)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def _jpeg(image: Image, _face: Faces | None) -> Image:
    _, coded = cv2.imencode(".jpg", image[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 20])
    return np.ascontiguousarray(np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)[:, :, ::-1])


def _gamma(exponent: float) -> Spoil:
    table: Image = np.round(255 * (np.arange(256) / 255) ** exponent).astype(np.uint8)

    def apply(image: Image, _face: Faces | None) -> Image:
        return np.asarray(table[image], np.uint8)

    return apply


def _small(pixels: float) -> Spoil:
    def apply(image: Image, face: Faces | None) -> Image:
        scale = min(1.0, pixels / max(side_of(face, image), 1.0))
        size = (max(8, round(image.shape[1] * scale)), max(8, round(image.shape[0] * scale)))
        return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)

    return apply


def _roll(image: Image, _face: Faces | None) -> Image:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), 30, 1.0)
    return np.asarray(cv2.warpAffine(image, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _side_light(image: Image, face: Faces | None) -> Image:
    side, width = side_of(face, image), image.shape[1]
    across = (np.arange(width) - (width - 1) / 2) / max(side, 1.0)
    gain = np.exp2(2.0 * np.clip(across, -1, 1)).astype(np.float32)  # two stops from nose to ear, either way
    return np.asarray(np.clip(image.astype(np.float32) * gain[None, :, None], 0, 255), np.uint8)


def _grey(image: Image, _face: Faces | None) -> Image:
    return np.repeat(np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)[:, :, None], 3, axis=2)


def _infrared(image: Image, face: Faces | None) -> Image:
    """As a night camera with its own light: skin bright and even, pupils lit, the edges dark. Painted, not measured."""
    side = side_of(face, image)
    red = image[:, :, 0].astype(np.float32)  # skin reflects infrared as it does red
    if face is not None:
        for x, y in face.landmarks[0, :2]:
            cv2.circle(red, (round(float(x)), round(float(y))), max(1, round(side * 0.018)), 235.0, -1)
    height, width = red.shape
    middle = face.landmarks[0].mean(axis=0) if face is not None else np.array([width, height]) / 2
    rows, columns = np.mgrid[:height, :width]
    away = np.hypot(columns - middle[0], rows - middle[1]) / max(side, 1.0)
    lit = 215 * (red / 255) ** 0.7 / (1 + 0.25 * away**2)
    return np.repeat(np.clip(lit, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def _mask(image: Image, face: Faces | None) -> Image:
    return image if face is None else occlusion.mask(image, face.landmarks[0])


def _glasses(image: Image, face: Faces | None) -> Image:
    return image if face is None else occlusion.dark_glasses(image, face.landmarks[0])


def _mirrored(image: Image, face: Faces | None) -> Image:
    return image if face is None else occlusion.mirrored_glasses(image, face.landmarks[0])


def _goggles(image: Image, face: Faces | None) -> Image:
    return image if face is None else occlusion.goggles(image, face.landmarks[0])


def _cap(image: Image, face: Faces | None) -> Image:
    return image if face is None else occlusion.cap(image, face.landmarks[0])


SUITE = (
    Degradation("blur", "Gaussian blur, 3.5 % of the face's side", _blur),
    Degradation("noise", "Gaussian noise, 25 of 255", _noise),
    Degradation("jpeg20", "JPEG at quality 20", _jpeg),
    Degradation("gamma0.3", "overexposed: gamma 0.3", _gamma(0.3)),
    Degradation("gamma2.5", "underexposed: gamma 2.5", _gamma(2.5)),
    Degradation("side-light", "light from one side, four stops across the face", _side_light),
    Degradation("face24", "face of 24 pixels", _small(24)),
    Degradation("face16", "face of 16 pixels", _small(16)),
    Degradation("roll30", "head tilted by 30°", _roll),
    Degradation("grey", "without colour", _grey, alike=True),
    Degradation("infrared", "like a night camera's: red alone, bright pupils, dark edges", _infrared, alike=True),
    Degradation("mask", "a mask painted over mouth and nose", _mask, alike=True),
    Degradation("glasses", "dark glasses painted on", _glasses, alike=True),
    Degradation("mirrored", "mirrored glasses painted on", _mirrored, alike=True),
    Degradation("goggles", "ski goggles painted on", _goggles, alike=True),
    Degradation("cap", "a red cap painted on, down to the eyes", _cap, alike=True),
)
