"""What a code of a face is learnt by: losses over the codes (N, D) of a batch and the people (N,) that they are of.

Three families, as the field came to them: people are classes, and the code is what stands before the classifier
(:class:`Softmax`, :class:`Centre`, :class:`AngularMargin`, :class:`CosineMargin`); codes are compared, and what is of
one person is to be near (:class:`Contrastive`, :class:`Triplet`); both at once (:class:`IdentifyAndVerify`).

A loss may have weights of its own, one row for each person: they are learnt beside the network's and thrown away
afterwards. What compares codes needs batches that hold several pictures of a person, see
:mod:`models.training.sampling`.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Literal, get_args

import torch
from torch import Tensor, nn
from torch.nn import functional

Parts = Mapping[str, Tensor]
"""Losses by name, each with its weight already; their sum is made small."""
LossKind = Literal[
    "softmax", "centre", "arcface", "cosface", "contrastive", "triplet-semi-hard", "triplet-batch-hard", "deepid2"
]
_NEAR_ONE = 1e-6
_COLLAPSED = 0.05
"""Of the spread, below which codes count as collapsed: two random directions have 1."""


class CodeLoss(nn.Module, ABC):
    """A loss over the codes of a batch."""

    @abstractmethod
    def forward(self, codes: Tensor, people: Tensor) -> Parts:
        """Of codes (N, D), of any length, and the number of the person of each, int64 (N,)."""

    def imprint(self, means: Tensor) -> None:
        """Begin the rows of people with their mean codes (people, D), where there are rows.

        Qi, Brown and Lowe: "Low-Shot Learning with Imprinted Weights", CVPR 2018. With rows drawn by chance, a network
        that knows faces already would be led astray until they have found their place.
        """
        for name, rows in self.named_parameters():
            if name.rpartition(".")[2] == "rows":
                with torch.no_grad():
                    rows.copy_(functional.normalize(means))


class Softmax(CodeLoss):
    """Cross-entropy over people: they are classes, and the code is what the last layer sees.

    Sun, Wang and Tang: "Deep Learning Face Representation from Predicting 10,000 Classes", CVPR 2014 (DeepID).

    Args:
        people: how many there are.
        width: of a code.
        scale: where given, codes and rows are brought to unit length and their cosines multiplied by it
            (Wang, Xiang, Cheng and Yuille: "NormFace", ACM Multimedia 2017).

    """

    def __init__(self, people: int, width: int, scale: float | None = None):
        super().__init__()
        self.scale = scale
        self.rows = _rows(people, width)

    def logits(self, codes: Tensor) -> Tensor:
        """Of each person, (N, people)."""
        return codes @ self.rows.T if self.scale is None else self.scale * _cosines(codes, self.rows)

    def forward(self, codes: Tensor, people: Tensor) -> Parts:
        return {"identify": functional.cross_entropy(self.logits(codes), people)}


class Centre(CodeLoss):
    """Softmax, and beside it codes are drawn to the centre of their person.

    Wen, Zhang, Li and Qiao: "A Discriminative Feature Learning Approach for Deep Face Recognition", ECCV 2016. Centres
    move as there: by a share of what they miss their person's codes by, no gradient goes through them. Two things are
    not as there: a centre moves before the pull of the same batch is measured, and not after it, which makes the pull
    a little smaller; and the first codes of a person are their centre, which does not begin at nothing.

    Args:
        people: how many there are.
        width: of a code.
        weight: of the pull; lambda in the paper.
        step: of the centres; alpha in the paper.
        scale: of the softmax's cosines.

    """

    centres: Tensor
    seen: Tensor

    def __init__(self, people: int, width: int, weight: float = 0.5, step: float = 0.5, scale: float = 16.0):
        super().__init__()
        self.softmax = Softmax(people, width, scale)
        self.weight, self.step = weight, step
        self.register_buffer("centres", torch.zeros(people, width))
        self.register_buffer("seen", torch.zeros(people, dtype=torch.bool))

    def forward(self, codes: Tensor, people: Tensor) -> Parts:
        codes = functional.normalize(codes)
        if self.training:
            self._move(codes.detach(), people)
        pull = (codes - self.centres[people]).pow(2).sum(dim=1).mean() / 2
        return {**self.softmax(codes, people), "pull": self.weight * pull}

    def _move(self, codes: Tensor, people: Tensor) -> None:
        counts = torch.bincount(people, minlength=len(self.centres)).to(codes)
        sums = torch.zeros_like(self.centres).index_add_(0, people, codes)
        first = (counts > 0) & ~self.seen
        self.centres[first] = sums[first] / counts[first, None]  # a centre at nothing would pull to nothing
        missed = counts[:, None] * self.centres - sums
        self.centres -= self.step * missed / (1 + counts[:, None])
        self.seen |= counts > 0


class AngularMargin(CodeLoss):
    """ArcFace: the own person's angle has to be smaller by a margin.

    Deng, Guo, Xue and Zafeiriou: "ArcFace: Additive Angular Margin Loss for Deep Face Recognition", CVPR 2019.

    Args:
        people: how many there are.
        width: of a code.
        margin: in radians.
        scale: of the cosines.

    """

    def __init__(self, people: int, width: int, margin: float = 0.5, scale: float = 32.0):
        super().__init__()
        self.rows = _rows(people, width)
        self.margin, self.scale = margin, scale

    def forward(self, codes: Tensor, people: Tensor) -> Parts:
        cosines = _cosines(codes, self.rows).clamp(-1 + _NEAR_ONE, 1 - _NEAR_ONE)
        own = cosines.gather(1, people[:, None])
        # past pi the cosine would rise again; there it goes on falling in a line, as in the authors' code
        moved = torch.where(
            own > math.cos(math.pi - self.margin),
            torch.cos(torch.acos(own) + self.margin),
            own - math.sin(math.pi - self.margin) * self.margin,
        )
        return {"identify": functional.cross_entropy(self.scale * cosines.scatter(1, people[:, None], moved), people)}


class CosineMargin(CodeLoss):
    """CosFace: the own person's cosine has to be larger by a margin.

    Wang, Wang, Zhou, Ji, Gong, Zhou, Li and Liu: "CosFace: Large Margin Cosine Loss for Deep Face Recognition", CVPR
    2018.

    Args:
        people: how many there are.
        width: of a code.
        margin: of the cosine.
        scale: of the cosines.

    """

    def __init__(self, people: int, width: int, margin: float = 0.35, scale: float = 32.0):
        super().__init__()
        self.rows = _rows(people, width)
        self.margin, self.scale = margin, scale

    def forward(self, codes: Tensor, people: Tensor) -> Parts:
        cosines = _cosines(codes, self.rows)
        own = functional.one_hot(people, len(self.rows)).to(cosines)
        return {"identify": functional.cross_entropy(self.scale * (cosines - self.margin * own), people)}


class Contrastive(CodeLoss):
    """Two towers of the same weights (Siamese): pairs of one person are drawn together, others pushed to a margin.

    Hadsell, Chopra and LeCun: "Dimensionality Reduction by Learning an Invariant Mapping", CVPR 2006; the towers are
    Bromley, Guyon, LeCun, Säckinger and Shah's, NIPS 1993. Every two codes of a batch are a pair; either kind of pair
    counts one half, and of those that are apart enough already nothing is learnt.

    Args:
        margin: distance of unit codes from which two people are far enough apart; the largest there is is 2.

    """

    def __init__(self, margin: float = 1.2):
        super().__init__()
        self.margin = margin

    def forward(self, codes: Tensor, people: Tensor) -> Parts:
        distances, same, other = _compared(codes, people)
        near = distances[same].pow(2)
        far = (self.margin - distances[other]).clamp_min(0).pow(2)
        far = far[far > 0]
        nothing = codes.sum() * 0
        return {
            "near": near.mean() / 2 if len(near) else nothing,
            "far": far.mean() / 2 if len(far) else nothing,
        }


class Triplet(CodeLoss):
    """Somebody's other picture has to be nearer than anybody else's, by a margin.

    Schroff, Kalenichenko and Philbin: "FaceNet: A Unified Embedding for Face Recognition and Clustering", CVPR 2015,
    for every two pictures of one person with the nearest stranger that is farther than the second ("semi-hard");
    Hermans, Beyer and Leibe: "In Defense of the Triplet Loss for Person Re-Identification", 2017, for each picture
    with the farthest of its own person and the nearest stranger ("batch-hard").

    The hardest of all triplets are known to draw all codes into one point, where the loss is the margin and no gradient
    leads out. So batch-hard takes the semi-hard ones instead while the codes of a batch are collapsed or nearly so,
    which is Schroff's remedy.

    Args:
        mining: which triplets.
        margin: in squared distance of unit codes for semi-hard (alpha), in distance for batch-hard.

    """

    def __init__(self, mining: Literal["semi-hard", "batch-hard"] = "semi-hard", margin: float = 0.2):
        super().__init__()
        self.mining, self.margin = mining, margin

    def forward(self, codes: Tensor, people: Tensor) -> Parts:
        distances, same, other = _compared(codes, people)
        if self.mining == "batch-hard" and not collapsed(codes):
            return {"triplet": self._hard(distances, same, other)}
        return {"triplet": self._semi_hard(distances.pow(2), same, other)}

    def _hard(self, distances: Tensor, same: Tensor, other: Tensor) -> Tensor:
        usable = same.any(1) & other.any(1)
        farthest = distances.masked_fill(~same, 0).amax(1)
        nearest = distances.masked_fill(~other, math.inf).amin(1)
        missed = (farthest - nearest + self.margin).clamp_min(0)[usable]
        return missed.mean() if len(missed) else distances.sum() * 0

    def _semi_hard(self, squares: Tensor, same: Tensor, other: Tensor) -> Tensor:
        anchors, others = torch.nonzero(same, as_tuple=True)
        own = squares[anchors, others]  # (M,)
        strange = squares[anchors].masked_fill(~other[anchors], math.inf)  # (M, N)
        farther = strange.masked_fill(strange <= own[:, None], math.inf).amin(1)
        farthest = strange.masked_fill(strange.isinf(), -math.inf).amax(1)
        chosen = torch.where(farther.isinf(), farthest, farther)  # nobody is farther: the farthest there is
        missed = (own - chosen + self.margin).clamp_min(0)[chosen.isfinite()]
        return missed[missed > 0].mean() if (missed > 0).any() else squares.sum() * 0


class IdentifyAndVerify(CodeLoss):
    """Classification and comparison of pairs at once.

    Sun, Chen, Wang and Tang: "Deep Learning Face Representation by Joint Identification-Verification", NIPS 2014
    (DeepID2).

    Args:
        people: how many there are.
        width: of a code.
        weight: of the comparison; lambda in the paper.
        margin: of the comparison, see :class:`Contrastive`.
        scale: of the softmax's cosines.

    """

    def __init__(self, people: int, width: int, weight: float = 1.0, margin: float = 1.2, scale: float = 16.0):
        super().__init__()
        self.identify = Softmax(people, width, scale)
        self.verify = Contrastive(margin)
        self.weight = weight

    def forward(self, codes: Tensor, people: Tensor) -> Parts:
        verified = {name: self.weight * part for name, part in self.verify(codes, people).items()}
        return {**self.identify(codes, people), **verified}


_KINDS: dict[LossKind, Callable[[int, int, float], CodeLoss]] = {
    "softmax": lambda people, width, _margin: Softmax(people, width, scale=16.0),
    "centre": lambda people, width, _margin: Centre(people, width),
    "arcface": AngularMargin,
    "cosface": CosineMargin,
    "contrastive": lambda _people, _width, margin: Contrastive(margin),
    "triplet-semi-hard": lambda _people, _width, margin: Triplet("semi-hard", margin),
    "triplet-batch-hard": lambda _people, _width, margin: Triplet("batch-hard", margin),
    "deepid2": lambda people, width, margin: IdentifyAndVerify(people, width, margin=margin),
}
LOSSES: tuple[LossKind, ...] = get_args(LossKind)
MARGINS: dict[LossKind, float] = {
    "softmax": 0.0,
    "centre": 0.0,
    "arcface": 0.5,
    "cosface": 0.35,
    "contrastive": 1.2,
    "triplet-semi-hard": 0.2,
    "triplet-batch-hard": 0.2,
    "deepid2": 1.2,
}
"""The margins of the papers; 0 where a loss has none."""


def loss_of(kind: LossKind, people: int, width: int, margin: float | None = None) -> CodeLoss:
    """A loss by its name.

    Args:
        kind: which.
        people: how many there are to learn from.
        width: of a code.
        margin: see the loss; None for that of :data:`MARGINS`.

    """
    return _KINDS[kind](people, width, MARGINS[kind] if margin is None else margin)


def spread(codes: Tensor) -> float:
    """How far the directions of codes (N, D) lie apart: mean of 1 - cosine over all pairs. 0 = all are one point."""
    if len(codes) < 2:
        return 0.0
    mean = functional.normalize(codes.detach()).mean(dim=0)
    squared = float(mean @ mean) * len(codes)
    return 1.0 - (squared - 1.0) / (len(codes) - 1)


def collapsed(codes: Tensor) -> bool:
    """Whether codes (N, D) have all but become one point: then nothing is learnt from the hardest triplets."""
    return spread(codes) < _COLLAPSED


def _rows(people: int, width: int) -> nn.Parameter:
    return nn.Parameter(nn.init.xavier_uniform_(torch.empty(people, width)))


def _cosines(codes: Tensor, rows: Tensor) -> Tensor:
    return functional.normalize(codes) @ functional.normalize(rows).T


def _compared(codes: Tensor, people: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Distances (N, N) of unit codes; which two are of one person, and which of two, each picture with others alone."""
    codes = functional.normalize(codes)
    distances = (2 - 2 * codes @ codes.T).clamp_min(1e-8).sqrt()  # the root has no slope at nothing
    same = people[:, None] == people
    return distances, same & ~torch.eye(len(codes), dtype=torch.bool, device=codes.device), ~same
