"""1:1 verification: the LFW protocol and what comes with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.evaluation.datasets import Pairs
from core.evaluation.metrics import Curve, Rate, best_threshold, curve, tar_at
from core.faces import Float

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Score = Callable[[Rows, Rows], npt.NDArray[np.float64]]
"""Scores of pairs, given the rows of their first and second pictures."""
Fit = Callable[[Mask, Pairs], Score]
"""Fits on the pictures that may be used (N,) and on pairs among them, and gives the scores of any pairs."""

RATES = (1e-2, 1e-3, 1e-4)


@dataclass(frozen=True, eq=False)
class Verification:
    """Result of a cross-fitted run.

    Attributes:
        accuracy: of each fold, with the threshold that is best on the others.
        margins: (P,) score of each pair above its fold's threshold; minus infinity of failed pairs.
        same: (P,) whether both pictures show one person.
        failed: (P,) pairs with a picture in which no face was found. They are refused, of the same person and of two
            alike: a failure to acquire is no match (ISO/IEC 19795-1).

    """

    accuracy: tuple[float, ...]
    margins: npt.NDArray[np.float64]
    same: Mask
    failed: Mask

    @property
    def mean(self) -> float:
        """Mean accuracy over the folds."""
        return float(np.mean(self.accuracy))

    @property
    def std(self) -> float:
        """Standard deviation over the folds."""
        return float(np.std(self.accuracy))

    @property
    def errors(self) -> Rows:
        """Rows of the pairs decided wrongly."""
        return np.flatnonzero((self.margins >= 0) != self.same)

    @property
    def curve(self) -> Curve:
        """Error rates over all thresholds, the folds pooled relative to their own."""
        return curve(self.margins[self.same], self.margins[~self.same])

    def tar(self, fmr: float) -> Rate:
        """True accept rate at a false match rate."""
        return tar_at(self.margins[self.same], self.margins[~self.same], fmr)


def cross_fit(pairs: Pairs, pictures: int, fit: Fit, failed: Mask | None = None) -> Verification:
    """The LFW protocol, unrestricted: everything a fold is scored with is fitted on the other folds.

    Args:
        pairs: with their folds.
        pictures: number of pictures in all.
        fit: fits and scores.
        failed: (N,) pictures in which no face was found.

    """
    lost = np.zeros(pictures, bool) if failed is None else failed
    bad = lost[pairs.first] | lost[pairs.second]
    margins = np.zeros(len(pairs.same))
    accuracy = []
    for fold in np.unique(pairs.fold):
        held = pairs.fold == fold
        usable = np.zeros(pictures, bool)
        usable[pairs.first[~held]] = usable[pairs.second[~held]] = True
        usable[pairs.first[held]] = usable[pairs.second[held]] = False
        usable &= ~lost
        score = fit(usable, pairs.select(~held & usable[pairs.first] & usable[pairs.second]))
        train = ~held & ~bad
        threshold = best_threshold(score(pairs.first[train], pairs.second[train]), pairs.same[train])
        margins[held] = score(pairs.first[held], pairs.second[held]) - threshold
        margins[held & bad] = -np.inf
        accuracy.append(float(((margins[held] >= 0) == pairs.same[held]).mean()))
    return Verification(tuple(accuracy), margins, pairs.same, bad)


class Timed:
    """A fit whose scoring is timed; fitting is not.

    Attributes:
        milliseconds: of one score, so far.

    """

    def __init__(self, fit: Fit):
        self._fit = fit
        self._spent = 0.0
        self._pairs = 0

    @property
    def milliseconds(self) -> float:
        return 1e3 * self._spent / max(1, self._pairs)

    def __call__(self, usable: Mask, pairs: Pairs) -> Score:
        inner = self._fit(usable, pairs)

        def score(first: Rows, second: Rows) -> npt.NDArray[np.float64]:
            began = time.perf_counter()
            result = inner(first, second)
            self._spent += time.perf_counter() - began
            self._pairs += len(first)
            return result

        return score


def by_templates(make: Callable[[Mask], Float]) -> Fit:
    """A fit whose scores are inner products of templates, unit rows (N, D), made from what may be used."""

    def fit(usable: Mask, _pairs: Pairs) -> Score:
        templates = make(usable)

        def score(first: Rows, second: Rows) -> npt.NDArray[np.float64]:
            return np.asarray(np.einsum("ij,ij->i", templates[first], templates[second]), np.float64)

        return score

    return fit
