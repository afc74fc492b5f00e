"""Learning what every action will bring: deep Q-learning.

Mnih et al., "Human-level control through deep reinforcement learning", Nature 518, 2015: a replay buffer, and a target
network that follows now and then. Van Hasselt et al., "Deep reinforcement learning with double Q-learning", AAAI 2016:
the network chooses the next action and the target says what it brings, so that chance is not taken for worth.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from models.training.lesson import Batch, Turn, device_of
from models.training.policies.environment import Environment, Index
from models.training.policies.networks import PolicyNet, masked, numbers_of
from models.training.policies.playing import DISCOUNT, LONGEST, Judge, Playing
from models.training.policies.replay import ReplayBuffer


@dataclass(frozen=True)
class DeepQ:
    """How it learns.

    Attributes:
        discount: what a reward is worth a step later.
        capacity: steps that are remembered.
        batch: of them, learnt from at once.
        before: steps that are remembered before learning begins.
        first, last: share of what is done by chance, at the beginning and at the end.
        exploring: share of the training over which it falls.
        follows: steps after which the target network follows.
        double: whether the network, and not the target, chooses the next action.
        longest: steps after which an episode is broken off.

    """

    discount: float = DISCOUNT
    capacity: int = 20_000
    batch: int = 64
    before: int = 256
    first: float = 1.0
    last: float = 0.05
    exploring: float = 0.5
    follows: int = 100
    double: bool = True
    longest: int = LONGEST

    def chance(self, done: float) -> float:
        """Share of what is done by chance, after a share of the training."""
        return self.first + (self.last - self.first) * min(1.0, done / max(1e-9, self.exploring))


class LearningValues(Playing):
    """Acts in environments, mostly by chance at first, and learns from what it remembers.

    Args:
        build: makes the untrained network.
        environments: in which it acts side by side.
        judge: says how good it is.
        how: it learns.

    """

    def __init__(
        self,
        build: Callable[[], PolicyNet],
        environments: Sequence[Environment],
        judge: Judge,
        how: DeepQ | None = None,
    ):
        self._how = how or DeepQ()
        super().__init__(build, environments, judge, self._how.longest)
        self._buffer = ReplayBuffer(self._how.capacity, environments[0].size, environments[0].actions)
        self._target: PolicyNet | None = None

    def make(self) -> PolicyNet:
        network = super().make()
        self._target = copy.deepcopy(network).eval()
        return network

    def loss(self, network: PolicyNet, batch: Batch) -> Tensor:
        """Of steps: observations, actions, rewards, observations after them, what is allowed then, which are over."""
        observations, actions, rewards, afterwards, allowed, over = batch
        target = self._followed(network)
        with torch.no_grad():
            later = masked(target(afterwards), allowed)
            choosing = masked(network(afterwards), allowed) if self._how.double else later
            best = later.gather(1, choosing.argmax(1, keepdim=True))[:, 0]
            wanted = rewards + self._how.discount * torch.where(over, 0.0, best)
        said = network(observations).gather(1, actions[:, None])[:, 0]
        return nn.functional.smooth_l1_loss(said, wanted)

    def learn(self, network: PolicyNet, batch: Batch, turn: Turn) -> Mapping[str, float]:  # noqa: ARG002
        chance = self._how.chance(turn.step / turn.plan.steps)
        self._go(network, chance, turn.random)
        while len(self._buffer) < min(self._how.before, self._how.capacity):
            self._go(network, chance, turn.random)
        drawn = self._buffer.draw(self._how.batch, turn.random)
        told = super().learn(network, tuple(part.to(device_of(network)) for part in drawn.values()), turn)
        if (turn.step + 1) % self._how.follows == 0:
            self._followed(network).load_state_dict(network.state_dict())
        return told

    def state(self) -> dict[str, Any]:
        target = None if self._target is None else dict(self._target.state_dict())
        return super().state() | {"buffer": self._buffer.state(), "target": target}

    def restore(self, state: Mapping[str, Any]) -> None:
        super().restore(state)
        self._buffer.restore(state["buffer"])
        if state["target"] is not None and self._target is not None:
            self._target.load_state_dict(state["target"])

    def _go(self, network: PolicyNet, chance: float, random: np.random.Generator) -> None:
        """One step in each environment."""
        observations, allowed = self._players.look(random)
        by_chance = np.where(allowed, random.random(allowed.shape), -1).argmax(axis=1)
        best = numbers_of(network, observations, allowed).argmax(axis=1)
        actions: Index = np.where(random.random(len(allowed)) < chance, by_chance, best)
        self._buffer.add(self._players.act(actions, random))

    def _followed(self, network: PolicyNet) -> PolicyNet:
        """The target network, where the other one is."""
        if self._target is None:
            self._target = copy.deepcopy(network).eval()
        return self._target.to(device_of(network))
