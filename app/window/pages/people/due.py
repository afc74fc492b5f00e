"""Finding out whom to photograph anew, without asking all the time: the answer takes a look at every recognition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import background
from app.window.session import Session

if TYPE_CHECKING:
    from core.gallery.renewal import Renewal

STALE = "stale"
"""What the page People is asked to show whom to photograph anew with."""

_PAUSE = 3000  # milliseconds after an answer


class WhoIsDue(QObject):
    """Asks one question at a time, with a pause after each answer.

    Signals:
        found: dict of person id → Renewal.
        failed: a sentence.

    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._asking = False
        self._left = False
        self._changed = False  # since the question was asked
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._go_on)

    def look(self) -> None:
        """Find out, unless that is being done or was done just now."""
        self._left = False
        if not self._asking and not self._pause.isActive():
            self._ask()

    def look_again(self) -> None:
        """Find out, since people have changed: an answer that is still to come is none."""
        if self._asking or self._pause.isActive():
            self._changed = True
        elif not self._left:
            self._ask()

    def _ask(self) -> None:
        self._asking, self._changed = True, False
        site = self._session.site

        def work(_progress: background.Progress) -> dict[int, Renewal]:
            from core.people.renewal import due

            return {one.person_id: one for one in due(site)}

        def done(found: dict[int, Renewal]) -> None:
            self._end()
            if not self._changed:
                self.found.emit(found)

        def failed(words: str) -> None:
            self._end()
            self.failed.emit(words)

        background.run(work, done, failed)

    def leave(self) -> None:
        """Nobody looks any more: what has changed is found out the next time."""
        self._left = True
        self._pause.stop()

    def _end(self) -> None:
        self._asking = False
        if not self._left:
            self._pause.start()

    def _go_on(self) -> None:
        if self._changed:
            self._ask()
