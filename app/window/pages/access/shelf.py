"""A list of names, and what can be done with one of them: new, copy, rename, delete."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.window import theme
from app.window.language import tr
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.naming import NameForm
from app.window.widgets.texts import tell_cut

_LONGEST = 100


@dataclass(frozen=True)
class Doubt:
    """What is said before something is deleted.

    Attributes:
        words: the question, or why it cannot be.
        possible: whether it can be deleted.

    """

    words: str
    possible: bool = True


class Shelf(QWidget):
    """Names, one of them chosen, each with a word or number beside it.

    Signals:
        chosen: the name that is chosen now; empty where there is none.
        added: a new name is wished for.
        copied: (name, another for its copy).
        renamed: (name, another).
        dropped: name of what is to be deleted, after the question.

    """

    chosen = Signal(str)
    added = Signal(str)
    copied = Signal(str, str)
    renamed = Signal(str, str)
    dropped = Signal(str)

    def __init__(self, title: str, new: str, doubt: Callable[[str], Doubt], *, copies: bool = False):
        super().__init__()
        self._new, self._doubt = new, doubt
        self._wanted = self._last = ""
        self._purpose: Callable[[str], None] = self.added.emit
        self._table = QTableWidget(0, 2)
        self._table.setAccessibleName(title)
        tell_cut(self._table)
        self._table.horizontalHeader().hide()
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.setStyleSheet("QTableWidget::item { padding: 0 6px; }")
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._table.currentCellChanged.connect(lambda *_cells: self._tell())
        self._buttons = QWidget()
        self._add = button(tr("&New…"), self.ask_new)
        self._copy = button(tr("&Copy…"), self._ask_copy)
        self._rename = button(tr("Rena&me…"), self._ask_rename)
        self._delete = button(tr("&Delete…"), self._ask_delete, "danger")
        grid = QGridLayout(self._buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.size("unit"))
        self._with_name = [*([self._copy] if copies else []), self._rename, self._delete]
        shown = [self._add, *self._with_name]
        for number, one in enumerate(shown):
            grid.addWidget(one, number // 2, number % 2)
        self._form = NameForm(_is_name, _LONGEST)
        self._form.given.connect(self._take)
        self._form.closed.connect(self._rest)
        self._question = label("", wrap=True)
        self._yes = button(tr("&Delete"), self._drop, "danger")
        self._no = button(tr("&Keep"), self._rest)
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._table, 1)
        for widget in (self._buttons, self._form, self._question):
            content.addWidget(widget)
        answers = row()
        answers.addWidget(self._yes)
        answers.addWidget(self._no)
        answers.addStretch(1)
        content.addLayout(answers)
        self.setFixedWidth(theme.scaled(208))
        self._rest()

    @property
    def name(self) -> str:
        """What is chosen; empty where nothing is."""
        item = self._table.item(self._table.currentRow(), 0)
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else ""

    def show_names(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show other names, each with a word beside it; what is chosen stays chosen where it is still there."""
        names = [name for name, _ in entries]
        chosen = next((name for name in (self._wanted, self.name) if name in names), names[0] if names else "")
        self._table.blockSignals(True)
        self._table.setRowCount(len(entries))
        for number, (name, beside) in enumerate(entries):
            cells = QTableWidgetItem(" ".join(name.split())), QTableWidgetItem(beside)
            cells[0].setData(Qt.ItemDataRole.UserRole, name)
            cells[1].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column_, cell in enumerate(cells):
                self._table.setItem(number, column_, cell)
        if chosen:
            self._table.setCurrentCell(names.index(chosen), 0)
        self._table.blockSignals(False)
        self._wanted = ""
        if not self._question.isHidden() and self.name == self._last:
            self._question_anew()
        self._tell()
        self._offer()

    def select(self, name: str) -> None:
        """Choose a name now, or once it is shown."""
        for number in range(self._table.rowCount()):
            cell = self._table.item(number, 0)
            if cell is not None and cell.data(Qt.ItemDataRole.UserRole) == name:
                self._table.setCurrentCell(number, 0)
                return
        self._wanted = name

    def ask_new(self) -> None:
        """Ask for the name of something new."""
        self._ask(self._new, "", self.added.emit)

    def _ask_copy(self) -> None:
        name = self.name
        copy = tr("Copy of {name}", name=name)
        self._ask(tr("Name of the copy of “{name}”", name=name), copy, lambda new: self.copied.emit(name, new))

    def _ask_rename(self) -> None:
        name = self.name
        self._ask(tr("Another name for “{name}”", name=name), name, lambda new: self._rename_to(name, new))

    def _rename_to(self, name: str, new: str) -> None:
        if new != name:
            self.renamed.emit(name, new)

    def _ask(self, words: str, name: str, purpose: Callable[[str], None]) -> None:
        self._rest()
        self._purpose = purpose
        self._buttons.hide()
        self._form.ask(words, name)

    def _ask_delete(self) -> None:
        self._question.show()
        self._question_anew()
        if self._no.isVisible():
            self._no.setFocus()

    def _question_anew(self) -> None:
        """Ask whether to delete, as far as that is possible now."""
        doubt = self._doubt(self.name)
        self._question.setText(doubt.words)
        self._yes.setVisible(doubt.possible)
        self._no.setVisible(doubt.possible)
        self._buttons.setHidden(doubt.possible)

    def _take(self, name: str) -> None:
        self._form.close_form()
        self._purpose(name)

    def _drop(self) -> None:
        name = self.name
        self._rest()
        self.dropped.emit(name)

    def _rest(self) -> None:
        """Ask nothing."""
        self._form.hide()
        for widget in (self._question, self._yes, self._no):
            widget.hide()
        self._buttons.show()
        self._offer()

    def _offer(self) -> None:
        """Show what can be done, given whether a name is chosen."""
        for one in self._with_name:
            one.setVisible(bool(self.name))

    def _tell(self) -> None:
        if self.name != self._last:
            self._last = self.name
            if self._form.isHidden():
                self._rest()
            self.chosen.emit(self.name)


def _is_name(text: str) -> bool:
    return any(unicodedata.category(c)[0] in "LNS" for c in text)
