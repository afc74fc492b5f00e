"""A network that says what to do."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from models.training.lesson import device_of
from models.training.policies.environment import Act, Float, Index, Mask

_LEAST = 1e-3


class PolicyNet(nn.Module):
    """Observations (N, size) → one number for each action (N, actions): what it will bring, or how much it is wanted.

    Args:
        size: numbers in an observation.
        actions: things that can be done.
        width: of its two hidden layers.
        critic: whether it also says what a state is worth.
        known: (K, size) observations, whose mean and deviation are taken away from all; none leaves them as they are.

    """

    mean: Tensor
    scale: Tensor

    def __init__(
        self, size: int, actions: int, width: int = 64, *, critic: bool = False, known: Float | None = None
    ) -> None:
        super().__init__()
        mean = np.zeros(size, np.float32) if known is None else known.mean(axis=0)
        scale = np.ones(size, np.float32) if known is None else np.maximum(known.std(axis=0), _LEAST)
        self.register_buffer("mean", torch.from_numpy(np.asarray(mean, np.float32)))
        self.register_buffer("scale", torch.from_numpy(np.asarray(scale, np.float32)))
        self.hidden = nn.Sequential(nn.Linear(size, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.head = nn.Linear(width, actions)
        self.critic = nn.Linear(width, 1) if critic else None

    def forward(self, observations: Tensor) -> Tensor:
        answer: Tensor = self.head(self._seen(observations))
        return answer

    def both(self, observations: Tensor) -> tuple[Tensor, Tensor]:
        """The numbers of the actions (N, actions), and what the states are worth (N,); for those with a critic."""
        if self.critic is None:
            raise ValueError("this network has no critic")
        seen = self._seen(observations)
        return self.head(seen), self.critic(seen)[:, 0]

    def _seen(self, observations: Tensor) -> Tensor:
        hidden: Tensor = self.hidden((observations - self.mean) / self.scale)
        return hidden


def masked(numbers: Tensor, allowed: Tensor) -> Tensor:
    """Without what is not allowed: its numbers are as small as can be."""
    return numbers.masked_fill(~allowed, torch.finfo(numbers.dtype).min)


def numbers_of(network: nn.Module, observations: Float, allowed: Mask) -> Float:
    """What a network answers, (N, actions), without gradients; -inf where it is not allowed."""
    with torch.no_grad():
        answer = network(torch.from_numpy(observations).to(device_of(network))).cpu().numpy()
    return np.where(allowed, np.asarray(answer, np.float32), np.float32(-np.inf))


def greedy(network: nn.Module) -> Act:
    """Does what the network's largest number is for."""

    def act(observations: Float, allowed: Mask) -> Index:
        return np.asarray(numbers_of(network, observations, allowed).argmax(axis=1), np.int64)

    return act
