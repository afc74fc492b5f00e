"""The menus of the window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from app.window.language import mark, tr
from app.window.page import PAGES
from app.window.session import Session
from app.window.task_menu import TaskMenus
from core.store.audit import Permission

TASKS = (
    (mark("&Compare two faces"), "verify"),
    (mark("&Sort a folder by person"), "group"),
    (mark("&Measure the recogniser"), "evaluation"),
)
"""What the Tasks menu leads to, beside the tasks of the page of that name."""


class Menus(QObject):
    """What the menus of one window lead to, and what of it whoever is there may have.

    Signals:
        opened: key of the page that is wanted.
        wanted_set_up: the first steps are.
        wanted_about: what this program is.

    """

    opened = Signal(str)
    wanted_set_up = Signal()
    wanted_about = Signal()

    def __init__(self, window: QMainWindow, session: Session):
        super().__init__(window)
        self._window = window
        self._session = session
        bar = window.menuBar()
        file_menu = bar.addMenu(tr("&File"))
        self.set_up = self._action(tr("&Set up this site…"), "", self.wanted_set_up.emit)
        self.lock_window = self._action(tr("&Lock the window"), "Ctrl+L", session.who.leave)
        file_menu.addActions([self.set_up, self.lock_window])
        self.quit = self._action(tr("&Quit"), QKeySequence.StandardKey.Quit, window.close)
        file_menu.addAction(self.quit)
        self.view = bar.addMenu(tr("&View"))
        self._pages: dict[str, QAction] = {}
        for entry in PAGES:
            action = self._action(tr(entry.title), "", partial(self.opened.emit, entry.key))
            self.view.addAction(action)
            self._pages[entry.key] = action
        self.tasks = bar.addMenu(tr("&Tasks"))
        self._pages_of_tasks: dict[str, QAction] = {}
        for words, key in TASKS:
            action = self._action(tr(words), "", partial(self.opened.emit, key))
            self.tasks.addAction(action)
            self._pages_of_tasks[key] = action
        self.of_tasks = TaskMenus(self.tasks, session)
        help_menu = bar.addMenu(tr("&Help"))
        help_menu.addAction(self._action(tr("&About Portico"), "", self.wanted_about.emit))

    def _action(self, words: str, keys: str | QKeySequence.StandardKey, then: Callable[[], object]) -> QAction:
        action = QAction(words, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: then())
        return action

    def allow(self, keys: Collection[str]) -> None:
        """Offer these pages, and what whoever is there may do."""
        self.show_pages(True)
        for actions in (self._pages, self._pages_of_tasks):
            for key, action in actions.items():
                action.setVisible(key in keys)
        self.of_tasks.show("tasks" in keys)
        self.lock_window.setVisible(self._session.who.operator is not None)
        self.set_up.setVisible(self._session.who.may(Permission.RULES))

    def lock(self) -> None:
        """Offer nothing but the end, and that only where nobody has to log in first."""
        self.show_pages(False)
        self.lock_window.setVisible(False)
        self.set_up.setVisible(False)
        self.quit.setEnabled(not self._session.who.has_operators)

    def show_pages(self, shown: bool) -> None:
        """Show the menus that lead to pages, or hide them."""
        for menu in (self.view, self.tasks):
            menu.menuAction().setVisible(shown)
