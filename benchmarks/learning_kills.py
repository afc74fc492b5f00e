"""Kill a run of Learn at random moments, go on each time, and compare what comes of it with a run that nobody touched.

    python -m benchmarks.learning_kills [--kills 10] [--recipe classifier] [--data example:digits] [--seed 0] [SETTINGS]

SETTINGS are options of the recipe, such as ``--steps 400 --every 20``. The child is killed by SIGKILL at a moment drawn
between its start and what a whole run takes; where it has come to its end, a new one begins. Exit status 1 where the
network, the looks or the outcome are not the same to the last bit.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from core.learning import registry, running
from core.learning.runs import Run, Runs, State
from core.learning.sources import source_of


def main() -> int:
    """Run the whole run, then those that are killed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learning_kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--recipe", default="classifier")
    parser.add_argument("--data", default="example:digits")
    parser.add_argument("--seed", type=int, default=0)
    asked, rest = parser.parse_known_args()
    random = Random(asked.seed)
    recipe = registry.recipe(asked.recipe)
    words = [word for word in rest if word != "--"]
    values = {
        name.removeprefix("--").replace("-", "_"): value for name, value in zip(words[::2], words[1::2], strict=True)
    }
    parameters = recipe.parameters.model_validate({"steps": 600, "every": 20} | values)

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        runs = Runs(site)
        begun = time.monotonic()
        whole = runs.create(recipe, parameters, source_of(asked.data, recipe.takes), "whole")
        _to_the_end(whole, site)
        took, wanted = time.monotonic() - begun, _bits(whole)
        print(f"whole: {took:.1f} s, {wanted[:12]}", flush=True)
        killed, wrong, number = 0, 0, 0
        run = None
        while killed < asked.kills or run is not None:
            if run is None:
                number += 1
                run = runs.create(recipe, parameters, source_of(asked.data, recipe.takes), f"killed {number}")
            pid = running.launch(run, site)
            if killed < asked.kills:
                time.sleep(random.uniform(0.0, took))
                if run.state == State.RUNNING:
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
            _wait(run)
            last = run.journal().last
            print(f"kill {killed}: {run.state} after step {last.step if last is not None else 0}", flush=True)
            if run.state == State.FINISHED:
                same = _bits(run) == wanted
                wrong += not same
                print(f"run {number}: {'the same bits' if same else 'OTHER BITS'}", flush=True)
                run = None
            elif run.state != State.INTERRUPTED:
                print(run.words)
                return 1
    print(f"{killed} kills, {number} runs, {wrong} not the same")
    return 1 if wrong else 0


def _to_the_end(run: Run, site: Path) -> None:
    running.launch(run, site)
    _wait(run)
    if run.state != State.FINISHED:
        sys.exit(f"{run.state}: {run.words}")


def _wait(run: Run) -> None:
    while run.state == State.RUNNING:
        time.sleep(0.02)


def _bits(run: Run) -> str:
    """A digest of the files that came of a run, its figures, its looks but for the time they took, and its losses."""
    outcome = run.outcome
    assert outcome is not None
    found = hashlib.sha256(repr(outcome).encode())
    for name in outcome.files:
        found.update((run.folder / "files" / name).read_bytes())
    journal = run.journal()
    found.update(repr(journal.points).encode())
    for row in journal.rows:
        found.update(repr(row.model_copy(update={"seconds": 0.0})).encode())
    return found.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
