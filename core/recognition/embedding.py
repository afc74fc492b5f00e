"""Embedders: each cuts its own crop from a face and turns it into a vector."""

from __future__ import annotations

from typing import Protocol

import cv2
import numpy as np

from core.errors import ProfileError
from core.faces import Faces, Float, Image
from core.recognition import lbp
from core.recognition.alignment import (
    Template,
    aligned_crop,
    arcface_template,
    box_crop,
    eye_mouth_template,
    template,
)
from core.recognition.profiles import Profile
from models.runtime import Network, Precision, Runtime
from models.weights import Progress, WeightStore
from models.zoo import ENTRIES, spec

NAMES = (
    "dlib-resnet",
    "facenet-casia",
    "facenet-vggface2",
    "lbp",
    "lightcnn-29",
    "lightcnn-29v2",
    "lightcnn-9",
    "sface",
    "sface-mirrored",
)

_NETWORKS = {"sface-mirrored": "sface"}  # of embedders that are not called as their network is

# dlib's network errs differently on the face cut a little tighter, and what several views agree on is right more often
_DLIB_ZOOMS = (1.0, 1.08, 1.22)


def networks(profile: Profile) -> tuple[str, ...]:
    """The networks that the parts of a profile run, as :mod:`models.zoo` names them."""
    found = (_NETWORKS.get(part.embedder, part.embedder) for part in profile.parts)
    return tuple(dict.fromkeys(name for name in found if name in ENTRIES))


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

    def __init__(self, network: Network, templates: tuple[Template, ...], dimension: int, *, mirrored: bool = True):
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


def aligned_chips(image: Image, faces: Faces, templates: tuple[Template, ...]) -> Image:
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


def load(
    name: str,
    runtime: Runtime,
    weights: WeightStore,
    precision: Precision = "fast",
    progress: Progress | None = None,
) -> Embedder:
    """The embedder called ``name`` in recognition profiles.

    Raises:
        ProfileError: there is no such embedder.
        WeightsError: its weights are not on this machine.

    """
    if name == "lbp":
        return LbpEmbedder()
    if name in ("facenet-casia", "facenet-vggface2"):
        return BoxNetwork(runtime.load(spec(name, weights, precision, progress)), size=160, margin=32, dimension=512)
    if name == "dlib-resnet":
        network = runtime.load(spec(name, weights, precision, progress))
        return AlignedNetwork(network, tuple(template(150, zoom) for zoom in _DLIB_ZOOMS), dimension=128)
    if name in ("sface", "sface-mirrored"):
        network = runtime.load(spec("sface", weights, precision, progress))
        return AlignedNetwork(network, (arcface_template(),), dimension=128, mirrored=name == "sface-mirrored")
    if name in ("lightcnn-9", "lightcnn-29", "lightcnn-29v2"):
        network = runtime.load(spec(name, weights, precision, progress))
        return GreyNetwork(network, (eye_mouth_template(128, eyes=40, apart=48),), dimension=256)
    raise ProfileError("no embedder named {name!r}: known are {names}", name=name, names=", ".join(NAMES))
