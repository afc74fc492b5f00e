"""A picture and what became of it: side by side, or one over the other with a line that wipes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.window import theme
from app.window.language import tr
from app.window.widgets.lens import Lens
from app.window.widgets.paint import Paint
from app.window.widgets.shown import Easel, Shown
from app.window.widgets.strokes import Strokes

_GAP = 8  # pixels between two pictures
_GRASP = 12  # pixels beside the line within which it is taken hold of
_STEP, _LEAP = 0.02, 0.1
_ZOOM = 1.25
_ALIKE = 0.02  # by how much shapes may differ for one picture to lie over the other


class Mode(StrEnum):
    """How two pictures are shown."""

    BESIDE = "beside"
    WIPE = "wipe"


class CompareView(QWidget):
    """Shows one or two pictures, enlarged with the wheel or + and -, and lets somebody paint over the first.

    Attributes:
        split: where the line is, from 0 at the left edge of the picture to 1 at the right one.
        lens: what part of the pictures is seen.

    Signals:
        wiped: the line has been moved.

    """

    wiped = Signal()

    def __init__(self, words: str = ""):
        super().__init__()
        self.split = 0.5
        self.lens = Lens()
        self._mode = Mode.BESIDE
        self._original: Shown | None = None
        self._result: Shown | None = None
        self._titles = ("", "")
        self._words = words
        self._easels = (Easel(), Easel())
        self._paint: Paint | None = None
        self._held = ""  # what the mouse does while its button is down
        self._last = QPointF()
        self.setMouseTracking(True)
        self.setMinimumSize(240, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Original and result"))
        self.setAccessibleDescription(
            tr("Arrow keys move the line between them, plus and minus enlarge, 0 shows the whole.")
        )

    def sizeHint(self) -> QSize:
        return QSize(560, 400)

    # what is shown

    def show_words(self, words: str) -> None:
        """Show words instead of pictures."""
        self._words = words
        self.show_pictures(None, None)

    def show_pictures(self, original: Shown | None, result: Shown | None, titles: tuple[str, str] = ("", "")) -> None:
        """Show a picture, what became of it, or both, each with what it is called."""
        before = self._original or self._result
        now = original or result
        if before is None or now is None or before.size != now.size:
            self.lens = Lens()
        for easel, old, new in zip(self._easels, (self._original, self._result), (original, result), strict=True):
            if old is not new:
                easel.forget()
        self._original, self._result, self._titles = original, result, titles
        self.update()

    @property
    def mode(self) -> Mode:
        """How they are shown now: one over the other only where both are of one shape."""
        return self._mode if self.can_wipe else Mode.BESIDE

    def set_mode(self, mode: Mode) -> None:
        """Show both side by side, or one over the other."""
        self._mode = mode
        self.lens = Lens()
        self.update()

    @property
    def can_wipe(self) -> bool:
        """Whether one can lie over the other."""
        if self._original is None or self._result is None:
            return False
        one, two = self._original.size, self._result.size
        return abs(one.width() * two.height() / (one.height() * two.width()) - 1) <= _ALIKE

    def let_paint(self, strokes: Strokes | None) -> None:
        """Let somebody paint over the original, or nobody any more."""
        if self._paint is not None:
            self._paint.strokes.changed.disconnect(self._repaint)
        self._paint = Paint(strokes) if strokes is not None else None
        if strokes is not None:
            strokes.changed.connect(self._repaint)
        self.update()

    def _repaint(self) -> None:
        self.update()

    def panes(self) -> list[tuple[QRectF, Shown]]:
        """Where which picture is seen."""
        whole = QRectF(self.rect())
        there = [shown for shown in (self._original, self._result) if shown is not None]
        if len(there) < 2 or self.mode is Mode.WIPE:
            return [(whole, shown) for shown in there]
        wide, high = (self.width() - _GAP) / 2, (self.height() - _GAP) / 2
        beside = [QRectF(0, 0, wide, self.height()), QRectF(wide + _GAP, 0, wide, self.height())]
        below = [QRectF(0, 0, self.width(), high), QRectF(0, high + _GAP, self.width(), high)]
        panes = max(beside, below, key=lambda two: _scale(two[0], there[0]) + _scale(two[1], there[1]))
        return list(zip(panes, there, strict=True))

    def place(self, number: int = 0) -> QRectF:
        """Where one of the pictures lies in the widget; empty where there is none."""
        panes = self.panes()
        return self._placed(*panes[number]) if number < len(panes) else QRectF()

    def _placed(self, pane: QRectF, shown: Shown) -> QRectF:
        place = self.lens.place(pane, shown.size)
        if self.lens.zoom > 1 or place.isEmpty():
            return place
        whole = QRectF(place.toRect())
        return QRectF(whole.topLeft(), whole.size().expandedTo(QSizeF(1, 1)))

    def line(self) -> float:
        """Where in the widget the line is."""
        place = self.place()
        return place.left() + self.split * place.width()

    def shot(self) -> QImage | None:
        """The result at its own size, or the original where there is none."""
        shown = self._result or self._original
        return shown.full.copy() if shown is not None else None

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("picture"))
        panes, ratio = self.panes(), self.devicePixelRatioF()
        if not panes:
            painter.setPen(theme.dark("text"))
            frame = self.rect().adjusted(24, 24, -24, -24)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        wiping = self.mode is Mode.WIPE
        titles = self._titles if self._original is not None else self._titles[1:]
        for number, (pane, shown) in enumerate(panes):
            place = self._placed(pane, shown)
            seen = pane
            if wiping:
                line = self.line()
                edges = (0.0, line) if number == 0 else (line, float(self.width()))
                seen = QRectF(edges[0], 0, max(0.0, edges[1] - edges[0]), self.height())
            painter.save()
            painter.setClipRect(seen)
            easel = self._easels[0 if shown is self._original else 1]
            easel.draw(painter, shown, place, pane, ratio)
            if shown is self._original and self._paint is not None:
                self._paint.draw(painter, place, shown.size)
            painter.restore()
            self._draw_title(
                painter, titles[number], pane if not wiping else QRectF(self.rect()), right=wiping and number == 1
            )
        if wiping:
            self._draw_line(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.dark("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _draw_title(self, painter: QPainter, words: str, pane: QRectF, *, right: bool) -> None:
        if not words:
            return
        font = self.font()
        font.setPixelSize(theme.size("small"))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        size = QSizeF(metrics.horizontalAdvance(words) + 16, metrics.height() + 6)
        left = pane.right() - size.width() - 8 if right else pane.left() + 8
        chip = QRectF(QPointF(left, pane.top() + 8), size)
        shade = QColor(theme.dark("picture"))
        shade.setAlpha(190)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(theme.dark("text"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_line(self, painter: QPainter) -> None:
        place, line = self.place().intersected(QRectF(self.rect())), self.line()
        painter.setPen(QPen(theme.dark("accent"), 2))
        painter.drawLine(QPointF(line, place.top()), QPointF(line, place.bottom()))
        middle = QPointF(line, place.center().y())
        painter.setBrush(theme.dark("accent"))
        painter.drawEllipse(middle, _GRASP, _GRASP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.dark("on_accent"))
        for way in (-1, 1):
            tip, back = QPointF(way * 8, 0), way * 3
            painter.drawPolygon(QPolygonF([middle + tip, middle + QPointF(back, -4), middle + QPointF(back, 4)]))

    # mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.panes() and event.angleDelta().y():
            self._zoom(_ZOOM ** (event.angleDelta().y() / 120), event.position())
            event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._paint is None or self.lens.zoom > 1:
            self._look(Lens())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        at, self._last = event.position(), event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.mode is Mode.WIPE and (self.lens.zoom == 1 or abs(at.x() - self.line()) <= _GRASP):
            self._held = "line"
            self._wipe_to(at.x())
        elif left and self._paint is not None and self._paints_at(at):
            self._held = "brush"
            self._paint.begin(at, self.place(), self._original_size())
        elif self.panes():
            self._held = "picture"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, before = event.position(), self._last
        self._last = at
        if self._held == "line":
            self._wipe_to(at.x())
        elif self._held == "brush" and self._paint is not None:
            self._paint.go(at, self.place(), self._original_size())
        elif self._held == "picture" and self.lens.zoom > 1:
            pane, shown = self._pane_at(at)
            self._look(self.lens.moved(at - before, pane, shown.size))
        if self._paint is not None:
            self._paint.at = at if self._paints_at(at) else None
            self.update()
        self._point(at)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._held == "brush" and self._paint is not None:
            self._paint.strokes.end()
        self._held = ""

    def _point(self, at: QPointF) -> None:
        """Let the pointer tell what the mouse would do here."""
        if self._held == "line" or (self.mode is Mode.WIPE and abs(at.x() - self.line()) <= _GRASP):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._paint is not None and self._paints_at(at):
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif self.lens.zoom > 1 and self.panes():
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _paints_at(self, at: QPointF) -> bool:
        return self._original is not None and self.mode is Mode.BESIDE and self.panes()[0][0].contains(at)

    def _original_size(self) -> QSizeF:
        return self._original.size if self._original is not None else QSizeF()

    def _pane_at(self, at: QPointF) -> tuple[QRectF, Shown]:
        panes = self.panes()
        return next((one for one in panes if one[0].contains(at)), panes[0])

    def _wipe_to(self, x: float) -> None:
        place = self.place()
        if not place.isEmpty():
            self.move_line((x - place.left()) / place.width())

    def move_line(self, split: float) -> None:
        """Put the line somewhere between the edges of the picture, 0 and 1."""
        self.split = min(1.0, max(0.0, split))
        self.update()
        self.wiped.emit()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the line, or else what is seen of an enlarged picture; + and - enlarge, 0 shows the whole."""
        key = Qt.Key(event.key())
        wide = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _LEAP if wide else _STEP
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if self.panes() and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            pane, _shown = self.panes()[0]
            self._zoom(1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM, pane.center())
        elif key == Qt.Key.Key_0:
            self._look(Lens())
        elif key in ways and self.mode is Mode.WIPE and ways[key][0]:
            self.move_line(self.split + ways[key][0] * step)
        elif key in ways and self.panes() and self.lens.zoom > 1:
            pane, shown = self.panes()[0]
            across, down = ways[key]
            by = QPointF(-across * step * pane.width(), -down * step * pane.height())
            self._look(self.lens.moved(by, pane, shown.size))
        else:
            super().keyPressEvent(event)

    def _zoom(self, factor: float, at: QPointF) -> None:
        pane, shown = self._pane_at(at)
        self._look(self.lens.zoomed(factor, at, pane, shown.size))

    def _look(self, lens: Lens) -> None:
        self.lens = lens
        self.update()


def _scale(pane: QRectF, shown: Shown) -> float:
    return min(pane.width() / shown.size.width(), pane.height() / shown.size.height())
