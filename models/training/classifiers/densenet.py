"""DenseNet (Huang, Liu, van der Maaten, Weinberger 2017, "Densely connected convolutional networks").

Each layer sees the maps of all before it in its block and adds a few of its own: features are made once and used
again, so layers can be narrow. Ours is the paper's "BC" for CIFAR-10: a convolution of 1 × 1 before each of 3 × 3, and
half of the maps between two blocks. Normalisation and rectifier go before each convolution (He et al. 2016b).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.training.classifiers.parts import Plain, norm
from models.training.classifiers.shape import Normalisation, Shape

_BOTTLENECK = 4  # maps between the two convolutions of a layer, for each that it adds


class _Layer(nn.Module):
    """Adds ``growth`` maps to those there are."""

    def __init__(self, inputs: int, growth: int, normalisation: Normalisation):
        super().__init__()
        self.layers = nn.Sequential(
            *_before(inputs, _BOTTLENECK * growth, 1, normalisation),
            *_before(_BOTTLENECK * growth, growth, 3, normalisation),
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([x, self.layers(x)], 1)


def _before(inputs: int, outputs: int, kernel: int, normalisation: Normalisation) -> tuple[nn.Module, ...]:
    """Normalisation and rectifier, and only then the convolution."""
    bias = normalisation == "none"
    return norm(normalisation, inputs), nn.ReLU(), nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=bias)


class DenseNet(Plain):
    """Three blocks; 769,162 weights with 16 layers each (100 in all), a growth of 12 and ten classes.

    Args:
        outputs: numbers that are answered.
        layers: of each block, of two convolutions each.
        growth: maps that a layer adds.
        colour: whether it sees colours.
        normalisation: before each convolution.
        dropout: before the last layer.

    """

    def __init__(
        self,
        outputs: int,
        layers: int = 16,
        growth: int = 12,
        *,
        colour: bool = True,
        normalisation: Normalisation = "batch",
        dropout: float = 0.0,
    ):
        bias = normalisation == "none"
        maps = 2 * growth
        row: list[nn.Module] = [nn.Conv2d(3 if colour else 1, maps, 3, padding=1, bias=bias)]
        for block in range(3):
            if block:
                row += [*_before(maps, maps // 2, 1, normalisation), nn.AvgPool2d(2)]
                maps //= 2
            for _ in range(layers):
                row.append(_Layer(maps, growth, normalisation))
                maps += growth
        row += [norm(normalisation, maps), nn.ReLU()]
        super().__init__(nn.Sequential(*row), maps, outputs, colour=colour, dropout=dropout)


def make(shape: Shape) -> DenseNet:
    """A small one: blocks of four layers, 28 convolutions in all, each adding 12 maps."""
    return DenseNet(
        shape.outputs,
        shape.depth or 4,
        max(2, shape.channels(12)),
        colour=shape.colour,
        normalisation=shape.normalisation,
        dropout=shape.dropout,
    )
