"""N:N grouping: which faces of a heap of pictures are of one person.

Chinese whispers (Biemann, TextGraphs 2006): faces are linked where their score passes a threshold, and each takes over,
again and again in random order, the group that its links favour. It needs no number of groups and leaves loners alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.faces import Float

Labels = npt.NDArray[np.int64]

LINK_FMR = 5e-5  # of all pairs of strangers this share is linked by mistake; on LFW the F measures peak there
NOISE = -1


def chinese_whispers(templates: Float, threshold: float, rounds: int = 30, seed: int = 0) -> Labels:
    """Groups of faces.

    Args:
        templates: (N, D) unit rows.
        threshold: score from which two faces are linked.
        rounds: at most; it ends earlier once nothing changes.
        seed: of the order, so that the same pictures always give the same groups.

    Returns:
        (N,) number of the group from 0 on, largest first; -1 for a face linked to no other.

    """
    count = len(templates)
    neighbours, weights = _links(templates, threshold)
    groups = np.arange(count, dtype=np.int64)
    generator = np.random.default_rng(seed)
    for _ in range(rounds):
        changed = False
        for face in generator.permutation(count):
            near = neighbours[face]
            if not len(near):
                continue
            kinds, inverse = np.unique(groups[near], return_inverse=True)
            favoured = kinds[int(np.argmax(np.bincount(inverse, weights=weights[face])))]
            changed |= bool(favoured != groups[face])
            groups[face] = favoured
        if not changed:
            break
    return _ordered(groups)


def _links(templates: Float, threshold: float) -> tuple[list[npt.NDArray[np.intp]], list[Float]]:
    neighbours, weights = [], []
    for start in range(0, len(templates), 512):
        scores = templates[start : start + 512] @ templates.T
        for offset, row in enumerate(scores):
            row[start + offset] = -1
            near = np.flatnonzero(row >= threshold)
            neighbours.append(near)
            weights.append(row[near] - threshold + 1e-3)
    return neighbours, weights


def _ordered(groups: Labels) -> Labels:
    kinds, inverse, counts = np.unique(groups, return_inverse=True, return_counts=True)
    rank = np.full(len(kinds), NOISE, dtype=np.int64)
    large = np.flatnonzero(counts >= 2)
    rank[large[np.argsort(-counts[large], kind="stable")]] = np.arange(len(large))
    return rank[inverse]


@dataclass(frozen=True)
class GroupingQuality:
    """How well groups match the truth.

    Attributes:
        pairwise: precision, recall and F over all pairs of faces.
        bcubed: precision, recall and F averaged over faces (Bagga and Baldwin 1998).

    """

    pairwise: tuple[float, float, float]
    bcubed: tuple[float, float, float]


def quality(groups: Labels, labels: Labels) -> GroupingQuality:
    """Compare groups (N,) with people (N,); a face that is noise is a group of its own."""
    own = groups.copy()
    loners = np.flatnonzero(own == NOISE)
    own[loners] = own.max(initial=0) + 1 + np.arange(len(loners))
    together = _pairs(np.unique(own, return_counts=True)[1])
    truly = _pairs(np.unique(labels, return_counts=True)[1])
    joint = np.unique(np.column_stack([own, labels]), axis=0, return_inverse=True, return_counts=True)
    both = _pairs(joint[2])
    cell = joint[2][joint[1].reshape(-1)]
    group_size = np.bincount(np.unique(own, return_inverse=True)[1])[np.unique(own, return_inverse=True)[1]]
    label_size = np.bincount(labels)[labels]
    return GroupingQuality(
        _f(both / together if together else 1.0, both / truly if truly else 1.0),
        _f(float((cell / group_size).mean()), float((cell / label_size).mean())),
    )


def _pairs(counts: npt.NDArray[np.int64]) -> float:
    return float((counts * (counts - 1) // 2).sum())


def _f(precision: float, recall: float) -> tuple[float, float, float]:
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
