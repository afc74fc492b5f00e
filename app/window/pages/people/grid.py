"""The grid of faces: only what is on the screen is drawn, and only its photos are opened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.window import theme
from app.window.language import tr
from app.window.widgets.photos import PhotoCache
from app.window.widgets.texts import tell_cut
from core.gallery.people import Person

FACE = 112


def _cell() -> QSize:
    """Of a face and the name below it."""
    return QSize(theme.scaled(FACE + 32), FACE + 20 + theme.scaled(24))


class PeopleModel(QAbstractListModel):
    """Everybody who matches the search.

    Signals:
        face_arrived: row whose photo can be drawn now; with ``dataChanged`` a list would lay out all its rows again.

    """

    face_arrived = Signal(int)

    def __init__(self, photos: PhotoCache):
        super().__init__()
        self.people: list[Person] = []
        self._rows: dict[int, int] = {}  # photo → row
        self._best: dict[int, int] = {}
        self._photos = photos
        photos.arrived.connect(self._arrived)

    def replace(self, people: list[Person], best: dict[int, int]) -> None:
        """Show other people; ``best`` has the photo of each."""
        self.beginResetModel()
        self.people, self._best = people, best
        self._rows = {best[person.id]: row for row, person in enumerate(people) if person.id in best}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.people[index.row()].name
        return None

    def face(self, person: Person) -> QImage | None:
        """The person's best photo, once it has been opened."""
        photo = self._best.get(person.id)
        return self._photos.get(photo) if photo is not None else None

    def row_of(self, person_id: int) -> int | None:
        """Where somebody is in the grid."""
        return next((row for row, person in enumerate(self.people) if person.id == person_id), None)

    def _arrived(self, photo: int) -> None:
        row = self._rows.get(photo)
        if row is not None:
            self.face_arrived.emit(row)


class FaceDelegate(QStyledItemDelegate):
    """Draws a face and the name under it."""

    def __init__(self, model: PeopleModel, parent: QWidget):
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _cell()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        person = self._model.people[index.row()]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect.adjusted(4, 2, -4, -2), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(4, 2, -5, -3))
        square = QRect(rect.left() + (rect.width() - FACE) // 2, rect.top() + 8, FACE, FACE)
        face = self._model.face(person)
        if face is None or face.isNull():
            painter.fillRect(square, theme.colour("raised"))
            initials = "".join(part[0] for part in person.name.split()[:2])
            font = painter.font()
            font.setPixelSize(theme.size("display"))
            painter.setFont(font)
            painter.setPen(theme.colour("muted"))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, initials)
            font.setPixelSize(theme.size("body"))
            painter.setFont(font)
        else:
            painter.drawImage(square, face)  # of that size already
        painter.setPen(theme.colour("on_accent" if chosen else "text"))
        below = QRect(rect.left() + 6, square.bottom() + 4, rect.width() - 12, rect.bottom() - square.bottom() - 6)
        words = painter.fontMetrics().elidedText(person.name, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        painter.restore()


def make_grid(model: PeopleModel) -> QListView:
    """A view of the model that stays smooth with tens of thousands of people."""
    view = QListView()
    view.setModel(model)
    model.face_arrived.connect(lambda row: view.update(model.index(row)))
    view.setItemDelegate(FaceDelegate(model, view))
    view.setFlow(QListView.Flow.LeftToRight)
    view.setWrapping(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.verticalScrollBar().setSingleStep(_cell().height() // 3)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(tr("People"))
    tell_cut(view)
    return view
