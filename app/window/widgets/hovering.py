"""Whether somebody is at work over a list with the mouse: then nothing shall move under it."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

_LOOK_MS = 500
_STILL_SECONDS = 20.0  # a mouse that has lain there for longer is nobody's


class Hovering(QObject):
    """Watches one widget.

    Args:
        widget: a list, or the viewport of one.

    Attributes:
        at_work: whether the mouse is over it, and has been moved lately.

    Signals:
        began: it is so.
        ended: it is no longer so: what has come meanwhile can be shown.

    """

    began = Signal()
    ended = Signal()

    def __init__(self, widget: QWidget):
        super().__init__(widget)
        self.at_work = False
        self._where, self._since = QPoint(), 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Enter:
            self._begin()
            self._timer.start()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self._timer.stop()
            self._end()
        return False

    def _begin(self) -> None:
        self._where, self._since = QCursor.pos(), time.monotonic()
        if not self.at_work:
            self.at_work = True
            self.began.emit()

    def _end(self) -> None:
        if self.at_work:
            self.at_work = False
            self.ended.emit()

    def _look(self) -> None:
        if QCursor.pos() != self._where:
            self._begin()
        elif time.monotonic() - self._since > _STILL_SECONDS:
            self._end()
