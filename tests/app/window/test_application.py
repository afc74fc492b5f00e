"""Starting the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.window import application
from app.window.main_window import MainWindow
from app.window.session import Session
from core.errors import SiteError
from core.settings import CameraSettings
from core.site import Site
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
        site.keep_camera("Front", CameraSettings(source="98"))
    told: list[bool] = []

    def load(session: Session) -> None:
        if "Front" in session.site.settings.cameras:
            session.site.keep_camera("Yard", CameraSettings(source="98"), "Front")
            session.restart()
            return
        window = _window()
        told.append(says(window, "here is no camera 'Front': known are 'Yard'"))
        window.end()

    monkeypatch.setattr(Session, "load", load)
    assert application.run(folder, door="Front") == 0
    assert told == [True]
