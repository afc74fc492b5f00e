from __future__ import annotations

import pytest
import torch

from models.training.plan import Plan
from models.training.schedules import schedule


def test_a_cosine_rises_and_falls() -> None:
    found = schedule(Plan(steps=1000, rate=1.0))
    rates = [found.rate(step) for step in range(1000)]
    assert max(rates) == pytest.approx(1.0)
    assert rates.index(max(rates)) < 40
    assert rates[0] < 0.1
    assert rates[-1] == pytest.approx(0.01, abs=1e-3)


def test_steps_fall_at_once() -> None:
    found = schedule(Plan(steps=100, rate=1.0, schedule="steps", warm=0, drops=(0.5, 0.75)))
    assert [found.rate(step) for step in (0, 49, 50, 74, 75, 99)] == pytest.approx([1, 1, 0.1, 0.1, 0.01, 0.01])


def test_constant_stays_after_the_warm_up() -> None:
    found = schedule(Plan(steps=100, rate=1.0, schedule="constant", warm=0.1))
    assert [found.rate(step) for step in (0, 4, 9, 50, 99)] == pytest.approx([0.1, 0.5, 1, 1, 1])


def test_a_plateau_falls_where_nothing_gets_better_and_goes_on_from_what_was_kept() -> None:
    plan = Plan(steps=100, rate=1.0, schedule="plateau", warm=0, waits=2, drop=0.5)
    found = schedule(plan)
    for score in (1.0, 2.0, 2.0, None):
        found.looked(score)
    assert found.rate(5) == 1
    again = schedule(plan)
    again.restore(found.state())
    again.looked(1.5)
    assert again.rate(5) == 0.5
    again.looked(3.0)
    assert again.rate(5) == 0.5


def test_one_cycle_is_that_of_torch() -> None:
    plan = Plan(steps=50, rate=4e-3, schedule="one-cycle")
    weight = torch.nn.Parameter(torch.zeros(1))
    optimiser = torch.optim.AdamW([weight], lr=4e-3)
    theirs = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=50)
    ours = schedule(plan)
    for step in range(50):
        group = optimiser.param_groups[0]
        assert ours.rate(step) == pytest.approx(group["lr"])
        assert ours.momentum(step) == pytest.approx(group["betas"][0])
        optimiser.step()
        if step < 49:
            theirs.step()
