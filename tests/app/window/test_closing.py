"""Closing, locking, and handing the window on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox

from app.window.main_window import MainWindow
from app.window.page import Page
from core.gallery.operators import Role

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
