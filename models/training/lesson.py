"""What a network is taught, for the loop of :mod:`models.training.fitting`: from what it learns, and what is asked.

A lesson is the part of a training that differs from the next one. The smallest has four methods::

    class Line(Lesson[nn.Linear]):
        def make(self):
            return nn.Linear(1, 1)

        def batch(self, random):
            x = torch.from_numpy(random.uniform(-1, 1, (16, 1)).astype(np.float32))
            return x, 3 * x + 1

        def loss(self, network, batch):
            return ((network(batch[0]) - batch[1]) ** 2).mean()

        def score(self, network):
            return {"closeness": -abs(network.weight.item() - 3)}
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models.training.plan import Plan

Network = TypeVar("Network", bound=nn.Module)
Batch = tuple[Tensor, ...]
Picture = npt.NDArray[np.uint8]
"""uint8 (height, width, 3)."""
Loss = Tensor | Mapping[str, Tensor]
"""To be made small: one number, or several by name whose sum is made small; a weight belongs into each."""
Optimisers = Mapping[str, torch.optim.Optimizer]


@dataclass(frozen=True, eq=False)
class Turn:
    """One step of a training, as a lesson sees it.

    Attributes:
        step: counted from 0.
        plan: of the training.
        optimisers: by name; their learning rates are set already.
        random: for what is drawn beside the batch; the loop keeps it.

    """

    step: int
    plan: Plan
    optimisers: Optimisers
    random: np.random.Generator


class Lesson(ABC, Generic[Network]):
    """What a network is taught. Everything random comes from what it is given, or from torch's own generator.

    A lesson that changes while it goes on (a replay buffer, an environment, an order that is walked through) gives
    that away in :meth:`state` and takes it back in :meth:`restore`: then a training that was killed goes on to the
    same bits.

    Attributes:
        falling: whether the first score is one that is made small, such as a distance.

    """

    falling: bool = False

    @abstractmethod
    def make(self) -> Network:
        """The untrained network, on the CPU; torch's generator has been set to the plan's seed."""

    @abstractmethod
    def batch(self, random: np.random.Generator) -> Batch:
        """What one step learns from; the loop brings it to the network's device."""

    @abstractmethod
    def loss(self, network: Network, batch: Batch) -> Loss:
        """Of one batch, to be made small; the network is in training mode."""

    @abstractmethod
    def score(self, network: Network) -> Mapping[str, float]:
        """How good the network is on what it does not learn from, by name; the first is what is made large, or small.

        The network is in evaluation mode, and no gradients are kept. Nothing at all where nothing is held out: then the
        last network is kept.
        """

    def samples(self, network: Network) -> Mapping[str, Picture]:  # noqa: ARG002  # for those that have some
        """Pictures that show how far it is, by name; made at each look, like the score."""
        return {}

    def optimisers(self, network: Network, plan: Plan) -> Optimisers:
        """What moves the weights, by name: one for all by default; a GAN has two.

        A group of parameters may have a learning rate other than the plan's: it keeps that ratio all the way. What is
        frozen now and to be moved later belongs into an optimiser from the beginning.
        """
        return {"all": plan.optimiser_of(p for p in network.parameters() if p.requires_grad)}

    def learn(self, network: Network, batch: Batch, turn: Turn) -> Mapping[str, float]:
        """One step; the losses by name, as they are noted. By default the loss goes down by every optimiser."""
        parts = self.loss(network, batch)
        told = {"loss": parts} if isinstance(parts, Tensor) else dict(parts)
        whole = sum(told.values(), torch.zeros((), device=device_of(network)))
        descend(whole, turn.plan, *turn.optimisers.values())
        values = {name: float(value.detach()) for name, value in told.items()}
        return values if isinstance(parts, Tensor) else {"loss": float(whole.detach()), **values}

    def state(self) -> Mapping[str, Any]:
        """What of the lesson itself changes: numbers, words, arrays, tensors, lists and mappings of them."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take back what :meth:`state` gave."""


def descend(loss: Tensor, plan: Plan, *optimisers: torch.optim.Optimizer) -> None:
    """One step of optimisers down a loss, the gradient of what each of them moves cut to the plan's length."""
    for optimiser in optimisers:
        optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    for optimiser in optimisers:
        if plan.clip:
            nn.utils.clip_grad_norm_([p for group in optimiser.param_groups for p in group["params"]], plan.clip)
        optimiser.step()


def device_of(network: nn.Module) -> torch.device:
    """Where a network is: what it is given has to go there."""
    first = next(network.parameters(), None)
    return first.device if first is not None else torch.device("cpu")
