"""Ways to compare two faces, from the textbooks to Portico's own profiles, all fitted on the same pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.evaluation import fitting
from core.evaluation.datasets import Pairs
from core.evaluation.embedded import EmbeddedSet
from core.evaluation.fitting import FittingSample
from core.evaluation.verification import Fit, Mask, Rows, Score, by_templates
from core.faces import Float
from core.recognition.fusion import Transform, fuse, unit
from core.recognition.profiles import Part, Profile

Labels = npt.NDArray[np.int64]
Wide = npt.NDArray[np.float64]


Templates = Callable[[Mask], Float]
"""Unit rows (N, D) of all pictures, made with what was fitted on those that may be used (N,)."""


@dataclass(frozen=True, eq=False)
class Other:
    """Another labelled set, which everything is fitted on beside the one at hand.

    Attributes:
        name: what it goes by.
        data: embedded.
        labels: (N,) person of each picture.
        share: how much it counts beside the set at hand, which counts 1.

    """

    name: str
    data: EmbeddedSet
    labels: Labels
    share: float

    def sample(self, embedder: str) -> FittingSample:
        """What there is to fit an embedder's transform on."""
        found = ~self.data.failed
        return FittingSample(self.data.vectors[embedder][found], self.labels[found], self.share)


@dataclass(frozen=True)
class Method:
    """One way to compare faces.

    Attributes:
        name: for the command line.
        title: for people, with its source.
        embedders: whose vectors it needs.
        make: given the vectors and labels of a set, fits and scores.
        templates: given the same, fits and makes templates; None where it compares in another way.
        parts: that it fuses; none where it does something else.

    """

    name: str
    title: str
    embedders: tuple[str, ...]
    make: Callable[[EmbeddedSet, Labels], Fit]
    templates: Callable[[EmbeddedSet, Labels], Templates] | None = None
    parts: tuple[Part, ...] = ()


def _comparing(
    name: str, title: str, embedders: tuple[str, ...], templates: Callable[[EmbeddedSet, Labels], Templates]
) -> Method:
    """A method that compares templates."""

    def make(data: EmbeddedSet, labels: Labels) -> Fit:
        return by_templates(templates(data, labels))

    return Method(name, title, embedders, make, templates)


def of_profile(name: str, profile: Profile, others: Sequence[Other] = ()) -> Method:
    """A recognition profile, its transforms fitted anew, but for those that were learnt."""
    return fused(name, profile.title, parts_of(profile), others)


def as_shipped(name: str, profile: Profile) -> Method:
    """A recognition profile with the transforms that it ships: nothing is fitted on the data at hand."""

    def templates(data: EmbeddedSet, _labels: Labels) -> Templates:
        rows = shipped_templates(profile, data)
        return lambda _usable: rows

    return _comparing(name, profile.title, tuple(p.embedder for p in profile.parts), templates)


def shipped_templates(profile: Profile, data: EmbeddedSet) -> Float:
    """Templates of a profile as it ships, unit rows (N, D)."""
    rows = [
        (Transform.read(profile.folder / p.transform) if p.transform else Transform())(data.vectors[p.embedder])
        for p in profile.parts
    ]
    return fuse(rows, [p.weight for p in profile.parts])


def fused(name: str, title: str, parts: Sequence[Part], others: Sequence[Other] = ()) -> Method:
    """Parts, each with its transform fitted anew unless it was learnt, fused into one template."""

    def make(data: EmbeddedSet, labels: Labels) -> Templates:
        return fused_templates(parts, data, labels, others)

    method = _comparing(name, title, tuple(part.embedder for part in parts), make)
    return replace(method, parts=tuple(parts))


def fused_templates(
    parts: Sequence[Part], data: EmbeddedSet, labels: Labels, others: Sequence[Other] = ()
) -> Templates:
    """Templates of a set by parts, each with its transform fitted on those that may be used, and on others."""

    def templates(usable: Mask) -> Float:
        return put_together(parts, fit_parts(parts, data, labels, usable, others), data)

    return templates


def fit_parts(
    parts: Sequence[Part], data: EmbeddedSet, labels: Labels, usable: Mask, others: Sequence[Other] = ()
) -> list[Transform]:
    """The transform of each part, fitted on the pictures that may be used (N,) and on others; or as it was learnt."""
    transforms = []
    for part in parts:
        if fitting.fitting_of(part) == "learnt":
            transforms.append(Transform.read(Path(part.transform)) if part.transform else Transform())
            continue
        key = (part.embedder, fitting.fitting_of(part), usable.tobytes(), *map(id, others))
        if key not in data.fitted:
            own = FittingSample(data.vectors[part.embedder][usable], labels[usable])
            data.fitted[key] = fitting.fit_part(part, [own, *(other.sample(part.embedder) for other in others)])
        transforms.append(data.fitted[key])
    return transforms


def put_together(parts: Sequence[Part], transforms: Sequence[Transform], data: EmbeddedSet) -> Float:
    """Templates (N, D) of all pictures of a set, by the transforms of the parts."""
    rows = [transform(data.vectors[part.embedder]) for part, transform in zip(parts, transforms, strict=True)]
    return fuse(rows, shares(parts))


def shares(parts: Sequence[Part]) -> list[float]:
    """The weights of parts, so that they add up to 1."""
    total = sum(part.weight for part in parts)
    return [part.weight / total for part in parts]


def parts_of(profile: Profile) -> tuple[Part, ...]:
    """The parts of a profile, each with the place of its transform, wherever it is read."""
    return tuple(
        part if part.transform is None else part.model_copy(update={"transform": str(profile.folder / part.transform)})
        for part in profile.parts
    )


def networks(profile: Profile) -> tuple[Part, ...]:
    """The parts of a profile without LBP."""
    return tuple(part for part in parts_of(profile) if part.embedder != "lbp")


def alone(part: Part, others: Sequence[Other] = ()) -> Method:
    """One part of a profile by itself."""
    return fused(part.embedder, f"{part.embedder} alone", [part.model_copy(update={"weight": 1.0})], others)


def dissected(name: str, profile: Profile, others: Sequence[Other] = ()) -> list[Method]:
    """Each part of a profile alone, its networks without LBP, and all of them."""
    each = [alone(part, others) for part in parts_of(profile)]
    deep = networks(profile)
    if len(deep) in (1, len(profile.parts)):
        return [*each, of_profile(name, profile, others)]
    without = fused("networks", "The profile's networks without LBP", deep, others)
    return [*each, without, of_profile(name, profile, others)]


def baselines(profile: Profile, others: Sequence[Other] = ()) -> list[Method]:
    """The field's methods beside the parts of a profile, weakest first."""
    deep = networks(profile)
    main = max(deep, key=lambda part: part.weight).embedder
    lbp = next((part for part in profile.parts if part.embedder == "lbp"), Part(embedder="lbp", weight=1))
    return [
        _comparing("eigenfaces", "Eigenfaces: PCA of pixels (Turk and Pentland 1991)", ("pixels",), _eigenfaces),
        _comparing(
            "fisherfaces", "Fisherfaces: PCA and LDA of pixels (Belhumeur et al. 1997)", ("pixels",), _fisherfaces
        ),
        Method("lbph", "LBP histograms, chi-square (Ahonen et al. 2006)", ("lbp",), _lbph),
        fused("lbp", "LBP histograms, PCA and LDA", [lbp.model_copy(update={"weight": 1.0})], others),
        Method("lbp+svm", "LBP histograms, SVM on differences", ("lbp",), _svm("lbp")),
        *(alone(part, others) for part in deep),
        Method("deep+svm", f"{main}, SVM on differences", (main,), _svm(main)),
        Method("joint-bayesian", f"{main}, Joint Bayesian (Chen et al. 2012)", (main,), _joint_bayesian(main)),
        fused("networks", "The profile's networks without LBP", deep, others),
    ]


def _eigenfaces(data: EmbeddedSet, _labels: Labels) -> Templates:
    def templates(usable: Mask) -> Float:
        vectors = data.vectors["pixels"]
        mean, axes, spread = _principal(vectors[usable], 150)
        return unit((vectors - mean) @ (axes / spread))

    return templates


def _fisherfaces(data: EmbeddedSet, labels: Labels) -> Templates:
    def templates(usable: Mask) -> Float:
        vectors = data.vectors["pixels"]
        sample = FittingSample(vectors[usable], labels[usable])
        return fitting.fit_discriminant([sample], components=150, width=60)(vectors)

    return templates


def _lbph(data: EmbeddedSet, _labels: Labels) -> Fit:
    histograms = data.vectors["lbp"] ** 2  # the embedder gives square roots of frequencies

    def fit(_usable: Mask, _pairs: Pairs) -> Score:
        def score(first: Rows, second: Rows) -> Wide:
            a, b = histograms[first], histograms[second]
            return np.asarray(-(((a - b) ** 2) / np.maximum(a + b, 1e-9)).sum(axis=1), np.float64)

        return score

    return fit


def _svm(embedder: str) -> Callable[[EmbeddedSet, Labels], Fit]:
    def make(data: EmbeddedSet, _labels: Labels) -> Fit:
        def fit(usable: Mask, pairs: Pairs) -> Score:
            from sklearn.pipeline import make_pipeline
            from sklearn.preprocessing import StandardScaler
            from sklearn.svm import SVC

            vectors = unit(data.vectors[embedder])
            if vectors.shape[1] > 512:
                mean, axes, _ = _principal(vectors[usable], 200)
                vectors = np.asarray((vectors - mean) @ axes, np.float32)
            model = make_pipeline(StandardScaler(), SVC(C=1.0, gamma="scale"))
            model.fit(np.abs(vectors[pairs.first] - vectors[pairs.second]), pairs.same)

            def score(first: Rows, second: Rows) -> Wide:
                return np.asarray(model.decision_function(np.abs(vectors[first] - vectors[second])), np.float64)

            return score

        return fit

    return make


def _joint_bayesian(embedder: str) -> Callable[[EmbeddedSet, Labels], Fit]:
    """Chen et al., ECCV 2012: log likelihood ratio of two faces sharing an identity, both parts Gaussian.

    The covariances between and within people are estimated directly, in a principal subspace and shrunk, since few
    people have many pictures.
    """

    def make(data: EmbeddedSet, labels: Labels) -> Fit:
        def fit(usable: Mask, _pairs: Pairs) -> Score:
            rows = unit(data.vectors[embedder])
            mean, axes, _ = _principal(rows[usable], 100)
            x = ((rows - mean) @ axes).astype(np.float64)
            within = fitting.scatter_within(x[usable], labels[usable])
            size = len(within)
            within = 0.7 * within + 0.3 * np.trace(within) / size * np.eye(size)
            whole = np.cov(x[usable].T)
            between = np.maximum(whole - within, 0) * np.eye(size) + (whole - within) * (1 - np.eye(size)) * 0.7
            values, vectors = np.linalg.eigh(between)
            between = (vectors * np.maximum(values, 1e-8)) @ vectors.T
            total = between + within
            inverse = np.linalg.inv(total)
            block = np.linalg.inv(total - between @ inverse @ between)
            a, g = inverse - block, -inverse @ between @ block
            own = np.einsum("ij,jk,ik->i", x, a, x)

            def score(first: Rows, second: Rows) -> Wide:
                cross = np.einsum("ij,jk,ik->i", x[first], g, x[second])
                return np.asarray(own[first] + own[second] - 2 * cross, np.float64)

            return score

        return fit

    return make


def _principal(rows: Float, components: int) -> tuple[Float, Float, Float]:
    """Mean (D,), principal axes (D, d) and the spread along each (d,)."""
    mean = rows.mean(axis=0)
    _, values, axes = np.linalg.svd(rows - mean, full_matrices=False)
    kept = min(components, len(values))
    spread = np.maximum(values[:kept] / np.sqrt(len(rows)), 1e-6)
    return mean, axes[:kept].T.astype(np.float32), spread.astype(np.float32)
