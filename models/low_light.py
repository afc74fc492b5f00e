"""Light for dark photographs: how far to lift each pixel.

After Zero-DCE (Guo et al., "Zero-reference deep curve estimation for low-light image enhancement", CVPR 2020) and its
second version (Li et al., TPAMI 2021): the network sees a small copy of the picture and answers with a curve for every
pixel, which is applied several times. One curve serves all three channels, so that colours keep their hue, and it is
trained on photos darkened at random instead of on guesses at what looks well lit.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from models import arrays

ROUNDS = 8
"""How often the curve is applied."""
_WIDTH = 32


class LowLightNet(nn.Module):
    """Pixels (N, 3, height, width), RGB, 0-255 → (N, 1, height, width): the bend -1..1 of each curve.

    One round takes x in 0..1 to ``x + bend · (x² - x)``: a negative bend lifts, 0 leaves, a positive one darkens.
    """

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.ModuleList([_layer(3), _layer(_WIDTH), _layer(_WIDTH), _layer(_WIDTH)])
        self.up = nn.ModuleList([_layer(2 * _WIDTH), _layer(2 * _WIDTH)])
        self.whole = nn.Sequential(nn.Linear(2 * _WIDTH, _WIDTH), nn.ReLU(), nn.Linear(_WIDTH, _WIDTH))
        self.last = nn.Conv2d(2 * _WIDTH, 1, 3, padding=1)

    def forward(self, pixels: Tensor) -> Tensor:
        one = torch.relu(self.down[0](pixels / 255))
        two = torch.relu(self.down[1](one))
        three = torch.relu(self.down[2](two))
        four = torch.relu(self.down[3](three))
        # how dark a place should be cannot be told from the place alone
        whole = self.whole(torch.cat([three.mean(dim=(2, 3)), three.amax(dim=(2, 3))], dim=1))
        four = four + whole[:, :, None, None]
        five = torch.relu(self.up[0](torch.cat([three, four], dim=1)))
        six = torch.relu(self.up[1](torch.cat([two, five], dim=1)))
        bend: Tensor = torch.tanh(self.last(torch.cat([one, six], dim=1)))
        return bend


def _layer(channels: int) -> nn.Module:
    """Depthwise, then pointwise: a ninth of the work of a full convolution."""
    return nn.Sequential(nn.Conv2d(channels, channels, 3, padding=1, groups=channels), nn.Conv2d(channels, _WIDTH, 1))


def lift(picture: Tensor, bend: Tensor) -> Tensor:
    """Apply the curves to a picture of 0..1."""
    for _ in range(ROUNDS):
        picture = picture + bend * (picture * picture - picture)
    return picture


def load(path: Path) -> LowLightNet:
    """The trained network.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    return arrays.load(LowLightNet(), path)
