"""A policy that was learnt, without torch: what a small file says to do."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.messages import Message

_LAYERS = ("hidden.0", "hidden.2", "head")


class Policy:
    """Chooses an action for numbers that are seen.

    Attributes:
        size: numbers in an observation.
        actions: things that can be done.

    """

    def __init__(self, arrays: dict[str, npt.NDArray[np.float32]]):
        self._arrays = arrays
        self.size = len(arrays["mean"])
        self.actions = len(arrays["head.bias"])

    @classmethod
    def read(cls, source: Path | bytes) -> Policy:
        """The policy of an ``.npz`` file that a recipe has kept, or of what such a file holds.

        Raises:
            ValueError: it holds no policy.
            OSError: it cannot be read.

        """
        names = ["mean", "scale", *(f"{layer}.{part}" for layer in _LAYERS for part in ("weight", "bias"))]
        content = source if isinstance(source, bytes) else source.read_bytes()
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as file:
                arrays = {name: np.asarray(file[name], np.float32) for name in names}
            policy = cls(arrays)
            policy.numbers(np.zeros((1, policy.size), np.float32))
        except Exception as error:  # archives can be broken in many ways
            raise ValueError(Message("this file holds no policy")) from error
        return policy

    def numbers(self, observations: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """One number for each action (N, actions), of observations (N, size)."""
        found = (observations - self._arrays["mean"]) / self._arrays["scale"]
        for layer in _LAYERS:
            found = found @ self._arrays[f"{layer}.weight"].T + self._arrays[f"{layer}.bias"]
            found = np.maximum(found, 0) if layer != "head" else found
        return np.asarray(found, np.float32)

    def __call__(self, observations: npt.NDArray[np.float32], allowed: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """What to do, int64 (N,), where what may be done is (N, actions)."""
        numbers = np.where(allowed, self.numbers(observations), np.float32(-np.inf))
        return np.asarray(numbers.argmax(axis=1), np.int64)
