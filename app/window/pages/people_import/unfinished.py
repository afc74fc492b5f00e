"""An import that did not come to its end: told of, and gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import number, tr
from app.window.session import Session
from app.window.widgets.layout import button, label, row, set_role, set_tone

if TYPE_CHECKING:
    from core.people.bulk.journal import Unfinished


class UnfinishedBar(QWidget):
    """Says which it is, and asks whether to go on. Hidden where there is none.

    Signals:
        go_on: (Unfinished) it is to be gone on with as it was asked; what is in already is passed over.
        changed: there is one now, or none any more.
        failed: one sentence.

    """

    go_on = Signal(object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._left: Unfinished | None = None
        self._latest = background.Latest()
        self._words = label("", wrap=True)
        set_tone(self._words, "attention")
        self._go_on_button = button(tr("&Go on with it"), self._go_on, "primary")
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words, 1)
        line.addWidget(self._go_on_button)
        line.addWidget(button(tr("Lea&ve it so"), self._give_up))
        self.setLayout(line)
        self.hide()

    @property
    def offers(self) -> bool:
        """Whether there is one."""
        return self._left is not None

    def permit(self, *, idle: bool, first: bool) -> None:
        """Let it be gone on with, or not now; dressed as what is to be pressed next, where it is."""
        self._go_on_button.setEnabled(idle)
        set_role(self._go_on_button, "primary" if first else "")

    def look(self, at_work: Path | None = None) -> None:
        """See whether there is one beside that which is at work: how far that is, its own bar says."""
        site = self._session.site

        def work(_progress: background.Progress) -> Unfinished | None:
            from core.people.bulk.journal import left_beside

            return left_beside(site, at_work)

        self._latest.run(work, self._show)

    def _show(self, left: Unfinished | None) -> None:
        self._left = left
        self.setVisible(left is not None)
        if left is not None:
            self._words.setText(
                tr(
                    "▲ The import of {name} was not finished: {done} of {of} are in.",
                    name=left.path.name,
                    done=number(left.done),
                    of=number(left.of),
                )
            )
        self.changed.emit()

    def _go_on(self) -> None:
        if self._left is not None:
            self.go_on.emit(self._left)

    def _give_up(self) -> None:
        left, site = self._left, self._session.site

        def work(_progress: background.Progress) -> None:
            from core.people.bulk.journal import give_up

            if left is not None:
                give_up(site, left.path)

        def done(_none: None) -> None:
            self.look()
            self._session.imports_changed.emit(None)

        background.run(work, done, self.failed.emit)
