"""How ways to learn classes one after another do as these become many: accuracy, forgetting, time, strangers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from models.training.growing import Grower, Rows
from models.training.lesson import Batch, Lesson, Optimisers, Turn
from models.training.plan import Plan

LOST = 0.05
"""Share of what is of a class that may be taken for none, where strangers are to be told."""


@dataclass(frozen=True, eq=False)
class Examples:
    """Features of one class: those it is learnt from (N, D), and those that are asked about (M, D)."""

    shown: Rows
    asked: Rows


@dataclass(frozen=True)
class Stage:
    """How one way does at one number of classes.

    Attributes:
        classes: so many.
        accuracy: over what is asked of all of them; each class counts alike.
        first: of the classes of the first look alone.
        seconds: to add the last class.
        strangers: share of what is of no class that is called none, where 5 in 100 of the others are as well.

    """

    classes: int
    accuracy: float
    first: float
    seconds: float
    strangers: float


def grow(way: Grower, classes: Sequence[Examples], looks: Sequence[int], strangers: Rows) -> list[Stage]:
    """Add class after class, and look at some numbers of them, rising.

    Args:
        way: that knows nothing yet.
        classes: in the order in which they come.
        looks: at these numbers of classes.
        strangers: features (N, D) of what is of no class.

    """
    stages, first = [], looks[0]
    for number, one in enumerate(classes[: looks[-1]], 1):
        began = time.perf_counter()
        way.add(one.shown)
        if number in looks:
            way.settle()
            stages.append(look(way, classes[:number], first, strangers, time.perf_counter() - began))
    return stages


def look(way: Grower, classes: Sequence[Examples], first: int, strangers: Rows, seconds: float) -> Stage:
    """How a way does on the classes that it knows; see :class:`Stage`."""
    answers = [way.answers(one.asked) for one in classes]
    right = [float((scores.argmax(axis=1) == number).mean()) for number, (scores, _sure) in enumerate(answers)]
    threshold = np.quantile(np.concatenate([sure for _scores, sure in answers]), LOST)
    told = float((way.sure(strangers) < threshold).mean()) if len(strangers) else float("nan")
    return Stage(len(classes), float(np.mean(right)), float(np.mean(right[:first])), seconds, told)


class Growth(Lesson[nn.Module]):
    """Classes come one a step, and every way learns each; no network is trained.

    Args:
        classes: in the order in which they come.
        strangers: features (N, D) of what is of no class.
        ways: makes each, by name; the score is the accuracy of each over the classes so far.

    """

    def __init__(self, classes: Sequence[Examples], strangers: Rows, ways: Mapping[str, Callable[[], Grower]]):
        self.classes, self.strangers = tuple(classes), strangers
        self._make = dict(ways)
        self._begin()

    def _begin(self) -> None:
        self._ways = {name: make() for name, make in self._make.items()}
        self._seconds = dict.fromkeys(self._ways, 0.0)
        self.stages: dict[str, list[Stage]] = {name: [] for name in self._ways}

    def make(self) -> nn.Module:
        return nn.Identity()

    def optimisers(self, network: nn.Module, plan: Plan) -> Optimisers:  # noqa: ARG002  # there is nothing to move
        return {}

    def batch(self, random: np.random.Generator) -> Batch:  # noqa: ARG002  # the order is given
        return ()

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:  # noqa: ARG002  # nothing goes down
        return torch.zeros(())

    def learn(self, network: nn.Module, batch: Batch, turn: Turn) -> Mapping[str, float]:  # noqa: ARG002
        self._add()
        return {"loss": 0.0}

    def _add(self) -> None:
        for name, way in self._ways.items():
            if way.classes == len(self.classes):  # a few steps more are taken to see how quick they are
                return
            began = time.perf_counter()
            way.add(self.classes[way.classes].shown)
            self._seconds[name] = time.perf_counter() - began

    def score(self, network: nn.Module) -> Mapping[str, float]:  # noqa: ARG002  # there is none
        found = {}
        for name, way in self._ways.items():
            began = time.perf_counter()
            way.settle()
            spent = self._seconds[name] + time.perf_counter() - began
            known, before = self.classes[: way.classes], self.stages[name]
            first = before[0].classes if before else way.classes
            stage = look(way, known, first, self.strangers, spent)
            before.append(stage)
            found[name] = stage.accuracy
        return found

    def state(self) -> Mapping[str, Any]:
        return {
            "added": next(iter(self._ways.values())).classes,
            "stages": {name: [list(astuple(one)) for one in stages] for name, stages in self.stages.items()},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        self._begin()
        for _ in range(state["added"]):
            self._add()
        self.stages = {name: [Stage(*one) for one in stages] for name, stages in state["stages"].items()}
