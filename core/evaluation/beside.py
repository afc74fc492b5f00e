"""How methods do on the people of the sets that are fitted on beside the one at hand.

What a network has seen in its training flatters it: whoever reads figures of people whom it may have seen is shown
those of people whom it cannot have seen. Every two pictures are compared, each with what was fitted on other people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from core.evaluation import report
from core.evaluation.crossed import FOLDS, Crossed, fnmr_at
from core.evaluation.embedded import EmbeddedSet
from core.evaluation.fitting import Labels
from core.evaluation.methods import Other, fused_templates
from core.evaluation.metrics import FEWEST
from core.recognition.profiles import Part

RATES = (1e-2, 1e-3, 1e-4)


def beside(
    methods: Mapping[str, Sequence[Part]], data: EmbeddedSet, labels: Labels, others: Sequence[Other]
) -> dict[str, dict[str, dict[str, Any]]]:
    """FNMR over every comparison of each of some other sets, for JSON.

    Args:
        methods: what is fused, by the name of the method.
        data: the set at hand, on which everything is fitted as well.
        labels: (N,) person of each of its pictures.
        others: the sets that are measured; each is fitted on with the same share as for the set at hand.

    Returns:
        Method → set → figures, at the false match rates (:data:`RATES`) for which a set has comparisons enough. A set
        of fewer people than there are folds is left out.

    """
    found: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in methods}
    for own in others:
        if len(np.unique(own.labels[~own.data.failed])) < FOLDS:
            continue
        # shares count beside the set that is measured, which counts 1
        rest = [Other("", data, labels, 1 / own.share)]
        rest += [replace(other, share=other.share / own.share) for other in others if other is not own]
        for name, parts in methods.items():
            templates = fused_templates(parts, own.data, own.labels, rest)
            mated, strangers = Crossed(own.labels, own.data.failed, templates).comparisons()
            if not len(mated):
                continue
            rates = {f"{r:g}": report.rate(fnmr_at(mated, strangers, r)) for r in RATES if r * len(strangers) >= FEWEST}
            found[name][own.name] = {"mated": len(mated), "non_mated": len(strangers), "fnmr": rates}
    return found
