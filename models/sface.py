"""SFace: a MobileNet (Howard et al. 2017) that turns an aligned face into 128 numbers.

Zhong, Deng, Hu, Zhao, Li and Wen: "SFace: Sigmoid-Constrained Hypersphere Loss for Robust Face Recognition", IEEE
Transactions on Image Processing 30, 2021. Weights: OpenCV Zoo (``face_recognition_sface_2021dec``), Apache-2.0, trained
on celebrities; packed there as 8-bit integers in blocks, which :mod:`models.onnx_weights` unpacks.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor, nn

from models import onnx_weights

INPUT_SIZE = 112
DIMENSION = 128

_WIDTHS = (32, 64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024)
_HALVED = frozenset({3, 5, 7, 13})  # blocks, counted from 1, whose depthwise convolution has stride 2


class SFaceFormatError(ValueError):
    """The file holds the weights of another network."""


class Convolution(nn.Module):
    """A convolution without bias, batch norm and a PReLU with a slope for each channel."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1):
        super().__init__()
        self.conv2d = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)
        self.batchnorm = nn.BatchNorm2d(outputs, eps=1e-3)
        self.relu = nn.PReLU(outputs)

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.relu(self.batchnorm(self.conv2d(x)))
        return y


class SFace(nn.Module):
    """Face chips float32 (N, 3, 112, 112), RGB, 0-255 → (N, 128), not of unit length.

    Chips are cut by five landmarks, onto ArcFace's template (:func:`core.recognition.alignment.arcface_template`).
    """

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleDict({"conv_1": Convolution(3, _WIDTHS[0], 3)})
        for number, (inputs, outputs) in enumerate(pairwise(_WIDTHS), start=2):
            stride = 2 if number in _HALVED else 1
            self.layers[f"conv_{number}_dw"] = Convolution(inputs, inputs, 3, stride, groups=inputs)
            self.layers[f"conv_{number}"] = Convolution(inputs, outputs, 1)
        self.bn1 = nn.BatchNorm2d(_WIDTHS[-1], eps=2e-5)
        self.pre_fc1 = nn.Linear(_WIDTHS[-1] * 7 * 7, DIMENSION)
        self.fc1 = nn.BatchNorm1d(DIMENSION, eps=2e-5)

    def forward(self, pixels: Tensor) -> Tensor:
        x = (pixels - 127.5) * 0.0078125
        for layer in self.layers.values():
            x = layer(x)
        y: Tensor = self.fc1(self.pre_fc1(self.bn1(x).flatten(1)))
        return y


def load(path: Path) -> SFace:
    """The network with the weights of OpenCV Zoo's file, packed in blocks or not.

    Raises:
        OnnxWeightsError: the file is no ONNX network.
        SFaceFormatError: it holds another network.

    """
    found = onnx_weights.read(path)
    network = SFace()
    state = network.state_dict()
    for name, target in state.items():
        if name.endswith("num_batches_tracked"):
            continue
        values = found.get(_stored(name))
        if values is None or values.size != target.numel():
            raise SFaceFormatError(f"{path.name} is not SFace: there is no {_stored(name)} of {target.numel()} numbers")
        state[name] = torch.from_numpy(values.reshape(target.shape).copy())
    network.load_state_dict(state)
    return network.eval()


_STORED = {
    "batchnorm.weight": "batchnorm_gamma",
    "batchnorm.bias": "batchnorm_beta",
    "batchnorm.running_mean": "batchnorm_moving_mean",
    "batchnorm.running_var": "batchnorm_moving_var",
    "conv2d.weight": "conv2d_weight",
    "relu.weight": "relu_gamma",
    "weight": "gamma",
    "bias": "beta",
    "running_mean": "moving_mean",
    "running_var": "moving_var",
}


def _stored(name: str) -> str:
    """What the file calls a weight of the module."""
    if name.startswith("pre_fc1."):
        return name.replace(".", "_")
    head, _, rest = name.removeprefix("layers.").partition(".")
    return f"{head}_{_STORED[rest]}"
