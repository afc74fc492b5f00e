"""False non-match rates where a door works: at false match rates that no list of pairs is long enough for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.evaluation import report
from core.evaluation.crossed import FOLDS, Crossed, Mask, fnmr_at
from core.evaluation.fitting import Labels
from core.evaluation.lfw_errata import wrong
from core.evaluation.metrics import FEWEST
from core.faces import Float

SMALL = (1e-3, 1e-4, 1e-5, 1e-6)
_PEOPLE = 3 * FOLDS


def small_rates(
    templates: Callable[[Mask], Float], labels: Labels, failed: Mask, paths: Sequence[Path]
) -> dict[str, dict[str, Any]]:
    """FNMR at small false match rates over every comparison of a set, for JSON.

    Returns:
        "all" → figures; where pictures of the set are known to be labelled wrongly, also those without them. Nothing
        where there are too few people to fit on others.

    """
    if len(np.unique(labels[~failed])) < _PEOPLE:
        return {}
    crossed = Crossed(labels, failed, templates)
    mislabelled = wrong(paths)
    sets: dict[str, Mask | None] = {"all": None}
    if mislabelled.any():
        sets[f"without {int(mislabelled.sum())} wrong labels"] = mislabelled
    figures = {}
    for name, left_out in sets.items():
        mated, non_mated = crossed.comparisons(left_out)
        if not len(mated) or not len(non_mated):
            continue
        rates = {f"{r:g}": report.rate(fnmr_at(mated, non_mated, r)) for r in SMALL if r * len(non_mated) >= FEWEST}
        figures[name] = {"mated": len(mated), "non_mated": len(non_mated), "fnmr": rates}
    return figures
