"""Setting up cameras and doors."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget

from app import background
from app.window.main_window import MainWindow
from app.window.pages.doors.camera_form import CameraForm
from app.window.pages.doors.preview import Preview, RegionPicture
from core import demo
from core.access.door import Door
from core.access.policy import Approach, DoorRules, Grant, Liveness, Mode, Passback
from core.access.schedules import Schedule, parse_period
from core.cameras.discovery import Found
from core.settings import CameraSettings
from tests.app.window.clicking import button, clashing_keys, click, field, page, says, sees, unnamed_fields
from tests.door_station import Device, standing

TEST = "Test the lock: open it…"


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of an entrance, 320 × 180."""
    import cv2

    path = tmp_path_factory.mktemp("video") / "entrance.mp4"
    camera = demo.DemoCamera(realtime=False)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"mp4v"), 10, (320, 180))
    for number in range(20):
        picture = cv2.resize(camera.picture(number / 10), (320, 180))
        writer.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    writer.release()
    return path


def _items(shown: QWidget) -> dict[str, QListWidgetItem]:
    """What can be chosen in the list, by name."""
    listed = field(shown, "Cameras and doors")
    items = [listed.item(row) for row in range(listed.count())]
    return {item.data(Qt.ItemDataRole.UserRole + 1): item for item in items if item.flags()}


def _select(qtbot, shown: QWidget, name: str) -> None:
    """Choose a camera or a door in the list, as with the mouse."""
    qtbot.waitUntil(lambda: name in _items(shown))
    listed = field(shown, "Cameras and doors")
    place = listed.visualItemRect(_items(shown)[name]).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _draw(qtbot, picture: RegionPicture, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a rectangle with the mouse; corners as fractions of the picture."""
    place = picture.place()
    points = [
        QPoint(round(place.left() + x * place.width()), round(place.top() + y * place.height()))
        for x, y in (start, end)
    ]
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=points[0])
    qtbot.mouseMove(picture, pos=points[1])
    qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=points[1])


def _type_source(shown: QWidget, text: str) -> None:
    field(shown, "Source").setEditText(text)


# cameras


def test_a_camera_is_added_from_a_video(qtbot, window: MainWindow, video: Path) -> None:
    shown = page(window, "doors")
    qtbot.waitUntil(lambda: says(shown, "Add a camera first, then a door."))
    click(qtbot, shown, "Add a camera")
    assert sees(shown, "A new camera")
    assert not button(shown, "Save camera").isEnabled()
    assert not button(shown, "Preview").isEnabled()
    assert clashing_keys(window, shown) == []
    assert unnamed_fields(shown) == []
    qtbot.keyClicks(field(shown, "Name"), "  Yard   1 ")
    _type_source(shown, str(video))
    picture = shown.findChild(RegionPicture)
    assert picture.image is None
    click(qtbot, shown, "Preview")
    qtbot.waitUntil(lambda: picture.image is not None)
    assert (picture.image.width(), picture.image.height()) == (320, 180)
    qtbot.waitUntil(lambda: says(shown, "✔ 320 × 180, "))
    assert sees(shown, "Everywhere.")
    _draw(qtbot, picture, (0.25, 0.2), (0.75, 0.9))
    assert sees(shown, "From 25 % to 75 % across, from 20 % to 90 % down.")
    field(shown, "Smallest face").setValue(60)
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: says(shown, "✔ Yard 1 is saved, and is being watched."))
    camera = window.session.site.settings.cameras["Yard 1"]
    assert camera.source == str(video)
    assert camera.min_face == 60
    assert camera.region == pytest.approx((0.25, 0.2, 0.75, 0.9), abs=0.01)
    qtbot.waitUntil(lambda: window.session.cameras.watched["Yard 1"].state == "live")
    qtbot.waitUntil(lambda: list(_items(shown)) == ["Yard 1"])
    assert sees(shown, "Camera Yard 1"), "from now on it is changed, not added"
    assert not button(shown, "Preview").text().startswith("Stop")


def test_while_nothing_is_chosen_it_says_what_comes_next(qtbot, window: MainWindow, video: Path) -> None:
    site = window.session.site
    shown = page(window, "doors")
    qtbot.waitUntil(lambda: says(shown, "Add a camera first, then a door."))
    site.cameras.keep("Yard", CameraSettings(source=str(video)))
    shown.reload()
    qtbot.waitUntil(lambda: says(shown, "Choose a camera at the left, or add a door."))
    site.access.keep(Door(rules=DoorRules(name="Gate"), cameras=("Yard",)))
    shown.reload()
    qtbot.waitUntil(lambda: says(shown, "those who may pass. Choose one at the left."))
    site.access.drop(Door, "Gate")
    shown.reload()
    qtbot.waitUntil(lambda: says(shown, "Choose a camera at the left, or add a door."))


def test_what_cannot_be_a_camera_is_told(qtbot, window: MainWindow) -> None:
    shown = page(window, "doors")
    click(qtbot, shown, "Add a camera")
    qtbot.keyClicks(field(shown, "Name"), "Yard")
    _type_source(shown, "no/such/file.mp4")
    click(qtbot, shown, "Preview")
    qtbot.waitUntil(lambda: says(shown, "✖ no/such/file.mp4 is neither a camera number"))
    _type_source(shown, "no/other.mp4")
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: says(shown, "✖ no/other.mp4 is neither a camera number"))
    _type_source(shown, "98")
    click(qtbot, shown, "Preview")
    qtbot.waitUntil(lambda: says(shown, "✖ There is no camera 98"))
    assert button(shown, "Preview").isEnabled()
    assert window.session.site.settings.cameras == {}


def test_the_region_is_drawn_with_keys_and_taken_away(qtbot, window: MainWindow, video: Path) -> None:
    window.session.site.cameras.keep("Yard", CameraSettings(source=str(video), region=(0.1, 0.1, 0.5, 0.5)))
    shown = page(window, "doors")
    _select(qtbot, shown, "Yard")
    assert sees(shown, "From 10 % to 50 % across, from 10 % to 50 % down.")
    click(qtbot, shown, "Preview")
    picture = shown.findChild(RegionPicture)
    qtbot.waitUntil(lambda: picture.image is not None)
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert sees(shown, "From 12 % to 52 % across")
    qtbot.keyClick(picture, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sees(shown, "from 10 % to 52 % down")
    _draw(qtbot, picture, (0.5, 0.5), (0.51, 0.51))
    assert sees(shown, "From 12 % to 52 % across"), "so small a rectangle was a slip"
    click(qtbot, shown, "Whole picture")
    assert sees(shown, "Everywhere.")
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: window.session.site.settings.cameras["Yard"].region is None)


def test_a_preview_of_a_folder_says_how_it_is(qtbot, window: MainWindow, tmp_path: Path) -> None:
    """Its few pictures are gone through in a moment, and the words stayed at connecting."""
    preview, said = Preview(window), []
    preview.said.connect(lambda words, wrong: said.append((words, wrong)))
    preview.begin(str(tmp_path))
    assert said == [("Waiting for pictures in the folder.", False)]
    Pillow.new("RGB", (40, 30)).save(tmp_path / "1.jpg")
    preview.begin(str(tmp_path))
    qtbot.waitUntil(lambda: said[-1] == ("✔ 40 × 30, a picture each time that one comes", False))
    preview.end()


def test_a_preview_borrows_the_camera_and_gives_it_back(qtbot, window: MainWindow, video: Path) -> None:
    """A door must not be left without its camera because somebody has looked at the camera's picture."""
    session = window.session
    session.site.cameras.keep("Yard", CameraSettings(source=str(video)))
    session.cameras.watch_kept()
    qtbot.waitUntil(lambda: session.cameras.watched["Yard"].state == "live")
    shown = page(window, "doors")
    _select(qtbot, shown, "Yard")
    picture = shown.findChild(RegionPicture)
    for leave in (lambda: click(qtbot, shown, "Stop preview"), lambda: window.open_page("people")):
        window.open_page("doors")
        click(qtbot, shown, "Preview")
        qtbot.waitUntil(lambda: picture.image is not None)
        assert "Yard" not in session.cameras.watched
        leave()
        qtbot.waitUntil(lambda: "Yard" in session.cameras.watched)
        qtbot.waitUntil(lambda: session.cameras.watched["Yard"].state == "live")
        picture.show_words("")


def test_a_camera_is_renamed_with_its_door_and_removed_once_confirmed(qtbot, window: MainWindow, video: Path) -> None:
    site = window.session.site
    site.cameras.keep("Yard", CameraSettings(source=str(video)))
    site.access.keep(Door(rules=DoorRules(name="Gate"), cameras=("Yard",)))
    window.session.cameras.watch_kept()
    shown = page(window, "doors")
    _select(qtbot, shown, "Yard")
    name = field(shown, "Name")
    name.selectAll()
    qtbot.keyClicks(name, "Court")
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: list(_items(shown)) == ["Court", "Gate"])
    assert list(site.settings.cameras) == ["Court"]
    assert site.access.all(Door)[0].cameras == ("Court",)
    qtbot.waitUntil(lambda: list(window.session.cameras.watched) == ["Court"])
    click(qtbot, shown, "Remove…")
    assert sees(shown, "Remove the camera Court? Its past events stay.")
    assert clashing_keys(window, shown) == []
    click(qtbot, shown, "Keep it")
    click(qtbot, shown, "Remove…")
    click(qtbot, shown, "Remove for good")
    qtbot.waitUntil(lambda: says(shown, "is at the door 'Gate'"))
    assert list(site.settings.cameras) == ["Court"]
    site.access.drop(Door, "Gate")
    click(qtbot, shown, "Remove…")
    click(qtbot, shown, "Remove for good")
    qtbot.waitUntil(lambda: not _items(shown))
    assert site.settings.cameras == {}
    assert not window.session.cameras.watching
    qtbot.waitUntil(lambda: says(shown, "Add a camera first, then a door."))


# doors


def test_a_door_is_added_and_its_lock_tried(qtbot, window: MainWindow, video: Path) -> None:
    site = window.session.site
    site.cameras.keep("Yard", CameraSettings(source=str(video)))
    shown = page(window, "doors")
    qtbot.waitUntil(lambda: "Yard" in _items(shown))
    click(qtbot, shown, "Add a door")
    assert field(shown, "Name").text() == "Front door"
    assert clashing_keys(window, shown) == []
    assert unnamed_fields(shown) == []
    cameras = field(shown, "Cameras at it")
    assert [(cameras.item(0).text(), cameras.item(0).checkState())] == [("Yard", Qt.CheckState.Checked)]
    field(shown, "Unlocked for").setValue(0.5)
    click(qtbot, shown, TEST)
    qtbot.waitUntil(lambda: says(shown, "✔ It obeys; but it is simulated: nothing has been unlocked."))
    assert site.access.all(Door) == [], "trying out keeps nothing"
    name = field(shown, "Name")
    name.clear()
    assert not button(shown, "Save door").isEnabled()
    qtbot.keyClicks(name, "  Main   {entrance} ")
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: says(shown, "✔ The door Main {entrance} is saved. Nobody may pass it yet: Access says"))
    site.access.add_group("All", everybody=True)
    site.access.keep(Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),)))
    site.access.grant("All", "Main {entrance}", "always")
    field(shown, "Unlocked for").setValue(0.5)
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: not says(shown, "Nobody may pass it yet"))
    assert sees(shown, "✔ The door Main {entrance} is saved.")
    (door,) = site.access.all(Door)
    assert (door.name, door.cameras, door.pulse_seconds) == ("Main {entrance}", ("Yard",), 0.5)
    assert door.lock == {"driver": "simulated"}
    assert door.rules.liveness is Liveness.PASSIVE, "pictures open no new door"
    qtbot.waitUntil(lambda: list(_items(shown)) == ["Yard", "Main {entrance}"])
    assert sees(shown, "Door Main {entrance}")


def test_a_lock_that_does_not_answer_is_told(qtbot, window: MainWindow) -> None:
    shown = page(window, "doors")
    click(qtbot, shown, "Add a door")
    driver = field(shown, "What unlocks it")
    driver.setCurrentText("web address (HTTP)")
    assert unnamed_fields(shown) == []
    click(qtbot, shown, TEST)
    qtbot.waitUntil(lambda: sees(shown, "✖ Fill in “Address that unlocks”."))
    qtbot.wait(50)  # until the fields of the driver are laid out
    qtbot.keyClicks(field(shown, "Address that unlocks"), "http://127.0.0.1:9/open")
    qtbot.keyClicks(field(shown, "Address that locks"), "http://127.0.0.1:9/shut")
    field(shown, "Unlocked for").setValue(0.5)
    click(qtbot, shown, TEST)
    click(qtbot, shown, "Open it")
    qtbot.waitUntil(button(shown, TEST).isEnabled)
    assert sees(shown, "✖ ")
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: says(shown, "✔ The door Front door is saved."))
    (door,) = window.session.site.access.all(Door)
    assert door.lock["unlock_url"] == "http://127.0.0.1:9/open"
    _select(qtbot, shown, "Front door")
    assert field(shown, "Address that unlocks").text() == "http://127.0.0.1:9/open"
    assert driver.currentText() == "web address (HTTP)"


def test_a_door_that_is_renamed_keeps_its_grants(qtbot, window: MainWindow) -> None:
    access = window.session.site.access
    access.keep(Schedule(name="work", periods=(parse_period("mon-fri 08:00-18:00"),)))
    access.keep(Door(rules=DoorRules(name="Gate", passback_seconds=7)))
    access.add_group("staff")
    access.grant("staff", "Gate", "work")
    shown = page(window, "doors")
    _select(qtbot, shown, "Gate")
    name = field(shown, "Name")
    name.selectAll()
    qtbot.keyClicks(name, "Portal")
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: list(_items(shown)) == ["Portal"])
    assert access.grants() == (Grant("staff", "Portal", "work"),)
    (door,) = access.all(Door)
    assert door.rules.passback_seconds == 7, "what the form does not show stays"
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: says(shown, "✔ The door Portal is saved."))
    assert len(access.all(Door)) == 1


def test_a_door_is_removed_once_confirmed(qtbot, window: MainWindow) -> None:
    access = window.session.site.access
    access.keep(Door(rules=DoorRules(name="Gate")))
    shown = page(window, "doors")
    _select(qtbot, shown, "Gate")
    click(qtbot, shown, "Remove…")
    assert sees(shown, "Remove the door Gate, and with it who may pass it?")
    assert clashing_keys(window, shown) == []
    click(qtbot, shown, "Keep it")
    assert len(access.all(Door)) == 1
    click(qtbot, shown, "Remove…")
    click(qtbot, shown, "Remove for good")
    qtbot.waitUntil(lambda: not _items(shown))
    assert access.all(Door) == []


def test_how_a_door_behaves_is_kept(qtbot, window: MainWindow) -> None:
    access = window.session.site.access
    access.keep(Schedule(name="work", periods=(parse_period("mon-fri 08:00-18:00"),)))
    shown = page(window, "doors")
    qtbot.waitUntil(lambda: shown._around.schedules == ["work"])
    click(qtbot, shown, "Add a door")
    form = shown._door_form
    assert not form._fields._schedule.isVisible()
    assert not form._fields._passback.isEnabled()
    field(shown, "The door").setCurrentText("opens for all once the first has come")
    qtbot.keyClicks(field(shown, "Leads to"), "office")
    field(shown, "Entering twice (anti-passback)").setCurrentText("keep out, and raise an alarm")
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: says(shown, "✖ "))
    assert sees(shown, "needs a schedule")
    field(shown, "When").setCurrentText("work")
    zone = field(shown, "Time zone")
    zone.selectAll()
    qtbot.keyClicks(zone, "Europe/Nowhere")
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: says(shown, "is not a time zone such as Europe/Berlin"))
    zone.selectAll()
    qtbot.keyClicks(zone, "Europe/Berlin")
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: says(shown, "✔ The door Front door is saved."))
    rules = access.all(Door)[0].rules
    assert (rules.mode, rules.open_schedule) == (Mode.FIRST_PERSON, "work")
    assert (rules.leads_to, rules.passback, rules.zone) == ("office", Passback.HARD, "Europe/Berlin")


def test_the_live_page_leads_here(qtbot, window: MainWindow) -> None:
    click(qtbot, page(window, "live"), "Add a camera…")
    assert window.current == "doors"
    assert sees(window.page("doors"), "A new camera")


# passwords of cameras


def _cameras_form(qtbot, window: MainWindow, name: str) -> QWidget:
    shown = page(window, "doors")
    _select(qtbot, shown, name)
    return shown


def test_a_password_in_an_address_is_taken_out_and_kept_unseen(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, str]] = []

    def open_named(name: str, text: str, transport: str) -> demo.DemoCamera:
        opened.append((text, transport))
        camera = demo.DemoCamera()
        camera.name = name
        return camera

    monkeypatch.setattr("core.cameras.opening.open_named", open_named)
    site = window.session.site
    shown = page(window, "doors")
    click(qtbot, shown, "Add a camera")
    source = field(shown, "Source")
    assert not says(shown, "Password"), "a camera that is plugged in has none"
    qtbot.keyClicks(field(shown, "Name"), "Yard")
    QApplication.clipboard().setText("rtsp://admin:w%40rd@10.9.9.9/live")
    source.lineEdit().selectAll()
    source.lineEdit().paste()
    assert source.currentText() == "rtsp://admin@10.9.9.9/live"
    password, over = field(shown, "Password"), field(shown, "Comes over")
    assert password.text() == "w@rd"
    assert password.echoMode() is password.EchoMode.Password
    assert clashing_keys(window, shown) == []
    assert unnamed_fields(shown) == []
    over.setCurrentText("UDP: where TCP stutters")
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: says(shown, "✔ Yard is saved, and is being watched."))
    kept = site.settings.cameras["Yard"]
    assert (kept.source, kept.transport) == ("rtsp://admin@10.9.9.9/live", "udp")
    assert opened == [("rtsp://admin:w%40rd@10.9.9.9/live", "udp")]
    assert (password.text(), password.placeholderText()) == ("", "kept; type to change it")
    assert shown.unsaved == ""
    field(shown, "Smallest face").setValue(60)
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: site.settings.cameras["Yard"].min_face == 60)
    assert site.cameras.source("Yard") == "rtsp://admin:w%40rd@10.9.9.9/live", "empty means unchanged"
    window.session.cameras.stop()


def test_a_password_is_changed_removed_and_never_told_to_another_place(qtbot, window: MainWindow) -> None:
    site = window.session.site
    site.cameras.keep("Yard", CameraSettings(source="rtsp://admin:first@127.0.0.1:9/live"))
    shown = _cameras_form(qtbot, window, "Yard")
    password = field(shown, "Password")
    assert (password.text(), password.placeholderText()) == ("", "kept; type to change it")
    qtbot.keyClicks(password, "second")
    assert shown.unsaved == "The camera Yard has changes that are not saved."
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: says(shown, "✔ Yard is saved"))
    assert site.cameras.source("Yard") == "rtsp://admin:second@127.0.0.1:9/live"
    _type_source(shown, "rtsp://admin@127.0.0.2:9/live")
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: says(shown, "✖ This address leads to another place"))
    click(qtbot, shown, "Preview")
    qtbot.waitUntil(lambda: says(shown, "✖ This address leads to another place"))
    _type_source(shown, "rtsp://admin@127.0.0.1:9/live")
    click(qtbot, shown, "Remove it")
    assert not password.isEnabled()
    assert password.placeholderText() == "none from now on"
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: not site.cameras.has_password("Yard"))
    assert site.cameras.source("Yard") == "rtsp://admin@127.0.0.1:9/live"
    window.session.cameras.stop()


def test_an_address_that_is_typed_is_taken_apart_when_the_field_is_left(qtbot, window: MainWindow) -> None:
    shown = page(window, "doors")
    click(qtbot, shown, "Add a camera")
    source = field(shown, "Source").lineEdit()
    source.setFocus()
    source.selectAll()
    qtbot.keyClicks(source, "rtsp://admin:p@ss@cam/live?token=abc")
    assert source.text() == "rtsp://admin:p@ss@cam/live?token=abc", "not while it is being typed"
    qtbot.keyClick(source, Qt.Key.Key_Return)
    assert source.text() == "rtsp://admin@cam/live?…"
    assert field(shown, "Password").text() == "p@ss"
    assert field(shown, "Source").source == "rtsp://admin@cam/live?token=abc"
    _select_all_and_type(qtbot, source, "http://admin:@cam/x")
    qtbot.keyClick(source, Qt.Key.Key_Return)
    assert source.text() == "http://admin@cam/x"
    assert field(shown, "Source").source == "http://admin:@cam/x", "an empty password is one too"
    assert not says(shown, "Comes over"), "of rtsp:// only"
    shown.forget()


def _select_all_and_type(qtbot, edit: QWidget, text: str) -> None:
    edit.selectAll()
    qtbot.keyClicks(edit, text)


# what is not saved, and answers that come late


def _two_doors(window: MainWindow) -> None:
    for name in ("Gate", "Yard door"):
        window.session.site.access.keep(Door(rules=DoorRules(name=name)))


def test_edits_are_given_up_only_when_asked(qtbot, window: MainWindow) -> None:
    _two_doors(window)
    shown = page(window, "doors")
    _select(qtbot, shown, "Gate")
    assert shown.unsaved == ""
    qtbot.keyClicks(field(shown, "Leads to"), "office")
    _select(qtbot, shown, "Yard door")
    assert sees(shown, "The door Gate has changes that are not saved.")
    assert shown.unsaved == "The door Gate has changes that are not saved."
    assert clashing_keys(window, shown) == []
    qtbot.waitUntil(lambda: [name for name, item in _items(shown).items() if item.isSelected()] == ["Gate"])
    click(qtbot, shown, "Go on editing")
    assert field(shown, "Leads to").text() == "office"
    click(qtbot, shown, "Add a camera")
    assert sees(shown, "The door Gate has changes that are not saved.")
    assert not says(shown, "A new camera")
    click(qtbot, shown, "Go on editing")
    _select(qtbot, shown, "Yard door")
    click(qtbot, shown, "Discard the changes")
    assert sees(shown, "Door Yard door")
    assert _items(shown)["Yard door"].isSelected()
    assert field(shown, "Leads to").text() == ""
    assert shown.unsaved == ""
    _select(qtbot, shown, "Gate")
    assert field(shown, "Leads to").text() == ""


def test_a_camera_found_is_no_edit_and_a_new_one_is(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.window.pages.doors.camera_form.discover", lambda: [Found(3, "Webcam")])
    shown = page(window, "doors")
    click(qtbot, shown, "Add a camera")
    qtbot.waitUntil(lambda: field(shown, "Source").currentText() == "3  Webcam")
    assert shown.unsaved == ""
    qtbot.keyClicks(field(shown, "Name"), "Yard")
    assert shown.unsaved == "The new camera has not been saved."
    shown.forget()
    assert shown.unsaved == ""
    qtbot.waitUntil(lambda: says(shown, "Add a camera first, then a door."))


@pytest.mark.parametrize("action", ["save", "remove"])
def test_a_late_answer_does_not_touch_the_door_selected_by_then(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    _two_doors(window)
    access = window.session.site.access
    shown = page(window, "doors")
    _select(qtbot, shown, "Gate")
    go_on = threading.Event()
    method = "keep" if action == "save" else "drop"
    change = getattr(access, method)
    monkeypatch.setattr(access, method, lambda *given: (go_on.wait(10), change(*given))[1])
    if action == "save":
        name = field(shown, "Name")
        name.selectAll()
        qtbot.keyClicks(name, "Portal")
        click(qtbot, shown, "Save door")
        _select(qtbot, shown, "Yard door")
        click(qtbot, shown, "Discard the changes")
    else:
        click(qtbot, shown, "Remove…")
        click(qtbot, shown, "Remove for good")
        _select(qtbot, shown, "Yard door")
    go_on.set()
    left = ["Portal", "Yard door"] if action == "save" else ["Yard door"]
    qtbot.waitUntil(lambda: sorted(_items(shown)) == left)
    assert sees(shown, "Door Yard door")
    assert field(shown, "Name").text() == "Yard door"
    assert _items(shown)["Yard door"].isSelected()
    monkeypatch.undo()
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: says(shown, "✔ The door Yard door is saved."))
    assert sorted(door.name for door in access.all(Door)) == left


def test_a_late_answer_does_not_touch_the_camera_selected_by_then(
    qtbot, window: MainWindow, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = window.session.site
    for name in ("Court", "Yard"):
        site.cameras.keep(name, CameraSettings(source=str(video)))
    shown = page(window, "doors")
    _select(qtbot, shown, "Court")
    go_on = threading.Event()
    keep = site.cameras.keep
    monkeypatch.setattr(site.cameras, "keep", lambda *given: (go_on.wait(10), keep(*given))[1])
    click(qtbot, shown, "Save camera")
    _select(qtbot, shown, "Yard")
    go_on.set()
    qtbot.waitUntil(lambda: "Court" in window.session.cameras.watched)
    qtbot.wait(200)
    assert sees(shown, "Camera Yard")
    assert shown._camera_form.shown == "Yard"
    assert _items(shown)["Yard"].isSelected()


def test_what_is_missing_is_named_and_scrolled_into_view(qtbot, window: MainWindow) -> None:
    window.resize(1278, 680)
    shown = page(window, "doors")
    click(qtbot, shown, "Add a door")
    field(shown, "What unlocks it").setCurrentText("web address (HTTP)")
    form = shown._door_form
    around = form.parentWidget().parentWidget()
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: says(shown, "✖ Fill in “Address that unlocks”."))
    qtbot.wait(50)
    field(shown, "Device").setCurrentText("Dahua, Amcrest (CGI)")
    around.verticalScrollBar().setValue(0)
    assert not form._message.visibleRegion().contains(form._message.rect().center())
    for name in ("Save door", TEST):
        around.verticalScrollBar().setValue(0)
        button(shown, name).click()
        qtbot.waitUntil(lambda: says(shown, "✖ Type the device's address."))
        qtbot.waitUntil(lambda: form._message.visibleRegion().contains(form._message.rect().center()))


def test_a_door_station_is_set_up_by_its_maker_and_signs_in(qtbot, window: MainWindow) -> None:
    ask = ('Digest realm="Login to 5J", nonce="{nonce}", qop="auth"',)
    with standing(Device(ask=ask, password="S3sam!")) as device:
        shown = page(window, "doors")
        click(qtbot, shown, "Add a door")
        field(shown, "What unlocks it").setCurrentText("web address (HTTP)")
        field(shown, "Device").setCurrentText("Dahua, Amcrest (CGI)")
        assert unnamed_fields(shown) == []
        assert clashing_keys(window, shown) == []
        qtbot.keyClicks(field(shown, "Address of the device"), f"127.0.0.1:{device.port}\r")
        there = f"http://127.0.0.1:{device.port}/cgi-bin/accessControl.cgi?action=openDoor&channel="
        qtbot.waitUntil(lambda: field(shown, "Address that unlocks").text().startswith(f"{there}1"))
        qtbot.keyClicks(field(shown, "Number of the door at the device"), "3\r")
        qtbot.waitUntil(lambda: field(shown, "Address that unlocks").text().startswith(f"{there}3"))
        field(shown, "Unlocked for").setValue(0.5)
        click(qtbot, shown, TEST)
        click(qtbot, shown, "Open it")
        qtbot.waitUntil(lambda: says(shown, "refuses the user name or the password (401 Unauthorized)"))
        qtbot.keyClicks(field(shown, "Password"), "S3sam!")
        click(qtbot, shown, TEST)
        click(qtbot, shown, "Open it")
        qtbot.waitUntil(lambda: says(shown, "✔ It was unlocked, and is locked again."))
        click(qtbot, shown, "Save door")
        qtbot.waitUntil(lambda: says(shown, "✔ The door Front door is saved."))
        assert field(shown, "Password").text() == ""
        assert field(shown, "Password").placeholderText() == "kept; type to change it"
        click(qtbot, shown, TEST)
        click(qtbot, shown, "Open it")
        qtbot.waitUntil(lambda: says(shown, "✔ It was unlocked, and is locked again."))
        (door,) = window.session.site.access.all(Door)
        assert "S3sam" not in door.model_dump_json()
        assert len(device.done) == 2
        unlocking = field(shown, "Address that unlocks")
        unlocking.setText(unlocking.text().replace("127.0.0.1", "localhost"))
        click(qtbot, shown, "Save door")
        qtbot.waitUntil(lambda: says(shown, "at another address than its password was kept for"))


def test_a_real_door_is_opened_only_once_that_was_said(qtbot, window: MainWindow) -> None:
    with standing(Device()) as device:
        shown = page(window, "doors")
        click(qtbot, shown, "Add a door")
        field(shown, "What unlocks it").setCurrentText("web address (HTTP)")
        qtbot.waitUntil(lambda: says(shown, "Address that unlocks"))
        for words, what in (("Address that unlocks", "open"), ("Address that locks", "shut")):
            field(shown, words).setText(f"http://127.0.0.1:{device.port}/{what}")
        field(shown, "Unlocked for").setValue(60)
        click(qtbot, shown, TEST)
        assert sees(shown, "This opens Front door for 3 s")
        assert clashing_keys(window, shown) == []
        click(qtbot, shown, "Do not")
        assert device.done == []
        assert not says(shown, "This opens")
        field(shown, "Unlocked for").setValue(0.5)
        click(qtbot, shown, TEST)
        assert sees(shown, "This opens Front door for 0.5 s")
        field(shown, "Name").setText("Side door")
        click(qtbot, shown, "Open it")
        assert sees(shown, "This opens Side door for 0.5 s"), "what is asked about is what is done"
        assert device.done == []
        window.activateWindow()
        qtbot.waitUntil(button(shown, "Open it").hasFocus)
        qtbot.keyClick(button(shown, "Open it"), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: says(shown, "✔ It was unlocked, and is locked again."))
        assert len(device.done) == 2


def test_that_a_camera_is_being_watched_is_said_only_while_it_is(qtbot, window: MainWindow, video: Path) -> None:
    shown = page(window, "doors")
    click(qtbot, shown, "Add a camera")
    form = shown._camera_form
    field(form, "Name").setText("Yard")
    _type_source(shown, str(video))
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: says(form, "✔ Yard is saved"))
    window.session.cameras.stop("Yard")
    qtbot.waitUntil(lambda: says(form, "✔ Yard is saved; it is not being watched just now."))


def test_anti_passback_is_named_and_explained_before_there_is_an_area(qtbot, window: MainWindow) -> None:
    shown = page(window, "doors")
    click(qtbot, shown, "Add a door")
    form = shown._door_form
    box = field(form, "Entering twice (anti-passback)")
    assert box.isVisible()
    assert not box.isEnabled()
    assert sees(form, "Fill in where the door leads to first")
    form._fields._area.setText("office")
    assert box.isEnabled()
    assert box.currentText().startswith("off:")


def test_a_time_for_anti_passback_that_was_set_elsewhere_stays(qtbot, window: MainWindow) -> None:
    rules = DoorRules(name="Front", passback="hard", passback_seconds=60)
    window.session.site.access.keep(Door(rules=rules))
    shown = page(window, "doors")
    _select(qtbot, shown, "Front")
    assert shown._door_form.door().rules == rules


def test_a_new_door_or_camera_is_not_offered_as_the_one_that_is_there(qtbot, window: MainWindow, monkeypatch) -> None:
    found = [Found(0, "Webcam"), Found(1, "Second")]
    monkeypatch.setattr("app.window.pages.doors.camera_form.discover", lambda: found)
    site = window.session.site
    site.change_settings(cameras={"Front": {"source": "0"}, "Yard": {"source": "rtsp://10.0.0.9/1"}})
    site.access.keep(Door.model_validate({"rules": {"name": "Front door"}, "cameras": ["Front"]}))
    window.activateWindow()
    shown = page(window, "doors")
    assert background.wait()
    qtbot.wait(50)
    click(qtbot, shown, "Add a door")
    qtbot.waitUntil(lambda: field(shown, "Cameras at it").count() == 2)
    assert field(shown, "Name").text() == ""
    qtbot.waitUntil(field(shown, "Name").hasFocus)
    boxes = [field(shown, "Cameras at it").item(row) for row in range(2)]
    assert [box.text() for box in boxes if box.checkState() == Qt.CheckState.Checked] == ["Yard"]
    click(qtbot, shown, "Add a camera")
    qtbot.waitUntil(lambda: field(shown, "Source").count() == 2)
    assert field(shown, "Source").currentText() == "1  Second", "the first is a camera of the site already"
    assert field(shown, "Name").hasFocus()


def test_a_picture_is_turned_and_the_region_with_it(qtbot, window: MainWindow) -> None:
    site = window.session.site
    site.cameras.keep("Hall", CameraSettings(source="0", region=(0.0, 0.0, 0.5, 0.25), rotate=180))
    form = CameraForm(window.session)
    qtbot.addWidget(form)
    form.begin("Hall")
    assert not form.unsaved
    assert form._fields._picture.region == (0.0, 0.0, 0.5, 0.25), "as it is kept: in the picture that is turned already"
    form._fields._rotate.setCurrentIndex(form._fields._rotate.findData(270))
    assert form.unsaved
    assert form._fields._picture.region == (0.75, 0.0, 1.0, 0.5)
    form._fields._mirror.setChecked(True)
    assert form._fields._picture.region == (0.0, 0.0, 0.25, 0.5)
    looks = form._fields.looks()
    assert (looks["rotate"], looks["mirror"], looks["region"]) == (270, True, (0.0, 0.0, 0.25, 0.5))
    form._fields._mirror.setChecked(False)
    form._fields._rotate.setCurrentIndex(form._fields._rotate.findData(180))
    assert not form.unsaved


def test_a_door_that_asks_a_folder_of_pictures_for_a_live_face_says_that_nobody_passes(
    qtbot, window: MainWindow, tmp_path: Path
) -> None:
    window.session.site.change_settings(cameras={"Post": {"source": str(tmp_path)}, "Yard": {"source": "7"}})
    shown = page(window, "doors")
    qtbot.waitUntil(lambda: "Yard" in _items(shown))
    click(qtbot, shown, "Add a door")
    cameras = field(shown, "Cameras at it")
    vain = "Nobody passes by Post: pictures of a folder cannot prove that a face is live."
    assert sees(shown, vain)
    proof = field(shown, "Proof of a live face")
    proof.setCurrentIndex(list(Liveness).index(Liveness.OFF))
    assert not says(shown, vain)
    proof.setCurrentIndex(list(Liveness).index(Liveness.CHALLENGE))
    assert says(shown, vain)
    for row in range(2):
        item = cameras.item(row)
        item.setCheckState(Qt.CheckState.Checked if item.text() == "Yard" else Qt.CheckState.Unchecked)
    assert not says(shown, vain)


def test_how_long_one_stays_is_asked_where_a_door_opens_for_who_stays(qtbot, window: MainWindow) -> None:
    shown = page(window, "doors")
    click(qtbot, shown, "Add a door")
    stays, approach = shown._door_form._fields._stay, field(shown, "Opens for")
    assert not stays.isVisible()
    approach.setCurrentIndex(list(Approach).index(Approach.STAY))
    assert stays.isVisible()
