"""ResNet for small pictures (He et al. 2016, "Deep residual learning for image recognition"), and attention to maps.

A block learns the difference from what comes in, which goes past it: then a hundred layers learn better than twenty,
where before they learnt worse. ILSVRC 2015: 3.57 % (top 5). This is the paper's network for CIFAR-10: 6n + 2 layers,
ResNet-20 where n is 3, 16 to 64 channels, and shortcuts without weights ("A"), which leave out pixels and add zeros.

Squeeze-and-excitation (Hu et al. 2018, 2.25 % in ILSVRC 2017) sets beside each block a small network that sees the
mean of every map and says how much each of them counts: attention to channels.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from models.training.classifiers.parts import Plain, conv
from models.training.classifiers.shape import Normalisation, Shape

_REDUCTION = 16  # of channels within squeeze-and-excitation, as published; 4 are left at least


class Squeeze(nn.Module):
    """Weighs maps (N, channels, height, width) by what their means are."""

    def __init__(self, channels: int):
        super().__init__()
        inner = max(4, channels // _REDUCTION)
        self.narrow, self.wide = nn.Linear(channels, inner), nn.Linear(inner, channels)
        self.rectifier = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        weights = torch.sigmoid(self.wide(self.rectifier(self.narrow(x.mean((2, 3))))))
        return x * weights[:, :, None, None]


class Block(nn.Module):
    """Two convolutions, and what goes past them."""

    def __init__(
        self, inputs: int, outputs: int, stride: int, normalisation: Normalisation = "batch", *, squeeze: bool = False
    ):
        super().__init__()
        self.first = conv(inputs, outputs, 3, stride, normalisation=normalisation)
        self.second = conv(outputs, outputs, normalisation=normalisation, activation=None)
        self.squeeze = Squeeze(outputs) if squeeze else nn.Identity()
        self.rectifier = nn.ReLU()
        self._stride, self._more = stride, outputs - inputs

    def forward(self, x: Tensor) -> Tensor:
        past = x[:, :, :: self._stride, :: self._stride]
        past = nn.functional.pad(past, (0, 0, 0, 0, self._more // 2, self._more - self._more // 2))
        found: Tensor = self.rectifier(past + self.squeeze(self.second(self.first(x))))
        return found


class ResNet(Plain):
    """6 · blocks + 2 layers; 269,722 weights where blocks is 3, and there are ten classes.

    Args:
        outputs: numbers that are answered.
        blocks: of each of three stages.
        width: channels of the first stage; each stage has twice as many as the one before.
        squeeze: whether maps are weighed by squeeze-and-excitation.
        colour: whether it sees colours.
        normalisation: after each convolution.
        dropout: before the last layer.

    """

    def __init__(
        self,
        outputs: int,
        blocks: int = 3,
        width: int = 16,
        *,
        squeeze: bool = False,
        colour: bool = True,
        normalisation: Normalisation = "batch",
        dropout: float = 0.0,
    ):
        layers: list[nn.Module] = [conv(3 if colour else 1, width, normalisation=normalisation)]
        inputs = width
        for stage in range(3):
            for number in range(blocks):
                stride = 2 if stage and not number else 1
                layers.append(Block(inputs, width << stage, stride, normalisation, squeeze=squeeze))
                inputs = width << stage
        super().__init__(nn.Sequential(*layers), inputs, outputs, colour=colour, dropout=dropout)


def make(shape: Shape, *, squeeze: bool = False) -> ResNet:
    """ResNet-20, unless the shape has another depth."""
    return ResNet(
        shape.outputs,
        shape.depth or 3,
        shape.channels(16),
        squeeze=squeeze,
        colour=shape.colour,
        normalisation=shape.normalisation,
        dropout=shape.dropout,
    )


def make_squeezing(shape: Shape) -> ResNet:
    """The same with squeeze-and-excitation."""
    return make(shape, squeeze=True)
