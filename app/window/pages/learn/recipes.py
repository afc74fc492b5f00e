"""What can be learnt, below its headings, to be searched."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Literal, get_args, get_origin

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.window import theme
from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.widgets.layout import column, label, panel
from app.window.widgets.texts import SearchField, tell_cut
from app.window.widgets.words import sentence, tip
from core.learning.examples import EXAMPLES
from core.learning.recipe import Recipe

_ROLE = Qt.ItemDataRole.UserRole
_LINES = (3, 9)  # of the list, headings too; before one is chosen, there is room for all
_GAP = 2  # pixels around an entry


class RecipeChooser(QWidget):
    """Offers them.

    Attributes:
        recipes: all of them, in the order of their kinds.
        recipe: that is chosen; None before.

    Signals:
        chosen: a Recipe.

    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.recipes: list[Recipe] = []
        self.recipe: Recipe | None = None
        self.search = SearchField()
        self.search.setAccessibleName(tr("Search what can be learnt"))
        self.search.setPlaceholderText(tr("Search: faces, pictures, softmax…"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._list())
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What can be learnt"))
        self.list.setSpacing(_GAP)
        tell_cut(self.list)
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.search.downwards.connect(self._go_down)
        self.search.returnPressed.connect(self._go_down)
        self._summary = label(tr("Looking what there is…"), "muted", wrap=True)
        frame, content = panel()
        content.addWidget(label(tr("What to learn"), "title"))
        for widget in (self.search, self.list, self._summary):
            content.addWidget(widget)
        column(self, margin=0, spacing=0).addWidget(frame)

    def fill(self, recipes: Iterable[Recipe]) -> None:
        """Offer these, which stand in the order of their kinds."""
        self.recipes = list(recipes)
        self._list()

    def fail(self, words: str) -> None:
        """Say why there are none."""
        self._summary.setText(f"✖ {sentence(words)}")

    def choose(self, key: str) -> bool:
        """Choose the recipe of that key; whether there is one."""
        self.search.clear()
        for place in range(self.list.count()):
            found = self.list.item(place).data(_ROLE)
            if isinstance(found, Recipe) and found.key == key:
                self.list.setCurrentRow(place)
                return True
        return False

    def forget(self) -> None:
        """Choose none any more."""
        self.recipe = None
        self.search.clear()
        self._list()

    def _list(self) -> None:
        """List what has all the words that are searched for."""
        words = _plain(self.search.text()).split()
        found = [one for one in self.recipes if all(word in _plain(_said(one)) for word in words)]
        self.list.blockSignals(True)
        self.list.clear()
        kind = ""
        for one in found:
            if one.kind != kind:
                kind = one.kind
                self._add_heading(task_words(str(kind)))
            item = QListWidgetItem(task_words(one.title))
            item.setData(_ROLE, one)
            item.setToolTip(tip(task_words(one.summary)))
            self.list.addItem(item)
            if one is self.recipe:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._fit()
        self._tell(found)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _fit(self) -> None:
        most = self.list.count() if self.recipe is None else _LINES[1]
        lines = max(_LINES[0], min(most, self.list.count()))
        line = self.list.sizeHintForRow(0) if self.list.count() else theme.scaled(20)
        self.list.setFixedHeight(lines * (line + 2 * _GAP) + 2 * self.list.frameWidth() + 4)

    def _tell(self, found: list[Recipe]) -> None:
        if self.recipe is not None:
            self._summary.setText(task_words(self.recipe.summary))
        elif found:
            self._summary.setText(tr("Choose one: it says then from what it learns, and how long that takes."))
        elif self.recipes:
            self._summary.setText(tr("Nothing has all these words. Try fewer, or other ones."))

    def _choose(self, item: QListWidgetItem | None) -> None:
        found = item.data(_ROLE) if item is not None else None
        if item is not None and isinstance(found, Recipe) and found is not self.recipe:
            self.recipe = found
            self._fit()
            self.list.scrollToItem(item)
            self._tell([found])
            self.chosen.emit(found)

    def _go_down(self) -> None:
        for place in range(self.list.count()):
            if self.list.item(place).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setFocus()
                self.list.setCurrentRow(place)
                return


def _said(recipe: Recipe) -> str:
    """All that is searched of a recipe, in the language of the window and in English."""
    examples = [example.title for example in EXAMPLES.values() if example.kind in recipe.takes]
    own = (*recipe.texts, *examples)
    choices = [str(one) for field in recipe.parameters.model_fields.values() for one in _choices(field.annotation)]
    return " ".join((recipe.key, *own, *map(task_words, own), *choices))


def _choices(kind: object) -> tuple[object, ...]:
    """Words that a setting offers."""
    return get_args(kind) if get_origin(kind) is Literal else ()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
