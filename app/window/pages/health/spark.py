"""A small line of what a number was lately."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.window import theme

_POINTS = 60
_WIDTH, _HEIGHT = 96, 20  # pixels


class Spark(QWidget):
    """Draws the last values, newest at the right, above a line at nought."""

    def __init__(self) -> None:
        super().__init__()
        self._values: deque[float] = deque(maxlen=_POINTS)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def add(self, value: float) -> None:
        """Show one more value."""
        self._values.append(value)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom, step = self.height() - 1.5, self.width() / (_POINTS - 1)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        most = max(self._values, default=0.0)
        if len(self._values) > 1 and most > 0:
            first = self.width() - step * (len(self._values) - 1)
            points = [QPointF(first + n * step, bottom - (bottom - 2) * v / most) for n, v in enumerate(self._values)]
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawPolyline(QPolygonF(points))
        painter.end()
