"""Error rates of comparisons, and how sure they are.

Terms follow ISO/IEC 19795-1: a mated comparison is of one person with themselves, a non-mated one of two people; FMR is
the share of non-mated comparisons accepted, FNMR of mated ones refused. TAR = 1 - FNMR, FAR = FMR.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating]
_Z95 = 1.959963984540054
FEWEST = 5
"""False matches that a small rate rests on, at the least: fewer say nothing of it."""


@dataclass(frozen=True)
class Rate:
    """A share observed in trials, with 95 % bounds.

    Attributes:
        events: how often it happened.
        trials: out of how many.

    """

    events: int
    trials: int

    @property
    def value(self) -> float:
        """The share; 0 where there was no trial."""
        return self.events / self.trials if self.trials else 0.0

    @property
    def bounds(self) -> tuple[float, float]:
        """Wilson's score interval at 95 % (Wilson, JASA 22, 1927).

        Where nothing happened the upper bound is the "rule of three" instead: 3 / trials is what zero events show.
        """
        if not self.trials:
            return 0.0, 1.0
        if not self.events:
            return 0.0, min(1.0, 3.0 / self.trials)
        n, p, z = self.trials, self.value, _Z95
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return float(max(0.0, middle - half)), float(min(1.0, middle + half))


@dataclass(frozen=True, eq=False)
class Curve:
    """Error rates over all thresholds, rising.

    Attributes:
        thresholds: (T,) scores.
        fmr: (T,) falling.
        fnmr: (T,) rising.

    """

    thresholds: Scores
    fmr: Scores
    fnmr: Scores

    @property
    def eer(self) -> float:
        """Equal error rate: where FMR and FNMR cross, between the two nearest thresholds."""
        gap = self.fmr - self.fnmr
        after = int(np.argmax(gap <= 0))
        if after == 0:
            return float((self.fmr[0] + self.fnmr[0]) / 2)
        before = after - 1
        share = gap[before] / (gap[before] - gap[after])
        return float(self.fmr[before] + share * (self.fmr[after] - self.fmr[before]))


def curve(mated: Scores, non_mated: Scores) -> Curve:
    """FMR and FNMR at every score that occurs: a score at or above the threshold is accepted.

    Raises:
        ValueError: either kind of comparison is missing.

    """
    if not len(mated) or not len(non_mated):
        raise ValueError("a curve needs mated and non-mated comparisons")
    own, impostors = np.sort(mated), np.sort(non_mated)
    thresholds = np.unique(np.concatenate([own, impostors]))
    thresholds = np.append(thresholds, np.nextafter(thresholds[-1], np.inf))
    return Curve(
        thresholds,
        1.0 - np.searchsorted(impostors, thresholds, side="left") / len(impostors),
        np.searchsorted(own, thresholds, side="left") / len(own),
    )


def thinned(rates: Curve, points: int = 500) -> Curve:
    """A curve with the few points that a screen can show: evenly spaced in the logarithms of either rate."""
    if len(rates.thresholds) <= points:
        return rates
    rows: list[npt.NDArray[np.intp]] = [np.array([0, len(rates.thresholds) - 1])]
    for values in (-rates.fmr, rates.fnmr):  # both rise
        sizes = np.abs(values[values != 0])
        if len(sizes):
            wanted = np.geomspace(sizes.min(), sizes.max(), points // 2)
            wanted = np.sort(-wanted) if values[0] < 0 else wanted
            rows.append(np.minimum(np.searchsorted(values, wanted), len(values) - 1))
    kept = np.unique(np.concatenate(rows))
    return Curve(rates.thresholds[kept], rates.fmr[kept], rates.fnmr[kept])


def threshold_at(non_mated: Scores, fmr: float) -> float:
    """The lowest threshold at which no more than the given share of non-mated comparisons is accepted."""
    impostors = np.sort(non_mated)[::-1]
    allowed = int(np.floor(fmr * len(impostors) + 1e-9))
    return float(np.nextafter(impostors[allowed], np.inf)) if allowed < len(impostors) else float("-inf")


def tar_at(mated: Scores, non_mated: Scores, fmr: float) -> Rate:
    """True accept rate at a false match rate, both over the same comparisons."""
    threshold = threshold_at(non_mated, fmr)
    return Rate(int((mated >= threshold).sum()), len(mated))


def best_threshold(scores: Scores, same: npt.NDArray[np.bool_]) -> float:
    """The threshold with the most right decisions, half-way between the scores on its two sides; 0 without scores."""
    if not len(scores):
        return 0.0
    order = np.argsort(-scores)
    ranked = same[order]
    right = np.cumsum(ranked) + (~ranked).sum() - np.cumsum(~ranked)
    best = int(np.argmax(right))
    return float(scores[order[best : best + 2]].mean())
