"""Harder faces: good enrolment pictures against spoilt probes, with and without a remedy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.evaluation.crossed import Crossed
from core.evaluation.datasets import Pairs
from core.evaluation.embedded import EmbeddedSet
from core.evaluation.fitting import Labels
from core.evaluation.methods import Other, fit_parts, put_together, shares
from core.evaluation.metrics import Rate, threshold_at
from core.evaluation.verification import Mask, Verification, by_templates, cross_fit
from core.faces import Float
from core.recognition.fusion import fuse
from core.recognition.profiles import Part

Measure = Callable[[Sequence[Part]], Verification]


def against(
    clean: EmbeddedSet, spoilt: EmbeddedSet, labels: Labels, pairs: Pairs, others: Sequence[Other] = ()
) -> Measure:
    """A measure of the first picture of each pair, as it is, against the second, spoilt.

    Transforms are fitted on good pictures of the other folds, as a shipped profile's are; only the threshold of each
    fold comes from spoilt pairs of the others.

    Args:
        clean: every picture as it is.
        spoilt: the same, spoilt; pictures that are no pair's second may be left out (as failed).
        labels: (N,) person of each picture.
        pairs: of the pictures.
        others: sets that transforms are fitted on as well.

    Returns:
        A function from parts to the result.

    """
    count = len(labels)
    moved = replace(pairs, second=pairs.second + count)
    failed = np.concatenate([clean.failed, spoilt.failed])

    def measure(parts: Sequence[Part]) -> Verification:
        def templates(usable: Mask) -> Float:
            good = (usable[:count] | usable[count:]) & ~clean.failed
            transforms = fit_parts(parts, clean, labels, good, others)
            rows = [
                transform(np.concatenate([data.vectors[part.embedder] for data in (clean, spoilt)]))
                for part, transform in zip(parts, transforms, strict=True)
            ]
            return fuse(rows, shares(parts))

        return cross_fit(moved, 2 * count, by_templates(templates), failed)

    return measure


@dataclass(frozen=True)
class FalseMatches:
    """Strangers who match.

    Attributes:
        both: both spoilt alike, by their scores alone.
        both_told: the same where a pair of two covered faces is refused, as a failure to acquire.
        one: one of them spoilt, against the other as they are: a stranger at the door, and whoever is enrolled.

    """

    both: Rate
    both_told: Rate
    one: Rate


def false_matches(
    clean: EmbeddedSet,
    spoilt: EmbeddedSet,
    labels: Labels,
    parts: Sequence[Part],
    fmr: float,
    others: Sequence[Other] = (),
) -> FalseMatches:
    """How often two strangers match who are spoilt, where strangers as they are match at ``fmr``.

    Over every comparison of the pictures that were spoilt, each with transforms fitted on other people as they are.
    """
    lost, count = clean.failed | spoilt.failed, len(labels)

    def impostors(*sets: EmbeddedSet, left_out: Mask = lost) -> Float:
        """Scores of all comparisons of two people within some sets and between them."""
        times = len(sets)

        def templates(usable: Mask) -> Float:
            transforms = fit_parts(
                parts, clean, labels, np.asarray(usable.reshape(times, count).any(axis=0), bool), others
            )
            return np.concatenate([put_together(parts, transforms, data) for data in sets])

        crossed = Crossed(np.tile(labels, times), np.tile(clean.failed, times), templates)
        return crossed.comparisons(np.tile(left_out, times))[1]

    bare, both, all_of_them = impostors(clean), impostors(spoilt), impostors(clean, spoilt)
    threshold = threshold_at(bare, fmr)
    hits, among = int((both >= threshold).sum()), int((bare >= threshold).sum())
    told = hits
    if spoilt.covered is not None and spoilt.covered.any():
        told -= int((impostors(spoilt, left_out=lost | ~spoilt.covered) >= threshold).sum())
    one = int((all_of_them >= threshold).sum()) - hits - among
    return FalseMatches(
        both=Rate(hits, len(both)),
        both_told=Rate(told, len(both)),
        one=Rate(one, len(all_of_them) - len(both) - len(bare)),
    )
