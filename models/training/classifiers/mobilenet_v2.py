"""MobileNet v2 (Sandler et al. 2018, "MobileNetV2: inverted residuals and linear bottlenecks").

A block widens, filters each map by itself, and narrows; what goes past it is the narrow end, and nothing cuts that off
below zero. EfficientNet, which Portico ships and fine-tunes, is made of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from models.training.classifiers.parts import Plain, conv
from models.training.classifiers.shape import Normalisation, Shape

PUBLISHED = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
"""Widening, channels, blocks and stride of each stage, for pictures of 224 pixels."""


class Inverted(nn.Module):
    """Narrow, wide, narrow; with a shortcut where both ends are alike."""

    def __init__(self, inputs: int, outputs: int, stride: int, widening: int, normalisation: Normalisation = "batch"):
        super().__init__()
        inner = inputs * widening
        layers = [conv(inputs, inner, 1, normalisation=normalisation, activation=nn.ReLU6)] if widening > 1 else []
        self.layers = nn.Sequential(
            *layers,
            conv(inner, inner, 3, stride, normalisation=normalisation, groups=inner, activation=nn.ReLU6),
            conv(inner, outputs, 1, normalisation=normalisation, activation=None),
        )
        self._past = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        found: Tensor = self.layers(x)
        return x + found if self._past else found


class MobileNetV2(Plain):
    """Inverted residuals; 3,504,872 weights as published.

    Args:
        outputs: numbers that are answered.
        stages: widening, channels, blocks and stride of each.
        first: channels and stride of the first convolution.
        features: channels of the last one.
        colour: whether it sees colours.
        normalisation: after each convolution.
        dropout: before the last layer; it was 0.2.

    """

    def __init__(
        self,
        outputs: int,
        stages: Sequence[tuple[int, int, int, int]] = PUBLISHED,
        first: tuple[int, int] = (32, 2),
        features: int = 1280,
        *,
        colour: bool = True,
        normalisation: Normalisation = "batch",
        dropout: float = 0.0,
    ):
        inputs, stride = first
        layers: list[nn.Module] = [
            conv(3 if colour else 1, inputs, 3, stride, normalisation=normalisation, activation=nn.ReLU6)
        ]
        for widening, channels, blocks, stride in stages:
            for number in range(blocks):
                layers.append(Inverted(inputs, channels, 1 if number else stride, widening, normalisation))
                inputs = channels
        layers.append(conv(inputs, features, 1, normalisation=normalisation, activation=nn.ReLU6))
        super().__init__(nn.Sequential(*layers), features, outputs, colour=colour, dropout=dropout)


def make(shape: Shape) -> MobileNetV2:
    """A small one for small pictures: three stages of 16, 24 and 32 channels, two blocks each, four times as wide."""
    blocks = shape.depth or 2
    stages = [
        (4 if stage else 1, shape.channels(count), blocks, 2 if stage else 1)
        for stage, count in enumerate((16, 24, 32))
    ]
    return MobileNetV2(
        shape.outputs,
        stages,
        (shape.channels(16), 1),
        shape.channels(128),
        colour=shape.colour,
        normalisation=shape.normalisation,
        dropout=shape.dropout,
    )
