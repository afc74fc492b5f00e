"""What each loss brings on top of the frozen embedder, on people it was not fitted on and on sets it was not fitted on.

    python -m benchmarks.losses LFW FGNET NUAA --cache vectors

Each folder has a folder per person; what differs between photos of one person is years in one and light in another.
An adapter (linear, or two layers) is taught on vectors of SFace with its mirror image by each loss of
:mod:`models.training.losses`; it begins as the whitening that the shipped profiles have, fitted on the same people, or
as the embedder. Three tables. *Crossed*: fitted on all sets, each comparison scored with what was fitted on neither of
the two people, after 100 steps and after 500. *Left out*: fitted on two sets and measured on the third. *Carried*:
fitted on one set and measured on the others; of the people it is fitted on a fifth is held out, and the step of 400
that tells those apart best is kept. Half an hour on one core.
"""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated, get_args

import numpy as np
import torch
import typer

from core.engine import machinery
from core.evaluation import embedded
from core.evaluation.crossed import Crossed, Mask, fnmr_at
from core.evaluation.datasets import read_folders
from core.evaluation.fitting import FittingSample, Labels, comparisons, fit_whitening
from core.evaluation.lfw_errata import wrong
from core.evaluation.metrics import FEWEST, curve
from core.faces import Float
from core.recognition.fusion import Transform, unit
from core.settings import Settings
from models.training.adapters import AdapterKind, adapter_of
from models.training.coding import CodeLesson, Drawing, Labelled, codes
from models.training.fitting import fit
from models.training.losses import LOSSES, LossKind
from models.training.plan import Plan

RATES = (1e-2, 1e-3, 1e-4)
SHARES = (1.0, 0.4, 0.1)  # of the sets, in their order, as the shipped profiles are fitted
FOLDS = (3, 4, 3)
PLAN = Plan(steps=400, rate=3e-4, optimiser="adamw", weight_decay=0.1, every=20, patience=0, decay=0.0)
DOSES: tuple[tuple[AdapterKind, int], ...] = (("linear", 100), ("linear", 500), ("two-layer", 100))
Apply = Callable[[Float], Float]


@dataclass(frozen=True, eq=False)
class Set:
    """A labelled set: vectors (N, D) and the person of each, and how much it counts."""

    name: str
    vectors: Float
    labels: Labels
    share: float
    folds: int

    def select(self, rows: Mask) -> Set:
        return Set(self.name, self.vectors[rows], self.labels[rows], self.share, self.folds)

    def sample(self) -> FittingSample:
        return FittingSample(self.vectors, self.labels, self.share)

    def divided(self, seed: int = 0) -> tuple[Set, Set]:
        """Four fifths of the people, and the others."""
        people = np.unique(self.labels)
        away = np.random.default_rng(seed).permutation(people)[: max(2, len(people) // 5)]
        held = np.isin(self.labels, away)
        return self.select(~held), self.select(held)


def read(folder: Path, share: float, folds: int, cache: Path) -> Set:
    """The set of a folder, embedded once."""
    pictures = read_folders(folder)
    kept = cache / f"{folder.parent.name}-{folder.name}.npz"
    if not kept.exists():
        runtime, weights = machinery(Settings())
        found = embedded.embed(pictures.paths, ["sface-mirrored"], runtime, weights)
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        np.savez(kept, vectors=found.vectors["sface-mirrored"], failed=found.failed)
    with np.load(kept) as arrays:
        usable = ~arrays["failed"] & ~wrong(pictures.paths)
        return Set(folder.name, arrays["vectors"][usable], pictures.labels[usable], share, folds)


def whitened(sets: Sequence[Set]) -> Transform:
    return fit_whitening([one.sample() for one in sets])


def taught(
    sets: Sequence[Set], kind: AdapterKind, loss: LossKind, steps: int | None = None, *, plain: bool = False
) -> Apply:
    """An adapter fitted on sets.

    Args:
        sets: of people who may be used.
        kind: of adapter.
        loss: by which it learns.
        steps: so many, on all people; by default a fifth of the people says which of 400 is best.
        plain: begins as the embedder itself, else with the whitening.

    """
    parts = [one.divided() for one in sets] if steps is None else []
    shown, held = ([part[0] for part in parts], [part[1] for part in parts]) if parts else (list(sets), [])
    start = Transform() if plain else whitened(shown)
    plan = PLAN if steps is None else replace(PLAN, steps=steps, every=steps, keep="last")
    first = np.cumsum([0, *(int(one.labels.max()) + 1 for one in shown)])
    vectors = torch.from_numpy(np.concatenate([one.vectors for one in shown]))
    people = np.concatenate([one.labels + before for one, before in zip(shown, first, strict=False)])
    weights = np.concatenate([np.full(len(one.labels), one.share / len(np.unique(one.labels))) for one in shown])
    width = vectors.shape[1]
    lesson = CodeLesson(
        Labelled(vectors, people),
        [Labelled(torch.from_numpy(one.vectors), one.labels) for one in held],
        lambda: adapter_of(kind, width, start.mean, start.projection),
        width,
        loss,
        drawing=Drawing(64, 4),
        weights=weights,
        imprinted=True,
        fmr=1e-3,
    )
    with tempfile.TemporaryDirectory() as folder:
        network = fit(lesson, plan, Path(folder), threads=1).network
    return lambda rows: codes(network, torch.from_numpy(rows))


def figures(mated: Float, strange: Float) -> list[str]:
    rates = [fnmr_at(mated, strange, rate).value if rate * len(strange) >= FEWEST else None for rate in RATES]
    return [f"{100 * curve(mated, strange).eer:.2f}", *("–" if r is None else f"{100 * r:.2f}" for r in rates)]


def crossed(sets: Sequence[Set], fitted: Callable[[Sequence[Set]], Apply]) -> list[list[str]]:
    """EER and FNMR on each set; people who are compared were not fitted on."""
    rows = []
    for one in sets:
        others = [other for other in sets if other is not one]

        def templates(usable: Mask, one: Set = one, others: Sequence[Set] = others) -> Float:
            return fitted([one.select(usable), *others])(one.vectors)

        failed = np.zeros(len(one.labels), bool)
        rows.append(figures(*Crossed(one.labels, failed, templates, one.folds).comparisons()))
    return rows


def left_out(sets: Sequence[Set], fitted: Callable[[Sequence[Set]], Apply]) -> list[list[str]]:
    """EER and FNMR on each set; nothing of it was fitted on."""
    rows = []
    for one in sets:
        apply = fitted([other for other in sets if other is not one])
        rows.append(figures(*comparisons(apply(one.vectors), one.labels)))
    return rows


def told(name: str, rows: list[list[str]], began: float) -> None:
    print(f"| {name} | " + " | ".join(", ".join(row) for row in rows) + f" | {time.time() - began:.0f} s |", flush=True)


def main(
    lfw: Path,
    fgnet: Path,
    nuaa: Path,
    cache: Annotated[Path, typer.Option(help="Vectors are kept here.")] = Path("vectors"),
    loss: Annotated[list[str] | None, typer.Option(help="One or several; all by default.")] = None,
    adapter: Annotated[list[str] | None, typer.Option(help="linear, two-layer; both by default")] = None,
    part: Annotated[str, typer.Option(help="crossed, left-out, carried, or all")] = "all",
) -> None:
    """Print the tables."""
    torch.set_num_threads(1)
    losses = [one for one in LOSSES if loss is None or one in loss]
    sets = [read(folder, *of, cache) for folder, *of in zip((lfw, fgnet, nuaa), SHARES, FOLDS, strict=True)]
    heading = "EER, FNMR at 1e-2, 1e-3, 1e-4"
    print(*(f"{one.name}: {len(one.labels)} pictures of {len(np.unique(one.labels))} people" for one in sets), sep="\n")
    kinds = [kind for kind in get_args(AdapterKind) if adapter is None or kind in adapter]
    doses = [(kind, steps) for kind, steps in DOSES if kind in kinds]
    if part in ("crossed", "all"):
        print(f"\n| crossed: {heading} | " + " | ".join(one.name for one in sets) + " | time |", flush=True)
        for name, fitted in (("the embedder as it is", lambda _sets: unit), ("whitening", whitened)):
            told(name, crossed(sets, fitted), time.time())
        for (kind, steps), one in itertools.product(doses, losses):
            began = time.time()
            fitted = partial(taught, kind=kind, loss=one, steps=steps)
            told(f"{kind}, {one}, {steps} steps", crossed(sets, fitted), began)
    if part in ("left-out", "all"):
        print(f"\n| fitted on the two other sets: {heading} | " + " | ".join(one.name for one in sets) + " | time |")
        for name, fitted in (("the embedder as it is", lambda _sets: unit), ("whitening", whitened)):
            told(name, left_out(sets, fitted), time.time())
        for (kind, steps), one in itertools.product(doses, losses):
            began = time.time()
            fitted = partial(taught, kind=kind, loss=one, steps=steps)
            told(f"{kind}, {one}, {steps} steps", left_out(sets, fitted), began)
    if part in ("carried", "all"):
        for source in sets:
            if len(np.unique(source.labels)) < 10:
                continue
            targets = [one for one in sets if one is not source]
            print(f"\n| fitted on {source.name}: {heading} | " + " | ".join(one.name for one in targets) + " | time |")

            def measured(apply: Apply, targets: Sequence[Set] = targets) -> list[list[str]]:
                return [figures(*comparisons(apply(one.vectors), one.labels)) for one in targets]

            told("the embedder as it is", measured(unit), time.time())
            told("whitening", measured(whitened([source])), time.time())
            for plain, kind, one in itertools.product((False, True), kinds, losses):
                began = time.time()
                name = f"{kind}, {one}, " + ("from the embedder" if plain else "from the whitening")
                told(name, measured(taught([source], kind, one, plain=plain)), began)


if __name__ == "__main__":
    typer.run(main)
