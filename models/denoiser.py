"""Removing noise from photographs.

After DnCNN (Zhang et al., "Beyond a Gaussian denoiser", TIP 2017): the network answers with the noise. As in FFDNet
(Zhang et al., TIP 2018) it works on the picture rearranged to half its size, which is faster, and is told how strong
the noise is, so that one network serves every strength.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from models import arrays

STRONGEST = 60.0
"""Largest standard deviation of the noise, in grey levels, that it was trained on."""
_WIDTH, _DEPTH = 48, 9


class DenoisingNet(nn.Module):
    """Pixels (N, 4, height, width): RGB 0-255 and a plane with the noise's standard deviation → (N, 3, height, width).

    Height and width must be even. The answer is the picture without its noise, not clipped.
    """

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Conv2d(13, _WIDTH, 3, padding=1), nn.ReLU()]
        for _ in range(_DEPTH - 2):
            layers += [nn.Conv2d(_WIDTH, _WIDTH, 3, padding=1), nn.ReLU()]
        for layer in layers:
            if isinstance(layer, nn.Conv2d):  # PyTorch's own start lets the signal fade from layer to layer
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        last = nn.Conv2d(_WIDTH, 12, 3, padding=1)
        nn.init.zeros_(last.weight)
        self.layers = nn.Sequential(*layers, last)

    def forward(self, pixels: Tensor) -> Tensor:
        picture, strength = pixels[:, :3], pixels[:, 3:]
        small = nn.functional.pixel_unshuffle(picture / 127.5 - 1, 2)
        told = nn.functional.avg_pool2d(strength, 2) / STRONGEST
        noise = nn.functional.pixel_shuffle(self.layers(torch.cat([small, told], dim=1)), 2)
        return picture - noise * STRONGEST


def load(path: Path) -> DenoisingNet:
    """The trained network.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    return arrays.load(DenoisingNet(), path)
