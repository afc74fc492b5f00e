"""Hands and eyes for tests of the Access page."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget

from app.window.pages.access.shelf import Shelf


def names(shelf: Shelf) -> list[tuple[str, str]]:
    table = shelf._table
    return [(table.item(n, 0).text(), table.item(n, 1).text()) for n in range(table.rowCount())]


def take(qtbot, shelf: Shelf, name: str) -> None:
    """Click a name on a shelf, as soon as it is there."""
    qtbot.waitUntil(lambda: name in dict(names(shelf)))
    (number,) = [n for n, (shown, _) in enumerate(names(shelf)) if shown == name]
    where = shelf._table.visualItemRect(shelf._table.item(number, 0)).center()
    qtbot.mouseClick(shelf._table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def entries(page: QWidget) -> dict[str, QAction]:
    """What the open menu offers."""
    (menu,) = [m for m in page.findChildren(QMenu) if m.isVisible()]
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def choose(qtbot, page: QWidget, text: str) -> None:
    """Click an entry of the menu, as soon as it is open."""
    qtbot.waitUntil(lambda: any(m.isVisible() for m in page.findChildren(QMenu)))
    (menu,) = [m for m in page.findChildren(QMenu) if m.isVisible()]
    where: QPoint = menu.actionGeometry(entries(page)[text]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)


def clashes(page: QWidget) -> list[str]:
    """Mnemonics that two things have which are to be seen, the menus of the window among them."""
    seen = [w.text() for kind in (QAbstractButton, QLabel) for w in page.findChildren(kind) if w.isVisible()]
    keys = Counter([*"FVTH", *(key.upper() for text in seen for key in re.findall(r"&(\w)", text))])
    return [key for key, count in keys.items() if count > 1]
