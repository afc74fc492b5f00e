"""A small table of numbers to be filled in, such as the kernel of a convolution."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.window import theme
from app.window.language import tr
from app.window.widgets.layout import column, label, row
from app.window.widgets.texts import ChoiceBox

_SIDES = (3, 5, 7)
_CELL = 40  # pixels


def parse(text: str) -> list[list[str]]:
    """The cells of "1 2; 3 4", of which rows that are too short are filled up with 0."""
    rows = [line.replace(",", " ").split() for line in text.split(";")]
    width = max(1, *(len(cells) for cells in rows))
    return [[*cells, *["0"] * (width - len(cells))] for cells in rows]


def _is_number(text: str) -> bool:
    """Whether it is one that can be reckoned with, as people write it."""
    try:
        return math.isfinite(float(text)) and "_" not in text
    except ValueError:
        return False


class MatrixField(QWidget):
    """A grid of numbers; the text of its value has rows after semicolons: "0 -1 0; -1 5 -1; 0 -1 0".

    Signals:
        changed: a number is another one.

    """

    changed = Signal()

    def __init__(self, value: str):
        super().__init__()
        self.table = QTableWidget()
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(32))
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side = ChoiceBox()
        self.side.setAccessibleName(tr("Size of the grid"))
        for side in _SIDES:
            self.side.addItem(f"{side} × {side}", side)
        content = column(self, margin=0, spacing=1)
        content.addWidget(self.table)
        line = row()
        line.addWidget(label(tr("Size of the grid")))
        line.addStretch(1)
        line.addWidget(self.side)
        content.addLayout(line)
        self.set_value(value)
        self.table.itemChanged.connect(self._edited)
        self.side.activated.connect(lambda _index: self._resize(int(self.side.currentData())))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.table.setAccessibleName(name)

    def value(self) -> str:
        """The numbers as text."""
        return "; ".join(" ".join(line) for line in self._cells())

    def set_value(self, value: str) -> None:
        """Show other numbers."""
        cells = parse(value)
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(cells))
            self.table.setColumnCount(len(cells[0]))
            for down, line in enumerate(cells):
                for across, text in enumerate(line):
                    item = QTableWidgetItem(text)
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                    item.setData(Qt.ItemDataRole.UserRole, text)  # what it goes back to where something odd is typed
                    self.table.setItem(down, across, item)
        self.table.setFixedHeight(theme.scaled(32) * len(cells) + 4)
        self.side.setCurrentIndex(self.side.findData(len(cells)) if len(cells) == len(cells[0]) else -1)
        self.changed.emit()

    def _cells(self) -> list[list[str]]:
        rows, columns = range(self.table.rowCount()), range(self.table.columnCount())
        items = [[self.table.item(down, across) for across in columns] for down in rows]
        return [[item.text() if item is not None else "0" for item in line] for line in items]

    def _edited(self, item: QTableWidgetItem) -> None:
        text = item.text().strip().replace(",", ".")
        if not _is_number(text):
            text = str(item.data(Qt.ItemDataRole.UserRole))
        before = item.data(Qt.ItemDataRole.UserRole)
        with QSignalBlocker(self.table):
            item.setText(text)
            item.setData(Qt.ItemDataRole.UserRole, text)
        if text != before:
            self.changed.emit()

    def _resize(self, side: int) -> None:
        """Make the grid larger or smaller around its middle."""
        before = self._cells()
        high, wide = len(before), len(before[0])
        top, left = (side - high) // 2, (side - wide) // 2
        cells = [
            [
                before[down - top][across - left] if 0 <= down - top < high and 0 <= across - left < wide else "0"
                for across in range(side)
            ]
            for down in range(side)
        ]
        self.set_value("; ".join(" ".join(line) for line in cells))
