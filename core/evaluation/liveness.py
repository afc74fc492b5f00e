"""Presentation attack detection on labelled pictures, in the terms of ISO/IEC 30107-3.

APCER is the share of attacks of one type that pass, BPCER the share of live faces refused. Types are never pooled: a
detector is as good as it is against the type that it stops worst.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from core import images
from core.engine import Engine, Report
from core.errors import ImageError
from core.evaluation.datasets import DatasetError
from core.evaluation.metrics import Rate, curve
from core.faces import Float
from core.liveness.passive import SMALLEST, PassiveLiveness, Weighing

BPCERS = (0.01, 0.05, 0.10)
"""Targets at which attacks are counted."""
LIVE = "live"
MODELS: dict[str, list[int]] = {"networks alone": [0], "tone alone": [1], "networks and tone": [0, 1]}
"""Columns of the parts that each model weighs."""

_FOLDS = 5
_STRENGTH = 0.3  # of the regression's prior: a hundred faces of a kind are few


@dataclass(frozen=True)
class Judged:
    """Pictures with what passive liveness measures of the largest face of each.

    Attributes:
        kinds: (N,) ``live``, or the type of attack.
        folds: (N,) 0 to 4: neighbours in the order of file names, who are often the same person, share one.
        parts: (N, 2) of :meth:`core.liveness.passive.PassiveLiveness.parts`.
        unjudged: pictures without a face, or with one that is too small, by kind.

    """

    kinds: npt.NDArray[np.str_]
    folds: npt.NDArray[np.int64]
    parts: Float
    unjudged: dict[str, int]


@dataclass(frozen=True)
class Table:
    """One model's errors on faces that it was not fitted on.

    Attributes:
        eer: share of errors where attacks (all types) and live faces are mistaken equally often.
        apcer: target BPCER → type → share of attacks that pass.
        bpcer: target → share of live faces refused in fact.
        elsewhere: target → share refused among other live faces; empty without such.

    """

    eer: float
    apcer: dict[float, dict[str, Rate]]
    bpcer: dict[float, Rate]
    elsewhere: dict[float, Rate]


def read(folder: Path) -> dict[str, list[Path]]:
    """Kind → pictures of a folder with ``live`` and ``spoof``, the latter with a sub-folder for each type of attack.

    Raises:
        DatasetError: one of the two is missing or empty.

    """
    kinds = {LIVE: pictures(folder / "live"), "spoof": pictures(folder / "spoof", deep=False)}
    if (folder / "spoof").is_dir():
        kinds |= {sub.name: pictures(sub) for sub in sorted((folder / "spoof").iterdir()) if sub.is_dir()}
    kinds = {kind: paths for kind, paths in kinds.items() if paths}
    if LIVE not in kinds or len(kinds) < 2:
        raise DatasetError(f"{folder} needs a folder live, and a folder spoof with one sub-folder per type of attack")
    return kinds


def pictures(folder: Path, *, deep: bool = True) -> list[Path]:
    """Picture files of a folder, by number and name; with ``deep``, of its sub-folders too."""
    if not folder.is_dir():
        return []
    found = folder.rglob("*") if deep else folder.iterdir()
    return sorted((p for p in found if p.is_file() and p.suffix.lower() in images.SUFFIXES), key=_natural)


def _natural(path: Path) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", path.name)]


def measure(
    kinds: dict[str, list[Path]],
    engine: Engine,
    liveness: PassiveLiveness,
    report: Report | None = None,
) -> Judged:
    """Find the largest face of every picture and measure it."""
    names, folds, parts, unjudged = [], [], [], dict.fromkeys(kinds, 0)
    total, done = sum(len(paths) for paths in kinds.values()), 0
    for kind, paths in kinds.items():
        for number, path in enumerate(paths):
            done += 1
            if report is not None:
                report(done / total, path.name)
            measured = _one(path, engine, liveness)
            if measured is None:
                unjudged[kind] += 1
                continue
            names.append(kind)
            folds.append(number * _FOLDS // len(paths))
            parts.append(measured)
    rows = np.stack(parts) if parts else np.zeros((0, 2), np.float32)
    return Judged(np.array(names, np.str_), np.array(folds, np.int64), rows, unjudged)


def _one(path: Path, engine: Engine, liveness: PassiveLiveness) -> Float | None:
    try:
        picture = images.read(path)
    except ImageError:
        return None
    faces = engine.find(picture, min_face=20)
    if not len(faces) or float((faces.boxes[0, 2:] - faces.boxes[0, :2]).min()) < SMALLEST:
        return None
    measured: Float = liveness.parts(picture, faces.boxes[:1])[0]
    return measured


def cross_fit(judged: Judged, columns: list[int], elsewhere: Float | None = None) -> Table:
    """Weigh parts and set thresholds on four folds, and count errors on the fifth.

    Args:
        judged: the pictures.
        columns: of the parts that are weighed.
        elsewhere: parts (M, 2) of other live faces, which no fold is fitted on.

    Raises:
        DatasetError: a fold has no live faces or no attacks.

    """
    live = judged.kinds == LIVE
    passed: dict[float, npt.NDArray[np.bool_]] = {target: np.zeros(len(live), bool) for target in BPCERS}
    refused = dict.fromkeys(BPCERS, 0)
    scores = np.zeros(len(live))
    for fold in range(_FOLDS):
        test = judged.folds == fold
        if len(set(live[~test].tolist())) < 2:
            raise DatasetError("there are too few pictures for five folds: each needs live faces and attacks")
        weigh = _fitted(judged.parts[~test][:, columns], live[~test])
        scores[test] = weigh(judged.parts[test][:, columns])
        own = weigh(judged.parts[~test & live][:, columns])
        for target in BPCERS:
            line = float(np.quantile(own, target))
            passed[target][test] = scores[test] >= line
            if elsewhere is not None:
                refused[target] += int((weigh(elsewhere[:, columns]) < line).sum())
    types = [kind for kind in dict.fromkeys(judged.kinds.tolist()) if kind != LIVE]
    rates = curve(scores[live], scores[~live])
    crossing = int(np.argmin(np.abs(rates.fmr - rates.fnmr)))
    return Table(
        eer=float((rates.fmr[crossing] + rates.fnmr[crossing]) / 2),
        apcer={t: {k: _rate(passed[t], judged.kinds == k) for k in types} for t in BPCERS},
        bpcer={t: _rate(~passed[t], live) for t in BPCERS},
        # the mean over the five fits: they judge the same faces, so that these are not five times as many trials
        elsewhere={} if elsewhere is None else {t: Rate(round(n / _FOLDS), len(elsewhere)) for t, n in refused.items()},
    )


def fit(judged: Judged, threshold: float = 0.0) -> Weighing:
    """The weighing of networks and tone fitted on everything, as Portico ships it."""
    model = _model(judged.parts, judged.kinds == LIVE)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
    return Weighing(float(weights[0]), float(weights[1]), bias, threshold)


def shipped(judged: Judged, weighing: Weighing) -> dict[str, Rate]:
    """Type → APCER, and ``live`` → BPCER, of a weighing at its own threshold."""
    passed = weighing.score(judged.parts) >= weighing.threshold
    kinds = dict.fromkeys(judged.kinds.tolist())
    return {kind: _rate(~passed if kind == LIVE else passed, judged.kinds == kind) for kind in kinds}


def _fitted(parts: Float, live: npt.NDArray[np.bool_]) -> Callable[[Float], npt.NDArray[np.float64]]:
    model = _model(parts, live)
    return lambda some: np.asarray(model.decision_function(some), np.float64)


def _model(parts: Float, live: npt.NDArray[np.bool_]) -> Any:
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, class_weight="balanced"))
    return model.fit(parts, live)


def _rate(happened: npt.NDArray[np.bool_], among: npt.NDArray[np.bool_]) -> Rate:
    return Rate(int((happened & among).sum()), int(among.sum()))
