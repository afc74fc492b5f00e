"""Super-resolution: what bicubic enlargement has lost of the luminance.

After FSRCNN (Dong et al., "Accelerating the super-resolution convolutional neural network", ECCV 2016): features at the
small picture's size, a narrow stack of convolutions, enlargement last. It ends in a sub-pixel layer (ESPCN, Shi et
al. 2016), answers with the difference from bicubic enlargement (VDSR, Kim et al. 2016), and serves three scales.
"""

from __future__ import annotations

from pathlib import Path

from torch import Tensor, nn

from models import arrays

SCALES = (2, 3, 4)
_WIDE, _NARROW, _DEPTH = 56, 32, 6


class SuperResolutionNet(nn.Module):
    """Pixels (N, 3, height, width), RGB, 0-255 → (N, 1, scale · height, scale · width), to add to each channel.

    Args:
        scale: 2, 3 or 4; can be changed between calls.

    """

    def __init__(self, scale: int = 3) -> None:
        super().__init__()
        self.scale = scale
        self.first = nn.Sequential(nn.Conv2d(1, _WIDE, 5, padding=2), nn.PReLU(_WIDE))
        self.shrink = nn.Sequential(nn.Conv2d(_WIDE, _NARROW, 1), nn.PReLU(_NARROW))
        self.middle = nn.ModuleList(
            nn.Sequential(nn.Conv2d(_NARROW, _NARROW, 3, padding=1), nn.PReLU(_NARROW)) for _ in range(_DEPTH)
        )
        self.expand = nn.Sequential(nn.Conv2d(_NARROW, _WIDE, 1), nn.PReLU(_WIDE))
        self.last = nn.ModuleDict({str(s): nn.Conv2d(_WIDE, s * s, 3, padding=1) for s in SCALES})
        for layer in self.last.values():
            nn.init.normal_(layer.weight, std=1e-3)  # type: ignore[arg-type]
            nn.init.zeros_(layer.bias)  # type: ignore[arg-type]

    def forward(self, pixels: Tensor) -> Tensor:
        wide = self.first(luminance(pixels) / 127.5 - 1)
        narrow = start = self.shrink(wide)
        for number, layer in enumerate(self.middle):
            step = layer(narrow)
            narrow = narrow + step if number % 2 else step
        wide = wide + self.expand(narrow + start)
        return 127.5 * nn.functional.pixel_shuffle(self.last[str(self.scale)](wide), self.scale)


def luminance(pixels: Tensor) -> Tensor:
    """Luma (N, 1, height, width) 0-255 of RGB after BT.601, as JPEG has it."""
    red, green, blue = pixels[:, 0:1], pixels[:, 1:2], pixels[:, 2:3]
    return 0.299 * red + 0.587 * green + 0.114 * blue


def load(path: Path, scale: int) -> SuperResolutionNet:
    """The trained network for one scale.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    network = arrays.load(SuperResolutionNet(scale), path)
    network.scale = scale
    return network
