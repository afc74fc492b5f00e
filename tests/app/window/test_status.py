"""The line at the bottom of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox

from app.window.main_window import MainWindow
from tests.app.window.clicking import click, says


def test_a_message_that_has_no_room_is_read_in_full(qtbot, window: MainWindow) -> None:
    bar = window.statusBar()
    window.session.troubled.emit("A disk is full")
    qtbot.wait(20)
    assert not says(bar, "Read all of it…")
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
