"""Presentation attack detection on labelled pictures, in the terms of ISO/IEC 30107-3.

APCER is the share of attacks of one type that pass, BPCER the share of live faces refused. Types are never pooled: a
detector is as good as it is against the type that it stops worst. What is fitted on one set is measured on others too:
cameras, paper and people of one set are alike, and a weighing learns them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from core import images
from core.base.progress import Report
from core.engine import Engine
from core.errors import ImageError
from core.evaluation.datasets import DatasetError
from core.evaluation.metrics import Rate, curve
from core.faces import Float
from core.liveness.passive import PassiveLiveness, Weighing, no_verdict
from core.pictures import folders

BPCERS = (0.01, 0.05, 0.10)
"""Shares of live faces refused at which attacks are counted."""
LIVE, SPOOF = "live", "spoof"

_FOLDS = 5
_STRENGTH = 0.3  # of the regression's prior: a hundred faces of a kind are few

_Pictures = dict[str, list[Path]]


@dataclass(frozen=True, eq=False)
class Judged:
    """Pictures with what passive liveness measures of the largest face of each.

    Attributes:
        kinds: (N,) ``live``, or the type of attack.
        folds: (N,) 0 to 4: pictures of one person share one, and where it is not known who that is, neighbours in the
            order of file names, who are often the same.
        parts: (N, 2) of :meth:`core.liveness.passive.PassiveLiveness.parts`.
        unjudged: pictures without a face, or with one of which nothing can be told, by kind.

    """

    kinds: npt.NDArray[np.str_]
    folds: npt.NDArray[np.int64]
    parts: Float
    unjudged: dict[str, int]

    @property
    def live(self) -> npt.NDArray[np.bool_]:
        """Which are live faces (N,)."""
        return np.asarray(self.kinds == LIVE)


@dataclass(frozen=True)
class Errors:
    """What happens at one threshold.

    Attributes:
        bpcer: share of live faces refused.
        apcer: type → share of attacks that pass.
        elsewhere: share refused among other live faces; None without such.

    """

    bpcer: Rate
    apcer: dict[str, Rate]
    elsewhere: Rate | None


@dataclass(frozen=True)
class Table:
    """Errors on faces that a weighing was not fitted on.

    Attributes:
        eer: share of errors where attacks (all types) and live faces are mistaken equally often.
        at: target → errors where just so many of these live faces are refused.
        own: errors at the weighing's own threshold.
        door: errors where single pictures are held against what a door asks of several looks.

    """

    eer: float
    at: dict[float, Errors]
    own: Errors
    door: Errors


def read(folder: Path) -> _Pictures:
    """Kind → pictures of a folder with ``live`` and ``spoof``.

    Sub-folders of ``spoof`` are types of attack, but for those that ``live`` has too: these are people.

    Raises:
        DatasetError: one of the two is missing or empty.

    """
    kinds = {LIVE: pictures(folder / LIVE), SPOOF: pictures(folder / SPOOF, deep=False)}
    subs = sorted(sub for sub in (folder / SPOOF).iterdir() if sub.is_dir()) if (folder / SPOOF).is_dir() else []
    for sub in subs:
        if (folder / LIVE / sub.name).is_dir():
            kinds[SPOOF] += pictures(sub)
        else:
            kinds[sub.name] = pictures(sub)
    kinds = {kind: paths for kind, paths in kinds.items() if paths}
    if LIVE not in kinds or len(kinds) < 2:
        raise DatasetError(
            "{folder} needs a folder live, and a folder spoof with one sub-folder per type of attack", folder=folder
        )
    return kinds


def pictures(folder: Path, *, deep: bool = True) -> list[Path]:
    """Picture files of a folder, by number and name; with ``deep``, of its sub-folders too."""
    if not folder.is_dir():
        return []
    return sorted(folders.survey(folder, deep=deep).pictures, key=_natural)


def _natural(path: Path) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", path.name)]


def folds_of(kinds: _Pictures) -> dict[Path, int]:
    """The fold 0 to 4 of every picture.

    Live faces in several sub-folders are of as many people, whose attacks lie in sub-folders of the same names.
    """
    people = sorted({path.parent.name for path in kinds[LIVE]})
    if len(people) > 1:
        return {path: people.index(path.parent.name) % _FOLDS if path.parent.name in people else number % _FOLDS
                for paths in kinds.values() for number, path in enumerate(paths)}  # fmt: skip
    return {path: number * _FOLDS // len(paths) for paths in kinds.values() for number, path in enumerate(paths)}


def measure(kinds: _Pictures, engine: Engine, liveness: PassiveLiveness, report: Report | None = None) -> Judged:
    """Find the largest face of every picture and measure it."""
    names, folds, parts, unjudged = [], [], [], dict.fromkeys(kinds, 0)
    fold_of = folds_of(kinds)
    done = 0
    for kind, paths in kinds.items():
        for path in paths:
            done += 1
            if report is not None:
                report(done / len(fold_of), path.name)
            measured = _one(path, engine, liveness)
            if measured is None:
                unjudged[kind] += 1
                continue
            names.append(kind)
            folds.append(fold_of[path])
            parts.append(measured)
    rows = np.stack(parts) if parts else np.zeros((0, 2), np.float32)
    return Judged(np.array(names, np.str_), np.array(folds, np.int64), rows, unjudged)


def _one(path: Path, engine: Engine, liveness: PassiveLiveness) -> Float | None:
    try:
        picture = images.read(path)
    except ImageError:
        return None
    faces = engine.find(picture, min_face=20)
    if not len(faces) or no_verdict(picture, faces.boxes[0]) is not None:
        return None
    measured: Float = liveness.parts(picture, faces.boxes[:1])[0]
    return measured


def fit(sets: Sequence[Judged], like: Weighing) -> Weighing:
    """Slope and bias fitted on everything: kinds and sets count equally, however many pictures they have.

    Args:
        sets: of faces.
        like: its share of the MiniFASNets and its thresholds are taken over.

    Raises:
        DatasetError: a set has no live faces or no attacks.

    """
    if any(len(set(one.live.tolist())) < 2 for one in sets):
        raise DatasetError(
            "there are too few pictures to fit on: each set, without a fifth, needs live faces and attacks"
        )
    means = np.concatenate([like.mean(one.parts) for one in sets])
    live = np.concatenate([one.live for one in sets])
    counts = np.concatenate([np.where(one.live, one.live.sum(), (~one.live).sum()) for one in sets])
    scale = float(means.std()) or 1.0
    weights = len(means) / (2 * len(sets) * counts)
    model = LogisticRegression(C=_STRENGTH).fit(means[:, None] / scale, live, sample_weight=weights)
    return replace(like, slope=float(model.coef_[0, 0]) / scale, bias=float(model.intercept_[0]))


def within(judged: Judged, like: Weighing, elsewhere: Float | None = None) -> Table:
    """Fitted on four folds and measured on the fifth; other live faces (parts (M, 2)) by what is fitted on all five."""
    scores = np.zeros(len(judged.kinds))
    for fold in range(_FOLDS):
        test = judged.folds == fold
        if test.any():
            rest = Judged(judged.kinds[~test], judged.folds[~test], judged.parts[~test], {})
            scores[test] = fit([rest], like).score(judged.parts[test])
    others = fit([judged], like).score(elsewhere) if elsewhere is not None else None
    return _table(judged, scores, like, others)


def by(weighing: Weighing, judged: Judged, elsewhere: Float | None = None) -> Table:
    """Measured with a weighing that was fitted on something else."""
    others = weighing.score(elsewhere) if elsewhere is not None else None
    return _table(judged, weighing.score(judged.parts), weighing, others)


def _table(judged: Judged, scores: npt.NDArray[np.floating], weighing: Weighing, others: Float | None) -> Table:
    live = judged.live
    rates = curve(scores[live], scores[~live])
    crossing = int(np.argmin(np.abs(rates.fmr - rates.fnmr)))

    def errors(threshold: float) -> Errors:
        passed = scores >= threshold
        types = [kind for kind in dict.fromkeys(judged.kinds.tolist()) if kind != LIVE]
        return Errors(
            bpcer=_rate(~passed[live]),
            apcer={kind: _rate(passed[judged.kinds == kind]) for kind in types},
            elsewhere=_rate(others < threshold) if others is not None else None,
        )

    return Table(
        eer=float((rates.fmr[crossing] + rates.fnmr[crossing]) / 2),
        at={target: errors(float(np.quantile(scores[live], target))) for target in BPCERS},
        own=errors(weighing.threshold),
        door=errors(weighing.door),
    )


def _rate(happened: npt.NDArray[np.bool_]) -> Rate:
    return Rate(int(happened.sum()), len(happened))
