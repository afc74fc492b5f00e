"""What classifiers are made of: convolutions with a normalisation, ways to begin, and what all of them can do."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn

from models.training.classifiers.shape import Initialisation, Normalisation

GROUPS = 8
"""Of group normalisation, where the channels can be divided so."""
_MEAN, _SPREAD = 0.5, 0.25  # of the grey levels of ordinary pictures, 0 to 1


class Classifier(nn.Module, ABC):
    """Pictures (N, 3, height, width), RGB, 0 to 1 → logits (N, outputs).

    It has two halves, so that a heat map can be made for any of them: the last maps, and what is answered from them.

    Args:
        colour: whether it sees colours.

    """

    def __init__(self, *, colour: bool = True):
        super().__init__()
        self.colour = colour

    @property
    def channels(self) -> int:
        """Of what :meth:`entrance` gives."""
        return 3 if self.colour else 1

    def entrance(self, pixels: Tensor) -> Tensor:
        """Pictures around 0: (N, 3 or 1, height, width)."""
        if not self.colour:
            pixels = 0.299 * pixels[:, 0:1] + 0.587 * pixels[:, 1:2] + 0.114 * pixels[:, 2:3]
        return (pixels - _MEAN) / _SPREAD

    @abstractmethod
    def maps(self, pixels: Tensor) -> Tensor:
        """The last maps (N, channels, height, width)."""

    @abstractmethod
    def head(self, maps: Tensor) -> Tensor:
        """Logits (N, outputs) from the last maps."""

    def forward(self, pixels: Tensor) -> Tensor:
        return self.head(self.maps(pixels))

    def answers(self, pixels: Tensor) -> tuple[Tensor, ...]:
        """Logits, and after them those of helping classifiers, which are only there while it learns."""
        return (self(pixels),)


class Plain(Classifier):
    """A row of layers, the mean of each map, and a linear layer: what most of them are since 2014.

    Args:
        layers: of maps.
        features: channels of the last of them.
        outputs: numbers that are answered.
        colour: whether it sees colours.
        dropout: before the linear layer.

    """

    def __init__(self, layers: nn.Module, features: int, outputs: int, *, colour: bool = True, dropout: float = 0.0):
        super().__init__(colour=colour)
        self.layers, self.drop, self.last = layers, nn.Dropout(dropout), nn.Linear(features, outputs)

    def maps(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.layers(self.entrance(pixels))
        return found

    def head(self, maps: Tensor) -> Tensor:
        logits: Tensor = self.last(self.drop(maps.mean((2, 3))))
        return logits


def norm(kind: Normalisation, channels: int) -> nn.Module:
    """A normalisation of maps. Each has a factor and a summand per channel, which are learnt."""
    if kind == "batch":
        return nn.BatchNorm2d(channels)
    if kind == "none":
        return nn.Identity()
    # over all maps of a picture, over each, or over groups of them: one formula
    groups = {"layer": 1, "instance": channels, "group": math.gcd(GROUPS, channels)}[kind]
    return nn.GroupNorm(groups, channels)


def conv(
    inputs: int,
    outputs: int,
    kernel: int = 3,
    stride: int = 1,
    *,
    normalisation: Normalisation = "batch",
    groups: int = 1,
    padding: int | None = None,
    activation: type[nn.Module] | None = nn.ReLU,
) -> nn.Sequential:
    """A convolution, its normalisation, and an activation. It has a bias only where nothing is normalised."""
    around = kernel // 2 if padding is None else padding
    bias = normalisation == "none"
    layer = nn.Conv2d(inputs, outputs, kernel, stride, around, groups=groups, bias=bias)
    return nn.Sequential(layer, norm(normalisation, outputs), activation() if activation else nn.Identity())


def initialise(network: nn.Module, kind: Initialisation) -> None:
    """Draw the weights of every convolution and linear layer anew; biases become 0.

    Both keep the size of what goes through a layer: He et al. 2015 of what comes in, twice as large as a rectifier
    loses half of it; Glorot and Bengio 2010 of the mean of what comes in and what gradients come back.
    """
    for layer in network.modules():
        if not isinstance(layer, nn.Conv2d | nn.Linear):
            continue
        area = layer.weight[0, 0].numel() if layer.weight.dim() > 2 else 1
        fan_in = layer.weight.shape[1] * area
        fan_out = layer.weight.shape[0] // (layer.groups if isinstance(layer, nn.Conv2d) else 1) * area
        variance = 2 / fan_in if kind == "he" else 2 / (fan_in + fan_out)
        with torch.no_grad():
            layer.weight.normal_(0, math.sqrt(variance))
            if layer.bias is not None:
                layer.bias.zero_()
