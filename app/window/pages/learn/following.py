"""Follows runs while the page is in front: what they write is read in the background, every so often."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app import background
from app.window.pages.learn.reading import Reader, Snapshot
from app.window.session import Session
from core.learning.runs import State
from core.store.audit import Permission

_QUICK_MS, _SLOW_MS = 1000, 3000  # between two looks while something runs, and while nothing does


class Follower(QObject):
    """Looks at the runs of the site.

    Signals:
        seen: a Snapshot.
        failed: one sentence, which may be a Message.

    """

    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._reader = Reader(session.site.folder)
        self._chosen: tuple[str, ...] = ()
        self._looking = self._again = False
        self._latest = background.Latest()  # for whoever takes over: what was read for somebody else is dropped
        self._timer = QTimer(self)
        self._timer.setInterval(_SLOW_MS)
        self._timer.timeout.connect(self.look)

    @property
    def following(self) -> bool:
        """Whether it looks every so often."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Look now, and every so often."""
        self._timer.start()
        self.look()

    def rest(self) -> None:
        """Look no more."""
        self._timer.stop()

    def drop(self) -> None:
        """Let nothing that was read until now be shown: somebody else is there."""
        self._latest.drop()
        self._chosen = ()

    def choose(self, ids: tuple[str, ...]) -> None:
        """Look closely at these from now on."""
        if ids != self._chosen:
            self._chosen = ids
            self.look()

    def look(self) -> None:
        """Look once."""
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        chosen, still = self._chosen, self._latest.mark()
        gallery = self._session.who.may(Permission.EXPORT)

        def done(found: Snapshot) -> None:
            self._looking = False
            if still() and gallery == self._session.who.may(Permission.EXPORT):
                self._show(found)
            if self._again:
                self.look()

        def failed(words: str) -> None:
            self._looking = False
            if still():
                self.failed.emit(words)

        background.run(lambda _progress: self._reader.look(chosen, gallery=gallery), done, failed)

    def _show(self, found: Snapshot) -> None:
        running = any(entry.state == State.RUNNING for entry in found.entries)
        wanted = _QUICK_MS if running else _SLOW_MS
        if self._timer.interval() != wanted:
            self._timer.setInterval(wanted)
        self.seen.emit(found)
