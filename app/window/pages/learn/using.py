"""What a run that has finished can be used for: a task that tries on a picture what was learnt, or the site itself."""

from __future__ import annotations

from dataclasses import dataclass

from app.window.language import tr
from app.window.page import WantedTask
from app.window.pages.learn.reading import Entry
from app.window.widgets.words import sentence
from core.learning.outcomes import Kept
from core.learning.own_profile import is_better, is_for_sites, refusal
from core.learning.runs import State


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


def trying_words(entry: Entry) -> str:
    """What trying is, or why what this run has learnt cannot be tried."""
    if usable(entry):
        return tr("On a picture")
    if entry.run.record.recipe not in _USES:
        return tr("There is no task that tries on a picture what such a run learns: its result is what was measured.")
    if entry.state != State.FINISHED:
        return tr("On a picture, once it has finished")
    return tr("It has left nothing that could be tried on a picture.")


def is_for_site(entry: Entry) -> bool:
    """Whether a run has finished that has learnt something of which a site might make use."""
    return entry.state == State.FINISHED and is_for_sites(entry.run.record.recipe)


def refusal_words(entry: Entry) -> str:
    """Why the site cannot recognise people by what a run has learnt; empty where it can."""
    refused = refusal(entry.run, entry.files)
    if refused is None:
        return ""
    more = "" if entry.of_gallery else f" {tr('That takes more people who are not learnt from: see its result.')}"
    return f"{sentence(refused)}.{more}"


def recognises(entry: Entry) -> bool:
    """Whether the site can recognise people by what the run has learnt."""
    return is_for_site(entry) and refusal(entry.run, entry.files) is None


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
