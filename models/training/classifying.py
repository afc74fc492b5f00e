"""Learning to say which class a picture belongs to: softmax and cross-entropy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models.training.lesson import Batch, Lesson, device_of

Pixels = npt.NDArray[np.uint8]
Augment = Callable[[Pixels, np.random.Generator], Pixels]
"""Changes the pictures of a batch, uint8 (N, side, side, 3), as they might have been taken otherwise."""
_AT_ONCE = 256


@dataclass(frozen=True, eq=False)
class Labelled:
    """Pictures uint8 (N, side, side, 3), and the class of each, int64 (N,)."""

    pixels: Pixels
    labels: npt.NDArray[np.int64]


class Classifying(Lesson[nn.Module]):
    """Pictures with one class each.

    Args:
        build: makes the untrained network, which takes (N, 3, side, side), 0 to 1, and answers (N, classes) logits.
        shown: what is learnt from.
        held: what is held out.
        batch: pictures for one step; each is seen once before any is seen again.
        augment: changes them, where it is given.

    """

    def __init__(
        self,
        build: Callable[[], nn.Module],
        shown: Labelled,
        held: Labelled,
        batch: int,
        augment: Augment | None = None,
    ):
        self._build, self._shown, self._held, self._augment = build, shown, held, augment
        self._size = min(batch, len(shown.labels))
        self._order = np.empty(0, np.int64)

    def make(self) -> nn.Module:
        return self._build()

    def batch(self, random: np.random.Generator) -> Batch:
        if len(self._order) < self._size:
            self._order = random.permutation(len(self._shown.labels))
        chosen, self._order = self._order[: self._size], self._order[self._size :]
        pixels = self._shown.pixels[chosen]
        if self._augment is not None:
            pixels = self._augment(pixels, random)
        return tensor_of(pixels), torch.from_numpy(self._shown.labels[chosen])

    def loss(self, network: nn.Module, batch: Batch) -> Tensor:
        return nn.functional.cross_entropy(network(batch[0]), batch[1])

    def score(self, network: nn.Module) -> dict[str, float]:
        """Share of what is held out that is right, and the loss there, which is to become small."""
        logits = torch.from_numpy(logits_of(network, self._held.pixels))
        labels = torch.from_numpy(self._held.labels)
        right = float((logits.argmax(1) == labels).float().mean())
        return {"accuracy": right, "held-out loss": float(nn.functional.cross_entropy(logits, labels))}

    def state(self) -> dict[str, npt.NDArray[np.int64]]:
        return {"order": self._order}

    def restore(self, state: dict[str, npt.NDArray[np.int64]]) -> None:  # type: ignore[override]
        self._order = state["order"]


def tensor_of(pixels: Pixels) -> Tensor:
    """Pictures uint8 (N, side, side, 3) as networks take them: (N, 3, side, side), 0 to 1."""
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float() / 255


def logits_of(network: nn.Module, pixels: Pixels) -> npt.NDArray[np.float32]:
    """What a network answers on many pictures uint8 (N, side, side, 3): (N, classes)."""
    device = device_of(network)
    with torch.no_grad():
        parts = [network(tensor_of(pixels[n : n + _AT_ONCE]).to(device)).cpu() for n in range(0, len(pixels), _AT_ONCE)]
    return np.asarray(torch.cat(parts).numpy(), np.float32)
