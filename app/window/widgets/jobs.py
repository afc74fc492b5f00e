"""Long work with a progress bar and a way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app import background
from app.background import StoppedError
from app.window.language import said, tr
from app.window.widgets.layout import button, column, label, row


class _Job:
    """One piece of work.

    Attributes:
        stopped: whether it shall end at its next report.

    """

    stopped = False


class JobBar(QWidget):
    """Shows how far one piece of work has got, and stops it. Hidden while there is none.

    Signals:
        stopping: the work has been asked to stop.
        told: how far it has got, in words.

    """

    stopping = Signal()
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._job: _Job | None = None
        self.busy = False
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._words = label("", "small")
        self._button = button(tr("Stop"), self.stop)
        content = column(self, margin=0, spacing=0)
        line = row()
        line.addWidget(self._bar, 1)
        line.addWidget(self._button)
        content.addLayout(line)
        content.addWidget(self._words)
        self.hide()

    def run(
        self,
        work: Callable[[background.Progress], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[str], None],
    ) -> None:
        """Run work in the background; what it reports is shown, and stopping it lets its next report raise."""
        self._job = mine = _Job()
        self.busy = True
        self._bar.setValue(0)
        self._words.setText("")
        self._button.setEnabled(True)
        self.show()

        def job(progress: background.Progress) -> Any:
            def report(fraction: float, words: str) -> None:
                if mine.stopped:
                    raise StoppedError("Stopped: nothing was changed.")
                progress(fraction, words)

            return work(report)

        def ended(then: Callable[[Any], None]) -> Callable[[Any], None]:
            def end(value: Any) -> None:
                if self._job is mine:
                    self._end()
                    then(value)

            return end

        def show(fraction: float, words: str) -> None:
            if self._job is mine:
                self._show(fraction, words)

        background.run(job, ended(on_done), ended(on_error), show)

    def stop(self) -> None:
        """Ask the work to stop."""
        if self._job is not None:
            self._job.stopped = True
        self._button.setEnabled(False)
        self._words.setText(tr("Stopping…"))
        self.stopping.emit()

    def abandon(self) -> None:
        """Wait no longer for work that was asked to stop: it ends at its next report, and nobody hears of it.

        For work alone that changes nothing.
        """
        if self._job is not None and self._job.stopped:
            self._end()

    def _end(self) -> None:
        self._job, self.busy = None, False
        self.hide()

    def _show(self, fraction: float, words: str) -> None:
        if self._job is not None and not self._job.stopped:
            self._bar.setValue(round(1000 * fraction))
            told = said(words)
            self._words.setText(told)
            self.told.emit(told)
