"""How the learning rate changes over a training."""

from __future__ import annotations

import math
from collections.abc import Mapping

from models.training.plan import Plan

_BETTER = 1e-9
_BEGIN, _END = 25.0, 1e4  # one cycle: by how much lower the first rate is than the highest, and the last than the first
_RISING = 0.3
_LEAST_MOMENTUM, _MOST_MOMENTUM = 0.85, 0.95


class Schedule:
    """The rate of every step: constant, after the warm-up. The other kinds change :meth:`factor`.

    Args:
        plan: of the training.

    """

    def __init__(self, plan: Plan):
        self.plan = plan
        self.warm = max(1, round(plan.warm * plan.steps)) if plan.warm > 0 else 0

    def rate(self, step: int) -> float:
        """Learning rate of a step, counted from 0; over the first ones it rises in a line."""
        if step < self.warm:
            return self.plan.rate * (step + 1) / self.warm
        return self.plan.rate * self.factor(step)

    def factor(self, step: int) -> float:  # noqa: ARG002  # for those that fall
        """What of the highest rate a step has after the warm-up."""
        return 1.0

    def momentum(self, step: int) -> float | None:  # noqa: ARG002  # for those that change it
        """Momentum of a step, or the first beta of Adam; None where the optimiser's own stays."""
        return None

    def looked(self, score: float | None) -> None:
        """Hear of a look at what is held out; None where nothing is."""

    def state(self) -> dict[str, float]:
        """What :meth:`restore` needs to go on."""
        return {}

    def restore(self, state: Mapping[str, float]) -> None:
        """Go on from there."""


class Cosine(Schedule):
    """Falls along half a cosine to the plan's floor (Loshchilov and Hutter 2017)."""

    def factor(self, step: int) -> float:
        done = (step - self.warm) / max(1, self.plan.steps - self.warm)
        floor = self.plan.floor
        return floor + (1 - floor) * (1 + math.cos(math.pi * min(1.0, done))) / 2


class Steps(Schedule):
    """Falls at once, after certain shares of the steps (as of AlexNet and ResNet)."""

    def factor(self, step: int) -> float:
        passed = sum(step >= share * self.plan.steps for share in self.plan.drops)
        return self.plan.drop**passed


class Plateau(Schedule):
    """Falls where nothing has got better for some looks."""

    def __init__(self, plan: Plan):
        super().__init__(plan)
        self._best, self._bad, self._factor = -math.inf, 0, 1.0

    def factor(self, step: int) -> float:  # noqa: ARG002
        return self._factor

    def looked(self, score: float | None) -> None:
        if score is None:
            return
        if score > self._best + _BETTER:
            self._best, self._bad = score, 0
            return
        self._bad += 1
        if self._bad >= self.plan.waits:
            self._factor, self._bad = self._factor * self.plan.drop, 0

    def state(self) -> dict[str, float]:
        return {"best": self._best, "bad": self._bad, "factor": self._factor}

    def restore(self, state: Mapping[str, float]) -> None:
        self._best, self._bad, self._factor = state["best"], int(state["bad"]), state["factor"]


class OneCycle(Schedule):
    """Rises along a cosine, then falls far below where it began, while momentum does the opposite (Smith 2018).

    The plan's warm-up, floor and drops are not used.
    """

    def rate(self, step: int) -> float:
        highest, first = self.plan.rate, self.plan.rate / _BEGIN
        return self._along(step, first, highest, first / _END)

    def momentum(self, step: int) -> float:
        return self._along(step, _MOST_MOMENTUM, _LEAST_MOMENTUM, _MOST_MOMENTUM)

    def _along(self, step: int, begin: float, middle: float, end: float) -> float:
        last = self.plan.steps - 1
        turn = _RISING * self.plan.steps - 1
        if step <= turn:
            return _between(begin, middle, step / turn if turn > 0 else 1.0)
        return _between(middle, end, min(1.0, (step - turn) / max(1e-9, last - turn)))


def _between(begin: float, end: float, done: float) -> float:
    return end + (begin - end) / 2 * (1 + math.cos(math.pi * done))


_KINDS: dict[str, type[Schedule]] = {
    "cosine": Cosine,
    "steps": Steps,
    "plateau": Plateau,
    "one-cycle": OneCycle,
    "constant": Schedule,
}


def schedule(plan: Plan) -> Schedule:
    """The schedule of a plan, at its beginning."""
    return _KINDS[plan.schedule](plan)
