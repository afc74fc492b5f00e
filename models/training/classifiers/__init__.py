"""Networks that say what a picture shows, trained from nothing: each a page, with where it was published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from torch import nn


@dataclass(frozen=True)
class Classifier:
    """One of them.

    Attributes:
        side: of the square pictures it takes, in pixels.
        build: makes it, untrained, for so many classes. It takes (N, 3, side, side), 0 to 1, and answers
            (N, classes) logits.

    """

    side: int
    build: Callable[[int], nn.Module]


MODULES = {"lenet-5": "lenet"}
"""Module of each by its name; it has ``SIDE`` and ``build``."""


def classifier(name: str) -> Classifier:
    """One of them by its name in :data:`MODULES`."""
    module = import_module(f"{__name__}.{MODULES[name]}")
    return Classifier(module.SIDE, module.build)
