"""The loop that trains every network: looks, early stopping, a running mean, a log, and going on to the same bits."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic

import numpy as np
import torch
from torch import Tensor, nn

from models.training import inside, keeping
from models.training.journal import Journal
from models.training.keeping import TrainingError
from models.training.lesson import Batch, Lesson, Network, Optimisers, Turn
from models.training.plan import Plan
from models.training.schedules import Schedule, schedule
from models.training.watching import FILTERS, Look, Watch

__all__ = ["Batch", "Fitted", "Lesson", "Look", "Plan", "TrainingError", "Watch", "fit", "kept"]


@dataclass(frozen=True, eq=False)
class Fitted(Generic[Network]):
    """What came of a training.

    Attributes:
        network: as it scored best, or as it was last, in evaluation mode and on the CPU.
        finished: whether it came to its end; else it was stopped, and goes on when it is called again.
        step: steps done.
        seconds: that they took.
        best: the best of the first score, negative where that is made small; None where nothing was held out, or
            nothing looked at yet.

    """

    network: Network
    finished: bool
    step: int
    seconds: float
    best: float | None


def fit(
    lesson: Lesson[Network],
    plan: Plan,
    folder: Path,
    watch: Watch | None = None,
    device: str = "cpu",
    threads: int = 0,
    *,
    sampled: bool = True,
) -> Fitted[Network]:
    """Train a network, or go on where a training of the same folder was stopped or killed.

    Going on gives the same bits in the end as if it had never ended, on the same machine and with as many threads.

    Args:
        lesson: what is learnt.
        plan: how.
        folder: keeps ``last.pt``, from which training goes on, ``journal.jsonl``, ``losses.jsonl``, samples and
            TensorBoard's log.
        watch: told how it goes; may stop it.
        device: "cpu", or another that torch knows.
        threads: on the CPU; 0 = as many as torch takes.
        sampled: whether the lesson's samples are made, which are pictures that anybody can look at.

    Raises:
        TrainingError: the folder holds a training with another plan or cannot be read; or the loss is no number.
        OSError: the folder cannot be written.

    """
    watch = watch or Watch()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with in_threads(threads):
        training = _Training.begin(lesson, plan, keeping.read(folder), torch.device(device))
        training.sampled = sampled
        stopped, began = False, time.monotonic() - training.progress.seconds
        with Journal(folder, training.progress.places, training.progress.step) as journal:
            while not (training.over or stopped):
                training.learn()
                training.progress.seconds = time.monotonic() - began
                if training.drawn:
                    journal.note(training.progress.step, training.point())
                look = training.look() if training.due else None
                if look is not None:
                    journal.write(look)
                    training.keep(folder, journal)
                    watch.kept(look.step)
                    watch.looked(look)
                stopped = watch.stepped(training.progress.step, training.progress.seconds) and not training.over
                if stopped and look is None:
                    training.keep(folder, journal)
                    watch.kept(training.progress.step)
        return training.fitted(finished=not stopped)


def kept(lesson: Lesson[Network], plan: Plan, folder: Path) -> Fitted[Network]:
    """What a training of this folder has come to so far, without another step.

    What it wrote after it was last kept is cut off, as where it goes on.

    Raises:
        TrainingError: none was kept there, it has another plan, or it cannot be read.
        OSError: the folder cannot be written.

    """
    state = keeping.read(folder)
    if state is None:
        raise TrainingError("nothing of this training was kept")
    training = _Training.begin(lesson, plan, state, torch.device("cpu"))
    Journal(folder, training.progress.places, training.progress.step).close()
    return training.fitted(finished=True)


@dataclass(eq=False)
class _Progress:
    """How far a training is, as it is kept.

    Attributes:
        step: steps done.
        seconds: that they took.
        best: the best of the first score, negative where that is made small.
        bad: looks in a row that were no better.
        kept: the weights of then.
        sums: of the losses since the last look, by name.
        count: of steps since then.
        recent: sums of the losses since the last point of their curve, by name.
        recent_count: of steps since then.
        places: how far the journal reaches.

    """

    step: int = 0
    seconds: float = 0.0
    best: float = -math.inf
    bad: int = 0
    kept: dict[str, Tensor] | None = None
    sums: dict[str, float] = field(default_factory=dict)
    count: int = 0
    recent: dict[str, float] = field(default_factory=dict)
    recent_count: int = 0
    places: dict[str, int] = field(default_factory=dict)


@dataclass(eq=False)
class _Training(Generic[Network]):
    """A training that is under way.

    Attributes:
        lesson: what is learnt.
        plan: how.
        device: where the network is.
        network: being trained.
        mean: running mean of its weights; the network itself where there is none.
        optimisers: of the network, by name.
        rates: of the groups of each optimiser, as shares of the plan's.
        schedule: of the learning rate.
        random: for everything that is drawn.
        progress: how far it is.
        sampled: whether samples are made.

    """

    lesson: Lesson[Network]
    plan: Plan
    device: torch.device
    network: Network
    mean: Network
    optimisers: Optimisers
    rates: Mapping[str, list[float]]
    schedule: Schedule
    random: np.random.Generator
    progress: _Progress
    sampled: bool = True

    @classmethod
    def begin(
        cls, lesson: Lesson[Network], plan: Plan, kept: dict[str, Any] | None, device: torch.device
    ) -> _Training[Network]:
        """A new one, or where one that was kept is.

        Raises:
            TrainingError: what was kept is of a training with another plan.

        """
        if kept is not None and not plan.fits(kept["plan"]):
            raise TrainingError("this folder holds a training with other settings: begin a new one elsewhere")
        torch.manual_seed(plan.seed)
        network = lesson.make().to(device).train()
        optimisers = lesson.optimisers(network, plan)
        rates = {name: [group["lr"] / plan.rate for group in one.param_groups] for name, one in optimisers.items()}
        mean = copy.deepcopy(network).eval() if plan.decay else network
        random = np.random.default_rng(plan.seed)
        made = cls(lesson, plan, device, network, mean, optimisers, rates, schedule(plan), random, _Progress())
        if kept is not None:
            made._restore(kept)
        return made

    @property
    def over(self) -> bool:
        """Whether there is nothing more to do."""
        patience = self.plan.patience
        return self.progress.step >= self.plan.steps or (patience > 0 and self.progress.bad >= patience)

    @property
    def due(self) -> bool:
        """Whether it is time for a look."""
        return self.progress.step % self.plan.every == 0 or self.progress.step >= self.plan.steps

    @property
    def drawn(self) -> bool:
        """Whether it is time for a point of the curve of the losses."""
        return self.due or self.progress.step % self.plan.apart == 0

    def learn(self) -> None:
        """One step.

        Raises:
            TrainingError: the loss is no number.

        """
        step = self.progress.step
        rate, momentum = self.schedule.rate(step), self.schedule.momentum(step)
        for name, optimiser in self.optimisers.items():
            for group, share in zip(optimiser.param_groups, self.rates[name], strict=True):
                group["lr"] = rate * share
                if momentum is not None:
                    group.update(_momentum(group, momentum))
        batch = tuple(part.to(self.device) for part in self.lesson.batch(self.random))
        losses = self.lesson.learn(self.network, batch, Turn(step, self.plan, self.optimisers, self.random))
        if not all(map(math.isfinite, losses.values())):
            raise TrainingError(
                "the loss is no number any more after step {step}: try a smaller learning rate", step=step + 1
            )
        if self.mean is not self.network:
            _follow(self.mean, self.network, min(self.plan.decay, (step + 1) / (step + 10)))
        for sums in (self.progress.sums, self.progress.recent):
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + value
        self.progress.count += 1
        self.progress.recent_count += 1
        self.progress.step = step + 1

    def point(self) -> dict[str, float]:
        """Means of the losses since the last point of their curve."""
        progress = self.progress
        means = {name: value / progress.recent_count for name, value in progress.recent.items()}
        progress.recent, progress.recent_count = {}, 0
        return means

    def look(self) -> Look:
        """Score what would be kept, and keep it where it is the best so far."""
        progress = self.progress
        self.mean.eval()
        with torch.no_grad():
            with inside.DeadUnits(self.mean) as dead:
                scores = {name: float(value) for name, value in self.lesson.score(self.mean).items()}
            samples = dict(self.lesson.samples(self.mean)) if self.sampled else {}
        kernels = inside.first_filters(self.mean) if self.sampled else None
        if kernels is not None:
            samples.setdefault(FILTERS, inside.filters_picture(kernels))
        first = next(iter(scores.values()), None)
        if first is not None and self.lesson.falling:
            first = -first
        better = first is not None and first > progress.best
        if first is not None and better:
            progress.best, progress.bad = first, 0
            progress.kept = _copy(self.mean) if self.plan.keep == "best" else None
        elif first is not None:
            progress.bad += 1
        rate = self.schedule.rate(progress.step - 1)
        self.schedule.looked(first)
        losses = {name: value / progress.count for name, value in progress.sums.items()}
        progress.sums, progress.count = {}, 0
        gradients = _gradients(self.network)
        self.network.train()
        if self.mean is not self.network:
            self.mean.eval()
        return Look(progress.step, progress.seconds, losses, scores, rate, gradients, better, samples, dead.shares)

    def keep(self, folder: Path, journal: Journal) -> None:
        """Write all that it takes to go on from here.

        Raises:
            OSError: it cannot be written.

        """
        self.progress.places = journal.places()
        state = {
            "plan": self.plan.stored(),
            "progress": vars(self.progress),
            "network": self.network.state_dict(),
            "mean": self.mean.state_dict() if self.mean is not self.network else None,
            "optimisers": {name: one.state_dict() for name, one in self.optimisers.items()},
            "schedule": self.schedule.state(),
            "random": self.random.bit_generator.state,
            "chance": keeping.chance(self.device),
            "lesson": self.lesson.state(),
        }
        keeping.write(folder, state)

    def _restore(self, kept: dict[str, Any]) -> None:
        self.network.load_state_dict(kept["network"])
        if kept["mean"] is not None:
            self.mean.load_state_dict(kept["mean"])
        for name, optimiser in self.optimisers.items():
            optimiser.load_state_dict(kept["optimisers"][name])
        self.schedule.restore(kept["schedule"])
        self.random.bit_generator.state = kept["random"]
        self.lesson.restore(kept["lesson"])
        self.progress = _Progress(**kept["progress"])
        keeping.set_chance(kept["chance"], self.device)

    def fitted(self, *, finished: bool) -> Fitted[Network]:
        """What came of it."""
        progress = self.progress
        if progress.kept is not None:
            self.mean.load_state_dict(progress.kept)
        best = progress.best if math.isfinite(progress.best) else None
        return Fitted(self.mean.to("cpu").eval(), finished, progress.step, progress.seconds, best)


@contextmanager
def in_threads(number: int) -> Iterator[None]:
    """So many threads within the block."""
    before = torch.get_num_threads()
    if number:
        torch.set_num_threads(number)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _momentum(group: Mapping[str, Any], momentum: float) -> dict[str, Any]:
    return {"betas": (momentum, *group["betas"][1:])} if "betas" in group else {"momentum": momentum}


def _follow(mean: nn.Module, network: nn.Module, decay: float) -> None:
    """Move the running mean of the weights a little towards the present ones; what is no weight is taken as it is."""
    with torch.no_grad():
        for kept, now in zip(mean.parameters(), network.parameters(), strict=True):
            kept.lerp_(now, 1 - decay)
        for held, present in zip(mean.buffers(), network.buffers(), strict=True):
            held.copy_(present)


def _copy(network: nn.Module) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in network.state_dict().items()}


def _gradients(network: nn.Module) -> dict[str, float]:
    """Length of the gradient of each layer, by its name and what it is."""
    squares: dict[str, float] = {}
    for name, parameter in network.named_parameters():
        if parameter.grad is not None:
            layer = inside.layer_name(network, name)
            squares[layer] = squares.get(layer, 0.0) + float(parameter.grad.pow(2).sum())
    return {layer: math.sqrt(value) for layer, value in squares.items()}
