"""What there is to be seen of runs, read in the background; a file is read again only where it has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from core.base.findings import Plot, Table
from core.base.messages import Message
from core.errors import LearningError
from core.learning import comparing
from core.learning.doing import Stage, stage_of
from core.learning.journals import Journal, Measure, Point, Row
from core.learning.outcomes import Kept
from core.learning.runs import PREPARING, STEP, Pace, Run, Runs, Standing, State, Steps
from core.learning.sources import DataKind
from models.training.journal import LOSSES

Marks = tuple[tuple[str, int, int], ...]
"""Names, times and sizes of the files of a run: as long as they are the same, so is all that they say."""


@dataclass(frozen=True, eq=False)
class Entry:
    """One run, in short.

    Attributes:
        run: it.
        recipe: title of what it learns; its key where that is not there any more.
        state: what it is doing.
        stage: where it is running, what about.
        preparing: what is done before its first step, in words; empty where it is not running, or nothing is known.
        words: what came of it, or why it ended; empty where there is none yet.
        step: steps done.
        looks: so many there were.
        steps: at most; 0 before it is known.
        left: seconds to the end; None where it is not running, or nothing is known.
        guessed: whether that is what was measured before its first step, and not yet by what its steps take.
        score: name and value of the best look.
        files: names of what came of it, once it has finished.
        marks: of its files.

    """

    run: Run
    recipe: str
    state: State
    stage: Stage
    preparing: Message
    words: Message
    step: int
    looks: int
    steps: int
    left: float | None
    guessed: bool
    score: tuple[str, float] | None
    files: tuple[str, ...]
    marks: Marks

    @property
    def id(self) -> str:
        """Of the run."""
        return self.run.id

    @property
    def of_gallery(self) -> bool:
        """Whether it learns from the people enrolled here."""
        return self.run.record.source.kind == DataKind.GALLERY


@dataclass(frozen=True, eq=False)
class Seen:
    """All of one run.

    Attributes:
        entry: in short.
        rows: looks so far, oldest first.
        points: the curve of the losses so far, likewise.
        pace: how quick it is; None before it has begun.
        outcome: what came of it; None until it has finished.
        samples: pictures that were made at its looks, oldest first.

    """

    entry: Entry
    rows: tuple[Row, ...]
    points: tuple[Point, ...]
    pace: Pace | None
    outcome: Kept | None
    samples: tuple[Path, ...]


@dataclass(frozen=True, eq=False)
class Compared:
    """Several runs beside each other.

    Attributes:
        ids: of them.
        table: what differs, how far and how good they are.
        plots: what can be plotted, by kind and name.
        marks: of all their files.

    """

    ids: tuple[str, ...]
    table: Table
    plots: dict[tuple[Measure, str], Plot]
    marks: tuple[Marks, ...]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What was seen at one time.

    Attributes:
        chosen: ids of the runs that were to be looked at closely; those that are there have an entry.
        entries: every run, newest first.
        one: the run that is looked at, where it is one.
        several: the runs that are compared, where they are several.

    """

    chosen: tuple[str, ...]
    entries: tuple[Entry, ...]
    one: Seen | None = None
    several: Compared | None = None


@dataclass(eq=False)
class _Known:
    """What is kept of one run between two looks."""

    journal: Journal
    marks: Marks = ()
    entry: Entry | None = None
    standing: Standing = field(default_factory=lambda: Standing(State.NEW))
    pace: Pace | None = None
    samples: tuple[Path, ...] = field(default=())


class Reader:
    """Reads the runs of a site; to be used by one thread at a time.

    Args:
        site_folder: of the site.

    """

    def __init__(self, site_folder: Path):
        self._runs = Runs(site_folder)
        self._known: dict[str, _Known] = {}
        self._compared: Compared | None = None

    def look(self, chosen: Sequence[str], *, gallery: bool) -> Snapshot:
        """See how all runs are.

        Args:
            chosen: ids of those that are looked at closely.
            gallery: whether whoever asks may see what is learnt from the people enrolled here.

        """
        runs = [run for run in self._runs.all() if gallery or run.record.source.kind != DataKind.GALLERY]
        self._known = {run.id: self._known.get(run.id) or _Known(Journal(run.folder)) for run in runs}
        entries = tuple(self._entry(run, self._known[run.id]) for run in runs)
        close = [entry for entry in entries if entry.id in chosen]
        one = self._seen(close[0]) if len(close) == 1 else None
        several = self._beside(close) if len(close) > 1 else None
        return Snapshot(tuple(chosen), entries, one, several)

    def _entry(self, run: Run, known: _Known) -> Entry:
        marks = _marks(run.folder)
        if known.entry is not None and known.marks == marks and known.entry.state != State.RUNNING:
            return known.entry  # whoever takes it up leaves a mark; one that runs may end without any
        standing = known.standing = run.standing()
        state = standing.state
        if known.entry is None or known.marks != marks or known.entry.state != state:
            known.journal.follow()
            known.pace, known.samples = run.pace, tuple(run.samples())
            known.marks = marks
        last, pace = known.journal.last, known.pace
        preparing = run.preparing if state == State.RUNNING else Message()
        stage = stage_of(run, state, prepares=bool(preparing) or pace is None)
        noted = run.noted if state == State.RUNNING else None
        known.entry = Entry(
            run=run,
            recipe=_title(run),
            state=state,
            stage=stage,
            preparing=preparing,
            words=standing.words,
            step=run.stands_at(last, running=state == State.RUNNING),
            looks=len(known.journal.rows),
            steps=pace.steps if pace is not None else 0,
            left=_left(known, run, noted) if stage in (Stage.PREPARING, Stage.LEARNING) else None,
            guessed=last is None and (noted is None or not noted.seconds),
            score=_score(known),
            files=standing.outcome.files if standing.outcome is not None else (),
            marks=marks,
        )
        return known.entry

    def _seen(self, entry: Entry) -> Seen:
        known = self._known[entry.id]
        known.journal.follow_losses()  # which leaves no mark
        journal = known.journal
        return Seen(
            entry, tuple(journal.rows), tuple(journal.points), known.pace, known.standing.outcome, known.samples
        )

    def _beside(self, entries: Sequence[Entry]) -> Compared:
        marks, ids = tuple(entry.marks for entry in entries), tuple(entry.id for entry in entries)
        before = self._compared
        if before is None or before.ids != ids or before.marks != marks:
            known = [self._known[one] for one in ids]
            readings = [
                comparing.Reading(entry.run, one.standing, one.journal)
                for entry, one in zip(entries, known, strict=True)
            ]
            plots = {measure: comparing.plot(readings, *measure) for measure in comparing.measures(readings)}
            self._compared = Compared(ids, comparing.table(readings), plots, marks)
            return self._compared
        return before


def _marks(folder: Path) -> Marks:
    found = []
    with suppress(OSError), os.scandir(folder) as files:
        for file in files:
            with suppress(OSError):
                if file.name in (STEP, PREPARING, LOSSES):
                    continue  # else there would be something new all the time
                found.append((file.name, file.stat().st_mtime_ns, file.stat().st_size))
    return tuple(sorted(found))


def _title(run: Run) -> str:
    try:
        return run.recipe.title
    except LearningError:
        return run.record.recipe


def _left(known: _Known, run: Run, noted: Steps | None) -> float | None:
    """Seconds to the end, by what its steps took until they were noted last, less the time since then."""
    if known.pace is None:
        return None
    looked = [when for name, when, _size in known.marks if name in ("journal.jsonl", "process.json", "pace.json")]
    if noted is not None:
        with suppress(OSError):
            looked.append((run.folder / STEP).stat().st_mtime_ns)
    since = max(0.0, time.time() - max(looked, default=0) / 1e9)
    return max(0.0, known.pace.left(known.journal.last, noted) - since)


def _score(known: _Known) -> tuple[str, float] | None:
    best = known.journal.best
    if best is None:
        return None
    return next(((name, value) for name, value in best.scores.items() if value is not None), None)
