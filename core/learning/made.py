"""What finished runs of a site have made, for whoever works with it: by the name of the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from core.base.messages import Message
from core.errors import LearningError
from core.learning import learnt_from
from core.learning.outcomes import FILES
from core.learning.runs import Run, Runs, State


def file_of(run: Run, name: str) -> Path | None:
    """A file that came of a run; None where it has not finished, or has made none of that name."""
    place = run.folder / FILES / name
    return place if run.state == State.FINISHED and place.is_file() else None


def makers(site_folder: Path, name: str) -> Iterator[Run]:
    """Finished runs of a site that have made a file of that name, newest first."""
    return (run for run in Runs(site_folder).all() if file_of(run, name) is not None)


def maker(site_folder: Path, text: str, name: str) -> Run:
    """The run that somebody means by its title or the beginning of its id.

    Args:
        site_folder: of the site.
        text: as it was typed.
        name: of the file that it must have made.

    Raises:
        LearningError: there is none, there are several, or it has made no such file.

    """
    runs = Runs(site_folder)
    with suppress(LearningError):
        return runs.find(text, makers(site_folder, name))
    run = runs.find(text)
    if file_of(run, name) is None:
        raise LearningError("{title} has made no {name}, or has not finished", title=run.title, name=name)
    return run


def said_of(run: Run) -> tuple[Message, ...]:
    """What is said beside an answer that the run's network has given: by which, and what pictures it knows."""
    by = Message("By the run {title} ({id})", title=run.title, id=run.id)
    outcome = run.outcome
    if outcome is None or learnt_from.TITLE not in outcome.pictures:
        return (by,)
    return by, Message("it knows pictures like those that the result of this run shows")


def is_path(text: str) -> bool:
    """Whether what somebody typed can only be a path, not the title of a run."""
    path = Path(text)
    return len(path.parts) > 1 or path.is_absolute() or path.suffix.lower() == ".npz"
