"""A network of Inception modules (Szegedy et al. 2015, "Going deeper with convolutions": GoogLeNet, Inception v1).

A module looks at its maps in four ways at once, through 1 × 1, 3 × 3 and 5 × 5 and past the largest neighbours; a
convolution of 1 × 1 before the dear ones makes them cheap (Lin et al. 2014). A helping classifier in the middle sends
gradients to the first half; when the network has learnt, it is taken away. ILSVRC 2014: 6.7 % (top 5). Its
successors: batch normalisation (v2, 4.8 %), convolutions in factors (v3, 3.5 %), shortcuts (Inception-ResNet, v4).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from models.training.classifiers.parts import Classifier, conv
from models.training.classifiers.shape import Normalisation, Shape


@dataclass(frozen=True)
class Ways:
    """Channels of a module, as the paper's Table 1 has them: those of its ways, and of what makes two of them cheap."""

    one: int
    three_reduced: int
    three: int
    five_reduced: int
    five: int
    pooled: int

    @property
    def outputs(self) -> int:
        """Channels of the module."""
        return self.one + self.three + self.five + self.pooled


class Module(nn.Module):
    """Maps (N, inputs, height, width) → (N, outputs, height, width)."""

    def __init__(self, inputs: int, ways: Ways, normalisation: Normalisation = "none"):
        super().__init__()

        def layer(from_: int, to: int, kernel: int = 1) -> nn.Module:
            return conv(from_, to, kernel, normalisation=normalisation)

        self.one = layer(inputs, ways.one)
        self.three = nn.Sequential(layer(inputs, ways.three_reduced), layer(ways.three_reduced, ways.three, 3))
        self.five = nn.Sequential(layer(inputs, ways.five_reduced), layer(ways.five_reduced, ways.five, 5))
        self.pooled = nn.Sequential(nn.MaxPool2d(3, 1, 1), layer(inputs, ways.pooled))

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([self.one(x), self.three(x), self.five(x), self.pooled(x)], 1)


class Inception(Classifier):
    """Three stages of modules, and a helping classifier after the second.

    Args:
        outputs: numbers that are answered.
        unit: channels; a module of the first stage has eight times as many, each later stage half as many more.
        modules: of each stage.
        colour: whether it sees colours.
        normalisation: between layers.
        dropout: before the last layer; it was 0.4.

    """

    def __init__(
        self,
        outputs: int,
        unit: int = 8,
        modules: int = 2,
        *,
        colour: bool = True,
        normalisation: Normalisation = "batch",
        dropout: float = 0.0,
    ):
        super().__init__(colour=colour)
        inputs = 4 * unit
        self.first = conv(self.channels, inputs, normalisation=normalisation)
        stages = []
        for width in (unit, unit + unit // 2, 2 * unit):
            ways = Ways(2 * width, 3 * width, 4 * width, width // 2, width, width)
            row: list[nn.Module] = [nn.MaxPool2d(3, 2, 1)]
            for _ in range(modules):
                row.append(Module(inputs, ways, normalisation))
                inputs = ways.outputs
            stages.append((nn.Sequential(*row), inputs))
        (self.low, _), (self.middle, halfway), (self.high, features) = stages
        self.helper = nn.Sequential(
            nn.AdaptiveAvgPool2d(4), nn.Conv2d(halfway, 4 * unit, 1), nn.ReLU(), nn.Flatten(),
            nn.Linear(64 * unit, outputs),
        )  # fmt: skip
        self.drop, self.last = nn.Dropout(dropout), nn.Linear(features, outputs)

    def maps(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.high(self._halfway(pixels))
        return found

    def head(self, maps: Tensor) -> Tensor:
        logits: Tensor = self.last(self.drop(maps.mean((2, 3))))
        return logits

    def answers(self, pixels: Tensor) -> tuple[Tensor, ...]:
        middle = self._halfway(pixels)
        return self.head(self.high(middle)), self.helper(middle)

    def _halfway(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.middle(self.low(self.first(self.entrance(pixels))))
        return found


def make(shape: Shape) -> Inception:
    """One of a shape: two modules in each of three stages, of 64, 96 and 128 channels."""
    return Inception(
        shape.outputs,
        max(2, shape.channels(8)),
        shape.depth or 2,
        colour=shape.colour,
        normalisation=shape.normalisation,
        dropout=shape.dropout,
    )
