"""The screening network: where faces may be, seen in one glance at a small picture.

It saves MTCNN's first network (Zhang et al. 2016) from sliding over every place of every scale. Each cell of its map
answers for faces centred near it, without anchors (after Tian et al., "FCOS", ICCV 2019). It was trained to point at
what the cascade itself finds (:mod:`models.training.screening`), and never decides alone.
"""

from __future__ import annotations

from pathlib import Path

from torch import Tensor, nn

from models import arrays

CELL = 8
"""Pixels between the cells of the map."""
SMALLEST = 10.0
"""Side in pixels of the smallest face that it was trained to see."""
LARGEST = 110.0
"""Side in pixels of the largest one."""


class ScreeningNet(nn.Module):
    """Pixels (N, 3, height, width), RGB, 0-255 → (N, 4, ceil(height / 8), ceil(width / 8)).

    The planes are the logit that a face is centred near the cell, how far its centre lies from the cell's in cells
    (x, y), and the natural logarithm of its side over :data:`SMALLEST`. The side of a box is the root of its area.
    """

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            _convolution(3, 12, stride=2),
            _convolution(12, 24, stride=2),
            _convolution(24, 24),
            _convolution(24, 48, stride=2),
            _convolution(48, 48),
            _convolution(48, 48, dilation=2),
            _convolution(48, 48, dilation=4),
        )
        self.head = nn.Conv2d(48, 4, 1)
        # faces are rare: training begins where most cells already say so
        nn.init.constant_(self.head.bias[:1], -4.0)  # type: ignore[index]

    def forward(self, pixels: Tensor) -> Tensor:
        answer: Tensor = self.head(self.layers((pixels - 127.5) / 64))
        return answer


def _convolution(channels: int, out: int, stride: int = 1, dilation: int = 1) -> nn.Module:
    layer = nn.Conv2d(channels, out, 3, stride=stride, padding=dilation, dilation=dilation, bias=False)
    return nn.Sequential(layer, nn.BatchNorm2d(out), nn.ReLU())


def load(path: Path) -> ScreeningNet:
    """The trained network.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    return arrays.load(ScreeningNet(), path)
