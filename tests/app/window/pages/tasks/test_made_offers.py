"""Runs of Learn are offered where a task can name one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pillow

from app.window.main_window import MainWindow
from app.window.page import WantedTask
from app.window.pages.tasks import TasksPage
from core.learning.runs import State
from core.learning.sources import DataKind, Source
from core.store.operators import Role
from tests.app.window.clicking import click, field, page
from tests.app.window.pages.learn.made import make_run


@pytest.fixture
def tasks(qtbot, window: MainWindow) -> TasksPage:
    shown = page(window, "tasks")
    assert isinstance(shown, TasksPage)
    qtbot.waitUntil(lambda: bool(shown._tasks))
    return shown


def _offered(tasks: TasksPage, name: str) -> list[str]:
    choice = field(tasks.view.settings, name)
    return [choice.itemText(place) for place in range(choice.count())]


def test_finished_runs_are_offered_by_their_titles_and_the_newest_is_named(
    qtbot, window: MainWindow, tasks: TasksPage
) -> None:
    folder = window.session.site.folder
    window.session.go("tasks", "trained-classifier")
    settings = tasks.view.settings
    qtbot.waitUntil(lambda: _offered(tasks, "Network") == ["The newest run: there is none yet", "A file or folder…"])
    make_run(folder, "Begun", State.STOPPED, looks=1)
    first = make_run(folder, "Digits", State.FINISHED, looks=1)
    make_run(folder, "Cats", State.FINISHED, looks=1)
    window.open_page("people")
    window.open_page("tasks")
    wanted = ["The newest run: Cats", "Cats", "Digits", "A file or folder…"]
    qtbot.waitUntil(lambda: _offered(tasks, "Network") == wanted)
    assert settings.values()["network"] == ""
    window.session.go("tasks", WantedTask("trained-classifier", {"network": first.id}))
    assert field(settings, "Network").currentText() == "Digits"
    assert settings.values()["network"] == first.id


def test_examples_are_offered_where_something_is_taught(qtbot, window: MainWindow, tasks: TasksPage) -> None:
    window.session.go("tasks", "taught")
    qtbot.waitUntil(lambda: len(_offered(tasks, "Examples")) > 2)
    offered = _offered(tasks, "Examples")
    assert offered[0] == "Example: Faces and other things (LFW, 200 of 25 × 25 pixels)"
    assert offered[-1] == "A file or folder…"
    assert tasks.view.settings.values()["examples"] == "example:small-faces"
    field(tasks.view.settings, "Examples").setCurrentIndex(1)
    assert tasks.view.settings.values()["examples"] == "example:digits"


def test_the_example_is_a_picture_of_the_kind_that_the_run_learnt_from(
    qtbot, window: MainWindow, tasks: TasksPage
) -> None:
    run = make_run(window.session.site.folder, "Digits", State.FINISHED, looks=1)
    window.session.go("tasks", WantedTask("trained-classifier", {"network": run.id}))
    source = tasks.view.source
    click(qtbot, tasks.view, "Example")
    qtbot.waitUntil(lambda: source.shown is not None)
    assert source.name.startswith("digits-")
    assert source.shown is not None
    assert source.shown.pixels.shape == (8, 8, 3)


def test_whoever_may_not_open_learn_sees_no_picture_of_the_folder_of_a_run(
    qtbot, window: MainWindow, tasks: TasksPage, tmp_path: Path
) -> None:
    for name in ("cat", "dog"):
        (tmp_path / "mine" / name).mkdir(parents=True)
        Pillow.new("RGB", (30, 20)).save(tmp_path / "mine" / name / "1.png")
    operators, source = window.session.site.operators, tasks.view.source
    learnt_from = Source(kind=DataKind.CLASSES, place=str(tmp_path / "mine"))
    run = make_run(window.session.site.folder, "Mine", State.FINISHED, looks=1, source=learnt_from)
    for name, role in (("Ada", Role.ADMINISTRATOR), ("Vic", Role.VIEWER)):
        operators.add(name, "correct horse 9", role)
    for name, shown in (("Ada", "1.png"), ("Vic", "example.png")):
        window.session.who.enter(operators.log_in(name, "correct horse 9"))
        window.session.go("tasks", WantedTask("trained-classifier", {"network": run.id}))
        click(qtbot, tasks.view, "Example")
        qtbot.waitUntil(lambda wanted=shown: source.name == wanted)
