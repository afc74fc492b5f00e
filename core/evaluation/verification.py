"""1:1 verification: the LFW protocol and what comes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.evaluation.datasets import Pairs
from core.faces import Float

Scores = npt.NDArray[np.float64]
Scorer = Callable[[npt.NDArray[np.bool_]], Float]
"""Given which pictures may be used for fitting (N,), gives templates of all pictures, unit rows (N, D)."""


@dataclass(frozen=True)
class Verification:
    """Result of a cross-fitted run.

    Attributes:
        accuracy: of each fold, threshold from the others.
        tar: FMR → share of mated pairs accepted at it.
        errors: rows of the pairs decided wrongly.

    """

    accuracy: tuple[float, ...]
    tar: dict[float, float]
    errors: npt.NDArray[np.int64]

    @property
    def mean(self) -> float:
        """Mean accuracy over the folds."""
        return float(np.mean(self.accuracy))

    @property
    def std(self) -> float:
        """Standard deviation over the folds."""
        return float(np.std(self.accuracy))


def cross_fit(pairs: Pairs, pictures: int, scorer: Scorer, rates: tuple[float, ...] = (1e-2, 1e-3)) -> Verification:
    """The LFW protocol, unrestricted: everything a fold is scored with is fitted on the other folds.

    Args:
        pairs: with their folds.
        pictures: number of pictures in all.
        scorer: fits on the pictures it may use and gives templates of all.
        rates: FMR at which the true accept rate is reported, over the pooled scores relative to each fold's threshold.

    """
    margin = np.zeros(len(pairs.same))
    accuracy = []
    for fold in np.unique(pairs.fold):
        held = pairs.fold == fold
        usable = np.zeros(pictures, bool)
        usable[pairs.first[~held]] = usable[pairs.second[~held]] = True
        usable[pairs.first[held]] = usable[pairs.second[held]] = False
        templates = scorer(usable)
        scores = np.einsum("ij,ij->i", templates[pairs.first], templates[pairs.second], dtype=np.float64)
        threshold = best_threshold(scores[~held], pairs.same[~held])
        margin[held] = scores[held] - threshold
        accuracy.append(float(((margin[held] >= 0) == pairs.same[held]).mean()))
    strangers = np.sort(margin[~pairs.same])[::-1]
    tar = {r: float((margin[pairs.same] > strangers[int(r * len(strangers))]).mean()) for r in rates}
    return Verification(tuple(accuracy), tar, np.flatnonzero((margin >= 0) != pairs.same))


def best_threshold(scores: Scores, same: npt.NDArray[np.bool_]) -> float:
    """The threshold with the most right decisions, half-way between the scores on its two sides."""
    order = np.argsort(-scores)
    ranked = same[order]
    right = np.cumsum(ranked) + (~ranked).sum() - np.cumsum(~ranked)
    best = int(np.argmax(right))
    return float(scores[order[best : best + 2]].mean())
