"""An import that did not come to its end: told of, and gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import number, tr
from app.window.session import Session
from app.window.widgets.layout import button, label, row, set_tone

if TYPE_CHECKING:
    from core.people.bulk.journal import Unfinished


class UnfinishedBar(QWidget):
    """Says which it is, and asks whether to go on. Hidden where there is none.

    Signals:
        go_on: (Path) of the folder or list that is to be read again; what is in already is passed over.
        failed: one sentence.

    """

    go_on = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._left: Unfinished | None = None
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

    def permit(self, *, idle: bool) -> None:
        """Let it be gone on with, or not now."""
        self._go_on_button.setEnabled(idle)

    def look(self) -> None:
        """See whether there is one."""
        site = self._session.site

        def work(_progress: background.Progress) -> Unfinished | None:
            from core.people.bulk.journal import unfinished

            return next(iter(unfinished(site)), None)

        background.run(work, self._show, lambda _words: None)

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

    def _go_on(self) -> None:
        if self._left is not None:
            self.go_on.emit(self._left.path)

    def _give_up(self) -> None:
        left, site = self._left, self._session.site

        def work(_progress: background.Progress) -> None:
            from core.people.bulk.journal import give_up

            if left is not None:
                give_up(site, left.path)

        background.run(work, lambda _none: self.look(), self.failed.emit)
