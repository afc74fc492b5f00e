"""The picture of whoever is being enrolled, with a ring that fills and arrows that show where to look."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from app.window import theme
from app.window.language import tr
from app.window.widgets.pictures import PictureView
from core.people.capture import Advice, CaptureStep
from core.recognition.quality import Pose

_GAP = 6  # degrees between two parts of the ring
_DIRECTIONS = {Pose.LEFT: 180, Pose.RIGHT: 0, Pose.UP: 90, Pose.DOWN: 270}  # degrees, in a picture shown as in a mirror


class GuidedPicture(PictureView):
    """A picture with one part of a ring for each step: filled once it is taken, filling while the pose is right."""

    def __init__(self, words: str):
        super().__init__(words)
        self._steps: tuple[CaptureStep, ...] = ()
        self._advice: Advice | None = None
        self.setAccessibleName(tr("Picture of the person being enrolled"))

    def show_mirrored(self, pixels: np.ndarray, steps: tuple[CaptureStep, ...], advice: Advice) -> None:
        """Show a frame uint8 (height, width, 3) as a mirror would, and how far it has got."""
        self._steps, self._advice = steps, advice
        self.show_frame(pixels[:, ::-1])

    def show_words(self, words: str) -> None:
        self._advice = None
        super().show_words(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place, advice = self.place(), self._advice
        if advice is None or place.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = self._circle(place, advice)
        ring = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        part = 360 / max(1, len(self._steps))
        for number in range(len(self._steps)):
            start, length = 90 - number * part - _GAP / 2, part - _GAP
            painter.setPen(_pen("border", 8))
            painter.drawArc(ring, round(16 * start), round(-16 * length))
            filled = 1.0 if number < advice.done else advice.steady if number == advice.done else 0.0
            if filled:
                painter.setPen(_pen("allow", 8))
                painter.drawArc(ring, round(16 * start), round(-16 * length * filled))
        if advice.wanted is not None and advice.wanted.pose in _DIRECTIONS:
            self._arrow(painter, middle, radius, _DIRECTIONS[advice.wanted.pose])

    def _circle(self, place: QRectF, advice: Advice) -> tuple[QPointF, float]:
        """Middle and radius of the ring: around the face, or in the middle while there is none."""
        image = self._image
        if advice.face is None or image is None:
            return place.center(), 0.35 * place.height()
        scale = place.width() / image.width()
        left, top, right, bottom = (float(v) * scale for v in advice.face)
        middle = QPointF(place.right() - (left + right) / 2, place.top() + (top + bottom) / 2)
        return middle, 0.75 * max(right - left, bottom - top)

    @staticmethod
    def _arrow(painter: QPainter, middle: QPointF, radius: float, degrees: float) -> None:
        """A big arrow outside the ring that points where to turn."""
        along = QPointF(math.cos(math.radians(degrees)), -math.sin(math.radians(degrees)))
        across = QPointF(-along.y(), along.x())
        root, size = middle + along * (radius + 18), max(18.0, 0.25 * radius)
        tip = root + along * size * 1.2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.dark("attention"))
        painter.drawPolygon(QPolygonF([tip, root + across * size * 0.8, root - across * size * 0.8]))


def _pen(tone: str, width: int) -> QPen:
    pen = QPen(theme.dark(tone), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
