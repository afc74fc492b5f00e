"""What a run that has finished can be used for: a task that tries on a picture what was learnt."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from app.window.page import WantedTask
from app.window.pages.learn.reading import Entry
from core.errors import LearningError
from core.learning.runs import Runs


@dataclass(frozen=True)
class _Use:
    """A task.

    Attributes:
        task: its key.
        field: that takes the run.
        file: that the run must have left.

    """

    task: str
    field: str
    file: str


_CLASSIFIER = _Use("trained-classifier", "network", "network.npz")
_USES = {"classifier": _CLASSIFIER, "fine-tune": _CLASSIFIER, "growing": _Use("taught", "examples", "taught.npz")}


def usable(entry: Entry) -> bool:
    """Whether there is a task that tries what the run has learnt."""
    use = _USES.get(entry.run.record.recipe)
    return use is not None and use.file in entry.files


def wanted_task(entry: Entry) -> WantedTask:
    """The task, with what the run has learnt filled in, for a run that is :func:`usable`."""
    use = _USES[entry.run.record.recipe]
    named = _name_of(entry) if use is _CLASSIFIER else str(entry.run.folder / "files" / use.file)
    return WantedTask(use.task, {use.field: named})


def _name_of(entry: Entry) -> str:
    """By which the run is found: its title, unless another has it, too."""
    run = entry.run
    with suppress(LearningError):
        if Runs(run.folder.parents[1]).find(run.title).id == run.id:
            return run.title
    return run.id
