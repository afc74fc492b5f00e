"""Events as a table."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, QSize, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.window import theme
from app.window.language import tr
from app.window.pages.events.model import FACE, EventModel
from app.window.widgets.texts import tell_cut

_WHO, _WHY = 3, 5
_WIDTHS = {1: 158, 2: 120, _WHO: 150, 4: 140}
_NARROW_WIDTHS = {1: 150, 2: 80, 4: 128}
_NARROW = 680  # pixels; below, the reasons have no room and are in the explanation alone
_KEEP_MS = 300


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
        """Reasons take what room there is; where there is little, names do."""
        header = self.horizontalHeader()
        kept = QSettings().value(self._key())
        if isinstance(kept, QByteArray) and header.restoreState(kept):
            return
        stretched = _WHO if narrow else _WHY
        self.setColumnHidden(_WHY, narrow)
        for column in (_WHO, _WHY):
            mode = QHeaderView.ResizeMode.Stretch if column == stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
        self.setColumnWidth(0, FACE + 12)
        for column, width in (_NARROW_WIDTHS if narrow else _WIDTHS).items():
            self.setColumnWidth(column, theme.scaled(width))

    def _key(self) -> str:
        return "events/narrow_columns" if self._narrow else "events/columns"

    def _keep(self) -> None:
        self._delay.stop()
        QSettings().setValue(self._key(), self.horizontalHeader().saveState())
