"""What is going on at the desk: one thing at a time, for whoever stands there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app import background


class Desk(QObject):
    """Knows whether something is going on, and whether it still matters.

    Attributes:
        busy: whether pictures are being read, or somebody is being enrolled or taken back.

    Signals:
        turned: something has begun, or has ended.

    """

    turned = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.busy = False
        self._latest = background.Latest()  # dropped when somebody else comes to the desk

    def begin(self) -> background.Still:
        """Something begins; what comes of it matters as long as nobody else has come to the desk."""
        still = self._latest.mark()
        self._set(True)
        return still

    def end(self) -> None:
        """It has ended."""
        self._set(False)

    def change_hands(self) -> None:
        """Somebody else comes to the desk: what is going on is nobody's now."""
        self._latest.drop()

    def _set(self, busy: bool) -> None:
        self.busy = busy
        self.turned.emit()
