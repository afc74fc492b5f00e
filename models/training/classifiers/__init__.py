"""Networks that say what a picture shows, trained from nothing: their history, a page each, and where to read it.

A :class:`~models.training.classifiers.shape.Shape` says in words and numbers which of them is meant, and
:func:`build` makes it. Those who only name networks need not load torch.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from models.training.classifiers.shape import Shape

if TYPE_CHECKING:
    from models.training.classifiers.parts import Classifier


def _of(module: str, maker: str = "make") -> Callable[[Shape], Classifier]:
    def make(shape: Shape) -> Classifier:
        made: Classifier = getattr(import_module(f"{__name__}.{module}"), maker)(shape)
        return made

    return make


CLASSIFIERS: dict[str, Callable[[Shape], Classifier]] = {
    "lenet-5": _of("lenet"),
    "vgg": _of("vgg"),
    "inception": _of("inception"),
    "resnet": _of("resnet"),
    "se-resnet": _of("resnet", "make_squeezing"),
    "densenet": _of("densenet"),
    "mobilenet-v1": _of("mobilenet_v1"),
    "mobilenet-v2": _of("mobilenet_v2"),
}
"""Name → what makes an untrained one, in the order of their years."""


def build(shape: Shape) -> Classifier:
    """An untrained network, drawn from torch's generator.

    Raises:
        KeyError: there is no network of that name.
        ValueError: the pictures are too small for it.

    """
    if shape.side < shape.LEAST_SIDE:
        raise ValueError(f"pictures of {shape.side} pixels are too small: {shape.LEAST_SIDE} at least")
    from models.training.classifiers import parts

    network = CLASSIFIERS[shape.network](shape)
    parts.initialise(network, shape.initialisation)
    return network
