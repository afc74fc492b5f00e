"""How well a result agrees with what is known to be right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

from app import background
from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.pages.tasks.order import Outcome
from app.window.widgets import dialogs
from app.window.widgets.forms import form_layout
from app.window.widgets.layout import button, column, label, panel, set_tone
from app.window.widgets.tables import measured
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.tasks.task import Task


class TruthPanel(QWidget):
    """Measures each result by a file, once one has been chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._task: Task | None = None
        self._outcome: Outcome | None = None
        self._file: Path | None = None
        self._latest = background.Latest()
        self._about = label("", "small", wrap=True)
        self._values: QFormLayout = form_layout()
        self._choose_button = button(tr("Measure a&gainst…"), self._choose)
        frame, content = panel()
        content.addWidget(label(tr("Is it right?"), "title"))
        content.addWidget(self._about)
        content.addLayout(self._values)
        content.addWidget(self._choose_button)
        column(self, margin=0).addWidget(frame)
        self.hide()

    def begin(self, task: Task) -> None:
        """Offer what a task's results are measured by."""
        self.forget()
        self._task = task
        self.setVisible(task.truth is not None)
        self._invite()

    def forget(self) -> None:
        """Let go of file and result."""
        self._latest.drop()
        self._outcome, self._file = None, None
        self._clear()
        self._invite()

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Measure another result by the same file, or wait for the next."""
        self._latest.drop()
        self._outcome = outcome
        self._clear()
        if self._file is not None and outcome is not None:
            self.measure(self._file)
        else:
            self._choose_button.setEnabled(outcome is not None)

    def _choose(self) -> None:
        truth = self._task.truth if self._task is not None else None
        if truth is None:
            return
        title = task_words(truth.title)
        if truth.suffixes:
            endings = [one.removeprefix(".") for one in truth.suffixes]
            name = dialogs.open_file(self, title, "results", dialogs.files_filter(tr("What is right"), *endings))
        else:
            name = dialogs.open_folder(self, title, "results")
        if name:
            self.measure(Path(name))

    def measure(self, file: Path) -> None:
        """Measure the result by a file, or a folder."""
        outcome = self._outcome
        if outcome is None:
            return
        self._file = file

        def work(_progress: background.Progress) -> dict[str, float]:
            from core.tasks import running

            return running.measure(outcome.order.task, outcome.given, outcome.result, file)

        def done(values: dict[str, float]) -> None:
            self._show(values, file)

        def failed(words: str) -> None:
            self._clear()
            self._tell(f"✖ {sentence(words)}", "deny")

        self._latest.run(work, done, failed)

    def _show(self, values: dict[str, float], file: Path) -> None:
        self._clear()
        for name, value in values.items():
            self._values.addRow(label(task_words(name)), label(measured(value)))
        self._tell(tr("Measured against {name}.", name=file.name))

    def _clear(self) -> None:
        while self._values.rowCount():
            self._values.removeRow(0)

    def _invite(self) -> None:
        self._choose_button.setEnabled(self._outcome is not None)
        truth = self._task.truth if self._task is not None else None
        if truth is not None:
            self._tell(
                tr("Choose what is right, and see how near the result comes: {title}.", title=task_words(truth.title))
            )

    def _tell(self, words: str, tone: str = "") -> None:
        self._about.setText(words)
        set_tone(self._about, tone)
