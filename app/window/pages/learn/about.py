"""What a run was set to, and what it learns from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.window.language import moment, said, tr
from app.window.language.tasks import task_words
from app.window.pages.learn.reading import Seen
from app.window.pages.learn.words import value_words
from app.window.widgets.layout import column, label
from app.window.widgets.tables import ResultTable
from app.window.widgets.words import sentence
from core.base.findings import Table
from core.errors import LearningError
from core.learning.examples import EXAMPLES

if TYPE_CHECKING:
    from core.learning.runs import Run
    from core.learning.sources import Source


class AboutView(QWidget):
    """Shows it as sentences and a table."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._data = label("", wrap=True)
        self._place = label("", "small", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = ResultTable(tr("Settings of the run"), task_words, task_words)
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._data)
        content.addWidget(self.table, 1)
        content.addWidget(self._place)

    def show_run(self, seen: Seen | None) -> None:
        """Show one run, or none."""
        shown = f"{seen.entry.id} {seen.pace}" if seen is not None else ""
        if shown == self._shown:
            return
        self._shown = shown
        if seen is None:
            self.table.clear()
            self._data.setText("")
            self._place.setText("")
            return
        run, pace = seen.entry.run, seen.pace
        told = [source_words(run.record.source)]
        told += [sentence(words) for words in (pace.words, *pace.notes)] if pace is not None else []
        self._data.setText("\n".join(words for words in told if words))
        rows = tuple((name, value) for name, value in settings_of(run).items())
        self.table.show_table(Table((tr("Setting"), tr("Value")), rows))
        self._place.setText(
            tr(
                "Begun {moment}. TensorBoard shows it, too: tensorboard --logdir {folder}",
                moment=moment(run.record.created),
                folder=run.folder,
            )
        )


def titles_of(run: Run) -> dict[str, str]:
    """What the settings of a run are called, by their names in the recipe; nothing where that is not there any more."""
    try:
        fields = run.recipe.parameters.model_fields
    except LearningError:
        return {}
    return {name: task_words(field.title or name) for name, field in fields.items()}


def settings_of(run: Run) -> dict[str, str]:
    """What a run was set to, under the titles of the form."""
    titles, found = titles_of(run), {}
    for name, value in run.record.parameters.items():
        found[titles.get(name, name)] = value_words(value)
    return found


def source_words(source: Source) -> str:
    """What a run learns from, in words."""
    if source.example in EXAMPLES:
        return task_words(EXAMPLES[source.example].title)
    return source.place or said(source.title)
