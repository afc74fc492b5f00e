"""People by name, among thousands: what fits, and a search for the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app import background
from app.window.language import number, plural, said, tr
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.texts import LineField, tell_cut
from core.access.store import Member

_SHOWN = 200
_DELAY_MS = 150

Query = Callable[[str, int], list[Member]]


class _List(QListWidget):
    acted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.acted.emit()
        else:
            super().keyPressEvent(event)


class PeopleList(QWidget):
    """A search, the people it finds, and one thing to do with those that are marked.

    Signals:
        wanted: the people with whom it shall be done.

    """

    wanted = Signal(object)

    def __init__(self, title: str, search: str, action: str):
        super().__init__()
        self._query: Query | None = None
        self._latest = background.Latest()
        self._title = label(title)
        self.field = LineField()
        self.field.setPlaceholderText(search)
        self.field.setAccessibleName(search)
        self.field.setClearButtonEnabled(True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self.reload)
        self.field.textChanged.connect(lambda _text: self._delay.start())
        self.field.returnPressed.connect(self._into_list)
        self.list = _List()
        self.list.setAccessibleName(title)
        tell_cut(self.list)
        self.list.setUniformItemSizes(True)
        self.list.setStyleSheet("QListWidget::item { padding: 4px 6px; }")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._update)
        self.list.itemDoubleClicked.connect(lambda _item: self._act())
        self.list.acted.connect(self._act)
        self._note = label("", "small", wrap=True)
        self._button = button(action, self._act)
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._title)
        content.addWidget(self.field)
        content.addWidget(self.list, 1)
        content.addWidget(self._note)
        below = row()
        below.addWidget(self._button)
        below.addStretch(1)
        content.addLayout(below)
        self._update()

    def ask(self, query: Query | None, *, anew: bool) -> None:
        """Show what a query finds, given the text and how many at most; ``anew`` empties the search."""
        self._query = query
        if anew:
            self.field.blockSignals(True)
            self.field.clear()
            self.field.blockSignals(False)
            self.list.clear()
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._delay.stop()
        query, text = self._query, self.field.text()
        if query is None:
            self._latest.drop()
            self._show([], text)
            return

        def done(found: list[Member]) -> None:
            self._show(found, text)

        def failed(words: str) -> None:
            self._show([], text)
            self._note.setText(said(words))

        self._latest.run(lambda _progress: query(text, _SHOWN + 1), done, failed)

    def _show(self, found: list[Member], text: str) -> None:
        chosen = {member.id for member in self.marked()}
        top = self.list.verticalScrollBar().value()
        self.list.blockSignals(True)
        self.list.clear()
        for member in found[:_SHOWN]:
            item = QListWidgetItem(member.name)
            item.setData(Qt.ItemDataRole.UserRole, member)
            self.list.addItem(item)
            item.setSelected(member.id in chosen)
        self.list.blockSignals(False)
        self.list.verticalScrollBar().setValue(top)
        if len(found) > _SHOWN:
            self._note.setText(
                tr("The first {count} are shown. Type part of a name to find others.", count=number(_SHOWN))
            )
        elif text.strip():
            self._note.setText(plural(len(found), "{count} found", "{count} found"))
        else:
            self._note.setText(plural(len(found), "{count} person", "{count} people"))
        self._update()

    def marked(self) -> list[Member]:
        """Those who are marked."""
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def _update(self) -> None:
        self._button.setEnabled(bool(self.list.selectedItems()))

    def _into_list(self) -> None:
        """Return in the search goes to what it found."""
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _act(self) -> None:
        people = self.marked()
        if people:
            self.wanted.emit(people)
