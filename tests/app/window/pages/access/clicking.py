"""Clicks as a user makes them, and what is to be read."""

from __future__ import annotations

import re
from collections import Counter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from app.window.pages.access.shelf import Shelf


def button(page: QWidget, text: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text().replace("&", "") == text and b.isVisible()]
    return found


def click(qtbot, page: QWidget, text: str) -> None:
    qtbot.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def says(page: QWidget, text: str) -> bool:
    return any(text in w.text() for w in page.findChildren(QLabel) if w.isVisible())


def field(page: QWidget, name: str) -> QLineEdit:
    (found,) = [f for f in page.findChildren(QLineEdit) if f.accessibleName() == name and f.isVisible()]
    return found


def names(shelf: Shelf) -> list[tuple[str, str]]:
    table = shelf._table
    return [(table.item(n, 0).text(), table.item(n, 1).text()) for n in range(table.rowCount())]


def take(qtbot, shelf: Shelf, name: str) -> None:
    """Click a name on a shelf."""
    (number,) = [n for n, (shown, _) in enumerate(names(shelf)) if shown == name]
    where = shelf._table.visualItemRect(shelf._table.item(number, 0)).center()
    qtbot.mouseClick(shelf._table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def entries(page: QWidget) -> dict[str, QAction]:
    """What the open menu offers."""
    (menu,) = [m for m in page.findChildren(QMenu) if m.isVisible()]
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def choose(qtbot, page: QWidget, text: str) -> None:
    """Click an entry of the open menu."""
    (menu,) = [m for m in page.findChildren(QMenu) if m.isVisible()]
    where: QPoint = menu.actionGeometry(entries(page)[text]).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=where)


def clashes(page: QWidget) -> list[str]:
    """Mnemonics that two things have which are to be seen, the menus of the window among them."""
    seen = [w.text() for kind in (QAbstractButton, QLabel) for w in page.findChildren(kind) if w.isVisible()]
    keys = Counter([*"FVTH", *(key.upper() for text in seen for key in re.findall(r"&(\w)", text))])
    return [key for key, count in keys.items() if count > 1]
