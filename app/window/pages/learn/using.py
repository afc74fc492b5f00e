"""What a run that has finished can be used for: a task that tries on a picture what was learnt."""

from __future__ import annotations

from dataclasses import dataclass

from app.window.page import WantedTask
from app.window.pages.learn.reading import Entry


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
    return WantedTask(use.task, {use.field: entry.id})
