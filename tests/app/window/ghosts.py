"""Windows that nobody asked for: a widget without a parent that is shown for a moment, before it is put in its place.

Qt makes a window of it. On a desk the task bar flickers; and where the last one closes meanwhile, Qt does not see that
the program has come to its end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from app.window.pages.live.screens import DoorScreen, FullScreen

_TESTS = Path(__file__).parents[2]
_MEANT = (QMainWindow, QDialog, FullScreen, DoorScreen)
_WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Widget)  # others are menus, lists that drop down, tool tips
_CALLS = ("show", "setVisible", "setHidden", "showNormal", "showMaximized", "showFullScreen")


class Ghosts:
    """Looks at every widget that the program shows, at the calls that do so: a filter of all events would take longer.

    Args:
        asked: the widgets that a test is to show by themselves.

    Attributes:
        seen: what was shown though nobody asked for it: its class, its words, and where in the program that was.

    """

    def __init__(self, asked: Callable[[], Collection[QWidget]] = tuple) -> None:
        self._asked = asked
        self.seen: list[str] = []

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Be told of each call from now on, until the patch is undone."""
        for name in _CALLS:
            patch.setattr(QWidget, name, self._told(getattr(QWidget, name)))

    def _told(self, shows: Callable[..., None]) -> Callable[..., None]:
        def told(widget: QWidget, *arguments: Any) -> None:
            shows(widget, *arguments)
            if widget.isWindow() and widget.isVisible():
                self._look(widget)

        return told

    def _look(self, widget: QWidget) -> None:
        caller = sys._getframe(2)
        by_test = _TESTS in Path(caller.f_code.co_filename).parents
        meant = by_test or isinstance(widget, _MEANT) or widget in self._asked()
        if not meant and widget.windowType() in _WINDOWS:
            where = f"{caller.f_code.co_filename}:{caller.f_lineno}"
            words = getattr(widget, "text", str)()
            self.seen.append(f"{type(widget).__name__} {words!r} at {where}")
