"""The three networks of MTCNN.

Zhang, Zhang, Li and Qiao: "Joint Face Detection and Alignment Using Multitask Cascaded Convolutional Networks", IEEE
Signal Processing Letters 23(10), 2016. The parameter names are those of the weight files that ``facenet-pytorch``
carries, so a state dict loads as it is.

Each network takes pixels as they are, float32 (N, 3, height, width), RGB, 0-255, and scales them itself, within its
first convolution. The first one takes a fourth plane, that says where there are none.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

_SCALE = 0.0078125
_NOWHERE = -1e4  # what P-Net's first convolution answers beyond a picture: less than anything within


def _on_pixels(layer: nn.Conv2d, pixels: Tensor) -> Tensor:
    """A convolution of (pixels - 127.5) / 128, the scaling taken into its weights: a pass over the picture less."""
    weight = layer.weight * _SCALE
    return nn.functional.conv2d(pixels, weight, _bias(layer) - 127.5 * weight.sum(dim=(1, 2, 3)))


def _bias(layer: nn.Conv2d) -> Tensor:
    if layer.bias is None:
        raise ValueError("the layer has no bias")
    return layer.bias


class ProposalNet(nn.Module):
    """P-Net: fully convolutional, a 12×12 window sliding at stride 2 proposes faces.

    Many pictures may lie side by side in one, each beginning at even coordinates: a fourth plane of the input is 0 in
    them and 1 between them, and pooling at their edges then takes what lies within, as it does at the edge of a picture
    that comes alone. What is answered for windows that reach further than that means nothing.

    Returns:
        (N, 5, h, w): the logit of the face probability, then box offsets as fractions of the window. Both heads are one
        convolution, and the probability of the few windows that matter is left to whoever asks.

    """

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 10, 3)
        self.prelu1 = nn.PReLU(10)
        self.pool1 = nn.MaxPool2d(2, 2, ceil_mode=True)
        self.conv2 = nn.Conv2d(10, 16, 3)
        self.prelu2 = nn.PReLU(16)
        self.conv3 = nn.Conv2d(16, 32, 3)
        self.prelu3 = nn.PReLU(32)
        self.conv4_1 = nn.Conv2d(32, 2, 1)
        self.conv4_2 = nn.Conv2d(32, 4, 1)

    def forward(self, pixels: Tensor) -> Tensor:
        x, order = self._first(pixels)
        x = self.prelu2(nn.functional.conv2d(x, self.conv2.weight[:, order], self.conv2.bias))
        x = self.prelu3(self.conv3(x))
        face, box = self.conv4_1, self.conv4_2
        weight = torch.cat([face.weight[1:2] - face.weight[:1], box.weight])
        bias = torch.cat([_bias(face)[1:2] - _bias(face)[:1], _bias(box)])
        return nn.functional.conv2d(x, weight, bias)

    def _first(self, pixels: Tensor) -> tuple[Tensor, list[int]]:
        """The first convolution with its PReLU, pooled, and the order in which its channels come.

        What lies beyond the picture has to lose against everything in it. A PReLU that falls below zero would turn
        that around, so pooling comes first: where the slope is negative, PReLU is the larger of x and slope · x, and
        both are pooled; a rising one may as well come after.
        """
        slopes = self.prelu1.weight
        falling = [row for row, slope in enumerate(slopes.tolist()) if slope < 0]
        rising = [row for row in range(len(slopes)) if row not in falling]
        order = falling + rising
        weight = self.conv1.weight * _SCALE
        bias = _bias(self.conv1) - 127.5 * weight.sum(dim=(1, 2, 3))
        weight = torch.cat([weight[order], weight[falling] * slopes[falling, None, None, None]])
        bias = torch.cat([bias[order], bias[falling] * slopes[falling]])
        beyond = weight.new_full((len(weight), 1, *weight.shape[2:]), _NOWHERE)
        pooled = self.pool1(nn.functional.conv2d(pixels, torch.cat([weight, beyond], dim=1), bias))
        larger = torch.maximum(pooled[:, : len(falling)], pooled[:, len(order) :])
        return torch.cat([larger, nn.functional.prelu(pooled[:, len(falling) : len(order)], slopes[rising])], 1), order


class RefinementNet(nn.Module):
    """R-Net: 24×24 crops → face probability (N,) and box offsets (N, 4)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 28, 3)
        self.prelu1 = nn.PReLU(28)
        self.pool1 = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.conv2 = nn.Conv2d(28, 48, 3)
        self.prelu2 = nn.PReLU(48)
        self.pool2 = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.conv3 = nn.Conv2d(48, 64, 2)
        self.prelu3 = nn.PReLU(64)
        self.dense4 = nn.Linear(576, 128)
        self.prelu4 = nn.PReLU(128)
        self.dense5_1 = nn.Linear(128, 2)
        self.dense5_2 = nn.Linear(128, 4)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        x = self.pool1(self.prelu1(_on_pixels(self.conv1, pixels)))
        x = self.prelu3(self.conv3(self.pool2(self.prelu2(self.conv2(x)))))
        x = x.permute(0, 3, 2, 1).flatten(1)  # the weights come from Caffe on MATLAB: width before height
        x = self.prelu4(self.dense4(x))
        return torch.softmax(self.dense5_1(x), dim=1)[:, 1], self.dense5_2(x)


class OutputNet(nn.Module):
    """O-Net: 48×48 crops → face probability (N,), box offsets (N, 4), landmarks (N, 10).

    The landmarks are five x then five y, as fractions of the crop: left eye, right eye, nose, left and right mouth
    corner, left and right as seen in the picture.
    """

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3)
        self.prelu1 = nn.PReLU(32)
        self.pool1 = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.prelu2 = nn.PReLU(64)
        self.pool2 = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.conv3 = nn.Conv2d(64, 64, 3)
        self.prelu3 = nn.PReLU(64)
        self.pool3 = nn.MaxPool2d(2, 2, ceil_mode=True)
        self.conv4 = nn.Conv2d(64, 128, 2)
        self.prelu4 = nn.PReLU(128)
        self.dense5 = nn.Linear(1152, 256)
        self.prelu5 = nn.PReLU(256)
        self.dense6_1 = nn.Linear(256, 2)
        self.dense6_2 = nn.Linear(256, 4)
        self.dense6_3 = nn.Linear(256, 10)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.pool1(self.prelu1(_on_pixels(self.conv1, pixels)))
        x = self.pool2(self.prelu2(self.conv2(x)))
        x = self.pool3(self.prelu3(self.conv3(x)))
        x = self.prelu4(self.conv4(x)).permute(0, 3, 2, 1).flatten(1)
        x = self.prelu5(self.dense5(x))
        return torch.softmax(self.dense6_1(x), dim=1)[:, 1], self.dense6_2(x), self.dense6_3(x)


def load(network: nn.Module, weights: Path) -> nn.Module:
    """Fill one of the three networks from its state dict and set it to evaluation.

    Raises:
        RuntimeError: the file belongs to another network.

    """
    network.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    return network.eval()
