"""Figures on a folder of pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import said, tr
from app.window.session import Session
from app.window.widgets import dialogs
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import button, column, label, panel, row
from app.window.widgets.words import sentence

if TYPE_CHECKING:
    from core.evaluation.quick import Measured


class MeasuringPanel(QWidget):
    """Measures the profile in use, and saves what came of it.

    Signals:
        worked: work has begun, or ended.
        measured: (title, (FMR, FNMR)), the rates (T,) at all thresholds.

    """

    worked = Signal()
    measured = Signal(str, object)

    def __init__(self, session: Session, job: JobBar):
        super().__init__()
        self._session = session
        self._job = job
        self._measured: Measured | None = None
        frame, content = panel()
        content.addWidget(label(tr("Measure on pictures"), "title"))
        content.addWidget(
            label(
                tr("A folder with one sub-folder of pictures per person; with LFW's pairs.txt, its protocol."),
                wrap=True,
            )
        )
        actions = row()
        actions.addWidget(button(tr("Choose a f&older…"), self._choose))
        self._save = button(tr("&Save figures…"), self._choose_target)
        self._save.setEnabled(False)
        actions.addWidget(self._save)
        actions.addStretch(1)
        content.addLayout(actions)
        self._figures = label("", wrap=True)
        content.addWidget(self._figures)
        column(self, margin=0, spacing=0).addWidget(frame)

    def _choose(self) -> None:
        name = dialogs.open_folder(self, tr("A folder with one sub-folder of pictures per person"), "people")
        if name:
            self.measure(Path(name))

    def measure(self, folder: Path) -> None:
        """Measure the profile in use on a folder."""
        recogniser, settings = self._session.recogniser, self._session.site.settings
        if recogniser is None or self._job.busy:
            return
        profile = recogniser.engine.profile

        def work(progress: background.Progress) -> Measured:
            from core.evaluation.quick import measure

            return measure(folder, profile, settings, progress)

        def failed(words: str) -> None:
            self._figures.setText(f"✖ {sentence(words)}")
            self.worked.emit()

        self._figures.setText(tr("Measuring on {folder}…", folder=folder.name))
        self._job.run(work, self._show, failed)
        self.worked.emit()

    def _show(self, found: Measured) -> None:
        self._measured = found
        self._figures.setText(_lines(found))
        self._save.setEnabled(True)
        self.measured.emit(found.title, (found.curve.fmr, found.curve.fnmr))
        self.worked.emit()

    def _choose_target(self) -> None:
        name = dialogs.open_folder(self, tr("Where to save the figures"), "exports")
        if name:
            self.save(Path(name))

    def save(self, folder: Path) -> None:
        """Save the figures as JSON, and where there were pairs as CSV and PNG."""
        found = self._measured
        if found is None:
            return
        lines = _lines(found)
        saved = tr("✔ Saved in {folder}.", folder=folder)
        background.run(
            lambda _progress: found.write(folder),
            lambda _none: self._figures.setText(f"{lines}\n{saved}"),
            lambda words: self._figures.setText(f"{lines}\n✖ {sentence(words)}"),
        )


def _lines(found: Measured) -> str:
    """The figures, a sentence in each line."""
    return "\n".join(said(line) for line in found.lines)
