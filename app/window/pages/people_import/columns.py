"""How a list is read: its encoding, what each column is about, and the first rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.window import theme
from app.window.language import mark, tr
from app.window.widgets.layout import column, label, row
from app.window.widgets.texts import ChoiceBox
from core.people.bulk.headings import ABOUT
from core.people.bulk.plan import How, Listed

_MEANINGS = {
    "name": mark("Name"),
    "first name": mark("First name"),
    "last name": mark("Last name"),
    "employee id": mark("Employee number"),
    "groups": mark("Groups"),
    "valid from": mark("Valid from"),
    "valid until": mark("Valid until"),
    "photos": mark("Photos"),
    "consent": mark("Consent"),
    "another person": mark("Is not this person"),
}
_ENCODINGS = (
    ("", mark("As it seems")),
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", mark("Western European (Windows-1252)")),
    ("cp1250", mark("Central European (Windows-1250)")),
    ("cp1251", mark("Cyrillic (Windows-1251)")),
    ("cp1253", mark("Greek (Windows-1253)")),
    ("cp1254", mark("Turkish (Windows-1254)")),
    ("cp1255", mark("Hebrew (Windows-1255)")),
    ("cp1256", mark("Arabic (Windows-1256)")),
    ("cp1257", mark("Baltic (Windows-1257)")),
    ("gb18030", mark("Chinese, simplified (GB 18030)")),
    ("big5", mark("Chinese, traditional (Big5)")),
    ("cp932", mark("Japanese (Shift-JIS)")),
    ("cp949", mark("Korean (Windows-949)")),
    ("mac_roman", mark("Western European (Mac)")),
)
_DAYS = ((None, mark("Days as they seem")), (True, mark("Day before month")), (False, mark("Month before day")))
_WIDTH = 180


class ColumnsView(QWidget):
    """Shows the first rows of a list as they are read, and lets somebody say how they are meant.

    Signals:
        wished: (How) somebody has said so.

    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._how = How()
        self._encoding, self._days = ChoiceBox(), ChoiceBox()
        self._encoding.setAccessibleName(tr("Encoding of the list"))
        self._days.setAccessibleName(tr("Order of day and month"))
        for key, name in _ENCODINGS:
            self._encoding.addItem(tr(name), key)
        for first, name in _DAYS:
            self._days.addItem(tr(name), first)
        self._encoding.activated.connect(lambda _number: self._wish(anew=True))
        self._days.activated.connect(lambda _number: self._wish())
        self._table = QTableWidget()
        self._table.setAccessibleName(tr("First rows of the list"))
        self._table.verticalHeader().hide()
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self._table.setWordWrap(False)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._table.setFixedHeight(theme.scaled(190))
        self._boxes: list[QComboBox] = []
        content = column(self, margin=0, spacing=1)
        line = row()
        line.addWidget(label(tr("Read as"), "muted"))
        line.addWidget(self._encoding)
        line.addWidget(self._days)
        line.addStretch(1)
        content.addLayout(line)
        content.addWidget(self._table)
        self.hide()

    def begin(self, how: How | None = None) -> None:
        """Forget what was said about another list; this one is read as somebody has said before, or as it seems."""
        self._how = how or How()
        self._encoding.setCurrentIndex(max(0, self._encoding.findData(self._how.encoding or "")))
        self._days.setCurrentIndex(max(0, self._days.findData(self._how.day_first)))
        self.hide()

    def show_list(self, listed: Listed | None, encodings: tuple[str, ...] = ()) -> None:
        """Show a list, or only ask for its encoding, with those first that it could be in."""
        self.show()
        self._table.setVisible(listed is not None)
        if listed is None:
            likely = next((n for key in encodings if (n := self._encoding.findData(key)) > 0), 0)
            self._encoding.setFocus()
            self._encoding.setToolTip(self._encoding.itemText(likely) if likely else "")
            return
        self._boxes = []
        self._table.clear()
        self._table.setColumnCount(len(listed.headings))
        self._table.setRowCount(1 + len(listed.rows))
        self._table.setHorizontalHeaderLabels(list(listed.headings))
        for number, about in enumerate(listed.columns):
            box = ChoiceBox()
            box.setAccessibleName(tr("What the column {name} is about", name=listed.headings[number]))
            box.addItem(tr("Not used"), "")
            for what in ABOUT:
                box.addItem(tr(_MEANINGS[what]), what)
            box.setCurrentIndex(max(0, box.findData(about)))
            box.activated.connect(lambda _number: self._wish())
            self._boxes.append(box)
            self._table.setCellWidget(0, number, box)
            self._table.setColumnWidth(number, theme.scaled(_WIDTH))
            for below, cells in enumerate(listed.rows, start=1):
                self._table.setItem(below, number, QTableWidgetItem(cells[number] if number < len(cells) else ""))

    def _wish(self, *, anew: bool = False) -> None:
        """Tell how the list is meant; read in another encoding, its columns are others."""
        columns = tuple(str(box.currentData()) for box in self._boxes)
        changed = columns if self._boxes and not anew else None
        self._how = How(self._encoding.currentData() or None, changed, self._days.currentData())
        self.wished.emit(self._how)
