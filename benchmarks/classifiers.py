"""Every network of the history, trained on digits: what it costs, and how right it is. And what else is compared there.

    python -m benchmarks.classifiers networks normalisations --keep FOLDER
    python -m benchmarks.classifiers labels tasks losses --keep FOLDER
    python -m benchmarks.classifiers fine-tune --data LIVE_AND_PRINTED --keep FOLDER

The digits are the 1,797 of UCI that scikit-learn carries, 8 × 8 pixels, enlarged to 32 × 32; a fifth is held out, told
by what it holds. Runs that are kept in the folder already are not made again. A table in Markdown is printed;
seconds are those of a processor core, so they are the same beside other programs. Set OMP_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import numpy as np
from PIL import Image as Pillow

from core.learning import registry, running
from core.learning.runs import Run, Runs, State
from core.learning.sources import source_of
from core.learning.tools import Tools
from models.training.classifiers.shape import NetworkName, Normalisation

SEEDS = (0, 1)
_SECONDS = "core-seconds"
DIGITS = "example:digits"
SHORT = {"steps": 300, "batch": 32, "every": 100, "patience": 0, "rate": 2e-3, "weight_decay": 1e-4}
CHANGED = {"shift": 3, "turn": 12.0}
HALF = SHORT | {"share": 0.5}
"""Half is held out: less to learn from, and differences are seen on 897 pictures."""
Row = tuple[str, dict[str, Any], str]
"""What it is called, what is set, and its recipe."""


def networks() -> Iterator[Row]:
    for words, way in (("as they are", {}), ("changed", CHANGED)):
        for name in get_args(NetworkName):
            norm = {"normalisation": "none"} if name == "lenet-5" else {}
            yield f"{name}, {words}", SHORT | norm | way | {"network": name}, "classifier"


def normalisations() -> Iterator[Row]:
    for seed in SEEDS:
        for batch in (32, 4):
            for kind in get_args(Normalisation):
                own = HALF | {"network": "resnet", "width": 0.5, "normalisation": kind, "seed": seed, "batch": batch}
                yield f"ResNet-20 of half width, {kind}, batch {batch}, seed {seed}", own, "classifier"


def augmentations() -> Iterator[Row]:
    ways: dict[str, dict[str, Any]] = {
        "nothing": {}, "moved": {"shift": 3}, "turned": {"turn": 12.0}, "moved and turned": CHANGED,
        "covered": {"cover": 0.3}, "mixed": {"mix": 0.2}, "mirrored, which is wrong": {"mirror": True},
        "dropout 0.3": {"dropout": 0.3}, "label smoothing 0.1": {"smoothing": 0.1},
    }  # fmt: skip
    for name, way in ways.items():
        for seed in SEEDS:
            own = HALF | way | {"network": "lenet-5", "normalisation": "none", "seed": seed}
            yield f"LeNet-5, {name}, seed {seed}", own, "classifier"


def beginnings() -> Iterator[Row]:
    for first in ("he", "glorot"):
        for norm in ("none", "batch"):
            own = SHORT | {"network": "vgg", "width": 0.5, "initialisation": first, "normalisation": norm}
            yield f"VGG of half width, first weights {first}, normalisation {norm}", own, "classifier"


def schedules() -> Iterator[Row]:
    own = HALF | {"network": "lenet-5", "normalisation": "none", "optimiser": "sgd", "rate": 0.05, "every": 30}
    for name in ("constant", "steps"):
        for seed in SEEDS:
            yield f"LeNet-5, {name}, seed {seed}", own | {"schedule": name, "seed": seed}, "classifier"


def labels() -> Iterator[Row]:
    for name, focal in (("binary cross-entropy", 0.0), ("focal loss", 2.0)):
        for seed in SEEDS:
            own = SHORT | {"network": "lenet-5", "normalisation": "batch", "hold": "folders", "focal": focal}
            yield f"Several labels, LeNet-5, {name}, seed {seed}", own | {"seed": seed}, "classifier"


def tasks() -> Iterator[Row]:
    own = SHORT | {"network": "lenet-5", "normalisation": "batch"}
    yield "Three questions at once, LeNet-5", own, "classifier"


def fine_tunings() -> Iterator[Row]:
    hold = {"share": 0.4}
    own = hold | {"steps": 120, "every": 20, "patience": 0, "side": 128, "views": 2}
    yield "Only a new last layer", own | {"place": 8}, "fine-tune"
    yield "Stages 6 and 7 thaw, a tenth of the rate", own, "fine-tune"
    yield "Stages 6 and 7 thaw, the whole rate", own | {"thawed": 1.0, "after": 0.0}, "fine-tune"
    small = SHORT | hold | {"side": 64, "mirror": True, "shift": 4, "light": 0.2}
    yield "MobileNet v1 from nothing", small | {"network": "mobilenet-v1", "steps": 200}, "classifier"


def composed(folder: Path) -> Path:
    """A list of pictures of four digits each, whose labels are the digits; those held out are of other digits."""
    from sklearn.datasets import load_digits

    found, random = load_digits(), np.random.default_rng(0)
    order = np.random.default_rng(1).permutation(len(found.images))
    parts = {"held-out": order[: len(order) // 5], "shown": order[len(order) // 5 :]}
    rows = []
    for part, numbers in parts.items():
        (folder / part).mkdir(parents=True, exist_ok=True)
        for number in range(1500 if part == "shown" else 400):
            chosen = random.choice(numbers, int(random.integers(1, 5)), replace=False)
            picture = np.zeros((16, 16))
            for place, digit in zip(random.permutation(4), chosen, strict=False):
                y, x = divmod(int(place), 2)
                picture[8 * y : 8 * y + 8, 8 * x : 8 * x + 8] = found.images[digit]
            path = folder / part / f"{number:04d}.png"
            Pillow.fromarray((picture * 255 / 16).astype(np.uint8)).save(path)
            rows.append((f"{part}/{path.name}", ";".join(sorted({str(found.target[d]) for d in chosen}))))
    return written(folder / "labels.csv", [("picture", "labels"), *rows])


def questioned(folder: Path) -> Path:
    """A list of digits with three columns: which it is, whether it is even, and whether it is drawn in black."""
    from sklearn.datasets import load_digits

    found, random = load_digits(), np.random.default_rng(0)
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, (picture, label) in enumerate(zip(found.images, found.target, strict=True)):
        black = bool(random.random() < 0.5)
        drawn = (16 - picture if black else picture) * 255 / 16
        Pillow.fromarray(drawn.astype(np.uint8)).resize((32, 32)).save(folder / f"{number:04d}.png")
        rows.append((f"{number:04d}.png", str(label), "odd" if label % 2 else "even", "black" if black else "white"))
    return written(folder / "questions.csv", [("picture", "digit", "parity", "ink"), *rows])


def written(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "networks": networks,
    "normalisations": normalisations,
    "augmentations": augmentations,
    "beginnings": beginnings,
    "schedules": schedules,
    "labels": labels,
    "tasks": tasks,
    "fine-tune": fine_tunings,
}
MADE = {"labels": composed, "tasks": questioned}


def made(runs: Runs, row: Row, data: str) -> Run:
    """A run that is finished: the one that is kept, or a new one."""
    title, values, key = row
    folder = Path(data)
    if folder.is_dir():
        title = f"{folder.name}: {title}"
        if any(one.is_dir() for one in folder.glob("*/*")):  # people or sessions within the classes
            values = values | {"hold": "folders"}
    values = values | {"inside": False}  # what is drawn in the end has nothing to do with how long it learns
    recipe = registry.recipe(key)
    for run in runs.all():
        if run.title == title:
            break
    else:
        run = runs.create(recipe, recipe.parameters.model_validate(values), source_of(data, recipe.takes), title)
    if run.state != State.FINISHED:
        began = time.process_time()
        running.start(run, Tools())
        (run.folder / _SECONDS).write_text(f"{time.process_time() - began:.1f}", encoding="utf-8")
    return run


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.classifiers", description=__doc__)
    parser.add_argument("parts", nargs="+", choices=PARTS)
    parser.add_argument("--data", default=DIGITS, help="of fine-tune: a folder with a folder for each class")
    parser.add_argument("--keep", type=Path, help="where runs are kept; a temporary folder by default")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        keep = asked.keep or Path(temporary)
        for part in asked.parts:
            data = str(MADE[part](keep / part)) if part in MADE else asked.data if part == "fine-tune" else DIGITS
            for row in PARTS[part]():
                run = made(Runs(keep), row, data)
                outcome, seconds = run.outcome, float((run.folder / _SECONDS).read_text(encoding="utf-8"))
                assert outcome is not None
                figures = {name: value for name, value in outcome.figures.items() if value is not None}
                told = [
                    f"{name} {value:,.0f}" if value >= 1e4 else f"{name} {value:.4g}" for name, value in figures.items()
                ]
                print(f"| {run.title} | {seconds:.0f} s | {' | '.join(told)} |", flush=True)


if __name__ == "__main__":
    main()
