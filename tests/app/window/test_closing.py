"""Closing, locking, and handing the window on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox
from sqlalchemy import select

from app.window.main_window import MainWindow
from app.window.page import Page
from core.site import Site
from core.store import schema
from core.store.operators import Role
from tests.app.window.clicking import button, click, field, says

_PASSWORD = "correct horse 9"


@pytest.fixture
def locked(window: MainWindow) -> MainWindow:
    """A window of a site with two operators, that the first of them has locked."""
    operators = window.session.site.operators
    operators.add("Rita", _PASSWORD, Role.ADMINISTRATOR)
    operators.add("Rolf", _PASSWORD, Role.RECEPTIONIST)
    window.session.enter(operators.log_in("Rita", _PASSWORD))
    return window


def _log_in(window: MainWindow, name: str) -> None:
    window.session.enter(window.session.site.operators.log_in(name, _PASSWORD))


def test_whoever_is_nobody_cannot_end_the_doors(qtbot, locked: MainWindow) -> None:
    locked.session.leave()
    assert not locked._quit_action.isEnabled()
    locked.close()
    assert locked.isVisible()
    assert any("cameras and doors end with this window" in w.text() for w in locked._login.findChildren(QLabel))
    _log_in(locked, "Rita")
    assert locked._quit_action.isEnabled()
    locked.close()
    assert not locked.isVisible()


def test_locking_closes_what_hangs_open(qtbot, locked: MainWindow) -> None:
    menu = QMenu(locked)
    menu.addAction("export")
    menu.popup(locked.mapToGlobal(locked.rect().center()))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    locked.session.leave()
    assert QApplication.activePopupWidget() is None


def test_the_next_operator_finds_nothing_half_done(qtbot, locked: MainWindow) -> None:
    locked.open_page("enrol")
    panel = locked.page("enrol").panel
    panel._name.setText("Somebody")
    panel._consent.setChecked(True)
    locked.session.leave()
    _log_in(locked, "Rita")
    assert panel._name.text() == "Somebody"  # who comes back goes on
    locked.session.leave()
    _log_in(locked, "Rolf")
    assert panel._name.text() == ""
    assert not panel._consent.isChecked()


def test_closing_asks_before_something_is_lost(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.open_page("tasks")
    monkeypatch.setattr(Page, "unsaved", property(lambda _page: "A week has been painted and not saved."))
    window.restart()
    assert window.isVisible()
    (box,) = window.findChildren(QMessageBox)
    assert "not saved" in box.informativeText()
    stay, leave = sorted(box.buttons(), key=lambda b: "Close" in b.text())
    stay.click()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    assert window.isVisible()
    assert not window.anew
    window.restart()
    (box,) = window.findChildren(QMessageBox)
    next(b for b in box.buttons() if "Close" in b.text()).click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.anew
    assert leave is not stay


def _ended_by(site: Site) -> list[str]:
    with site.database.read() as session:
        return list(session.scalars(select(schema.Audit.actor).where(schema.Audit.action == "end program")))


def test_whoever_goes_home_ends_it_with_their_password(qtbot, locked: MainWindow) -> None:
    site = locked.session.site
    locked.session.leave()
    noted: list[str] = []
    locked.session.shutting_down.connect(lambda: noted.extend(_ended_by(site)))
    click(qtbot, locked._login, "End Portico…")
    assert says(locked._login, "whoever ends Portico has to say who they are")
    for password, done in (("wrong password", False), (_PASSWORD, True)):
        field(locked._login, "Name").setText("Rolf")
        field(locked._login, "Password").setText(password)
        click(qtbot, locked._login, "End Portico…")
        assert says(locked._login, "doors are locked")
        button(locked._login, "End Portico").click()
        if done:
            qtbot.waitUntil(lambda: locked.has_closed)
            assert noted == ["Rolf"]
        else:
            qtbot.waitUntil(lambda: says(locked._login, "✖"))
            assert not locked.has_closed


def test_where_the_settings_say_so_a_guard_ends_it_without(qtbot, locked: MainWindow) -> None:
    locked.session.site.change_settings(end_when_locked=True)
    locked.session.leave()
    click(qtbot, locked._login, "End Portico…")
    click(qtbot, locked._login, "Stay")
    assert locked.isVisible()
    click(qtbot, locked._login, "End Portico…")
    click(qtbot, locked._login, "End Portico")
    qtbot.waitUntil(lambda: locked.has_closed)
