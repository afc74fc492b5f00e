"""How a network is trained: the numbers that a training has, whatever it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import torch

OptimiserKind = Literal["adam", "adamw", "sgd", "rmsprop"]
ScheduleKind = Literal["cosine", "steps", "plateau", "one-cycle", "constant"]
Keep = Literal["best", "last"]
_POINTS = 400  # of the curve of the losses: more than a plot has room for, and less than anybody waits for


@dataclass(frozen=True)
class Plan:
    """How to train.

    Attributes:
        steps: at most.
        rate: highest learning rate.
        optimiser: Adam (Kingma 2015), AdamW (Loshchilov 2019), gradient descent with Nesterov's momentum, or RMSprop
            (Hinton 2012).
        weight_decay: pull of the weights to zero.
        momentum: of gradient descent and RMSprop.
        schedule: of the learning rate, see :mod:`models.training.schedules`.
        warm: share of the steps over which the rate rises from nothing; 0 where it begins as it is.
        floor: of the cosine, as a share of the rate.
        drops: shares of the steps after which the rate falls, where it falls by steps.
        drop: what is left of the rate where it falls, by steps or on a plateau.
        waits: looks in a row without anything better after which the rate falls on a plateau.
        every: steps between two looks at what is held out.
        patience: training ends where that many looks in a row were no better than the best; 0 = never early.
        decay: of the running mean of the weights, which is what is kept (Polyak 1992); 0 = the weights themselves.
        clip: longest gradient; 0 = any.
        keep: the network that scored best, or the last.
        seed: of initial weights and of everything random; the same seed gives the same network on the same machine.

    """

    steps: int = 12_000
    rate: float = 1e-3
    optimiser: OptimiserKind = "adam"
    weight_decay: float = 0.0
    momentum: float = 0.9
    schedule: ScheduleKind = "cosine"
    warm: float = 0.03
    floor: float = 0.01
    drops: tuple[float, ...] = (0.6, 0.85)
    drop: float = 0.1
    waits: int = 3
    every: int = 500
    patience: int = 8
    decay: float = 0.999
    clip: float = 1.0
    keep: Keep = "best"
    seed: int = 0

    @property
    def apart(self) -> int:
        """Steps between two points of the curve of the losses, 1 to ``every``."""
        return max(1, min(self.every, self.steps // _POINTS))

    def optimiser_of(
        self, parameters: Iterable[torch.nn.Parameter] | Iterable[dict[str, Any]], rate: float | None = None
    ) -> torch.optim.Optimizer:
        """The plan's optimiser of some parameters.

        Args:
            parameters: tensors, or groups of them as torch takes them, which may have an ``lr`` of their own.
            rate: highest learning rate, where it is another than the plan's.

        """
        import torch

        rate, pull = self.rate if rate is None else rate, self.weight_decay
        if self.optimiser == "adam":
            return torch.optim.Adam(parameters, rate, weight_decay=pull)
        if self.optimiser == "adamw":
            return torch.optim.AdamW(parameters, rate, weight_decay=pull)
        if self.optimiser == "sgd":
            return torch.optim.SGD(
                parameters, rate, momentum=self.momentum, nesterov=self.momentum > 0, weight_decay=pull
            )
        return torch.optim.RMSprop(parameters, rate, momentum=self.momentum, weight_decay=pull)

    def stored(self) -> dict[str, Any]:
        """As it is kept beside a training."""
        return asdict(self) | {"drops": list(self.drops)}

    def fits(self, kept: Mapping[str, Any]) -> bool:
        """Whether a training that was kept has this plan; what an older version did not know has its default."""
        whole = {one.name: one.default for one in fields(Plan)} | {"drops": list(Plan().drops)} | dict(kept)
        return whole == self.stored()
