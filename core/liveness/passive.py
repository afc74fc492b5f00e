"""Passive liveness: what a single picture tells, without anybody being asked for anything.

A MiniFASNet V2SE that Portico ships looks at the face several times, with less and with more of what is around it:
edges of a print or a screen, their texture, their reflections. Where the weights of the two MiniFASNets of
Silent-Face-Anti-Spoofing are on this machine, they have a say beside it. Tone, sharpness, spectra and other measures by
hand were tried and left out: see docs/accuracy.md.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np

import data
from core.base.messages import Message
from core.faces import Float, Image
from models.runtime import Network, Runtime
from models.weights import Progress, WeightsError, WeightStore
from models.zoo import ENTRIES, spec

SMALLEST = 64
"""Side of a face in pixels below which nothing can be told."""
ROOM = 0.05
"""Of a face's width and height that it must keep from the edge of the picture, beyond which more is misjudged."""
NETWORK, CROPS = "fr-liveness", (1.2, 1.8, 2.7)
"""The network that is always there, and the sides of its crops over those of the face's box."""
WIDE, ROOMY = 4.0, 3.0
"""A last crop, where the picture is so many times larger than the box: there the edges of paper show, which survive
when a video's compression has smoothed its texture away. A face looks no more live than this crop does."""
MORE = (("minifasnet-v2", 2.7), ("minifasnet-v1se", 4.0))
"""Networks that help where they are, each with the side of its crop over that of the face's box."""

_SIDE = 128
_MORE_SIDE = 80
_SUREST = 8.0  # log-odds beyond which a network's word counts no more


class NoVerdict(StrEnum):
    """Why nothing can be told of a face, as what to ask of the person."""

    SMALL = Message("Please come closer")
    EDGE = Message("Please move to the middle of the picture")

    @property
    def words(self) -> str:
        """The same, within a sentence."""
        return Message("come closer") if self is NoVerdict.SMALL else Message("move to the middle of the picture")


@dataclass(frozen=True)
class Weighing:
    """How the parts make one score, in log-odds of a live face at equal priors.

    Attributes:
        share: of the MiniFASNets in the mean of log-odds; the rest is the shipped network's.
        slope: the mean is multiplied by it: networks are surer than they should be.
        bias: added.
        threshold: score from which a face of a single picture counts as live.
        door: mean score of several looks from which a door believes it: there a doubt keeps it shut.

    """

    share: float
    slope: float
    bias: float
    threshold: float
    door: float

    @classmethod
    def shipped(cls, *, more: bool = False) -> Weighing:
        """As fitted when this version was made, without or with the MiniFASNets; the thresholds are the same."""
        content = tomllib.loads(data.path("liveness.toml").read_text(encoding="utf-8"))
        thresholds = {"threshold": content["threshold"], "door": content["door"]}
        return cls(**thresholds, **content["with_minifasnets" if more else "alone"])

    def mean(self, parts: Float) -> Float:
        """Mean log-odds (N,) of parts (N, 2); what has no share may be NaN."""
        if not self.share:
            return parts[:, 0]
        return np.asarray((1 - self.share) * parts[:, 0] + self.share * parts[:, 1], np.float32)

    def score(self, parts: Float) -> Float:
        """Scores (N,) of parts (N, 2)."""
        return np.asarray(self.slope * self.mean(parts) + self.bias, np.float32)


class PassiveLiveness:
    """Judges faces of single pictures.

    Args:
        network: the one that is always there.
        more: others, each with the side of its crop over that of the face's box.
        weighing: how the parts are weighed; as shipped by default.

    """

    def __init__(
        self, network: Network, more: tuple[tuple[Network, float], ...] = (), weighing: Weighing | None = None
    ):
        self._network = network
        self._more = more
        self.weighing = weighing or Weighing.shipped(more=bool(more))

    @classmethod
    def load(cls, runtime: Runtime, weights: WeightStore, progress: Progress | None = None) -> PassiveLiveness:
        """With the shipped weights, and the MiniFASNets where both are on this machine.

        In float32: sixteen bits change the probability of doubtful faces.

        Raises:
            WeightsError: the shipped weights are damaged.

        """
        network = runtime.load(spec(NETWORK, weights, "f32", progress))
        try:
            there = all(weights.find(ENTRIES[name].weights) is not None for name, _ in MORE)
        except WeightsError:
            there = False  # damaged: the program's health tells of it, and doors go by the other
        more = MORE if there else ()
        return cls(network, tuple((runtime.load(spec(name, weights, "f32")), scale) for name, scale in more))

    def parts(self, image: Image, boxes: Float) -> Float:
        """Log-odds by the shipped network's crops, and by the MiniFASNets (NaN without them): (N, 2)."""
        count = len(boxes)
        if not count:
            return np.zeros((0, 2), np.float32)
        size = np.array([image.shape[1], image.shape[0]])
        roomy = np.flatnonzero((size >= ROOMY * (boxes[:, 2:] - boxes[:, :2])).all(axis=1))
        crops = [_crop(image, box, scale, _SIDE) for scale in CROPS for box in boxes]
        crops += [_crop(image, boxes[row], WIDE, _SIDE) for row in roomy]
        odds = _odds(self._network(np.stack(crops))[0])
        own = odds[: len(CROPS) * count].reshape(len(CROPS), count).mean(axis=0)
        own[roomy] = np.minimum(own[roomy], odds[len(CROPS) * count :])
        others = [
            _odds(network(np.stack([_crop(image, box, scale, _MORE_SIDE, cv2.INTER_LINEAR) for box in boxes]))[0])
            for network, scale in self._more
        ]
        rest = np.mean(others, axis=0) if others else np.full(count, np.nan)
        return np.column_stack([own, rest]).astype(np.float32)

    def score(self, image: Image, boxes: Float) -> Float:
        """Log-odds (N,) of a live face at each box (N, 4) of a picture; NaN where something is in the way."""
        scores = self.weighing.score(self.parts(image, boxes))
        scores[[no_verdict(image, box) is not None for box in boxes]] = np.nan
        return scores


def no_verdict(image: Image, box: Float) -> NoVerdict | None:
    """What keeps anything from being told of the face at a box (4,) of a picture."""
    side = box[2:] - box[:2]
    if float(side.min()) < SMALLEST:
        return NoVerdict.SMALL
    height, width = image.shape[:2]
    room = np.concatenate([box[:2], np.array([width, height]) - box[2:]]) / np.tile(side, 2)
    return NoVerdict.EDGE if float(room.min()) < ROOM else None


def _odds(probability: Float) -> Float:
    # written with a small number added, so that a probability of exactly 0 or 1 stays finite
    odds = np.log(probability + 1e-6) - np.log(1 - probability + 1e-6)
    return np.asarray(np.clip(odds, -_SUREST, _SUREST), np.float32)


def _crop(image: Image, box: Float, scale: float, pixels: int, how: int = cv2.INTER_AREA) -> Image:
    """The face with what is around it, moved rather than cut where the picture ends, as the networks were trained."""
    height, width = image.shape[:2]
    side = np.maximum(box[2:] - box[:2], 1.0)
    half = side * min(scale, (height - 1) / side[1], (width - 1) / side[0]) / 2
    centre = (box[:2] + box[2:]) / 2
    middle = np.clip(centre, half, np.maximum(np.array([width - 1, height - 1]) - half, half))
    left, top = np.maximum(middle - half, 0).astype(int)
    right, bottom = np.minimum((middle + half).astype(int), [width - 1, height - 1])
    part = image[top : bottom + 1, left : right + 1]
    return np.asarray(cv2.resize(part, (pixels, pixels), interpolation=how), np.uint8)
