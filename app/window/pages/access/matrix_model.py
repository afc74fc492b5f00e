"""Groups and doors as a table, of any size."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.window import theme
from app.window.language import tr
from app.window.pages.access.rules import Rules

_Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """Rows are groups, columns doors; a cell says within which schedules the group may pass the door."""

    def __init__(self) -> None:
        super().__init__()
        self._rules = Rules()
        self._wanted = ("", "")
        self.groups: list[str] = []
        self.doors: list[str] = []

    def show_rules(self, rules: Rules) -> None:
        """Show other rules; where groups and doors are the same, whoever looks stays where they are."""
        before, self._rules = (self.groups, self.doors), rules
        groups, doors = self._found()
        if (groups, doors) != before:
            self.beginResetModel()
            self.groups, self.doors = groups, doors
            self.endResetModel()
        elif groups and doors:
            self.dataChanged.emit(self.index(0, 0), self.index(len(groups) - 1, len(doors) - 1))

    def search(self, group: str, door: str) -> None:
        """Show only groups and doors whose names contain these."""
        self._wanted = (group.casefold(), door.casefold())
        self.show_rules(self._rules)

    def cell(self, index: _Index) -> tuple[str, str]:
        """(group, door) of a cell."""
        return self.groups[index.row()], self.doors[index.column()]

    def schedules(self, cell: tuple[str, str]) -> tuple[str, ...]:
        """Schedules within which a group may pass a door."""
        return self._rules.grants.get(cell, ())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.groups)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.doors)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            names = self.doors if orientation == Qt.Orientation.Horizontal else self.groups
            return " ".join(names[section].split())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        schedules = self.schedules(self.cell(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return ", ".join(schedules) if schedules else "—"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            group, door = self.cell(index)
            words = ", ".join(schedules) if schedules else tr("no access")
            return tr("“{group}” at “{door}”: {schedules}", group=group, door=door, schedules=words)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("text" if schedules else "muted")
        if role == Qt.ItemDataRole.BackgroundRole and schedules:
            return theme.colour("raised")
        return None

    def _found(self) -> tuple[list[str], list[str]]:
        group, door = self._wanted
        return (
            [one.name for one in self._rules.groups if group in one.name.casefold()],
            [name for name in self._rules.doors if door in name.casefold()],
        )
