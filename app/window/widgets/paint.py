"""Strokes drawn over a picture, and the brush that follows the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.window import theme
from app.window.widgets.strokes import ERASER, Stroke, Strokes, draw

BRUSHES = 4
"""How many colours there are."""
_STRENGTH = 0.55


def colour(brush: int) -> QColor:
    """The colour of a brush, counted from 1; nothing for the eraser."""
    if brush == ERASER:
        return QColor(0, 0, 0, 0)
    return theme.dark(f"brush_{(brush - 1) % BRUSHES + 1}")


class Paint:
    """Draws strokes as they are painted.

    Attributes:
        strokes: what is painted.
        at: where in the widget the mouse is; None where it would not paint.

    """

    def __init__(self, strokes: Strokes):
        self.strokes = strokes
        self.at: QPointF | None = None
        self._dry: QImage | None = None  # all strokes that are finished
        self._drawn: tuple[Stroke, ...] = ()

    def begin(self, at: QPointF, place: QRectF, picture: QSizeF) -> None:
        """Put the brush down at a point of the widget, in which the picture has its place."""
        self.strokes.begin(*_pixel(at, place, picture))

    def go(self, at: QPointF, place: QRectF, picture: QSizeF) -> None:
        """Move the brush."""
        self.strokes.go(*_pixel(at, place, picture))

    def draw(self, painter: QPainter, place: QRectF, picture: QSizeF) -> None:
        """Draw what is painted, and the outline of the brush."""
        if place.isEmpty():
            return
        scale = place.width() / picture.width()
        going = self.strokes.going
        if self.strokes.done or going is not None:
            seen = place.intersected(QRectF(painter.clipBoundingRect()))
            image = self._finished(picture)
            if going is not None:
                image = image.copy()
                draw(image, [going], image.width() / picture.width(), colour)
            share = image.width() / place.width()
            part = QRectF((seen.topLeft() - place.topLeft()) * share, seen.size() * share)
            painter.setOpacity(_STRENGTH)
            painter.drawImage(seen, image, part)
            painter.setOpacity(1.0)
        if self.at is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = max(2.0, self.strokes.width * scale / 2)
            for tone, width in (("picture", 3), ("text", 1)):
                painter.setPen(QPen(theme.dark(tone), width))
                painter.drawEllipse(self.at, radius, radius)

    def _finished(self, picture: QSizeF) -> QImage:
        done = tuple(self.strokes.done)
        scale = min(1.0, 1024 / max(picture.width(), picture.height()))
        size = QSize(max(1, round(picture.width() * scale)), max(1, round(picture.height() * scale)))
        if self._dry is None or self._dry.size() != size or self._drawn != done[: len(self._drawn)]:
            self._dry, self._drawn = QImage(size, QImage.Format.Format_ARGB32_Premultiplied), ()
            self._dry.fill(0)
        draw(self._dry, done[len(self._drawn) :], size.width() / picture.width(), colour)
        self._drawn = done
        return self._dry


def _pixel(at: QPointF, place: QRectF, picture: QSizeF) -> tuple[float, float]:
    """A point of the widget in pixels of the picture."""
    x = (at.x() - place.left()) / max(1.0, place.width()) * picture.width()
    return x, (at.y() - place.top()) / max(1.0, place.height()) * picture.height()
