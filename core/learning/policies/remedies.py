"""Remedies for a spoilt face that a policy can put in a row, and what it sees before it chooses the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import cv2
import numpy as np
import numpy.typing as npt

from core.faces import Faces, Float, Image
from core.recognition import enhancement
from core.recognition.quality import Quality, assess

if TYPE_CHECKING:
    from core.learning.tools import Tools
    from models.runtime import Network

STOP = 0
"""The action that ends a chain; the others are the places of :data:`REMEDIES`, counted from 1."""
LOOK = 1.6
"""Milliseconds that it takes to measure a face before the next choice, on two cores."""
_ROOM = 1.1  # sides of the face around its middle: what the crops of the recogniser reach
_LARGEST = 250.0  # pixels of a face, as in enhancement: larger ones are halved, or more
_ENLARGED = 35.0  # pixels between the eyes in the recogniser's crop: larger faces would only be made small again
_MARGIN = 8  # pixels, mirrored, around what a network gets
_MULTIPLE = 32  # and its sides are multiples of that, so that it sees few shapes
_LEAST_NOISE, _MOST_NOISE = 2.0, 50.0


@dataclass(frozen=True, eq=False)
class Shown:
    """A face as it is at some place of a chain.

    Attributes:
        image: the part around it, uint8 (height, width, 3).
        face: one row, with quality.
        milliseconds: that the chain has taken so far, reckoned by the area, so that they are the same every time.

    """

    image: Image
    face: Faces
    milliseconds: float = 0.0

    @property
    def quality(self) -> Quality:
        """Of the face."""
        if self.face.quality is None:
            raise ValueError("this face was not measured")
        return self.face.quality[0]

    @property
    def plain(self) -> tuple[Image, Faces]:
        """As it is embedded: without the remedies of the fixed rule."""
        return self.image, replace(self.face, quality=None)


class Restorers:
    """The networks that some remedies need, loaded when the first one does.

    Args:
        tools: of the run.

    """

    def __init__(self, tools: Tools):
        self._tools = tools

    @cached_property
    def _denoiser(self) -> Network:
        return self._network("denoiser")

    @cached_property
    def _enlarger(self) -> Network:
        return self._network("super-resolution-x2")

    def _network(self, name: str) -> Network:
        from models import zoo

        # sixteen bits would round pictures themselves by whole grey levels
        return self._tools.runtime.load(zoo.spec(name, self._tools.weights, "f32"))

    def denoised(self, image: Image, noise: float) -> Image:
        """Without noise of a deviation in grey levels, by :mod:`models.denoiser`."""
        padded = _padded(image).astype(np.float32)
        plane = np.full((*padded.shape[:2], 1), np.clip(noise, _LEAST_NOISE, _MOST_NOISE), np.float32)
        (found,) = self._denoiser(np.concatenate([padded, plane], axis=2)[None])
        return _cut(found[0].transpose(1, 2, 0), image.shape, 1)

    def doubled(self, image: Image) -> Image:
        """Twice as large, by :mod:`models.super_resolution`."""
        padded = _padded(image)
        (found,) = self._enlarger(padded[None])
        size = (2 * padded.shape[1], 2 * padded.shape[0])
        usual = np.asarray(cv2.resize(padded, size, interpolation=cv2.INTER_CUBIC), np.float32)
        return _cut(usual + found[0].transpose(1, 2, 0), image.shape, 2)


def _padded(image: Image) -> Image:
    more = [(_MARGIN, _MARGIN + -(side + 2 * _MARGIN) % _MULTIPLE) for side in image.shape[:2]]
    return np.pad(image, [*more, (0, 0)], mode="symmetric")


def _cut(found: Float, shape: tuple[int, ...], scale: int) -> Image:
    height, width, begin = scale * shape[0], scale * shape[1], scale * _MARGIN
    return np.clip(np.rint(found[begin : begin + height, begin : begin + width]), 0, 255).astype(np.uint8)


@dataclass(frozen=True)
class Remedy:
    """One thing that can be done to a face.

    Attributes:
        name: in tables.
        slot: remedies of one slot answer the same flaw; a chain has one of each slot at most.
        per_megapixel: milliseconds for a million pixels, measured on two cores.
        apply: gives the new picture; one that is twice as large, too.

    """

    name: str
    slot: str
    per_megapixel: float
    apply: Callable[[Shown, Restorers], Image]


def _median(shown: Shown, _networks: Restorers) -> Image:
    return enhancement.denoise(shown.image)


def _denoise(shown: Shown, networks: Restorers) -> Image:
    return networks.denoised(shown.image, shown.quality.noise)


def _gamma(shown: Shown, _networks: Restorers) -> Image:
    return enhancement.expose(shown.image, shown.quality.brightness)


def _equalise(shown: Shown, _networks: Restorers) -> Image:
    parts = cv2.cvtColor(shown.image, cv2.COLOR_RGB2YCrCb)
    parts[..., 0] = cv2.equalizeHist(np.ascontiguousarray(parts[..., 0]))
    return np.asarray(cv2.cvtColor(parts, cv2.COLOR_YCrCb2RGB), np.uint8)


def _sharpen(shown: Shown, _networks: Restorers) -> Image:
    return enhancement.sharpen(shown.image, float(shown.face.boxes[0, 2] - shown.face.boxes[0, 0]))


def _double(shown: Shown, networks: Restorers) -> Image:
    return networks.doubled(shown.image)


REMEDIES = (
    Remedy("median", "noise", 5.0, _median),
    Remedy("denoise", "noise", 2400.0, _denoise),
    Remedy("gamma", "light", 15.0, _gamma),
    Remedy("equalise", "light", 20.0, _equalise),
    Remedy("sharpen", "blur", 50.0, _sharpen),
    Remedy("super-resolve", "size", 4500.0, _double),
)
ACTIONS = ("stop", *(one.name for one in REMEDIES))
_DOUBLE = ACTIONS.index("super-resolve")
SIZE = 7 + len(REMEDIES) + 1
"""Numbers that a policy sees."""


def cut(image: Image, face: Faces) -> Shown:
    """What a chain begins with: the part of a picture around a face, made smaller where the face is very large.

    Args:
        image: uint8 (height, width, 3).
        face: one row; it is measured anew.

    """
    box = face.boxes[0]
    side = float((box[2:] - box[:2]).max())
    middle = (box[:2] + box[2:]) / 2
    low = np.clip(np.floor(middle - _ROOM * side), 0, None).astype(int)
    high = np.ceil(middle + _ROOM * side).astype(int)
    x, y = min(int(low[0]), image.shape[1] - 2), min(int(low[1]), image.shape[0] - 2)
    part = np.ascontiguousarray(image[y : max(int(high[1]), y + 2), x : max(int(high[0]), x + 2)])
    moved = replace(face.moved(-x, -y), quality=None)
    factor = max(1, int(side / _LARGEST))
    if factor > 1:
        size = (part.shape[1] // factor, part.shape[0] // factor)
        part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA), np.uint8)
        moved = _scaled(moved, 1 / factor)
    return Shown(part, replace(moved, quality=assess(part, moved)))


def treat(shown: Shown, action: int, networks: Restorers) -> Shown:
    """The face after a remedy, by its action, measured again."""
    remedy = REMEDIES[action - 1]
    image = remedy.apply(shown, networks)
    face = replace(shown.face, quality=None)
    if image.shape != shown.image.shape:
        face = _scaled(face, image.shape[0] / shown.image.shape[0])
    area = shown.image.shape[0] * shown.image.shape[1] / 1e6
    taken = shown.milliseconds + remedy.per_megapixel * area + LOOK
    return Shown(image, replace(face, quality=assess(image, face)), taken)


def observation(shown: Shown, chain: tuple[int, ...], depth: int) -> Float:
    """What a policy sees: float32 (SIZE,).

    The size between the eyes in octaves of 32 pixels, sharpness, the logarithm of the noise, brightness and contrast as
    shares of full light, how far the head is turned, how sure the detector was; which remedies were taken; how many
    more may be, as a share.
    """
    quality = shown.quality
    measures = (
        np.log2(max(quality.eye_distance, 1.0) / 32),
        quality.sharpness,
        np.log1p(quality.noise),
        quality.brightness / 255,
        quality.contrast / 255,
        abs(quality.yaw),
        float(shown.face.scores[0]),
    )
    taken = [float(number in chain) for number in range(1, len(ACTIONS))]
    return np.array([*measures, *taken, 1 - len(chain) / depth], np.float32)


def allowed(shown: Shown, chain: tuple[int, ...], depth: int) -> npt.NDArray[np.bool_]:
    """(len(ACTIONS),) what may be done now; stopping always may."""
    found = np.zeros(len(ACTIONS), bool)
    found[STOP] = True
    if len(chain) < depth:
        slots = {REMEDIES[number - 1].slot for number in chain}
        found[1:] = [one.slot not in slots for one in REMEDIES]
        found[_DOUBLE] &= shown.quality.eye_distance < _ENLARGED
    return found


def words(chain: tuple[int, ...]) -> str:
    """A chain, as it stands in tables."""
    return " + ".join(ACTIONS[number] for number in chain) or "nothing"


def _scaled(face: Faces, factor: float) -> Faces:
    return replace(face, boxes=face.boxes * np.float32(factor), landmarks=face.landmarks * np.float32(factor))
