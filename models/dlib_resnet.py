"""dlib's face recognition network, a ResNet with 29 convolutions, and the reader of its weight file.

He, Zhang, Ren and Sun: "Deep Residual Learning for Image Recognition", CVPR 2016; King: "Dlib-ml: A Machine Learning
Toolkit", JMLR 10, 2009. Weights: Davis King, released into the public domain (CC0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

INPUT_SIZE = 150
DIMENSION = 128
_MEAN = (122.782, 117.001, 104.298)  # of RGB over dlib's training set


class DlibFormatError(ValueError):
    """The file is not a serialised dlib network of the expected shape."""


class Affine(nn.Module):
    """Batch norm as it stands after training: one gain and one shift per channel."""

    def __init__(self, channels: int):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(channels))
        self.beta = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        return x * self.gamma[:, None, None] + self.beta[:, None, None]


class Block(nn.Module):
    """Two 3×3 convolutions beside a short cut. Going down halves the size and pads the short cut with zeros."""

    def __init__(self, inputs: int, outputs: int, *, down: bool = False):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride=2 if down else 1, padding=0 if down else 1)
        self.affine1 = Affine(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.affine2 = Affine(outputs)
        self.down = down

    def forward(self, x: Tensor) -> Tensor:
        y = self.affine2(self.conv2(torch.relu(self.affine1(self.conv1(x)))))
        if self.down:
            x = nn.functional.avg_pool2d(x, 2, 2)
            # the pooled short cut can be one row and column larger, and has fewer channels: dlib adds on the common
            # extent and treats what is missing on either side as zero
            y = nn.functional.pad(y, (0, x.shape[3] - y.shape[3], 0, x.shape[2] - y.shape[2]))
            x = nn.functional.pad(x, (0, 0, 0, 0, 0, y.shape[1] - x.shape[1]))
        return torch.relu(x + y)


class DlibResNet(nn.Module):
    """Face chips float32 (N, 3, 150, 150), RGB, 0-255 → dlib's face descriptors (N, 128), not of unit length."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 32, 7, stride=2)
        self.affine = Affine(32)
        self.pool = nn.MaxPool2d(3, 2)
        self.blocks = nn.Sequential(
            *(Block(32, 32) for _ in range(3)),
            Block(32, 64, down=True),
            *(Block(64, 64) for _ in range(3)),
            Block(64, 128, down=True),
            *(Block(128, 128) for _ in range(2)),
            Block(128, 256, down=True),
            *(Block(256, 256) for _ in range(2)),
            Block(256, 256, down=True),
        )
        self.dense = nn.Linear(256, DIMENSION, bias=False)
        self.mean: Tensor
        self.register_buffer("mean", torch.tensor(_MEAN).reshape(1, 3, 1, 1), persistent=False)

    def forward(self, pixels: Tensor) -> Tensor:
        x = (pixels - self.mean) / 256.0
        x = self.pool(torch.relu(self.affine(self.conv(x))))
        return self.dense(self.blocks(x).mean(dim=(2, 3)))  # type: ignore[no-any-return]


def from_dat(path: Path) -> DlibResNet:
    """The network with the weights of ``dlib_face_recognition_resnet_model_v1.dat``.

    Raises:
        DlibFormatError: the file is truncated or holds another network.

    """
    tensors = list(parse_parameters(path.read_bytes()))
    network = DlibResNet()
    holders = [m for m in network.modules() if isinstance(m, nn.Conv2d | Affine | nn.Linear)]
    if len(tensors) != len(holders):
        raise DlibFormatError(f"{path.name}: {len(tensors)} layers where the network has {len(holders)}")
    for (kind, values), holder in zip(tensors, holders, strict=True):
        expected, targets = _parameters(holder)
        sizes = [target.numel() for target in targets]
        if kind != expected or values.size != sum(sizes):
            raise DlibFormatError(
                f"{path.name}: {kind} of {values.size} numbers where {expected} of {sum(sizes)} belongs"
            )
        # dlib multiplies from the left: inputs × outputs
        ordered = values.reshape(256, -1).T.ravel() if isinstance(holder, nn.Linear) else values
        with torch.no_grad():
            for target, part in zip(targets, np.split(ordered, np.cumsum(sizes)[:-1]), strict=True):
                target.copy_(torch.from_numpy(part.reshape(target.shape).copy()))
    return network.eval()


def _parameters(holder: nn.Module) -> tuple[str, list[Tensor]]:
    """Dlib's name of a layer's kind, and what it stores, in its order."""
    if isinstance(holder, Affine):
        return "affine_", [holder.gamma, holder.beta]
    if isinstance(holder, nn.Conv2d) and holder.bias is not None:
        return "con_4", [holder.weight, holder.bias]
    if isinstance(holder, nn.Linear):
        return "fc_2", [holder.weight]
    raise TypeError(f"{type(holder).__name__} stores nothing")


_LAYERS = {b"con_4": 0, b"affine_": 0, b"fc_2": 2}  # name → packed integers between it and its tensor


def parse_parameters(content: bytes) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """The parameters of each layer that has any, from the input on: (dlib's layer name, flat float32).

    After a layer's name dlib writes its tensor: version, samples, channels, rows and columns as packed integers (the
    low four bits of the first byte say how many little-endian bytes follow), then raw float32.

    Raises:
        DlibFormatError: a tensor runs past the end of the file.

    """
    marker = re.compile(b"|".join(re.escape(bytes((1, len(name))) + name) for name in _LAYERS))
    position = 0
    while (found := marker.search(content, position)) is not None:
        name, position = found.group()[2:], found.end()
        for _ in range(_LAYERS[name]):
            _, position = _packed_int(content, position)
        version, position = _packed_int(content, position)
        if version != 2:
            raise DlibFormatError(f"a tensor of version {version}, not 2")
        size = 1
        for _ in range(4):
            extent, position = _packed_int(content, position)
            size *= extent
        if not 0 < size <= (len(content) - position) // 4:
            raise DlibFormatError("a tensor runs past the end of the file: it is truncated")
        yield (
            name.decode(),
            np.frombuffer(content, dtype="<f4", count=size, offset=position).astype(np.float32),
        )
        position += 4 * size


def _packed_int(content: bytes, position: int) -> tuple[int, int]:
    if position >= len(content):
        raise DlibFormatError("the file ends in the middle of a number: it is truncated")
    count = content[position] & 0x0F
    if count > 8 or position + 1 + count > len(content):
        raise DlibFormatError("a packed number is malformed")
    value = int.from_bytes(content[position + 1 : position + 1 + count], "little")
    return (-value if content[position] & 0x80 else value), position + 1 + count
