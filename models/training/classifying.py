"""Learning to say what a picture shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from models.training import augmenting
from models.training.augmenting import Augmentation, Light
from models.training.classifiers.parts import Classifier
from models.training.lesson import Batch, Lesson, Loss, device_of
from models.training.questions import Questions

Pixels = npt.NDArray[np.uint8]
Float = npt.NDArray[np.float32]
HELPER = 0.3
"""How much what a helping classifier says counts while a network learns (Szegedy et al. 2015)."""
_AT_ONCE = 128
_SHOWN, _ACROSS = 24, 8  # pictures of the sheet of what is wrong, and in a row


@dataclass(frozen=True, eq=False)
class Labelled:
    """Pictures uint8 (N, side, side, 3), and what is wanted of each, float32 (N, outputs); see :class:`Questions`."""

    pixels: Pixels
    wanted: Float


@dataclass(frozen=True)
class Way:
    """How pictures are gone through.

    Attributes:
        batch: pictures for one step; each is seen once before any is seen again.
        augmentation: how they are changed each time.

    """

    batch: int = 32
    augmentation: Augmentation = field(default_factory=Augmentation)


class Classifying(Lesson[Classifier]):
    """Pictures, and what is asked of them.

    Args:
        build: makes the untrained network.
        questions: that are asked.
        shown: what is learnt from.
        held: what is held out.
        way: how they are gone through.

    """

    def __init__(
        self, build: Callable[[], Classifier], questions: Questions, shown: Labelled, held: Labelled, way: Way
    ):
        self.questions, self.shown, self.held, self.way = questions, shown, held, way
        self._build = build
        self._light = Light.of(shown.pixels) if way.augmentation.pca else None
        self._order = np.empty(0, np.int64)
        self._wrong: Pixels | None = None

    def make(self) -> Classifier:
        return self._build()

    def batch(self, random: np.random.Generator) -> Batch:
        chosen, how = self.chosen(random), self.way.augmentation
        pixels = augmenting.augmented(self.shown.pixels[chosen], how, self._light, random)
        pictures: Float = pixels.astype(np.float32) / np.float32(255)
        wanted = self.shown.wanted[chosen]
        if how.mix:
            pictures, wanted = augmenting.mixed(pictures, wanted, how.mix, random)
        return torch.from_numpy(pictures).permute(0, 3, 1, 2).contiguous(), torch.from_numpy(wanted)

    def chosen(self, random: np.random.Generator) -> npt.NDArray[np.int64]:
        """Numbers of what the next step learns from."""
        size = min(self.way.batch, len(self.shown.pixels))
        if len(self._order) < size:
            self._order = random.permutation(len(self.shown.pixels))
        chosen, self._order = self._order[:size], self._order[size:]
        return chosen

    def loss(self, network: Classifier, batch: Batch) -> Loss:
        answer, *helping = network.answers(batch[0])
        own = self.questions.loss(answer, batch[1])
        if not helping:
            return own
        return {"answer": own, "helper": HELPER * sum((self.questions.loss(h, batch[1]) for h in helping), own * 0)}

    def score(self, network: Classifier) -> dict[str, float]:
        """How right it is on what is held out, and the loss there, which is to become small."""
        answered = self.answered(network)
        shares = self.questions.probabilities(answered)
        wrong = self.questions.wrong(shares, self.held.wanted)
        self._wrong = self.held.pixels[wrong][:_SHOWN] if wrong.any() else None
        loss = float(self.questions.loss(torch.from_numpy(answered), torch.from_numpy(self.held.wanted)))
        return self.questions.scores(shares, self.held.wanted) | {"held-out loss": loss}

    def answered(self, network: Classifier) -> Float:
        """Logits (N, outputs) of what is held out."""
        return logits_of(network, self.held.pixels)

    def samples(self, network: Classifier) -> Mapping[str, Pixels]:  # noqa: ARG002  # the score has asked it
        return {"held out and wrong": grid(self._wrong, _ACROSS)} if self._wrong is not None else {}

    def state(self) -> Mapping[str, Any]:
        return {"order": self._order}

    def restore(self, state: Mapping[str, Any]) -> None:
        self._order = state["order"]


def tensor_of(pixels: Pixels) -> Tensor:
    """Pictures uint8 (N, side, side, 3) as networks take them: (N, 3, side, side), 0 to 1."""
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float() / 255


def logits_of(network: Classifier, pixels: Pixels) -> Float:
    """What a network answers on many pictures uint8 (N, side, side, 3): (N, outputs)."""
    device = device_of(network)
    with torch.no_grad():
        parts = [network(tensor_of(pixels[n : n + _AT_ONCE]).to(device)).cpu() for n in range(0, len(pixels), _AT_ONCE)]
    return np.asarray(torch.cat(parts).numpy(), np.float32)


def grid(pictures: Pixels, across: int) -> Pixels:
    """Pictures (N, height, width, 3) side by side on white, so many in a row."""
    count, height, width = pictures.shape[:3]
    rows = -(-count // across)
    sheet = np.full((rows * across, height, width, 3), 255, np.uint8)
    sheet[:count] = pictures
    lines = sheet.reshape(rows, across, height, width, 3).transpose(0, 2, 1, 3, 4)
    return np.ascontiguousarray(lines.reshape(rows * height, across * width, 3))
