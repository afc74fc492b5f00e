"""Running a task: as soon as all is there, again when something is set, or when Run is pressed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app import background
from app.window.main_window import MainWindow
from app.window.page import WantedTask
from app.window.pages.tasks import TasksPage
from app.window.pages.tasks.order import Order
from core import images
from core.store.operators import Role
from tests.app.window.clicking import button, clashing_keys, click, enrol, field, says, sees, unnamed_fields
from tests.app.window.pages.tasks.doing import choose, opened, wait_for
from tests.app.window.pages.tasks.stand_ins import GO_ON, TASKS


def _shown(view) -> np.ndarray:
    assert view.result.picture is not None
    return view.result.picture.pixels


def test_a_picture_is_chosen_and_the_result_comes(
    qtbot, window: MainWindow, tasks: TasksPage, small: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(qtbot, window, tasks, "brighten")
    assert sees(view, "None chosen yet")
    assert button(view, "Choose picture…").property("role") == "primary", "one glance tells what to do first"
    assert not button(view, "Measure against…").isEnabled()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(small["one"]), ""))
    click(qtbot, view, "Choose picture…")
    wait_for(qtbot, view, "Brighter by 40 levels")
    assert sees(view, "one.png\n160 × 120 pixels")
    before = images.read(small["one"]).astype(int)
    assert (_shown(view) == np.clip(before + 40, 0, 255)).all()
    assert len(view.result.view.panes()) == 2
    assert clashing_keys(window, view) == []
    assert unnamed_fields(view) == []


def test_a_changed_setting_runs_it_again_and_defaults_too(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "Brighter by 40 levels")
    assert not view.settings._defaults.isVisible()
    field(view, "Amount").setValue(10)
    wait_for(qtbot, view, "Brighter by 10 levels")
    view.settings._form._fields["amount"].slider.setValue(0)
    wait_for(qtbot, view, "Brighter by -100 levels")
    click(qtbot, view, "Defaults")
    wait_for(qtbot, view, "Brighter by 40 levels")


def test_of_many_changes_only_the_last_is_run(
    qtbot, window: MainWindow, tasks: TasksPage, small, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "Brighter by 40 levels")
    told: list[int] = []
    asked: list[Order] = []
    run = Order.run
    monkeypatch.setattr(view.result, "show_outcome", lambda outcome: told.append(outcome.order.values["amount"]))
    monkeypatch.setattr(Order, "run", lambda order, report: asked.append(order) or run(order, report))
    for amount in range(41, 60):
        field(view, "Amount").setValue(amount)
    qtbot.waitUntil(lambda: told != [])
    background.wait()
    qtbot.wait(200)
    assert told == [59]
    assert len(asked) == 1, "it waits until somebody rests"


def test_what_is_asked_for_meanwhile_never_queues(
    qtbot, window: MainWindow, tasks: TasksPage, small, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(qtbot, window, tasks, "deaf")
    choose(qtbot, view, small["one"])
    asked: list[str] = []
    run = Order.run
    monkeypatch.setattr(Order, "run", lambda order, report: asked.append(order.name) or run(order, report))
    view.run()
    qtbot.waitUntil(lambda: asked == ["one.png"])
    for name in ("a.png", "b.png", "c.png"):
        view.source.name = name
        view.run()
    GO_ON.set()
    wait_for(qtbot, view, "Came to an end")
    assert asked == ["one.png", "c.png"]
    assert view.result.outcome.given.name == "c.png"


def test_what_cannot_be_done_is_told_and_mended(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "Brighter by 40 levels")
    field(view, "Way").setCurrentText("refuse")
    wait_for(qtbot, view, "✖ This picture cannot be made brighter: use another one")
    assert view.result.outcome is None, "what was there belongs to other settings"
    assert not view.keeping.isVisible()
    field(view, "Way").setCurrentText("add")
    wait_for(qtbot, view, "Brighter by 40 levels")


def test_a_slow_task_waits_for_run_and_can_be_stopped(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "wait")
    run = button(view, "Run")
    assert not run.isEnabled()
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "Press Run when everything is set.")
    qtbot.wait(250)
    assert not view.runner.busy
    click(qtbot, view, "Run")
    qtbot.waitUntil(lambda: view.result.job.isVisible() and says(view, "Waiting"))
    assert not run.isEnabled()
    assert tasks.busy == "A task is running."
    click(qtbot, view, "Stop")
    wait_for(qtbot, view, "Stopped.")
    assert view.result.outcome is None
    assert tasks.busy == ""
    GO_ON.set()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, view, "Done in 1 steps")
    field(view, "Steps").setValue(7)
    qtbot.wait(250)
    assert sees(view, "Done in 1 steps"), "nothing is run before it is asked for"
    click(qtbot, view, "Run")
    wait_for(qtbot, view, "Done in 7 steps")


def test_another_picture_overtakes_what_runs(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "wait")
    choose(qtbot, view, small["one"])
    click(qtbot, view, "Run")
    choose(qtbot, view, small["two"])
    qtbot.waitUntil(lambda: not view.runner.busy)
    wait_for(qtbot, view, "Press Run when everything is set.")
    assert view.result.view.shot().width() == 128
    GO_ON.set()
    click(qtbot, view, "Run")
    wait_for(qtbot, view, "Done in 1 steps")
    assert _shown(view).shape == (96, 128, 3)


def test_another_task_takes_the_picture_along(qtbot, window: MainWindow, tasks: TasksPage, pictures) -> None:
    view = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, view, pictures["collins"])
    wait_for(qtbot, view, "Brighter by 40 levels")
    opened(qtbot, window, tasks, "know")
    assert not says(view, "Brighter by 40 levels")
    wait_for(qtbot, view, "0 templates, 1 faces")


def test_the_task_that_was_open_last_is_as_it_was(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, view, small["one"])
    field(view, "Amount").setValue(10)
    wait_for(qtbot, view, "Brighter by 10 levels")
    click(qtbot, view, "← All tasks")
    click(qtbot, tasks.start, "Brighten")
    assert sees(view, "Brighter by 10 levels")
    assert field(view, "Amount").value() == 10


def test_another_page_fills_in_what_it_wants(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    window.session.go("tasks", WantedTask("brighten", {"amount": 70, "of nobody": 1}))
    choose(qtbot, tasks.view, small["one"])
    wait_for(qtbot, tasks.view, "Brighter by 70 levels")
    window.session.go("tasks", WantedTask("brighten", {"amount": 20}))
    wait_for(qtbot, tasks.view, "Brighter by 20 levels")


def test_a_run_that_takes_long_is_not_stopped_unasked(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "wait")
    choose(qtbot, view, small["one"])
    click(qtbot, view, "Run")
    window.session.go("tasks", "brighten")
    assert sees(view, "▲ This task is still running. Stop it and open the other one?")
    click(qtbot, view, "Let it run")
    assert view.task is TASKS["wait"]
    GO_ON.set()
    wait_for(qtbot, view, "Done in 1 steps")
    GO_ON.clear()
    click(qtbot, view, "Run")
    window.session.go("tasks", "brighten")
    click(qtbot, view, "Stop it")
    wait_for(qtbot, view, "Brighter by 40 levels")


def test_a_second_picture_is_asked_for(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "blend")
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "It needs another picture too: Style.")
    view.source.second.dropped([small["two"]])
    wait_for(qtbot, view, "Second of 128 × 96")
    assert clashing_keys(window, view) == []
    view.source.second.load(small["one"].with_name("gone.png"))
    wait_for(qtbot, view, "It needs another picture too: Style.")
    view.source.second.load(small["one"])
    wait_for(qtbot, view, "Second of 160 × 120")
    click(qtbot, view, "Remove")
    wait_for(qtbot, view, "It needs another picture too: Style.")


def test_a_folder_is_taken_where_the_task_takes_one(
    qtbot, window: MainWindow, tasks: TasksPage, small, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(qtbot, window, tasks, "count")
    assert not view.source._chooser._paste_button.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(small["one"].parent))
    click(qtbot, view, "Choose folder…")
    wait_for(qtbot, view, "2 files")
    assert view.result.view.panes() == []
    assert view.result.table.model().rowCount() == 2
    opened(qtbot, window, tasks, "brighten")
    assert sees(view, "None chosen yet"), "a folder is no picture"


def test_who_is_enrolled_is_looked_at_and_that_is_recorded_once(qtbot, window: MainWindow, tasks, pictures) -> None:
    enrol(window)
    view = opened(qtbot, window, tasks, "know")
    choose(qtbot, view, pictures["collins"])
    wait_for(qtbot, view, "1 templates, 1 faces")
    view.run()
    qtbot.waitUntil(lambda: not view.runner.busy)
    background.wait()
    site = window.session.site
    entries = [(e.action, e.subject) for e in site.trail.entries() if e.action == "run task"]
    assert entries == [("run task", "task know")]


def test_whoever_comes_next_finds_nothing(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "blend")
    choose(qtbot, view, small["one"])
    view.source.second.load(small["two"])
    wait_for(qtbot, view, "Second of 128 × 96")
    tasks.start.search.setText("blend")
    view.source.open(small["two"])
    tasks.forget()
    assert tasks.start.isVisible()
    assert tasks.start.search.text() == ""
    background.wait()
    qtbot.wait(250)
    assert (view.source.shown, view.source.second.picture, view.result.outcome) == (None, None, None)
    opened(qtbot, window, tasks, "blend")
    assert sees(view, "None chosen yet")
    assert view.result.view.panes() == []
    opened(qtbot, window, tasks, "brighten")
    field(view, "Amount").setValue(1)
    tasks.forget()
    opened(qtbot, window, tasks, "brighten")
    assert field(view, "Amount").value() == 40


def test_what_ran_for_somebody_else_is_shown_to_nobody(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    view = opened(qtbot, window, tasks, "deaf")
    choose(qtbot, view, small["one"])
    click(qtbot, view, "Run")
    tasks.forget()
    GO_ON.set()
    background.wait()
    qtbot.waitUntil(lambda: not view.runner.busy)
    assert view.result.outcome is None, "it did not hear that it was stopped"


def test_what_does_not_hear_that_it_was_stopped_keeps_nobody_waiting(
    qtbot, window: MainWindow, tasks: TasksPage, small
) -> None:
    view = opened(qtbot, window, tasks, "deaf")
    choose(qtbot, view, small["one"])
    click(qtbot, view, "Run")
    qtbot.waitUntil(view.result.job.isVisible)
    click(qtbot, view, "Stop")
    wait_for(qtbot, view, "Stopped.")
    assert not view.working
    view = opened(qtbot, window, tasks, "brighten")
    wait_for(qtbot, view, "Brighter by 40 levels")
    GO_ON.set()
    background.wait()
    qtbot.wait(50)
    assert says(view, "Brighter by 40 levels"), "what was given up says nothing any more"
    assert not says(view, "Came to an end")


def test_nobody_opens_a_task_while_the_window_is_locked(qtbot, window: MainWindow, tasks: TasksPage, small) -> None:
    site, session = window.session.site, window.session
    view = opened(qtbot, window, tasks, "know")
    site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    session.who.enter(site.operators.log_in("Rita", "correct horse 9"))
    session.who.leave()
    session.go("tasks", "brighten")
    assert view.task is TASKS["know"]
    choose(qtbot, view, small["one"])
    qtbot.wait(300)
    assert view.result.outcome is None, "nobody is there who may see who is enrolled"


@pytest.mark.parametrize("key", TASKS)
def test_every_kind_of_task_can_be_used_without_mouse_and_without_eyes(
    qtbot, window: MainWindow, tasks: TasksPage, small, key: str
) -> None:
    GO_ON.set()
    view = opened(qtbot, window, tasks, key)
    if TASKS[key].takes == "picture":
        choose(qtbot, view, small["one"])
    assert unnamed_fields(view) == []
    assert clashing_keys(window, view) == []


@pytest.mark.parametrize("width", [960, 1280])
def test_nothing_is_cut_off(qtbot, window: MainWindow, tasks: TasksPage, small, width: int) -> None:
    window.resize(width, 800)
    view = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "Brighter by 40 levels")
    qtbot.wait(50)
    for area in view.columns.areas:
        inner = area.widget()
        assert inner is not None
        assert not area.isVisible() or inner.minimumSizeHint().width() <= area.viewport().width()
    for one in (button(view, "Save result…"), button(view, "Side by side"), button(view, "Wipe")):
        assert one.width() >= one.sizeHint().width()


def test_each_picture_that_is_looked_at_is_recorded(qtbot, window: MainWindow, tasks, small) -> None:
    view = opened(qtbot, window, tasks, "know")
    for name in ("one", "two"):
        choose(qtbot, view, small[name])
        qtbot.waitUntil(
            lambda name=name: view.result.outcome is not None and view.result._original is view.source.shown
        )
    qtbot.waitUntil(lambda: not view.runner.busy)
    background.wait()
    assert [e.action for e in window.session.site.trail.entries()].count("run task") == 2


def test_what_was_chained_for_somebody_else_is_shown_to_nobody(qtbot, window: MainWindow, tasks, small) -> None:
    view = opened(qtbot, window, tasks, "brighten")
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "Brighter by 40 levels")
    click(qtbot, view, "Use as picture")
    tasks.forget()
    background.wait()
    qtbot.wait(50)
    assert view.source.shown is None


def test_a_question_about_a_run_goes_with_the_run(qtbot, window: MainWindow, tasks, small) -> None:
    view = opened(qtbot, window, tasks, "wait")
    choose(qtbot, view, small["one"])
    click(qtbot, view, "Run")
    window.session.go("tasks", "brighten")
    assert sees(view, "▲ This task is still running.")
    GO_ON.set()
    wait_for(qtbot, view, "Done in 1 steps")
    assert not says(view, "▲ This task is still running.")


def test_a_file_that_is_gone_is_no_folder(qtbot, window: MainWindow, tasks, small) -> None:
    view = opened(qtbot, window, tasks, "count")
    view.dropped([small["one"].with_name("gone.png")])
    wait_for(qtbot, view, "gone.png does not exist")
    assert view.source.folder is None
    view.dropped([small["one"]])
    wait_for(qtbot, view, "2 files")
    assert view.source.folder == small["one"].parent


def test_tasks_work_with_the_engine_once_it_is_loaded(window: MainWindow, tasks: TasksPage, monkeypatch) -> None:
    engine = window.session.engine
    monkeypatch.setattr(type(window.session), "engine", None)
    before = tasks.workshop()
    monkeypatch.undo()
    assert window.session.engine is engine
    assert tasks.workshop() is not before
    assert tasks.workshop() is tasks.workshop()
