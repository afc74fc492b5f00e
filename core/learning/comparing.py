"""Several runs beside each other: one table, one plot."""

from __future__ import annotations

from collections.abc import Sequence

from core.base.findings import Cell, Line, Plot, Table
from core.learning.journals import Journal, Measure
from core.learning.runs import Run


def table(runs: Sequence[Run]) -> Table:
    """What differs between runs, and how far and how good they are.

    Columns: run, title, state, steps done, minutes; each setting that is not the same in all; each figure or,
    before there are any, the scores of the best look.
    """
    settings = differing(runs)
    figures = [_figures(run) for run in runs]
    names = list(dict.fromkeys(name for one in figures for name in one))
    rows = []
    for run, own in zip(runs, figures, strict=True):
        last = run.journal().last
        done: tuple[Cell, ...] = (last.step, last.seconds / 60) if last is not None else (0, 0.0)
        set_to = (_cell(run.record.parameters.get(name)) for name in settings)
        rows.append((run.id, run.title, str(run.state), *done, *set_to, *(own.get(name) for name in names)))
    return Table(("run", "title", "state", "steps done", "minutes", *settings, *names), tuple(rows))


def differing(runs: Sequence[Run]) -> list[str]:
    """Names of the settings that are not the same in all runs."""
    names = dict.fromkeys(name for run in runs for name in run.record.parameters)
    return [name for name in names if len({repr(run.record.parameters.get(name)) for run in runs}) > 1]


def measures(runs: Sequence[Run]) -> list[tuple[Measure, str]]:
    """What can be plotted: scores first, then losses."""
    found: dict[tuple[Measure, str], None] = {}
    journals = [run.journal() for run in runs]
    kinds: tuple[Measure, ...] = ("scores", "losses")
    for kind in kinds:
        for journal in journals:
            found |= dict.fromkeys((kind, name) for name in journal.names(kind))
    return list(found)


def plot(runs: Sequence[Run], measure: Measure, name: str) -> Plot:
    """One line for each run that has it."""
    lines = []
    for run in runs:
        x, y = Journal(run.folder).curve(measure, name)
        if len(x):
            lines.append(Line(f"{run.title} ({run.id[:4]})", x, y))
    return Plot(name, "step", name, tuple(lines))


def _figures(run: Run) -> dict[str, float | None]:
    outcome = run.outcome
    if outcome is not None:
        return dict(outcome.figures)
    best = run.journal().best
    return dict(best.scores) if best is not None else {}


def _cell(value: object) -> Cell:
    return value if isinstance(value, str | int | float) or value is None else str(value)
