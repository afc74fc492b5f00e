"""What a run that has finished can be used for: a task that tries on a picture what was learnt, or the site itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.window.language import tr
from app.window.page import WantedTask
from app.window.pages.learn.reading import Entry
from app.window.widgets.words import sentence
from core.learning.outcomes import Kept
from core.learning.own_profile import has_profile, is_better


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


def recognises(entry: Entry) -> bool:
    """Whether the site can recognise people by what the run has learnt."""
    return not entry.of_gallery and has_profile(entry.run.record.recipe, entry.files)


def recognising_words(entry: Entry, outcome: Kept) -> str:
    """What is asked before the site recognises by what a run that :func:`recognises` has learnt."""
    words = [
        tr("Recognise people here by what {title} has learnt?", title=entry.run.title),
        f"{sentence(outcome.words).rstrip('.。')}.",
        tr("It tells people it never saw apart better than what it began as.")
        if is_better(outcome.figures)
        else tr("▲ It tells people it never saw apart no better than what it began as: do without it."),
        tr("It was not measured beside the whole profile that is in use now."),
        tr("Everybody is measured with it from their photos; until that is done they are recognised as before."),
    ]
    return " ".join(words)
