"""Things that somebody teaches with a few pictures each, on features that a trained network makes of any picture.

Of the ways to learn classes as they come (:mod:`models.training.growing`), a softmax trained anew is the one kept here:
with ten pictures of some dozens of things it is right most often, and takes a second.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import LearningError
from core.faces import Float, Image
from core.learning.data import squared
from models.runtime import Network
from models.training import growing

FILE = "taught.npz"
"""As which a run keeps what was taught."""
NETWORK = "efficientnet-lite0"
"""Of :mod:`models.zoo`; trained on a thousand kinds of things, it makes 1,280 numbers of a picture."""
SIDE = 224
FEATURES = 1280
_FEWEST = 3  # things, so that one can be left out
_FOLDS = 5
_AT_ONCE = 16
_MOST_NAMES = 10_000


def features(network: Network, pictures: Sequence[Image]) -> Float:
    """Features (N, 1280) of pictures of any size: of the square in the middle of each."""
    parts = [np.zeros((0, FEATURES), np.float32)]
    for start in range(0, len(pictures), _AT_ONCE):
        chips = np.stack([squared(picture, SIDE) for picture in pictures[start : start + _AT_ONCE]])
        parts.append(network(chips)[1])
    return np.concatenate(parts)


@dataclass(frozen=True, eq=False)
class Taught:
    """What was taught.

    Attributes:
        names: of the things.
        weights: (D + 1, things): for unit features, and the bias.
        threshold: surety below which a picture shows none of them; minus infinity where too little was taught to tell.

    """

    names: tuple[str, ...]
    weights: Float
    threshold: float

    def __call__(self, rows: Float) -> tuple[Float, Float]:
        """The share of each thing (N, things), and how sure each answer is (N,), of features (N, D)."""
        logits = growing.logits(self.weights, growing.unit(rows))
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32), logits.max(axis=1)

    def packed(self) -> bytes:
        """As a file."""
        buffer = io.BytesIO()
        names, weights = np.array(self.names), self.weights.astype(np.float32)
        np.savez_compressed(buffer, names=names, weights=weights, line=np.float64(self.threshold))  # its name in files
        return buffer.getvalue()

    @classmethod
    def read(cls, path: Path) -> Taught:
        """What a file holds.

        Raises:
            LearningError: it is not there, cannot be read, or holds something else.

        """
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                names: tuple[Any, ...] = tuple(arrays["names"].tolist())
                weights, threshold = np.asarray(arrays["weights"], np.float32), float(arrays["line"])
        except FileNotFoundError:
            raise LearningError("{path} does not exist", path=path) from None
        except OSError as error:
            raise LearningError("{path} cannot be read: {why}", path=path, why=error.strerror or error) from None
        except Exception as error:  # archives and what is in them can be broken in many ways
            raise LearningError("{file} holds nothing that was taught", file=path.name) from error
        fits = weights.shape == (FEATURES + 1, len(names)) and 2 <= len(names) <= _MOST_NAMES
        if not fits or not np.isfinite(weights).all() or np.isnan(threshold):
            raise LearningError("{file} holds nothing that was taught", file=path.name)
        return cls(tuple(str(name) for name in names), weights, threshold)


def teach(names: Sequence[str], examples: Sequence[Float]) -> Taught:
    """Learn things from features (n, D) of a few pictures of each; two things at least.

    From three things on with two pictures each, it is told as well what is none of them: by a threshold between how
    sure answers are to pictures that were left out, and to things that were.
    """
    rows = [growing.unit(one) for one in examples]
    return Taught(tuple(names), _fitted(rows).astype(np.float32), _threshold(rows))


def _fitted(rows: Sequence[Float]) -> growing.Wide:
    begin = np.zeros((rows[0].shape[1] + 1, len(rows)))
    return growing.fit_softmax(list(rows), np.arange(len(rows)), begin)


def _threshold(rows: Sequence[Float]) -> float:
    """Between how sure answers are to pictures that were left out, and to things that were; errors weigh alike."""
    folds = min(_FOLDS, *(len(one) for one in rows))
    if folds < 2 or len(rows) < _FEWEST:
        return -np.inf
    own, strange = [], []
    for fold in range(folds):
        left = [np.arange(len(one)) % folds != fold for one in rows]
        away = np.concatenate([one[~kept] for one, kept in zip(rows, left, strict=True)])
        own.append(_sure([one[kept] for one, kept in zip(rows, left, strict=True)], away))
    parts = min(_FOLDS, len(rows))
    for part in range(parts):
        others = [one for number, one in enumerate(rows) if number % parts != part]
        strange.append(_sure(others, np.concatenate(rows[part::parts])))
    yes, no = np.sort(np.concatenate(own)), np.sort(np.concatenate(strange))
    places = np.sort(np.concatenate([yes, no]))
    thresholds = (places[1:] + places[:-1]) / 2
    missed = np.searchsorted(yes, thresholds) / len(yes) + 1 - np.searchsorted(no, thresholds) / len(no)
    best = np.flatnonzero(missed <= missed.min() + 1e-9)
    return float(thresholds[best[len(best) // 2]])


def _sure(rows: Sequence[Float], asked: Float) -> Float:
    return np.asarray(growing.logits(_fitted(rows), asked).max(axis=1), np.float32)
