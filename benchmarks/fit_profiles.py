"""Fit the shipped recognition profiles on a labelled set, and print what they reach, cross-fitted.

    python benchmarks/fit_profiles.py LFW_FOLDER [--write]

LFW_FOLDER holds one folder per person and ``pairs.txt``. Without ``--write`` nothing is changed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import tomli_w
from rich.progress import Progress

import data
from core.evaluation import fitting
from core.evaluation.datasets import read_folders, read_lfw_pairs
from core.evaluation.embedded import embed
from core.evaluation.verification import by_templates, cross_fit
from core.faces import Float
from core.recognition.fusion import fuse
from core.site import cache_folder
from models.runtime import Runtime
from models.weights import WeightStore

PROFILES = {
    "standard": {
        "id": "standard-1",
        "title": "Standard: dlib ResNet, FaceNet and local binary patterns, fused",
        "parts": [("dlib-resnet", 0.948), ("facenet-casia", 0.05), ("lbp", 0.002)],
    },
    "fast": {
        "id": "fast-1",
        "title": "Fast: dlib ResNet alone",
        "parts": [("dlib-resnet", 1.0)],
    },
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write data/profiles")
    options = parser.parse_args()
    pictures = read_folders(options.folder)
    pairs = read_lfw_pairs(options.folder / "pairs.txt", pictures)
    names = sorted({part for profile in PROFILES.values() for part, _ in profile["parts"]})
    runtime, weights = Runtime(cache_folder() / "compiled"), WeightStore(cache_folder() / "weights")
    with Progress() as progress:
        task = progress.add_task("Embedding", total=1.0)
        faces = embed(
            pictures.paths, names, runtime, weights, lambda done, _words: progress.update(task, completed=done)
        )
    print(f"{int(faces.failed.sum())} pictures without a face")
    labels, found = pictures.labels, ~faces.failed
    for key, profile in PROFILES.items():
        parts = profile["parts"]

        def templates(usable: np.ndarray, parts: list[tuple[str, float]] = parts) -> Float:
            rows = [fitting.fit_part(n, faces.vectors[n][usable], labels[usable])(faces.vectors[n]) for n, _ in parts]
            return fuse(rows, [w for _, w in parts])

        result = cross_fit(pairs, len(labels), by_templates(templates), faces.failed)
        rates = ", ".join(f"TAR@FAR={r:g} {100 * result.tar(r).value:.2f} %" for r in (1e-2, 1e-3))
        print(f"{key}: {100 * result.mean:.2f} ± {100 * result.std:.2f} %, {rates}, {len(result.errors)} errors")
        source = f"{len(labels)} pictures of LFW, folds 1-5"
        calibration = fitting.calibrate(templates(found)[found], labels[found], source)
        for fmr, threshold, fnmr in zip(calibration.fmr, calibration.thresholds, calibration.fnmr, strict=True):
            print(f"  FMR {fmr:8.0e}  threshold {threshold:.4f}  FNMR {100 * fnmr:6.2f} %")
        if options.write:
            folder = data.path("profiles")
            entries = []
            for part, weight in parts:
                entry: dict[str, object] = {"embedder": part, "weight": weight}
                transform = fitting.fit_part(part, faces.vectors[part][found], labels[found])
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
