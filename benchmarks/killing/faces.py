"""Pictures of people who do not exist, and an engine that knows them without networks: the work is the store's."""

from __future__ import annotations

import hashlib

import numpy as np

from core import images
from core.faces import Faces, Float, Image
from core.gallery.index import GalleryIndex
from core.gallery.people import Enrolled
from core.people.enrolment import Sample
from core.recognition import profiles
from core.recognition.quality import Quality
from core.site import Site

_BLOCKS, _BLOCK = 6, 16  # a person's number as a grid of light and dark squares, which JPEG cannot change
_SIDE = _BLOCKS * _BLOCK
_NOISE = 0.2  # so that two pictures of one person agree to 0.96


def picture(person: int, photo: int) -> Image:
    """A picture (96, 96, 3) of somebody."""
    bits = np.random.default_rng(person).integers(0, 2, (_BLOCKS, _BLOCKS))
    grid = np.kron(bits * 120 + 60, np.ones((_BLOCK, _BLOCK), int))
    grain = np.random.default_rng((person, photo)).integers(0, 40, (_SIDE, _SIDE))
    return np.repeat((grid + grain).astype(np.uint8)[..., None], 3, axis=2)


class Recalled:
    """Stands in for :class:`core.engine.Engine`: templates follow from the pictures of this module.

    Args:
        dimensions: length of a template by profile, as the real engines make them.
        profile: its name.

    """

    def __init__(self, dimensions: dict[str, int], profile: str = "standard-4"):
        self.profile = profiles.load(profile)
        self.dimension = dimensions[profile]
        self.extractor = self

    def index(self, site: Site) -> GalleryIndex:
        return site.index(self.profile.id, self.dimension, self.profile.calibration.coherence)

    def find(self, image: Image, _min_face: int) -> Faces:
        return self.only_face(image)

    def only_face(self, image: Image, _name: str = "") -> Faces:
        side = float(image.shape[0])
        box = np.array([[0.25, 0.25, 0.75, 0.75]], np.float32) * side
        marks = np.array([[[0.4, 0.4], [0.6, 0.4], [0.5, 0.5], [0.42, 0.6], [0.58, 0.6]]], np.float32) * side
        quality = Quality(0.9, 40.0, 0.9, 128.0, 40.0, 1.0, 0.0, 0.0, 0.0, ())
        return Faces(box, marks, np.ones(1, np.float32), quality=(quality,))

    def hindrance(self, _image: Image, _landmarks: Float) -> None:
        """Nobody of these wears anything that covers them."""

    def extract_many(self, found: list[tuple[Image, Faces]]) -> Float:
        return np.stack([self._template(image) for image, _ in found])

    def sample(self, person: int, photo: int) -> Sample:
        image = picture(person, photo)
        quality = self.only_face(image).quality
        return Sample(image, self._template(image), quality[0])

    def enrolled(self, person: int, photo: int) -> Enrolled:
        one = self.sample(person, photo)
        return Enrolled(images.encode_jpeg(one.photo), one.template, one.quality.score, str(one.quality.pose))

    def _template(self, image: Image) -> Float:
        means = image[..., 0].reshape(_BLOCKS, _BLOCK, _BLOCKS, _BLOCK).mean(axis=(1, 3)) > 139
        person = np.random.default_rng(np.packbits(means)).normal(size=self.dimension)
        digest = hashlib.sha256(image.tobytes()).digest()
        grain = np.random.default_rng(list(digest)).normal(size=self.dimension)
        vector = person / np.linalg.norm(person) + _NOISE * grain / np.linalg.norm(grain)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def digest(photo: bytes) -> str:
    """What a photo is told by."""
    return hashlib.sha256(photo).hexdigest()[:16]
