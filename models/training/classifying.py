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
from models.training.batches import answers, in_parts
from models.training.classifiers.parts import Classifier
from models.training.lesson import Batch, Lesson, Loss, device_of
from models.training.questions import Questions
from models.training.sampling import Walk
from models.training.sheets import sheet

Pixels = npt.NDArray[np.uint8]
Float = npt.NDArray[np.float32]
HELPER = 0.3
"""How much what a helping classifier says counts while a network learns (Szegedy et al. 2015)."""
_SHOWN, _ACROSS, _WHITE = 24, 8, 255  # pictures of the sheet of what is wrong, in a row, and the paper


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
        look: what else a look shows, pictures by name, given the network in evaluation mode.
        wrong: draws those of what is held out that are told wrong, from probabilities (N, outputs): uint8 (height,
            width, 3), None where none is. By default without a word.

    """

    def __init__(
        self,
        build: Callable[[], Classifier],
        questions: Questions,
        shown: Labelled,
        held: Labelled,
        way: Way,
        look: Callable[[Classifier], Mapping[str, Pixels]] = lambda _network: {},
        wrong: Callable[[Float], Pixels | None] | None = None,
    ):
        self._look, self._draw = look, wrong or self._wordless
        self.questions, self.shown, self.held, self.way = questions, shown, held, way
        self._build = build
        self._light = Light.of(shown.pixels) if way.augmentation.pca else None
        self._walk = Walk(len(shown.pixels), way.batch)
        self._shares: Float | None = None  # of the last look

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
        return self._walk.draw(random)

    def loss(self, network: Classifier, batch: Batch) -> Loss:
        answer, *helping = network.answers(batch[0])
        own = self.questions.loss(answer, batch[1])
        if not helping:
            return own
        return {"answer": own, "helper": HELPER * sum((self.questions.loss(h, batch[1]) for h in helping), own * 0)}

    def score(self, network: Classifier) -> dict[str, float]:
        """How right it is on what is held out, and the loss there, which is to become small."""
        answered = self.answered(network)
        shares = self._shares = self.questions.probabilities(answered)
        loss = float(self.questions.loss(torch.from_numpy(answered), torch.from_numpy(self.held.wanted)))
        return self.questions.scores(shares, self.held.wanted) | {"held-out loss": loss}

    def answered(self, network: Classifier) -> Float:
        """Logits (N, outputs) of what is held out."""
        return logits_of(network, self.held.pixels)

    def samples(self, network: Classifier) -> Mapping[str, Pixels]:
        wrong = self._draw(self._shares) if self._shares is not None else None
        return ({} if wrong is None else {"held out and wrong": wrong}) | dict(self._look(network))

    def _wordless(self, shares: Float) -> Pixels | None:
        wrong = self.questions.wrong(shares, self.held.wanted)
        return sheet(self.held.pixels[wrong][:_SHOWN], _ACROSS, 1, _WHITE) if wrong.any() else None

    def state(self) -> Mapping[str, Any]:
        return self._walk.state()

    def restore(self, state: Mapping[str, Any]) -> None:
        self._walk.restore(state)


def tensor_of(pixels: Pixels) -> Tensor:
    """Pictures uint8 (N, side, side, 3) as networks take them: (N, 3, side, side), 0 to 1."""
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float() / 255


def logits_of(network: Classifier, pixels: Pixels) -> Float:
    """What a network answers on many pictures uint8 (N, side, side, 3): (N, outputs)."""
    found = answers(network, map(tensor_of, in_parts(pixels)), device_of(network))
    return np.asarray(found.numpy(), np.float32)
