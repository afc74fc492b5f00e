"""Pictures from the clipboard, dropped, from a camera; and painting over them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from app.window.main_window import MainWindow
from app.window.pages.tasks import TasksPage
from app.window.widgets.shown import Shown
from core import images
from core.settings import CameraSettings
from core.store.operators import Role
from tests.app.window.clicking import button, click, field, says, sees
from tests.app.window.pages.tasks.doing import choose, opened, wait_for


@pytest.fixture
def view(qtbot, window: MainWindow, tasks: TasksPage):
    return opened(qtbot, window, tasks, "brighten")


def test_a_picture_is_pasted(qtbot, view, small: dict[str, Path]) -> None:
    pixels = images.read(small["one"])
    QGuiApplication.clipboard().setImage(Shown.of(pixels).full.copy())
    click(qtbot, view, "Paste")
    wait_for(qtbot, view, "Brighter by 40 levels")
    assert sees(view, "clipboard\n160 × 120 pixels")
    assert (view.source.shown.pixels == pixels).all()


def test_a_picture_of_another_program_is_pasted(qtbot, view, small: dict[str, Path]) -> None:
    content = QMimeData()
    content.setData("image/png", small["two"].read_bytes())
    QGuiApplication.clipboard().setMimeData(content)
    click(qtbot, view, "Paste")
    wait_for(qtbot, view, "128 × 96 pixels")
    assert (view.source.shown.pixels == images.read(small["two"])).all()


def test_a_file_is_pasted_by_its_name(qtbot, view, small: dict[str, Path]) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(small["two"]))])
    QGuiApplication.clipboard().setMimeData(content)
    click(qtbot, view, "Paste")
    wait_for(qtbot, view, "two.png\n128 × 96 pixels")


def test_an_empty_clipboard_is_told(qtbot, view) -> None:
    QGuiApplication.clipboard().setText("no picture")
    click(qtbot, view, "Paste")
    assert sees(view, "✖ There is no picture on the clipboard: copy one first.")


def test_a_picture_is_dropped_anywhere(qtbot, view, small: dict[str, Path]) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(small["one"]))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view.dropEvent(QDropEvent(QPointF(400, 300), copy, content, left, none))
    wait_for(qtbot, view, "one.png")


def test_what_is_no_picture_is_told(qtbot, view, small: dict[str, Path]) -> None:
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "Brighter by 40 levels")
    wrong = small["one"].with_name("wrong.png")
    wrong.write_bytes(b"no picture")
    view.source.open(wrong)
    wait_for(qtbot, view, "✖ wrong.png is not a picture, whatever its name says")
    assert sees(view, "one.png\n160 × 120 pixels"), "what is here keeps its name"
    choose(qtbot, view, small["two"])
    assert not says(view, "wrong.png")


def test_there_is_an_example_for_whoever_has_none(qtbot, view) -> None:
    click(qtbot, view, "Example")
    wait_for(qtbot, view, "Brighter by 40 levels")
    assert sees(view, "example.png\n512 × 512 pixels")


# cameras


class _Slides:
    """A camera that shows one grey after the other."""

    name, live, still = "Hall", True, False

    def __init__(self) -> None:
        self._closed = False

    def close(self) -> None:
        self._closed = True

    def frames(self):
        import time

        from core.cameras.source import Frame

        level = 0
        while not self._closed:
            time.sleep(0.02)
            level = (level + 1) % 200
            yield Frame(np.full((120, 160, 3), level, np.uint8), level / 50, datetime.now(UTC))


def _entries(view) -> list[str]:
    view.source._chooser._list_cameras()
    return [action.text() for action in view.source._chooser._menu.actions() if action.isEnabled()]


def _switch_on(view, name: str) -> None:
    view.source._chooser._list_cameras()
    (action,) = [a for a in view.source._chooser._menu.actions() if a.text() == name]
    action.trigger()


def test_a_camera_that_is_watched_is_looked_at_and_stays_on(qtbot, window: MainWindow, view) -> None:
    session = window.session
    session.cameras.watch(_Slides())
    qtbot.waitUntil(
        lambda: session.cameras.watched["Hall"].state == "live" and session.cameras.watched["Hall"].view is not None
    )
    _switch_on(view, "Hall")
    wait_for(qtbot, view, "Brighter by 40 levels")
    first = view.result.outcome
    qtbot.waitUntil(lambda: view.result.outcome is not first)
    given, made = view.result.outcome.given.picture, view.result.outcome.result.picture
    assert (made == given + 40).all(), "picture and result are of one moment"
    field(view, "Amount").setValue(5)
    qtbot.waitUntil(lambda: view.result.outcome.order.values["amount"] == 5)
    click(qtbot, view, "Take this picture")
    assert not view.source.live
    kept = view.source.shown.pixels.copy()
    qtbot.wait(200)
    assert (view.source.shown.pixels == kept).all()
    assert session.cameras.watched["Hall"].state == "live", "a door may be watched by it"
    assert "copy picture of camera" in [e.action for e in session.site.trail.entries()]


def test_any_other_camera_is_opened_and_let_go_of(qtbot, window: MainWindow, tasks, view, small) -> None:
    site = window.session.site
    site.cameras.keep("Yard", CameraSettings(source=str(small["one"].parent)))
    assert "Yard" in _entries(view)
    _switch_on(view, "Yard")
    wait_for(qtbot, view, "Brighter by 40 levels")
    assert view.source._feed._preview.running
    window.open_page("people")
    assert not view.source.live
    assert not view.source._feed._preview.running


def test_a_camera_that_cannot_be_opened_is_told(qtbot, window: MainWindow, view, tmp_path: Path) -> None:
    window.session.site.cameras.keep("Gate", CameraSettings(source=str(tmp_path / "gone.mp4")))
    _switch_on(view, "Gate")
    qtbot.waitUntil(lambda: not view.source.live)
    assert sees(view, "✖ ")
    assert button(view, "Choose picture…").isVisible()


def test_a_slow_task_takes_a_still(qtbot, window: MainWindow, tasks, view, small) -> None:
    window.session.site.cameras.keep("Yard", CameraSettings(source=str(small["one"].parent)))
    opened(qtbot, window, tasks, "wait")
    _switch_on(view, "Yard")
    qtbot.waitUntil(lambda: button(view, "Take this picture").isEnabled())
    wait_for(qtbot, view, "Take a picture when the camera shows what you want.")
    assert not button(view, "Run").isEnabled()
    click(qtbot, view, "Take this picture")
    wait_for(qtbot, view, "Press Run when everything is set.")
    assert button(view, "Run").isEnabled()


def test_cameras_of_the_site_are_for_those_who_may_take_pictures_away(qtbot, window: MainWindow, view) -> None:
    site, session = window.session.site, window.session
    site.cameras.keep("Yard", CameraSettings(source="7"))
    assert _entries(view) == ["Yard", "Camera at this desk"]
    site.operators.add("Rita", "correct horse 9", Role.ADMINISTRATOR)
    site.operators.add("Ren", "correct horse 9", Role.RECEPTIONIST)
    session.who.enter(site.operators.log_in("Ren", "correct horse 9"))
    assert _entries(view) == ["Camera at this desk"]


# painting


def test_what_is_painted_is_what_the_task_gets(qtbot, window: MainWindow, tasks, view, small) -> None:
    opened(qtbot, window, tasks, "paint")
    choose(qtbot, view, small["one"])
    wait_for(qtbot, view, "Paint some of the object first")
    assert not says(view, "✖"), "it is no fault that nothing is painted yet"
    assert not button(view, "Undo").isEnabled()
    canvas = view.result.view

    def stroke(x: float, y: float) -> None:
        place, scale = canvas.place(0), canvas.place(0).width() / 160
        at = (place.topLeft() + QPointF(x * scale, y * scale)).toPoint()
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)

    view.source.brushes.strokes.width = 10
    stroke(40, 60)
    qtbot.waitUntil(lambda: view.result.outcome is not None)
    painted = view.result.outcome.given.painted
    assert painted[60, 40] == 1
    assert painted[60, 50] == 0
    click(qtbot, view, "Ground")
    stroke(100, 60)
    qtbot.waitUntil(lambda: view.result.outcome.given.painted[60, 100] == 2)
    click(qtbot, view, "Eraser")
    stroke(40, 60)
    qtbot.waitUntil(lambda: view.result.outcome.given.painted[60, 40] == 0)
    click(qtbot, view, "Undo")
    qtbot.waitUntil(lambda: view.result.outcome.given.painted[60, 40] == 1)
    click(qtbot, view, "Clear all")
    wait_for(qtbot, view, "Paint some of the object first")
    click(qtbot, view, "Object")
    stroke(40, 60)
    qtbot.waitUntil(lambda: view.result.outcome is not None)
    choose(qtbot, view, small["two"])
    wait_for(qtbot, view, "Paint some of the object first")
    assert view.source.brushes.strokes.done == [], "it was painted over another picture"


def test_the_brush_is_as_wide_as_its_slider_says(qtbot, window: MainWindow, tasks, view, small) -> None:
    opened(qtbot, window, tasks, "paint")
    choose(qtbot, view, small["one"])
    slider, strokes = field(view, "Width of the brush"), view.source.brushes.strokes
    slider.setValue(slider.maximum())
    assert strokes.width == pytest.approx(40)
    slider.setValue(0)
    assert strokes.width == 1.0


def test_a_camera_is_painted_over_anew(qtbot, window: MainWindow, tasks, view, small) -> None:
    window.session.site.cameras.keep("Yard", CameraSettings(source=str(small["one"].parent)))
    opened(qtbot, window, tasks, "paint")
    choose(qtbot, view, small["one"])
    strokes = view.source.brushes.strokes
    strokes.begin(40, 60)
    strokes.end()
    _switch_on(view, "Yard")
    qtbot.waitUntil(lambda: view.source.shown is not None)
    assert strokes.done == []


def test_a_camera_stops_a_run_and_its_last_picture_can_be_run(qtbot, window: MainWindow, tasks, view, small) -> None:
    window.session.site.cameras.keep("Yard", CameraSettings(source=str(small["one"].parent)))
    opened(qtbot, window, tasks, "wait")
    choose(qtbot, view, small["one"])
    click(qtbot, view, "Run")
    _switch_on(view, "Yard")
    qtbot.waitUntil(lambda: not view.runner.busy)
    qtbot.waitUntil(lambda: button(view, "Take this picture").isEnabled())
    click(qtbot, view, "Camera off")
    qtbot.waitUntil(button(view, "Run").isEnabled)
    wait_for(qtbot, view, "Press Run when everything is set.")
