"""Starting the window."""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.window import application
from app.window.main_window import MainWindow
from app.window.session import Session
from core.backups import writing
from core.errors import SiteError
from core.programs import crash
from core.settings import CameraSettings
from core.site import Site
from core.store.operators import Role
from tests.app.window.clicking import says


def _window() -> MainWindow:
    (found,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    return found


def test_a_door_screen_of_no_camera_is_refused_before_there_is_a_window(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Site] = []
    monkeypatch.setattr(Session, "__init__", lambda _self, site, demo=False: made.append(site))
    with pytest.raises(SiteError, match="there is no camera 'Front': known are none yet"):
        application.run(tmp_path / "site", door="Front")
    assert made == []
    assert not [w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]


def test_after_a_restart_a_renamed_camera_of_the_door_screen_is_told(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    with Site(folder) as site:
        site.cameras.keep("Front", CameraSettings(source="98"))
    told: list[bool] = []

    def load(session: Session) -> None:
        if "Front" in session.site.settings.cameras:
            session.site.cameras.keep("Yard", CameraSettings(source="98"), "Front")
            session.restart()
            return
        window = _window()
        told.append(says(window, "here is no camera 'Front': known are 'Yard'"))
        window.end()

    monkeypatch.setattr(Session, "load", load)
    assert application.run(folder, door="Front") == 0
    assert told == [True]


def test_garbage_is_collected_by_qts_thread_alone_in_a_window_and_in_the_next(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collecting: list[bool] = []

    def note_and_go_on(session: Session) -> None:
        collecting.append(gc.isenabled())
        if len(collecting) == 1:
            session.restart()
        else:
            _window().end()

    monkeypatch.setattr(Session, "load", note_and_go_on)
    gc.enable()  # as outside of tests
    try:
        assert application.run(tmp_path / "site") == 0
        assert gc.isenabled()
    finally:
        gc.disable()
    assert collecting == [False, False]


def test_an_unexpected_end_is_told_once_and_so_is_what_goes_wrong_now(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    with Site(folder):
        pass
    (folder / "status").mkdir(exist_ok=True)
    gone = {"program": "window", "started": "2026-01-01T00:00:00+00:00", "created": 1.0}
    (folder / "status" / "1.running").write_text(json.dumps(gone))
    (folder / "status" / "2.running").write_text(json.dumps({**gone, "program": "portico watch"}))
    told: list[bool] = []

    def load(session: Session) -> None:
        window = _window()
        session.ready.emit()
        told.append(says(window, "Portico ended unexpectedly last time: it was stopped"))
        told.append(says(window, "portico watch ended unexpectedly last time: it was stopped"))
        assert list((folder / "status").glob(f"{os.getpid()}.running"))
        try:
            raise RuntimeError("in a slot")
        except RuntimeError as error:
            crash.report(error)
        told.append(says(window, "Something went wrong: a report is in"))
        window.end()

    monkeypatch.setattr(Session, "load", load)
    for _ in range(2):
        assert application.run(folder) == 0
    assert told == [True, True, True, False, False, False], "each is told once"
    assert not list((folder / "status").glob("*.running"))
    assert len(crash.reports(folder)) == 1
    crash.forget()


def test_a_backup_is_brought_back_between_two_windows(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file = tmp_path / "site", tmp_path / "b.portico-backup"
    with Site(folder) as site:
        operator = site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
        writing.write(site, file, "a passphrase of some length")
        site.access.add_group("staff")
    seen: list[object] = []

    def load(session: Session) -> None:
        window = _window()
        seen.append([group.name for group in session.site.access.groups()])
        if len(seen) == 1:
            session.who.enter(session.site.operators.log_in("Rita", "correct horse 9"))
            session.bring_back(file, "a passphrase of some length")
            return
        assert not session.who.admitted, "whoever was here has to log in anew: accounts are those of the backup"
        (box,) = window.findChildren(QMessageBox)
        seen.append(box.text())
        window.end()

    monkeypatch.setattr(Session, "load", load)
    assert application.run(folder) == 0
    before, after, words = seen
    assert [before, after] == [["staff"], []]
    assert "has been brought back: 0 people" in str(words)
    (aside,) = folder.glob("replaced-*")
    assert (aside / "portico.db").exists()
    with Site(folder) as site:
        entries = [e for e in site.trail.entries() if e.action == "restore backup"]
        assert [entry.actor for entry in entries] == [operator.actor.name]


def test_a_backup_that_cannot_be_brought_back_leaves_all_as_it_was(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, told = tmp_path / "site", []

    def load(session: Session) -> None:
        boxes = _window().findChildren(QMessageBox)
        told.extend(box.text() for box in boxes)
        if boxes:
            _window().end()
        else:
            session.bring_back(tmp_path / "none", "a passphrase of some length")

    monkeypatch.setattr(Session, "load", load)
    assert application.run(folder) == 0
    assert told[0].startswith("✖ The backup was not brought back, and all is as it was")
    assert not list(folder.glob("replaced-*"))
