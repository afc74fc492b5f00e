"""Harder faces: good enrolment pictures against spoilt probes, with and without a remedy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from core.evaluation import fitting
from core.evaluation.datasets import Pairs
from core.evaluation.embedded import EmbeddedSet
from core.evaluation.verification import Mask, Verification, by_templates, cross_fit
from core.faces import Float
from core.recognition.fusion import fuse

Labels = fitting.Labels
Measure = Callable[[list[tuple[str, float]]], Verification]


def against(clean: EmbeddedSet, spoilt: EmbeddedSet, labels: Labels, pairs: Pairs) -> Measure:
    """A measure of the first picture of each pair, as it is, against the second, spoilt.

    Transforms are fitted on good pictures of the other folds, as a shipped profile's are; only the threshold of each
    fold comes from spoilt pairs of the others.

    Args:
        clean: every picture as it is.
        spoilt: the same, spoilt; pictures that are no pair's second may be left out (as failed).
        labels: (N,) person of each picture.
        pairs: of the pictures.

    Returns:
        A function from parts (embedder, weight) to the result.

    """
    count = len(labels)
    moved = replace(pairs, second=pairs.second + count)
    failed = np.concatenate([clean.failed, spoilt.failed])

    def measure(parts: list[tuple[str, float]]) -> Verification:
        total = sum(weight for _, weight in parts)

        def templates(usable: Mask) -> Float:
            good = (usable[:count] | usable[count:]) & ~clean.failed
            rows = []
            for embedder, _ in parts:
                vectors = clean.vectors[embedder]
                transform = fitting.fit_part(embedder, vectors[good], labels[good])
                rows.append(transform(np.concatenate([vectors, spoilt.vectors[embedder]])))
            return fuse(rows, [weight / total for _, weight in parts])

        return cross_fit(moved, 2 * count, by_templates(templates), failed)

    return measure
