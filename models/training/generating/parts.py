"""What the networks that make pictures are built of: a way down to a code, a way up from one, and what all can do.

Ways down halve a picture by strided convolutions, as Radford, Metz and Chintala 2016 do ("Unsupervised representation
learning with deep convolutional generative adversarial networks"); ways up double it by transposed ones whose kernel
is a whole multiple of their stride, which draws fewer checkerboards (Odena, Dumoulin and Olah 2016).
"""

from __future__ import annotations

from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn

_SMALLEST = 6


class Generator(nn.Module, ABC):
    """Makes pictures of codes.

    Args:
        side: of the square pictures, in pixels.
        width: channels of the layer next to the picture.
        dimension: numbers of a code.

    """

    def __init__(self, side: int, width: int, dimension: int):
        super().__init__()
        self.side, self.width, self.dimension = side, width, dimension

    @abstractmethod
    def decode(self, codes: Tensor) -> Tensor:
        """Codes (N, dimension) → pictures (N, 3, side, side), 0 to 1."""

    def drawn(self, count: int, chance: torch.Generator | None = None) -> Tensor:
        """Codes (count, dimension) as the pictures learnt from have them, on the CPU: here each number is normal.

        Args:
            count: how many.
            chance: draws them; torch's own generator by default.

        """
        return torch.randn(count, self.dimension, generator=chance)


class Coder(Generator):
    """Makes codes of pictures as well. What it draws has normal codes, until those of pictures have been measured.

    A normal distribution that is laid over the codes afterwards is what a bottleneck needs to draw anything, and serves
    one whose codes were held to a distribution, too, as they never fill it evenly (Ghosh, Sajjadi, Vergari, Black and
    Schölkopf 2020, "From variational to deterministic autoencoders").

    Attributes:
        centre: (dimension,) of the codes.
        spread: (dimension, dimension) lower triangle whose product with its own transpose is their covariance.

    """

    centre: Tensor
    spread: Tensor

    def __init__(self, side: int, width: int, dimension: int):
        super().__init__(side, width, dimension)
        self.register_buffer("centre", torch.zeros(dimension))
        self.register_buffer("spread", torch.eye(dimension))

    @abstractmethod
    def encode(self, pixels: Tensor) -> Tensor:
        """Pictures (N, 3, side, side), 0 to 1 → codes (N, dimension)."""

    def forward(self, pixels: Tensor) -> Tensor:
        """Pictures → the same pictures, as the network has them after they went through a code."""
        return self.decode(self.encode(pixels))

    def drawn(self, count: int, chance: torch.Generator | None = None) -> Tensor:
        return self.centre.cpu() + super().drawn(count, chance) @ self.spread.cpu().T

    def measure(self, codes: Tensor) -> None:
        """Lay a normal distribution over codes (N, dimension), from which :meth:`drawn` draws from then on."""
        codes = codes.double()
        about = codes - codes.mean(dim=0)
        covariance = about.T @ about / max(1, len(codes) - 1)
        # fewer codes than numbers span no space
        jitter = 1e-5 * max(float(covariance.diagonal().mean()), 1e-6)
        self.centre.copy_(codes.mean(dim=0))
        self.spread.copy_(torch.linalg.cholesky(covariance + jitter * torch.eye(self.dimension)))


def levels(side: int) -> int:
    """How often a picture is halved: down to 6 × 6 pixels or fewer.

    Raises:
        ValueError: the side cannot be halved so often.

    """
    count, left = 0, side
    while left > _SMALLEST:
        if left % 2:
            raise ValueError(f"pictures of {side} pixels cannot be halved down to {_SMALLEST}")
        count, left = count + 1, left // 2
    return count


def way_down(side: int, width: int, outputs: int) -> nn.Sequential:
    """Pictures (N, 3, side, side) → (N, outputs)."""
    layers: list[nn.Module] = []
    inside = 3
    for level in range(levels(side)):
        outside = width << level
        layers += [nn.Conv2d(inside, outside, 4, stride=2, padding=1, bias=False), nn.BatchNorm2d(outside), nn.ReLU()]
        inside = outside
    left = side >> levels(side)
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(inside * left * left, outputs))


def way_up(side: int, width: int, dimension: int) -> nn.Sequential:
    """Codes (N, dimension) → (N, 3, side, side), any number."""
    count = levels(side)
    left, inside = side >> count, width << count - 1
    layers: list[nn.Module] = [
        nn.Linear(dimension, inside * left * left, bias=False),
        nn.Unflatten(1, (inside, left, left)),
        nn.BatchNorm2d(inside),
        nn.ReLU(),
    ]
    for level in range(count - 2, -1, -1):
        outside = width << level
        up = nn.ConvTranspose2d(inside, outside, 4, stride=2, padding=1, bias=False)
        layers += [up, nn.BatchNorm2d(outside), nn.ReLU()]
        inside = outside
    return nn.Sequential(*layers, nn.ConvTranspose2d(inside, 3, 4, stride=2, padding=1))
