"""1:N identification on an open set: people who are enrolled, and people who are not.

FPIR is the share of searches by people not enrolled that name anybody; FNIR the share of searches by enrolled people
that do not name the right one. DIR at rank 1 is 1 - FNIR (ISO/IEC 19795-1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.evaluation.crossed import Crossed
from core.evaluation.metrics import Rate, threshold_at
from core.recognition.profiles import Profile

Labels = npt.NDArray[np.int64]
FPIRS = (0.1, 0.01, 0.001)


@dataclass(frozen=True)
class Identification:
    """Result for one gallery.

    Attributes:
        people: enrolled.
        photos: pictures enrolled of each.
        rank1: searches by enrolled people whose nearest was the right person, whatever the score.
        detected: FPIR → the same, at or above the threshold at which strangers are named that often; a rate that so few
            strangers cannot show is left out.
        thresholds: FPIR → that threshold.
        at_threshold: the same, at or above the one that the profile itself has for a gallery of this size.
        false_positives: impostors named at that threshold.
        impostors: searches by people not enrolled.

    """

    people: int
    photos: int
    rank1: Rate
    detected: dict[float, Rate]
    thresholds: dict[float, float]
    at_threshold: Rate
    false_positives: Rate
    impostors: int


def most_people(labels: Labels, failed: npt.NDArray[np.bool_], reserved: int) -> int:
    """How many people can be enrolled: with more than ``reserved`` pictures with a face, and a fifth of all left over.

    Those left over are the strangers. 0 or less where there are too few.
    """
    everybody = len(np.unique(labels))
    able = int((np.bincount(labels[~failed]) > reserved).sum())
    return min(able, everybody - max(1, everybody // 5))


def identify(
    pictures: Crossed,
    people: int,
    profile: Profile,
    photos: int = 1,
    reserved: int | None = None,
    seed: int = 0,
) -> Identification:
    """Enrol some people, search for all their other pictures and for everybody else.

    Args:
        pictures: templates of labelled pictures; a search with one without a face names nobody.
        people: how many to enrol, of those with enough pictures.
        profile: that made the templates.
        photos: pictures enrolled of each.
        reserved: pictures of each kept from the searches, ``photos`` or more: runs with different ``photos`` and one
            ``reserved`` enrol the same people and search for the same pictures.
        seed: of the choice of people and pictures.

    Raises:
        ValueError: there are not that many people with enough pictures.

    """
    reserved = max(photos, reserved or photos)
    labels, failed = pictures.labels, pictures.failed
    able = np.flatnonzero(np.bincount(labels[~failed]) > reserved)
    if people > len(able):
        raise ValueError(f"only {len(able)} people have more than {reserved} pictures")
    generator = np.random.default_rng(seed)
    enrolled = np.sort(generator.permutation(able)[:people])
    kept = {p: generator.permutation(np.flatnonzero((labels == p) & ~failed))[:reserved] for p in enrolled}
    galleries = [kept[p][:photos] for p in enrolled]
    coherence = profile.calibration.coherence
    probes = np.setdiff1d(np.flatnonzero(np.isin(labels, enrolled)), np.concatenate(list(kept.values())))
    others = np.flatnonzero(~np.isin(labels, enrolled))
    scores = pictures.search(probes, galleries, coherence)
    score = scores.max(axis=1)
    right = (enrolled[scores.argmax(axis=1)] == labels[probes]) & ~failed[probes]
    strange = pictures.search(others, galleries, coherence).max(axis=1)
    strange = np.sort(np.where(failed[others], -np.inf, strange))[::-1]
    # a rate below one stranger in those at hand would say nothing
    thresholds = {fpir: threshold_at(strange, fpir) for fpir in FPIRS if fpir * len(strange) >= 1}
    threshold = profile.identify_threshold(people)
    return Identification(
        people=people,
        photos=photos,
        rank1=Rate(int(right.sum()), len(probes)),
        detected={f: Rate(int((right & (score >= t)).sum()), len(probes)) for f, t in thresholds.items()},
        thresholds=thresholds,
        at_threshold=Rate(int((right & (score >= threshold)).sum()), len(probes)),
        false_positives=Rate(int((strange >= threshold).sum()), len(others)),
        impostors=len(others),
    )
