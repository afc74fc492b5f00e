"""Everything that can be done with pictures, to be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from app.window import theme
from app.window.language import number, tr
from app.window.language.tasks import task_words
from app.window.pages.tasks.card import TaskCard
from app.window.pages.tasks.offers import Offer, cannot_run, missing, order, weights_words
from app.window.widgets.layout import button, column, label, row, scrolled
from app.window.widgets.texts import LineField
from core.tasks.task import Group

if TYPE_CHECKING:
    from models.weights import Standing

_GROUPS_WIDTH = 216
_CARD_WIDTH = 272  # pixels, at least
_ROLE = Qt.ItemDataRole.UserRole


class StartView(QWidget):
    """Tasks below their headings, the headings to choose from, and a field that searches both.

    Signals:
        chosen: an Offer.

    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[TaskCard] = []
        self._heads: dict[Group, QLabel] = {}
        self._across = 0
        self._shape: tuple[str, ...] = ()
        self.search = _Search()
        self.search.setAccessibleName(tr("Search tasks"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._arrange())
        self.search.returnPressed.connect(self._open_best)
        self.search.downwards.connect(self._go_down)
        self._groups = QListWidget()
        self._groups.setAccessibleName(tr("Kinds of tasks"))
        self._groups.setFixedWidth(_GROUPS_WIDTH)
        self._groups.setWordWrap(True)
        self._groups.setSpacing(theme.size("unit") // 2)
        self._groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._groups.currentRowChanged.connect(lambda _row: self._arrange())
        self._message = label(tr("Looking what there is…"), "muted", wrap=True)
        self._all = button(tr("Show &all"), self.show_all)
        self._all.hide()
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, theme.size("unit"), 0)
        self._grid.setSpacing(theme.size("unit"))
        self._scroll = scrolled(inner)
        outer = column(self)
        outer.addWidget(self.search)
        said = row()
        said.addWidget(self._message, 1)
        said.addWidget(self._all)
        outer.addLayout(said)
        body = row(2)
        body.addWidget(self._groups)
        body.addWidget(self._scroll, 1)
        outer.addLayout(body, 1)

    def fill(self, offers: list[Offer]) -> None:
        """Show what there is."""
        self.search.setPlaceholderText(tr("Search {count} tasks: edges, blur, people…", count=number(len(offers))))
        self._message.hide()
        for offer in offers:
            card = TaskCard(offer)
            card.clicked.connect(lambda _checked=False, offer=offer: self.chosen.emit(offer))
            self._cards.append(card)
        self._groups.clear()
        self._add_group(tr("All tasks"), None, len(offers))
        for group in order():
            count = sum(offer.group is group for offer in offers)
            if count:
                self._heads[group] = label(task_words(group), "title")
                self._add_group(task_words(group), group, count)
        self._groups.setCurrentRow(0)
        self._arrange()

    def _add_group(self, words: str, group: Group | None, count: int) -> None:
        item = QListWidgetItem(f"{words}  ({number(count)})")
        item.setData(_ROLE, group)
        self._groups.addItem(item)

    def fail(self, words: str) -> None:
        """Say why there is nothing."""
        self._message.setText(words)
        self._message.show()

    def show_weights(self, known: dict[str, Standing]) -> None:
        """Say on each card whether the weights that it needs are here."""
        for card in self._cards:
            task = card.offer.task
            here = task is None or not cannot_run(task, missing(task, known))
            card.show_weights(weights_words(task, known), here=here)

    def show_all(self) -> None:
        """Search for nothing."""
        self.search.clear()
        self._groups.setCurrentRow(0)

    def dress(self) -> None:
        """Put on another theme."""
        for card in self._cards:
            card.dress()

    def found(self) -> list[TaskCard]:
        """The cards that are shown."""
        item = self._groups.currentItem()
        group, text = item.data(_ROLE) if item is not None else None, self.search.text()
        if text.strip():
            group = None  # whoever searches searches everything
        return [card for card in self._cards if group in (None, card.offer.group) and card.offer.matches(text)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay the cards that match out below their headings."""
        if not self._cards:
            return
        room = self.width() - _GROUPS_WIDTH - 6 * theme.size("unit")
        across = max(1, room // (_CARD_WIDTH + theme.size("unit")))
        found = self.found()
        shape = tuple(card.offer.key for card in found)
        self._groups.setEnabled(not self.search.text().strip())
        if (across, shape) == (self._across, self._shape):
            return
        self._across, self._shape = across, shape
        self._take_off()
        line = 0
        for group in order():
            cards = [card for card in found if card.offer.group is group]
            if not cards:
                continue
            head = self._heads[group]
            self._grid.addWidget(head, line, 0, 1, across)
            head.show()
            for number_, card in enumerate(cards):
                self._grid.addWidget(card, line + 1 + number_ // across, number_ % across)
                card.show()
            line += 2 + (len(cards) - 1) // across
        for place in range(across):
            self._grid.setColumnStretch(place, 1)
        self._grid.setRowStretch(line, 1)
        self._message.setVisible(not found)
        self._all.setVisible(not found)
        if not found:
            self._message.setText(tr("No task has all these words. Try fewer, or other ones."))
        self._scroll.verticalScrollBar().setValue(0)

    def _take_off(self) -> None:
        for row_ in range(self._grid.rowCount()):
            self._grid.setRowStretch(row_, 0)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        while self._grid.count():
            item = self._grid.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()

    def _open_best(self) -> None:
        """Open what is named most nearly as was searched for; of several, what stands first."""
        text = self.search.text()
        if text.strip() and (found := self.found()):
            self.chosen.emit(min(found, key=lambda card: card.offer.distance(text)).offer)

    def _go_down(self) -> None:
        if found := self.found():
            found[0].setFocus()


class _Search(LineField):
    """Hands the arrow downwards on.

    Signals:
        downwards: the key was pressed.

    """

    downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.downwards.emit()
        else:
            super().keyPressEvent(event)
