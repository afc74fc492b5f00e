"""What an agent acts in: it sees numbers, does one of a few things, and is paid for it (Sutton and Barto 2018, ch. 3).

Nothing here needs torch. The smallest environment has two arms, one of which pays::

    class Bandit(Stateless):
        size, actions = 1, 2

        def reset(self, random):
            return Seen(np.zeros(1, np.float32), np.ones(2, bool))

        def step(self, action, random):
            return Step(float(action == 1), self.reset(random), over=True)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

Float = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Index = npt.NDArray[np.int64]
Method = Literal["dqn", "reinforce"]
"""How a policy is learnt: by what every action will bring, or by doing more often what went well."""
Act = Callable[[Float, Mask], Index]
"""(observations (N, size), allowed (N, actions)) → what is done, int64 (N,)."""


@dataclass(frozen=True, eq=False)
class Seen:
    """What an agent knows before it acts.

    Attributes:
        observation: float32 (size,).
        allowed: (actions,) what it may do now; something at least.

    """

    observation: Float
    allowed: Mask


@dataclass(frozen=True, eq=False)
class Step:
    """What came of an action.

    Attributes:
        reward: for it.
        seen: afterwards; of no use where it is over.
        over: whether the episode ended with it.

    """

    reward: float
    seen: Seen
    over: bool


class Environment(Protocol):
    """One place to act in. Everything random comes from what it is given."""

    @property
    def size(self) -> int:
        """Numbers in an observation."""
        ...

    @property
    def actions(self) -> int:
        """Things that can be done."""
        ...

    def reset(self, random: np.random.Generator) -> Seen:
        """Begin an episode."""
        ...

    def step(self, action: int, random: np.random.Generator) -> Step:
        """Do something that is allowed."""
        ...

    def state(self) -> Mapping[str, Any]:
        """What :meth:`restore` needs to go on in the midst of an episode: numbers, arrays, lists and mappings."""
        ...

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from there."""
        ...


class Stateless:
    """Part of an environment that remembers nothing between two steps."""

    def state(self) -> dict[str, Any]:
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Nothing to restore."""


@dataclass(frozen=True, eq=False)
class Happened:
    """One step of several environments.

    Attributes:
        observations: before, (N, size).
        actions: what was done, int64 (N,).
        rewards: (N,).
        afterwards: observations after it, (N, size).
        allowed: what may be done then, (N, actions).
        over: (N,) whether the episode ended with it; one that was only broken off has not ended.

    """

    observations: Float
    actions: Index
    rewards: Float
    afterwards: Float
    allowed: Mask
    over: Mask


class Players:
    """Several environments in which an agent acts side by side; where an episode ends the next one begins.

    Args:
        environments: of one kind.
        longest: steps after which an episode is broken off.

    """

    def __init__(self, environments: Sequence[Environment], longest: int):
        self._environments = environments
        self._longest = longest
        self._seen: list[Seen | None] = [None] * len(environments)
        self._steps = [0] * len(environments)

    def begin(self, random: np.random.Generator) -> None:
        """Begin every episode anew."""
        self._seen = [one.reset(random) for one in self._environments]
        self._steps = [0] * len(self._environments)

    def look(self, random: np.random.Generator) -> tuple[Float, Mask]:
        """What is seen everywhere: observations (N, size), and what is allowed (N, actions)."""
        for number, one in enumerate(self._environments):
            if self._seen[number] is None:
                self._seen[number], self._steps[number] = one.reset(random), 0
        seen = [one for one in self._seen if one is not None]
        return np.stack([one.observation for one in seen]), np.stack([one.allowed for one in seen])

    def act(self, actions: Index, random: np.random.Generator) -> Happened:
        """Do one thing in each, after :meth:`look`."""
        observations, _allowed = self.look(random)
        steps = [one.step(int(action), random) for one, action in zip(self._environments, actions, strict=True)]
        for number, step in enumerate(steps):
            self._steps[number] += 1
            ends = step.over or self._steps[number] >= self._longest
            self._seen[number] = None if ends else step.seen
        return Happened(
            observations,
            np.asarray(actions, np.int64),
            np.array([step.reward for step in steps], np.float32),
            np.stack([step.seen.observation for step in steps]),
            np.stack([step.seen.allowed for step in steps]),
            np.array([step.over for step in steps], bool),
        )

    def ended(self) -> Mask:
        """(N,) where the last step ended an episode, or broke it off."""
        return np.array([one is None for one in self._seen])

    def state(self) -> dict[str, Any]:
        """What :meth:`restore` needs."""
        return {
            "environments": [dict(one.state()) for one in self._environments],
            "steps": list(self._steps),
            "seen": [None if one is None else [one.observation, one.allowed] for one in self._seen],
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from there."""
        for one, kept in zip(self._environments, state["environments"], strict=True):
            one.restore(kept)
        self._steps = list(state["steps"])
        self._seen = [None if one is None else Seen(*one) for one in state["seen"]]


def returns(
    environment: Environment, act: Act, episodes: int, random: np.random.Generator, longest: int = 1000
) -> npt.NDArray[np.float64]:
    """What episodes bring in all, each played to its end or for so many steps: (episodes,)."""
    found = np.zeros(episodes)
    for number in range(episodes):
        seen = environment.reset(random)
        for _ in range(longest):
            step = environment.step(int(act(seen.observation[None], seen.allowed[None])[0]), random)
            found[number] += step.reward
            seen = step.seen
            if step.over:
                break
    return found
