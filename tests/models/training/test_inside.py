from __future__ import annotations

import numpy as np
import torch
from torch import nn

from models.training import inside


def test_units_that_never_speak_are_counted() -> None:
    network = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 2))
    with torch.no_grad():
        network[0].weight.zero_()
        network[0].bias.copy_(torch.tensor([1.0, -1.0, -1.0, 0.0]))
    with inside.DeadUnits(network) as dead:
        network(torch.zeros(3, 2))
        network(torch.zeros(2, 2))
    assert dead.shares == {"1": 0.75}
    network(torch.zeros(1, 2))  # nobody listens any more
    assert not network[1]._forward_hooks


def test_a_layer_is_named_by_what_it_is_too() -> None:
    network = nn.ModuleDict({"c5": nn.Conv2d(3, 4, (5, 3)), "f6": nn.Sequential(nn.Linear(2, 2))})
    network.register_parameter("scale", nn.Parameter(torch.ones(1)))
    names = list(dict.fromkeys(inside.layer_name(network, name) for name, _value in network.named_parameters()))
    assert names == ["scale", "c5 (Conv2d 5×3)", "f6.0 (Linear)"]


def test_a_unit_that_speaks_once_is_alive() -> None:
    rectifier = nn.ReLU()
    with inside.DeadUnits(rectifier) as dead:
        rectifier(torch.tensor([[-1.0, 1.0], [-1.0, -1.0]]))
        rectifier(-torch.ones(2, 4, 3, 3))  # elsewhere, with another width
    assert dead.shares == {"network": 5 / 6}


def test_filters_of_the_first_layer_as_a_picture() -> None:
    network = nn.Sequential(nn.Conv2d(3, 8, 1), nn.Conv2d(3, 5, 4), nn.ReLU())
    kernels = inside.first_filters(network)
    assert kernels is not None
    assert kernels.shape == (5, 4, 4, 3)
    picture = inside.filters_picture(kernels)
    assert picture.dtype == np.uint8
    assert picture.shape == (2 + 2 * 42, 2 + 3 * 42, 3)
    assert inside.filters_picture(kernels[..., :1]).shape == picture.shape
    assert inside.first_filters(nn.Linear(3, 3)) is None


def test_what_is_known_before_it_is_answered() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.Flatten(), nn.Linear(36, 5), nn.ReLU(), nn.Linear(5, 2)).eval()
    pixels = torch.rand(5, 3, 5, 5)
    features = inside.features_of(network, torch.split(pixels, 2))
    assert features is not None
    assert features.shape == (5, 5)
    assert np.allclose(network[4](torch.from_numpy(features)).detach(), network(pixels).detach(), atol=1e-6)
    assert not network[4]._forward_pre_hooks
    assert inside.features_of(nn.Flatten(), [pixels]) is None


def test_maps_of_every_convolution() -> None:
    network = nn.Sequential(nn.Conv2d(3, 4, 3, stride=2, padding=1), nn.ReLU(), nn.ConvTranspose2d(4, 3, 2, stride=2))
    maps = inside.maps_of(network.eval(), torch.zeros(1, 3, 8, 8))
    assert {name: one.shape for name, one in maps.items()} == {"0": (4, 4, 4), "2": (3, 8, 8)}
    assert not network[0]._forward_hooks
