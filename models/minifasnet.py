"""MiniFASNet V2, V1SE and V2SE: does a crop around a face show a live face, or a picture of one?

The networks of "Silent-Face-Anti-Spoofing" (Minivision, 2020), small MobileNet-like chains (inverted bottlenecks:
widen, depthwise, narrow) whose inner widths were pruned. Those with SE in their name have squeeze-and-excitation (Hu et
al. 2018) in the last block of each stage. Module names are those of the published checkpoints, so a state dict loads as
it is.

V2SE is the network that Faceplugin gives out as ``fr_liveness``: the widths of V2, excited, on larger crops. Its batch
norms are folded into the layers before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from models import arrays, onnx_weights
from models.onnx_weights import Array


class MiniFASNetFormatError(ValueError):
    """The file holds the weights of another network."""


@dataclass(frozen=True)
class Variant:
    """What the networks differ in.

    Attributes:
        stages: inner widths of the residual blocks of the three stages.
        excited: whether the last block of each stage has squeeze-and-excitation.
        side: of the crops in pixels.
        live: the class of live faces among three; the others are attacks.
        folded: layers have a bias, and no batch norm after them.

    """

    stages: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    excited: bool
    side: int = 80
    live: int = 1
    folded: bool = False


V2 = Variant(((13, 13, 13, 13), (231, 52, 26, 77, 26, 26), (26, 26)), excited=False)
V1SE = Variant(((13, 26, 13, 52), (154, 52, 26, 52, 26, 26), (26, 26)), excited=True)
V2SE = Variant(V2.stages, excited=True, side=128, live=0, folded=True)


_NORM = ("bn.weight", "bn.bias", "bn.running_mean", "bn.running_var")


def _norm(channels: int, *, folded: bool) -> nn.Module:
    return nn.Identity() if folded else nn.BatchNorm2d(channels)


class _Conv(nn.Module):
    def __init__(
        self,
        inputs: int,
        outputs: int,
        kernel: int = 1,
        stride: int = 1,
        groups: int = 1,
        *,
        folded: bool,
        last: bool = False,
    ):
        super().__init__()
        padding = kernel // 2 if kernel == 3 else 0
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=folded)
        self.bn = _norm(outputs, folded=folded)
        if not last:
            self.prelu = nn.PReLU(outputs)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.bn(self.conv(x))
        if not hasattr(self, "prelu"):
            return y
        activated: Tensor = self.prelu(y)
        return activated


class _Excitation(nn.Module):
    def __init__(self, channels: int, *, folded: bool):
        super().__init__()
        inner = channels // 4
        self.fc1, self.bn1 = nn.Conv2d(channels, inner, 1, bias=folded), _norm(inner, folded=folded)
        self.fc2, self.bn2 = nn.Conv2d(inner, channels, 1, bias=folded), _norm(channels, folded=folded)

    def forward(self, x: Tensor) -> Tensor:
        squeezed = torch.relu(self.bn1(self.fc1(x.mean((2, 3), keepdim=True))))
        return x * torch.sigmoid(self.bn2(self.fc2(squeezed)))


class _Bottleneck(nn.Module):
    def __init__(self, inputs: int, inner: int, outputs: int, stride: int = 1, *, folded: bool, excited: bool = False):
        super().__init__()
        self.conv = _Conv(inputs, inner, folded=folded)
        self.conv_dw = _Conv(inner, inner, 3, stride, groups=inner, folded=folded)
        self.project = _Conv(inner, outputs, folded=folded, last=True)
        self._shortcut = stride == 1
        if excited:
            self.se_module = _Excitation(outputs, folded=folded)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.project(self.conv_dw(self.conv(x)))
        if hasattr(self, "se_module"):
            y = self.se_module(y)
        return x + y if self._shortcut else y


class _Stage(nn.Module):
    def __init__(self, channels: int, widths: tuple[int, ...], variant: Variant):
        super().__init__()
        last, folded = len(widths) - 1, variant.folded
        self.model = nn.Sequential(
            *(
                _Bottleneck(channels, width, channels, folded=folded, excited=variant.excited and n == last)
                for n, width in enumerate(widths)
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.model(x)
        return out


class MiniFASNet(nn.Module):
    """Crops (N, 3, side, side), RGB, 0..255 → probability of a live face (N,)."""

    def __init__(self, variant: Variant):
        super().__init__()
        third, fourth, fifth = variant.stages
        folded = variant.folded
        self._live = variant.live
        self.conv1 = _Conv(3, 32, 3, 2, folded=folded)
        self.conv2_dw = _Conv(32, 32, 3, groups=32, folded=folded)
        self.conv_23 = _Bottleneck(32, 103, 64, 2, folded=folded)
        self.conv_3 = _Stage(64, third, variant)
        self.conv_34 = _Bottleneck(64, 231, 128, 2, folded=folded)
        self.conv_4 = _Stage(128, fourth, variant)
        self.conv_45 = _Bottleneck(128, 308, 128, 2, folded=folded)
        self.conv_5 = _Stage(128, fifth, variant)
        self.conv_6_sep = _Conv(128, 512, folded=folded)
        self.conv_6_dw = _Conv(512, 512, variant.side // 16, groups=512, folded=folded, last=True)
        self.linear = nn.Linear(512, 128, bias=folded)
        self.bn = nn.Identity() if folded else nn.BatchNorm1d(128)
        self.prob = nn.Linear(128, 3, bias=False)

    def forward(self, pixels: Tensor) -> Tensor:
        x = self.conv2_dw(self.conv1(pixels.flip(1)))  # the authors trained on blue, green, red
        x = self.conv_3(self.conv_23(x))
        x = self.conv_4(self.conv_34(x))
        x = self.conv_5(self.conv_45(x))
        x = self.conv_6_dw(self.conv_6_sep(x)).flatten(1)
        shares: Tensor = torch.softmax(self.prob(self.bn(self.linear(x))), dim=1)
        return shares[:, self._live]


def load(path: Path) -> MiniFASNet:
    """The network of a published checkpoint, set to evaluation; its keys say which of V2 and V1SE it is.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    saved = torch.load(path, map_location="cpu", weights_only=True)
    state = {name.removeprefix("module."): values for name, values in saved.items()}
    network = MiniFASNet(V1SE if any("se_module" in name for name in state) else V2)
    network.load_state_dict(state)
    return network.eval()


def load_v2se(path: Path) -> MiniFASNet:
    """V2SE with the weights that Portico ships, set to evaluation.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    return arrays.load(MiniFASNet(V2SE), path)


def from_onnx(path: Path) -> MiniFASNet:
    """V2SE as Faceplugin gives it out (``fr_liveness.onnx``), set to evaluation.

    Most weights there go by numbers, and lie in the order in which they are used.

    Raises:
        OnnxWeightsError: the file is no ONNX network.
        MiniFASNetFormatError: it holds another network.

    """
    found = onnx_weights.read(path)
    norm = {name: found.pop(name) for name in _NORM if name in found}
    slopes = [values for values in found.values() if values.ndim == 3]
    matrices = [values.T for values in found.values() if values.ndim == 2]
    others = [values for values in found.values() if values.ndim in (1, 4)]
    if len(matrices) == 2 and [part.size for part in norm.values()] == [len(matrices[0])] * len(_NORM):
        matrices[:1] = _folded(matrices[0], *norm.values())
    network = MiniFASNet(V2SE)
    state = network.state_dict()
    for name, target in state.items():
        kind = slopes if "prelu" in name else matrices if name.startswith(("linear.", "prob.")) else others
        if not kind or kind[0].size != target.numel():
            raise MiniFASNetFormatError(f"{path.name} is not fr_liveness: it has no {name} of {target.numel()} numbers")
        state[name] = torch.from_numpy(kind.pop(0).reshape(target.shape).copy())
    network.load_state_dict(state)
    return network.eval()


def _folded(weight: Array, scale: Array, shift: Array, mean: Array, variance: Array) -> list[Array]:
    """Weight and bias of a layer with the batch norm that follows it; its variances are too small for 16 bits."""
    factor = scale / np.sqrt(variance + 1e-5)
    return [weight * factor[:, None], shift - mean * factor]
