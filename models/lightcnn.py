"""LightCNN-9, -29 and -29 v2.

Wu, He, Sun and Tan: "A Light CNN for Deep Face Representation with Noisy Labels", IEEE TIFS 13(11), 2018. Activations
are max-feature-maps: of each two channels the larger one survives. Weights are the authors', supplied by the user:
their checkpoints load as they are, parallel prefix, classifier and all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import torch
from torch import Tensor, nn

INPUT_SIZE = 128
DIMENSION = 256

Variant = Literal["9", "29", "29v2"]


class MaxFeatureMap(nn.Module):
    """A convolution, or a dense layer, of twice the width, of which the larger half of each pair is kept."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, padding: int = 1, *, dense: bool = False):
        super().__init__()
        self.outputs = outputs
        layer = nn.Linear(inputs, 2 * outputs) if dense else nn.Conv2d(inputs, 2 * outputs, kernel, padding=padding)
        self.filter: nn.Module = layer

    def forward(self, x: Tensor) -> Tensor:
        first, second = torch.split(self.filter(x), self.outputs, dim=1)
        return torch.max(first, second)


class Group(nn.Module):
    """A 1×1 layer before a larger one."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, padding: int = 1):
        super().__init__()
        self.conv_a = MaxFeatureMap(inputs, inputs, 1, 0)
        self.conv = MaxFeatureMap(inputs, outputs, kernel, padding)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.conv(self.conv_a(x))
        return result


class ResidualBlock(nn.Module):
    """Two 3×3 layers added to their input."""

    def __init__(self, channels: int):
        super().__init__()
        self.conv1 = MaxFeatureMap(channels, channels)
        self.conv2 = MaxFeatureMap(channels, channels)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.conv2(self.conv1(x)) + x
        return result


class LightCnn9(nn.Module):
    """Grey pixels float32 (N, 1, 128, 128) in 0..255 → embeddings (N, 256), not normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.features = features_of_9()
        self.fc1 = MaxFeatureMap(8 * 8 * 128, DIMENSION, dense=True)

    def forward(self, pixels: Tensor) -> Tensor:
        result: Tensor = self.fc1(self.features(pixels / 255.0).flatten(1))
        return result


def features_of_9(first: int = 48, second: int = 96, third: int = 192, fourth: int = 128) -> nn.Sequential:
    """The layers of LightCNN-9 before its code, by their channels: (N, 1, side, side) → (N, fourth, side / 16, …)."""
    return nn.Sequential(
        MaxFeatureMap(1, first, 5, 2),
        nn.MaxPool2d(2, 2, ceil_mode=True),
        Group(first, second),
        nn.MaxPool2d(2, 2, ceil_mode=True),
        Group(second, third),
        nn.MaxPool2d(2, 2, ceil_mode=True),
        Group(third, fourth),
        Group(fourth, fourth),
        nn.MaxPool2d(2, 2, ceil_mode=True),
    )


class LightCnn29(nn.Module):
    """Like :class:`LightCnn9`, with residual blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = MaxFeatureMap(1, 48, 5, 2)
        self.pool1 = nn.MaxPool2d(2, 2, ceil_mode=True)
        self.block1 = _blocks(1, 48)
        self.group1 = Group(48, 96)
        self.pool2 = nn.MaxPool2d(2, 2, ceil_mode=True)
        self.block2 = _blocks(2, 96)
        self.group2 = Group(96, 192)
        self.pool3 = nn.MaxPool2d(2, 2, ceil_mode=True)
        self.block3 = _blocks(3, 192)
        self.group3 = Group(192, 128)
        self.block4 = _blocks(4, 128)
        self.group4 = Group(128, 128)
        self.pool4 = nn.MaxPool2d(2, 2, ceil_mode=True)
        self.fc = MaxFeatureMap(8 * 8 * 128, DIMENSION, dense=True)

    def forward(self, pixels: Tensor) -> Tensor:
        x = self.pool1(self.conv1(pixels / 255.0))
        x = self.pool2(self.group1(self.block1(x)))
        x = self.pool3(self.group2(self.block2(x)))
        x = self.group4(self.block4(self.group3(self.block3(x))))
        result: Tensor = self.fc(self.pool4(x).flatten(1))
        return result


class LightCnn29v2(nn.Module):
    """Like :class:`LightCnn29`; maximum and mean are pooled together and the last layer is a plain dense one."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = MaxFeatureMap(1, 48, 5, 2)
        self.block1 = _blocks(1, 48)
        self.group1 = Group(48, 96)
        self.block2 = _blocks(2, 96)
        self.group2 = Group(96, 192)
        self.block3 = _blocks(3, 192)
        self.group3 = Group(192, 128)
        self.block4 = _blocks(4, 128)
        self.group4 = Group(128, 128)
        self.fc = nn.Linear(8 * 8 * 128, DIMENSION)

    def forward(self, pixels: Tensor) -> Tensor:
        x = _pool_both(self.conv1(pixels / 255.0))
        x = _pool_both(self.group1(self.block1(x)))
        x = _pool_both(self.group2(self.block2(x)))
        x = self.group4(self.block4(self.group3(self.block3(x))))
        result: Tensor = self.fc(_pool_both(x).flatten(1))
        return result


def _blocks(count: int, channels: int) -> nn.Sequential:
    return nn.Sequential(*(ResidualBlock(channels) for _ in range(count)))


def _pool_both(x: Tensor) -> Tensor:
    return nn.functional.max_pool2d(x, 2) + nn.functional.avg_pool2d(x, 2)


_NETWORKS: dict[Variant, Callable[[], nn.Module]] = {"9": LightCnn9, "29": LightCnn29, "29v2": LightCnn29v2}


def from_checkpoint(path: Path, variant: Variant) -> nn.Module:
    """The network with the authors' weights.

    Args:
        path: their checkpoint: a state dict, or one under the key ``state_dict``, saved from one card or several.
        variant: which of the three networks it holds.

    Raises:
        ValueError: the file holds another network.

    """
    content: Any = torch.load(path, map_location="cpu", weights_only=True)
    state = content.get("state_dict", content) if isinstance(content, Mapping) else None
    if not isinstance(state, Mapping):
        raise ValueError(f"{path.name} is not a checkpoint: it holds no state dict")
    network = _NETWORKS[variant]()
    wanted = network.state_dict()
    # the classifier of the training set (fc2, or fc3 in some files) is not part of the embedding
    found = {str(key).removeprefix("module."): value for key, value in state.items()}
    missing = [key for key in wanted if key not in found]
    if missing:
        raise ValueError(
            f"{path.name} is not LightCNN-{variant}: {len(missing)} layers are missing, first {missing[0]}"
        )
    for key, value in wanted.items():
        if tuple(found[key].shape) != tuple(value.shape):
            raise ValueError(
                f"{path.name} is not LightCNN-{variant}: {key} is {tuple(found[key].shape)}, not {tuple(value.shape)}"
            )
    network.load_state_dict({key: found[key] for key in wanted})
    return network.eval()
