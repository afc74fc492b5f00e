"""What an agent remembers of what it did, to learn from it more than once (Lin 1992)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from models.training.policies.environment import Happened

_FIELDS = ("observations", "actions", "rewards", "afterwards", "allowed", "over")


class ReplayBuffer:
    """The last so many steps.

    Args:
        capacity: steps.
        size: numbers in an observation.
        actions: things that can be done.

    """

    def __init__(self, capacity: int, size: int, actions: int):
        self._capacity = capacity
        self._arrays: dict[str, np.ndarray[Any, Any]] = {
            "observations": np.zeros((capacity, size), np.float32),
            "actions": np.zeros(capacity, np.int64),
            "rewards": np.zeros(capacity, np.float32),
            "afterwards": np.zeros((capacity, size), np.float32),
            "allowed": np.zeros((capacity, actions), bool),
            "over": np.zeros(capacity, bool),
        }
        self._count = 0

    def __len__(self) -> int:
        return min(self._count, self._capacity)

    def add(self, happened: Happened) -> None:
        """Remember one step of each environment; the oldest are forgotten."""
        places = (self._count + np.arange(len(happened.actions))) % self._capacity
        for name in _FIELDS:
            self._arrays[name][places] = getattr(happened, name)
        self._count += len(places)

    def draw(self, number: int, random: np.random.Generator) -> dict[str, Tensor]:
        """So many steps by chance, each as often as chance has it, by the names of :class:`Happened`."""
        chosen = random.integers(len(self), size=number)
        return {name: torch.from_numpy(self._arrays[name][chosen]) for name in _FIELDS}

    def state(self) -> dict[str, Any]:
        """What :meth:`restore` needs."""
        return {"count": self._count} | {name: self._arrays[name][: len(self)] for name in _FIELDS}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Remember what was remembered."""
        self._count = int(state["count"])
        for name in _FIELDS:
            self._arrays[name][: len(self)] = state[name]
