"""Every comparison of a set, each with what was fitted on neither of the two people.

People are dealt to folds; for two people of the folds a and b, transforms are fitted on the pictures of all others. So
all pairs of pictures are compared, which small false match rates need, and none is scored with what it was fitted on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement

import numpy as np
import numpy.typing as npt

from core.evaluation.datasets import DatasetError
from core.evaluation.fitting import Labels
from core.evaluation.metrics import Rate, tar_at
from core.faces import Float
from core.recognition.pooling import pool

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
FOLDS = 5


@dataclass(frozen=True, eq=False)
class Block:
    """Comparisons of some pictures with some others.

    Attributes:
        rows: (n,) pictures.
        columns: (m,) pictures.
        scores: (n, m), minus infinity where a picture has no face.
        wanted: (n, m) true once for each two pictures of the set.

    """

    rows: Rows
    columns: Rows
    scores: Float
    wanted: Mask


@dataclass(frozen=True, eq=False)
class Crossed:
    """A set whose comparisons are cross-fitted.

    Attributes:
        labels: (N,) person of each picture.
        failed: (N,) pictures without a face.
        templates: unit rows (N, D), fitted on the pictures that may be used (N,).
        folds: that people are dealt to; 1 where nothing is fitted on this set.

    """

    labels: Labels
    failed: Mask
    templates: Callable[[Mask], Float]
    folds: int = FOLDS
    _made: dict[tuple[int, int], Float] = field(default_factory=dict)

    @property
    def fold(self) -> Rows:
        """(N,) fold of each picture."""
        return np.asarray(self.labels % self.folds, np.intp)

    def of(self, first: int, second: int) -> Float:
        """Templates (N, D) for comparisons of people of two folds.

        Raises:
            DatasetError: there is nobody else to fit on.

        """
        key = (min(first, second), max(first, second))
        if key not in self._made:
            usable = ~self.failed & (self.fold != first) & (self.fold != second)
            if self.folds > 1 and not usable.any():
                raise DatasetError("there are too few people to compare each with what was fitted on others")
            self._made[key] = self.templates(usable)
        return self._made[key]

    def blocks(self) -> Iterator[Block]:
        """Every comparison of two pictures, once."""
        for a, b in combinations_with_replacement(range(self.folds), 2):
            rows, columns = np.flatnonzero(self.fold == a), np.flatnonzero(self.fold == b)
            templates = self.of(a, b)
            scores = templates[rows] @ templates[columns].T
            scores[self.failed[rows]] = -np.inf
            scores[:, self.failed[columns]] = -np.inf
            yield Block(rows, columns, scores, (columns > rows[:, None]) if a == b else np.ones_like(scores, bool))

    def comparisons(self, left_out: Mask | None = None) -> tuple[Float, Float]:
        """Scores of every comparison of one person, and of two, but for pictures that are left out (N,)."""
        mated, non_mated = [], []
        for block in self.blocks():
            wanted = block.wanted
            if left_out is not None:
                wanted = wanted & ~left_out[block.rows][:, None] & ~left_out[block.columns]
            same = self.labels[block.rows][:, None] == self.labels[block.columns]
            mated.append(block.scores[wanted & same])
            non_mated.append(block.scores[wanted & ~same])
        return np.concatenate(mated), np.concatenate(non_mated)

    def search(self, probes: Rows, galleries: Sequence[Rows], coherence: float) -> Float:
        """Scores (P, G) of pictures against people of whom some pictures each are enrolled.

        Args:
            probes: (P,) pictures.
            galleries: of each person, the pictures enrolled.
            coherence: of pooling, see :func:`core.recognition.pooling.pool`.

        """
        scores = np.empty((len(probes), len(galleries)), np.float32)
        owners = np.array([self.fold[rows[0]] for rows in galleries], np.intp)
        for a in range(self.folds):
            own = np.flatnonzero(self.fold[probes] == a)
            for b in range(self.folds):
                people = np.flatnonzero(owners == b)
                if not len(own) or not len(people):
                    continue
                templates = self.of(a, b)
                pooled = np.stack([pool(templates[galleries[p]], coherence) for p in people.tolist()])
                scores[np.ix_(own, people)] = templates[probes[own]] @ pooled.T
        return scores


def fnmr_at(mated: Float, non_mated: Float, fmr: float) -> Rate:
    """False non-match rate at a false match rate, both over the same comparisons."""
    accepted = tar_at(mated, non_mated, fmr)
    return Rate(accepted.trials - accepted.events, accepted.trials)
