from __future__ import annotations

from torch import nn

from models.training.classifiers.lenet import LeNet5
from models.training.counting import cost


def test_of_a_layer() -> None:
    found = cost(nn.Sequential(nn.Conv2d(3, 8, 3, padding=1, groups=1), nn.Flatten(), nn.Linear(800, 2)), (3, 10, 10))
    assert found.weights == 3 * 8 * 9 + 8 + 800 * 2 + 2
    assert found.multiply_adds == 100 * 8 * 27 + 1600


def test_of_lenet_and_it_is_left_as_it_was() -> None:
    network = LeNet5().train()
    found = cost(network, (3, 32, 32))
    assert found.multiply_adds == 28 * 28 * 6 * 25 + 10 * 10 * 16 * 150 + 120 * 400 + 120 * 84 + 84 * 10
    assert network.training
    assert not any(layer._forward_hooks for layer in network.modules())
