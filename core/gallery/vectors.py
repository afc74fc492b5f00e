"""Searching many vectors for the nearest: one vector per person, in memory."""

from __future__ import annotations

import threading

import faiss
import numpy as np
import numpy.typing as npt

from core.errors import GalleryError
from core.faces import Float

_FIRST_CAPACITY = 64


class PersonVectors:
    """Exact inner-product search over one vector per person. Safe across threads.

    Adding, replacing and removing touch one row each: nothing is trained or rebuilt.
    """

    def __init__(self, dimension: int):
        self.dimension = dimension
        self._lock = threading.RLock()
        self._vectors = np.zeros((_FIRST_CAPACITY, dimension), np.float32)
        self._people = np.zeros(_FIRST_CAPACITY, np.int64)
        self._row_of: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._row_of)

    def put(self, people: npt.NDArray[np.int64], vectors: Float) -> None:
        """Add people (N,) with their vectors (N, D), or replace the vectors of those who are there.

        Raises:
            GalleryError: the vectors are not of this length.

        """
        if vectors.shape != (len(people), self.dimension):
            raise GalleryError("a stored template has the wrong length: it belongs to another profile")
        with self._lock:
            rows = np.empty(len(people), np.int64)
            for number, person in enumerate(people.tolist()):
                rows[number] = self._row_of.setdefault(person, len(self._row_of))
            self._reserve(len(self._row_of))
            self._vectors[rows] = vectors
            self._people[rows] = people

    def drop(self, person: int) -> None:
        """Remove a person; one who is not there is passed over."""
        with self._lock:
            row = self._row_of.pop(person, None)
            if row is None:
                return
            last = len(self._row_of)
            if row != last:  # the last row fills the gap
                self._vectors[row] = self._vectors[last]
                self._people[row] = self._people[last]
                self._row_of[int(self._people[row])] = row
            self._vectors[last] = 0

    def search(self, probes: Float, people: int = 2) -> list[list[tuple[int, float]]]:
        """The nearest people of each probe (N, D): (person, inner product), best first, ``people`` at the most."""
        with self._lock:
            count = len(self._row_of)
            if not count or not len(probes):
                return [[] for _ in range(len(probes))]
            wanted = np.ascontiguousarray(probes, dtype=np.float32)
            scores, rows = faiss.knn(
                wanted, self._vectors[:count], min(people, count), metric=faiss.METRIC_INNER_PRODUCT
            )
            return [
                [(int(p), float(s)) for p, s in zip(self._people[near], best, strict=True)]
                for near, best in zip(rows, scores, strict=True)
            ]

    def get(self, person: int) -> Float | None:
        """A person's vector (D,), or None."""
        with self._lock:
            row = self._row_of.get(person)
            return None if row is None else self._vectors[row].copy()

    def contents(self) -> tuple[npt.NDArray[np.int64], Float]:
        """Everybody (N,) and their vectors (N, D)."""
        with self._lock:
            count = len(self._row_of)
            return self._people[:count].copy(), self._vectors[:count].copy()

    def _reserve(self, count: int) -> None:
        capacity = len(self._people)
        if count <= capacity:
            return
        capacity = max(count, capacity + capacity // 2)
        vectors = np.zeros((capacity, self.dimension), np.float32)
        vectors[: len(self._vectors)] = self._vectors
        people = np.zeros(capacity, np.int64)
        people[: len(self._people)] = self._people
        self._vectors, self._people = vectors, people
