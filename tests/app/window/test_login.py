from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox

from app import background
from app.window import theme
from app.window.main_window import MainWindow
from app.window.page import PAGES
from app.window.session import Session
from core.health import Check, Group, State
from core.site import Site
from core.store.audit import Permission
from core.store.operators import Role
from tests.app.window.clicking import clashing_keys, click, field, says, sees, unnamed_fields

PASSWORD = "correct horse 9"
KEYS = [entry.key for entry in PAGES]


@pytest.fixture
def opened(qtbot, qapp, site: Site) -> Iterator[MainWindow]:
    theme.apply(qapp, "light")
    session = Session(site)
    session.new_site = False
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.end()
    assert background.wait()


def _log_in(qtbot, window: MainWindow, name: str, password: str) -> None:
    field(window._login, "Name").setText(name)
    field(window._login, "Password").clear()
    qtbot.keyClicks(field(window._login, "Password"), password)
    qtbot.keyClick(field(window._login, "Password"), Qt.Key.Key_Return)


def _shown(window: MainWindow) -> list[str]:
    return [key for key, entry in window._sidebar.buttons.items() if entry.isVisible()]


def test_a_new_site_asks_for_its_administrator(qtbot, opened: MainWindow) -> None:
    page = opened._login
    assert page.isVisible()
    assert sees(page, "Who looks after this site?")
    assert sees(page, "A password needs at least 10 characters.")
    assert clashing_keys(opened, page) == []
    assert unnamed_fields(page) == []
    qtbot.keyClicks(field(page, "Name"), "Rita")
    for first, second, words in (("", "", "Type name"), (PASSWORD, "x", "differ"), ("short", "short", "at least 10")):
        field(page, "Password").setText(first)
        field(page, "Password again").setText(second)
        click(qtbot, page, "Make administrator")
        qtbot.waitUntil(lambda words=words: says(page, "✖ ") and words in page._message.text())
    field(page, "Password").setText(PASSWORD)
    field(page, "Password again").setText(PASSWORD)
    with qtbot.waitSignal(opened.session.who.entered):
        qtbot.keyClick(field(page, "Password again"), Qt.Key.Key_Return)
    assert opened._body.isVisible()
    assert [(o.name, o.role) for o in opened.session.site.operators.all()] == [("Rita", Role.ADMINISTRATOR)]
    assert sees(opened.statusBar(), "Rita, administrator")
    assert page._password.text() == ""
    assert _shown(opened) == KEYS


def test_whoever_wants_none_goes_on_without(qtbot, opened: MainWindow) -> None:
    click(qtbot, opened._login, "Not now")
    assert opened._body.isVisible()
    assert not opened._idle.isActive(), "nobody is there to be asked for again"
    assert not opened.menus.lock_window.isVisible()


def test_whoever_asks_for_a_new_site_is_led_through_it(qtbot, opened: MainWindow) -> None:
    opened.session.new_site = True
    click(qtbot, opened._login, "Not now")
    assert opened._welcome is not None
    assert opened._welcome.isVisible()


@pytest.fixture
def guarded(site: Site) -> Site:
    for name, role in (("Rita", Role.ADMINISTRATOR), ("Vera", Role.VIEWER), ("Arno", Role.AUDITOR)):
        site.operators.add(name, PASSWORD, role)
    return site


def test_the_window_shows_what_each_may_use_and_is_locked_again(qtbot, guarded: Site, opened: MainWindow) -> None:
    page = opened._login
    assert page.isVisible()
    assert not page._later.isVisible()
    assert sees(page, "Cameras and doors go on meanwhile.")
    _log_in(qtbot, opened, "vera", "wrong password")
    qtbot.waitUntil(lambda: says(page, "do not match"))
    with qtbot.waitSignal(opened.session.who.entered):
        _log_in(qtbot, opened, "vera", PASSWORD)
    needs = {Permission.ENROL, Permission.RULES, Permission.AUDIT}
    assert set(KEYS) - set(_shown(opened)) == {entry.key for entry in PAGES if entry.needs in needs}
    opened._status._tell_health([Check("disk", State.ATTENTION, "it is nearly full", Group.MACHINE)])
    assert opened._status._health.isVisible()
    assert {"enrol", "access", "doors", "evaluation", "trail"} <= set(KEYS) - set(_shown(opened))
    opened.session.go("access")
    assert opened.current == "live", "no other page leads where somebody may not be"
    assert opened.session.site.trail.actor.name == "Vera"
    opened.menus.lock_window.trigger()
    assert page.isVisible()
    assert page._password.text() == ""
    qtbot.waitUntil(lambda: not opened.session.site.trail.actor.permissions)
    opened.session.who.enter(None)
    assert page.isVisible(), "nobody gets in without a name"
    opened.session.go("people")
    assert page.isVisible(), "nor by another way"
    with qtbot.waitSignal(opened.session.who.entered):
        _log_in(qtbot, opened, "Arno", PASSWORD)
    assert opened.current != "live"
    ringed = [key for key, one in opened._sidebar.buttons.items() if one.hasFocus()]
    assert ringed in ([], [opened.current]), "no ring on the entry of another page"
    assert "live" not in _shown(opened)
    assert "health" not in _shown(opened)
    assert not opened._status._health.isVisible(), "nothing leads where somebody may not be"
    qtbot.waitUntil(lambda: {"log in", "log out", "failed log in"} <= {e.action for e in guarded.trail.entries()})


def test_a_window_that_is_left_alone_is_locked(qtbot, guarded: Site, opened: MainWindow) -> None:
    with qtbot.waitSignal(opened.session.who.entered):
        _log_in(qtbot, opened, "Rita", PASSWORD)
    assert opened._idle.isActive()
    assert opened._idle.interval() == 600_000
    opened._idle.setInterval(300)
    opened._idle.start()
    for _ in range(5):
        qtbot.wait(100)
        qtbot.keyClick(opened, Qt.Key.Key_Shift)
    assert opened._body.isVisible(), "keys show that somebody is there"
    with qtbot.waitSignal(opened.session.who.left):
        pass
    assert opened._login.isVisible()
    current = opened.current
    for entry in PAGES:
        keys = QKeySequence(entry.keys)[0]
        qtbot.keyClick(opened, keys.key(), keys.keyboardModifiers())
    assert opened._login.isVisible(), "keys open no page behind the question"
    assert opened.current == current


def test_who_is_removed_or_demoted_elsewhere_notices_at_once(qtbot, guarded: Site, opened: MainWindow) -> None:
    guarded.operators.add("Olga", PASSWORD, Role.ADMINISTRATOR)
    with qtbot.waitSignal(opened.session.who.entered):
        _log_in(qtbot, opened, "Olga", PASSWORD)
    with Site(guarded.folder) as desk:
        desk.operators.set_role("Olga", Role.VIEWER)
        qtbot.waitUntil(lambda: says(opened.statusBar(), "Olga, viewer"))
        assert "access" not in _shown(opened)
        desk.operators.remove("Olga")
        qtbot.waitUntil(opened._login.isVisible)
    assert opened.session.site.trail.actor.permissions == frozenset()


def test_who_looks_after_a_site_is_asked_no_more_where_that_is_wished(qtbot, opened: MainWindow) -> None:
    session = opened.session
    opened._login._unasked.setChecked(True)
    click(qtbot, opened._login, "Not now")
    again = MainWindow(session)
    qtbot.addWidget(again)
    assert not again._front.currentWidget().isAncestorOf(again._login)
    opened.open_page("settings")
    asks = "Ask at every start who looks after this site"
    qtbot.waitUntil(lambda: any(box.text() == asks for box in opened.findChildren(QCheckBox) if box.isVisible()))
    click(qtbot, opened.page("settings"), asks)
    assert session.who.asks_who


def test_operators_are_asked_for_whatever_was_wished_before(qtbot, guarded: Site) -> None:
    session = Session(guarded)
    session.who.asks_who = False
    window = MainWindow(session)
    qtbot.addWidget(window)
    assert not session.who.admitted
    assert window._front.currentWidget().isAncestorOf(window._login)
    window.end()
    assert background.wait()


def test_the_cursor_stands_in_the_first_field_that_is_empty(qtbot, guarded: Site, opened: MainWindow) -> None:
    page = opened._login
    name, password = field(page, "Name"), field(page, "Password")
    qtbot.waitUntil(name.hasFocus)  # after a start
    opened.close()
    assert says(page, "Log in first")
    assert name.hasFocus()
    qtbot.keyClicks(password, "x")
    click(qtbot, page, "Log in")
    assert says(page, "Type name and password.")
    assert name.hasFocus(), "the name is what is missing"
    with qtbot.waitSignal(opened.session.who.entered):
        _log_in(qtbot, opened, "Rita", PASSWORD)
    opened.menus.lock_window.trigger()
    assert password.hasFocus(), "the name of before is there still"
    name.clear()
    with qtbot.waitSignal(opened.session.who.entered):
        _log_in(qtbot, opened, "Rita", PASSWORD)
    name.clear()
    opened.menus.lock_window.trigger()
    assert name.hasFocus()
