"""What the page knows of its sections."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.window.pages.access.rules import Rules
from app.window.widgets.layout import button, column, label


class Section(QWidget):
    """A part of the page, of which one is shown at a time.

    Signals:
        wanted: key of a section that comes next.

    """

    wanted = Signal(str)

    def show_rules(self, rules: Rules) -> None:
        """Show the rules as they are now; what somebody is at work on stays."""
        raise NotImplementedError

    def begin(self) -> None:
        """Be ready for something new: another section has led here for that."""

    def leave(self, then: Callable[[], None]) -> None:
        """Call ``then``, once nothing is lost by it."""
        then()


def nothing_yet(words: str, press: str, action: Callable[[], object]) -> QWidget:
    """What stands where there is nothing to show: what it would be, and how to begin."""
    empty = QWidget()
    content = column(empty)
    content.addWidget(label(words, "muted", wrap=True))
    content.addWidget(button(press, action, "primary"), 0, Qt.AlignmentFlag.AlignLeft)
    content.addStretch(1)
    return empty
