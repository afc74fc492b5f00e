"""Keeping what came out: as files, on the clipboard, or as the picture of what is done next."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import tr
from app.window.pages.tasks.order import Outcome, suffix
from app.window.pages.tasks.result import ResultPanel
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, row
from app.window.widgets.question import Question
from app.window.widgets.words import sentence
from core.errors import TaskError


@dataclass(frozen=True, eq=False)
class _Made:
    """Files that are written, in a folder of their own beside where they shall be."""

    folder: Path
    files: list[Path]

    def __post_init__(self) -> None:
        weakref.finalize(self, shutil.rmtree, self.folder, True)  # also where the program ends before the answer

    def drop(self) -> None:
        """Remove them in the background."""
        background.run(lambda _progress: shutil.rmtree(self.folder, ignore_errors=True))


class KeepingBar(QWidget):
    """Buttons below a result.

    Signals:
        chained: the picture that is looked at shall be worked on next.

    """

    chained = Signal()

    def __init__(self, result: ResultPanel):
        super().__init__()
        self._result = result
        self._latest = background.Latest()
        self._made: _Made | None = None  # written, and waiting for an answer
        self._chains = True
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
        self.setVisible(outcome is not None or self._made is not None)
        self._save.setEnabled(outcome is not None)
        self._copy.setEnabled(self._result.picture is not None)
        self._chain.setEnabled(self._result.picture is not None and self._chains)

    def let_chain(self, on: bool) -> None:
        """Offer to go on with the result, or not now."""
        self._chains = on
        self.update_buttons()

    def forget(self) -> None:
        """Whoever comes next is somebody else: what was being saved for the last one is told to nobody."""
        self._latest.drop()
        self._question.put_away()
        self._drop()

    def _copy_picture(self) -> None:
        self._result.copy_picture()
        self._result.say(tr("✔ The picture is on the clipboard."), "allow")

    def _choose(self) -> None:
        outcome = self._result.outcome
        if outcome is None:
            return
        suggested = f"{Path(outcome.order.name).stem}-{outcome.order.task.key}{suffix(outcome.result)}"
        name = dialogs.save_file(self, tr("Save the result"), "results", suggested)
        if name:
            self.save(outcome, Path(name))

    def save(self, outcome: Outcome, path: Path) -> None:
        """Keep everything that came out under a name; other files that are there already are asked about."""
        named = path if path.suffix else path.with_suffix(suffix(outcome.result))

        def write(file: Path) -> list[Path]:
            from core.tasks import saving

            return saving.save(outcome.result, file)

        self._keep(named, write, asked=named == path)

    def _keep(self, path: Path, write: Callable[[Path], list[Path]], *, asked: bool) -> None:
        """Write beside the place where it shall be, and put it there once nothing is lost by it.

        Args:
            path: of the first file.
            write: writes all of them, the first under the path that it is given.
            asked: whether the dialog has asked about the first already, where that is there.

        """

        def work(_progress: background.Progress) -> tuple[_Made, list[str]]:
            try:
                folder = Path(tempfile.mkdtemp(prefix=".portico-", dir=path.parent))
            except OSError as error:
                raise TaskError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None
            try:
                made = _Made(folder, write(folder / path.name))
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            names = [one.name for one in made.files if not (asked and one.name == path.name)]
            return made, [name for name in names if (path.parent / name).exists()]

        still = self._latest.mark()

        def done(found: tuple[_Made, list[str]]) -> None:
            made, there = found
            if not there:
                self._move(made, path.parent, still)
            elif not still():
                made.drop()  # whoever could be asked is gone
            else:
                self._drop()
                self._made = made
                self._question.ask(
                    tr("▲ These files are there already: {names}. Replace them?", names=", ".join(there)),
                    lambda: self._replace(path.parent),
                )
                self.update_buttons()

        background.run(work, done, lambda words: self._fail(words, still))

    def _drop(self) -> None:
        """Leave the files that are there as they are."""
        made, self._made = self._made, None
        if made is not None:
            made.drop()
        self.update_buttons()

    def _replace(self, target: Path) -> None:
        made, self._made = self._made, None
        if made is not None:
            self._move(made, target, self._latest.mark())
        self.update_buttons()

    def _move(self, made: _Made, target: Path, still: background.Still) -> None:
        def work(_progress: background.Progress) -> None:
            try:
                for one in made.files:
                    one.replace(target / one.name)
            finally:
                shutil.rmtree(made.folder, ignore_errors=True)

        names = ", ".join(one.name for one in made.files)
        background.run(work, lambda _none: self._tell_saved(names, still), lambda words: self._fail(words, still))

    def _choose_table(self) -> None:
        outcome = self._result.outcome
        if outcome is None or outcome.result.table is None:
            return
        suggested = f"{Path(outcome.order.name).stem}-{outcome.order.task.key}.csv"
        name = dialogs.save_file(self, tr("Save the table"), "results", suggested, tr("CSV (*.csv)"))
        if name:
            self.save_table(outcome, Path(name))

    def save_table(self, outcome: Outcome, path: Path) -> None:
        """Keep the table alone."""
        table = outcome.result.table
        if table is None:
            return
        named = path if path.suffix else path.with_suffix(".csv")

        def write(file: Path) -> list[Path]:
            from core.base import findings
            from core.tasks import saving

            return [saving.write(file, findings.table_csv(table).encode())]

        self._keep(named, write, asked=named == path)

    def _tell_saved(self, names: str, still: background.Still) -> None:
        if still():
            self._result.say(tr("✔ Saved: {names}", names=names), "allow")

    def _fail(self, words: str, still: background.Still) -> None:
        if still():
            self._result.say(f"✖ {sentence(words)}", "deny")
