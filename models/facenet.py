"""FaceNet's Inception-ResNet-v1.

Schroff, Kalenichenko and Philbin: "FaceNet: A Unified Embedding for Face Recognition and Clustering", CVPR 2015; the
network is of Szegedy et al., "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning", 2016,
in David Sandberg's variant. Batch norm is folded into the convolutions, so every layer here is a convolution with a
bias. The submodules carry the TensorFlow scopes as names: a frozen graph fills them by name.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from models.frozen_graph import Float32, FrozenGraphError, read_constants

INPUT_SIZE = 160
DIMENSION = 512
_BATCH_NORM_EPSILON = 1e-3
_ROOT = "InceptionResnetV1/"


class Convolution(nn.Sequential):
    """Convolution with bias and ReLU. ``same`` keeps the size, as TensorFlow's SAME does at stride 1."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int | tuple[int, int], stride: int = 1, *, same: bool = False
    ):
        height, width = (kernel, kernel) if isinstance(kernel, int) else kernel
        padding = (height // 2, width // 2) if same else 0
        super().__init__(nn.Conv2d(inputs, outputs, (height, width), stride, padding), nn.ReLU())


def _branch(**layers: nn.Module) -> nn.Sequential:
    return nn.Sequential(OrderedDict(layers))


class Residual(nn.Module):
    """An Inception block whose concatenated branches are scaled and added to its input."""

    def __init__(self, channels: int, branches: list[nn.Sequential], width: int, scale: float, *, relu: bool = True):
        super().__init__()
        for number, branch in enumerate(branches):
            self.add_module(f"Branch_{number}", branch)
        self.branches = len(branches)
        self.Conv2d_1x1 = nn.Conv2d(width, channels, 1)
        self.scale = scale
        self.rectifier = nn.ReLU() if relu else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        mixed = torch.cat([getattr(self, f"Branch_{n}")(x) for n in range(self.branches)], dim=1)
        result: Tensor = self.rectifier(x + self.scale * self.Conv2d_1x1(mixed))
        return result


class Reduction(nn.Module):
    """Branches at stride 2 beside a max pool, concatenated."""

    def __init__(self, branches: list[nn.Sequential]):
        super().__init__()
        for number, branch in enumerate(branches):
            self.add_module(f"Branch_{number}", branch)
        self.branches = len(branches)
        self.pool = nn.MaxPool2d(3, 2)

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([*(getattr(self, f"Branch_{n}")(x) for n in range(self.branches)), self.pool(x)], dim=1)


def _block35() -> Residual:
    return Residual(
        256,
        [
            _branch(Conv2d_1x1=Convolution(256, 32, 1)),
            _branch(Conv2d_0a_1x1=Convolution(256, 32, 1), Conv2d_0b_3x3=Convolution(32, 32, 3, same=True)),
            _branch(
                Conv2d_0a_1x1=Convolution(256, 32, 1),
                Conv2d_0b_3x3=Convolution(32, 32, 3, same=True),
                Conv2d_0c_3x3=Convolution(32, 32, 3, same=True),
            ),
        ],
        width=96,
        scale=0.17,
    )


def _block17() -> Residual:
    return Residual(
        896,
        [
            _branch(Conv2d_1x1=Convolution(896, 128, 1)),
            _branch(
                Conv2d_0a_1x1=Convolution(896, 128, 1),
                Conv2d_0b_1x7=Convolution(128, 128, (1, 7), same=True),
                Conv2d_0c_7x1=Convolution(128, 128, (7, 1), same=True),
            ),
        ],
        width=256,
        scale=0.10,
    )


def _block8(scale: float = 0.20, *, relu: bool = True) -> Residual:
    return Residual(
        1792,
        [
            _branch(Conv2d_1x1=Convolution(1792, 192, 1)),
            _branch(
                Conv2d_0a_1x1=Convolution(1792, 192, 1),
                Conv2d_0b_1x3=Convolution(192, 192, (1, 3), same=True),
                Conv2d_0c_3x1=Convolution(192, 192, (3, 1), same=True),
            ),
        ],
        width=384,
        scale=scale,
        relu=relu,
    )


def _repeat(name: str, blocks: list[Residual]) -> nn.Sequential:
    return nn.Sequential(OrderedDict((f"{name}_{number}", block) for number, block in enumerate(blocks, start=1)))


class FaceNet(nn.Module):
    """Face pixels float32 (N, 3, 160, 160), RGB, 0-255 → unit embeddings (N, 512)."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            OrderedDict(
                Conv2d_1a_3x3=Convolution(3, 32, 3, 2),
                Conv2d_2a_3x3=Convolution(32, 32, 3),
                Conv2d_2b_3x3=Convolution(32, 64, 3, same=True),
                MaxPool_3a_3x3=nn.MaxPool2d(3, 2),
                Conv2d_3b_1x1=Convolution(64, 80, 1),
                Conv2d_4a_3x3=Convolution(80, 192, 3),
                Conv2d_4b_3x3=Convolution(192, 256, 3, 2),
                Repeat=_repeat("block35", [_block35() for _ in range(5)]),
                Mixed_6a=Reduction(
                    [
                        _branch(Conv2d_1a_3x3=Convolution(256, 384, 3, 2)),
                        _branch(
                            Conv2d_0a_1x1=Convolution(256, 192, 1),
                            Conv2d_0b_3x3=Convolution(192, 192, 3, same=True),
                            Conv2d_1a_3x3=Convolution(192, 256, 3, 2),
                        ),
                    ]
                ),
                Repeat_1=_repeat("block17", [_block17() for _ in range(10)]),
                Mixed_7a=Reduction(
                    [
                        _branch(Conv2d_0a_1x1=Convolution(896, 256, 1), Conv2d_1a_3x3=Convolution(256, 384, 3, 2)),
                        _branch(Conv2d_0a_1x1=Convolution(896, 256, 1), Conv2d_1a_3x3=Convolution(256, 256, 3, 2)),
                        _branch(
                            Conv2d_0a_1x1=Convolution(896, 256, 1),
                            Conv2d_0b_3x3=Convolution(256, 256, 3, same=True),
                            Conv2d_1a_3x3=Convolution(256, 256, 3, 2),
                        ),
                    ]
                ),
                Repeat_2=_repeat("block8", [_block8() for _ in range(5)]),
                Block8=_block8(1.0, relu=False),
            )
        )
        self.Bottleneck = nn.Linear(1792, DIMENSION)

    def forward(self, pixels: Tensor) -> Tensor:
        x = self.trunk((pixels - 127.5) / 128.0).mean(dim=(2, 3))
        return nn.functional.normalize(self.Bottleneck(x), dim=1)


def from_frozen_graph(path: Path) -> FaceNet:
    """FaceNet with the weights of a frozen TensorFlow graph whose batch norm is already folded.

    Raises:
        FrozenGraphError: the file is not such a graph, or is of another network.

    """
    constants = read_constants(path)
    network = FaceNet()
    for scope, convolution in _convolutions(network):
        kernel = _constant(constants, f"{scope}/weights")
        bias = constants.get(f"{scope}/Conv2D_bn_offset")
        if bias is None:
            bias = _constant(constants, f"{scope}/biases")
        _fill(convolution.weight, kernel.transpose(3, 2, 0, 1), scope)
        _fill(convolution.bias, bias, scope)
    norm = f"{_ROOT}Bottleneck/BatchNorm/"
    gain = 1.0 / np.sqrt(_constant(constants, norm + "moving_variance") + _BATCH_NORM_EPSILON)
    shift = _constant(constants, norm + "beta") - _constant(constants, norm + "moving_mean") * gain
    bottleneck = _constant(constants, f"{_ROOT}Bottleneck/weights")
    _fill(network.Bottleneck.weight, (bottleneck * gain).T, "Bottleneck")
    _fill(network.Bottleneck.bias, shift, "Bottleneck")
    return network.eval()


def from_state_dict(path: Path) -> FaceNet:
    """FaceNet from a ``facenet-pytorch`` checkpoint, its batch norm folded here.

    Both definitions list their convolutions in the same order, and every shape is checked on the way.

    Raises:
        ValueError: the checkpoint is of another network.

    """
    state: Mapping[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    kernels = [k for k in state if k.endswith(("conv.weight", "conv2d.weight"))]
    network = FaceNet()
    convolutions = _convolutions(network)
    if len(kernels) != len(convolutions):
        raise ValueError(f"{path.name}: {len(kernels)} convolutions where FaceNet has {len(convolutions)}")
    for (scope, convolution), key in zip(convolutions, kernels, strict=True):
        kernel = state[key]
        if key.endswith("conv2d.weight"):
            bias = state[key.removesuffix("weight") + "bias"]
        else:
            gain, bias = _folded(state, key.removesuffix("conv.weight") + "bn.")
            kernel = kernel * gain[:, None, None, None]
        _fill(convolution.weight, kernel.numpy(), scope)
        _fill(convolution.bias, bias.numpy(), scope)
    gain, bias = _folded(state, "last_bn.")
    _fill(network.Bottleneck.weight, (state["last_linear.weight"] * gain[:, None]).numpy(), "Bottleneck")
    _fill(network.Bottleneck.bias, bias.numpy(), "Bottleneck")
    return network.eval()


def _folded(state: Mapping[str, Tensor], prefix: str) -> tuple[Tensor, Tensor]:
    gain = state[prefix + "weight"] / torch.sqrt(state[prefix + "running_var"] + _BATCH_NORM_EPSILON)
    return gain, state[prefix + "bias"] - state[prefix + "running_mean"] * gain


def _convolutions(network: FaceNet) -> list[tuple[str, nn.Conv2d]]:
    """Every convolution with its TensorFlow scope, in the order of definition."""
    found = []
    for name, module in network.trunk.named_modules():
        if isinstance(module, nn.Conv2d):
            found.append((_ROOT + name.removesuffix(".0").replace(".", "/"), module))
    return found


def _constant(constants: Mapping[str, Float32], name: str) -> Float32:
    try:
        return constants[name]
    except KeyError:
        raise FrozenGraphError(f"the graph has no constant {name!r}: it is not FaceNet") from None


def _fill(parameter: Tensor | None, value: Float32, name: str) -> None:
    if parameter is None or tuple(parameter.shape) != value.shape:
        raise ValueError(f"{name}: weights of shape {value.shape} do not fit")
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(np.ascontiguousarray(value)))
