"""A field for a text of which some are offered in words, and any other can be typed: runs, or a path."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.window.language import tr
from app.window.widgets import dialogs
from app.window.widgets.layout import button, column, row
from app.window.widgets.texts import ChoiceBox, LineField

Offer = tuple[str, str]
"""The words that are shown, and the text that they stand for."""


class OfferField(QWidget):
    """A list of what is offered, and below it, where something else is meant, a line for the path of it.

    Attributes:
        choice: the list; hidden as long as nothing is offered.
        line: the path.

    Signals:
        changed: it is another text.

    """

    changed = Signal()

    def __init__(self, value: str):
        super().__init__()
        self.choice, self.line = ChoiceBox(), LineField(value)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._browse = button(tr("Choose…"), self._choose_folder)
        self._path = QWidget()
        below = row()
        below.setContentsMargins(0, 0, 0, 0)
        self._path.setLayout(below)
        below.addWidget(self.line, 1)
        below.addWidget(self._browse)
        content = column(self, margin=0, spacing=0)
        content.setSpacing(4)
        content.addWidget(self.choice)
        content.addWidget(self._path)
        self.choice.setVisible(False)
        self.choice.currentIndexChanged.connect(lambda _index: self._turn())
        self.line.textChanged.connect(lambda _text: self.changed.emit())

    def setAccessibleName(self, name: str) -> None:
        """Name its parts as well."""
        super().setAccessibleName(name)
        self.choice.setAccessibleName(name)
        self.line.setAccessibleName(tr("{title}: path of a file or folder", title=name))
        self._browse.setAccessibleName(tr("{title}: choose a folder", title=name))

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these; what is filled in stays as it is, in their words where it is one of them."""
        value = self.value()
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for words, text in offers:
                self.choice.addItem(words, text)
            self.choice.addItem(tr("A file or folder…"), None)
        self.choice.setVisible(bool(offers))
        self._show(value)

    def value(self) -> str:
        """The text."""
        offered = self.choice.currentData()
        return offered if isinstance(offered, str) else self.line.text()

    def set_value(self, value: str) -> None:
        """Fill in another text."""
        before = self.value()
        self._show(value)
        if value != before:
            self.changed.emit()

    def _show(self, value: str) -> None:
        place = self.choice.findData(value)
        with QSignalBlocker(self.choice), QSignalBlocker(self.line):
            self.choice.setCurrentIndex(place if place >= 0 else self.choice.count() - 1)
            self.line.setText(value if place < 0 else "")
        self._fit()

    def _turn(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self._path.setVisible(self.choice.currentData() is None)

    def _choose_folder(self) -> None:
        name = dialogs.open_folder(self, tr("Choose a folder"), "pictures")
        if name:
            self.line.setText(name)
