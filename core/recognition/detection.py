"""Face detection: MTCNN (Zhang et al. 2016), batched.

The cascade and its constants follow ``facenet-pytorch`` 2.5.3, so that the same faces come out; the work is arranged
differently. A glance at the small picture (:mod:`core.recognition.screening`) hints at places; the first two networks
look closely at each, and where they believe it, the whole cascade runs on everything around. Crops are pooled from one
summed-area table, and each later network runs once for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.faces import Faces, Float, Image
from core.recognition import boxes as geometry
from core.recognition.area import AreaSampler
from core.recognition.proposal import ALL, CELL, CLOSE, Proposer, Span
from core.recognition.screening import Hints, Screen
from models.runtime import Network, Runtime
from models.weights import Progress, WeightStore
from models.zoo import spec

NETWORKS = ("mtcnn-pnet", "mtcnn-rnet", "mtcnn-onet", "screening")
"""What detection needs."""

_BELIEVED = 0.5  # R-Net's probability from which a hint is followed up: below its threshold, for it sees few windows
_LARGE = 60_000  # pixels of the finest scale: below, looking everywhere takes no longer than a glance and what follows
_STEADY = 0.5  # intersection over union with where a followed face was expected


@dataclass(frozen=True)
class DetectorOptions:
    """What the cascade looks for.

    Attributes:
        min_face: smallest face side in pixels; the cost grows with the square of its inverse.
        thresholds: least face probability after P-Net, R-Net and O-Net.
        factor: ratio of neighbouring scales of the pyramid.
        max_candidates: upper bound on the candidates that go on to R-Net, best first, so that no picture, however
            hostile, takes unbounded time.
        screened: whether a glance at the small picture says where the cascade looks; without, it looks everywhere.

    """

    min_face: int = 40
    thresholds: tuple[float, float, float] = (0.6, 0.7, 0.7)
    factor: float = 0.709
    max_candidates: int = 1500
    screened: bool = True

    def __post_init__(self) -> None:
        if self.min_face < CELL:
            raise ValueError(f"the smallest face that can be found is {CELL} pixels")


class Detector:
    """Finds faces and their five landmarks in a picture."""

    def __init__(
        self,
        proposal: Network,
        refinement: Network,
        output: Network,
        options: DetectorOptions | None = None,
        screening: Network | None = None,
    ):
        self.options = options or DetectorOptions()
        self._proposer = Proposer(proposal, self.options.thresholds[0])
        self._screen = Screen(screening) if screening is not None else None
        self._refinement = refinement
        self._output = output

    @classmethod
    def load(
        cls,
        runtime: Runtime,
        weights: WeightStore,
        options: DetectorOptions | None = None,
        progress: Progress | None = None,
    ) -> Detector:
        """The detector with the installed weights.

        The networks are small and their thresholds sharp: they run in float32.

        Raises:
            WeightsError: the weights are not on this machine.

        """
        *names, screen = NETWORKS
        proposal, refinement, output = (runtime.load(spec(n, weights, "f32", progress)) for n in names)
        options = options or DetectorOptions()
        screening = runtime.load(spec(screen, weights, progress=progress)) if options.screened else None
        return cls(proposal, refinement, output, options, screening)

    def detect(
        self, image: Image, min_face: int | None = None, region: tuple[float, float, float, float] | None = None
    ) -> Faces:
        """Find the faces of a picture, largest first.

        Args:
            image: uint8 (height, width, 3), RGB.
            min_face: smallest face side in pixels for this picture; the detector's option by default.
            region: left, top, right and bottom edge of the part to search, as fractions of width and height.

        """
        if region is not None:
            left, top, right, bottom = geometry.edges_of(region, image).tolist()
            part = image[top:bottom, left:right]
            # a part that is smaller than any face holds none
            return self.detect(np.ascontiguousarray(part), min_face).moved(left, top) if part.size else Faces()
        sampler = AreaSampler(image)
        smallest = min_face or self.options.min_face
        worth = image.shape[0] * image.shape[1] * (CELL / smallest) ** 2 >= _LARGE
        hints = self._screen.glance(image, smallest) if self._screen is not None and worth else None
        if hints is not None:
            hints = self._worth(sampler, smallest, hints)
        candidates = self._candidates(sampler, smallest, hints)
        if not len(candidates):
            return Faces()
        candidates = self._refine(sampler, candidates)
        return self._finish(sampler, candidates) if len(candidates) else Faces()

    def warm_up(self) -> None:
        """Run every network once, so that the first face does not pay for it."""
        grey = np.full((64, 64, 3), 128, np.uint8)
        if self._screen is not None:
            self._screen.glance(grey, 20)
        self._candidates(AreaSampler(grey), 20, None)
        self._refinement(np.zeros((1, 24, 24, 3), np.float32))
        self._output(np.zeros((1, 48, 48, 3), np.float32))

    def follow(self, image: Image, boxes: Float, certainty: float = 0.8) -> tuple[Faces, npt.NDArray[np.intp]]:
        """Look again where faces were a moment ago, by the last network of the cascade alone.

        It corrects a box that is off by a fraction of its side, at a small part of the cost of searching the picture.

        Args:
            image: uint8 (height, width, 3), RGB.
            boxes: (N, 4) where faces should be by now.
            certainty: least face probability.

        Returns:
            The faces that are still there, and the rows of their boxes.

        """
        rows, squares, crops = [], [], []
        height, width = image.shape[:2]
        for row, square in enumerate(_squared(boxes)):
            x, y = (int(v) for v in np.clip(np.trunc(square[:2]) - 1, 0, [width - 1, height - 1]))
            right, bottom = (int(v) for v in np.clip(np.ceil(square[2:]), [x + 1, y + 1], [width, height]))
            moved = square - np.tile(np.array([x, y], np.float32), 2)
            _, crop = _crops(AreaSampler(image[y:bottom, x:right]), moved[None], 48)
            if len(crop):
                rows.append(row)
                squares.append(square)
                crops.append(crop[0])
        if not rows:
            return Faces(), np.zeros(0, np.intp)
        faces, own = self._confirm(np.stack(squares), np.stack(crops), certainty)
        # a face that is cut off draws its box away; what has jumped is left to the next search
        origin = np.array(rows, np.intp)[own]
        steady = np.diagonal(geometry.iou(faces.boxes, boxes[origin].astype(np.float32))) >= _STEADY
        return faces.select(steady), origin[steady]

    def _candidates(self, sampler: AreaSampler, min_face: int, hints: Hints | None, span: Span = ALL) -> Float:
        """Squares that P-Net proposes: (N, 4)."""
        windows = self._proposer.propose(sampler, min_face, self.options.factor, hints, span)
        return _squared(windows[: self.options.max_candidates])

    def _worth(self, sampler: AreaSampler, min_face: int, hints: Hints) -> Hints:
        """The hints that the first two networks believe in when they look closely, with better places and sizes."""
        candidates = self._candidates(sampler, min_face, hints, CLOSE)
        candidates, probability, offsets = self._believed(sampler, candidates, _BELIEVED)
        boxes = _regressed(candidates, offsets)
        return Hints.of(boxes[geometry.suppress(boxes, probability, 0.5)])

    def _refine(self, sampler: AreaSampler, candidates: Float) -> Float:
        """Candidate squares that R-Net believes in: (N, 4)."""
        candidates, probability, offsets = self._believed(sampler, candidates, self.options.thresholds[1])
        best = geometry.suppress(candidates, probability, 0.7)
        return _squared(_regressed(candidates[best], offsets[best]))

    def _believed(self, sampler: AreaSampler, candidates: Float, threshold: float) -> tuple[Float, Float, Float]:
        """What R-Net gives a probability above a threshold: squares (N, 4), probabilities (N,), box offsets (N, 4)."""
        candidates, crops = _crops(sampler, candidates, 24)
        if not len(crops):
            return candidates, np.zeros(0, np.float32), np.zeros((0, 4), np.float32)
        probability, offsets = self._refinement(crops)
        kept = probability > threshold
        return candidates[kept], probability[kept], offsets[kept]

    def _finish(self, sampler: AreaSampler, candidates: Float) -> Faces:
        """What O-Net confirms, with landmarks."""
        candidates, crops = _crops(sampler, candidates, 48)
        if not len(crops):
            return Faces()
        faces, _ = self._confirm(candidates, crops, self.options.thresholds[2])
        return faces.select(np.argsort(-geometry.area(faces.boxes), kind="stable"))

    def _confirm(self, squares: Float, crops: Float, threshold: float) -> tuple[Faces, npt.NDArray[np.intp]]:
        """O-Net's word on crops (N, 48, 48, 3) of squares (N, 4): the faces, overlapping ones once, and their rows."""
        probability, offsets, points = self._output(crops)
        kept = np.flatnonzero(probability > threshold)
        squares, probability, offsets, points = squares[kept], probability[kept], offsets[kept], points[kept]
        size = squares[:, 2:] - squares[:, :2] + 1
        landmarks = points.reshape(-1, 2, 5).transpose(0, 2, 1) * size[:, None] + squares[:, None, :2] - 1
        boxes = _regressed(squares, offsets)
        best = geometry.suppress_contained(boxes, probability, 0.7)
        return Faces(boxes[best], landmarks[best].astype(np.float32), probability[best]), kept[best]


def _crops(sampler: AreaSampler, squares: Float, size: int) -> tuple[Float, Float]:
    """Cut squares out of a picture, resized to ``size`` × ``size``.

    What lies outside the picture is cut off first, as the original does.

    Returns:
        The squares that are not empty, and their crops (N, size, size, 3).

    """
    low = np.maximum(np.trunc(squares[:, :2]), 1).astype(np.int64) - 1
    high = np.minimum(np.trunc(squares[:, 2:]), [sampler.width, sampler.height]).astype(np.int64)
    inside = (high > low).all(axis=1)
    return squares[inside], sampler.crops(low[inside], high[inside], size)


def _squared(boxes: Float) -> Float:
    """Squares around the boxes' centres, as long as the longer side."""
    size = boxes[:, 2:] - boxes[:, :2]
    side = size.max(axis=1, keepdims=True)
    low = boxes[:, :2] + size * 0.5 - side * 0.5
    return np.concatenate([low, low + side], axis=1).astype(np.float32)


def _regressed(boxes: Float, offsets: Float) -> Float:
    """Boxes moved by offsets that are fractions of their inclusive size."""
    size = boxes[:, 2:] - boxes[:, :2] + 1
    return (boxes + offsets * np.tile(size, 2)).astype(np.float32)
