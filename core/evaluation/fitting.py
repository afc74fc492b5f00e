"""Fitting what a profile ships: centres, the projection of LBP histograms, and the calibration of scores."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from core.faces import Float
from core.recognition.fusion import Transform, unit
from core.recognition.pooling import pool
from core.recognition.profiles import Calibration

Labels = npt.NDArray[np.int64]

CENTRED = frozenset({"facenet-casia", "facenet-vggface2", "sface"})
"""Embedders that gain by losing their mean. dlib's descriptors lose by it: their mean's direction carries meaning."""

_POOLING_FMR = 1e-4
_COHERENCE_UNKNOWN = 0.9  # nobody has two pictures: lower than any measured, so that strangers do not gain
_CALIBRATED_RATES = np.array(
    [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 5e-3, 2e-3, 1e-3, 5e-4, 2e-4, 1e-4, 5e-5, 2e-5, 1e-5, 5e-6, 2e-6]
)


def fit_part(embedder: str, vectors: Float, labels: Labels) -> Transform:
    """The transform of one embedder of a profile, from labelled vectors (N, D)."""
    if embedder == "lbp":
        return fit_discriminant(vectors, labels)
    return fit_centre(vectors) if embedder in CENTRED else Transform()


def fit_centre(vectors: Float) -> Transform:
    """Only the mean of the unit vectors (N, D) is taken away."""
    return Transform(mean=unit(vectors).mean(axis=0))


def fit_discriminant(
    vectors: Float, labels: Labels, components: int = 200, width: int = 64, shrinkage: float = 0.1
) -> Transform:
    """PCA, then linear discriminants of the people (Belhumeur, Hespanha and Kriegman, IEEE PAMI 19(7), 1997).

    Args:
        vectors: (N, D), any length.
        labels: (N,) person of each row; people with one row count towards the whole scatter only.
        components: principal components kept, at the most.
        width: discriminants kept, at the most.
        shrinkage: share of a sphere in the scatter within people, which few rows per person estimate badly.

    """
    rows = unit(vectors).astype(np.float64)
    mean = rows.mean(axis=0)
    centred = rows - mean
    # more columns than rows: the eigenvectors of the small Gram matrix give those of the large covariance
    values, vectors_ = np.linalg.eigh(centred @ centred.T)
    order = np.argsort(values)[::-1][:components]
    order = order[values[order] > 1e-10 * values[order[0]]]  # few rows span few dimensions
    components = len(order)
    principal = centred.T @ (vectors_[:, order] / np.sqrt(values[order]))
    reduced = centred @ principal
    within = scatter_within(reduced, labels)
    within = (1 - shrinkage) * within + shrinkage * np.trace(within) / components * np.eye(components)
    values, axes = np.linalg.eigh(within)
    whitening = axes / np.sqrt(values)
    whole = np.cov((reduced @ whitening).T)
    values, axes = np.linalg.eigh(whole)
    discriminants = whitening @ axes[:, np.argsort(values)[::-1][:width]]
    projection = principal @ discriminants
    projection *= 1.0 / np.abs(projection).max()  # stored in half precision; length is normalised away later
    return Transform(mean.astype(np.float32), projection.astype(np.float32))


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


def calibrate(templates: Float, labels: Labels, source: str) -> Calibration:
    """What scores mean, from every comparison of two rows.

    Args:
        templates: (N, D) unit rows.
        labels: (N,) person of each row.
        source: the data, in words.

    """
    own, strangers = (np.sort(scores) for scores in comparisons(templates, labels))
    rates = _CALIBRATED_RATES[_CALIBRATED_RATES * len(strangers) >= 10]  # fewer errors say nothing of their rate
    thresholds = strangers[np.minimum(len(strangers) - 1, np.ceil(len(strangers) * (1 - rates)).astype(int))]
    return Calibration(
        source=source,
        impostors=len(strangers),
        thresholds=tuple(round(float(t), 5) for t in thresholds),
        fmr=tuple(float(r) for r in rates),
        fnmr=tuple(round(float(np.searchsorted(own, t) / len(own)), 5) for t in thresholds),
        mated=tuple(round(float(q), 5) for q in np.quantile(own, np.linspace(0, 1, 401))),
        coherence=round(fit_coherence(templates, labels), 4),
    )


def comparisons(templates: Float, labels: Labels) -> tuple[Float, Float]:
    """Scores of every comparison of two rows (N, D): of one person, and of two."""
    mated, non_mated = [], []
    for start in range(0, len(templates), 512):
        scores = templates[start : start + 512] @ templates.T
        rows = np.arange(start, min(start + 512, len(templates)))
        later = np.arange(len(templates))[None, :] > rows[:, None]
        same = labels[rows][:, None] == labels[None, :]
        mated.append(scores[later & same])
        non_mated.append(scores[later & ~same])
    return np.concatenate(mated), np.concatenate(non_mated)


def fit_coherence(templates: Float, labels: Labels, photos: int = 3, rounds: int = 4) -> float:
    """The coherence (see :func:`core.recognition.pooling.pool`) that keeps the scores of strangers where they are.

    With it, a person of several photos is passed for by as many strangers, at the line for a false match rate of 1e-4,
    as a person of one. Where there are too few comparisons for that, the mean score of two photos of one person stands
    in for it: that keeps the mean of strangers' scores in place and their highest a little lower, the safe side.

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
    lines = [np.quantile(np.concatenate(scores), 1 - _POOLING_FMR) for scores in (single, several)]
    ratio = float(lines[0] / lines[1]) ** 2
    return float(np.clip((ratio * photos - 1) / (photos - 1), 0.01, 1.0))
