"""How long a training will take, measured by a few of its steps before it begins."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from models.training.fitting import in_threads
from models.training.lesson import Lesson, Turn
from models.training.plan import Plan

_LEAST, _MOST = 3, 64  # steps
_ENOUGH = 0.5  # seconds of steps, as other programs take turns of tens of milliseconds
_LONG = 10.0  # seconds after which enough has been measured, also by fewer steps


@dataclass(frozen=True)
class Pace:
    """How quick a training is.

    Attributes:
        step: seconds of a step, with whatever else the machine does now.
        look: seconds of a look at what is held out, likewise.
        alone: what of that time is left where nothing else takes the processor, above 0 to 1: the share in which it
            had one; 1 on a graphics card.

    """

    step: float
    look: float
    alone: float = 1.0

    def seconds(self, plan: Plan, done: int = 0) -> float:
        """Until the end of a plan, of whose steps some are done; early stopping may make it less."""
        looks = -(-plan.steps // plan.every) - done // plan.every
        return self.step * max(0, plan.steps - done) + self.look * max(0, looks)


def measure(lesson: Lesson[Any], plan: Plan, device: str = "cpu", threads: int = 0) -> Pace:
    """Take steps for half a second with a network that is thrown away, three at least, and look once.

    The lesson and torch's generator are afterwards as they were.
    """
    before, chance = copy.deepcopy(dict(lesson.state())), torch.get_rng_state()
    try:
        with in_threads(threads):
            torch.manual_seed(plan.seed)
            network = lesson.make().to(device).train()
            optimisers, random = lesson.optimisers(network, plan), np.random.default_rng(plan.seed)
            times = _Times()
            while times.wanted:
                with times.step():
                    batch = tuple(part.to(device) for part in lesson.batch(random))
                    lesson.learn(network, batch, Turn(times.done, plan, optimisers, random))
            network.eval()
            with torch.no_grad(), times.look():
                lesson.score(network)
                lesson.samples(network)
            return times.pace(device)
    finally:
        lesson.restore(before)
        torch.set_rng_state(chance)


class _Times:
    """What steps took: of the clock, and of the processor by the thread that takes them."""

    def __init__(self) -> None:
        self.done = 0
        self._first = self._clock = self._work = self._look = 0.0

    @property
    def wanted(self) -> bool:
        """Whether there are too few steps as yet. The first does not count: much of what it does is done once."""
        counted = self.done - 1
        if self._first + self._clock > _LONG:
            return False
        return counted < _LEAST or (self._clock < _ENOUGH and counted < _MOST)

    @contextmanager
    def step(self) -> Iterator[None]:
        """Around a step."""
        clock, work = time.monotonic(), time.thread_time()
        yield
        took = time.monotonic() - clock
        self.done += 1
        if self.done == 1:
            self._first = took
            return
        self._clock += took
        self._work += time.thread_time() - work

    @contextmanager
    def look(self) -> Iterator[None]:
        """Around a look."""
        clock, work = time.monotonic(), time.thread_time()
        yield
        self._look = time.monotonic() - clock
        self._work += time.thread_time() - work

    def pace(self, device: str) -> Pace:
        """What came of it."""
        step = self._clock / (self.done - 1) if self.done > 1 else self._first
        share = self._work / max(self._clock + self._look, 1e-9) if device == "cpu" else 1.0
        return Pace(step, self._look, min(1.0, max(share, 1e-3)))
