"""Everything that can be done with pictures, to be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QListWidgetItem, QWidget

from app.window import theme
from app.window.language import number, tr
from app.window.language.tasks import task_words
from app.window.pages.tasks.card import TaskCard, forget_icons
from app.window.pages.tasks.offers import Offer, cannot_run, missing, order, weights_words
from app.window.widgets.layout import button, column, label, row, scrolled
from app.window.widgets.texts import SearchField
from core.tasks.task import Group

if TYPE_CHECKING:
    from models.weights import Standing

_GROUPS_WIDTH = 216
_CARD_WIDTH = 272  # pixels, at least
_AT_ONCE, _MORE = 18, 6  # cards that are made at first, and in each step from then on: one takes some 4 ms
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
        self._offers: list[Offer] = []
        self._withheld: frozenset[str] = frozenset()  # keys of what whoever is at the window may not use
        self._left: list[Offer] = []  # of which there is no card yet
        self._known: dict[str, Standing] | None = None
        self._placed: list[tuple[QWidget, int, int, int]] = []  # line, column, and columns that it takes
        self._across = 0
        self._stretched = 0  # line below the last card
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_more)
        self.search = SearchField()
        self.search.setAccessibleName(tr("Search tasks"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._arrange())
        self.search.returnPressed.connect(self._open_best)
        self.search.downwards.connect(self._go_down)
        self._groups = QListWidget()
        self._groups.setAccessibleName(tr("Kinds of tasks"))
        self._groups.setFixedWidth(theme.scaled(_GROUPS_WIDTH))
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
        self._message.hide()
        self._offers = offers
        self._left = list(offers)  # in the order of the headings, so that cards are only added below
        self._make(_AT_ONCE)
        for offer in offers:
            if offer.group not in self._heads:
                self._heads[offer.group] = label(task_words(offer.group), "title")
        self._list_groups()
        self._arrange()
        if self._left:
            self._making.start()

    def withhold(self, keys: frozenset[str]) -> None:
        """Offer all but these: whoever is at the window may not use them."""
        if keys != self._withheld:
            self._withheld = keys
            if self._offers:
                self._list_groups()
                self._arrange()

    def _list_groups(self) -> None:
        """List the headings, with a count of what is below each."""
        offered = [offer for offer in self._offers if offer.key not in self._withheld]
        self.search.setPlaceholderText(tr("Search {count} tasks: edges, blur, people…", count=number(len(offered))))
        self._groups.blockSignals(True)
        self._groups.clear()
        self._add_group(tr("All tasks"), None, len(offered))
        for group in order():
            count = sum(offer.group is group for offer in offered)
            if count:
                self._add_group(task_words(group), group, count)
        self._groups.setCurrentRow(0)
        self._groups.blockSignals(False)

    def _make(self, most: int) -> None:
        """Make the next cards."""
        now, self._left = self._left[:most], self._left[most:]
        for offer in now:
            card = TaskCard(offer)
            card.clicked.connect(lambda _checked=False, offer=offer: self.chosen.emit(offer))
            self._cards.append(card)
            self._tell_weights(card)

    def _make_more(self) -> None:
        """Make some more cards, between what else the window has to do."""
        self._make(_MORE)
        if not self._left:
            self._making.stop()
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
        self._known = known
        for card in self._cards:
            self._tell_weights(card)

    def _tell_weights(self, card: TaskCard) -> None:
        if self._known is not None:
            task = card.offer.task
            here = task is None or not cannot_run(task, missing(task, self._known))
            card.show_weights(weights_words(task, self._known), here=here)

    def show_all(self) -> None:
        """Search for nothing."""
        self.search.clear()
        self._groups.setCurrentRow(0)

    def dress(self) -> None:
        """Put on another theme."""
        forget_icons()
        for card in self._cards:
            card.dress()

    def found(self) -> list[TaskCard]:
        """The cards that are shown."""
        item = self._groups.currentItem()
        group, text = item.data(_ROLE) if item is not None else None, self.search.text()
        if text.strip():
            group = None  # whoever searches searches everything
        if self._left and (group is not None or text.strip()):
            self._make(len(self._left))
        offered = [card for card in self._cards if card.offer.key not in self._withheld]
        return [card for card in offered if group in (None, card.offer.group) and card.offer.matches(text)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Lay the cards that match out below their headings."""
        if not self._cards:
            return
        room = self.width() - theme.scaled(_GROUPS_WIDTH) - 6 * theme.size("unit")
        across = max(1, room // (theme.scaled(_CARD_WIDTH) + theme.size("unit")))
        found = self.found()
        self._groups.setEnabled(not self.search.text().strip())
        placed: list[tuple[QWidget, int, int, int]] = []
        line = 0
        for group in order():
            cards = [card for card in found if card.offer.group is group]
            if cards:
                placed.append((self._heads[group], line, 0, across))
                placed += [(card, line + 1 + at // across, at % across, 1) for at, card in enumerate(cards)]
                line += 2 + (len(cards) - 1) // across
        if (across, placed) == (self._across, self._placed):
            return
        known = len(self._placed)
        if across != self._across or placed[:known] != self._placed:
            self._take_off()
            known = 0
            self._scroll.verticalScrollBar().setValue(0)
        self._across, self._placed = across, placed
        for widget, below, beside, wide in placed[known:]:
            self._grid.addWidget(widget, below, beside, 1, wide)
            widget.show()
        for place in range(across):
            self._grid.setColumnStretch(place, 1)
        self._grid.setRowStretch(self._stretched, 0)
        self._stretched = line
        self._grid.setRowStretch(line, 1)
        self._message.setVisible(not found)
        self._all.setVisible(not found)
        if not found:
            self._message.setText(tr("No task has all these words. Try fewer, or other ones."))

    def _take_off(self) -> None:
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
