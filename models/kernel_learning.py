"""A kernel that is learnt: gradient descent on one picture and what it should become, by the optimisers in use.

The kernel slides over the picture without padding, and the loss is the mean squared difference to the target. It is a
quadratic of the kernel, so what descent does is known exactly: the loss over the whole picture, the best kernel there
is, and the largest rate at which plain descent stays together, 2 / (largest eigenvalue of the Hessian).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from models.building_blocks import columns
from models.layer_plans import Axis, Convolution
from models.told import Step

Array = npt.NDArray[np.float32]
Double = npt.NDArray[np.float64]
Optimiser = Literal["SGD", "momentum", "Adagrad", "Adadelta", "RMSprop", "Adam", "L-BFGS"]

_RATES: dict[Optimiser, float] = {"Adagrad": 0.2, "Adadelta": 1.0, "RMSprop": 0.01, "Adam": 0.03, "L-BFGS": 1.0}
_START = 0.05  # spread of the numbers that it begins with
_LINE_SEARCH = 25  # looks at the loss in one step, at the most
_LOOKS = 48
_FAR = 1e6  # times the first loss: it has flown apart


@dataclass(frozen=True)
class Recipe:
    """How to learn.

    Attributes:
        optimiser: plain stochastic gradient descent, the same with a momentum of 0.9 (Polyak 1964), Adagrad (Duchi et
            al. 2011), Adadelta (Zeiler 2012), RMSprop (Tieleman and Hinton 2012), Adam (Kingma and Ba 2015), or L-BFGS
            with a line search (Liu and Nocedal 1989), which looks at the whole picture in each step.
        rate: times the usual one, see :meth:`Lesson.usual_rate`.
        steps: how many.
        side: of the square, drawn anew for each step, that is learnt from, in pixels.
        seed: of the first kernel and of the squares.

    """

    optimiser: Optimiser = "Adam"
    rate: float = 1.0
    steps: int = 500
    side: int = 64
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Course:
    """How it went.

    Attributes:
        steps: after which it was looked at, from 0.
        losses: over the whole picture, then.
        kernels: likewise, (looks, size, size).
        rate: that was used.
        apart: whether it flew apart and was ended.

    """

    steps: npt.NDArray[np.int64]
    losses: Double
    kernels: Array
    rate: float
    apart: bool


class Lesson:
    """A picture, what it should become, and the exact loss of any kernel.

    Args:
        picture: float32 (height, width).
        target: float32, of the size that a kernel without padding leaves: (height − size + 1, width − size + 1).
        size: of the kernel, in values.

    """

    def __init__(self, picture: Array, target: Array, size: int):
        self.size = size
        self._picture, self._target = (torch.from_numpy(values)[None, None] for values in (picture, target))
        matrix = columns(Convolution(Axis(size), Axis(size), 1), picture[None])[0].astype(np.float64)
        flat = target.reshape(-1).astype(np.float64)
        self._gram, self._cross, self._square = matrix @ matrix.T, matrix @ flat, float(flat @ flat)
        self._places = len(flat)

    def loss(self, kernel: npt.NDArray[np.floating]) -> float:
        """Mean squared difference to the target, over all places."""
        flat = kernel.reshape(-1).astype(np.float64)
        total = flat @ self._gram @ flat - 2 * self._cross @ flat + self._square
        return max(0.0, float(total)) / self._places

    def best(self) -> Double:
        """The kernel of the smallest loss, (size, size), by least squares."""
        solution = np.linalg.lstsq(self._gram, self._cross, rcond=1e-12)[0]
        return np.asarray(solution, np.float64).reshape(self.size, self.size)

    def eigenvalues(self) -> Double:
        """Of the Hessian, ascending: how steep the loss is along its axes. Their ratio is what makes descent slow."""
        return np.asarray(np.linalg.eigvalsh(self._gram), np.float64) * (2 / self._places)

    def usual_rate(self, optimiser: Optimiser) -> float:
        """A rate that suits: 1 / the largest eigenvalue for descent with and without momentum, else a customary one."""
        return _RATES.get(optimiser) or 1 / max(float(self.eigenvalues()[-1]), 1e-12)

    def learn(self, recipe: Recipe, report: Step | None = None) -> Course:
        """Learn a kernel from scratch."""
        random = np.random.default_rng(recipe.seed)
        start = random.normal(0, _START, (1, 1, self.size, self.size)).astype(np.float32)
        # differences of losses that are almost the same steer the line search: they need the digits
        kind = torch.float64 if recipe.optimiser == "L-BFGS" else torch.float32
        kernel = torch.from_numpy(start).to(kind).requires_grad_()
        whole = self._picture.to(kind), self._target.to(kind)
        rate = recipe.rate * self.usual_rate(recipe.optimiser)
        optimiser = _optimiser(recipe.optimiser, kernel, rate)
        looks = _looks(recipe.steps)
        seen = [start[0, 0].copy()]
        losses = [self.loss(seen[0])]
        apart = False
        for step in range(1, recipe.steps + 1):
            picture, target = self._part(recipe, random, whole)

            def closure(picture: Tensor = picture, target: Tensor = target) -> Tensor:
                optimiser.zero_grad()
                loss = functional.mse_loss(functional.conv2d(picture, kernel), target)
                loss.backward()  # type: ignore[no-untyped-call]
                return loss

            optimiser.step(closure)  # type: ignore[arg-type]  # torch asks for numbers and takes tensors
            if step not in looks:
                continue
            now = kernel.detach().numpy()[0, 0].astype(np.float32)
            loss = self.loss(now) if np.isfinite(now).all() else np.inf
            if not loss < _FAR * max(losses[0], 1e-9):
                apart = True
                break
            seen.append(now)
            losses.append(loss)
            if report is not None:
                report(step, loss)
        steps = np.array([0, *sorted(looks)][: len(losses)], np.int64)
        return Course(steps, np.array(losses), np.stack(seen), rate, apart)

    def _part(self, recipe: Recipe, random: np.random.Generator, whole: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
        """A square of the picture, and what it should become."""
        height, width = self._target.shape[2:]
        down, right = min(height, recipe.side), min(width, recipe.side)
        if recipe.optimiser == "L-BFGS" or (down, right) == (height, width):
            return whole
        top, left = int(random.integers(height - down + 1)), int(random.integers(width - right + 1))
        more = self.size - 1
        return (
            whole[0][:, :, top : top + down + more, left : left + right + more],
            whole[1][:, :, top : top + down, left : left + right],
        )


def _looks(steps: int) -> frozenset[int]:
    """After which steps it is looked at: closest at first, when most happens; 10, 100 and the last among them."""
    some = np.unique(np.geomspace(1, steps, _LOOKS).round().astype(int)).tolist()
    return frozenset(some) | {step for step in (10, 100) if step <= steps}


def _optimiser(name: Optimiser, kernel: Tensor, rate: float) -> torch.optim.Optimizer:
    match name:
        case "SGD":
            return torch.optim.SGD([kernel], rate)
        case "momentum":
            return torch.optim.SGD([kernel], rate, momentum=0.9)
        case "Adagrad":
            return torch.optim.Adagrad([kernel], rate)
        case "Adadelta":
            return torch.optim.Adadelta([kernel], rate)
        case "RMSprop":
            return torch.optim.RMSprop([kernel], rate)
        case "Adam":
            return torch.optim.Adam([kernel], rate)
        case "L-BFGS":
            return cast(
                "torch.optim.Optimizer",
                torch.optim.LBFGS([kernel], rate, 1, _LINE_SEARCH, tolerance_grad=1e-10, line_search_fn="strong_wolfe"),
            )
