from __future__ import annotations

import numpy as np
import torch

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
    assert lesson.order.tolist() == list(range(16))
    assert torch.equal(torch.get_rng_state(), chance)


def test_seconds_to_the_end() -> None:
    pace = Pace(step=1.0, look=10.0)
    plan = Plan(steps=105, every=50)
    assert pace.seconds(plan) == 105 + 3 * 10
    assert pace.seconds(plan, 60) == 45 + 2 * 10
    assert pace.seconds(plan, 105) == 10
