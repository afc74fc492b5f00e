"""VGG (Simonyan and Zisserman 2015, "Very deep convolutional networks for large-scale image recognition").

Convolutions of 3 × 3 only: two of them see as far as one of 5 × 5, with fewer weights and a rectifier more. Maps are
halved between stages, and their number doubles. ILSVRC 2014: 7.3 % (top 5). VGG-16 has stages of 2, 2, 3, 3, 3
layers of 64 to 512 channels, then three layers over all that is left, with 89 % of its 138 million weights; ours ends
in the mean of each map and one hidden layer.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from models.training.classifiers.parts import Classifier, conv
from models.training.classifiers.shape import Normalisation, Shape

VGG16 = ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))
"""Channels and layers of each stage of the one with sixteen layers."""


class Vgg(Classifier):
    """A small VGG, or the published one.

    Args:
        outputs: numbers that are answered.
        stages: channels and layers of each.
        hidden: units of the layers before the last.
        spread: side of the last maps, where all of each is looked at; 1 for its mean.
        colour: whether it sees colours.
        normalisation: between layers; there was none.
        dropout: before the last layers; it was a half.

    """

    def __init__(
        self,
        outputs: int,
        stages: Sequence[tuple[int, int]] = VGG16,
        hidden: Sequence[int] = (4096, 4096),
        spread: int = 7,
        *,
        colour: bool = True,
        normalisation: Normalisation = "none",
        dropout: float = 0.5,
    ):
        super().__init__(colour=colour)
        layers: list[nn.Module] = []
        inputs = self.channels
        for channels, count in stages:
            for _ in range(count):
                layers.append(conv(inputs, channels, normalisation=normalisation))
                inputs = channels
            layers.append(nn.MaxPool2d(2))
        self.layers = nn.Sequential(*layers)
        self.pool = nn.AdaptiveAvgPool2d(spread)
        inputs, deciding = inputs * spread**2, []
        for units in hidden:
            deciding += [nn.Linear(inputs, units), nn.ReLU(), nn.Dropout(dropout)]
            inputs = units
        self.last = nn.Sequential(*deciding, nn.Linear(inputs, outputs))

    def maps(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.layers(self.entrance(pixels))
        return found

    def head(self, maps: Tensor) -> Tensor:
        logits: Tensor = self.last(self.pool(maps).flatten(1))
        return logits


def make(shape: Shape) -> Vgg:
    """A small one: three stages of 32, 64 and 128 channels, of two layers each, and 128 hidden units."""
    stages = [(shape.channels(count), shape.depth or 2) for count in (32, 64, 128)]
    return Vgg(
        shape.outputs,
        stages,
        (shape.channels(128),),
        1,
        colour=shape.colour,
        normalisation=shape.normalisation,
        dropout=shape.dropout,
    )
