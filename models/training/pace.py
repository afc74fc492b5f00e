"""How long a training will take, measured by a few of its steps before it begins."""

from __future__ import annotations

import copy
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from models.training.fitting import in_threads
from models.training.lesson import Lesson, Turn
from models.training.plan import Plan

_STEPS = 3
_LONG = 10.0  # seconds after which enough has been measured


@dataclass(frozen=True)
class Pace:
    """How quick a training is.

    Attributes:
        step: seconds of a step.
        look: seconds of a look at what is held out.

    """

    step: float
    look: float

    def seconds(self, plan: Plan, done: int = 0) -> float:
        """Until the end of a plan, of whose steps some are done; early stopping may make it less."""
        looks = -(-plan.steps // plan.every) - done // plan.every
        return self.step * max(0, plan.steps - done) + self.look * max(0, looks)


def measure(lesson: Lesson[Any], plan: Plan, device: str = "cpu", threads: int = 0) -> Pace:
    """Take a few steps with a network that is thrown away, and look once.

    The lesson and torch's generator are afterwards as they were.
    """
    before, chance = copy.deepcopy(dict(lesson.state())), torch.get_rng_state()
    try:
        with in_threads(threads):
            torch.manual_seed(plan.seed)
            network = lesson.make().to(device).train()
            optimisers, random = lesson.optimisers(network, plan), np.random.default_rng(plan.seed)
            times = []
            for step in range(1 + _STEPS):
                began = time.monotonic()
                batch = tuple(part.to(device) for part in lesson.batch(random))
                lesson.learn(network, batch, Turn(step, plan, optimisers, random))
                times.append(time.monotonic() - began)
                if sum(times) > _LONG:
                    break
            began = time.monotonic()
            network.eval()
            with torch.no_grad():
                lesson.score(network)
                lesson.samples(network)
            return Pace(float(np.median(times[1:] or times)), time.monotonic() - began)
    finally:
        lesson.restore(before)
        torch.set_rng_state(chance)
