"""LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998, "Gradient-based learning applied to document recognition").

Convolutions whose weights are shared over the picture, with sub-sampling between them, learnt as one with the layers
that decide: what everything after it has kept. As published but for three things: C3 sees all six maps, sub-sampling
is a plain mean, and there are logits where there were distances to drawn digits. Of a picture of more than 32 pixels,
the 120 features of C5 are found at several places, and their mean is taken.
"""

from __future__ import annotations

from torch import Tensor, nn

from models.training.classifiers.parts import Classifier, conv
from models.training.classifiers.shape import Normalisation, Shape


class LeNet5(Classifier):
    """Pictures of 32 × 32 pixels or more; 61,706 weights for grey ones and ten classes."""

    def __init__(
        self,
        outputs: int = 10,
        widths: tuple[int, int, int, int] = (6, 16, 120, 84),
        *,
        colour: bool = False,
        normalisation: Normalisation = "none",
        dropout: float = 0.0,
    ):
        super().__init__(colour=colour)
        c1, c3, c5, f6 = widths
        self.layers = nn.Sequential(
            conv(self.channels, c1, 5, padding=0, normalisation=normalisation, activation=nn.Tanh),
            nn.AvgPool2d(2),
            conv(c1, c3, 5, padding=0, normalisation=normalisation, activation=nn.Tanh),
            nn.AvgPool2d(2),
        )
        self.c5, self.f6 = nn.Conv2d(c3, c5, 5), nn.Linear(c5, f6)
        self.drop, self.last = nn.Dropout(dropout), nn.Linear(f6, outputs)

    def maps(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.layers(self.entrance(pixels))
        return found

    def head(self, maps: Tensor) -> Tensor:
        features = self.c5(maps).tanh().mean((2, 3))
        logits: Tensor = self.last(self.drop(self.f6(features).tanh()))
        return logits


def make(shape: Shape) -> LeNet5:
    """LeNet-5 of a shape; it has no stages, so its depth is always the same."""
    c1, c3, c5, f6 = (shape.channels(count) for count in (6, 16, 120, 84))
    return LeNet5(
        shape.outputs,
        (c1, c3, c5, f6),
        colour=shape.colour,
        normalisation=shape.normalisation,
        dropout=shape.dropout,
    )
