"""Which part of a picture is seen, and how large."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

MOST = 32.0
"""How much larger than as it fits a picture can be drawn."""


@dataclass(frozen=True)
class Lens:
    """Zoom and place of one or several pictures that are looked at together.

    Attributes:
        zoom: 1 is as large as fits.
        x: what lies in the middle of the pane, as a fraction of the picture's width.
        y: likewise, of its height.

    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    def place(self, pane: QRectF, picture: QSizeF) -> QRectF:
        """Where the whole picture lies when it is seen in a pane: beyond its edges where it is enlarged."""
        if picture.isEmpty() or pane.isEmpty():
            return QRectF()
        scale = self.zoom * min(pane.width() / picture.width(), pane.height() / picture.height())
        size = QSizeF(max(1.0, picture.width() * scale), max(1.0, picture.height() * scale))
        left = _start(pane.left(), pane.width(), size.width(), self.x)
        top = _start(pane.top(), pane.height(), size.height(), self.y)
        return QRectF(QPointF(left, top), size)

    def zoomed(self, factor: float, at: QPointF, pane: QRectF, picture: QSizeF) -> Lens:
        """Enlarged by a factor so that what lies at a point of the pane stays there."""
        zoom = min(MOST, max(1.0, self.zoom * factor))
        before = self.place(pane, picture)
        if before.isEmpty():
            return self
        x = (at.x() - before.left()) / before.width()
        y = (at.y() - before.top()) / before.height()
        ratio = zoom / self.zoom
        middle = pane.center()
        return Lens(
            zoom,
            x + (middle.x() - at.x()) / (before.width() * ratio),
            y + (middle.y() - at.y()) / (before.height() * ratio),
        ).within(pane, picture)

    def moved(self, by: QPointF, pane: QRectF, picture: QSizeF) -> Lens:
        """Dragged by so many pixels of the screen."""
        place = self.place(pane, picture)
        if place.isEmpty():
            return self
        x, y = self.x - by.x() / place.width(), self.y - by.y() / place.height()
        return Lens(self.zoom, x, y).within(pane, picture)

    def within(self, pane: QRectF, picture: QSizeF) -> Lens:
        """The same without looking past the picture's edges."""
        place = self.place(pane, picture)
        x = _bounded(self.x, pane.width() / (2 * place.width()))
        return Lens(self.zoom, x, _bounded(self.y, pane.height() / (2 * place.height())))


def _start(edge: float, room: float, length: float, middle: float) -> float:
    return edge + (room - length) / 2 if length <= room else edge + room / 2 - middle * length


def _bounded(middle: float, half: float) -> float:
    return 0.5 if half >= 0.5 else min(1 - half, max(half, middle))
