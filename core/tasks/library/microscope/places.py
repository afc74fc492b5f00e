"""The layers of EfficientNet-Lite0 that can be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from core.tasks.work import Work

if TYPE_CHECKING:
    from models.microscope import Microscope

Place = Literal[
    "first layer", "stage 1", "stage 2", "stage 3", "stage 4", "stage 5", "stage 6", "stage 7", "last layer"
]
"""In the network's order, which is how models.microscope counts them."""


def number(place: Place) -> int:
    """Which one it is, counted from 0."""
    return get_args(Place).index(place)


def microscope(work: Work) -> Microscope:
    """The classifier with its inside open.

    Raises:
        WeightsError: its weights are not on this machine.

    """
    from models.microscope import microscope as opened

    return opened(work.file("efficientnet-lite0"))
