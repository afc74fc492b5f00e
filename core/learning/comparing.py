"""Several runs beside each other: one table, one plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.base.findings import Cell, Line, Plot, Table
from core.base.messages import Message
from core.learning import doing, journals
from core.learning.journals import Journal, Measure
from core.learning.runs import Run, Standing, State


@dataclass(frozen=True, eq=False)
class Reading:
    """A run with what its files said when they were read, so that they are read once for all that is compared.

    Attributes:
        run: it.
        standing: what it was doing, and what had come of it.
        journal: its looks until then.

    """

    run: Run
    standing: Standing
    journal: Journal

    @property
    def step(self) -> int:
        """Steps done; those after which it goes on, where it does not run."""
        return self.run.stands_at(self.journal.last, running=self.standing.state == State.RUNNING)

    @property
    def doing(self) -> Message:
        """What it is doing, in words."""
        return doing.words(self.standing.state, doing.stage_of(self.run, self.standing.state))

    @classmethod
    def of(cls, run: Run) -> Reading:
        """Read the files of a run."""
        return cls(run, run.standing(), run.journal())


def table(readings: Sequence[Reading]) -> Table:
    """What differs between runs, and how far and how good they are.

    Columns, with what matters most first: title, state, steps done, minutes; each figure or, before there are any, the
    scores of the best look; each setting that is not the same in all; and the id of the run. What a run is doing is a
    Message.
    """
    settings = differing([one.run for one in readings])
    figures = [_figures(one) for one in readings]
    names = list(dict.fromkeys(name for one in figures for name in one))
    rows = []
    for one, own in zip(readings, figures, strict=True):
        run, last = one.run, one.journal.last
        done: tuple[Cell, ...] = (one.step, last.seconds / 60 if last is not None else 0.0)
        set_to = (_cell(run.record.parameters.get(name)) for name in settings)
        rows.append((run.title, one.doing, *done, *(own.get(name) for name in names), *set_to, run.id))
    return Table(("title", "state", "steps done", "minutes", *names, *settings, "run"), tuple(rows))


def turned(found: Table) -> Table:
    """The same table with a column for each run, below its title, and a row for all that is said of it."""
    title = found.columns.index("title")
    rows = tuple(
        (name, *(row[place] for row in found.rows)) for place, name in enumerate(found.columns) if place != title
    )
    return Table(("", *(str(row[title]) for row in found.rows)), rows)


def differing(runs: Sequence[Run]) -> list[str]:
    """Names of the settings that are not the same in all runs."""
    names = dict.fromkeys(name for run in runs for name in run.record.parameters)
    return [name for name in names if len({repr(run.record.parameters.get(name)) for run in runs}) > 1]


def measures(readings: Sequence[Reading]) -> list[tuple[Measure, str]]:
    """What can be plotted: scores first, then losses."""
    found: dict[tuple[Measure, str], None] = {}
    kinds: tuple[Measure, ...] = ("scores", "losses")
    for kind in kinds:
        for one in readings:
            found |= dict.fromkeys((kind, name) for name in journals.names(one.journal.rows, kind))
    return list(found)


def plot(readings: Sequence[Reading], measure: Measure, name: str) -> Plot:
    """One line for each run, in their order; empty of one that has nothing of it yet, so that no other becomes it."""
    lines = []
    for one in readings:
        looks, points = one.journal.rows, one.journal.points
        losses = measure == "losses"
        x, y = journals.loss_curve(looks, points, name) if losses else journals.curve(looks, measure, name)
        lines.append(Line(f"{one.run.title} ({one.run.id[:4]})", x, y))
    return Plot(name, "step", name, tuple(lines))


def _figures(reading: Reading) -> dict[str, float | None]:
    outcome = reading.standing.outcome
    if outcome is not None:
        return dict(outcome.figures)
    best = reading.journal.best
    return dict(best.scores) if best is not None else {}


def _cell(value: object) -> Cell:
    return value if isinstance(value, str | int | float) or value is None else str(value)
