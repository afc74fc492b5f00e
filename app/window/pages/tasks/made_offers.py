"""What a field of a task can name that has been made here: runs of Learn, and where examples are asked for, those."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import background
from app.window.language import clock, day, tr
from app.window.language.tasks import task_words
from app.window.widgets.offered import Offer

if TYPE_CHECKING:
    from app.window.session import Session
    from core.base.parameters import Parameters
    from core.learning.runs import Run
    from core.tasks.task import Task

Offers = dict[str, list[Offer]]
"""By the names of the fields."""


class MadeOffers:
    """Looks for it in the background.

    Args:
        session: with the site.
        show: given Offers, where a task has such fields.

    """

    def __init__(self, session: Session, show: Callable[[Offers], None]):
        self._session, self._show = session, show
        self._latest = background.Latest()

    def look(self, task: Task | None) -> None:
        """Look for what the fields of a task can name now."""
        self._latest.drop()
        fields = _fields(task.parameters) if task is not None else {}
        folder = self._session.site.folder
        if fields:
            self._latest.run(lambda _progress: {name: _offers(folder, *of) for name, of in fields.items()}, self._show)


def named(task: Task | None, values: Mapping[str, Any]) -> dict[str, str]:
    """What the settings of a task name that has been made here: texts, by the file that a run must have made."""
    fields = _fields(task.parameters) if task is not None else {}
    return {file: str(values.get(name, default)) for name, (file, default) in fields.items()}


def _fields(parameters: type[Parameters]) -> dict[str, tuple[str, str]]:
    """Fields that can name a run: the file that it must have made, and their defaults."""
    return {
        name: (str(extra["made"]), str(field.default))
        for name, field in parameters.model_fields.items()
        if isinstance(extra := field.json_schema_extra, Mapping) and "made" in extra
    }


def _offers(site_folder: Path, file: str, default: str) -> list[Offer]:
    from core.learning import made
    from core.learning.examples import EXAMPLES
    from core.learning.sources import EXAMPLE, DataKind

    runs = list(made.makers(site_folder, file))
    found = [(_words(run, runs), run.id) for run in runs]
    if default.startswith(EXAMPLE):
        examples = [(name, one) for name, one in EXAMPLES.items() if one.kind == DataKind.CLASSES]
        examples.sort(key=lambda pair: f"{EXAMPLE}{pair[0]}" != default)
        of_packages = [
            (tr("Example: {name}", name=task_words(one.title)), f"{EXAMPLE}{name}") for name, one in examples
        ]
        return [*of_packages, *found]
    newest = tr("The newest run: {title}", title=runs[0].title) if runs else tr("The newest run: there is none yet")
    return [(newest, ""), *found]


def _words(run: Run, runs: Sequence[Run]) -> str:
    """Its title, and where several have that, when it was begun."""
    if sum(one.title == run.title for one in runs) < 2:
        return run.title
    when = run.record.created
    local = when.astimezone().date()
    return tr("{title}, {day} {time}", title=run.title, day=day(local), time=clock(when, seconds=False))
