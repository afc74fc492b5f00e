from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from models.training.fitting import Batch, Plan, fit


def _line() -> nn.Linear:
    return nn.Linear(1, 1)


def _batch(random: np.random.Generator) -> Batch:
    x = torch.from_numpy(random.uniform(-1, 1, (16, 1)).astype(np.float32))
    return x, 3 * x + 1


def _loss(network: nn.Linear, batch: Batch) -> Tensor:
    x, y = batch
    return ((network(x) - y) ** 2).mean()


def _score(network: nn.Linear) -> float:
    return -abs(network.weight.item() - 3) - abs(network.bias.item() - 1)


PLAN = Plan(steps=400, rate=0.1, every=50, decay=0.9)


def test_it_learns_and_logs(tmp_path: Path) -> None:
    told: list[int] = []
    network = fit(_line, _batch, _loss, _score, PLAN, tmp_path, lambda step, _loss, _score: told.append(step))
    assert network.weight.item() == pytest.approx(3, abs=0.01)
    assert network.bias.item() == pytest.approx(1, abs=0.01)
    assert told == list(range(50, 401, 50))
    assert list(tmp_path.glob("events.out.tfevents.*")), "TensorBoard's log"


def test_what_was_interrupted_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole = fit(_line, _batch, _loss, _score, PLAN, tmp_path / "whole")

    def interrupt(step: int, _loss: float, _score: float) -> None:
        if step == 200:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(_line, _batch, _loss, _score, PLAN, tmp_path / "parts", interrupt)
    told: list[int] = []
    again = fit(_line, _batch, _loss, _score, PLAN, tmp_path / "parts", lambda step, *_: told.append(step))
    assert told[0] == 250
    assert again.weight.item() == whole.weight.item()
    assert again.bias.item() == whole.bias.item()


def test_it_stops_where_nothing_gets_better(tmp_path: Path) -> None:
    told: list[int] = []
    plan = Plan(steps=400, rate=0.1, every=50, patience=2)
    scores = iter([-1.0, -0.5, -0.7, -0.8, -0.1])
    kept = fit(_line, _batch, _loss, lambda _n: next(scores), plan, tmp_path, lambda step, *_: told.append(step))
    assert told == [50, 100, 150, 200]
    assert kept.weight.item() != 0


def test_the_best_is_kept_not_the_last(tmp_path: Path) -> None:
    seen: list[float] = []

    def score(network: nn.Linear) -> float:
        seen.append(network.weight.item())
        return -float(len(seen))  # the first look is the best

    kept = fit(_line, _batch, _loss, score, Plan(steps=150, rate=0.1, every=50), tmp_path)
    assert kept.weight.item() == seen[0] != seen[-1]


def test_the_rate_rises_and_falls() -> None:
    plan = Plan(steps=1000, rate=1.0)
    rates = [plan.rate_at(step) for step in range(1000)]
    assert max(rates) == pytest.approx(1.0)
    assert rates.index(max(rates)) < 40
    assert rates[0] < 0.1
    assert rates[-1] == pytest.approx(0.01, abs=1e-3)
