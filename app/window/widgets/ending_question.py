"""What ends with Portico, and the question whether it shall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QWidget

from app.window.language import enumerated, plural, tr
from app.window.widgets.words import breakable
from core.access.door import Door

if TYPE_CHECKING:
    from app.window.session import Session


def end_words() -> str:
    """On the button that ends it."""
    return tr("&End Portico")


def stay_words() -> str:
    """On the button that does not."""
    return tr("&Stay")


def what_ends(doors: Sequence[Door]) -> str:
    """What becomes of doors once Portico has ended, in a few sentences.

    Args:
        doors: those that nobody looks after then; where there are none, it is said of any door.

    """
    if not doors:
        return tr(
            "Cameras stop and doors are locked, or unlocked where they are to fail safe. Nobody is let in and nothing "
            "is recorded until Portico is started again."
        )
    locked = [door.name for door in doors if door.has_lock and not door.fail_safe]
    unlocked = [door.name for door in doors if door.has_lock and door.fail_safe]
    only_watched = [door.name for door in doors if not door.has_lock]
    said = []
    if locked:
        said.append(tr("Locked from then on: {doors}.", doors=enumerated(locked)))
    if unlocked:
        said.append(tr("Unlocked from then on, to fail safe: {doors}.", doors=enumerated(unlocked)))
    if only_watched:
        said.append(tr("Watched no more: {doors}.", doors=enumerated(only_watched)))
    said.append(tr("Cameras stop. Nobody is let in by face and nothing is recorded until Portico is started again."))
    return "\n".join(said)


def what_goes_on(session: Session) -> str:
    """Which runs of Learn go on without Portico, in a sentence; empty where none does, as those of a demonstration.

    They have processes of their own, and only a demonstration takes their folder away.
    """
    from core.learning.runs import Runs, State

    running = [run.title for run in Runs(session.site.folder).all() if run.state is State.RUNNING]
    if not running or session.demo:
        return ""
    named = enumerated(running)
    return plural(len(running), "A run of Learn goes on: {runs}.", "Runs of Learn go on: {runs}.", runs=named)


class EndingQuestion(QMessageBox):
    """Asks in front of a window whether Portico shall end.

    Where nothing but the doors speaks against it, Enter ends it, and the window behind can still be closed: whoever
    does that once more means it. Where something would be lost, it has to be answered, and Enter loses nothing.

    Args:
        window: that is to be closed.
        doors: that nobody looks after then.
        lost: what else would end or be lost, a sentence each.
        go_on: called where it shall end.
        stay: called where it shall not.
        goes_on: what does not end with it, in a sentence; empty where there is nothing.

    """

    def __init__(
        self,
        window: QWidget,
        doors: Sequence[Door],
        lost: Sequence[str],
        go_on: Callable[[], object],
        stay: Callable[[], object],
        goes_on: str = "",
    ):
        super().__init__(window)
        self.insists = bool(lost)
        """Whether it has to be answered."""
        self._go_on, self._stay = go_on, stay
        self.setWindowTitle("Portico")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(tr("End Portico?"))
        self.setInformativeText(breakable("\n".join([*lost, *([what_ends(doors)] if doors else []), goes_on]).rstrip()))
        self._yes = self.addButton(end_words(), QMessageBox.ButtonRole.DestructiveRole)
        stays = self.addButton(stay_words(), QMessageBox.ButtonRole.RejectRole)
        self.setEscapeButton(stays)
        self.setDefaultButton(stays if lost else self._yes)
        if not lost:
            again = QShortcut(QKeySequence(QKeySequence.StandardKey.Quit), self)
            again.activated.connect(self._yes.click)
        self.finished.connect(self._answer)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def ask(self) -> None:
        """Show it; the answer comes later."""
        if self.insists:
            self.open()
        else:  # not as a modal one, for which Qt would keep the window from being closed
            self.setWindowModality(Qt.WindowModality.NonModal)
            self.show()
            self.raise_()
            self.activateWindow()

    def _answer(self) -> None:
        if self.clickedButton() is self._yes:
            self._go_on()
        else:
            self._stay()
