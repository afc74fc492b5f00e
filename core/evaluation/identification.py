"""1:N identification on an open set: people who are enrolled, and people who are not.

FPIR is the share of searches by people not enrolled that name anybody; FNIR the share of searches by enrolled people
that do not name the right one. DIR at rank 1 is 1 - FNIR (ISO/IEC 19795-1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.evaluation.metrics import Rate
from core.faces import Float

Labels = npt.NDArray[np.int64]
FPIRS = (0.1, 0.01)


@dataclass(frozen=True)
class Identification:
    """Result for one gallery size.

    Attributes:
        people: enrolled, one picture each unless said otherwise.
        rank1: searches by enrolled people whose nearest was the right person, whatever the score.
        detected: FPIR → the same, at or above the threshold at which strangers are named that often.
        thresholds: FPIR → that threshold.
        strangers: searches by people not enrolled.

    """

    people: int
    rank1: Rate
    detected: dict[float, Rate]
    thresholds: dict[float, float]
    strangers: int


def identify(
    templates: Float,
    labels: Labels,
    failed: npt.NDArray[np.bool_],
    people: int,
    photos: int = 1,
    seed: int = 0,
) -> Identification:
    """Enrol some people, search for all their other pictures and for everybody else.

    Args:
        templates: (N, D) unit rows.
        labels: (N,) person of each.
        failed: (N,) pictures without a face: a search with one names nobody.
        people: how many to enrol, of those with more than ``photos`` pictures.
        photos: pictures enrolled of each.
        seed: of the choice of people.

    Raises:
        ValueError: there are not that many people with enough pictures.

    """
    counts = np.bincount(labels)
    able = np.flatnonzero(counts > photos)
    if people > len(able):
        raise ValueError(f"only {len(able)} people have more than {photos} pictures")
    enrolled = np.sort(np.random.default_rng(seed).permutation(able)[:people])
    gallery_rows = np.concatenate([np.flatnonzero(labels == p)[:photos] for p in enrolled])
    gallery, owners = templates[gallery_rows], labels[gallery_rows]
    probes = np.setdiff1d(np.flatnonzero(np.isin(labels, enrolled)), gallery_rows)
    others = np.flatnonzero(~np.isin(labels, enrolled))
    best, score = _search(templates[probes], gallery, owners)
    right = (best == labels[probes]) & ~failed[probes]
    _, strange = _search(templates[others], gallery, owners)
    strange = np.sort(np.where(failed[others], -np.inf, strange))[::-1]
    thresholds = {}
    for fpir in FPIRS:
        allowed = int(fpir * len(strange))
        thresholds[fpir] = float(np.nextafter(strange[allowed], np.inf)) if allowed < len(strange) else float("-inf")
    return Identification(
        people=people,
        rank1=Rate(int(right.sum()), len(probes)),
        detected={f: Rate(int((right & (score >= t)).sum()), len(probes)) for f, t in thresholds.items()},
        thresholds=thresholds,
        strangers=len(others),
    )


def _search(probes: Float, gallery: Float, owners: Labels) -> tuple[Labels, Float]:
    scores = probes @ gallery.T
    nearest = scores.argmax(axis=1) if len(gallery) else np.zeros(len(probes), np.int64)
    return owners[nearest], scores[np.arange(len(probes)), nearest]
