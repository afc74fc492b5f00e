"""The ways to learn a policy, by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from models.training.policies.deep_q import DeepQ, LearningValues
from models.training.policies.environment import Environment, Method
from models.training.policies.gradient import LearningPolicy, Reinforce
from models.training.policies.networks import PolicyNet
from models.training.policies.playing import LONGEST, Judge, Playing


class Build(Protocol):
    """Makes the untrained network."""

    def __call__(self, *, critic: bool) -> PolicyNet:
        """With what says how much a state is worth, or without."""
        ...


def lesson_of(
    method: Method,
    build: Build,
    environments: Sequence[Environment],
    judge: Judge,
    *,
    discount: float,
    undecided: float,
    batch: int,
    longest: int = LONGEST,
) -> Playing:
    """A lesson.

    Args:
        method: deep Q-learning, or REINFORCE.
        build: makes the untrained network.
        environments: in which it acts side by side.
        judge: says how good it is.
        discount: what a reward is worth a step later.
        undecided: what being undecided is worth to REINFORCE.
        batch: steps that deep Q-learning learns from at once.
        longest: steps after which an episode is broken off.

    """
    if method == "dqn":
        values = DeepQ(discount, batch=batch, longest=longest)
        return LearningValues(lambda: build(critic=False), environments, judge, values)
    return LearningPolicy(
        lambda: build(critic=True), environments, judge, Reinforce(discount, undecided, longest=longest)
    )
