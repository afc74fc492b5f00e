"""Classes that grow: which way to learn one class after another is right, forgets, takes how long, and knows strangers.

    python -m benchmarks.growing --faces LFW --faces FGNET --scenes PHOTOS --cache vectors

Faces are folders of a folder per person, on SFace's vectors with its mirror image: whoever has ``--shown`` pictures and
two more is a class, the others are strangers. Scenes are pictures of anything, on the 1,280 features of
EfficientNet-Lite0: each is cut into 4 x 4 cells, a class is one picture, every other cell is learnt from and the rest
is asked about; so are the pictures that scikit-image and scikit-learn carry. A fifth of the scenes are strangers. The
digits of scikit-learn are ten more classes. Orders are drawn ``--orders`` times, and means are printed. Minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from benchmarks.losses import read
from core import images
from core.engine import machinery
from core.learning import examples
from core.learning.data import squared
from core.settings import Settings
from models import zoo
from models.training.growing import METHODS, Rows, UnitBank
from models.training.growth import Examples, Stage, grow

_CELLS, _SIDE = 4, 224
_LOOKS = (2, 5, 10, 20, 50, 100, 200, 400)


def of_faces(folder: Path, shown: int, cache: Path) -> tuple[list[Examples], Rows]:
    """People with enough pictures, and pictures of the others, one person after another."""
    people = read(folder, 1.0, 1, cache)
    random = np.random.default_rng(0)
    classes, strangers = [], []
    for number in np.unique(people.labels):
        rows = people.vectors[people.labels == number]
        if len(rows) < shown + 2:
            strangers.append(rows[0])
            continue
        rows = rows[random.permutation(len(rows))]
        classes.append(Examples(rows[:shown], rows[shown : shown + 20]))
    if not strangers:  # everybody has enough: a fifth of the people are strangers
        away = len(classes) // 5
        strangers = [row for one in classes[:away] for row in one.asked]
        classes = classes[away:]
    return classes, np.stack(strangers)


def features(chips: Sequence[np.ndarray], kept: Path) -> Rows:
    """EfficientNet's pooled features of chips, computed once."""
    if not kept.exists():
        runtime, weights = machinery(Settings())
        network = runtime.load(zoo.spec("efficientnet-lite0", weights, "f32"))
        parts = [network(np.stack(chips[n : n + 16]))[1] for n in range(0, len(chips), 16)]
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        np.save(kept, np.concatenate(parts))
    return np.asarray(np.load(kept), np.float32)


def of_scenes(folder: Path | None, cache: Path) -> tuple[list[Examples], Rows]:
    """Cells of pictures, a class each."""
    pictures = [picture for _, _, picture in examples.pictures("pictures")]
    pictures += [images.read(path) for path in images.within(folder)] if folder is not None else []
    chips = []
    for picture in pictures:
        high, wide = picture.shape[0] // _CELLS, picture.shape[1] // _CELLS
        cells = [
            picture[r * high : (r + 1) * high, c * wide : (c + 1) * wide] for r in range(_CELLS) for c in range(_CELLS)
        ]
        chips += [squared(cell, _SIDE) for cell in cells]
    found = features(chips, cache / f"scenes-{len(chips)}.npy").reshape(len(pictures), _CELLS * _CELLS, -1)
    odd = np.array([(r + c) % 2 == 1 for r in range(_CELLS) for c in range(_CELLS)])
    classes = [Examples(rows[~odd], rows[odd]) for rows in found]
    away = set(np.random.default_rng(0).permutation(len(classes))[: len(classes) // 5].tolist())
    strangers = np.concatenate([classes[n].asked for n in sorted(away)])
    return [one for n, one in enumerate(classes) if n not in away], strangers


def of_digits(shown: int, cache: Path) -> tuple[list[Examples], Rows]:
    """The digits 0 to 7; 8 and 9 are strangers."""
    found = list(examples.pictures("digits"))
    rows = features([squared(picture, _SIDE) for _, _, picture in found], cache / "digits.npy")
    labels = np.array([int(label) for _, label, _ in found])
    classes = [Examples(rows[labels == n][:shown], rows[labels == n][shown : shown + 100]) for n in range(8)]
    return classes, np.concatenate([rows[labels == 8], rows[labels == 9]])


def measured(title: str, classes: list[Examples], strangers: Rows, orders: int) -> None:
    """Print how every way does."""
    looks = [n for n in _LOOKS if n <= len(classes)]
    looks += [len(classes)] if len(classes) not in looks and len(classes) < 2 * looks[-1] else []
    half = len(strangers) // 2
    strange, others = strangers[:half], strangers[half:]
    print(f"\n{title}: {len(classes)} classes, {len(classes[0].shown)} pictures of each; {half} pictures of strangers")
    print("| way | " + " | ".join(f"{n} classes" for n in looks) + " | first, then | to add one | strangers told |")
    ways = dict(METHODS) | {"bank of units, shown others": lambda _others: UnitBank(others)}
    for name, make in ways.items():
        runs: list[list[Stage]] = []
        for seed in range(orders):
            order = np.random.default_rng(seed).permutation(len(classes))
            runs.append(grow(make(None), [classes[n] for n in order], looks, strange))
        means = [[np.mean([getattr(run[k], what) for run in runs]) for k in range(len(looks))] for what in _WHAT]
        accuracy, first, seconds, told = means
        cells = [*(f"{100 * a:.1f}" for a in accuracy), f"{100 * first[0]:.1f}, {100 * first[-1]:.1f}"]
        print(
            "| " + " | ".join([name, *cells, f"{1000 * seconds[-1]:.1f} ms", f"{100 * told[-1]:.1f}"]) + " |",
            flush=True,
        )


_WHAT = ("accuracy", "first", "seconds", "strangers")


def main(
    faces: Annotated[list[Path] | None, typer.Option()] = None,
    scenes: Annotated[Path | None, typer.Option()] = None,
    cache: Annotated[Path, typer.Option(help="Vectors are kept here.")] = Path("vectors"),
    shown: Annotated[int, typer.Option(help="Pictures of a person to learn from.")] = 5,
    orders: int = 3,
) -> None:
    """Print a table for each set."""
    for folder in faces or []:
        measured(folder.name, *of_faces(folder, shown, cache), orders)
    measured("Scenes", *of_scenes(scenes, cache), orders)
    measured("Digits", *of_digits(10, cache), orders)


if __name__ == "__main__":
    typer.run(main)
