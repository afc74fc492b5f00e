"""The line at the bottom of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox

from app.window.main_window import MainWindow
from tests.app.window.clicking import click, says


def test_a_message_that_has_no_room_is_read_in_full(qtbot, window: MainWindow) -> None:
    bar = window.statusBar()
    window.session.troubled.emit("A disk is full")
    qtbot.wait(20)
    assert not window._status._whole.isVisible()
    long = "A better profile is here, and what it brings takes a sentence that is longer than any line. " * 4
    window.session.troubled.emit(long)
    qtbot.wait(20)
    click(qtbot, bar, "Read all of it…")
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
    assert box.text().replace("\u200b", "").strip() == long.strip()
    box.close()
    click(qtbot, bar, "Put the message away")
    assert says(bar, "Ready")
    window.statusBar().repaint()
    assert not bar.findChild(QMessageBox)


def test_a_window_that_works_with_a_former_profile_is_restarted_from_any_page(qtbot, window: MainWindow) -> None:
    session, bar = window.session, window.statusBar()
    restart = window._status._restart
    assert not restart.isVisible()
    window.open_page("people")
    session.site.change_settings(profile="fast-4")
    session._upkeep.profile.look()
    qtbot.waitUntil(restart.isVisible)
    click(qtbot, bar, "Put the message away")
    assert restart.isVisible(), "nobody can be enrolled until then"
    session.troubled.emit(session.behind)
    qtbot.waitUntil(window._status._whole.isVisible)
    click(qtbot, bar, "Read all of it…")
    box = next(one for one in window.findChildren(QMessageBox) if one.isVisible())
    assert box.text().endswith("anybody who was enrolled since the change")
    with qtbot.waitSignal(session.restarting):
        next(one for one in box.buttons() if one.text() == "Restart now").click()
    with qtbot.waitSignal(session.restarting):
        click(qtbot, bar, "Restart now")
    session.site.change_settings(profile=None)
    session._upkeep.profile.look()
    window._status.refresh()
    assert not restart.isVisible()
