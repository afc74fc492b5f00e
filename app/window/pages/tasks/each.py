"""A task done on each picture of a folder, while nothing else is chosen or set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.window.language import tr
from app.window.pages.tasks.order import FEW, Many, Order, failed_words, many_words
from app.window.pages.tasks.result import ResultPanel
from app.window.pages.tasks.runner import Runner
from app.window.widgets.words import sentence, tip

_LISTED = 30  # pictures that could not be done


class FolderRun(QObject):
    """Runs it, and says what came of it.

    Attributes:
        busy: whether a folder is being done.

    Signals:
        turned: one is being done now, or no longer.
        overtaken: once it is done: something else has been chosen meanwhile.

    """

    turned = Signal(bool)
    overtaken = Signal()

    def __init__(self, runner: Runner, result: ResultPanel, parent: QObject):
        super().__init__(parent)
        self._runner = runner
        self._result = result
        result.job.told.connect(self._tell)
        self.busy = False
        self._folder = ""
        self._overtaken = False  # whether it is run on something else once the folder is done

    def run(self, order: Order, folder: Path, target: Path, ending: str) -> None:
        """Do each picture of a folder, and keep the results in a new folder, as pictures of that ending."""
        self._set_busy(True)
        self._folder = folder.name
        self._tell("")

        def ended(tell: Callable[[], None]) -> None:
            overtaken = self._overtaken
            self.let_go()
            if overtaken:
                self.overtaken.emit()
            tell()

        self._runner.run(
            lambda report: order.run_each(folder, target, report, ending),
            lambda many: ended(lambda: self._show(many)),
            lambda words: ended(lambda: self._result.say(f"✖ {sentence(words)}", "deny")),
            lambda: ended(lambda: self._result.say(tr("Stopped."))),
        )

    def _tell(self, words: str) -> None:
        """Say which picture is being done, where the result of one picture would be."""
        if self.busy:
            what = tr("Each picture of “{folder}” is done, one after the other.", folder=self._folder)
            self._result.fill(f"{what}\n\n{words}".strip())

    def overtake(self) -> None:
        """Something else has been chosen: it is run on that once the folder is done."""
        self._overtaken = True

    def let_go(self) -> None:
        """No folder is being done any more."""
        self._set_busy(False)

    def _set_busy(self, on: bool) -> None:
        self.busy, self._overtaken = on, False
        self.turned.emit(on)

    def _show(self, many: Many) -> None:
        self._result.say(many_words(many), "attention" if many.failed else "allow")
        lines = [failed_words(*one) for one in many.failed[:_LISTED]]
        if 0 < len(many.passed_names) <= FEW:
            lines.append(f"{sentence(many.passed_over)}.")  # it names them
        elif many.passed_over:
            lines += [f"{sentence(many.passed_over)}:", *many.passed_names[:_LISTED]]
        self._result.explain(tip("\n".join(lines)))
