"""How right a network is: confusion, precision and recall, average precision; and how near its pictures come."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def confusion(truth: Ints, answers: Ints, classes: int) -> Ints:
    """How often each class (row) was taken for which (column): (classes, classes).

    Args:
        truth: (N,) of numbers; those below 0 have none, and are left out.
        answers: (N,).
        classes: how many there are.

    """
    found = np.zeros((classes, classes), np.int64)
    known = truth >= 0
    np.add.at(found, (truth[known], answers[known]), 1)
    return found


@dataclass(frozen=True, eq=False)
class Rates:
    """Of each class, (classes,); no number where nothing was of it, or nothing was taken for it.

    Attributes:
        precision: share of what was taken for it that is of it.
        recall: share of what is of it that was taken for it.
        f1: harmonic mean of both.
        count: of what is of it.

    """

    precision: Floats
    recall: Floats
    f1: Floats
    count: Ints

    def macro(self) -> tuple[float, float, float]:
        """Means over the classes of which there is something: precision (0 where there is none), recall, F1."""
        there = self.count > 0
        if not there.any():
            return float("nan"), float("nan"), float("nan")
        values = (np.nan_to_num(one[there]) for one in (self.precision, self.recall, self.f1))
        precision, recall, f1 = (float(one.mean()) for one in values)
        return precision, recall, f1


def rates(hit: Ints, asked: Ints, answered: Ints) -> Rates:
    """From counts by class: taken for it rightly, of it, and taken for it."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return Rates(hit / answered, hit / asked, 2 * hit / (asked + answered), asked)


def rates_of(table: Ints) -> Rates:
    """From a confusion matrix (classes, classes)."""
    return rates(np.diag(table), table.sum(1), table.sum(0))


def average_precision(scores: npt.NDArray[np.floating], truth: npt.NDArray[np.bool_]) -> float:
    """Area below precision over recall, as a sum of steps; equal scores count as one.

    Args:
        scores: (N,), large where it is likely.
        truth: (N,).

    Returns:
        No number where nothing is true.

    """
    if not truth.any():
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    last = np.append(np.diff(scores[order]) != 0, [True])
    precision, recall = (hits / np.arange(1, len(hits) + 1))[last], (hits / hits[-1])[last]
    return float((np.diff(recall, prepend=0.0) * precision).sum())


def psnr(error: Floats) -> float:
    """Peak signal-to-noise ratio in decibels of an error in grey levels, of any shape; 148 where there is none."""
    return float(10 * np.log10(255**2 / max(float((error**2).mean()), 1e-10)))


def mean_average_precision(scores: npt.NDArray[np.floating], truth: npt.NDArray[np.bool_]) -> float:
    """Mean over the labels (columns) that something has; no number where nothing has any."""
    found = [average_precision(scores[:, n], truth[:, n]) for n in range(truth.shape[1]) if truth[:, n].any()]
    return float(np.mean(found)) if found else float("nan")
