"""A few of the pictures that a network learnt from, so that whoever uses it sees what it expects."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.drawing.contact_sheets import contact_sheet
from core.faces import Image

TITLE = "Some of what it learnt from"
_SHOWN, _ACROSS, _TILE = 24, 6, 112  # pictures at most, those in a row, pixels of one


def sheet(given: Sequence[Image] | Image, labels: npt.NDArray[np.int64], names: Sequence[str]) -> dict[str, Image]:
    """A sheet of them by its title, as large as the network sees them, enlarged; each above its class.

    Args:
        given: uint8 (height, width, 3) each, or all in one array, one at least.
        labels: (N,) class of each; -1 where it has none.
        names: of the classes.

    """
    tiles = [(given[n], caption(names, int(labels[n]))) for n in some(labels)]
    pictures: dict[str, Image] = {}
    pictures[TITLE] = contact_sheet(tiles, min(_ACROSS, len(tiles)), _TILE, _TILE)
    return pictures


def some(labels: npt.NDArray[np.int64], count: int = _SHOWN) -> list[int]:
    """Numbers of at most so many pictures by class, ascending: as many of one as of the other where there are so many.

    Args:
        labels: (N,) class of each picture.
        count: of pictures; with more classes than that, each that is shown has one.

    """
    classes = np.unique(labels).tolist()[:count]
    places = {label: np.flatnonzero(labels == label).tolist() for label in classes}
    taken: list[tuple[int, int]] = []
    for turn in range(count):
        taken += [(label, places[label][turn]) for label in classes if turn < len(places[label])]
        if len(taken) >= count:
            break
    return [number for _label, number in sorted(taken[:count])]


def caption(names: Sequence[str], number: int) -> str:
    """A class in few letters that can be drawn everywhere; else its number, counted from 1; empty where it is none."""
    if number < 0:
        return ""
    return names[number][:8] if names[number].isascii() else f"#{number + 1}"
