"""Windows that nobody asked for: a widget without a parent that is shown for a moment, before it is put in its place.

Qt makes a window of it. On a desk the task bar flickers; and where the last one closes meanwhile, Qt does not see that
the program has come to its end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from app.window.pages.live.screens import DoorScreen, FullScreen

_TESTS = Path(__file__).parents[2]
_MEANT = (QMainWindow, QDialog, FullScreen, DoorScreen)
_WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Widget)  # others are menus, lists that drop down, tool tips


class Ghosts(QObject):
    """Hears of every window that is shown, as a filter of the application's events.

    Args:
        asked: the widgets that a test is to show by themselves.

    Attributes:
        seen: what was shown though nobody asked for it: its class, its words, and where in the program that was.

    """

    def __init__(self, asked: Callable[[], Collection[QWidget]] = tuple) -> None:
        super().__init__()
        self._asked = asked
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # in this order: hardly any of very many events is that of a window that is seen by then, which one without a
        # parent is not while it is made, and making a name of the event's kind takes longest
        if (
            isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.isVisible()
            and event.type() == QEvent.Type.Show
        ):
            caller = sys._getframe(1)  # whoever was at work when Qt showed it
            by_test = _TESTS in Path(caller.f_code.co_filename).parents
            meant = by_test or isinstance(watched, _MEANT) or watched in self._asked()
            if not meant and watched.windowType() in _WINDOWS:
                where = f"{caller.f_code.co_filename}:{caller.f_lineno}"
                words = getattr(watched, "text", str)()
                self.seen.append(f"{type(watched).__name__} {words!r} at {where}")
        return False
