from __future__ import annotations

import time

import numpy as np
import torch

from models.training.fitting import Batch
from models.training.pace import Pace, measure
from models.training.plan import Plan
from tests.models.training.test_fitting import PLAN, Line


def test_measuring_leaves_everything_as_it_was() -> None:
    lesson = Line()
    lesson.order = np.arange(16)
    chance = torch.get_rng_state()
    pace = measure(lesson, PLAN, threads=1)
    assert pace.step > 0
    assert pace.look > 0
    assert 0 < pace.alone <= 1
    assert lesson.order.tolist() == list(range(16))
    assert torch.equal(torch.get_rng_state(), chance)


def test_seconds_to_the_end() -> None:
    pace = Pace(step=1.0, look=10.0)
    plan = Plan(steps=105, every=50)
    assert pace.seconds(plan) == 105 + 3 * 10
    assert pace.seconds(plan, 60) == 45 + 2 * 10
    assert pace.seconds(plan, 105) == 10


def test_time_in_which_it_has_no_processor_is_told_apart() -> None:
    class Waiting(Line):
        def batch(self, random: np.random.Generator) -> Batch:
            time.sleep(0.03)  # as where others have their turn
            return super().batch(random)

    pace = measure(Waiting(), PLAN, threads=1)
    assert pace.step >= 0.03
    assert pace.alone < 0.8
