"""Teaching a network to turn faces into codes that tell people apart: the lesson, and how well the codes do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from models.training.batches import answers, in_parts
from models.training.lesson import Batch, Lesson, device_of
from models.training.losses import CodeLoss, LossKind, loss_of, spread
from models.training.sampling import PeopleByPictures

Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
_AT_ONCE = 256


@dataclass(frozen=True, eq=False)
class Labelled:
    """What codes are made of, and whom each is of.

    Attributes:
        inputs: (N, …) as the network takes them: float32 vectors, or uint8 chips (N, channels, height, width).
        people: int64 (N,) a number for each person.

    """

    inputs: Tensor
    people: Rows


def of_vectors(vectors: npt.NDArray[np.float32], people: Rows) -> Labelled:
    """Vectors (N, D) and the person of each."""
    return Labelled(torch.from_numpy(np.ascontiguousarray(vectors, np.float32)), people)


def of_chips(chips: npt.NDArray[np.uint8], people: Rows) -> Labelled:
    """Chips uint8 (N, side, side, 3) and the person of each."""
    return Labelled(torch.from_numpy(np.ascontiguousarray(chips.transpose(0, 3, 1, 2))), people)


@dataclass(frozen=True)
class Drawing:
    """How batches are drawn.

    Attributes:
        people: of one batch.
        pictures: of each.
        mirrored: whether every other picture is mirrored by chance, where the inputs are chips.

    """

    people: int = 32
    pictures: int = 4
    mirrored: bool = False


class Coder(nn.Module):
    """A network that makes codes, and the loss by which it learns: a loss may have weights of its own."""

    def __init__(self, network: nn.Module, loss: CodeLoss):
        super().__init__()
        self.network = network
        self.loss = loss

    def forward(self, inputs: Tensor) -> Tensor:
        """Codes (N, d)."""
        codes: Tensor = self.network(inputs)
        return codes


class CodeLesson(Lesson[Coder]):
    """Codes that tell people apart. The score is of verification among people that are held out.

    Args:
        shown: what is learnt from.
        held: of people who are not shown, of one set or several: scores are means over the sets.
        network: makes the untrained network; its codes are ``width`` numbers.
        width: of a code.
        loss: by which it learns.
        margin: of the loss; None for that of its paper.
        drawing: of batches.
        weights: (N,) how much each of the shown counts; alike by default.
        imprinted: whether rows of people begin as the mean of the untrained network's codes, where it knows faces.
        fmr: false match rate at which comparisons of held people count as accepted.

    Raises:
        TrainingError: there are fewer than two people.

    """

    def __init__(
        self,
        shown: Labelled,
        held: Sequence[Labelled],
        network: Callable[[], nn.Module],
        width: int,
        loss: LossKind,
        margin: float | None = None,
        drawing: Drawing | None = None,
        weights: npt.NDArray[np.float64] | None = None,
        *,
        imprinted: bool = False,
        fmr: float = 1e-2,
        look: Callable[[Scores, Rows], Mapping[str, npt.NDArray[np.uint8]]] = lambda _codes, _people: {},
    ):
        self._look = look
        self._scored: Scores | None = None
        self.shown, self.held, self.drawing = shown, tuple(held), drawing or Drawing()
        self._imprinted, self._fmr = imprinted, fmr
        numbers, self._classes = np.unique(shown.people, return_inverse=True)
        self._network = network
        self._loss = partial(loss_of, loss, len(numbers), width, margin)
        self._sampler = PeopleByPictures(shown.people, self.drawing.people, self.drawing.pictures, weights)

    def make(self) -> Coder:
        made = Coder(self._network(), self._loss())
        if self._imprinted:
            began = torch.from_numpy(codes(made.network.eval(), self.shown.inputs))
            people = torch.from_numpy(self._classes)
            made.loss.imprint(torch.zeros(int(people.max()) + 1, began.shape[1]).index_add_(0, people, began))
        return made

    def batch(self, random: np.random.Generator) -> Batch:
        rows = self._sampler.draw(random)
        inputs = self.shown.inputs[torch.from_numpy(rows)]
        if self.drawing.mirrored:
            turned = torch.from_numpy(random.random(len(rows)) < 0.5)
            inputs = torch.where(turned[:, None, None, None], inputs.flip(-1), inputs)
        return inputs, torch.from_numpy(self._classes[rows].astype(np.int64))

    def loss(self, network: Coder, batch: Batch) -> Mapping[str, Tensor]:
        inputs, people = batch
        parts: Mapping[str, Tensor] = network.loss(network(inputs), people)
        return parts

    def score(self, network: Coder) -> Mapping[str, float]:
        made = [codes(network, one.inputs) for one in self.held]
        self._scored = made[0] if made else None
        found = [verified(some, one.people, self._fmr) for some, one in zip(made, self.held, strict=True)]
        return {name: float(np.mean([one[name] for one in found])) for name in found[0]} if found else {}

    def samples(self, network: Coder) -> Mapping[str, npt.NDArray[np.uint8]]:  # noqa: ARG002  # the score has asked it
        return {} if self._scored is None else self._look(self._scored, self.held[0].people)


def codes(network: nn.Module, inputs: Tensor) -> Scores:
    """Unit codes float32 (N, d) of inputs, by a network in evaluation mode."""
    made = answers(network, in_parts(inputs, _AT_ONCE), device_of(network))
    return np.asarray(nn.functional.normalize(made).numpy(), np.float32)


def verified(made: Scores, people: Rows, fmr: float) -> dict[str, float]:
    """How well unit codes (N, d) tell people (N,) apart: accepted at a false match rate, equal error rate, spread."""
    mated, strange = compared(made, people)
    return {
        "accepted": accepted(mated, strange, fmr),
        "eer": equal_error(mated, strange),
        "spread": spread(torch.from_numpy(made)),
    }


def compared(made: Scores, people: Rows) -> tuple[Scores, Scores]:
    """Cosines of every two codes (N, d): of one person, and of two."""
    first, second = np.triu_indices(len(made), 1)
    scores = (made @ made.T)[first, second]
    same = people[first] == people[second]
    return scores[same], scores[~same]


def accepted(mated: Scores, strange: Scores, fmr: float) -> float:
    """Share of comparisons of one person above the score that a share ``fmr`` of strangers reaches; 0 without any."""
    if not len(mated) or not len(strange):
        return 0.0
    allowed = int(fmr * len(strange) + 1e-9)
    threshold = np.partition(strange, len(strange) - 1 - allowed)[len(strange) - 1 - allowed]
    return float((mated > threshold).mean())


def equal_error(mated: Scores, strange: Scores) -> float:
    """The rate at which as many strangers match as comparisons of one person fail; 0.5 without any."""
    if not len(mated) or not len(strange):
        return 0.5
    own, others = np.sort(mated), np.sort(strange)
    thresholds = np.concatenate([own, others])
    missed = np.searchsorted(own, thresholds, side="left") / len(own)
    matched = 1 - np.searchsorted(others, thresholds, side="left") / len(others)
    nearest = int(np.argmin(np.abs(missed - matched)))
    return float((missed[nearest] + matched[nearest]) / 2)
