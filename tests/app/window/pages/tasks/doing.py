"""What somebody does on the page of tasks."""

from __future__ import annotations

from pathlib import Path

from app.window.main_window import MainWindow
from app.window.pages.tasks import TasksPage
from app.window.pages.tasks.view import TaskView
from tests.app.window.clicking import says


def opened(qtbot, window: MainWindow, tasks: TasksPage, key: str) -> TaskView:
    """A task, as another page or the menu opens it, once it is known whether its weights are here."""
    window.session.go("tasks", key)
    view = tasks.view
    qtbot.waitUntil(lambda: view.isVisible() and view.task is not None and view.task.key == key)
    qtbot.waitUntil(lambda: view.readiness.known)
    qtbot.waitUntil(lambda: view.settings._form is not None and view.settings._form.isVisible())
    return view


def choose(qtbot, view: TaskView, path: Path) -> None:
    """Have the picture of a file read."""
    view.source.open(path)
    qtbot.waitUntil(lambda: view.source.shown is not None and view.source.name == path.name)


def wait_for(qtbot, view: TaskView, words: str) -> None:
    """Wait until something is said."""
    qtbot.waitUntil(lambda: says(view, words))
