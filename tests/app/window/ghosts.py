"""Windows that nobody asked for: a widget without a parent that is shown for a moment, before it is put in its place.

Qt makes a window of it. On a desk the task bar flickers; and where the last one closes meanwhile, Qt does not see that
the program has come to its end.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import PySide6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import Shiboken

from app.window.pages.live.screens import DoorScreen, FullScreen

_TESTS = Path(__file__).parents[2]
_MEANT = (QMainWindow, QDialog, FullScreen, DoorScreen)
_WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Widget)  # others are menus, lists that drop down, tool tips


class Ghosts(QObject):
    """Hears of every window that is shown.

    Args:
        asked: the widgets that a test is to show by themselves.

    Attributes:
        seen: what was shown though nobody asked for it: its class, its words, and where in the program that was.

    """

    def __init__(self, asked: Callable[[], Collection[QWidget]] = tuple) -> None:
        super().__init__()
        self._asked = asked
        self.seen: list[str] = []

    @contextmanager
    def watching(self, application: QApplication, *, filtering: bool = False) -> Iterator[None]:
        """Hear of it: from what Qt tells screen readers, or else, or if so wanted, as a filter of all events.

        There are some ten thousand events for each window, and Python's part in every one took a sixth of the time of
        such tests; of what is shown Qt tells some hundred times.
        """
        install = None if filtering else _installing()
        if install is None:
            application.installEventFilter(self)
            try:
                yield
            finally:
                application.removeEventFilter(self)
            return
        told = _TOLD(self._told)
        before = install(told)
        try:
            yield
        finally:
            install(before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # in this order: hardly any of very many events is that of a window that is seen by then, which one without a
        # parent is not while it is made, and making a name of the event's kind takes longest
        if (
            isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.isVisible()
            and event.type() == QEvent.Type.Show
        ):
            self._look(watched, sys._getframe(1))
        return False

    def _told(self, address: int) -> None:
        event: Any = Shiboken.wrapInstance(address, QAccessibleEvent)
        if event.type() == QAccessible.Event.ObjectShow:
            shown = event.object()
            if isinstance(shown, QWidget) and shown.isWindow():
                self._look(shown, sys._getframe(1))

    def _look(self, shown: QWidget, caller: FrameType) -> None:
        """What has just been shown, and whoever was at work when Qt did so."""
        by_test = _TESTS in Path(caller.f_code.co_filename).parents
        meant = by_test or isinstance(shown, _MEANT) or shown in self._asked()
        if not meant and shown.windowType() in _WINDOWS:
            where = f"{caller.f_code.co_filename}:{caller.f_lineno}"
            words = getattr(shown, "text", str)()
            self.seen.append(f"{type(shown).__name__} {words!r} at {where}")


_TOLD = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


@cache
def _installing() -> Callable[[Any], Any] | None:
    """``QAccessible::installUpdateHandler``, which PySide leaves out; None where Qt does not lie in PySide's wheel."""
    try:
        library = ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Gui.so.6"))
        install = library["_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"]
    except (OSError, AttributeError):
        return None
    install.argtypes, install.restype = [ctypes.c_void_p], ctypes.c_void_p
    return lambda told: install(ctypes.cast(told, ctypes.c_void_p) if told is not None else None)
