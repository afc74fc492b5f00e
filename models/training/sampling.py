"""What the next step learns from: rows of a walk through all of them, or so many pictures of so many people.

The second is for losses that compare (Hermans, Beyer and Leibe 2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from models.training.keeping import TrainingError

Rows = npt.NDArray[np.int64]


class Walk:
    """Goes through rows by chance, each once before any comes again; what is left and fills no batch is passed over.

    Args:
        count: of the rows.
        size: of a batch; all rows where there are fewer.

    """

    def __init__(self, count: int, size: int):
        self.count, self.size = count, min(size, count)
        self._order: Rows = np.empty(0, np.int64)

    def draw(self, random: np.random.Generator) -> Rows:
        """Numbers of the rows of the next batch, int64 (size,)."""
        if len(self._order) < self.size:
            self._order = random.permutation(self.count)
        drawn, self._order = self._order[: self.size], self._order[self.size :]
        return drawn

    def state(self) -> dict[str, Any]:
        """What is left of the order, as a lesson keeps it."""
        return {"order": self._order}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on where another was whose :meth:`state` this is."""
        self._order = state["order"]


class PeopleByPictures:
    """Draws P people and K pictures of each; whoever has fewer gives all of theirs, and others learn to stay away.

    Args:
        labels: int64 (N,) person of each row.
        people: drawn for one batch; all where there are fewer.
        pictures: of each.
        weights: (N,) how much a row counts: a person is drawn in proportion to the mean of theirs. Alike by default.

    Raises:
        TrainingError: fewer than two people can be drawn.

    """

    def __init__(
        self,
        labels: Rows,
        people: int = 32,
        pictures: int = 4,
        weights: npt.NDArray[np.float64] | None = None,
    ):
        numbers = np.unique(labels)
        if len(numbers) < 2:
            raise TrainingError("at least two people are needed, with two pictures each")
        self._rows = [np.flatnonzero(labels == number) for number in numbers]
        chances = np.ones(len(numbers)) if weights is None else np.array([weights[rows].mean() for rows in self._rows])
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
