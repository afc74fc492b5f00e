"""Making a recognition profile: parts and weights in, fitted transforms, calibration and figures out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import tomlkit

from core.evaluation import fitting
from core.evaluation.crossed import Crossed
from core.evaluation.datasets import Pairs
from core.evaluation.embedded import EmbeddedSet
from core.evaluation.methods import Other, fit_parts, fused, shares
from core.evaluation.report import ReportError
from core.evaluation.verification import Verification, cross_fit
from core.recognition.fusion import Transform, fuse
from core.recognition.profiles import Figures, Part, Profile

Labels = fitting.Labels


@dataclass(frozen=True)
class FittedProfile:
    """A profile and the transforms that go with it.

    Attributes:
        name: of its file.
        profile: complete; the transforms are named, but nothing is written yet.
        transforms: embedder → what was fitted to it.
        result: how it did on pairs, everything fitted on the other folds; None without pairs.

    """

    name: str
    profile: Profile
    transforms: dict[str, Transform]
    result: Verification | None

    def write(self, folder: Path) -> Path:
        """Write ``NAME.toml`` and its transforms.

        Raises:
            ReportError: the folder cannot be written.

        """
        path = folder / f"{self.name}.toml"
        try:
            for part in self.profile.parts:
                if part.transform:
                    self.transforms[part.embedder].write(folder / part.transform)
            folder.mkdir(parents=True, exist_ok=True)
            content = self.profile.model_dump(exclude={"folder"}, exclude_none=True)
            path.write_text(tomlkit.dumps(content), encoding="utf-8")
        except OSError as error:
            raise ReportError("{path} cannot be written: {reason}", path=path, reason=error.strerror or error) from None
        return path


def fit_profile(
    name: str,
    profile_id: str,
    title: str,
    parts: Sequence[Part],
    data: EmbeddedSet,
    labels: Labels,
    source: str,
    pairs: Pairs | None = None,
    others: Sequence[Other] = (),
    identify_fpir: float = 1e-3,
    left_out: npt.NDArray[np.bool_] | None = None,
) -> FittedProfile:
    """Fit transforms and calibration on all pictures of a set; measure, cross-fitted, on its pairs.

    The calibration is of comparisons each of which is scored with transforms fitted on other people.

    Args:
        name: of the file.
        profile_id: goes with every template made by it: a new one whenever parts, weights or transforms change.
        title: for people.
        parts: embedders with their weights, which are scaled to add up to 1.
        data: the embedded set.
        labels: (N,) person of each picture.
        source: the data, in words.
        pairs: of the same pictures, in folds.
        others: sets that transforms are fitted on as well.
        identify_fpir: default target of 1:N search.
        left_out: (N,) pictures that nothing is fitted or calibrated on, since they are labelled wrongly.

    Raises:
        ValueError: there are too few faces to fit anything on.

    """
    lost = data.failed if left_out is None else data.failed | left_out
    found = ~lost
    if found.sum() < 50 or len(np.unique(labels[found])) < 10:
        raise ValueError("at least 50 faces of 10 people are needed to fit a profile")
    weights = [round(share, 6) for share in shares(parts)]
    weights[0] = round(1 - sum(weights[1:]), 6)
    fitted = fit_parts(parts, data, labels, found, others)
    transforms = {part.embedder: transform for part, transform in zip(parts, fitted, strict=True)}
    rows = [transforms[part.embedder](data.vectors[part.embedder][found]) for part in parts]
    method = fused(name, title, parts, others)
    if method.templates is None:
        raise AssertionError("parts make templates")
    mated, non_mated = Crossed(labels, lost, method.templates(data, labels)).comparisons(lost)
    result = None if pairs is None else cross_fit(pairs, len(labels), method.make(data, labels), data.failed)
    profile = Profile(
        id=profile_id,
        title=title,
        parts=_written(name, parts, weights, transforms),
        identify_fpir=identify_fpir,
        calibration=fitting.calibrate(
            mated, non_mated, source, fitting.fit_coherence(fuse(rows, weights), labels[found])
        ),
        figures=None if result is None else figures(result, source),
        folder=Path(),
    )
    return FittedProfile(name, profile, transforms, result)


def _written(
    name: str, parts: Sequence[Part], weights: Sequence[float], transforms: dict[str, Transform]
) -> tuple[Part, ...]:
    """Parts as a profile has them, each with its weight and the file of what was fitted to it."""
    return tuple(
        part.model_copy(
            update={
                "weight": weight,
                "transform": f"{name}/{part.embedder}.npz" if transforms[part.embedder].fitted else None,
                "fitting": fitting.fitting_of(part),
            }
        )
        for part, weight in zip(parts, weights, strict=True)
    )


def figures(result: Verification, source: str) -> Figures:
    """What a profile says of itself."""
    rates = {f"{r:g}": round(result.tar(r).value, 5) for r in (1e-2, 1e-3)}
    return Figures(
        source=f"{source}, {len(result.same)} pairs, cross-fitted",
        accuracy=round(result.mean, 5),
        std=round(result.std, 5),
        eer=round(result.curve.eer, 5),
        tar=rates,
    )
