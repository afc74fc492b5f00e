"""Events as a table."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QModelIndex, QPersistentModelIndex, QSettings, QSize, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.window import theme
from app.window.language import clock, day, tr
from app.window.pages.events.model import EVENT, FACE, EventModel
from app.window.pages.events.words import local_day
from app.window.widgets.texts import tell_cut

_TIME, _WHO, _WHY = 1, 3, 5
_WIDTHS = {_TIME: 158, 2: 120, _WHO: 150, 4: 140}
_NARROW_WIDTHS = {_TIME: 88, 2: 80, _WHO: 96, 4: 112}
_NARROW = 680  # pixels; below, of the reasons there is room for the beginning
_MARGIN = 4  # that Qt leaves on either side of a text, at most
_KEEP_MS = 300


class _Time(QStyledItemDelegate):
    """A moment on one line, or where its column is too narrow for that the time of day below the day."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        event = index.data(EVENT)
        if option.fontMetrics.horizontalAdvance(option.text) > option.rect.width() - 2 * _MARGIN:
            option.text = f"{day(local_day(event))}\u2028{clock(event.time)}"


class EventTable(QTableView):
    """The log, a line each; columns stay as they were arranged, in a wide window and in a narrow one."""

    def __init__(self, model: EventModel):
        super().__init__()
        self.setModel(model)
        model.face_arrived.connect(lambda row: self.update(model.index(row, 0)))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(FACE, FACE))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("Events"))
        tell_cut(self)
        self.setItemDelegateForColumn(_TIME, _Time(self))
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(FACE + 6)
        self.verticalScrollBar().setSingleStep(FACE + 6)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        self._narrow: bool | None = None
        self._delay = QTimer(self)  # a column that is drawn wider says so at every pixel
        self._delay.setSingleShot(True)
        self._delay.setInterval(_KEEP_MS)
        self._delay.timeout.connect(self._keep)
        header.sectionResized.connect(lambda *_sizes: self._delay.start())
        header.sectionMoved.connect(lambda *_places: self._delay.start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < theme.scaled(_NARROW)
        if narrow != self._narrow:
            if self._narrow is not None:
                self._keep()
            self._narrow = narrow
            self._arrange(narrow=narrow)
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._delay.isActive():
            self._keep()

    def _arrange(self, *, narrow: bool) -> None:
        """Reasons take what room there is."""
        header = self.horizontalHeader()
        kept = QSettings().value(self._key())
        if isinstance(kept, QByteArray) and header.restoreState(kept):
            return
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, FACE + 12)
        for column, width in (_NARROW_WIDTHS if narrow else _WIDTHS).items():
            self.setColumnWidth(column, theme.scaled(width))

    def _key(self) -> str:
        return "events/columns_of_narrow" if self._narrow else "events/columns"

    def _keep(self) -> None:
        self._delay.stop()
        QSettings().setValue(self._key(), self.horizontalHeader().saveState())
