"""Weights that are not on this machine."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.window.main_window import MainWindow
from app.window.pages.tasks import TasksPage
from core.store.operators import Role
from models.weights import WeightsError, WeightStore
from tests.app.window.clicking import button, clashing_keys, click, says, sees
from tests.app.window.pages.tasks.conftest import CONTENT
from tests.app.window.pages.tasks.doing import choose, opened, wait_for


@pytest.fixture
def view(qtbot, window: MainWindow, tasks: TasksPage, small: dict[str, Path]):
    shown = opened(qtbot, window, tasks, "tell")
    choose(qtbot, shown, small["one"])
    return shown


def test_a_missing_file_is_told_and_nothing_is_run(qtbot, window: MainWindow, view) -> None:
    assert sees(view, "▲ Needs Stand-in network, 0.0 MB, MIT: not installed.")
    assert sees(view, "Its network is not on this machine yet: see at the right.")
    qtbot.wait(250)
    assert view.result.outcome is None
    assert not says(view, "✖")
    assert clashing_keys(window, view) == []


def test_it_is_fetched_once_somebody_agrees(qtbot, view, few: WeightStore, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(self, name, progress=None):
        asked.append(name)
        progress(3500, 7000)
        self.cache_folder.mkdir(exist_ok=True)
        (self.cache_folder / "stand-in.onnx").write_bytes(CONTENT)

    monkeypatch.setattr(WeightStore, "fetch", fetch)
    click(qtbot, view, "Get it…")
    assert sees(view, "Download 0.0 MB from localhost? Nothing of yours is sent.")
    assert asked == []
    click(qtbot, view, "Not now")
    assert asked == []
    click(qtbot, view, "Get it…")
    click(qtbot, view, "Go on")
    wait_for(qtbot, view, "Read 7000 bytes")
    assert asked == ["stand-in"]
    assert not view.missing.isVisible()


def test_what_cannot_be_fetched_is_told(qtbot, view, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(self, name, progress=None):
        raise WeightsError("could not download the file: the server answers 404")

    monkeypatch.setattr(WeightStore, "fetch", fetch)
    click(qtbot, view, "Get it…")
    click(qtbot, view, "Go on")
    wait_for(qtbot, view, "✖ Could not download the file: the server answers 404")
    assert button(view, "Get it…").isEnabled()


def test_a_file_of_ones_own_is_taken(qtbot, view, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine.bin"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(mine), ""))
    mine.write_bytes(b"something else")
    click(qtbot, view, "Use a file of mine…")
    wait_for(qtbot, view, "✖ mine.bin is not Stand-in network")
    mine.write_bytes(CONTENT)
    click(qtbot, view, "Use a file of mine…")
    wait_for(qtbot, view, "Read 7000 bytes")


def test_a_file_that_nobody_vouches_for_is_asked_about(
    qtbot, window: MainWindow, tasks, few: WeightStore, small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few.entries["stand-in"] = replace(few.entries["stand-in"], sha256="", size=0)
    view = opened(qtbot, window, tasks, "tell")
    tasks._look_at_weights()
    wait_for(qtbot, view, "▲ Needs Stand-in network, size unknown, MIT: not installed.")
    assert not [b for b in view.missing.findChildren(type(button(view, "Use a file of mine…"))) if "Get" in b.text()]
    (tmp_path / "mine.bin").write_bytes(CONTENT)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(tmp_path / "mine.bin"), ""))
    choose(qtbot, view, small["one"])
    click(qtbot, view, "Use a file of mine…")
    assert sees(view, "Nobody has published a checksum of this file.")
    click(qtbot, view, "Go on")
    wait_for(qtbot, view, "Read 7000 bytes")


def test_a_package_is_named(qtbot, window: MainWindow, tasks, few: WeightStore) -> None:
    few.entries["stand-in"] = replace(few.entries["stand-in"], package="stand-in-weights", url=None)
    view = opened(qtbot, window, tasks, "tell")
    tasks._look_at_weights()
    wait_for(qtbot, view, "pip install stand-in-weights")
    assert button(view, "Use a file of mine…").isVisible()


def test_only_administrators_install(qtbot, window: MainWindow, tasks, view) -> None:
    site, session = window.session.site, window.session
    site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    site.operators.add("Ren", "correct horse 9", Role.RECEPTIONIST)
    session.who.enter(site.operators.log_in("Ren", "correct horse 9"))
    opened(qtbot, window, tasks, "tell")
    wait_for(qtbot, view, "Ask an administrator to install it.")
    assert not [b for b in view.missing.findChildren(type(view.settings._run)) if b.isVisible()]


def test_whoever_comes_next_agrees_to_nothing(
    qtbot, window: MainWindow, tasks, view, few: WeightStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(WeightStore, "fetch", lambda _self, name, _progress=None: asked.append(name))
    click(qtbot, view, "Get it…")
    tasks.forget()
    opened(qtbot, window, tasks, "tell")
    assert not says(view, "Download 0.0 MB")
    site, session = window.session.site, window.session
    click(qtbot, view, "Get it…")
    site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    site.operators.add("Ren", "correct horse 9", Role.RECEPTIONIST)
    session.who.enter(site.operators.log_in("Ren", "correct horse 9"))
    assert not says(view, "Download 0.0 MB")
    view.missing._get("stand-in")
    assert not view.missing.busy
    assert asked == []


def test_what_is_fetched_stays_in_sight_beside_another_task(
    qtbot, window: MainWindow, tasks, view, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(WeightStore, "fetch", lambda _self, _name, _progress=None: go_on.wait(30))
    click(qtbot, view, "Get it…")
    click(qtbot, view, "Go on")
    opened(qtbot, window, tasks, "brighten")
    assert button(view.missing, "Stop").isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not view.missing.busy)
    qtbot.waitUntil(lambda: not view.missing.isVisible())
