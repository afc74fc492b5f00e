"""Fusing the parts of a profile into one unit template.

Each part is centred and projected as fitted, brought to unit length, scaled by the square root of its weight, and all
are laid side by side. The inner product of two templates is then the weighted sum of the parts' cosines, so one index
and one threshold serve every profile.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import ProfileError
from core.faces import Faces, Float, Image
from core.recognition import embedding, enhancement
from core.recognition.embedding import Embedder
from core.recognition.profiles import Profile
from models.runtime import Precision, Runtime
from models.weights import Progress, WeightStore

_LAYER = ("hidden", "bias", "back")
_ARRAYS = ("mean", "projection", *_LAYER)
_MOST_BYTES = 100_000_000  # of an array of a transform


@dataclass(frozen=True, eq=False)
class Layer:
    """A hidden layer between two products: y → relu(y H + b) B.

    Attributes:
        hidden: H, (d, h).
        bias: b, (h,).
        back: B, (h, d).

    """

    hidden: Float
    bias: Float
    back: Float

    def __call__(self, vectors: Float) -> Float:
        """What is added to vectors (N, d)."""
        return np.asarray(np.maximum(vectors @ self.hidden + self.bias, 0) @ self.back, np.float32)


@dataclass(frozen=True, eq=False)
class Transform:
    """What is fitted to one part.

    Attributes:
        mean: (D,) subtracted first, from the vector of unit length.
        projection: (D, d) applied next, or None.
        layer: added to the unit vector that comes of it, where an adapter of two layers was learnt; or None.

    """

    mean: Float | None = None
    projection: Float | None = None
    layer: Layer | None = None

    @property
    def fitted(self) -> bool:
        """Whether there is anything to write down."""
        return self.mean is not None

    @classmethod
    def read(cls, path: Path) -> Transform:
        """A transform from an ``.npz`` file: ``mean``, and optionally ``projection``, ``hidden``, ``bias``, ``back``.

        Raises:
            ProfileError: the file is missing or malformed.

        """
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                found = {name: _array(arrays, name) for name in _ARRAYS if name in arrays}
                mean, projection = found["mean"], found.get("projection")
                layer = Layer(*(found[name] for name in _LAYER)) if _LAYER[0] in found else None
        except Exception as error:  # noqa: BLE001  # archives and what is in them can be broken in many ways
            raise ProfileError("{path} is not a fitted transform: {error}", path=path, error=error) from None
        if not _fit(mean, projection, layer) or not all(np.isfinite(array).all() for array in found.values()):
            raise ProfileError(
                "{path} is not a fitted transform: its numbers are none, or do not fit together", path=path
            )
        return cls(mean, projection, layer)

    def write(self, path: Path) -> None:
        """Write the file that :meth:`read` reads, in half precision, which costs nothing measurable."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.packed())

    def packed(self) -> bytes:
        """What :meth:`write` writes."""
        arrays = {"mean": self.mean, "projection": self.projection}
        if self.layer is not None:
            arrays |= {name: getattr(self.layer, name) for name in _LAYER}
        kept: dict[str, Any] = {name: a.astype(np.float16) for name, a in arrays.items() if a is not None}
        buffer = io.BytesIO()
        np.savez_compressed(buffer, **kept)
        return buffer.getvalue()

    def __call__(self, vectors: Float) -> Float:
        """Unit rows (N, d) of vectors (N, D)."""
        vectors = unit(vectors)
        if self.mean is not None:
            vectors = vectors - self.mean
        if self.projection is not None:
            vectors = vectors @ self.projection
        vectors = unit(vectors)
        return vectors if self.layer is None else unit(vectors + self.layer(vectors))


def _fit(mean: Float, projection: Float | None, layer: Layer | None) -> bool:
    """Whether the arrays of a transform have shapes that belong together."""
    if mean.ndim != 1 or (projection is not None and (projection.ndim != 2 or len(projection) != len(mean))):
        return False
    if layer is None:
        return True
    width = len(mean) if projection is None else projection.shape[1]
    if layer.hidden.ndim != 2:
        return False
    inner = layer.hidden.shape[1]
    return layer.hidden.shape == (width, inner) and layer.bias.shape == (inner,) and layer.back.shape == (inner, width)


def _array(arrays: Any, name: str) -> Float:
    """An array of an ``.npz`` file, unless it says that it is larger than any transform is."""
    with arrays.zip.open(f"{name}.npy") as member:
        first = np.lib.format.read_magic(member) == (1, 0)
        header = np.lib.format.read_array_header_1_0 if first else np.lib.format.read_array_header_2_0
        shape, _, kind = header(member)
    if kind.itemsize * math.prod(shape) > _MOST_BYTES:
        raise ValueError(f"{name} is too large")
    return np.asarray(arrays[name].astype(np.float32), np.float32)


def unit(vectors: Float) -> Float:
    """Rows scaled to length 1; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def fuse(parts: list[Float], weights: list[float]) -> Float:
    """Unit rows of each part, scaled by the square roots of the weights, side by side: (N, sum of widths)."""
    return np.concatenate([p * np.float32(np.sqrt(w)) for p, w in zip(parts, weights, strict=True)], axis=1)


class TemplateExtractor:
    """Turns the faces of a picture into templates of one profile."""

    def __init__(self, profile: Profile, embedders: list[Embedder], transforms: list[Transform]):
        self.profile = profile
        self._embedders = embedders
        self._transforms = transforms

    @classmethod
    def load(
        cls,
        profile: Profile,
        runtime: Runtime,
        weights: WeightStore,
        precision: Precision = "fast",
        progress: Progress | None = None,
    ) -> TemplateExtractor:
        """The extractor with the installed weights and the profile's fitted transforms.

        Raises:
            ProfileError: an embedder is unknown or a transform is malformed.
            WeightsError: weights are not on this machine.

        """
        return cls(
            profile,
            [
                embedding.load(p.embedder, runtime, weights, precision, progress, profile.networks.get(p.embedder))
                for p in profile.parts
            ],
            [Transform.read(profile.folder / p.transform) if p.transform else Transform() for p in profile.parts],
        )

    def extract(self, image: Image, faces: Faces) -> Float:
        """Templates, unit rows (N, D), of faces with boxes and landmarks."""
        return self.extract_many([(image, faces)])

    def extract_many(self, pictures: list[tuple[Image, Faces]]) -> Float:
        """Templates of the faces of several pictures in one batch, in order: unit rows (N, D).

        A face whose quality says that a remedy helps is enhanced first, see :mod:`core.recognition.enhancement`.
        """
        parts = []
        ready = [one for image, faces in pictures for one in enhancement.prepare(image, faces)]
        for embedder, transform in zip(self._embedders, self._transforms, strict=True):
            chips = np.concatenate([embedder.chips(image, faces) for image, faces in ready])
            parts.append(transform(embedder.embed(chips)))
        return fuse(parts, [p.weight for p in self.profile.parts])
