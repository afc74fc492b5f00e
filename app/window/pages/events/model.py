"""The events of a filter as Qt's views want them."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app import background
from app.window import theme
from app.window.language import moment, said, tr
from app.window.language.names import RESULTS
from app.window.pages.events import words
from app.window.pages.events.thumbnails import Thumbnails
from app.window.session import Session
from app.window.widgets.photos import PhotoCache
from core.gallery.events import PAIR, Event, EventFilter

PAGE = 500
DEEPEST = 5000  # events read again at once where everything is read anew
FACE = 44
_CHANGED = 50  # events back among which the first of two is looked for
EVENT = Qt.ItemDataRole.UserRole
_WHO, _DECISION, _WHY = 3, 4, 5


class EventModel(QAbstractTableModel):
    """Events of a filter, latest first, read in the background: a page at a time as the user scrolls.

    Attributes:
        events: those read so far, by falling id.
        wanted: the filter.
        follow: whether events that come are shown at once; if not, they wait for :meth:`show_waiting`.
        total: how many match, shown or not; None while they are being counted.

    Signals:
        loaded: the first page of a filter is there.
        counted: :attr:`total` has changed.
        came: how many events were put on top, or wait to be.
        failed: one sentence.
        face_arrived: row whose picture can be drawn now; with ``dataChanged`` a list would lay out all its rows again.

    """

    face_arrived = Signal(int)
    loaded = Signal()
    counted = Signal()
    came = Signal(int)
    failed = Signal(str)

    def __init__(self, session: Session, photos: PhotoCache):
        super().__init__()
        self.events: list[Event] = []
        self.wanted = EventFilter()
        self.follow = True
        self.total: int | None = None
        self.thumbnails = Thumbnails(photos)
        self._session = session
        self._waiting: list[Event] = []
        self._latest = background.Latest()
        self._loading = self._fetching = self._taking = self._again = self._more = False
        photos.arrived.connect(self._arrived)

    # reading

    @property
    def loading(self) -> bool:
        """Whether the first page of a filter is on its way."""
        return self._loading

    def load(self, wanted: EventFilter, depth: int = PAGE) -> None:
        """Read a filter from its latest event on; what is shown stays until the answer is there."""
        store, limit = self._session.site.events, min(max(depth, PAGE), DEEPEST)
        self.wanted, self.total = wanted, None
        self._loading, self._fetching, self._taking, self._again = True, False, False, False

        def done(events: list[Event]) -> None:
            self.beginResetModel()
            self.events, self._waiting, self._more, self._loading = events, [], len(events) == limit, False
            self.endResetModel()
            self.loaded.emit()
            self._ask_again()

        def failed(sentence: str) -> None:
            self._loading = False
            self.failed.emit(said(sentence))

        self._latest.run(lambda _progress: store.query(wanted, limit), done, failed)
        only = self._latest.only
        background.run(lambda _progress: store.count(wanted), only(self._count), only(failed))

    def take_new(self) -> None:
        """Read events that came since."""
        if self._loading or self._taking:
            self._again = True  # the question on its way may have been too early for them
            return
        if not self.events and not self._waiting:
            self.load(self.wanted)
            return
        self._taking = True
        store, wanted = self._session.site.events, self.wanted
        newest = (self._waiting or self.events)[0].id or 0

        def work(_progress: background.Progress) -> tuple[list[Event], list[Event], int]:
            fresh = store.query(wanted, PAGE, after_id=newest)
            page = fresh
            while len(page) == PAGE:  # more came than a page holds
                page = store.query(wanted, PAGE, before_id=page[-1].id, after_id=newest)
                fresh += page
            # with the second of two the first is let in as well, whose event is there already
            paired = any(event.rule == PAIR for event in fresh)
            changed = store.query(wanted, _CHANGED, before_id=newest + 1) if paired else []
            return fresh, changed, store.count(wanted) if fresh else 0

        def done(answer: tuple[list[Event], list[Event], int]) -> None:
            self._taking = False
            fresh, changed, count = answer
            for event in changed:
                self.replace(event)
            if fresh:
                self._count(count)
                self._waiting[:0] = fresh
                if self.follow:
                    self.show_waiting()
                self.came.emit(len(fresh))
            self._ask_again()

        def failed(sentence: str) -> None:
            self._taking = False
            self.failed.emit(said(sentence))

        background.run(work, self._latest.only(done), self._latest.only(failed))

    def show_waiting(self) -> None:
        """Put events that came meanwhile on top; what is scrolled to and selected stays."""
        if self._waiting:
            self.beginInsertRows(QModelIndex(), 0, len(self._waiting) - 1)
            self.events[:0], self._waiting = self._waiting, []
            self.endInsertRows()

    def trim(self) -> None:
        """Let go of the oldest where far more have been read than are looked at; scrolling brings them back."""
        if len(self.events) > 2 * DEEPEST and not self._fetching:
            self.beginRemoveRows(QModelIndex(), DEEPEST, len(self.events) - 1)
            del self.events[DEEPEST:]
            self._more = True
            self.endRemoveRows()

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self._more and not self._fetching and not self._loading and bool(self.events) and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        if not self.canFetchMore(parent):
            return
        self._fetching = True
        store, wanted, last = self._session.site.events, self.wanted, self.events[-1].id

        def done(page: list[Event]) -> None:
            self._fetching, self._more = False, len(page) == PAGE
            if page:
                self.beginInsertRows(QModelIndex(), len(self.events), len(self.events) + len(page) - 1)
                self.events += page
                self.endInsertRows()

        def failed(sentence: str) -> None:
            self._fetching = False
            self.failed.emit(said(sentence))

        only = self._latest.only
        background.run(lambda _progress: store.query(wanted, PAGE, last), only(done), only(failed))

    def _ask_again(self) -> None:
        if self._again:
            self._again = False
            self.take_new()

    def _count(self, count: int) -> None:
        self.total = count
        self.counted.emit()

    # showing

    def row_of(self, number: int | None) -> int:
        """The row of an event by its id; -1 where it is not among those read."""
        if number is None:
            return -1
        row = bisect_left(self.events, -number, key=lambda event: -(event.id or 0))
        return row if row < len(self.events) and self.events[row].id == number else -1

    def replace(self, event: Event) -> None:
        """Show an event as it is now."""
        row = self.row_of(event.id)
        if row >= 0:
            self.events[row] = event
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(words.COLUMNS) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.events)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(words.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(words.COLUMNS[section]) if words.COLUMNS[section] else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        event, column = self.events[index.row()], index.column()
        if role == EVENT:
            return event
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(event, column)
        if role == Qt.ItemDataRole.DecorationRole and column == 0 and event.id is not None:
            return self.thumbnails.icon(event.id, FACE)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _tone(event, column)
        if role == Qt.ItemDataRole.ToolTipRole:  # where a column or a photo has no room for all of it
            return words.spoken(event) if column != _WHY else self._text(event, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(event) if column == 0 else self._text(event, column)
        return None

    @staticmethod
    def _text(event: Event, column: int) -> str:
        if column == 0:
            return ""
        if column == 1:
            return moment(event.time, seconds=True)
        if column == 2:
            return event.camera
        if column == _WHO:
            return words.whom(event)
        if column == _DECISION:
            return words.verdict(event)
        return said(str(event.reasons[0])) if event.reasons else ""

    def _arrived(self, number: int) -> None:
        row = self.row_of(number)
        if row >= 0:
            self.face_arrived.emit(row)


def _tone(event: Event, column: int) -> QColor | None:
    if column == _DECISION:
        return theme.colour(RESULTS[event.result][1])
    if column == _WHO and event.disputed_by is not None:
        return theme.colour("attention")
    return theme.colour("muted") if column == _WHY else None
