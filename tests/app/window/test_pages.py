"""The window around the pages: opening them, menus, looks, loading and closing."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from app import background
from app.window import theme
from app.window.main_window import MainWindow
from app.window.page import PAGES
from app.window.session import Session
from core.engine import Engine
from tests.app.window.clicking import button, clashing_keys, enrol, page, sees, unnamed_fields

KEYS = [entry.key for entry in PAGES]


@pytest.mark.parametrize("key", KEYS)
def test_a_page_opens_by_click_by_key_and_by_menu(qtbot, shared_window: MainWindow, key: str) -> None:
    window = shared_window
    (entry,) = [one for one in PAGES if one.key == key]
    other = "people" if key != "people" else "live"
    window.open_page(other)
    qtbot.mouseClick(button(window.findChild(QWidget, "sidebar"), entry.title), Qt.MouseButton.LeftButton)
    shown = window.page(key)
    assert window.current == key
    assert shown.isVisible()
    window.open_page(other)
    sequence = QKeySequence(entry.keys)[0]
    qtbot.keyClick(window, sequence.key(), sequence.keyboardModifiers())
    qtbot.waitUntil(lambda: window.current == key)
    window.open_page(other)
    (action,) = [a for a in window.menus.view.actions() if a.text() == entry.title]
    action.trigger()
    assert window.current == key
    assert window.page(key) is shown, "it was made once"


def test_no_page_is_made_before_it_is_opened(qtbot, window: MainWindow) -> None:
    assert list(window._made) == ["live"]
    window.session.go("verify")
    assert list(window._made) == ["live", "verify"]


@pytest.mark.parametrize("key", KEYS)
def test_a_page_can_be_used_without_mouse_and_without_eyes(qtbot, lived_in: MainWindow, key: str) -> None:
    shown = page(lived_in, key)
    background.wait()
    qtbot.wait(50)
    assert unnamed_fields(shown) == []
    assert clashing_keys(lived_in, shown) == []


def test_a_failed_load_is_told(qtbot, site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(cls, settings, report=None):
        raise RuntimeError("no weights")

    monkeypatch.setattr(Engine, "load", classmethod(fail))
    session = Session(site)
    session.new_site = False
    session.who.enter(None)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(session.load_failed):
        session.load()
    assert sees(window.statusBar(), "no weights")
    live = window.page("live")
    assert sees(live, "no weights")
    assert not button(live, "Watch").isEnabled()
    window.close()


def test_pages_can_be_opened_while_the_recogniser_loads(qtbot, site, engine, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = threading.Event()

    def load(cls, settings, report=None):
        assert loaded.wait(30)
        return engine

    monkeypatch.setattr(Engine, "load", classmethod(load))
    session = Session(site)
    session.new_site = False
    session.who.enter(None)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.load()
    evaluation = page(window, "evaluation")
    assert sees(evaluation, "still loading")
    assert not button(evaluation, "Check this site").isEnabled()
    group = page(window, "group")
    assert not button(group, "Choose a folder of pictures…").isEnabled()
    with qtbot.waitSignal(session.ready):
        loaded.set()
    assert button(group, "Choose a folder of pictures…").isEnabled()
    page(window, "evaluation")
    assert button(evaluation, "Check this site").isEnabled()
    assert sees(evaluation, "In use: 1 stranger in 1,000")
    window.close()
    assert background.wait()


def test_the_tasks_menu_opens_its_pages(qtbot, window: MainWindow) -> None:
    for action, key in zip(window.menus.tasks.actions(), ("verify", "group", "evaluation"), strict=False):
        action.trigger()
        assert window.current == key


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_page_wears_every_look(qtbot, window: MainWindow, name: str) -> None:
    from PySide6.QtCore import QSettings

    enrol(window)
    for key in KEYS:
        page(window, key)
    QSettings().setValue("theme", name)
    window.session.look_changed.emit()
    assert theme.colour("background").name() == theme.tokens()[name]["background"]
    ground = window.page("evaluation").plot.backgroundBrush().color()
    assert ground.name() == theme.tokens()[name]["surface"]


def test_closing_while_loading_starts_nothing(qtbot, site, engine, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    def load(cls, settings, report=None):
        gate.wait(10)
        return engine

    monkeypatch.setattr(Engine, "load", classmethod(load))
    session = Session(site, demo=True)
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.load()
    gate.set()
    window.close()
    background.wait()
    qtbot.wait(100)
    assert session.recogniser is None
    assert not session.cameras.watching


def test_closing_ends_long_work(qtbot, window: MainWindow) -> None:
    went_on = []

    def work(progress: background.Progress) -> None:
        for step in range(2000):
            time.sleep(0.005)
            progress(0.5, "")
            went_on.append(step)

    background.run(work)
    qtbot.waitUntil(lambda: len(went_on) > 3)
    window.close()
    count = len(went_on)
    assert count < 1000
    qtbot.wait(50)
    assert len(went_on) == count
