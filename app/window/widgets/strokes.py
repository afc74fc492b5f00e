"""What has been painted over a picture: strokes of numbered brushes, which can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

ERASER = 0
"""Number of the brush that takes paint off."""


@dataclass(frozen=True)
class Stroke:
    """One line of a brush.

    Attributes:
        brush: its number, counted from 1, or :data:`ERASER`.
        width: in pixels of the picture.
        points: x and y in pixels of the picture.

    """

    brush: int
    width: float
    points: tuple[tuple[float, float], ...]


class Strokes(QObject):
    """The strokes over one picture.

    Attributes:
        done: all that are finished, the oldest first.
        brush: number of the one that paints now.
        width: of the brush, in pixels of the picture.

    Signals:
        changed: a stroke was finished or taken back.

    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Stroke] = []
        self.brush = 1
        self.width = 20.0
        self._points: list[tuple[float, float]] = []

    def begin(self, x: float, y: float) -> None:
        """Put the brush down."""
        self._points = [(x, y)]

    def go(self, x: float, y: float) -> None:
        """Move the brush."""
        if self._points:
            self._points.append((x, y))

    def end(self) -> None:
        """Lift the brush."""
        if (stroke := self.going) is not None:
            self._points = []
            self.done.append(stroke)
            self.changed.emit()

    @property
    def going(self) -> Stroke | None:
        """The stroke that is being painted."""
        return Stroke(self.brush, self.width, tuple(self._points)) if self._points else None

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.done:
            self.done.pop()
            self.changed.emit()

    def clear(self) -> None:
        """Take all strokes back."""
        self._points = []
        if self.done:
            self.done.clear()
            self.changed.emit()


def mask(strokes: Sequence[Stroke], height: int, width: int) -> np.ndarray | None:
    """Which brush painted each pixel, from any thread.

    Returns:
        uint8 (height, width): number of the brush, 0 where none was; None where nothing is painted.

    """
    if not strokes:
        return None
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(0)
    draw(image, strokes, 1.0, lambda brush: QColor(brush, brush, brush))
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    painted = rows[:, :width].copy()
    return painted if painted.any() else None


def draw(image: QImage, strokes: Sequence[Stroke], scale: float, colour: Callable[[int], QColor]) -> None:
    """Draw strokes one over the other, each in the colour of its brush; from any thread."""
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)  # what is above hides what is below
    for stroke in strokes:
        pen = QPen(colour(stroke.brush), max(1.0, stroke.width * scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = [QPointF(x * scale, y * scale) for x, y in stroke.points]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(points)
    painter.end()
