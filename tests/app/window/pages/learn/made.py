"""Runs as a training leaves them, without the training."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from core.base.findings import Line, Plot, Table
from core.base.messages import Message
from core.learning import outcomes, registry
from core.learning.recipe import Outcome
from core.learning.runs import Ended, Pace, Run, Runs, State
from core.learning.sources import DataKind, Source

STEPS = 1000


def make_run(
    site_folder: Path,
    title: str = "Digits",
    state: State = State.NEW,
    looks: int = 0,
    source: Source | None = None,
    words: str = "",
    **parameters: object,
) -> Run:
    """A run that is in a state, after some looks."""
    recipe = registry.recipe("classifier")
    found = source or Source(kind=DataKind.CLASSES, place="example:digits")
    given = recipe.parameters.model_validate({"steps": STEPS} | parameters)
    if found.kind not in recipe.takes:
        recipe = _taking(found.kind)
    run = Runs(site_folder).create(recipe, given, found, title)
    if state != State.NEW:
        pace = Pace(device="cpu", threads=1, steps=STEPS, every=100, step=0.01, look=0.1, data="x", words=Message("1"))
        run.note_pace(pace)
    add_looks(run, looks)
    if state == State.RUNNING:
        run.begin()
    elif state == State.FINISHED:
        outcomes.write(run.folder, OUTCOME)
    elif state != State.NEW:
        run.note_end(Ended(state=state, words=Message(words)))
    return run


def _taking(kind: DataKind):
    import dataclasses

    return dataclasses.replace(registry.recipe("classifier"), takes=frozenset({kind}))


OUTCOME = Outcome(
    Message("97.0% of 100 held-out pictures are told right"),
    {"accuracy": 0.97},
    Table(("class", "precision", "recall", "cat", "dog"), (("cat", 0.9, 1.0, 50, 0), ("dog", 1.0, 0.94, 3, 47))),
    (Plot("Calibration", "sure", "right", (Line("all", np.array([0.0, 1.0]), np.array([0.0, 1.0])),)),),
    {"The wrong ones": np.full((20, 30, 3), 200, np.uint8)},
    {"network.npz": b"weights"},
)


def add_points(run: Run, count: int) -> None:
    """Write so many points into the curve of the losses of a run, in the place of those that are there."""
    lines = [json.dumps({"step": 5 * number, "losses": {"loss": 1 / number}}) for number in range(1, count + 1)]
    (run.folder / "losses.jsonl").write_text("\n".join([*lines, ""]), encoding="utf-8")


def add_looks(run: Run, count: int, *, samples: bool = False) -> None:
    """Write some more looks into the journal of a run."""
    before = len(run.journal().rows)
    with (run.folder / "journal.jsonl").open("ab") as file:
        for number in range(before + 1, before + count + 1):
            step = 100 * number
            row = {
                "step": step,
                "seconds": number * 1.5,
                "losses": {"loss": 1 / number},
                "scores": {"accuracy": 1 - 0.5 / number, "held-out loss": 2 / number},
                "rate": 0.001,
                "gradients": {"0": 0.5 / number, "head": 0.001},
                "dead": {"1": 0.25},
                "best": True,
            }
            file.write(json.dumps(row).encode() + b"\n")
            if samples:
                (run.folder / "samples").mkdir(exist_ok=True)
                picture = np.full((32, 40 + number, 3), 10 * number, np.uint8)
                Pillow.fromarray(picture).save(run.folder / "samples" / f"{step:07d}-what-it-draws.png")
