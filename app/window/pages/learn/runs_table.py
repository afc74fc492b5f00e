"""The runs of the site, newest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.window import theme
from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.pages.learn.reading import Entry
from app.window.pages.learn.words import begun_words, left_words, measure_words, state_words, steps_words
from app.window.widgets.tables import measured
from app.window.widgets.texts import tell_cut

_Index = QModelIndex | QPersistentModelIndex
_NAME, _STATE, _SCORE, _STEPS, _LEFT, _WHEN, _RECIPE = range(7)
_NUMBERS = (_STEPS, _LEFT, _WHEN)
_FEWEST, _MOST = 3, 6  # rows that are seen at once
_GIVE_WAY = ((720, _RECIPE), (560, _WHEN))
"""Columns that are shown only where the table is so many pixels wide."""


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self._headings = (
            tr("Name"),
            tr("State"),
            tr("Best"),
            tr("Steps"),
            tr("Left"),
            tr("Begun"),
            tr("Recipe"),
        )

    def fill(self, entries: tuple[Entry, ...]) -> bool:
        """Have these; whether the rows are other ones, so that all was told anew."""
        same = [entry.id for entry in entries] == [entry.id for entry in self.entries]
        if same:
            before, self.entries = self.entries, entries
            for place, (old, new) in enumerate(zip(before, entries, strict=True)):
                if old is not new:
                    self.dataChanged.emit(self.index(place, 0), self.index(place, _RECIPE))
            return False
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # as Qt declares it
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(self.entries[index.row()], index.column())
        return _side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _cell(entry: Entry, column: int) -> str:
    if column == _NAME:
        return entry.run.title
    if column == _STATE:
        return state_words(entry)
    if column == _SCORE:
        return f"{measure_words(entry.score[0])} {measured(entry.score[1])}" if entry.score is not None else "—"
    if column == _STEPS:
        return steps_words(entry)
    if column == _LEFT:
        return left_words(entry)
    return begun_words(entry.run.record.created) if column == _WHEN else task_words(entry.recipe)


class RunsTable(QTableView):
    """Shows them; several can be chosen, to be compared.

    Signals:
        chosen: ids of the runs that are chosen, in the order of the table.

    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Model()
        self.setModel(self._model)
        self.setAccessibleName(tr("Runs"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(28))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(theme.scaled(40))
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        tell_cut(self)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen.emit(self.ids))
        self._fit()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._model.entries

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the runs that are chosen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.entries[place].id for place in rows if place < len(self._model.entries))

    def fill(self, entries: tuple[Entry, ...]) -> None:
        """Show these; what is chosen and still there stays chosen."""
        before = self.ids
        with QSignalBlocker(self):
            if self._model.fill(entries):
                self._select(before)
        self._fit()
        if self.ids != before:
            self.chosen.emit(self.ids)

    def choose(self, ids: tuple[str, ...]) -> None:
        """Choose these, and no other."""
        before = self.ids
        with QSignalBlocker(self):
            self._select(ids)
        if self.ids != before:
            self.chosen.emit(self.ids)

    def _select(self, ids: tuple[str, ...]) -> None:
        wanted = QItemSelection()
        places = [place for place, entry in enumerate(self._model.entries) if entry.id in ids]
        for place in places:
            wanted.select(self._model.index(place, 0), self._model.index(place, _RECIPE))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if places:
            current = self._model.index(places[0], 0)
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for narrow, column in _GIVE_WAY:
            self.setColumnHidden(column, self.viewport().width() < theme.scaled(narrow))

    def _fit(self) -> None:
        """Be as high as a few rows need."""
        rows = max(_FEWEST, min(_MOST, len(self._model.entries)))
        line = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * line + 4)
