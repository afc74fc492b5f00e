"""The loop: it learns, looks, stops, and goes on to the same bits."""

from __future__ import annotations

import functools
import json
import os
import random as chance
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from models.training import fitting, journal, keeping
from models.training import plan as planning
from models.training.fitting import Batch, Lesson, Look, Plan, TrainingError, Watch, kept

fit = functools.partial(fitting.fit, threads=1)


class Line(Lesson[nn.Sequential]):
    """3x + 1, by a network with dropout, which draws from torch's generator, and an order that is walked through."""

    def __init__(self, scores: list[float] | None = None):
        self.order = np.empty(0, np.int64)
        self._scores = iter(scores) if scores is not None else None

    def make(self) -> nn.Sequential:
        return nn.Sequential(nn.Linear(1, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.1), nn.Linear(8, 1))

    def batch(self, random: np.random.Generator) -> Batch:
        if not len(self.order):
            self.order = random.permutation(64)
        chosen, self.order = self.order[:16], self.order[16:]
        x = torch.from_numpy((chosen[:, None] / 32 - 1).astype(np.float32))
        return x, 3 * x + 1

    def loss(self, network: nn.Sequential, batch: Batch) -> dict[str, Tensor]:
        off = network(batch[0]) - batch[1]
        return {"square": (off**2).mean(), "absolute": 0.1 * off.abs().mean()}

    def score(self, network: nn.Sequential) -> dict[str, float]:
        if self._scores is not None:
            return {"score": next(self._scores)}
        x = torch.linspace(-1, 1, 9)[:, None]
        return {"closeness": -float((network(x) - 3 * x - 1).abs().mean()), "other": 1.0}

    def samples(self, network: nn.Sequential) -> dict[str, np.ndarray]:
        return {"A line": np.full((4, 6, 3), 7, np.uint8)}

    def state(self) -> dict[str, Any]:
        return {"order": self.order}

    def restore(self, state: Any) -> None:
        self.order = state["order"]


PLAN = Plan(steps=300, rate=0.02, every=50, decay=0.9, seed=3, patience=0)


class Told(Watch):
    def __init__(self, stop_at: int = 0):
        self.looks: list[Look] = []
        self.kept_at: list[int] = []
        self.stop_at = stop_at

    def kept(self, step: int) -> None:
        self.kept_at.append(step)

    def looked(self, look: Look) -> None:
        self.looks.append(look)

    def stepped(self, step: int, seconds: float) -> bool:
        return step == self.stop_at


def _bits(network: nn.Module) -> list[bytes]:
    return [value.numpy().tobytes() for value in network.state_dict().values()]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def _rows(folder: Path) -> list[dict[str, Any]]:
    """Looks, and losses between them."""
    rows = [{**row, "seconds": 0} for row in _lines(folder / journal.NAME)]
    return rows + _lines(folder / journal.LOSSES)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[bytes], list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("whole")
    return _bits(fit(Line(), PLAN, folder).network), _rows(folder)


def test_it_learns_and_writes_down_what_it_saw(tmp_path: Path) -> None:
    told = Told()
    fitted = fit(Line(), PLAN, tmp_path, told)
    assert fitted.finished
    assert fitted.best is not None
    assert fitted.best > -0.4
    assert [look.step for look in told.looks] == list(range(50, 301, 50))
    look = told.looks[-1]
    assert look.losses["loss"] == pytest.approx(look.losses["square"] + look.losses["absolute"])
    assert set(look.gradients) == {"0 (Linear)", "1 (BatchNorm1d)", "4 (Linear)"}
    assert not fitted.network.training
    assert _lines(tmp_path / journal.NAME)[-1] == journal.row(look)
    assert len(list((tmp_path / "samples").glob("*-a-line.png"))) == 6
    for path in (tmp_path / keeping.NAME, tmp_path / journal.NAME, tmp_path / journal.LOSSES,
                 *tmp_path.glob("events.*")):  # fmt: skip
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("steps", "every", "most", "apart"),
    [(100, 20, 400, 1), (1600, 100, 400, 4), (125, 2, 40, 2), (125, 7, 40, 3)],
)
def test_losses_are_noted_every_few_steps_and_at_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int, every: int, most: int, apart: int
) -> None:
    if most != 400:  # with fewer points as much is seen in fewer steps and looks
        monkeypatch.setattr(planning, "_POINTS", most)
    plan = Plan(steps=steps, every=every, patience=0)
    fit(Line(), plan, tmp_path)
    points = _lines(tmp_path / journal.LOSSES)
    wanted = sorted({*range(apart, steps, apart), *range(every, steps, every), steps})
    assert [point["step"] for point in points] == wanted
    first = [point["losses"]["loss"] * span for point, span in _spans(points) if point["step"] <= every]
    look = _lines(tmp_path / journal.NAME)[0]["losses"]["loss"]
    assert sum(first) / every == pytest.approx(look), "the mean of a look is that of its points"


def _spans(points: list[dict[str, Any]]) -> list[tuple[dict[str, Any], int]]:
    steps = [0, *(point["step"] for point in points)]
    return [(point, step - before) for point, before, step in zip(points, steps, steps[1:], strict=False)]


@pytest.mark.parametrize("stop_at", [1, 49, 50, 137, 299])
def test_what_was_stopped_goes_on_to_the_same_bits(tmp_path: Path, whole, stop_at: int) -> None:
    stopped = fit(Line(), PLAN, tmp_path, Told(stop_at))
    assert (stopped.finished, stopped.step) == (False, stop_at)
    fitted = fit(Line(), PLAN, tmp_path)
    assert fitted.finished
    assert (_bits(fitted.network), _rows(tmp_path)) == whole


def test_what_was_killed_goes_on_to_the_same_bits(tmp_path: Path, whole) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.models.training.test_fitting import *\n"
        "class Slow(Watch):\n"
        "    def stepped(self, step, seconds):\n"
        "        print(step, flush=True)\n"
        "fit(Line(), PLAN, Path(sys.argv[1]), Slow())\n"
    )
    for _ in range(2):
        moment = chance.randint(1, 120)
        with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE) as child:
            for _ in range(moment):
                assert child.stdout is not None
                if not child.stdout.readline():
                    break
            time.sleep(chance.random() * 0.01)
            os.kill(child.pid, signal.SIGKILL)
    fitted = fit(Line(), PLAN, tmp_path)
    assert (_bits(fitted.network), _rows(tmp_path)) == whole
    assert len(list((tmp_path / "samples").iterdir())) == 6
    assert len(list(tmp_path.glob("events.*"))) == 1


def test_what_was_written_after_it_was_kept_is_cut_off(tmp_path: Path, whole) -> None:
    fit(Line(), PLAN, tmp_path, Told(100))
    size = next(tmp_path.glob("events.*")).stat().st_size
    with (tmp_path / journal.NAME).open("ab") as file:
        file.write(b'{"step": 150}\n{"step"')
    with (tmp_path / journal.LOSSES).open("ab") as file:
        file.write(b'{"step": 101, "losses": {"loss": 1.0}}\n{"st')
    with next(tmp_path.glob("events.*")).open("ab") as file:
        file.write(b"half a record")
    (tmp_path / "samples" / "0000150-a-line.png").write_bytes(b"half")
    fit(Line(), PLAN, tmp_path, Told(101))
    assert next(tmp_path.glob("events.*")).stat().st_size == size
    assert len(list((tmp_path / "samples").iterdir())) == 2
    assert (_bits(fit(Line(), PLAN, tmp_path).network), _rows(tmp_path)) == whole


def test_it_stops_where_nothing_gets_better_and_keeps_the_best(tmp_path: Path) -> None:
    told = Told()
    plan = Plan(steps=400, rate=0.1, every=50, patience=2, decay=0)
    fitted = fit(Line([-1.0, -0.5, -0.7, -0.8, -0.1]), plan, tmp_path, told)
    assert [look.step for look in told.looks] == [50, 100, 150, 200]
    assert [look.best for look in told.looks] == [True, True, False, False]
    assert (fitted.best, fitted.finished) == (-0.5, True)
    again = fit(Line([]), plan, tmp_path)
    assert again.step == 200
    assert _bits(again.network) == _bits(fitted.network)


def test_the_best_or_the_last_is_kept(tmp_path: Path) -> None:
    best = fit(Line([3, 2, 1]), Plan(steps=150, every=50), tmp_path / "best").network
    first = fit(Line([3]), Plan(steps=150, every=50), tmp_path / "first", Told(50)).network
    last = fit(Line([3, 2, 1]), Plan(steps=150, every=50, keep="last"), tmp_path / "last").network
    assert _bits(best) == _bits(first) != _bits(last)


def test_the_best_so_far_is_taken_without_another_step(tmp_path: Path) -> None:
    plan = Plan(steps=300, every=50)
    with pytest.raises(TrainingError, match="nothing of this training was kept"):
        kept(Line(), plan, tmp_path)
    first = fit(Line([3]), plan, tmp_path / "first", Told(50)).network
    told = Told(133)
    fit(Line([3, 2]), plan, tmp_path / "stopped", told)
    assert told.kept_at == [50, 100, 133]
    with (tmp_path / "stopped" / "journal.jsonl").open("ab") as file:
        file.write(b"half a look")
    found = kept(Line(), plan, tmp_path / "stopped")
    assert (found.step, found.best, found.finished) == (133, 3, True)
    assert _bits(found.network) == _bits(first)
    assert [row["step"] for row in _lines(tmp_path / "stopped" / journal.NAME)] == [50, 100]


def test_a_score_may_be_made_small(tmp_path: Path) -> None:
    class Distance(Line):
        falling = True

    told, plan = Told(), Plan(steps=200, every=50, decay=0)
    fitted = fit(Distance([3, 1, 2, 1.5]), plan, tmp_path, told)
    assert [look.best for look in told.looks] == [True, True, False, False]
    assert [next(iter(look.scores.values())) for look in told.looks] == [3, 1, 2, 1.5]
    assert fitted.best == -1


def test_another_plan_is_refused(tmp_path: Path) -> None:
    fit(Line(), PLAN, tmp_path, Told(50))
    with pytest.raises(TrainingError, match="other settings"):
        fit(Line(), Plan(steps=301), tmp_path)
    (tmp_path / keeping.NAME).write_bytes(b"damaged")
    with pytest.raises(TrainingError, match="cannot be read"):
        fit(Line(), PLAN, tmp_path)


def test_a_loss_that_is_no_number_ends_it(tmp_path: Path) -> None:
    class Wild(Line):
        def loss(self, network: nn.Sequential, batch: Batch) -> dict[str, Tensor]:
            return {"square": super().loss(network, batch)["square"] * float("nan")}

    with pytest.raises(TrainingError, match="after step 1: try a smaller"):
        fit(Wild(), PLAN, tmp_path)


def test_a_group_keeps_its_own_rate(tmp_path: Path) -> None:
    seen = []

    class Two(Line):
        def optimisers(self, network: nn.Sequential, plan: Plan) -> dict[str, torch.optim.Optimizer]:
            groups = [{"params": network[0].parameters(), "lr": plan.rate / 10}, {"params": network[4].parameters()}]
            return {"all": plan.optimiser_of(groups)}

        def learn(self, network, batch, turn):
            seen.append([group["lr"] for group in turn.optimisers["all"].param_groups])
            return super().learn(network, batch, turn)

    fit(Two(), Plan(steps=100, every=50, optimiser="sgd"), tmp_path)
    assert all(low == pytest.approx(high / 10) for low, high in seen)
    assert seen[0][1] < seen[10][1] > seen[-1][1]
