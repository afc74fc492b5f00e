"""What lessons that learn by acting have in common."""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from models.training.lesson import Batch, Lesson
from models.training.policies.environment import Act, Environment, Players
from models.training.policies.networks import PolicyNet, greedy

Judge = Callable[[Act], Mapping[str, float]]
"""How good a way to act is, by name; the first is to become large."""


DISCOUNT = 0.99
"""What a reward is worth a step later, unless a recipe says otherwise."""
LONGEST = 200
"""Steps after which an episode is broken off, likewise."""


class Playing(Lesson[PolicyNet], ABC):
    """Acts in environments, and learns from what comes of it.

    Args:
        build: makes the untrained network.
        environments: in which it acts side by side.
        judge: says how good it is.
        longest: steps after which an episode is broken off.

    """

    def __init__(self, build: Callable[[], PolicyNet], environments: Sequence[Environment], judge: Judge, longest: int):
        self._build, self._judge = build, judge
        self._players = Players(environments, longest)

    def make(self) -> PolicyNet:
        return self._build()

    def batch(self, random: np.random.Generator) -> Batch:  # noqa: ARG002  # there is something once it has acted
        return ()

    def score(self, network: PolicyNet) -> Mapping[str, float]:
        return self._judge(greedy(network))

    def state(self) -> dict[str, Any]:
        return {"players": self._players.state()}

    def restore(self, state: Mapping[str, Any]) -> None:
        self._players.restore(state["players"])
