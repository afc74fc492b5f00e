"""The sizes that were published have as many weights as was published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import nn

from models.training.classifiers.densenet import DenseNet
from models.training.classifiers.inception import Module, Ways
from models.training.classifiers.lenet import LeNet5
from models.training.classifiers.mobilenet_v1 import MobileNetV1
from models.training.classifiers.mobilenet_v2 import MobileNetV2
from models.training.classifiers.resnet import ResNet
from models.training.classifiers.vgg import Vgg

PUBLISHED: list[tuple[Callable[[], nn.Module], int]] = [
    (LeNet5, 61_706),
    (lambda: Vgg(1000), 138_357_544),
    (lambda: Module(192, Ways(64, 96, 128, 16, 32, 32)), 163_696),  # "3a" of GoogLeNet, 159 K (of 1024) in its Table 1
    (lambda: Module(256, Ways(128, 128, 192, 32, 96, 64)), 388_736),  # "3b", 380 K
    (lambda: ResNet(10, 3), 269_722),  # 0.27 M in its Table 6
    (lambda: ResNet(10, 9), 853_018),  # ResNet-56, 0.85 M
    (lambda: ResNet(10, 18), 1_727_962),  # ResNet-110, 1.7 M
    (lambda: DenseNet(10), 769_162),  # L = 100, k = 12, BC: 0.8 M
    (lambda: MobileNetV1(1000), 4_231_976),
    (lambda: MobileNetV2(1000), 3_504_872),
]


@pytest.mark.parametrize("case", range(len(PUBLISHED)))
def test_weights(case: int) -> None:
    make, weights = PUBLISHED[case]
    with torch.device("meta"):  # counts them without room for them
        network = make()
    assert sum(one.numel() for one in network.parameters()) == weights


def test_squeeze_and_excitation_is_cheap() -> None:
    plain, squeezing = (sum(p.numel() for p in ResNet(10, squeeze=squeeze).parameters()) for squeeze in (False, True))
    assert plain < squeezing < 1.02 * plain
