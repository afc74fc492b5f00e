"""Fitting what a profile ships: centres, the projection of LBP histograms, and the calibration of scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.linalg import eigh

from core.errors import ProfileError
from core.evaluation.metrics import FEWEST, Rate
from core.faces import Float
from core.recognition.embedding import kind_of
from core.recognition.fusion import Transform, unit
from core.recognition.pooling import pool
from core.recognition.profiles import Calibration, Fitting, Part

Labels = npt.NDArray[np.int64]

_SHRINKAGE = 0.5  # of the scatter within people towards a sphere, where it whitens
_POOLING_FMR = 1e-4
_COHERENCE_UNKNOWN = 0.9  # nobody has two pictures: lower than any measured, so that strangers do not gain
_CALIBRATED_RATES = np.array(
    [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 5e-3, 2e-3, 1e-3, 5e-4, 2e-4, 1e-4, 5e-5, 2e-5, 1e-5, 5e-6, 2e-6, 1e-6]
)


@dataclass(frozen=True, eq=False)
class FittingSample:
    """Labelled vectors of one set of pictures, to fit on.

    Attributes:
        vectors: (N, D), any length.
        labels: (N,) person of each row.
        share: how much the set counts beside others, whatever its size.

    """

    vectors: Float
    labels: Labels
    share: float = 1.0


def fitting_of(part: Part) -> Fitting:
    """What is fitted to a part of a profile."""
    if part.fitting is not None:
        return part.fitting
    try:
        return kind_of(part.embedder).fitting
    except ProfileError:  # an embedder of a measurement alone
        return "nothing"


def fit_part(part: Part, samples: Sequence[FittingSample]) -> Transform:
    """The transform of one part of a profile, from one set of labelled vectors or several.

    Raises:
        ProfileError: the part was learnt, and is not fitted.

    """
    how = fitting_of(part)
    if how == "learnt":
        raise ProfileError("{part} was learnt and is not fitted anew: measure the profile as it is", part=part.embedder)
    if how == "discriminant":
        return fit_discriminant(samples)
    if how == "whitening":
        return fit_whitening(samples)
    return fit_centre(samples) if how == "centre" else Transform()


def fit_centre(samples: Sequence[FittingSample]) -> Transform:
    """Only the mean of the unit vectors is taken away."""
    return Transform(mean=_mean([(unit(one.vectors), one.share) for one in samples]).astype(np.float32))


def fit_whitening(samples: Sequence[FittingSample], shrinkage: float = _SHRINKAGE) -> Transform:
    """What differs between pictures of one person is made equally large in every direction.

    Hatch, Kajarekar and Stolcke: "Within-class covariance normalization for SVM-based speaker recognition", Interspeech
    2006. Fitted on people photographed over many years as well, it takes away what age does to a face.

    Args:
        samples: sets; people with one row count towards the mean alone.
        shrinkage: share of a sphere in the scatter.

    """
    rows = [unit(one.vectors).astype(np.float64) for one in samples]
    mean = _mean([(x, one.share) for x, one in zip(rows, samples, strict=True)])
    size = len(mean)
    within = np.zeros((size, size))
    for x, one in zip(rows, samples, strict=True):
        within += one.share * scatter_within(unit((x - mean).astype(np.float32)).astype(np.float64), one.labels)
    level = np.trace(within) / size
    if level <= 0:  # nobody has two pictures
        return Transform(mean=mean.astype(np.float32))
    within = (1 - shrinkage) * within / level + shrinkage * np.eye(size)
    values, axes = np.linalg.eigh(within)
    return Transform(mean.astype(np.float32), ((axes / np.sqrt(values)) @ axes.T).astype(np.float32))


def fit_discriminant(
    samples: Sequence[FittingSample], components: int = 200, width: int = 64, shrinkage: float = 0.1
) -> Transform:
    """PCA, then linear discriminants of the people (Belhumeur, Hespanha and Kriegman, IEEE PAMI 19(7), 1997).

    Args:
        samples: sets; people with one row count towards the whole scatter only.
        components: principal components kept, at the most.
        width: discriminants kept, at the most.
        shrinkage: share of a sphere in the scatter within people, which few rows per person estimate badly.

    """
    rows = [unit(one.vectors).astype(np.float64) for one in samples]
    mean = _mean([(x, one.share) for x, one in zip(rows, samples, strict=True)])
    centred = [x - mean for x in rows]
    # more columns than rows: the eigenvectors of the small Gram matrix give those of the large covariance
    most = max(len(x) for x in rows)
    scaled = [x * np.sqrt(one.share * most / len(x)) for x, one in zip(centred, samples, strict=True)]
    every = np.concatenate(scaled)
    gram = every @ every.T
    values, vectors = eigh(gram, subset_by_index=[max(0, len(gram) - components), len(gram) - 1])
    order = np.argsort(values)[::-1]
    order = order[values[order] > 1e-10 * values[order[0]]]  # few rows span few dimensions
    components = len(order)
    principal = every.T @ (vectors[:, order] / np.sqrt(values[order]))
    reduced = [x @ principal for x in centred]
    total = sum(one.share for one in samples)
    within = sum(one.share * scatter_within(x, one.labels) for x, one in zip(reduced, samples, strict=True)) / total
    within = (1 - shrinkage) * within + shrinkage * np.trace(within) / components * np.eye(components)
    values, axes = np.linalg.eigh(within)
    whitening = axes / np.sqrt(values)
    whole = sum(one.share * np.cov((x @ whitening).T) for x, one in zip(reduced, samples, strict=True)) / total
    values, axes = np.linalg.eigh(whole)
    discriminants = whitening @ axes[:, np.argsort(values)[::-1][:width]]
    projection = principal @ discriminants
    projection *= 1.0 / np.abs(projection).max()  # stored in half precision; length is normalised away later
    return Transform(mean.astype(np.float32), projection.astype(np.float32))


def _mean(rows: list[tuple[npt.NDArray[Any], float]]) -> npt.NDArray[np.float64]:
    """Mean of the means of sets, by their shares."""
    total = sum(share for _, share in rows)
    return np.asarray(sum(share * x.mean(axis=0, dtype=np.float64) for x, share in rows) / total)


def scatter_within(rows: npt.NDArray[np.float64], labels: Labels) -> npt.NDArray[np.float64]:
    """Covariance of rows about their person's mean."""
    _, people = np.unique(labels, return_inverse=True)
    counts = np.bincount(people)
    means = np.zeros((len(counts), rows.shape[1]))
    np.add.at(means, people, rows)
    means /= counts[:, None]
    several = counts[people] >= 2
    residual = (rows - means[people])[several]
    return np.asarray(residual.T @ residual / max(1, several.sum() - (counts >= 2).sum()))


def calibrate(mated: Float, non_mated: Float, source: str, coherence: float) -> Calibration:
    """What scores mean.

    Args:
        mated: scores of comparisons of one person.
        non_mated: of two people.
        source: the data, in words.
        coherence: see :func:`fit_coherence`.

    """
    own, impostors = np.sort(mated), np.sort(non_mated)
    count = len(impostors)
    rates = _CALIBRATED_RATES[_CALIBRATED_RATES * count >= FEWEST]
    thresholds = impostors[np.minimum(count - 1, np.ceil(count * (1 - rates)).astype(int))]
    most = [Rate(int(count - np.searchsorted(impostors, t)), count).bounds[1] for t in thresholds]
    return Calibration(
        source=source,
        impostors=count,
        thresholds=tuple(round(float(t), 5) for t in thresholds),
        fmr=tuple(float(r) for r in rates),
        fmr_most=tuple(float(f"{m:.3g}") for m in most),
        fnmr=tuple(round(float(np.searchsorted(own, t) / len(own)), 5) for t in thresholds),
        mated=tuple(round(float(q), 5) for q in np.quantile(own, np.linspace(0, 1, 401))),
        coherence=round(coherence, 4),
    )


def comparisons(templates: Float, labels: Labels, failed: npt.NDArray[np.bool_] | None = None) -> tuple[Float, Float]:
    """Scores of every comparison of two rows (N, D): of one person, and of two.

    A comparison with a picture in which no face was found (``failed``, (N,)) is refused at every threshold: its score
    is minus infinity.
    """
    lost = np.zeros(len(templates), bool) if failed is None else failed
    mated, non_mated = [], []
    for start in range(0, len(templates), 512):
        scores = templates[start : start + 512] @ templates.T
        rows = np.arange(start, min(start + 512, len(templates)))
        scores[lost[rows]] = -np.inf
        scores[:, lost] = -np.inf
        later = np.arange(len(templates))[None, :] > rows[:, None]
        same = labels[rows][:, None] == labels[None, :]
        mated.append(scores[later & same])
        non_mated.append(scores[later & ~same])
    return np.concatenate(mated), np.concatenate(non_mated)


def fit_coherence(templates: Float, labels: Labels, photos: int = 3, rounds: int = 4) -> float:
    """The coherence (see :func:`core.recognition.pooling.pool`) that keeps the scores of strangers where they are.

    With it, a person of several photos is passed for by as many strangers, at the threshold for a false match rate of
    1e-4, as a person of one. Where there are too few comparisons for that, the mean score of two photos of one person
    stands in for it: that keeps the mean of strangers' scores in place and their highest a little lower, the safe
    side.

    Args:
        templates: (N, D) unit rows.
        labels: (N,) person of each row.
        photos: of each person pooled.
        rounds: choices of photos averaged over.

    """
    counts = np.bincount(labels)
    people = np.flatnonzero(counts >= photos)
    if len(people) * (len(templates) - photos) * rounds < 30 / _POOLING_FMR:
        own, _ = comparisons(templates, labels)
        return float(np.clip(own.mean(), 0.01, 1.0)) if len(own) else _COHERENCE_UNKNOWN
    generator = np.random.default_rng(0)
    single, several = [], []
    for _ in range(rounds):
        chosen = [generator.permutation(np.flatnonzero(labels == p))[:photos] for p in people]
        strange = labels[:, None] != people[None, :]
        single.append((templates @ templates[[rows[0] for rows in chosen]].T)[strange])
        pooled = np.stack([pool(templates[rows]) for rows in chosen])
        several.append((templates @ pooled.T)[strange])
    thresholds = [np.quantile(np.concatenate(scores), 1 - _POOLING_FMR) for scores in (single, several)]
    ratio = float(thresholds[0] / thresholds[1]) ** 2
    return float(np.clip((ratio * photos - 1) / (photos - 1), 0.01, 1.0))
