"""Showing pictures: numpy arrays to Qt, a picture with boxes, a face thumbnail."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.window import theme
from app.window.language import tr


def to_qimage(image: np.ndarray) -> QImage:
    """A picture uint8 (height, width, 3) RGB as a QImage of its own memory."""
    return _borrowed(image).copy()


def opened(content: bytes, side: int | None = None) -> QImage:
    """A coded picture, by default at its own size, else within ``side`` pixels; from any thread.

    Not ``QImage.fromData``: it keeps the interpreter's lock while it tries Qt's formats, some of which connect signals
    inside. Where Qt's thread meanwhile disconnects one, holding Qt's lock and waiting for the interpreter's, both wait
    for ever.

    Raises:
        ImageError: it is not a picture, or is damaged.

    """
    from core import images

    return to_qimage(images.decode(content) if side is None else images.thumbnail(content, side))


def _borrowed(image: np.ndarray) -> QImage:
    """A picture as a QImage that looks into the same memory: it must not outlive the array."""
    height, width = image.shape[:2]
    return QImage(image.data, width, height, 3 * width, QImage.Format.Format_RGB888)


@dataclass(frozen=True)
class Mark:
    """A box to draw over a picture.

    Attributes:
        box: x1, y1, x2, y2 in pixels of the picture.
        words: beside it.
        tone: name of a theme colour.
        dashed: for what is not settled yet, so that colour is never the only sign.

    """

    box: tuple[float, float, float, float]
    words: str
    tone: str
    dashed: bool = False


class PictureView(QWidget):
    """A picture as large as fits, with boxes over it, or words where there is none."""

    def __init__(self, words: str = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._image: QImage | None = None
        self._pixels: np.ndarray | None = None  # what the image looks into, where it is a camera's
        self._marks: tuple[Mark, ...] = ()
        self._words = words
        self.setMinimumSize(240, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Picture"))

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    @property
    def image(self) -> QImage | None:
        """What is shown, in memory of its own."""
        return self._image.copy() if self._image is not None else None

    def show_picture(self, image: QImage, marks: tuple[Mark, ...] = ()) -> None:
        """Show a picture and boxes in its pixels."""
        self._image, self._pixels, self._marks = image, None, marks
        self.update()

    def show_frame(self, pixels: np.ndarray, marks: tuple[Mark, ...] = ()) -> None:
        """Show a frame uint8 (height, width, 3) that nobody changes any more, without copying it."""
        pixels = np.ascontiguousarray(pixels)
        self._image, self._marks = _borrowed(pixels), marks
        self._pixels = pixels  # the one before may go only now
        self.update()

    def show_words(self, words: str) -> None:
        """Show words instead of a picture."""
        self._image, self._pixels, self._marks, self._words = None, None, (), words
        self.update()

    def place(self) -> QRectF:
        """Where in the widget the picture lies: as large as fits, in the middle; empty without one."""
        if self._image is None:
            return QRectF()
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        size = QSize(round(self._image.width() * scale), round(self._image.height() * scale))
        origin = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        return QRectF(origin, size.toSizeF())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("picture"))
        if self._image is None:
            painter.setPen(theme.dark("text"))
            frame = self.rect().adjusted(24, 24, -24, -24)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        target = self.place()
        scale = target.width() / self._image.width()
        origin = target.topLeft()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
        painter.drawImage(target, self._image)
        for mark in self._marks:
            self._draw(painter, mark, origin, scale)

    def _draw(self, painter: QPainter, mark: Mark, origin: QPointF, scale: float) -> None:
        colour = theme.dark(mark.tone)
        x1, y1, x2, y2 = mark.box
        box = QRectF(origin.x() + x1 * scale, origin.y() + y1 * scale, (x2 - x1) * scale, (y2 - y1) * scale)
        pen = QPen(colour, 3)
        pen.setStyle(Qt.PenStyle.DashLine if mark.dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        if not mark.words:
            return
        font = QFont(self.font())
        font.setPixelSize(theme.size("body"))
        font.setBold(True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(mark.words, Qt.TextElideMode.ElideRight, max(24, self.width() - 12))
        width, height = metrics.horizontalAdvance(words) + 12, metrics.height() + 6
        left = min(max(0.0, box.left()), max(0.0, self.width() - width))
        top = box.top() - height - 2 if box.top() > height + 4 else box.bottom() + 2
        label = QRectF(left, min(top, self.height() - height), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(label, 4, 4)
        painter.setPen(theme.dark("on_accent"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)


class FaceThumbnail(QLabel):
    """A face, square, the same crop everywhere."""

    def __init__(self, side: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._side = side
        self.setFixedSize(side, side)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_face(None)

    def show_face(self, face: QImage | None, name: str = "") -> None:
        """Show a face, or a plain square where there is none."""
        if face is None or face.isNull():
            plain = QPixmap(self._side, self._side)
            plain.fill(theme.colour("raised"))
            self.setPixmap(plain)
            self.setAccessibleName(tr("No photo"))
            return
        self.setPixmap(square_pixmap(face, self._side, self.devicePixelRatioF()))
        self.setAccessibleName(tr("Photo of {name}", name=name) if name else tr("Photo"))


def square_pixmap(face: QImage, side: int, ratio: float = 1.0) -> QPixmap:
    """A face at ``side`` logical pixels, sharp on high-resolution screens."""
    pixels = round(side * ratio)
    scaled = face.scaled(
        pixels, pixels, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    pixmap = QPixmap.fromImage(scaled)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
