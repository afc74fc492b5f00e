"""What a classifier is asked: one class of several, any number of labels, or several such questions at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from models.training import measuring

Float = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Questions:
    """What is asked of each picture, and how an answer is weighed. A network answers all of it in one row of numbers.

    Attributes:
        heads: how many classes each question has to choose from; several labels are one head.
        several: whether a picture may have any number of labels: then each number is a question by itself, of 0 or 1.
        focal: how much less is made of what is told well already (Lin et al. 2017, "Focal loss", where it is 2); 0 is
            plain cross-entropy.
        smoothing: share of what is wanted that is spread over all classes (Szegedy et al. 2016); not of labels.

    """

    heads: tuple[int, ...]
    several: bool = False
    focal: float = 0.0
    smoothing: float = 0.0

    @property
    def outputs(self) -> int:
        """Numbers that a network answers."""
        return sum(self.heads)

    def loss(self, logits: Tensor, wanted: Tensor) -> Tensor:
        """Cross-entropy, summed over the questions, as a mean over the pictures for which an answer is known.

        Args:
            logits: (N, outputs).
            wanted: (N, outputs): shares of each class, which are 1 together, or 0 where it is not known; of labels, 0
                and 1, or between.

        """
        if self.several:
            each = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
            if self.focal:
                share = torch.sigmoid(logits)
                each = each * (share + wanted - 2 * share * wanted) ** self.focal
            return each.mean(1).mean()
        whole = logits.new_zeros(())
        for answer, asked in zip(
            torch.split(logits, list(self.heads), 1), torch.split(wanted, list(self.heads), 1), strict=True
        ):
            known = asked.sum(1, keepdim=True)
            smooth = (1 - self.smoothing) * asked + self.smoothing * known / asked.shape[1]
            logs = answer.log_softmax(1)
            weights = (1 - logs.exp()) ** self.focal if self.focal else 1.0
            whole = whole - (smooth * weights * logs).sum() / known.sum().clamp(min=1)
        return whole

    def shares(self, logits: Tensor) -> Tensor:
        """Probabilities (N, outputs): of each question they are 1 together, those of labels each by itself."""
        if self.several:
            return torch.sigmoid(logits)
        return torch.cat([part.softmax(1) for part in torch.split(logits, list(self.heads), 1)], 1)

    def probabilities(self, logits: Float) -> Float:
        """:meth:`shares` of arrays."""
        found: Float = self.shares(torch.from_numpy(logits)).numpy()
        return found

    def scores(self, shares: Float, wanted: Float) -> dict[str, float]:
        """How right answers are; the first is what should become large.

        Args:
            shares: (N, outputs) probabilities.
            wanted: (N, outputs), as they are: 0 and 1.

        """
        if self.several:
            right = float(((shares >= 0.5) == (wanted > 0)).mean())
            return {"mAP": measuring.mean_average_precision(shares, wanted > 0), "labels right": right}
        pairs = zip(self.answers(shares), self.truth(wanted), strict=True)
        found = [float((answer == truth)[truth >= 0].mean()) for answer, truth in pairs if (truth >= 0).any()]
        return {"accuracy": float(np.mean(found)) if found else float("nan")}

    def wrong(self, shares: Float, wanted: Float) -> npt.NDArray[np.bool_]:
        """Which pictures (N,) have a wrong answer to any question."""
        if self.several:
            return np.asarray(((shares >= 0.5) != (wanted > 0)).any(1))
        pairs = zip(self.answers(shares), self.truth(wanted), strict=True)
        return np.asarray(np.any([(answer != truth) & (truth >= 0) for answer, truth in pairs], axis=0))

    def answers(self, shares: Float) -> list[npt.NDArray[np.int64]]:
        """The likeliest class (N,) of each question."""
        return [part.argmax(1) for part in self.split(shares)]

    def truth(self, wanted: Float) -> list[npt.NDArray[np.int64]]:
        """The class (N,) of each question, -1 where it is not known."""
        return [np.where(part.any(1), part.argmax(1), -1) for part in self.split(wanted)]

    def split(self, values: Float) -> list[Float]:
        """Values (N, outputs) by question."""
        return np.split(values, np.cumsum(self.heads)[:-1], axis=1)


def wanted_of(labels: Sequence[Sequence[int]], outputs: int) -> Float:
    """What is wanted of pictures with these labels: (N, outputs), 1 where it has the label."""
    found = np.zeros((len(labels), outputs), np.float32)
    for row, own in enumerate(labels):
        found[row, list(own)] = 1
    return found
