"""Changes of the rules: written one after another, each told, the last one undone where somebody wishes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import background
from app.window.language import said, tr
from app.window.widgets.layout import button, label, row, set_tone

if TYPE_CHECKING:
    from core.access.store import AccessStore


@dataclass(frozen=True)
class _Change:
    work: Callable[[], Any]
    words: str
    undo: Callable[[AccessStore, Any], object] | None
    then: Callable[[Any], object] | None


class Changes(QObject):
    """Writes changes in the background, in the order in which they were made.

    Args:
        access: gives the store for whoever is at work.

    Signals:
        written: everything asked for has been written or refused: read the rules again.
        told: (one sentence, tone) about the last change.

    """

    written = Signal()
    told = Signal(str, str)

    def __init__(self, access: Callable[[], AccessStore], parent: QObject | None = None):
        super().__init__(parent)
        self._access = access
        self._waiting: deque[_Change] = deque()
        self._busy = False
        self._back: Callable[[AccessStore], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether something has still to be written."""
        return self._busy

    @property
    def undoable(self) -> bool:
        """Whether the last change can be undone."""
        return self._back is not None and not self._busy

    def make(
        self,
        work: Callable[[AccessStore], Any],
        words: str,
        undo: Callable[[AccessStore, Any], object] | None = None,
        then: Callable[[Any], object] | None = None,
    ) -> None:
        """Write a change.

        Args:
            work: writes it, given the store for whoever asks for it now; not in Qt's thread.
            words: that it has been written.
            undo: given the store for whoever undoes it, and what ``work`` returned; not in Qt's thread.
            then: called with what ``work`` returned, before the rules are read again.

        """
        self._waiting.append(_Change(partial(work, self._access()), words, undo, then))
        if not self._busy:
            self._next()

    def undo(self) -> None:
        """Take the last change back."""
        if self._back is not None and not self._busy:
            back, self._back = self._back, None
            self.make(back, tr("Undone."))

    def _next(self) -> None:
        change = self._waiting.popleft()
        self._busy = True

        def done(result: Any) -> None:
            undo = change.undo
            self._back = (lambda access: undo(access, result)) if undo is not None else None
            if change.then is not None:
                change.then(result)
            self._go_on(change.words, "")

        background.run(lambda _progress: change.work(), done, self._fail)

    def _fail(self, words: str) -> None:
        self._back = None
        sentence = said(words)
        self._go_on(f"✖ {sentence[:1].upper()}{sentence[1:]}", "deny")

    def _go_on(self, words: str, tone: str) -> None:
        self._busy = bool(self._waiting)
        self.told.emit(words, tone)
        if self._waiting:
            self._next()
        else:
            self.written.emit()


class ChangeBar(QWidget):
    """What the last change was, and the way back."""

    def __init__(self, changes: Changes):
        super().__init__()
        self._changes = changes
        self._words = label("", wrap=True)
        self._undo = button(tr("&Undo"), changes.undo)
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words, 1)
        line.addWidget(self._undo)
        self.setLayout(line)
        policy = self._undo.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that nothing jumps
        self._undo.setSizePolicy(policy)
        self._undo.hide()
        changes.told.connect(self.tell)

    def tell(self, words: str, tone: str = "") -> None:
        """Say something, with the way back where there is one."""
        self._words.setText(words)
        set_tone(self._words, tone)
        self._undo.setVisible(self._changes.undoable)
