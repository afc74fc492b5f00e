"""MobileNet v1 (Howard et al. 2017, "MobileNets: efficient convolutional neural networks for mobile vision").

A convolution in two: each map by itself with 3 × 3, then all of them with 1 × 1. That takes eight or nine times fewer
multiplications, and nearly as good answers. Xception (Chollet 2017) has the same idea for large networks.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import nn

from models.training.classifiers.parts import Plain, conv
from models.training.classifiers.shape import Normalisation, Shape

PUBLISHED = (
    (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *[(512, 1)] * 5, (1024, 2), (1024, 1),
)  # fmt: skip
"""Channels and stride of each pair of convolutions, for pictures of 224 pixels."""


class MobileNetV1(Plain):
    """Depthwise separable convolutions; 4,231,976 weights as published.

    Args:
        outputs: numbers that are answered.
        pairs: channels and stride of each.
        first: channels and stride of the first convolution, which is an ordinary one.
        colour: whether it sees colours.
        normalisation: after each convolution.
        dropout: before the last layer.

    """

    def __init__(
        self,
        outputs: int,
        pairs: Sequence[tuple[int, int]] = PUBLISHED,
        first: tuple[int, int] = (32, 2),
        *,
        colour: bool = True,
        normalisation: Normalisation = "batch",
        dropout: float = 0.0,
    ):
        inputs, stride = first
        layers = [conv(3 if colour else 1, inputs, 3, stride, normalisation=normalisation)]
        for channels, stride in pairs:
            layers += [
                conv(inputs, inputs, 3, stride, normalisation=normalisation, groups=inputs),
                conv(inputs, channels, 1, normalisation=normalisation),
            ]
            inputs = channels
        super().__init__(nn.Sequential(*layers), inputs, outputs, colour=colour, dropout=dropout)


def make(shape: Shape) -> MobileNetV1:
    """A small one for small pictures: three stages of 32, 64 and 128 channels, two pairs each."""
    pairs = [
        (shape.channels(count), 2 if stage and not number else 1)
        for stage, count in enumerate((32, 64, 128))
        for number in range(shape.depth or 2)
    ]
    return MobileNetV1(
        shape.outputs,
        pairs,
        (shape.channels(16), 1),
        colour=shape.colour,
        normalisation=shape.normalisation,
        dropout=shape.dropout,
    )
