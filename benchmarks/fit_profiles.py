"""Fit the shipped recognition profiles on a labelled set, and print what they reach, cross-fitted.

    python benchmarks/fit_profiles.py LFW_FOLDER [--write]

LFW_FOLDER holds one folder per person and ``pairs.txt``. Without ``--write`` nothing is changed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import tomli_w
from rich.progress import track

import data
from core import images
from core.evaluation import fitting
from core.evaluation.datasets import central_face, read_folders, read_lfw_pairs
from core.evaluation.verification import cross_fit
from core.faces import Faces, Float
from core.recognition import embedding
from core.recognition.detection import Detector
from core.recognition.fusion import Transform, fuse
from core.site import cache_folder
from models.runtime import Runtime
from models.weights import WeightStore

PROFILES = {
    "standard": {
        "id": "standard-1",
        "title": "Standard: dlib ResNet, FaceNet and local binary patterns, fused",
        "parts": [("dlib-resnet", 0.915), ("facenet-casia", 0.08), ("lbp", 0.005)],
    },
    "fast": {
        "id": "fast-1",
        "title": "Fast: dlib ResNet alone",
        "parts": [("dlib-resnet", 1.0)],
    },
}
CENTRED = {"facenet-casia", "facenet-vggface2"}  # dlib's descriptors lose by it: their mean direction carries meaning


def embed(paths: tuple[Path, ...], names: list[str]) -> dict[str, Float]:
    """Vectors of every picture by every embedder; a picture without a face gets its whole middle as one."""
    runtime, weights = Runtime(cache_folder() / "compiled"), WeightStore(cache_folder() / "weights")
    detector = Detector.load(runtime, weights)
    embedders = {name: embedding.load(name, runtime, weights) for name in names}
    rows: dict[str, list[Float]] = {name: [] for name in names}
    missed = []
    for path in track(paths, "Embedding"):
        image = images.read(path)
        faces = detector.detect(image, 40)
        faces = faces if len(faces) else detector.detect(image, 20)
        if not len(faces):
            missed.append(path.name)
            box = np.array([[75, 75, 175, 175]], np.float32)
            points = box[:, None, :2] + np.array([[[32, 37], [68, 37], [50, 60], [34, 75], [66, 75]]], np.float32)
            faces = Faces(box, points, np.zeros(1, np.float32))
        face = faces.select([central_face(faces, image.shape[1], image.shape[0])])
        for name, embedder in embedders.items():
            rows[name].append(embedder.embed(embedder.chips(image, face)))
    print(f"{len(missed)} pictures without a face: {missed}")
    return {name: np.concatenate(r) for name, r in rows.items()}


def fit(name: str, vectors: Float, labels: np.ndarray, usable: np.ndarray) -> Transform:
    """The transform of one embedder, from the pictures that may be used."""
    if name == "lbp":
        return fitting.fit_discriminant(vectors[usable], labels[usable])
    return fitting.fit_centre(vectors[usable]) if name in CENTRED else Transform()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write data/profiles")
    options = parser.parse_args()
    pictures = read_folders(options.folder)
    pairs = read_lfw_pairs(options.folder / "pairs.txt", pictures)
    names = sorted({part for profile in PROFILES.values() for part, _ in profile["parts"]})
    vectors = embed(pictures.paths, names)
    labels = pictures.labels
    everything = np.ones(len(labels), bool)
    for key, profile in PROFILES.items():
        parts = profile["parts"]

        def templates(usable: np.ndarray, parts: list[tuple[str, float]] = parts) -> Float:
            rows = [fit(n, vectors[n], labels, usable)(vectors[n]) for n, _ in parts]
            return fuse(rows, [w for _, w in parts])

        result = cross_fit(pairs, len(labels), templates)
        rates = ", ".join(f"TAR@FAR={r:g} {100 * t:.2f} %" for r, t in result.tar.items())
        print(f"{key}: {100 * result.mean:.2f} ± {100 * result.std:.2f} %, {rates}, {len(result.errors)} errors")
        calibration = fitting.calibrate(templates(everything), labels, f"{len(labels)} pictures of LFW, folds 1-5")
        for fmr, threshold, fnmr in zip(calibration.fmr, calibration.thresholds, calibration.fnmr, strict=True):
            print(f"  FMR {fmr:8.0e}  threshold {threshold:.4f}  FNMR {100 * fnmr:6.2f} %")
        if options.write:
            folder = data.path("profiles")
            entries = []
            for part, weight in parts:
                entry: dict[str, object] = {"embedder": part, "weight": weight}
                transform = fit(part, vectors[part], labels, everything)
                if transform.mean is not None:
                    entry["transform"] = f"{key}/{part}.npz"
                    transform.write(folder / key / f"{part}.npz")
                entries.append(entry)
            content = {
                "id": profile["id"],
                "title": profile["title"],
                "parts": entries,
                "calibration": calibration.model_dump(),
            }
            (folder / f"{key}.toml").write_text(tomli_w.dumps(content), encoding="utf-8")


if __name__ == "__main__":
    main()
