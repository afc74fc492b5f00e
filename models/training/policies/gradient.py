"""Learning a policy itself: what went better than expected is done more often.

Williams, "Simple statistical gradient-following algorithms for connectionist reinforcement learning", Machine Learning
8, 1992: REINFORCE, whose baseline is learnt beside it by the same network (Sutton and Barto 2018, ch. 13.4); a little
is paid for being undecided, so that it does not settle too early (Mnih et al., ICML 2016).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from models.training.lesson import Batch, Turn, device_of
from models.training.policies.environment import Environment, Float, Index, Mask
from models.training.policies.networks import PolicyNet, masked, numbers_of
from models.training.policies.playing import DISCOUNT, LONGEST, Judge, Playing


@dataclass(frozen=True)
class Reinforce:
    """How it learns.

    Attributes:
        discount: what a reward is worth a step later.
        undecided: weight of the entropy.
        baseline: weight of the loss of what states are worth.
        longest: steps after which an episode is broken off.

    """

    discount: float = DISCOUNT
    undecided: float = 0.02
    baseline: float = 0.5
    longest: int = LONGEST


class LearningPolicy(Playing):
    """Plays one episode in each environment, then moves a little towards what went well.

    Args:
        build: makes the untrained network, with a critic.
        environments: in which it acts side by side.
        judge: says how good it is.
        how: it learns.

    """

    def __init__(
        self,
        build: Callable[[], PolicyNet],
        environments: Sequence[Environment],
        judge: Judge,
        how: Reinforce | None = None,
    ):
        self._how = how or Reinforce()
        super().__init__(build, environments, judge, self._how.longest)

    def loss(self, network: PolicyNet, batch: Batch) -> dict[str, Tensor]:
        """Of steps: observations, what was allowed, actions, and what all came to from there on."""
        observations, allowed, actions, came_to = batch
        wanted, worth = network.both(observations)
        logs = torch.log_softmax(masked(wanted, allowed), dim=1)
        better = came_to - worth.detach()
        better = better / (better.std(unbiased=False) + 1e-4)
        entropy = -(logs.exp() * torch.where(allowed, logs, 0.0)).sum(1).mean()
        return {
            "policy": -(logs.gather(1, actions[:, None])[:, 0] * better).mean(),
            "baseline": self._how.baseline * nn.functional.smooth_l1_loss(worth, came_to),
            "decided": -self._how.undecided * entropy,
        }

    def learn(self, network: PolicyNet, batch: Batch, turn: Turn) -> Mapping[str, float]:  # noqa: ARG002
        played = self._play(network, turn.random)
        return super().learn(network, tuple(torch.from_numpy(part).to(device_of(network)) for part in played), turn)

    def _play(self, network: PolicyNet, random: np.random.Generator) -> tuple[Float, Mask, Index, Float]:
        """The steps of one episode in each environment: observations, allowed, actions, and what all came to."""
        self._players.begin(random)
        going: Mask | None = None
        rows: list[tuple[Float, Mask, Index, Float, Mask]] = []
        while going is None or going.any():
            observations, allowed = self._players.look(random)
            going = np.ones(len(allowed), bool) if going is None else going
            actions = _drawn(numbers_of(network, observations, allowed), random)
            happened = self._players.act(actions, random)
            rows.append((observations, allowed, actions, happened.rewards, going))
            going = going & ~self._players.ended()
        later = np.zeros(len(rows[0][3]), np.float32)
        came_to = []
        for *_, rewards, there in reversed(rows):
            later = np.where(there, rewards + np.float32(self._how.discount) * later, np.float32(0))
            came_to.append(later)
        of_use = np.concatenate([row[4] for row in rows])
        parts = [np.concatenate([row[number] for row in rows])[of_use] for number in range(3)]
        return parts[0], parts[1], parts[2], np.concatenate(came_to[::-1])[of_use]


def _drawn(numbers: Float, random: np.random.Generator) -> Index:
    """One action for each row, by the softmax of its numbers."""
    shares = np.exp(numbers.astype(np.float64) - numbers.max(axis=1, keepdims=True))
    sums = np.cumsum(shares, axis=1)
    drawn = random.random(len(numbers))[:, None] * sums[:, -1:]
    return np.asarray((sums <= drawn).sum(axis=1), np.int64)
