"""The tasks in the menu bar: a menu for each heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app import background
from app.window.language import tr
from app.window.language.tasks import task_words
from app.window.session import Session

if TYPE_CHECKING:
    from core.tasks.task import Task


class TaskMenus:
    """Menus below another one; what they lead to is imported in the background, when that one is opened first.

    Attributes:
        action: leads to the page of all tasks.
        menus: by heading, once they are there.

    """

    def __init__(self, menu: QMenu, session: Session):
        self._menu = menu
        self._session = session
        self._asked = False
        menu.addSeparator()
        self.action = QAction(tr("&All tasks…"), menu)
        self.action.triggered.connect(lambda _checked=False: session.go("tasks", ""))
        menu.addAction(self.action)
        self.menus: dict[str, QMenu] = {}
        self._shown = True
        menu.aboutToShow.connect(self.fill)
        session.ready.connect(self.fill)

    def fill(self) -> None:
        """Find out which tasks there are, unless that is known."""
        if not self._asked:
            self._asked = True
            background.run(lambda _progress: _load(), self._add, self._fail)

    def _fail(self, _words: str) -> None:
        """There are none this time; the page of all tasks says why."""
        self._asked = False

    def _add(self, tasks: dict[str, Task]) -> None:
        for task in tasks.values():
            if task.group not in self.menus:
                self.menus[task.group] = self._menu.addMenu(_plain(task_words(task.group)))
            action = self.menus[task.group].addAction(_plain(task_words(task.title)))
            action.triggered.connect(lambda _checked=False, key=task.key: self._session.go("tasks", key))
        self.show(self._shown)

    def show(self, on: bool) -> None:
        """Offer them, or not."""
        self._shown = on
        self.action.setVisible(on)
        for menu in self.menus.values():
            menu.menuAction().setVisible(on)


def _plain(words: str) -> str:
    """A title as an entry of a menu: it has no key."""
    return words.replace("&", "&&")


def _load() -> dict[str, Task]:
    from core.tasks import registry

    return registry.tasks()
