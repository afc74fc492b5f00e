"""Embedders: each cuts its own crop from a face and turns it into a vector."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeGuard

import cv2
import numpy as np

from core.base.tables import Table, UnfitError
from core.errors import ProfileError
from core.faces import Faces, Float, Image
from core.recognition import lbp
from core.recognition.alignment import (
    ChipTemplate,
    aligned_crop,
    arcface_template,
    box_crop,
    eye_mouth_template,
    template,
)
from core.recognition.profiles import Fitting, Profile
from models.runtime import Network, Precision, Runtime
from models.weights import Progress, WeightStore
from models.zoo import spec

# dlib's network errs differently on the face cut a little tighter, and what several views agree on is right more often
_DLIB_ZOOMS = (1.0, 1.08, 1.22)


class Embedder(Protocol):
    """Turns the faces of one picture into vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def chips(self, image: Image, faces: Faces) -> Image:
        """The crops this embedder wants, one or more views of each face: uint8 (N, views, size, size, 3)."""
        ...

    def embed(self, chips: Image) -> Float:
        """Vectors (N, dimension), not normalised, of crops made by :meth:`chips`."""
        ...


class AlignedNetwork:
    """A network on similarity-aligned crops, averaged over several views, and over their mirror images if wanted."""

    def __init__(self, network: Network, templates: tuple[ChipTemplate, ...], dimension: int, *, mirrored: bool = True):
        self._network = network
        self._templates = templates
        self._mirrors = mirrored
        self.dimension = dimension

    def chips(self, image: Image, faces: Faces) -> Image:
        return aligned_chips(image, faces, self._templates)

    def embed(self, chips: Image) -> Float:
        return _averaged(self._network, chips, self.dimension, mirrored=self._mirrors)


class BoxNetwork:
    """A network on box crops."""

    def __init__(self, network: Network, size: int, margin: int, dimension: int):
        self._network = network
        self._size = size
        self._margin = margin
        self.dimension = dimension

    def chips(self, image: Image, faces: Faces) -> Image:
        chips = np.zeros((len(faces), 1, self._size, self._size, 3), np.uint8)
        for row, box in enumerate(faces.boxes):
            chips[row, 0] = box_crop(image, box, self._size, self._margin)
        return chips

    def embed(self, chips: Image) -> Float:
        # the mirror image costs as much again, and what it brings drowns in the weight that this part has
        return self._network(chips[:, 0])[0] if len(chips) else _nothing(self.dimension)


class GreyNetwork(AlignedNetwork):
    """A network on grey aligned crops, averaged with their mirror images."""

    def embed(self, chips: Image) -> Float:
        grey = [cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY)[None, :, :, None] for (chip,) in chips]
        return _averaged(self._network, np.stack(grey), self.dimension) if grey else _nothing(self.dimension)


class LbpEmbedder:
    """Grid histograms of uniform local binary patterns on aligned crops."""

    def __init__(self, size: int = 112, zoom: float = 1.25, radii: tuple[int, ...] = (1, 2), grid: int = 7):
        self._templates = (template(size, zoom),)
        self._radii = radii
        self._grid = grid
        self.dimension = len(radii) * grid * grid * lbp.BINS

    def chips(self, image: Image, faces: Faces) -> Image:
        return aligned_chips(image, faces, self._templates)

    def embed(self, chips: Image) -> Float:
        rows = [lbp.histogram(chip, self._radii, self._grid) for (chip,) in chips]
        return np.stack(rows) if rows else _nothing(self.dimension)


def _nothing(dimension: int) -> Float:
    return np.zeros((0, dimension), np.float32)


def aligned_chips(image: Image, faces: Faces, templates: tuple[ChipTemplate, ...]) -> Image:
    """Every face cut to every template: uint8 (N, templates, size, size, 3)."""
    size = templates[0].size
    chips = np.zeros((len(faces), len(templates), size, size, 3), np.uint8)
    for row, points in enumerate(faces.landmarks):
        for view, target in enumerate(templates):
            chips[row, view] = aligned_crop(image, points, target)
    return chips


def _averaged(network: Network, chips: Image, dimension: int, *, mirrored: bool = True) -> Float:
    """Mean over the views of a face of the unit outputs for each view, and for its mirror image: (N, dimension)."""
    count, views = chips.shape[:2]
    if not count:
        return _nothing(dimension)
    flat = chips.reshape(count * views, *chips.shape[2:])
    (output,) = network(np.concatenate([flat, flat[:, :, ::-1]]) if mirrored else flat)
    mean = output.reshape(-1, count, views, dimension).mean(axis=0)
    mean /= np.maximum(np.linalg.norm(mean, axis=2, keepdims=True), 1e-12)
    return np.asarray(mean.mean(axis=1), dtype=np.float32)


@dataclass(frozen=True)
class Loading:
    """What an embedder is loaded with.

    Attributes:
        runtime: executes networks; ``runtime.load(NetworkSpec(…))`` is for a network of one's own.
        weights: where the weights of Portico's own networks are.
        precision: of the arithmetic.
        progress: told about downloads.
        file: of a network that was trained here, where the profile names one.

    """

    runtime: Runtime
    weights: WeightStore
    precision: Precision = "fast"
    progress: Progress | None = None
    file: Path | None = None

    def network(self, name: str) -> Network:
        """One of the networks of :mod:`models.zoo`.

        Raises:
            WeightsError: there is none of that name, or its weights are not on this machine.

        """
        return self.runtime.load(spec(name, self.weights, self.precision, self.progress))


@dataclass(frozen=True)
class Kind:
    """An embedder that a profile can name.

    Attributes:
        load: makes it.
        network: of :mod:`models.zoo` that it runs; None where it runs none of those.
        fitting: what is fitted to it where a profile does not say.

    """

    load: Callable[[Loading], Embedder]
    network: str | None = None
    fitting: Fitting = "nothing"


def _box(network: str) -> Kind:
    return Kind(lambda given: BoxNetwork(given.network(network), 160, margin=32, dimension=512), network, "centre")


def _sface(*, mirrored: bool) -> Kind:
    return Kind(
        lambda given: AlignedNetwork(given.network("sface"), (arcface_template(),), 128, mirrored=mirrored),
        "sface",
        "whitening",
    )


def _dlib() -> Kind:
    zooms = tuple(template(150, zoom) for zoom in _DLIB_ZOOMS)
    return Kind(lambda given: AlignedNetwork(given.network("dlib-resnet"), zooms, dimension=128), "dlib-resnet")


def _lightcnn(network: str) -> Kind:
    chip = eye_mouth_template(128, eyes=40, apart=48)
    return Kind(lambda given: GreyNetwork(given.network(network), (chip,), dimension=256), network)


def _learnt(given: Loading) -> Embedder:
    from models import embedders

    if given.file is None:
        raise ProfileError("an embedder that was trained here needs its network: the profile names none")
    try:
        found = embedders.spec(given.file, given.precision)
        network = given.runtime.load(found.spec)
    except embedders.EmbedderFormatError as error:
        raise ProfileError("{why}", why=error.message) from None
    return AlignedNetwork(network, (arcface_template(size=found.side),), found.width)


def _is_kind(found: object) -> TypeGuard[Kind]:
    return isinstance(found, Kind)


EMBEDDERS: Table[Kind] = Table(
    "portico.embedders",
    {
        "dlib-resnet": _dlib(),
        "facenet-casia": _box("facenet-casia"),
        "facenet-vggface2": _box("facenet-vggface2"),
        "learnt": Kind(_learnt),
        "lbp": Kind(lambda _given: LbpEmbedder(), fitting="discriminant"),
        "lightcnn-29": _lightcnn("lightcnn-29"),
        "lightcnn-29v2": _lightcnn("lightcnn-29v2"),
        "lightcnn-9": _lightcnn("lightcnn-9"),
        "sface": _sface(mirrored=False),
        "sface-mirrored": _sface(mirrored=True),
    },
    _is_kind,
)
"""All that recognition profiles can name. Nothing is fitted to dlib's descriptors: the direction of their mean carries
meaning."""


def kind_of(name: str) -> Kind:
    """The entry of an embedder.

    Raises:
        ProfileError: there is no such embedder, or it is not made for this Portico.

    """
    try:
        kind = EMBEDDERS.find(name)
    except UnfitError as error:
        raise ProfileError(
            "the package that brings the embedder {name!r} is not made for this Portico: {why}",
            name=name,
            why=error.why,
        ) from None
    if kind is None:
        raise ProfileError(
            "no embedder named {name!r}: known are {names}", name=name, names=", ".join(EMBEDDERS.names())
        )
    return kind


def networks(profile: Profile) -> tuple[str, ...]:
    """The networks that the parts of a profile run, as :mod:`models.zoo` names them."""
    found: list[str] = []
    for part in profile.parts:
        with suppress(ProfileError):  # which is said when it is loaded
            network = kind_of(part.embedder).network
            found += [network] if network is not None else []
    return tuple(dict.fromkeys(found))


def load(
    name: str,
    runtime: Runtime,
    weights: WeightStore,
    precision: Precision = "fast",
    progress: Progress | None = None,
    file: Path | None = None,
) -> Embedder:
    """The embedder called ``name`` in recognition profiles; ``file`` has its network where it was trained here.

    Raises:
        ProfileError: there is no such embedder, or the file is not its network.
        WeightsError: its weights are not on this machine.

    """
    return kind_of(name).load(Loading(runtime, weights, precision, progress, file))
