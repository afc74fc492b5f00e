"""What a network costs: weights, and multiplications with additions for one picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Cost:
    """Of one network.

    Attributes:
        weights: numbers that are learnt.
        multiply_adds: of its convolutions and linear layers, for one picture; all else is little.

    """

    weights: int
    multiply_adds: int


def cost(network: nn.Module, shape: tuple[int, ...]) -> Cost:
    """Count, by running one picture of zeros (channels, height, width) through a network."""
    counted = [0]

    def hear(layer: nn.Module, _given: tuple[Any, ...], answer: Tensor) -> None:
        assert isinstance(layer, nn.Conv2d | nn.Linear)  # noqa: S101  # for the checker
        each = layer.weight[0].numel()
        counted[0] += each * answer[0].numel()

    heard = [
        layer.register_forward_hook(hear) for layer in network.modules() if isinstance(layer, nn.Conv2d | nn.Linear)
    ]
    learning = network.training
    try:
        with torch.no_grad():
            network.eval()(torch.zeros(1, *shape))
    finally:
        network.train(learning)
        for one in heard:
            one.remove()
    return Cost(sum(one.numel() for one in network.parameters()), counted[0])
