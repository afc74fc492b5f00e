"""Pictures as they might have been taken otherwise: mirrored, moved, turned, in another light, covered, mixed.

Whatever is drawn comes from the generator that is given, so the same one gives the same pictures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""uint8 (N, height, width, 3)."""
Float = npt.NDArray[np.float32]
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_SMALLEST = 0.8  # of a picture that is drawn larger or smaller while it is turned


@dataclass(frozen=True)
class Augmentation:
    """How much of what. Everything is off by default.

    Attributes:
        mirror: whether half of the pictures are mirrored: wrong for letters and digits.
        shift: pixels by which they are moved at most, each way; what comes in is mirrored at the edge (He et al. 2016).
        turn: degrees by which they are turned at most; they are slanted by half as much, and are up to a fifth smaller
            or larger.
        colour: by how much brightness, contrast and saturation change at most, as a share.
        pca: spread of what is added along the main directions of the colours (Krizhevsky et al. 2012, where it is
            0.1): another light.
        cover: side of a grey square that covers a part, as a share (DeVries and Taylor 2017).
        mix: alpha of mixup, which adds pictures and their labels in pairs (Zhang et al. 2018); 0 = none.

    """

    mirror: bool = False
    shift: int = 0
    turn: float = 0.0
    colour: float = 0.0
    pca: float = 0.0
    cover: float = 0.0
    mix: float = 0.0


@dataclass(frozen=True, eq=False)
class Light:
    """How the colours of a set of pictures vary.

    Attributes:
        axes: (3, 3), a direction of red, green and blue in each column.
        spread: (3,) eigenvalues of their covariance, where colours are 0 to 1.

    """

    axes: Float
    spread: Float

    @classmethod
    def of(cls, pixels: Pixels) -> Light:
        """Of pictures (N, height, width, 3); a million of their pixels are enough."""
        every = pixels.reshape(-1, 3)
        colours = every[:: max(1, len(every) // 1_000_000)].astype(np.float64) / 255
        spread, axes = np.linalg.eigh(np.cov(colours.T) if len(colours) > 1 else np.zeros((3, 3)))
        return cls(axes.astype(np.float32), spread.clip(0).astype(np.float32))


def augmented(pixels: Pixels, how: Augmentation, light: Light | None, random: np.random.Generator) -> Pixels:
    """Pictures (N, height, width, 3), each changed by itself; those that were given stay as they are.

    Args:
        pixels: of a batch.
        how: much of what; :func:`mixed` does the mixing.
        light: of the set they come from, for ``pca``.
        random: draws.

    """
    found = pixels
    if how.mirror:
        found = np.where(random.random((len(found), 1, 1, 1)) < 0.5, found[:, :, ::-1], found)
    if how.turn:
        found = np.stack([_turned(one, how.turn, random) for one in found])
    if how.shift:
        found = _shifted(found, how.shift, random)
    if how.colour or (how.pca and light is not None):
        changed = found.astype(np.float32)
        if how.colour:
            changed = _coloured(changed, how.colour, random)
        if how.pca and light is not None:
            drawn = random.normal(0, how.pca, (len(found), 3)).astype(np.float32)
            added = 255 * ((drawn * light.spread) @ light.axes.T)
            changed = np.asarray(changed + added[:, None, None], np.float32)
        found = changed.round().clip(0, 255).astype(np.uint8)
    if how.cover:
        found = _covered(found, how.cover, random)
    return np.ascontiguousarray(found)


def mixed(pictures: Float, wanted: Float, alpha: float, random: np.random.Generator) -> tuple[Float, Float]:
    """Mixup: pictures, and what is wanted of them, added in pairs.

    Args:
        pictures: float32 (N, …).
        wanted: float32 (N, outputs): shares or 0 and 1.
        alpha: of the Beta distribution by which the share is drawn, one for the batch; small is hardly mixed.
        random: draws.

    """
    share = np.float32(random.beta(alpha, alpha))
    other = random.permutation(len(pictures))
    return share * pictures + (1 - share) * pictures[other], share * wanted + (1 - share) * wanted[other]


def _shifted(pixels: Pixels, most: int, random: np.random.Generator) -> Pixels:
    """Cut out anew after a frame has been put around, which mirrors what is at the edge."""
    height, width = pixels.shape[1:3]
    most = min(most, height - 1, width - 1)
    wide = np.pad(pixels, ((0, 0), (most, most), (most, most), (0, 0)), mode="reflect")
    places = random.integers(0, 2 * most + 1, (len(pixels), 2))
    return np.stack([one[y : y + height, x : x + width] for one, (y, x) in zip(wide, places.tolist(), strict=True)])


def _turned(picture: Pixels, most: float, random: np.random.Generator) -> Pixels:
    """Turned, slanted, smaller or larger around the middle."""
    height, width = picture.shape[:2]
    angle, slant = np.radians(random.uniform(-most, most)), np.radians(random.uniform(-most, most) / 2)
    size = math.exp(random.uniform(math.log(_SMALLEST), -math.log(_SMALLEST)))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = size * turn @ np.array([[1, np.tan(slant)], [0, 1]])
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    whole = np.concatenate([matrix, (middle - matrix @ middle)[:, None]], 1)
    found = cv2.warpAffine(picture, whole, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(found, np.uint8)


def _coloured(pixels: Float, most: float, random: np.random.Generator) -> Float:
    """Brightness, contrast and saturation, each by its own share."""
    bright, contrast, colour = random.uniform(1 - most, 1 + most, (3, len(pixels), 1, 1, 1)).astype(np.float32)
    pixels = pixels * bright
    grey = (pixels @ _LUMA)[..., None]
    pixels = grey + colour * (pixels - grey)
    mean = grey.mean((1, 2), keepdims=True)
    found: Float = mean + contrast * (pixels - mean)
    return found


def _covered(pixels: Pixels, share: float, random: np.random.Generator) -> Pixels:
    """With a grey square somewhere, which may lie over the edge."""
    height, width = pixels.shape[1:3]
    side, found = max(1, round(share * min(height, width))), pixels.copy()
    places = random.integers(0, (height, width), (len(pixels), 2)).tolist()
    for one, (y, x) in zip(found, places, strict=True):
        top, left = max(0, y - side // 2), max(0, x - side // 2)
        one[top : y - side // 2 + side, left : x - side // 2 + side] = 128
    return found
