"""MiniFASNet V2 and V1SE: does a crop around a face show a live face, or a picture of one?

The two networks of "Silent-Face-Anti-Spoofing" (Minivision, 2020), small MobileNet-like chains (inverted bottlenecks:
widen, depthwise, narrow) whose inner widths were pruned. V1SE has squeeze-and-excitation (Hu et al. 2018) in the last
block of each stage. Module names are those of the published checkpoints, so a state dict loads as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

LIVE = 1
"""The class of live faces; 0 and 2 are attacks."""


@dataclass(frozen=True)
class Variant:
    """Inner widths of the residual blocks of the three stages; whether the last of each is excited."""

    stages: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    excited: bool


V2 = Variant(((13, 13, 13, 13), (231, 52, 26, 77, 26, 26), (26, 26)), excited=False)
V1SE = Variant(((13, 26, 13, 52), (154, 52, 26, 52, 26, 26), (26, 26)), excited=True)


class _Conv(nn.Module):
    def __init__(
        self, inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1, *, last: bool = False
    ):
        super().__init__()
        padding = kernel // 2 if kernel == 3 else 0
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs)
        if not last:
            self.prelu = nn.PReLU(outputs)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.bn(self.conv(x))
        if not hasattr(self, "prelu"):
            return y
        activated: Tensor = self.prelu(y)
        return activated


class _Excitation(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.fc1, self.bn1 = nn.Conv2d(channels, channels // 4, 1, bias=False), nn.BatchNorm2d(channels // 4)
        self.fc2, self.bn2 = nn.Conv2d(channels // 4, channels, 1, bias=False), nn.BatchNorm2d(channels)

    def forward(self, x: Tensor) -> Tensor:
        squeezed = torch.relu(self.bn1(self.fc1(x.mean((2, 3), keepdim=True))))
        return x * torch.sigmoid(self.bn2(self.fc2(squeezed)))


class _Bottleneck(nn.Module):
    def __init__(self, inputs: int, inner: int, outputs: int, stride: int = 1, *, excited: bool = False):
        super().__init__()
        self.conv = _Conv(inputs, inner)
        self.conv_dw = _Conv(inner, inner, 3, stride, groups=inner)
        self.project = _Conv(inner, outputs, last=True)
        self._shortcut = stride == 1
        if excited:
            self.se_module = _Excitation(outputs)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.project(self.conv_dw(self.conv(x)))
        if hasattr(self, "se_module"):
            y = self.se_module(y)
        return x + y if self._shortcut else y


class _Stage(nn.Module):
    def __init__(self, channels: int, widths: tuple[int, ...], *, excited: bool):
        super().__init__()
        last = len(widths) - 1
        self.model = nn.Sequential(
            *(_Bottleneck(channels, width, channels, excited=excited and n == last) for n, width in enumerate(widths))
        )

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.model(x)
        return out


class MiniFASNet(nn.Module):
    """Crops (N, 3, 80, 80), RGB, 0..255 → probability of a live face (N,)."""

    def __init__(self, variant: Variant):
        super().__init__()
        third, fourth, fifth = variant.stages
        self.conv1 = _Conv(3, 32, 3, 2)
        self.conv2_dw = _Conv(32, 32, 3, groups=32)
        self.conv_23 = _Bottleneck(32, 103, 64, 2)
        self.conv_3 = _Stage(64, third, excited=variant.excited)
        self.conv_34 = _Bottleneck(64, 231, 128, 2)
        self.conv_4 = _Stage(128, fourth, excited=variant.excited)
        self.conv_45 = _Bottleneck(128, 308, 128, 2)
        self.conv_5 = _Stage(128, fifth, excited=variant.excited)
        self.conv_6_sep = _Conv(128, 512)
        self.conv_6_dw = _Conv(512, 512, 5, groups=512, last=True)
        self.linear = nn.Linear(512, 128, bias=False)
        self.bn = nn.BatchNorm1d(128)
        self.prob = nn.Linear(128, 3, bias=False)

    def forward(self, pixels: Tensor) -> Tensor:
        x = self.conv2_dw(self.conv1(pixels.flip(1)))  # the authors trained on blue, green, red
        x = self.conv_3(self.conv_23(x))
        x = self.conv_4(self.conv_34(x))
        x = self.conv_5(self.conv_45(x))
        x = self.conv_6_dw(self.conv_6_sep(x)).flatten(1)
        shares: Tensor = torch.softmax(self.prob(self.bn(self.linear(x))), dim=1)
        return shares[:, LIVE]


def load(path: Path) -> MiniFASNet:
    """The network of a published checkpoint, set to evaluation; its keys say which of the two it is.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    saved = torch.load(path, map_location="cpu", weights_only=True)
    state = {name.removeprefix("module."): values for name, values in saved.items()}
    network = MiniFASNet(V1SE if any("se_module" in name for name in state) else V2)
    network.load_state_dict(state)
    return network.eval()
