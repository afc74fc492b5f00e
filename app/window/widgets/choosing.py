"""A field for one person among thousands: type part of a name and choose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from app import background
from app.window.widgets.texts import LineField
from core.access.store import Member

_OFFERED = 20
_DELAY_MS = 150


class PersonField(LineField):
    """Offers people whose names contain what is typed.

    Args:
        find: people, given a text and how many at most; asked in the background.

    Attributes:
        person: who is called just what the field says, as far as that is known.

    Signals:
        chosen: it is another person, or nobody any more.

    """

    chosen = Signal()

    def __init__(self, find: Callable[[str, int], list[Member]]):
        super().__init__()
        self._find = find
        self._latest = background.Latest()
        self._known: dict[str, Member] = {}
        self.person: Member | None = None
        self.offered = QStringListModel(self)
        completer = QCompleter(self.offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(lambda _name: self._settle())
        self.setCompleter(completer)
        self.setClearButtonEnabled(True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self._ask)
        self.textEdited.connect(lambda _text: self._delay.start())
        self.textChanged.connect(lambda _text: self._look())
        self.editingFinished.connect(self._settle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._ask()
        super().keyPressEvent(event)

    def _settle(self) -> None:
        """Offer nobody any more: somebody has been chosen."""
        self._delay.stop()
        self._latest.drop()

    def _look(self) -> None:
        person = self._known.get(self.text())
        if person != self.person:
            self.person = person
            self.chosen.emit()

    def _ask(self) -> None:
        text = self.text()

        def done(found: list[Member]) -> None:
            self._known = {member.name: member for member in found}
            self.offered.setStringList(list(self._known))
            self._look()
            popup = self.completer().popup()
            if not found and popup is not None:
                popup.hide()
            elif found and self.hasFocus():
                self.completer().complete()

        self._latest.run(lambda _progress: self._find(text, _OFFERED), done)
