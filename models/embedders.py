"""Embedders of faces that are small enough to be trained on an ordinary machine, and their files.

LightCNN-9 (Wu, He, Sun and Tan, IEEE TIFS 13(11), 2018) at any size and width, and an Inception-ResNet (Szegedy, Ioffe,
Vanhoucke and Alemi, AAAI 2017) of a few blocks. Both take chips cut by five landmarks onto ArcFace's template.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import torch
from torch import Tensor, nn

from models import arrays
from models.facenet import Reduction, Residual
from models.lightcnn import MaxFeatureMap, features_of_9
from models.messages import Message
from models.runtime import NetworkSpec, Precision

Kind = Literal["light-cnn-9", "inception-resnet"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_GREY = (0.299, 0.587, 0.114)
_ABOUT = "about"  # in the file: what the network is, as JSON
_SIDES = (32, 224)


class EmbedderFormatError(ValueError):
    """A file holds no embedder; the message is one sentence, a :class:`models.messages.Message`."""

    def __init__(self, template: str, /, **fields: object):
        self.message = Message(template, **fields)
        super().__init__(self.message)


@dataclass(frozen=True)
class Design:
    """Which network, and how large.

    Attributes:
        kind: of it.
        side: of a chip, in pixels; a multiple of 16.
        breadth: share of the channels of the original LightCNN-9, or of an Inception-ResNet of 96 channels and up.
        width: numbers of a code.

    """

    kind: Kind = "light-cnn-9"
    side: int = 64
    breadth: float = 0.5
    width: int = 128

    def build(self) -> Embedder:
        """The untrained network."""
        return LightEmbedder(self) if self.kind == "light-cnn-9" else InceptionEmbedder(self)


class Embedder(nn.Module):
    """Chips (N, 3, side, side), RGB, 0..255, uint8 or float → codes (N, width), not normalised."""

    def __init__(self, design: Design):
        super().__init__()
        self.design = design
        # without it the codes of a fresh network are one direction, which is slow to leave; ArcFace ends in one, too
        self.norm = nn.BatchNorm1d(design.width)


class LightEmbedder(Embedder):
    """LightCNN-9 on grey chips about zero; with a side of 128, a breadth of 1 and a width of 256 it is the original.

    But for the batch normalisation at its end.
    """

    def __init__(self, design: Design):
        super().__init__(design)
        first, second, third, fourth = (_even(channels * design.breadth) for channels in (48, 96, 192, 128))
        self.features = features_of_9(first, second, third, fourth)
        self.drop = nn.Dropout(0.3)  # the authors' is 0.7, before the classifier of a hundred thousand people
        self.fc1 = MaxFeatureMap((design.side // 16) ** 2 * fourth, design.width, dense=True)
        for module in self.modules():
            if isinstance(module, nn.Conv2d | nn.Linear):
                # of two numbers with variance 1 the larger has mean square 1: so nothing fades over nine layers
                nn.init.normal_(module.weight, std=module.weight[0].numel() ** -0.5)
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, chips: Tensor) -> Tensor:
        grey = (chips.float() * chips.new_tensor(_GREY, dtype=torch.float32)[:, None, None]).sum(dim=1, keepdim=True)
        codes: Tensor = self.norm(self.fc1(self.drop(self.features((grey - 127.5) / 128).flatten(1))))
        return codes


class InceptionEmbedder(Embedder):
    """A stem, two blocks of three branches, a reduction, two blocks with 1×7 and 7×1, a reduction, a mean."""

    def __init__(self, design: Design):
        super().__init__(design)
        low, middle, high = (_even(channels * design.breadth) for channels in (96, 192, 384))
        self.trunk = nn.Sequential(
            _layer(3, low // 2, 3, 2),
            _layer(low // 2, low, 3),
            nn.MaxPool2d(2, 2),
            *(_three_branches(low) for _ in range(2)),
            Reduction([nn.Sequential(_layer(low, middle - low, 3, 2, padded=False))]),
            *(_long_branches(middle) for _ in range(2)),
            Reduction([nn.Sequential(_layer(middle, high - middle, 3, 2, padded=False))]),
        )
        self.drop = nn.Dropout(0.2)
        self.bottleneck = nn.Linear(high, design.width)

    def forward(self, chips: Tensor) -> Tensor:
        pooled = self.trunk((chips.float() - 127.5) / 128).mean(dim=(2, 3))
        codes: Tensor = self.norm(self.bottleneck(self.drop(pooled)))
        return codes


def packed(network: Embedder) -> bytes:
    """An embedder as a file: its design, and its weights as float16."""
    about = np.frombuffer(json.dumps(asdict(network.design)).encode(), np.uint8)
    return arrays.packed(network, beside={f"{_ABOUT}.npy": arrays.entry(about)})


def read(path: Path) -> Embedder:
    """The embedder of a file that :func:`packed` made, set to evaluation.

    Raises:
        EmbedderFormatError: the file is missing or holds none.

    """
    with _opened(path) as (design, kept):
        return arrays.fill(design.build(), {name: kept[name] for name in kept.files if name != _ABOUT})


@dataclass(frozen=True, eq=False)
class Described:
    """What it takes to run an embedder of a file.

    Attributes:
        spec: for the runtime.
        side: of its chips.
        width: of its codes.

    """

    spec: NetworkSpec
    side: int
    width: int


def spec(path: Path, precision: Precision = "fast") -> Described:
    """An embedder of a file, as the runtime takes it.

    Raises:
        EmbedderFormatError: the file is missing or holds none; where its weights alone are of no use, the runtime
            raises it, as soon as it builds the network.

    """
    with _opened(path) as (design, _weights):  # which are read where the network is built
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    shape = (design.side, design.side, 3)
    return Described(NetworkSpec("learnt", digest, shape, 1, lambda: read(path), precision), design.side, design.width)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Design, Any]]:
    """What the note of a file says, and its arrays by name, which are read when they are asked for."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            yield _design(bytes(kept[_ABOUT])), kept
    except Exception as error:  # archives and what is in them can be broken in many ways
        raise EmbedderFormatError("{file} is no embedder that was trained here", file=path.name) from error


def _design(text: bytes) -> Design:
    found = Design(**json.loads(text))
    low, high = _SIDES
    fits = low <= found.side <= high and found.side % 16 == 0 and 0 < found.breadth <= 2 and 0 < found.width <= 2048
    if found.kind not in KINDS or not fits:
        raise ValueError("no such network")
    return found


def _even(channels: float) -> int:
    return max(2, 2 * round(channels / 2))


def _layer(
    inputs: int, outputs: int, kernel: int | tuple[int, int], stride: int = 1, *, padded: bool = True
) -> nn.Module:
    height, width = (kernel, kernel) if isinstance(kernel, int) else kernel
    padding = (height // 2, width // 2) if padded else 0
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, (height, width), stride, padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()
    )


def _three_branches(channels: int) -> Residual:
    """Inception-ResNet's block A."""
    narrow = channels // 3
    branches = [
        nn.Sequential(_layer(channels, narrow, 1)),
        nn.Sequential(_layer(channels, narrow, 1), _layer(narrow, narrow, 3)),
        nn.Sequential(_layer(channels, narrow, 1), _layer(narrow, narrow, 3), _layer(narrow, narrow, 3)),
    ]
    return Residual(channels, branches, 3 * narrow, 0.17)


def _long_branches(channels: int) -> Residual:
    """Inception-ResNet's block B."""
    narrow = channels // 4
    branches = [
        nn.Sequential(_layer(channels, narrow, 1)),
        nn.Sequential(_layer(channels, narrow, 1), _layer(narrow, narrow, (1, 7)), _layer(narrow, narrow, (7, 1))),
    ]
    return Residual(channels, branches, 2 * narrow, 0.10)
