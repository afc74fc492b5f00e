"""Photos to train restoration on: read once, split, cropped at random."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow

Pixels = npt.NDArray[np.uint8]
_HELD_OUT = 10  # every tenth photo is never trained on


def read(folder: Path) -> tuple[list[Pixels], list[Pixels]]:
    """The photos of a folder, uint8 (height, width, 3): those to train on, and every tenth, which is held out.

    Raises:
        ValueError: there are too few.

    """
    paths = sorted(p for p in folder.glob("*") if p.suffix.lower() in (".jpg", ".jpeg", ".png"))
    if len(paths) < 2 * _HELD_OUT:
        raise ValueError(f"{folder} holds {len(paths)} photos: at least {2 * _HELD_OUT} are needed")
    photos = [np.array(Pillow.open(path).convert("RGB"), dtype=np.uint8) for path in paths]
    held_out = photos[_HELD_OUT - 1 :: _HELD_OUT]
    return [p for n, p in enumerate(photos) if n % _HELD_OUT != _HELD_OUT - 1], held_out


def resized(photo: Pixels, width: int, height: int) -> Pixels:
    """Bicubic as MATLAB's ``imresize``: with a filter widened by the factor where the photo becomes smaller."""
    return np.array(Pillow.fromarray(photo).resize((width, height), Pillow.Resampling.BICUBIC), dtype=np.uint8)


def corner(photo: Pixels, side: int, random: np.random.Generator) -> tuple[int, int]:
    """Where a random square of a photo begins: row, column."""
    height, width = photo.shape[:2]
    return int(random.integers(0, height - side + 1)), int(random.integers(0, width - side + 1))


def turned(square: Pixels, way: int) -> Pixels:
    """One of the eight ways to mirror and turn a square (…, side, side, channels)."""
    square = np.rot90(square, way % 4, axes=(-3, -2))
    return square[..., ::-1, :] if way >= 4 else square
