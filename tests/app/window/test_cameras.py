"""Cameras that are lost, lent, and taken for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.window import cameras
from app.window.main_window import MainWindow
from core import demo
from core.access.policy import DoorRules
from core.doors.door import Door
from core.errors import SourceError
from core.gallery.operators import Role
from core.settings import CameraSettings


def _camera(name: str) -> demo.DemoCamera:
    camera = demo.DemoCamera()
    camera.name = name
    return camera


def test_a_lost_camera_of_the_site_is_opened_again(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cameras, "_FIRST_RETRY", 0.05)
    opened: list[str] = []

    def open_named(name: str, text: str) -> object:
        opened.append(text)
        if len(opened) < 4:
            raise SourceError("the camera does not answer")
        return _camera(name)

    monkeypatch.setattr("core.cameras.sources.open_named", open_named)
    session = window.session
    session.site.keep_camera("Front", CameraSettings(source="rtsp://10.9.9.9/1"))
    session.watch_kept()
    assert session.cameras["Front"].state == "lost"
    qtbot.waitUntil(lambda: session.cameras["Front"].state == "live", timeout=10_000)
    assert len(opened) == 4
    assert session.cameras["Front"].tries == 0
    session.stop_watching("Front")
    qtbot.wait(300)
    assert len(opened) == 4, "what was stopped stays off"


def test_a_camera_that_is_lent_comes_back_whatever_it_was(qtbot, window: MainWindow) -> None:
    session = window.session
    session.watch(_camera("stick"), lambda: _camera("stick"))
    qtbot.waitUntil(lambda: session.cameras["stick"].state == "live")
    free: list[bool] = []
    give_back = session.lend("stick", lambda: free.append(True))
    qtbot.waitUntil(lambda: bool(free))
    assert "stick" not in session.cameras
    give_back()
    qtbot.waitUntil(lambda: session.cameras["stick"].state == "live")
    session.stop_watching()


def test_nobody_passes_a_folder_of_photos_for_the_camera_of_a_door(
    qtbot, window: MainWindow, collins, tmp_path: Path
) -> None:
    from core import images
    from tests.app.window.clicking import enrol

    enrol(window, "Eileen", collins)
    site, session = window.session.site, window.session
    site.access.keep(Door(rules=DoorRules(name="Main"), cameras=("Front door", "stick")))
    site.keep_camera("Front door", CameraSettings(source="rtsp://10.9.9.9/1"))
    site.operators.add("Arno", "correct horse 9", Role.ADMINISTRATOR)
    site.operators.add("Vera", "correct horse 9", Role.VIEWER)
    session.enter(site.operators.log_in("Vera", "correct horse 9"))
    for name in ("Front door", "stick"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.jpg").write_bytes(images.encode_jpeg(collins))
        page = window.page("live")
        page._source.setText(str(folder))
        page._start()
        assert name not in session.cameras
        assert session.door_at(f"{name} (only shown)") is None
    session.stop_by_hand("Front door")
    session.stop_watching()


def test_a_camera_of_the_site_is_stopped_by_who_may_change_it(qtbot, window: MainWindow) -> None:
    site, session = window.session.site, window.session
    site.keep_camera("Front", CameraSettings(source="rtsp://10.9.9.9/1"))
    session.watch(_camera("Front"))
    site.operators.add("Arno", "correct horse 9", Role.ADMINISTRATOR)
    site.operators.add("Vera", "correct horse 9", Role.VIEWER)
    session.enter(site.operators.log_in("Vera", "correct horse 9"))
    session.stop_by_hand("Front")
    assert "Front" in session.cameras
    session.enter(site.operators.log_in("Arno", "correct horse 9"))
    session.stop_by_hand("Front")
    assert "Front" not in session.cameras
    qtbot.waitUntil(lambda: any(e.action == "stop camera" for e in site.trail.entries()))
