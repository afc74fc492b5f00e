"""A labelled set, detected and embedded once: what every method of evaluation starts from."""

from __future__ import annotations

import time
from collections.abc import Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from core import images
from core.base.messages import Message
from core.base.progress import Report
from core.errors import ImageError
from core.evaluation.datasets import central_face
from core.evaluation.degradation import Spoil
from core.faces import Faces, Float, Image
from core.recognition import embedding, enhancement
from core.recognition.alignment import template
from core.recognition.covering import COVERING, hindrance
from core.recognition.detection import Detector
from core.recognition.embedding import Embedder, aligned_chips
from core.recognition.expression import ExpressionReader
from core.recognition.fusion import Transform
from core.recognition.quality import assess
from models.runtime import Precision, Runtime
from models.weights import WeightStore

_PIXELS = 48


class PixelEmbedder:
    """Grey pixels of the aligned face: what Eigenfaces and Fisherfaces start from."""

    dimension = _PIXELS * _PIXELS

    def chips(self, image: Image, faces: Faces) -> Image:
        return aligned_chips(image, faces, (template(_PIXELS, 1.25),))

    def embed(self, chips: Image) -> Float:
        rows = []
        for (chip,) in chips:
            grey = cv2.equalizeHist(cv2.cvtColor(chip, cv2.COLOR_RGB2GRAY))
            rows.append(grey.astype(np.float32).ravel() / 255.0)
        return np.stack(rows) if rows else np.zeros((0, self.dimension), np.float32)


@dataclass(frozen=True, eq=False)
class EmbeddedSet:
    """Vectors of the one person that each picture is about.

    Attributes:
        vectors: embedder → (N, D); zeros where no face was found.
        failed: (N,) pictures in which none was found, or that could not be read.
        milliseconds: embedder → mean time for one picture, detection not counted.
        covered: (N,) pictures whose face is covered; None where nobody looked.
        remedied: (N,) pictures whose face was enhanced first; None where none was to be.
        fitted: what has been fitted on it, by what it was fitted with: methods share parts, and some take long.

    """

    vectors: dict[str, Float]
    failed: npt.NDArray[np.bool_]
    milliseconds: dict[str, float]
    covered: npt.NDArray[np.bool_] | None = None
    remedied: npt.NDArray[np.bool_] | None = None
    fitted: dict[Hashable, Transform] = field(default_factory=dict)

    def without_remedies(self, plain: EmbeddedSet) -> EmbeddedSet:
        """The same set as it is without remedies, of which one embedded only those that had one."""
        if self.remedied is None or not self.remedied.any():
            return self
        rows = self.remedied[:, None]
        vectors = {name: np.where(rows, plain.vectors[name], own) for name, own in self.vectors.items()}
        return EmbeddedSet(vectors, self.failed, plain.milliseconds, self.covered)


def embed(
    paths: tuple[Path, ...],
    names: list[str],
    runtime: Runtime,
    weights: WeightStore,
    report: Report | None = None,
    change: Spoil | None = None,
    precision: Precision = "fast",
    only: npt.NDArray[np.bool_] | None = None,
    *,
    enhance: bool = True,
    covers: bool = False,
    networks: Mapping[str, Path] | None = None,
) -> EmbeddedSet:
    """Detect the middle face of every picture and embed it.

    Args:
        paths: the pictures.
        names: embedders, ``pixels`` among them.
        runtime: executes the networks.
        weights: where they come from.
        report: progress.
        change: applied to every picture first, given the face that was found in it: a degradation.
        precision: of the embedders.
        only: (N,) the pictures wanted; the others count as failed.
        enhance: whether a face gets the remedies that its quality asks for, as in the program itself.
        covers: whether to look which faces are covered.
        networks: files of networks that were trained here, by embedder.

    Raises:
        ProfileError: an embedder is unknown.
        WeightsError: weights are not on this machine.

    """
    detector = Detector.load(runtime, weights)
    reader = ExpressionReader.load(runtime, weights) if covers else None
    covered, remedied = np.zeros(len(paths), bool), np.zeros(len(paths), bool)
    embedders = _load(names, runtime, weights, precision, networks or {})
    vectors = {n: np.zeros((len(paths), e.dimension), np.float32) for n, e in embedders.items()}
    spent = dict.fromkeys(names, 0.0)
    failed = np.zeros(len(paths), bool)
    for row, path in enumerate(paths):
        if report is not None and row % 20 == 0:
            report(row / len(paths), Message("{row:,} of {paths:,} pictures", row=row, paths=len(paths)))
        shown = _shown(detector, path, change) if only is None or only[row] else None
        if shown is None:
            failed[row] = True
            continue
        image, face = shown
        if reader is not None:
            covered[row] = hindrance(image, reader.read(image, face.landmarks[0])) in COVERING
        if enhance:
            image, face, remedied[row] = enhanced(image, face)
        for name, embedder in embedders.items():
            vectors[name][row], seconds = _timed(embedder, image, face)
            spent[name] += seconds
    found = max(1, int((~failed).sum()))
    milliseconds = {n: 1e3 * s / found for n, s in spent.items()}
    return EmbeddedSet(vectors, failed, milliseconds, covered if covers else None, remedied if enhance else None)


def _load(
    names: list[str], runtime: Runtime, weights: WeightStore, precision: Precision, networks: Mapping[str, Path]
) -> dict[str, Embedder]:
    return {
        n: PixelEmbedder() if n == "pixels" else embedding.load(n, runtime, weights, precision, file=networks.get(n))
        for n in names
    }


def enhanced(image: Image, face: Faces) -> tuple[Image, Faces, bool]:
    """A picture and its face with the remedies that its quality asks for, and whether it asks for any."""
    quality = assess(image, face)
    ((prepared, one),) = enhancement.prepare(image, replace(face, quality=quality))
    return prepared, one, enhancement.needs(quality[0])


def _timed(embedder: Embedder, image: Image, face: Faces) -> tuple[Float, float]:
    """The vector (D,) of a face, and the seconds that it took."""
    began = time.perf_counter()
    vector = embedder.embed(embedder.chips(image, face))[0]
    return vector, time.perf_counter() - began


def _shown(detector: Detector, path: Path, change: Spoil | None) -> tuple[Image, Faces] | None:
    """A picture, changed where that is wanted, and the face in its middle; None where there is none."""
    image: Image | None = None
    face: Faces | None = None
    with suppress(ImageError):
        image = images.read(path)
        face = middle_face(detector, image)
        if change is not None:
            image = change(image, face)
            face = middle_face(detector, image)
    return (image, face) if image is not None and face is not None else None


def middle_face(detector: Detector, image: Image) -> Faces | None:
    """The face that a picture is about, alone; None where there is none."""
    for smallest in (40, 20):
        faces = detector.detect(image, smallest)
        if len(faces):
            return faces.select([central_face(faces, image.shape[1], image.shape[0])])
    return None
