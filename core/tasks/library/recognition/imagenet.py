"""EfficientNet-Lite0 on pictures: what part it looks at, and the words of its 1000 classes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image as Pillow

from core.errors import TaskError
from core.faces import Float, Image
from core.tasks.work import Work

WEIGHTS = ("efficientnet-lite0", "imagenet-words")
SIDE = 224
View = Literal["centre", "whole picture"]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""
_MARGIN = 32  # pixels around the 224: as it was tested by those who trained it


def part(picture: Image, view: View) -> Box:
    """What the network is shown: the square in the middle, or everything, pressed into a square."""
    height, width = picture.shape[:2]
    if view == "whole picture":
        return 0, 0, width, height
    side = max(1, round(min(width, height) * SIDE / (SIDE + _MARGIN)))
    left, top = (width - side) // 2, (height - side) // 2
    return left, top, left + side, top + side


def chip(picture: Image, view: View) -> Image:
    """A part of a picture as the network takes it: uint8 (224, 224, 3)."""
    left, top, right, bottom = part(picture, view)
    square = Pillow.fromarray(np.ascontiguousarray(picture[top:bottom, left:right]))
    small = square.resize((SIDE, SIDE), Pillow.Resampling.BICUBIC, reducing_gap=3.0)
    return np.array(small, dtype=np.uint8)


def classify(work: Work, chips: Image) -> tuple[Float, Float]:
    """Probabilities (N, 1000) and pooled features (N, 1280) of chips (N, 224, 224, 3)."""
    logits, features = work.network("efficientnet-lite0")(chips)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32), features


def words(work: Work) -> tuple[tuple[str, ...], ...]:
    """The names of each class, the most usual first."""
    return _read(work.file("imagenet-words"))


@lru_cache(maxsize=1)
def _read(path: Path) -> tuple[tuple[str, ...], ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(name.strip() for name in line.split(",")) for line in lines)


def meant(names: tuple[tuple[str, ...], ...], text: str, shares: npt.NDArray[np.float32]) -> int:
    """The class that somebody means by some words; the likelier where several are called so. Empty is the likeliest.

    Raises:
        TaskError: no class is called so; the message names those that sound alike.

    """
    import difflib

    wanted = " ".join(text.casefold().split())
    if not wanted:
        return int(shares.argmax())
    exact = [n for n, own in enumerate(names) if wanted in (name.casefold() for name in own)]
    found = exact or [n for n, own in enumerate(names) if any(wanted in name.casefold() for name in own)]
    if found:
        return max(found, key=lambda n: float(shares[n]))
    alike = difflib.get_close_matches(wanted, [name.casefold() for own in names for name in own], 3, 0.6)
    raise TaskError(
        "the network knows no class named {wanted}: did you mean {alike}?"
        if alike
        else "the network knows no class named {wanted}: leave it empty for what the picture shows most likely",
        wanted=wanted,
        alike=" or ".join(alike),
    )


def percent(share: float) -> str:
    """A probability for people."""
    return "< 1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"
