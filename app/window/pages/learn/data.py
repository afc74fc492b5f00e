"""From what it is learnt: an example, a folder, a list, or the people enrolled here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, label, panel, room_for, set_role
from app.window.widgets.texts import ChoiceBox
from core.learning.examples import EXAMPLES
from core.learning.sources import EXAMPLE, TITLES, DataKind, Source

if TYPE_CHECKING:
    from core.learning.recipe import Recipe

_LINES = 2  # that what was found there mostly takes
_FOLDERS = (DataKind.CLASSES, DataKind.PICTURES)


class DataChooser(QWidget):
    """Offers what a recipe learns from.

    Signals:
        changed: it is something else, or nothing yet.

    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[DataKind, Path] = {}
        self._by_hand: tuple[DataKind, str] | None = None  # what somebody chose, not what was offered first
        self._needs_people = False
        self._kind = ChoiceBox()
        self._kind.setAccessibleName(tr("From what"))
        self._kind.currentIndexChanged.connect(lambda _index: self._take_choice())
        self._choose_button = button(tr("Choose f&older…"), self._choose_folder, "primary")
        self._list_button = button(tr("Choose l&ist…"), self._choose_list, "primary")
        self._place = label("", "small", wrap=True)
        self._found = label("", wrap=True)
        room_for(self._found, _LINES)
        frame, content = panel()
        content.addWidget(label(tr("From what"), "title"))
        for widget in (
            self._kind,
            self._choose_button,
            self._list_button,
            self._place,
            self._found,
        ):
            content.addWidget(widget)
        column(self, margin=0, spacing=0).addWidget(frame)
        self._fit()

    @property
    def source(self) -> Source | None:
        """What was chosen; None where a folder or list is still to be chosen."""
        chosen = self._kind.currentData()
        if chosen is None:
            return None
        kind, place = chosen
        if place or kind in (DataKind.GALLERY, DataKind.NOTHING):
            return Source(kind=kind, place=place)
        own = self._places.get(kind)
        return Source(kind=kind, place=str(own)) if own is not None else None

    def offer(self, recipe: Recipe, *, gallery: bool) -> None:
        """Offer what a recipe takes, what suits it first; what somebody chose stays where it can.

        Args:
            recipe: whatever is to be learnt.
            gallery: whether whoever is there may learn from the people enrolled here.

        """
        first, others = recipe.offered()
        self._needs_people = recipe.examples == ()
        self._kind.blockSignals(True)
        self._kind.clear()
        self._add_examples(first)
        for kind in DataKind:
            if kind in recipe.takes and (gallery or kind != DataKind.GALLERY):
                self._kind.addItem(task_words(TITLES[kind]), (kind, ""))
        self._add_examples(others)
        places = range(self._kind.count())
        kept = next((place for place in places if self._kind.itemData(place) == self._by_hand), 0)
        self._kind.setCurrentIndex(kept)
        self._kind.blockSignals(False)
        self._change()

    def _add_examples(self, names: Sequence[str]) -> None:
        for name in names:
            words = tr("Example: {name}", name=task_words(EXAMPLES[name].title))
            self._kind.addItem(words, (EXAMPLES[name].kind, f"{EXAMPLE}{name}"))

    def choose(self, kind: DataKind, place: str = "") -> None:
        """Choose an entry: of an example its name after ``example:``; nothing happens where it is not offered."""
        for number in range(self._kind.count()):
            if self._kind.itemData(number) == (kind, place):
                self._kind.setCurrentIndex(number)

    @property
    def offered(self) -> list[tuple[DataKind, str]]:
        """What can be chosen: kinds, with the names of examples."""
        return [self._kind.itemData(number) for number in range(self._kind.count())]

    def take(self, path: Path) -> None:
        """Take a folder or list."""
        kind = self._kind.currentData()[0]
        self._places[kind] = path
        self._change()

    def wait(self) -> None:
        """It is looked through; what was found there stays until more is known."""
        if not self._found.text():
            self._found.setText(tr("Looking through it…"))

    def tell(self, words: str) -> None:
        """Say what was found there."""
        self._found.setText(words)

    def forget(self) -> None:
        """Nothing was chosen."""
        self._places.clear()
        self._by_hand = None
        self._kind.blockSignals(True)
        self._kind.clear()
        self._kind.blockSignals(False)
        self._fit()

    def _take_choice(self) -> None:
        self._by_hand = self._kind.currentData()
        self._change()

    def _change(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show what is needed for what is chosen."""
        kind, place = self._kind.currentData() or (DataKind.NOTHING, "")
        own = "" if place else str(self._places.get(kind, ""))
        self._choose_button.setVisible(not place and kind in _FOLDERS)
        self._list_button.setVisible(not place and kind == DataKind.LIST)
        for one in (self._choose_button, self._list_button):
            set_role(one, "" if own else "primary")  # what to do first
        about = own
        if kind == DataKind.LIST and not own:
            about = tr("A CSV file with a picture and its label in each line; several labels with semicolons.")
        elif kind == DataKind.GALLERY:
            about = tr("No name goes along, and what is learnt stays on this machine.")
        elif kind in _FOLDERS and not place and not own and self._needs_people:
            about = tr("It learns from faces of many people, with several photos of each: no example has such.")
        self._place.setText(about)
        self._place.setVisible(bool(about))
        self.tell("")

    def _choose_folder(self) -> None:
        name = dialogs.open_folder(self, tr("Choose a folder of pictures"), "pictures")
        if name:
            self.take(Path(name))

    def _choose_list(self) -> None:
        filters = dialogs.files_filter(tr("Lists"), "csv", "tsv", "txt")
        name = dialogs.open_file(self, tr("Choose a list of pictures"), "lists", filters)
        if name:
            self.take(Path(name))
