"""How ways to learn classes one after another do as these become many: accuracy, forgetting, time, strangers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.training.growing import Grower, Rows

LOST = 0.05
"""Share of what is of a class that may be taken for none, where strangers are to be told."""


@dataclass(frozen=True, eq=False)
class Examples:
    """Features of one class: those it is learnt from (N, D), and those that are asked about (M, D)."""

    shown: Rows
    asked: Rows


@dataclass(frozen=True)
class Stage:
    """How one way does at one number of classes.

    Attributes:
        classes: so many.
        accuracy: over what is asked of all of them; each class counts alike.
        first: of the classes of the first look alone.
        seconds: to add the last class.
        strangers: share of what is of no class that is called none, where 5 in 100 of the others are as well.

    """

    classes: int
    accuracy: float
    first: float
    seconds: float
    strangers: float


def grow(way: Grower, classes: Sequence[Examples], looks: Sequence[int], strangers: Rows) -> list[Stage]:
    """Add class after class, and look at some numbers of them, rising.

    Args:
        way: that knows nothing yet.
        classes: in the order in which they come.
        looks: at these numbers of classes.
        strangers: features (N, D) of what is of no class.

    """
    stages, first = [], looks[0]
    for number, one in enumerate(classes[: looks[-1]], 1):
        began = time.perf_counter()
        way.add(one.shown)
        if number in looks:
            way.settle()
            stages.append(look(way, classes[:number], first, strangers, time.perf_counter() - began))
    return stages


def look(way: Grower, classes: Sequence[Examples], first: int, strangers: Rows, seconds: float) -> Stage:
    """How a way does on the classes that it knows; see :class:`Stage`."""
    right = [float((way.scores(one.asked).argmax(axis=1) == number).mean()) for number, one in enumerate(classes)]
    sure = np.concatenate([way.sure(one.asked) for one in classes])
    line = np.quantile(sure, LOST)
    told = float((way.sure(strangers) < line).mean()) if len(strangers) else float("nan")
    return Stage(len(classes), float(np.mean(right)), float(np.mean(right[:first])), seconds, told)
