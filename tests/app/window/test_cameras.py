"""Cameras that are lost, lent, and taken for others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.window.main_window import MainWindow
from app.window.pages.live.card import DecisionCard
from app.window.pages.live.tile import CameraTile
from app.window.pages.tasks.feed import CameraFeed
from app.window.vitals import vitals
from core import demo
from core.access.door import Door
from core.access.policy import DoorRules
from core.base.messages import Message
from core.cameras.pauses import Patience
from core.cameras.source import Frame
from core.errors import SourceError
from core.gallery.events import Decision, Event
from core.health import Check, State
from core.health.check import Group
from core.settings import CameraSettings
from core.store.operators import Role
from tests.app.window.clicking import page, says


def _camera(name: str) -> demo.DemoCamera:
    camera = demo.DemoCamera()
    camera.name = name
    return camera


class _Loose(demo.DemoCamera):
    """A camera whose cable is loose: it cannot be read three times."""

    opened = 0

    def frames(self) -> Iterator[Frame]:
        self.opened += 1
        if self.opened < 4:
            raise SourceError("the camera does not answer")
        yield from super().frames()


def test_a_lost_camera_of_the_site_is_opened_again(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    loose = _Loose()
    loose.name = "Front"
    monkeypatch.setattr("core.cameras.opening.open_named", lambda *_given, **_how: loose)
    monkeypatch.setattr("core.cameras.camera.Patience", lambda: Patience(shortest=0.3))
    session, shown = window.session, page(window, "live")
    session.site.cameras.keep("Front", CameraSettings(source="rtsp://10.9.9.9/1"))
    session.cameras.watch_kept()
    qtbot.waitUntil(lambda: session.cameras.watched["Front"].state == "lost")
    (tile,) = shown.findChildren(CameraTile)
    qtbot.waitUntil(lambda: says(tile, "✖ lost"))
    assert tile.picture._words == "The camera does not answer; it is tried again by itself."
    qtbot.waitUntil(lambda: session.cameras.watched["Front"].state == "live")
    assert loose.opened == 4
    session.cameras.stop("Front")
    qtbot.wait(300)
    assert loose.opened == 4, "what was stopped stays off"


def test_a_camera_that_cannot_even_be_named_says_why(qtbot, window: MainWindow) -> None:
    session = window.session
    session.site.cameras.keep("Front", CameraSettings(source="gopher://10.9.9.9/1"))
    session.cameras.watch_kept()
    watched = session.cameras.watched["Front"]
    assert (watched.state, "is not a kind of camera" in watched.error) == ("lost", True)
    assert not session.cameras.retried("Front")
    session.cameras.stop()


def test_a_file_that_is_not_there_yet_is_watched_once_it_is(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core import images

    monkeypatch.setattr("app.window.cameras._MISSING_MS", 50)
    session, path = window.session, tmp_path / "share" / "front.jpg"
    session.site.cameras.keep("Front", CameraSettings(source=str(path)))
    session.cameras.watch_kept()
    assert session.cameras.watched["Front"].state == "lost"
    assert session.cameras.retried("Front")
    path.parent.mkdir()
    path.write_bytes(images.encode_jpeg(demo.astronaut()))
    qtbot.waitUntil(lambda: session.cameras.watched["Front"].state in ("live", "ended"))
    assert not session.cameras.watched["Front"].missing
    session.cameras.stop()


def test_what_retries_by_itself_is_not_begun_twice_nor_left_running_unseen(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = _Loose()
    lost.name, lost.opened = "Front", -1000
    monkeypatch.setattr("core.cameras.opening.open_named", lambda *_given, **_how: lost)
    session = window.session
    session.site.cameras.keep("Front", CameraSettings(source="rtsp://10.9.9.9/1"))
    session.cameras.watch_kept()
    qtbot.waitUntil(lambda: session.cameras.watched["Front"].state == "lost" and session.cameras.retried("Front"))
    watched = session.cameras.watched["Front"]
    session.cameras.watch_kept()
    assert session.cameras.watched["Front"] is watched

    def gone(*_given: object, **_how: object) -> None:
        raise SourceError("there is no such camera")

    monkeypatch.setattr("core.cameras.opening.open_named", gone)
    session.cameras.watch_named("Front")
    assert session.cameras.watched["Front"].error == "there is no such camera"
    qtbot.waitUntil(lambda: not session.cameras._live.loop.cameras_called("Front"))
    session.cameras.stop()


def test_a_loop_that_has_ended_by_itself_is_followed_by_another(qtbot, window: MainWindow) -> None:
    session = window.session
    session.cameras.watch(_camera("stick"))
    qtbot.waitUntil(lambda: session.cameras.watched["stick"].state == "live")
    ended = session.cameras._live
    ended.loop.stop()
    assert ended.wait(10)
    session.cameras.watch(_camera("other"))
    assert session.cameras._live is not ended
    qtbot.waitUntil(lambda: session.cameras.watched["other"].state == "live")
    session.cameras.stop()


def test_a_camera_that_is_lent_comes_back_whatever_it_was(qtbot, window: MainWindow) -> None:
    session = window.session
    session.cameras.watch(_camera("stick"), lambda: _camera("stick"))
    qtbot.waitUntil(lambda: session.cameras.watched["stick"].state == "live")
    free: list[bool] = []
    give_back = session.cameras.lend("stick", lambda: free.append(True))
    qtbot.waitUntil(lambda: bool(free))
    assert "stick" not in session.cameras.watched
    give_back()
    qtbot.waitUntil(lambda: session.cameras.watched["stick"].state == "live")
    session.cameras.stop()


def test_nobody_passes_a_folder_of_photos_for_the_camera_of_a_door(
    qtbot, window: MainWindow, collins, tmp_path: Path
) -> None:
    from core import images
    from tests.app.window.clicking import enrol

    enrol(window, "Eileen", collins)
    site, session = window.session.site, window.session
    site.access.keep(Door(rules=DoorRules(name="Main"), cameras=("Front door", "stick")))
    site.cameras.keep("Front door", CameraSettings(source="rtsp://10.9.9.9/1"))
    site.operators.add("Arno", "correct horse 9", Role.ADMINISTRATOR)
    site.operators.add("Vera", "correct horse 9", Role.VIEWER)
    session.who.enter(site.operators.log_in("Vera", "correct horse 9"))
    for name in ("Front door", "stick"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "a.jpg").write_bytes(images.encode_jpeg(collins))
        page = window.page("live")
        page._source.setText(str(folder))
        page._start()
        assert name not in session.cameras.watched
        assert session.cameras.door_at(f"{name} (only shown)") is None
    session.cameras.stop_by_hand("Front door")
    session.cameras.stop()


def test_a_camera_of_the_site_is_stopped_by_who_may_change_it(qtbot, window: MainWindow) -> None:
    site, session = window.session.site, window.session
    site.cameras.keep("Front", CameraSettings(source="rtsp://10.9.9.9/1"))
    session.cameras.watch(_camera("Front"))
    site.operators.add("Arno", "correct horse 9", Role.ADMINISTRATOR)
    site.operators.add("Vera", "correct horse 9", Role.VIEWER)
    session.who.enter(site.operators.log_in("Vera", "correct horse 9"))
    session.cameras.stop_by_hand("Front")
    assert "Front" in session.cameras.watched
    session.who.enter(site.operators.log_in("Arno", "correct horse 9"))
    session.cameras.stop_by_hand("Front")
    assert "Front" not in session.cameras.watched
    qtbot.waitUntil(lambda: any(e.action == "stop camera" for e in site.trail.entries()))


def test_that_a_camera_was_lost_is_said_in_the_strip_without_asking(qtbot, window: MainWindow) -> None:
    shown = page(window, "live")
    reason = Message("is lost: the camera does not answer")
    window.session.cameras.decided.emit(Event.of_machine("Front", Decision.ALARM, (reason,), datetime.now(UTC)), None)
    (card,) = shown.findChildren(DecisionCard)
    qtbot.waitUntil(lambda: says(card, "Front") and says(card, "is lost: the camera does not answer"))
    assert not card._why.isVisible()


def test_a_camera_of_the_site_is_opened_with_its_password(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, str]] = []

    def opening(text: str, *, transport: str = "tcp", **_how: object) -> object:
        opened.append((text, transport))
        return _camera("Front")

    monkeypatch.setattr("core.cameras.opening.open_source", opening)
    monkeypatch.setattr("app.window.pages.doors.preview.open_source", opening)
    session, whole = window.session, "rtsp://admin:w%40rd@10.9.9.9/1"
    session.site.cameras.keep("Front", CameraSettings(source=whole, transport="udp"))
    session.site.change_settings(camera="rtsp://desk:other@10.9.9.8/1")
    feed = CameraFeed(session, window)
    kept, desk = feed.choices()
    assert "w%40rd" not in repr((kept, desk))
    assert "other" not in repr((kept, desk))
    for choice in (kept, desk):
        opened.clear()
        feed.begin(choice)
        assert opened == [(whole, "udp") if choice is kept else ("rtsp://desk:other@10.9.9.8/1", "tcp")]
        feed.end()
    opened.clear()
    session.cameras.watch_kept()
    assert opened == [(whole, "udp")]
    assert session.cameras.watched_as(whole, "") == "Front"
    session.cameras.stop()


def test_a_camera_that_people_are_photographed_with_is_not_missing(window: MainWindow) -> None:
    session = window.session
    session.site.cameras.keep("Front", CameraSettings(source="rtsp://10.9.9.9/1"))

    def cameras() -> Check:
        return next(check for check in vitals(session) if check.name == "cameras")

    give_back = session.cameras.lend("Front", lambda: None)
    window._status.refresh()
    assert says(window.statusBar(), "● the camera is used for pictures")
    assert (cameras().state, cameras().words) == (State.GOOD, "somebody is being photographed")
    give_back()
    window._status.refresh()
    assert says(window.statusBar(), "○ no camera running")
    assert cameras().state is State.ATTENTION


def test_during_the_first_steps_nothing_is_warned_of_that_cannot_be_opened(window: MainWindow) -> None:
    window.open_page("live")
    window._front.setCurrentWidget(window._body)
    window._status._tell_health([Check("disk", State.ATTENTION, "it is nearly full", Group.MACHINE)])
    assert window._status._health.isVisible()
    window.set_up()
    assert not window._status._health.isVisible()
    window._status._tell_health([Check("disk", State.ATTENTION, "it is nearly full", Group.MACHINE)])
    assert not window._status._health.isVisible()
    window._finish_welcome()
    assert window._status._health.isVisible()
    assert window._status._health.text() == "▲ the disk is nearly full"
