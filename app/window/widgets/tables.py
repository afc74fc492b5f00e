"""A table of what was found or measured: sorted by any column, copied with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.window import theme
from app.window.language import number
from app.window.widgets.editors import Say

if TYPE_CHECKING:
    from core.tasks.task import Cell, Table

_SORT = Qt.ItemDataRole.UserRole
_DIGITS = 4  # that count
_WIDEST = 320  # pixels of a column
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractTableModel):
    """The rows of a table."""

    def __init__(self, table: Table, heading: Say, name: Say):
        super().__init__()
        self._table, self._heading, self._name = table, heading, name

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # as Qt declares it
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(cell, self._name)
        if role == _SORT:
            return cell if cell is not None else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(text=isinstance(cell, str))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heading(self._table.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(text=self.is_text(section))
        return None

    def is_text(self, column: int) -> bool:
        """Whether a column holds words."""
        return any(isinstance(row[column], str) for row in self._table.rows)


def _side(*, text: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if text else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def shown(cell: Cell, say: Say) -> str:
    """A cell as people read it."""
    if cell is None:
        return "—"
    if isinstance(cell, str):
        return say(cell)
    return number(cell) if isinstance(cell, int) else measured(cell)


def measured(value: float) -> str:
    """A measured number with the digits that count."""
    if value != value:  # noqa: PLR0124  # only what is no number differs from itself
        return "—"
    if abs(value) == float("inf"):
        return "∞" if value > 0 else "-∞"
    whole = len(f"{abs(value):.0f}") if abs(value) >= 1 else 0
    if 0 < abs(value) < 1e-3:
        return f"{value:.2e}"
    return number(value, max(0, _DIGITS - whole) if whole else _DIGITS)


class ResultTable(QTableView):
    """Shows one table."""

    def __init__(self, title: str, heading: Say, name: Say):
        """Make an empty table.

        Args:
            title: for those who hear it read.
            heading: translates the headings of columns.
            name: translates cells that are names out of the program's own.

        """
        super().__init__()
        self._heading, self._name = heading, name
        self.setAccessibleName(title)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.horizontalHeader().setMinimumSectionSize(32)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(28))
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSortRole(_SORT)
        self._proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._rows: _Rows | None = None
        self.setModel(self._proxy)

    def show_table(self, table: Table) -> None:
        """Show a table in its own order; clicks on the headings sort it."""
        self._proxy.sort(-1)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._rows = _Rows(table, self._heading, self._name)
        self._proxy.setSourceModel(self._rows)
        self.horizontalHeader().setStretchLastSection(False)
        self.resizeColumnsToContents()
        for column in range(len(table.columns)):
            self.setColumnWidth(column, min(theme.scaled(_WIDEST), self.columnWidth(column) + 4))
        self.horizontalHeader().setStretchLastSection(self._rows.is_text(len(table.columns) - 1))

    def clear(self) -> None:
        """Show none any more."""
        self._proxy.setSourceModel(None)  # type: ignore[arg-type]  # none is meant, too
        self._rows = None

    def fit(self, most: int) -> None:
        """Be as high as all rows need, or so many of them."""
        rows = max(1, min(most, self.model().rowCount()))
        scroll = self.horizontalScrollBar().sizeHint().height() if self._too_wide() else 0
        line = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * line + scroll + 4)

    def _too_wide(self) -> bool:
        return self.horizontalHeader().length() > self.viewport().width()

    def text(self) -> str:
        """What is selected, or else everything, in columns for a spreadsheet."""
        model = self.model()
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(model.rowCount())
        across = range(model.columnCount())
        head = [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in across]
        lines = [[str(model.index(r, c).data()) for c in across] for r in chosen]
        return "\n".join("\t".join(line) for line in [head, *lines])

    def copy(self) -> None:
        """Put it on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)
