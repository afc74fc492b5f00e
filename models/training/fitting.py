"""The loop that trains the small restoration networks: schedule, early stopping, a log, and going on later."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

Network = TypeVar("Network", bound=nn.Module)
Batch = tuple[Tensor, ...]
Report = Callable[[int, float, float], None]
"""Told (steps done, mean loss since the last time, score on the held-out photos)."""


@dataclass(frozen=True)
class Plan:
    """How to train.

    Attributes:
        steps: at most.
        rate: highest learning rate; it rises over the first 3 % and then falls along a cosine (Loshchilov 2017) to 1 %.
        every: steps between two looks at the held-out photos.
        patience: training ends where that many looks in a row were no better than the best.
        decay: of the running mean of the weights, which is what is kept (Polyak 1992).
        seed: of initial weights and of everything random; the same seed gives the same network on the same machine.

    """

    steps: int = 12_000
    rate: float = 1e-3
    every: int = 500
    patience: int = 8
    decay: float = 0.999
    seed: int = 0

    def rate_at(self, step: int) -> float:
        """Learning rate of a step."""
        warm = max(1, round(0.03 * self.steps))
        if step < warm:
            return self.rate * (step + 1) / warm
        done = (step - warm) / max(1, self.steps - warm)
        return self.rate * (0.01 + 0.99 * (1 + math.cos(math.pi * min(1.0, done))) / 2)


def fit(
    make: Callable[[], Network],
    batch: Callable[[np.random.Generator], Batch],
    loss: Callable[[Network, Batch], Tensor],
    score: Callable[[Network], float],
    plan: Plan,
    folder: Path,
    report: Report | None = None,
) -> Network:
    """Train a network, or go on where an interrupted training of the same folder stopped.

    Args:
        make: the untrained network.
        batch: what one step learns from.
        loss: of one batch, to be made small.
        score: of the network on held-out photos; higher is better.
        plan: how.
        folder: keeps ``last.pt``, from which training goes on, and TensorBoard's log.
        report: told now and then.

    Returns:
        The network as it was when it scored best.

    Raises:
        ValueError: the folder holds a training with another plan.

    """
    from torch.utils.tensorboard import SummaryWriter

    torch.manual_seed(plan.seed)
    folder.mkdir(parents=True, exist_ok=True)
    last = folder / "last.pt"
    training = _Training.begin(make, plan, last)
    losses: list[float] = []
    with SummaryWriter(str(folder)) as log:
        for step in range(training.state["step"], plan.steps):
            if training.state["bad"] >= plan.patience:
                break
            rate = plan.rate_at(step)
            losses.append(training.learn(batch, loss, rate, min(plan.decay, (step + 1) / (step + 10))))
            if (step + 1) % plan.every and step + 1 < plan.steps:
                continue
            reached = training.judge(score)
            for name, number in (("loss", np.mean(losses)), ("score", reached), ("rate", rate)):
                log.add_scalar(name, number, step + 1)
            training.keep(last, step + 1, plan)
            if report is not None:
                report(step + 1, float(np.mean(losses)), reached)
            losses = []
    if training.state["kept"] is not None:
        training.mean.load_state_dict(training.state["kept"])
    return training.mean.eval()


@dataclass
class _Training(Generic[Network]):
    """A training that is under way.

    Attributes:
        network: being trained.
        mean: running mean of its weights.
        optimiser: of the network.
        random: for everything that is drawn.
        state: ``step``, ``best`` score, how many looks in a row were no better as ``bad``, and the weights ``kept``.

    """

    network: Network
    mean: Network
    optimiser: torch.optim.Adam
    random: np.random.Generator
    state: dict[str, Any]

    @classmethod
    def begin(cls, make: Callable[[], Network], plan: Plan, last: Path) -> _Training[Network]:
        """A new one, or where an interrupted one stopped.

        Raises:
            ValueError: the file is of a training with another plan.

        """
        random = np.random.default_rng(plan.seed)
        network, mean = make().train(), make().eval()
        mean.load_state_dict(network.state_dict())
        optimiser = torch.optim.Adam(network.parameters(), lr=plan.rate)
        state: dict[str, Any] = {"step": 0, "best": -math.inf, "bad": 0, "kept": None}
        if last.exists():
            state = torch.load(last, weights_only=True)
            if state["plan"] != str(plan):
                raise ValueError(
                    f"{last} belongs to a training with another plan: remove it, or keep this one elsewhere"
                )
            network.load_state_dict(state["network"])
            mean.load_state_dict(state["mean"])
            optimiser.load_state_dict(state["optimiser"])
            random.bit_generator.state = _numbers(state["random"])
        return cls(network, mean, optimiser, random, state)

    def learn(
        self,
        batch: Callable[[np.random.Generator], Batch],
        loss: Callable[[Network, Batch], Tensor],
        rate: float,
        decay: float,
    ) -> float:
        """One step; its loss."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        value = loss(self.network, batch(self.random))
        self.optimiser.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        _follow(self.mean, self.network, decay)
        return value.item()

    def judge(self, score: Callable[[Network], float]) -> float:
        """Score the mean, and keep it where it is the best so far."""
        with torch.inference_mode():
            reached = score(self.mean)
        if reached > self.state["best"]:
            self.state |= {"best": reached, "bad": 0, "kept": _copy(self.mean)}
        else:
            self.state["bad"] += 1
        return reached

    def keep(self, last: Path, step: int, plan: Plan) -> None:
        """Write all that it takes to go on from here."""
        self.state |= {
            "step": step,
            "plan": str(plan),
            "network": self.network.state_dict(),
            "mean": self.mean.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "random": _words(self.random.bit_generator.state),
        }
        part = last.with_suffix(".part")
        torch.save(self.state, part)
        part.replace(last)


def _follow(mean: nn.Module, network: nn.Module, decay: float) -> None:
    """Move the running mean of the weights a little towards the present ones."""
    with torch.no_grad():
        for kept, now in zip(mean.parameters(), network.parameters(), strict=True):
            kept.lerp_(now, 1 - decay)


def _copy(network: nn.Module) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in network.state_dict().items()}


def _words(state: Any) -> Any:
    """The state of a generator, whose numbers are too large for the file, as words."""
    return {k: _words(v) for k, v in state.items()} if isinstance(state, dict) else str(state)


def _numbers(state: Any) -> Any:
    if isinstance(state, dict):
        return {k: _numbers(v) for k, v in state.items()}
    return int(state) if state.isdigit() else state
