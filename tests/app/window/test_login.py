from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app import background
from app.window import theme
from app.window.main_window import PAGES, MainWindow
from app.window.pages.access import AccessPage
from app.window.pages.enrol import EnrolPage
from app.window.pages.evaluation import EvaluationPage
from app.window.pages.live import LivePage
from app.window.session import Session
from core.gallery.operators import Role
from core.site import Site

PASSWORD = "correct horse 9"


@pytest.fixture
def opened(qtbot, qapp, site: Site) -> Iterator[MainWindow]:
    theme.apply(qapp, "light")
    window = MainWindow(Session(site))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    assert background.wait()


def _log_in(qtbot, window: MainWindow, name: str, password: str) -> None:
    page = window._login
    page._name.setText(name)
    page._password.clear()
    qtbot.keyClicks(page._password, password)
    qtbot.keyClick(page._password, Qt.Key.Key_Return)


def _shown(window: MainWindow) -> list[str]:
    return [entry.text() for entry in window._buttons if entry.isVisible()]


def test_a_new_site_asks_for_its_administrator(qtbot, opened: MainWindow) -> None:
    page = opened._login
    assert page.isVisible()
    assert "administrator" in page._words.text()
    page._name.setText("Rita")
    for first, second, words in (("", "", "Type name"), (PASSWORD, "x", "differ"), ("short", "short", "at least 10")):
        page._password.setText(first)
        page._again.setText(second)
        qtbot.mouseClick(page._enter, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda words=words: words in page._message.text())
    page._password.setText(PASSWORD)
    page._again.setText(PASSWORD)
    with qtbot.waitSignal(opened.session.entered):
        qtbot.keyClick(page._again, Qt.Key.Key_Return)
    assert opened._body.isVisible()
    assert [(o.name, o.role) for o in opened.session.site.operators.all()] == [("Rita", Role.ADMINISTRATOR)]
    assert opened._who.text() == "Rita, administrator"
    assert page._password.text() == ""
    assert _shown(opened) == [kind.title for kind in PAGES]


def test_whoever_wants_none_goes_on_without(qtbot, opened: MainWindow) -> None:
    (later,) = [b for b in opened._login.findChildren(QPushButton) if "Not now" in b.text()]
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    assert opened._body.isVisible()
    assert not opened._idle.isActive(), "nobody is there to be asked for again"


@pytest.fixture
def guarded(site: Site) -> Site:
    for name, role in (("Rita", Role.ADMINISTRATOR), ("Vera", Role.VIEWER), ("Arno", Role.AUDITOR)):
        site.operators.add(name, PASSWORD, role)
    return site


def test_the_window_shows_what_each_may_use_and_is_locked_again(qtbot, guarded: Site, opened: MainWindow) -> None:
    assert opened._login.isVisible()
    assert not opened._login._later.isVisible()
    _log_in(qtbot, opened, "vera", "wrong password")
    qtbot.waitUntil(lambda: "do not match" in opened._login._message.text())
    with qtbot.waitSignal(opened.session.entered):
        _log_in(qtbot, opened, "vera", PASSWORD)
    hidden = {kind.title for kind in PAGES} - set(_shown(opened))
    assert hidden == {EnrolPage.title, AccessPage.title, EvaluationPage.title}
    assert guarded.trail.actor.name == "Vera"
    opened._lock_action.trigger()
    assert opened._login.isVisible()
    assert opened._login._password.text() == ""
    qtbot.waitUntil(lambda: not guarded.trail.actor.permissions)
    opened.session.enter(None)
    assert opened._login.isVisible(), "nobody gets in without a name"
    with qtbot.waitSignal(opened.session.entered):
        _log_in(qtbot, opened, "Arno", PASSWORD)
    assert not isinstance(opened._stack.currentWidget(), LivePage)
    assert "Live" not in _shown(opened)
    assert {"log in", "log out", "failed log in"} <= {e.action for e in guarded.trail.entries()}


def test_a_window_that_is_left_alone_is_locked(qtbot, guarded: Site, opened: MainWindow) -> None:
    with qtbot.waitSignal(opened.session.entered):
        _log_in(qtbot, opened, "Rita", PASSWORD)
    assert opened._idle.isActive()
    assert opened._idle.interval() == 600_000
    opened._idle.setInterval(300)
    opened._idle.start()
    for _ in range(5):
        qtbot.wait(100)
        qtbot.keyClick(opened, Qt.Key.Key_Shift)
    assert opened._body.isVisible(), "keys show that somebody is there"
    with qtbot.waitSignal(opened.session.left, timeout=2000):
        pass
    assert opened._login.isVisible()
    number = PAGES.index(EvaluationPage)
    qtbot.keyClick(opened, Qt.Key(Qt.Key.Key_1.value + number), Qt.KeyboardModifier.ControlModifier)
    assert opened._login.isVisible(), "keys open no page behind the question"


def test_who_is_removed_or_demoted_elsewhere_notices_at_once(qtbot, guarded: Site, opened: MainWindow) -> None:
    guarded.operators.add("Olga", PASSWORD, Role.ADMINISTRATOR)
    with qtbot.waitSignal(opened.session.entered):
        _log_in(qtbot, opened, "Olga", PASSWORD)
    with Site(guarded.folder) as desk:
        desk.operators.set_role("Olga", Role.VIEWER)
        qtbot.waitUntil(lambda: opened._who.text() == "Olga, viewer")
        assert AccessPage.title not in _shown(opened)
        desk.operators.remove("Olga")
        qtbot.waitUntil(opened._login.isVisible)
    assert guarded.trail.actor.permissions == frozenset()
