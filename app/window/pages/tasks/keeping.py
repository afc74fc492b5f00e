"""Keeping what came out: as files, on the clipboard, or as the picture of what is done next."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app import background
from app.window.language import tr
from app.window.pages.tasks.order import Outcome, suffix
from app.window.pages.tasks.result import ResultPanel
from app.window.widgets.layout import button, column, row
from app.window.widgets.question import Question
from app.window.widgets.words import sentence
from core.errors import TaskError


class KeepingBar(QWidget):
    """Buttons below a result.

    Signals:
        chained: the picture that is looked at shall be worked on next.

    """

    chained = Signal()

    def __init__(self, result: ResultPanel):
        super().__init__()
        self._result = result
        self._turn = 0
        self._made: list[Path] = []  # written, and waiting for an answer
        self._question = Question(tr("Replace them"), tr("Keep them"), self._drop)
        self._save = button(tr("&Save result…"), self._choose)
        self._copy = button(tr("Cop&y picture"), self._copy_picture)
        self._chain = button(tr("&Use as picture"), self.chained.emit)
        self._chain.setToolTip(tr("Go on with the result, here or in another task"))
        outer = column(self, margin=0, spacing=1)
        outer.addWidget(self._question)
        line = row()
        for one in (self._save, self._copy, self._chain):
            line.addWidget(one)
        line.addStretch(1)
        outer.addLayout(line)
        result.table_wanted.connect(self._choose_table)
        result.looked.connect(self.update_buttons)
        self.update_buttons()

    def update_buttons(self) -> None:
        """Offer what can be done with what is there."""
        outcome = self._result.outcome
        self.setVisible(outcome is not None)
        self._copy.setEnabled(self._result.picture is not None)
        self._chain.setEnabled(self._result.picture is not None)

    def forget(self) -> None:
        """Nothing is there any more."""
        self._turn += 1
        self._question.put_away()
        self._drop()
        self.update_buttons()

    def _copy_picture(self) -> None:
        self._result.copy_picture()
        self._result.say(tr("✔ The picture is on the clipboard."), "allow")

    def _choose(self) -> None:
        outcome = self._result.outcome
        if outcome is None:
            return
        suggested = f"{Path(outcome.order.name).stem}-{outcome.order.task.key}{suffix(outcome.result)}"
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the result"), suggested)
        if name:
            self.save(outcome, Path(name))

    def save(self, outcome: Outcome, path: Path) -> None:
        """Keep everything that came out under a name; other files that are there already are asked about."""
        path = path if path.suffix else path.with_suffix(suffix(outcome.result))

        def work(_progress: background.Progress) -> list[Path]:
            from core.tasks import saving

            try:
                folder = Path(tempfile.mkdtemp(prefix=".portico-", dir=path.parent))
            except OSError as error:
                raise TaskError(f"{path} cannot be written: {error.strerror or error}") from None
            try:
                return saving.save(outcome.result, folder / path.name)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise

        turn = self._turn

        def done(made: list[Path]) -> None:
            there = [one.name for one in made if one.name != path.name and (path.parent / one.name).exists()]
            if there and turn == self._turn:
                words = tr("▲ These files are there already: {names}. Replace them?", names=", ".join(there))
                self._made = made
                self._question.ask(words, lambda: self._move(made, path.parent))
            else:
                self._move(made, path.parent)

        background.run(work, done, self._fail)

    def _drop(self) -> None:
        """Leave the files that are there as they are."""
        made, self._made = self._made, []
        if made:
            background.run(lambda _progress: shutil.rmtree(made[0].parent, ignore_errors=True))

    def _move(self, made: list[Path], target: Path) -> None:
        self._made = []

        def work(_progress: background.Progress) -> None:
            try:
                for one in made:
                    one.replace(target / one.name)
            finally:
                shutil.rmtree(made[0].parent, ignore_errors=True)

        names = ", ".join(one.name for one in made)
        background.run(work, lambda _none: self._tell_saved(names), self._fail)

    def _choose_table(self) -> None:
        outcome = self._result.outcome
        if outcome is None or outcome.result.table is None:
            return
        suggested = f"{Path(outcome.order.name).stem}-{outcome.order.task.key}.csv"
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the table"), suggested, "CSV (*.csv)")
        if name:
            self.save_table(outcome, Path(name))

    def save_table(self, outcome: Outcome, path: Path) -> None:
        """Keep the table alone."""
        table = outcome.result.table
        path = path if path.suffix else path.with_suffix(".csv")
        if table is None:
            return

        def work(_progress: background.Progress) -> None:
            from core.tasks import saving

            saving.write(path, saving.table_csv(table).encode())

        background.run(work, lambda _none: self._tell_saved(path.name), self._fail)

    def _tell_saved(self, names: str) -> None:
        self._result.say(tr("✔ Saved: {names}", names=names), "allow")

    def _fail(self, words: str) -> None:
        self._result.say(f"✖ {sentence(words)}", "deny")
