"""The way in which a camera or a door is removed: asked first, in the same place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.window.language import tr
from app.window.widgets.layout import button, row


class Removal(QWidget):
    """A button that removes, and the two that answer whether that was meant.

    Args:
        ask: puts the question into words, where the form tells what happens.
        drop: removes.

    """

    def __init__(self, ask: Callable[[], None], drop: Callable[[], None]):
        super().__init__()
        self._words = ask
        self._there = False
        self._delete = button(tr("&Remove…"), self._ask, "danger")
        self._yes = button(tr("Remove for &good"), drop, "danger")
        self._no = button(tr("&Keep it"), lambda: self.begin(there=self._there))
        line = row()
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self._delete, self._yes, self._no):
            line.addWidget(widget)
        self.setLayout(line)

    def begin(self, *, there: bool) -> None:
        """Nothing is asked; ``there`` says whether there is anything to remove."""
        self._there = there
        self._delete.setVisible(there)
        self._yes.hide()
        self._no.hide()

    def _ask(self) -> None:
        self._words()
        self._yes.show()
        self._no.show()
        self._delete.hide()
        self._no.setFocus()
