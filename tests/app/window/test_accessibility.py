"""What a screen reader and a keyboard need of every page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QScrollBar, QWidget

from app.window.main_window import MainWindow
from app.window.page import PAGES


def _inputs(page: QWidget) -> list[QWidget]:
    """Everything on a page that takes the focus, and is no part of something else that does."""
    found = []
    for widget in page.findChildren(QWidget):
        inner = widget.parentWidget()
        part = inner is not None and inner.focusProxy() is widget
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not part:
            found.append(widget)
    return [w for w in found if not isinstance(w, QScrollArea | QScrollBar)]


def _by_arrows(widget: QWidget) -> bool:
    """Whether arrow keys lead there from the one that is chosen, as among radio buttons."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and group.checkedButton() is not widget


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_everything_that_takes_the_focus_has_a_name(qtbot, shared_window: MainWindow, key: str) -> None:
    shared_window.open_page(key)
    qtbot.wait(300)
    page = shared_window.page(key)
    nameless = [
        w for w in _inputs(page) if not _name(w) and w.parentWidget() is not None and not _name(w.parentWidget())
    ]
    assert not nameless, f"on {key}: {[(type(w).__name__, w.parentWidget()) for w in nameless]}"


@pytest.mark.parametrize("key", [entry.key for entry in PAGES])
def test_everything_is_reached_with_the_tab_key(qtbot, shared_window: MainWindow, key: str) -> None:
    window = shared_window
    window.activateWindow()
    window.open_page(key)
    qtbot.wait(300)
    page = window.page(key)
    wanted = {w for w in _inputs(page) if w.isEnabled() and w.focusProxy() is None and not _by_arrows(w)}
    reached: set[QWidget] = set()
    for _ in range(400):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None:
            continue
        if focus in reached and wanted <= reached:
            break
        reached.add(focus)
    missed = [f"{type(w).__name__} {_name(w)!r}" for w in wanted - reached]
    assert not missed, f"on {key}: {missed}"
