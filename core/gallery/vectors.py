"""Searching many vectors for the nearest: one vector per person, in memory.

Up to some thousands every vector is compared. Beyond, each also has a signature of 512 bits, the signs of random
projections (Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002): vectors at a small angle
differ in few bits. All signatures are compared, 64 bytes each, and the vectors of the nearest few thousand exactly.
Scores are always exact; what may be missed is somebody whose signature is not among the nearest.
"""

from __future__ import annotations

import threading

import faiss
import numpy as np
import numpy.typing as npt

from core.errors import GalleryError
from core.faces import Float

CROSSOVER = 10_000  # people from which signatures pay; ``portico bench`` measures it
_FIRST_CAPACITY = 64
_BITS = 512
_CANDIDATES = 2000  # at least, whose vectors are compared exactly
_CANDIDATE_SHARE = 1 / 90  # of all, where that is more: among a million drawn people 1 / 200 missed 7 of 1,000
_PROBES = 16
_SAMPLE = 20_000  # people whose mean the signatures are taken about


class Signatures:
    """Signs of random projections about the middle of the people there were at the time.

    The middle matters: faces share a large common part, which tells nobody from anybody.
    """

    def __init__(self, vectors: Float, capacity: int):
        dimension = vectors.shape[1]
        self.made_for = len(vectors)
        self._middle = vectors[:: max(1, len(vectors) // _SAMPLE)].mean(axis=0)
        generator = np.random.default_rng(0)
        turns = [
            np.linalg.qr(generator.standard_normal((dimension, dimension)))[0] for _ in range(-(-_BITS // dimension))
        ]
        self._projection = np.ascontiguousarray(np.concatenate(turns, axis=1)[:, :_BITS], np.float32)
        self.codes = np.zeros((capacity, _BITS // 8), np.uint8)
        for start in range(0, len(vectors), _SAMPLE):
            self.codes[start : min(start + _SAMPLE, len(vectors))] = self.of(vectors[start : start + _SAMPLE])

    def of(self, vectors: Float) -> npt.NDArray[np.uint8]:
        """Signatures (N, 64) of vectors (N, D)."""
        return np.packbits((vectors - self._middle) @ self._projection > 0, axis=1)

    def nearest(self, probes: Float, count: int, wanted: int) -> npt.NDArray[np.int64]:
        """Rows (N, wanted) of the nearest signatures among the first ``count``, for each probe (N, D)."""
        signatures, codes = self.of(probes), self.codes[:count]
        # the counting search needs memory for every probe times every candidate: a few probes at a time
        rows = [
            faiss.knn_hamming(signatures[start : start + _PROBES], codes, wanted, variant="mc")[1]
            for start in range(0, len(signatures), _PROBES)
        ]
        return np.asarray(np.concatenate(rows), np.int64)


class PersonVectors:
    """Inner-product search over one vector per person. Safe across threads.

    Adding, replacing and removing touch one row each; signatures are made anew when the people have become four times
    as many.

    Args:
        dimension: length of a vector.
        crossover: number of people from which signatures are used.

    """

    def __init__(self, dimension: int, crossover: int = CROSSOVER):
        self.dimension = dimension
        self._crossover = crossover
        self._signatures: Signatures | None = None
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
            count = len(self._row_of)
            if count >= self._crossover and (self._signatures is None or count > 4 * self._signatures.made_for):
                self._signatures = Signatures(self._vectors[:count], len(self._people))
            elif self._signatures is not None:
                self._signatures.codes[rows] = self._signatures.of(vectors)

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
                if self._signatures is not None:
                    self._signatures.codes[row] = self._signatures.codes[last]
            self._vectors[last] = 0
            if self._signatures is not None:
                self._signatures.codes[last] = 0

    def search(self, probes: Float, people: int = 2) -> list[list[tuple[int, float]]]:
        """The nearest people of each probe (N, D): (person, inner product), best first, ``people`` at the most."""
        with self._lock:
            count = len(self._row_of)
            if not count or not len(probes):
                return [[] for _ in range(len(probes))]
            wanted = np.ascontiguousarray(probes, dtype=np.float32)
            scores, rows = self._nearest(wanted, count, min(people, count))
            return [
                [(int(p), float(s)) for p, s in zip(self._people[near], best, strict=True)]
                for near, best in zip(rows, scores, strict=True)
            ]

    def _nearest(self, probes: Float, count: int, wanted: int) -> tuple[Float, npt.NDArray[np.int64]]:
        """Scores and rows (N, wanted), best first."""
        if self._signatures is None:
            scores, rows = faiss.knn(probes, self._vectors[:count], wanted, metric=faiss.METRIC_INNER_PRODUCT)
            return scores, rows
        near = self._signatures.nearest(probes, count, min(max(_CANDIDATES, int(_CANDIDATE_SHARE * count)), count))
        exact = _products(probes, self._vectors, near)
        best = np.argpartition(-exact, wanted - 1, axis=1)[:, :wanted]
        order = np.take_along_axis(best, np.argsort(-np.take_along_axis(exact, best, axis=1), axis=1), axis=1)
        return np.take_along_axis(exact, order, axis=1), np.take_along_axis(near, order, axis=1)

    @property
    def bytes_each(self) -> float:
        """Memory for one person: vector, signature and number, spare rows not counted."""
        signature = _BITS // 8 if self._signatures is not None else 0
        return 4 * self.dimension + signature + 8

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
        if self._signatures is not None:
            codes = np.zeros((capacity, _BITS // 8), np.uint8)
            codes[: len(self._signatures.codes)] = self._signatures.codes
            self._signatures.codes = codes


def _products(probes: Float, vectors: Float, rows: npt.NDArray[np.int64]) -> Float:
    """Inner products (N, K) of probes (N, D) with the vectors of their rows (N, K), which are not copied for it."""
    out = np.empty(rows.shape, np.float32)
    rows, pointer = np.ascontiguousarray(rows), faiss.swig_ptr
    count, each = rows.shape
    faiss.fvec_inner_products_by_idx(  # type: ignore[attr-defined]
        pointer(out), pointer(probes), pointer(vectors), pointer(rows), vectors.shape[1], count, each
    )
    return out
