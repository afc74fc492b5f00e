"""EfficientNet-Lite0: what does a picture show, and which pictures are alike?

The smallest of the Lite variants (Tan, 2020) of EfficientNet (Tan and Le 2019): inverted bottlenecks (widen, depthwise,
narrow) with ReLU6, without squeeze-and-excitation, and with a stem and a head of fixed width. Trained on the 1000
classes of ImageNet. Module names are those of the published checkpoint, so a state dict loads as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

SIDE = 224
"""Pixels of the square that it was trained on."""
CLASSES = 1000
FEATURES = 1280
_EPSILON = 1e-3  # of the batch norms, as in TensorFlow, where it was trained


@dataclass(frozen=True)
class Stage:
    """A run of blocks of one width; only the first of them strides."""

    kernel: int
    stride: int
    widening: int
    channels: int
    blocks: int


STAGES = (
    Stage(3, 1, 1, 16, 1),
    Stage(3, 2, 6, 24, 2),
    Stage(5, 2, 6, 40, 2),
    Stage(3, 2, 6, 80, 3),
    Stage(5, 1, 6, 112, 3),
    Stage(5, 2, 6, 192, 4),
    Stage(3, 1, 6, 320, 1),
)
LAST = len(STAGES) + 1
"""Number of the head among the places to look at: 0 is the stem, 1 to 7 are the stages."""


class _Conv(nn.Conv2d):
    """A convolution padded as TensorFlow's "SAME" pads an even size: with a stride of 2, less on the left and top."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1):
        super().__init__(inputs, outputs, kernel, stride, groups=groups, bias=False)
        missing = kernel - stride
        self._around = (missing // 2, missing - missing // 2) * 2 if missing > 0 else None

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002  # the name is torch's
        return super().forward(functional.pad(input, self._around) if self._around else input)


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=_EPSILON)


class _Block(nn.Module):
    def __init__(self, inputs: int, stage: Stage, stride: int):
        super().__init__()
        inner = inputs * stage.widening
        self._widens = stage.widening > 1
        if self._widens:
            self._expand_conv, self._bn0 = _Conv(inputs, inner), _norm(inner)
        self._depthwise_conv, self._bn1 = _Conv(inner, inner, stage.kernel, stride, groups=inner), _norm(inner)
        self._project_conv, self._bn2 = _Conv(inner, stage.channels), _norm(stage.channels)
        self._shortcut = stride == 1 and inputs == stage.channels

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu6(self._bn0(self._expand_conv(x))) if self._widens else x
        y = functional.relu6(self._bn1(self._depthwise_conv(y)))
        narrowed: Tensor = self._bn2(self._project_conv(y))
        return x + narrowed if self._shortcut else narrowed


class EfficientNetLite0(nn.Module):
    """Pictures (N, 3, 224, 224), RGB, 0..255 → logits (N, 1000) and pooled features (N, 1280)."""

    def __init__(self) -> None:
        super().__init__()
        self._conv_stem, self._bn0 = _Conv(3, 32, 3, 2), _norm(32)
        self._blocks = nn.ModuleList()
        self._ends = [0]  # how many blocks lie before the end of the stem and of each stage
        inputs = 32
        for stage in STAGES:
            for number in range(stage.blocks):
                self._blocks.append(_Block(inputs, stage, stage.stride if number == 0 else 1))
                inputs = stage.channels
            self._ends.append(len(self._blocks))
        self._conv_head, self._bn1 = _Conv(inputs, FEATURES), _norm(FEATURES)
        self._fc = nn.Linear(FEATURES, CLASSES)

    def before(self, pixels: Tensor, place: int) -> Tensor:
        """The maps (N, channels, height, width) at the end of a place; see :data:`LAST`."""
        x = functional.relu6(self._bn0(self._conv_stem((pixels - 127) / 128)))
        end = self._ends[min(place, len(STAGES))]
        x = _through(self._blocks[:end], x)
        return self._head(x) if place == LAST else x

    def after(self, maps: Tensor, place: int) -> tuple[Tensor, Tensor]:
        """Logits and pooled features from the maps of a place."""
        if place < LAST:
            maps = self._head(_through(self._blocks[self._ends[place] :], maps))
        pooled = maps.mean((2, 3))
        return self._fc(pooled), pooled

    def kernels(self) -> Tensor:
        """The kernels of the first layer (32, 3, 3, 3)."""
        return self._conv_stem.weight.detach()

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        return self.after(self.before(pixels, LAST), LAST)

    def _head(self, x: Tensor) -> Tensor:
        return functional.relu6(self._bn1(self._conv_head(x)))


def _through(blocks: Iterable[nn.Module], x: Tensor) -> Tensor:
    for block in blocks:
        x = block(x)
    return x


def load(path: Path) -> EfficientNetLite0:
    """The network of the published checkpoint, set to evaluation.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    network = EfficientNetLite0()
    network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return network.eval()
