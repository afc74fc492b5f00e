"""Events as faces, day by day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.window import theme
from app.window.language import tr
from app.window.language.names import RESULTS
from app.window.pages.events import words
from app.window.pages.events.model import EVENT, EventModel
from core.gallery.events import Event

_FACE = 112
_MARGIN = 8
_DAY, _NAME, _TIME = 20, 20, 16  # heights of lines

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _strip() -> int:
    """Pixels above the face: the day."""
    return theme.scaled(_DAY) + 4


def _tile() -> QSize:
    """Of an event."""
    lines = 4 + theme.scaled(_NAME) + theme.scaled(_TIME)
    return QSize(_FACE + 2 * _MARGIN, _strip() + _FACE + lines + _MARGIN)


class _Tile(QStyledItemDelegate):
    """Paints one event: the day where it begins, the face, who, the decision and when."""

    def __init__(self, model: EventModel, parent: QWidget):
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _tile()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        event: Event = index.data(EVENT)
        tile, state, font = QRect(option.rect), option.state, QFont(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_day(painter, tile, font, index.row(), event)
        body = tile.adjusted(2, _strip() - 4, -2, -2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(body, theme.size("radius"), theme.size("radius"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("raised"))
            painter.drawRoundedRect(body, theme.size("radius"), theme.size("radius"))
        face = QRect(tile.left() + _MARGIN, tile.top() + _strip(), _FACE, _FACE)
        self._paint_face(painter, face, event, option)
        line = QRect(face.left(), face.bottom() + 4, _FACE, theme.scaled(_NAME))
        tone = "attention" if event.disputed_by is not None else "text" if event.person else "muted"
        _write(painter, line, font, theme.size("body"), theme.colour(tone), words.whom(event))
        line = QRect(face.left(), line.bottom() + 1, _FACE, theme.scaled(_TIME))
        colour = theme.colour(RESULTS[event.result][1])
        _write(painter, line, font, theme.size("small"), colour, words.when_and_where(event))
        painter.restore()

    def _paint_day(self, painter: QPainter, tile: QRect, font: QFont, row: int, event: Event) -> None:
        """The day where it begins, and in grey at the beginning of the first line in sight."""
        day = words.local_day(event)
        begins = row == 0 or words.local_day(self._model.events[row - 1]) != day
        first_line = -_MARGIN <= tile.top() < tile.height() - _MARGIN
        if not begins and not (first_line and tile.left() < tile.width()):
            return
        line = QRect(tile.left() + _MARGIN, tile.top(), tile.width() - _MARGIN, _strip() - 4)
        font = QFont(font)
        font.setBold(begins)
        colour = theme.colour("text" if begins else "muted")
        _write(painter, line, font, theme.size("small"), colour, words.day_words(day))

    def _paint_face(self, painter: QPainter, place: QRect, event: Event, option: QStyleOptionViewItem) -> None:
        ratio = painter.device().devicePixelRatioF()
        face = self._model.thumbnails.get(event.id, _FACE, ratio) if event.id is not None else None
        shape = QPainterPath()
        shape.addRoundedRect(place, 4, 4)
        painter.save()
        painter.setClipPath(shape)
        if face is not None:
            painter.drawPixmap(place, face)
        else:
            painter.fillRect(place, theme.colour("raised"))
            font = QFont(option.font)
            font.setPixelSize(theme.size("display"))
            painter.setFont(font)
            painter.setPen(theme.colour("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words.shape(event))
        painter.restore()


class PhotoTimeline(QListView):
    """Faces of events, latest first; only those in sight are opened."""

    def __init__(self, model: EventModel):
        super().__init__()
        self.setModel(model)
        model.face_arrived.connect(lambda row: self.update(model.index(row, 0)))
        self.setItemDelegate(_Tile(model, self))
        self.setFlow(
            QListView.Flow.LeftToRight
        )  # a list that wraps looks as icons do, and is laid out in half the time
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(_tile())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(_tile().height() // 2)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())  # the first line's day
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)  # for the shade under the pointer
        self.setAccessibleName(tr("Events as photos"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Qt lays out as if there were always a scroll bar, of the style's width
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        width = self.maximumViewportSize().width() - bar - 1
        across = max(1, width // _tile().width())
        self.setGridSize(QSize(width // across, _tile().height()))
        super().resizeEvent(event)


def _write(painter: QPainter, place: QRect, font: QFont, size: int, colour: QColor, text: str) -> None:
    """One line of text, shortened where it is too long."""
    font = QFont(font)
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(colour)
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _LEFT, short)
