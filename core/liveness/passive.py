"""Passive liveness: what a single picture tells, without anybody being asked for anything.

Two MiniFASNets look at the face with what is around it: edges of a print or a screen, their texture, their reflections.
Beside them stands one measure of tone: what is printed or shown on a screen never gets quite black, and lies under a
veil of the room's light. Other measures were tried and left out: see docs/accuracy.md.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

import data
from core.faces import Float, Image
from models.runtime import Network, Runtime
from models.weights import Progress, WeightStore
from models.zoo import spec

SMALLEST = 64
"""Side of a face in pixels below which nothing can be told."""
NETWORKS = (("minifasnet-v2", 2.7), ("minifasnet-v1se", 4.0))
"""Each with the side of its crop over that of the face's box."""

_Ints = npt.NDArray[np.int64]
_SIDE = 80
_SUREST = 8.0  # log-odds beyond which a network's word counts no more
_TONE_SIDE = 64
_DARKEST = 8.0  # grey levels added to both ends of the tonal range: sensors have noise


@dataclass(frozen=True)
class Weighing:
    """How the parts make one score, in log-odds of a live face at equal priors.

    Attributes:
        network: weight of the networks' mean log-odds.
        tone: weight of the tonal range.
        bias: added.
        threshold: score from which a face counts as live.

    """

    network: float
    tone: float
    bias: float
    threshold: float

    @classmethod
    def shipped(cls) -> Weighing:
        """As fitted when this version was made."""
        return cls(**tomllib.loads(data.path("liveness.toml").read_text(encoding="utf-8")))

    def score(self, parts: Float) -> Float:
        """Scores (N,) of parts (N, 2)."""
        return np.asarray(parts @ np.array([self.network, self.tone]) + self.bias, np.float32)


class PassiveLiveness:
    """Judges faces of single pictures.

    Args:
        networks: each with the side of its crop over that of the face's box.
        weighing: how the parts are weighed; as shipped by default.

    """

    def __init__(self, networks: tuple[tuple[Network, float], ...], weighing: Weighing | None = None):
        self._networks = networks
        self.weighing = weighing or Weighing.shipped()

    @classmethod
    def load(cls, runtime: Runtime, weights: WeightStore, progress: Progress | None = None) -> PassiveLiveness:
        """With the installed weights, in float32: sixteen bits change the probability of doubtful faces.

        Raises:
            WeightsError: the weights are not on this machine.

        """
        return cls(tuple((runtime.load(spec(name, weights, "f32", progress)), scale) for name, scale in NETWORKS))

    def parts(self, image: Image, boxes: Float) -> Float:
        """The networks' mean log-odds, and the logarithm of the tonal range: (N, 2)."""
        if not len(boxes):
            return np.zeros((0, 2), np.float32)
        odds = [
            _odds(network(np.stack([_crop(image, box, scale) for box in boxes]))[0])
            for network, scale in self._networks
        ]
        tones = [_tone(image, box) for box in boxes]
        return np.column_stack([np.mean(odds, axis=0), tones]).astype(np.float32)

    def score(self, image: Image, boxes: Float) -> Float:
        """Log-odds (N,) of a live face at each box (N, 4) of a picture; NaN where it is too small to tell."""
        scores = self.weighing.score(self.parts(image, boxes))
        scores[np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) < SMALLEST] = np.nan
        return scores


def _odds(probability: Float) -> Float:
    # written with a small number added, so that a probability of exactly 0 or 1 stays finite
    odds = np.log(probability + 1e-6) - np.log(1 - probability + 1e-6)
    return np.asarray(np.clip(odds, -_SUREST, _SUREST), np.float32)


def _crop(image: Image, box: Float, scale: float) -> Image:
    """The face with what is around it, moved rather than cut where the picture ends, as the networks were trained."""
    height, width = image.shape[:2]
    side = np.maximum(box[2:] - box[:2], 1.0)
    half = side * min(scale, (height - 1) / side[1], (width - 1) / side[0]) / 2
    centre = (box[:2] + box[2:]) / 2
    middle = np.clip(centre, half, np.maximum(np.array([width - 1, height - 1]) - half, half))
    left, top = np.maximum(middle - half, 0).astype(int)
    right, bottom = np.minimum((middle + half).astype(int), [width - 1, height - 1])
    part = image[top : bottom + 1, left : right + 1]
    return np.asarray(cv2.resize(part, (_SIDE, _SIDE), interpolation=cv2.INTER_LINEAR), np.uint8)


def _tone(image: Image, box: Float) -> float:
    """Logarithm of the ratio of the brightest grey to the darkest channel, about the face."""
    side = max(float((box[2:] - box[:2]).max()), 2.0)
    left, top = ((box[:2] + box[2:]) / 2 - side / 2).round().astype(int)
    size = round(side)
    height, width = image.shape[:2]
    # the picture goes on mirrored beyond its edges
    rows = _mirrored(np.arange(top, top + size, dtype=np.int64), height)
    columns = _mirrored(np.arange(left, left + size, dtype=np.int64), width)
    patch = image[np.ix_(rows, columns)]
    how = cv2.INTER_AREA if size > _TONE_SIDE else cv2.INTER_LINEAR
    patch = np.asarray(cv2.resize(patch, (_TONE_SIDE, _TONE_SIDE), interpolation=how), np.uint8)
    white = float(np.percentile(cv2.cvtColor(patch, cv2.COLOR_RGB2GRAY), 99))
    dark = float(np.percentile(patch.min(axis=2), 1))
    return float(np.log((white + _DARKEST) / (dark + _DARKEST)))


def _mirrored(places: _Ints, length: int) -> _Ints:
    if length == 1:
        return np.zeros_like(places)
    folded = np.abs(places) % (2 * (length - 1))
    return np.where(folded < length, folded, 2 * (length - 1) - folded).astype(np.int64)
