"""A form in the page that asks for a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.window.language import tr
from app.window.widgets.layout import button, column, label, row
from app.window.widgets.texts import LineField


class NameForm(QWidget):
    """Asks for a name; hidden until it asks, and stays until it is closed: what is wrong with a name can be mended.

    Signals:
        given: the name.
        closed: it asks no longer.

    """

    given = Signal(str)
    closed = Signal()

    def __init__(self, allowed: Callable[[str], bool] = lambda _name: True, longest: int | None = None):
        """Make one.

        Args:
            allowed: whether a name may be given; without it, whoever hears of the name says what is wrong with it.
            longest: letters that can be typed, at most.

        """
        super().__init__()
        self._allowed = allowed
        self._words = label("", wrap=True)
        self.field = LineField()
        if longest is not None:
            self.field.setMaxLength(longest)
        self.field.textChanged.connect(lambda _text: self._check())
        self.field.returnPressed.connect(self._give)
        self._commit = button(tr("O&K"), self._give, "primary")
        self._back = button(tr("Ca&ncel"), self.close_form)
        content = column(self, margin=0, spacing=1)
        content.addWidget(self._words)
        content.addWidget(self.field)
        answers = row()
        answers.addWidget(self._commit)
        answers.addWidget(self._back)
        answers.addStretch(1)
        content.addLayout(answers)
        self.hide()

    def ask(self, words: str, name: str = "") -> None:
        """Ask, with a name to begin with."""
        self._words.setText(words)
        self.field.setAccessibleName(words)
        self.field.setText(name)
        self._check()
        self.show()
        self.field.selectAll()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def close_form(self) -> None:
        """Ask no longer."""
        self.hide()
        self.closed.emit()

    def _check(self) -> None:
        self._commit.setEnabled(self._allowed(self.field.text()))

    def _give(self) -> None:
        if self._commit.isEnabled():
            self.given.emit(self.field.text())
