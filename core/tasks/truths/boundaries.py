"""How well edges agree with the boundaries that people drew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from core import images
from core.errors import TaskError
from core.evaluation import boundaries
from core.tasks.task import Given, Result, Truth

EDGE_LAYER = "Edges"
"""Title of the layer that holds edges: the brighter, the stronger."""


def _measure(_given: Given, result: Result, truth: Path) -> Mapping[str, float]:
    if EDGE_LAYER not in result.layers:
        raise TaskError("nothing was found that could be compared: the result has no edges")
    strength = result.layers[EDGE_LAYER][..., 0] / 255.0
    people = boundaries.read_boundaries(truth)
    if people[0].shape != strength.shape:
        raise TaskError("{truth} is not as large as the picture", truth=truth.name)
    best = boundaries.agreement(strength, people).best()
    return {"F": best.f, "Precision": best.precision, "Recall": best.recall, "Threshold": best.threshold}


BOUNDARIES = Truth("Boundaries drawn by people", (".mat", *sorted(images.SUFFIXES)), _measure)
