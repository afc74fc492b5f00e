"""Pictures made ready to be drawn at any size, in any thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from app.window import theme

_SMALL = 1600  # pixels of the longer side of what is drawn while it is larger than that on no screen
_SQUARE = 8  # pixels of the squares behind what is transparent


@dataclass(frozen=True, eq=False)
class Shown:
    """A picture and a smaller copy of it.

    Attributes:
        pixels: uint8 (height, width, 3) RGB or (height, width, 4) RGBA, which :attr:`full` looks into.
        full: at its own size.
        small: the same, or a smaller copy where it is large.
        passing: whether another one follows in a moment, as of a camera.
        notes: sentences on how it was opened.

    """

    pixels: np.ndarray
    full: QImage
    small: QImage
    passing: bool = False
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, pixels: np.ndarray, *, passing: bool = False, notes: tuple[str, ...] = ()) -> Shown:
        """Make a picture ready; nobody may change it any more."""
        pixels = np.ascontiguousarray(pixels)
        height, width, channels = pixels.shape
        kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
        full = QImage(pixels.data, width, height, channels * width, kind)
        small = full if passing or max(width, height) <= _SMALL else _smaller(full, QSize(_SMALL, _SMALL))
        return cls(pixels, full, small, passing, notes)

    @property
    def size(self) -> QSizeF:
        """Width and height in pixels."""
        return QSizeF(self.full.size())

    def flat(self) -> np.ndarray:
        """The picture without transparency, which is put on white: uint8 (height, width, 3)."""
        if self.pixels.shape[2] == 3:
            return self.pixels
        alpha = self.pixels[..., 3:].astype(np.uint16)
        mixed = self.pixels[..., :3] * alpha + 255 * (255 - alpha)
        return np.asarray(mixed // 255, np.uint8)


def _smaller(image: QImage, size: QSize) -> QImage:
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


class Easel:
    """Draws one picture after the other; keeps the one of the size in use, so that drawing it again costs nothing."""

    def __init__(self) -> None:
        self._shown: Shown | None = None
        self._kept: QPixmap | None = None

    def draw(self, painter: QPainter, shown: Shown, place: QRectF, pane: QRectF, ratio: float) -> None:
        """Draw what of a picture lies in a pane.

        Args:
            painter: of the widget.
            shown: the picture.
            place: of the whole picture in the widget.
            pane: outside which nothing is drawn.
            ratio: of the screen's pixels to the widget's.

        """
        seen = place.intersected(pane)
        if seen.isEmpty():
            return
        if shown.full.hasAlphaChannel():
            painter.fillRect(seen, _squares())
        wide = round(place.width() * ratio)
        if wide <= shown.small.width() and pane.contains(place) and not shown.passing:
            painter.drawPixmap(place, self._fitting(shown, QSize(wide, round(place.height() * ratio))), QRectF())
            return
        image = shown.small if wide <= shown.small.width() else shown.full
        scale = image.width() / place.width()
        part = QRectF(
            (seen.left() - place.left()) * scale,
            (seen.top() - place.top()) * scale,
            seen.width() * scale,
            seen.height() * scale,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale * ratio > 1)
        painter.drawImage(seen, image, part)

    def _fitting(self, shown: Shown, size: QSize) -> QPixmap:
        if self._kept is None or self._shown is not shown or self._kept.size() != size:
            scaled = shown.small.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._shown, self._kept = shown, QPixmap.fromImage(scaled)
        return self._kept

    def forget(self) -> None:
        """Let go of the picture."""
        self._shown, self._kept = None, None


def _squares() -> QBrush:
    """What shows through where a picture is transparent."""
    tile = QPixmap(2 * _SQUARE, 2 * _SQUARE)
    tile.fill(theme.dark("muted"))
    painter = QPainter(tile)
    for left, top in ((0, 0), (_SQUARE, _SQUARE)):
        painter.fillRect(left, top, _SQUARE, _SQUARE, theme.dark("text"))
    painter.end()
    return QBrush(tile)
