"""Batches for losses that compare: so many people, so many pictures of each (Hermans, Beyer and Leibe 2017)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models.training.keeping import TrainingError

Rows = npt.NDArray[np.int64]


class PeopleByPictures:
    """Draws P people and K pictures of each; whoever has fewer gives all of theirs.

    Args:
        labels: int64 (N,) person of each row.
        people: drawn for one batch; all where there are fewer.
        pictures: of each.
        weights: (N,) how much a row counts: a person is drawn in proportion to the mean of theirs. Alike by default.
        single: whether people with one picture are drawn as well: others learn to stay away from them.

    Raises:
        TrainingError: fewer than two people can be drawn.

    """

    def __init__(
        self,
        labels: Rows,
        people: int = 32,
        pictures: int = 4,
        weights: npt.NDArray[np.float64] | None = None,
        *,
        single: bool = True,
    ):
        numbers, counts = np.unique(labels, return_counts=True)
        kept = numbers if single else numbers[counts >= 2]
        if len(kept) < 2:
            raise TrainingError("at least two people are needed, with two pictures each")
        self._rows = [np.flatnonzero(labels == number) for number in kept]
        chances = np.ones(len(kept)) if weights is None else np.array([weights[rows].mean() for rows in self._rows])
        self._chances = chances / chances.sum()
        self.people = min(people, int((self._chances > 0).sum()))
        self.pictures = pictures

    def draw(self, random: np.random.Generator) -> Rows:
        """Rows of one batch, P x K at most, those of a person beside each other."""
        chosen = random.choice(len(self._rows), self.people, replace=False, p=self._chances)
        drawn = []
        for number in chosen:
            rows = self._rows[int(number)]
            drawn.append(random.choice(rows, min(self.pictures, len(rows)), replace=False))
        return np.concatenate(drawn).astype(np.int64)
