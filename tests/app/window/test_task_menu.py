"""The tasks in the menu bar."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from app.window.main_window import MainWindow
from core.tasks import registry
from tests.app.window.pages.tasks.stand_ins import TASKS


def _menus(window: MainWindow) -> dict[str, QMenu]:
    return {a.text(): a.menu() for a in window.menus.tasks.actions() if isinstance(a.menu(), QMenu)}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few tasks instead of all."""
    monkeypatch.setattr(registry, "tasks", lambda: TASKS)


@pytest.mark.usefixtures("few")
def test_a_task_is_opened_from_the_menu_of_its_heading(qtbot, request: pytest.FixtureRequest) -> None:
    window = request.getfixturevalue("window")  # once there are few
    qtbot.waitUntil(lambda: len(_menus(window)) == 6)
    (action,) = [a for a in _menus(window)["Enhancement"].actions() if a.text() == "Wait && see"]
    window.open_page("people")
    action.trigger()
    assert window.current == "tasks"
    view = window.page("tasks").view
    qtbot.waitUntil(lambda: view.isVisible() and view.task is not None)
    assert view.task.key == "wait"
    window.open_page("people")
    window.menus.of_tasks.action.trigger()
    assert window.page("tasks").start.isVisible()


def test_all_tasks_are_there(qtbot, window: MainWindow) -> None:
    tasks = registry.tasks()
    qtbot.waitUntil(lambda: sum(len(menu.actions()) for menu in _menus(window).values()) == len(tasks))
    assert set(_menus(window)) == {str(task.group) for task in tasks.values()}
