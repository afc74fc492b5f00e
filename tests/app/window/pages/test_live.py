"""The grid of cameras, full screens, and the screen at a door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image as Pillow
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from app.window.alarms import SOUND
from app.window.cameras import Watched
from app.window.language import clock
from app.window.main_window import MainWindow
from app.window.pages.live.card import DecisionCard
from app.window.pages.live.page import best_columns
from app.window.pages.live.screens import DoorScreen, FullScreen
from app.window.pages.live.tile import CameraTile, marks_of
from core import demo
from core.access.door import Door
from core.access.policy import DoorRules
from core.base.messages import Message
from core.cameras.source import Frame
from core.faces import Faces
from core.gallery.events import Decision, Event, Outcome
from core.live.view import Sight, View
from core.settings import CameraSettings
from core.store.audit import Actor
from core.store.operators import PERMISSIONS, Role
from tests.app.window.clicking import button, clashing_keys, click, enrol, page, says, sees, unnamed_fields
from tests.door_station import Device, standing

PASSWORD = "correct horse 9"


def _camera(name: str = "Front door", seconds: float | None = None, *, realtime: bool = True) -> demo.DemoCamera:
    camera = demo.DemoCamera(seconds, realtime=realtime, rate=demo.RATE if realtime else 8)
    camera.name = name
    return camera


def _tile(inside: QWidget, camera: str) -> CameraTile:
    (found,) = [tile for tile in inside.findChildren(CameraTile) if tile.camera == camera and tile.isVisible()]
    return found


def _seen(window: MainWindow, camera: str) -> float:
    watched = window.session.cameras.watched.get(camera)
    return watched.view.frame.seconds if watched is not None and watched.view is not None else -1.0


def _goes_on(window: MainWindow, camera: str, since: datetime) -> bool:
    """Whether a camera is live, with pictures taken a while after a moment."""
    watched = window.session.cameras.watched[camera]
    newest = watched.view.frame.when if watched.view is not None else since
    return watched.state == "live" and newest > since + timedelta(seconds=0.3)


def _ended(window: MainWindow, camera: str = "Front door") -> Callable[[], bool]:
    return lambda: window.session.cameras.watched[camera].state == "ended"


def _screen(kind: type) -> QWidget | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def test_it_names_people_and_shows_decisions(qtbot, window: MainWindow) -> None:
    enrol(window)
    shown = page(window, "live")
    assert sees(shown, "There is no camera yet")
    window.session.cameras.watch(_camera(seconds=14, realtime=False))
    qtbot.waitUntil(lambda: len(shown.findChildren(DecisionCard)) == 2, timeout=90_000)
    for words in ("Eileen", "◉ Recognised", "Unknown person", "○ Not recognised"):  # there is no door
        qtbot.waitUntil(lambda words=words: says(shown, words))  # a new card is shown a moment after it is there
    card = shown.findChildren(DecisionCard)[0]
    assert not says(card, "good looks")
    click(qtbot, card, "Why?")
    assert sees(card, "good looks")
    qtbot.waitUntil(_ended(window))
    assert sees(_tile(shown, "Front door"), "○ ended")


def test_no_score_is_shown_beside_a_face(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sees scores could change a picture until it passes."""
    enrol(window)
    shown = page(window, "live")
    window.session.cameras.watch(_camera(seconds=6, realtime=False))
    words: list[str] = []
    picture = _tile(shown, "Front door").picture
    monkeypatch.setattr(picture, "show_frame", lambda _image, marks=(): words.extend(m.words for m in marks))
    qtbot.waitUntil(lambda: "Eileen" in words)
    qtbot.waitUntil(_ended(window))
    assert not [text for text in words if any(character.isdigit() for character in text)]


def test_two_cameras_are_side_by_side_and_stopped_one_by_one(qtbot, window: MainWindow) -> None:
    shown = page(window, "live")
    for name in ("Front door", "Yard"):
        window.session.cameras.watch(_camera(name))
    qtbot.waitUntil(lambda: min(_seen(window, "Front door"), _seen(window, "Yard")) > 0)
    front, yard = _tile(shown, "Front door"), _tile(shown, "Yard")
    window.resize(1700, 640)
    qtbot.waitUntil(lambda: front.geometry().right() < yard.geometry().left())
    assert front.geometry().top() == yard.geometry().top()
    assert abs(front.width() - yard.width()) <= 1
    window.resize(960, 900)
    qtbot.waitUntil(lambda: front.geometry().bottom() < yard.geometry().top())
    assert abs(front.height() - yard.height()) <= 1
    assert sees(window.statusBar(), "● 2 of 2 cameras live")
    assert clashing_keys(window, shown) == []
    click(qtbot, front, "Stop watching this camera")
    qtbot.waitUntil(lambda: [tile.camera for tile in shown.findChildren(CameraTile) if tile.isVisible()] == ["Yard"])
    qtbot.waitUntil(lambda: says(window.statusBar(), "● 1 of 1 camera live"))
    before = _seen(window, "Yard")
    qtbot.waitUntil(lambda: _seen(window, "Yard") > before + 0.5)
    click(qtbot, _tile(shown, "Yard"), "Stop watching this camera")
    qtbot.waitUntil(lambda: says(shown, "There is no camera yet"))
    assert not window.session.cameras.watching


@pytest.mark.parametrize(
    ("count", "width", "height", "columns"),
    [(0, 800, 600, 1), (1, 800, 600, 1), (2, 1600, 450, 2), (2, 800, 900, 1), (4, 1600, 900, 2), (16, 1600, 900, 4)],
)
def test_pictures_are_as_large_as_can_be(count: int, width: int, height: int, columns: int) -> None:
    assert best_columns(count, width, height) == columns


def test_a_camera_stopped_and_begun_again_at_once_goes_on(qtbot, window: MainWindow) -> None:
    page(window, "live")
    for name in ("Front door", "Yard"):
        window.session.cameras.watch(_camera(name))
    qtbot.waitUntil(lambda: min(_seen(window, "Front door"), _seen(window, "Yard")) > 0)
    for _ in range(5):
        window.session.cameras.stop("Yard")
        window.session.cameras.watch(_camera("Yard"))
        begun = datetime.now(UTC)
        qtbot.waitUntil(lambda begun=begun: _goes_on(window, "Yard", begun))


def test_names_over_the_pictures_are_turned_off(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    enrol(window)
    shown = page(window, "live")
    window.session.cameras.watch(_camera())
    marks: list[int] = []
    picture = _tile(shown, "Front door").picture
    monkeypatch.setattr(picture, "show_frame", lambda _image, drawn=(): marks.append(len(drawn)))
    qtbot.waitUntil(lambda: any(marks))
    click(qtbot, shown, "Names")
    marks.clear()
    qtbot.waitUntil(lambda: len(marks) > 20)
    assert not any(marks)
    click(qtbot, shown, "Names")
    qtbot.waitUntil(lambda: any(marks))


def test_a_camera_that_is_not_there_says_so(qtbot, window: MainWindow) -> None:
    shown = page(window, "live")
    shown._source.setText("98")
    click(qtbot, shown, "Watch")
    qtbot.waitUntil(lambda: says(shown, "✖ lost"))
    assert "here is no camera 98" in _tile(shown, "camera 98").picture._words
    shown._source.setText("no/such/file.mp4")
    qtbot.keyClick(shown._source, Qt.Key.Key_Return)
    assert sees(shown, "neither a camera number")
    assert [tile.camera for tile in shown.findChildren(CameraTile)] == ["camera 98"]


def test_the_cameras_of_the_site_are_watched_and_can_be_started_again(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.cameras.opening.open_named", lambda name, _text, **_how: _camera(name))
    for name in ("Front door", "Yard"):
        window.session.site.cameras.keep(name, CameraSettings(source="98"))
    shown = page(window, "live")
    window.session.cameras.watch_kept()
    qtbot.waitUntil(lambda: min(_seen(window, "Front door"), _seen(window, "Yard")) > 0)
    click(qtbot, _tile(shown, "Yard"), "Stop watching this camera")
    click(qtbot, shown, "Stop it")
    front = window.session.cameras.watched["Front door"]
    click(qtbot, shown, "Start all cameras")
    qtbot.waitUntil(lambda: _seen(window, "Yard") > 0)
    assert not shown._all.isVisible()
    assert window.session.cameras.watched["Front door"] is front, "it went on meanwhile"


def test_one_camera_fills_the_screen_until_escape(qtbot, window: MainWindow) -> None:
    shown = page(window, "live")
    window.session.cameras.watch(_camera())
    qtbot.waitUntil(lambda: _seen(window, "Front door") > 0)
    for leave in (
        lambda full: qtbot.keyClick(full, Qt.Key.Key_Escape),
        lambda full: qtbot.mouseDClick(full.picture, Qt.MouseButton.LeftButton),
        lambda _full: window.open_page("people"),
        lambda _full: window.session.cameras.stop("Front door"),
    ):
        page(window, "live")
        qtbot.mouseDClick(_tile(shown, "Front door").picture, Qt.MouseButton.LeftButton)
        full = _screen(FullScreen)
        assert full is not None
        assert full.isFullScreen()
        qtbot.waitUntil(lambda full=full: full.picture.image is not None)
        leave(full)
        assert _screen(FullScreen) is None


def test_closing_the_window_closes_the_screens_too(qtbot, window: MainWindow) -> None:
    shown = page(window, "live")
    window.session.cameras.watch(_camera())
    click(qtbot, shown, "Door screen")
    assert _screen(DoorScreen) is not None
    window.close()
    assert _screen(DoorScreen) is None


# the door


@pytest.fixture
def doors(window: MainWindow) -> MainWindow:
    """A simulated door at the camera."""
    window.session.site.access.keep(Door(rules=DoorRules(name="Main entrance"), cameras=("Front door",)))
    return window


def test_the_door_is_opened_by_hand_with_a_reason(qtbot, doors: MainWindow) -> None:
    session = doors.session
    shown = page(doors, "live")
    session.cameras.watch(_camera())
    tile = _tile(shown, "Front door")
    qtbot.waitUntil(tile._open.isVisible)
    assert clashing_keys(doors, shown) == []
    click(qtbot, tile, "Open door…")
    assert unnamed_fields(shown) == []
    nobody = session.site.trail.actor.name
    assert nobody.endswith(" (system account)"), "nobody has logged in"
    assert tile._why.placeholderText() == f"Why? Written down with the name {nobody}."
    session.who.site = session.root.acting_as(Actor("Ann", PERMISSIONS[Role.RECEPTIONIST]))
    click(qtbot, tile, "Cancel")
    click(qtbot, tile, "Open door…")
    assert tile._why.placeholderText() == "Why? Written down with the name Ann."
    session.who.site = session.root
    assert not button(tile, "Open now").isEnabled()
    qtbot.keyClicks(tile._why, "   ")
    assert not button(tile, "Open now").isEnabled(), "blanks are no reason"
    qtbot.keyClick(tile._why, Qt.Key.Key_Return)
    click(qtbot, tile, "Cancel")
    click(qtbot, tile, "Open door…")
    qtbot.keyClick(tile._why, Qt.Key.Key_Escape)
    click(qtbot, tile, "Open door…")
    assert not session.site.events.count()
    qtbot.waitUntil(lambda: bool(session.cameras._live.gate._keepers))  # it takes a moment to be set up
    qtbot.keyClicks(tile._why, "parcel for {Grace}")
    click(qtbot, tile, "Open now")
    qtbot.waitUntil(lambda: says(tile, "✔ The door was told to open."))
    (event,) = session.site.events.query()
    assert (event.camera, event.decision) == ("Main entrance", Decision.NOTE)
    by = session.site.trail.actor.name
    assert [str(reason) for reason in event.reasons] == [f"was opened by hand by {by}: parcel for {{Grace}}"]
    qtbot.waitUntil(lambda: says(shown, "✔ Opened by hand"))
    entries = [e for e in session.site.trail.entries() if e.action == "open door by hand"]
    assert [e.details["why"] for e in entries] == ["parcel for {Grace}"]


def test_a_door_that_does_not_obey_is_not_said_to_open(qtbot, window: MainWindow) -> None:
    QSettings().setValue(SOUND, False)
    with standing(Device(answer=lambda _asked: (503, "busy"))) as lock:
        relay = {"driver": "http", "unlock_url": f"http://127.0.0.1:{lock.port}/unlock"}
        rules = DoorRules(name="Main entrance")
        window.session.site.access.keep(Door(rules=rules, cameras=("Front door",), lock=relay))
        shown = page(window, "live")
        window.session.cameras.watch(_camera())
        tile = _tile(shown, "Front door")
        qtbot.waitUntil(lambda: bool(window.session.cameras.door_states()))
        click(qtbot, tile, "Open door…")
        qtbot.keyClicks(tile._why, "parcel")
        click(qtbot, tile, "Open now")
        qtbot.waitUntil(lambda: bool(window.alarms.waiting))
        assert window.alarms.waiting[-1].camera == "Main entrance"
        tile._tell(True)  # an answer that comes after the alarm
        assert not says(tile, "was told to open")


def test_what_is_said_of_the_door_goes_with_its_alarm_and_by_itself(qtbot, doors: MainWindow) -> None:
    cameras = doors.session.cameras
    shown = page(doors, "live")
    cameras.watch(_camera())
    tile = _tile(shown, "Front door")
    qtbot.waitUntil(lambda: cameras.door_at("Front door") == "Main entrance")
    now, why = datetime.now(UTC), (Message("does not obey: {why}", why="it is silent"),)
    tile._tell(True)
    cameras.decided.emit(Event.at_door("Fire exit", Decision.ALARM, why, now), None)
    cameras.decided.emit(Event.at_door("Main entrance", Decision.NOTE, why, now), None)
    assert says(tile, "was told to open")
    cameras.decided.emit(Event.at_door("Main entrance", Decision.ALARM, why, now), None)
    assert not says(tile, "was told to open")
    tile._refused = False
    tile._hush.setInterval(1)
    tile._tell(True)
    qtbot.waitUntil(lambda: not says(tile, "was told to open"))


def test_a_camera_without_a_door_opens_none(qtbot, window: MainWindow) -> None:
    shown = page(window, "live")
    window.session.cameras.watch(_camera())
    qtbot.waitUntil(lambda: _seen(window, "Front door") > 0)
    assert not _tile(shown, "Front door")._open.isVisible()
    told = []
    window.session.cameras.open_door("Front door", "why not", told.append)
    qtbot.waitUntil(lambda: told == [False])


# the screen at the door


def _told(screen: DoorScreen, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """Everything that a door's screen says from now on: words, tone, shape."""
    told: list[tuple[str, str, str]] = []
    say = screen.banner.say

    def listen(words: str, tone: str, shape: str, small: str = "") -> None:
        told.append((words, tone, shape))
        say(words, tone, shape, small)

    monkeypatch.setattr(screen.banner, "say", listen)
    return told


def test_the_door_screen_welcomes_and_turns_away(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    enrol(window)
    shown = page(window, "live")
    assert not button(shown, "Door screen").isEnabled()
    window.session.cameras.watch(_camera(seconds=14, realtime=False))
    click(qtbot, shown, "Door screen")
    screen = _screen(DoorScreen)
    assert isinstance(screen, DoorScreen)
    assert screen.isFullScreen()
    assert screen.banner.words == "Please look at the camera"
    told = _told(screen, monkeypatch)
    qtbot.waitUntil(lambda: ("Welcome, Eileen", "allow", "✔") in told)
    qtbot.waitUntil(lambda: ("Please see reception", "deny", "✖") in told)
    qtbot.waitUntil(_ended(window))
    assert not [words for words, _, _ in told if any(c.isdigit() or c in "{}%" for c in words)]
    assert all(shape for _, tone, shape in told if tone != "muted"), "colour is never the only sign"
    assert screen.picture._marks == (), "no names over the picture"
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert _screen(DoorScreen) is None
    assert window._body.isVisible(), "without operators there is nobody to ask for"


def test_whoever_leaves_the_door_screen_has_to_log_in(qtbot, window: MainWindow) -> None:
    session = window.session
    session.site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
    session.who.enter(session.site.operators.log_in("Rita", PASSWORD))
    session.cameras.watch(_camera())
    click(qtbot, page(window, "live"), "Door screen")
    screen = _screen(DoorScreen)
    assert screen is not None
    assert window._login.isVisible()
    assert session.who.operator is None
    qtbot.waitUntil(lambda: _seen(window, "Front door") > 0)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert _screen(DoorScreen) is None
    assert not window._body.isVisible()


def test_the_door_screen_says_that_the_camera_is_off(qtbot, window: MainWindow) -> None:
    window.session.cameras.watch(_camera())
    click(qtbot, page(window, "live"), "Door screen")
    screen = _screen(DoorScreen)
    assert isinstance(screen, DoorScreen)
    window.session.cameras.stop("Front door")
    qtbot.waitUntil(lambda: screen.banner.words == "Please see reception")
    assert screen.banner.shape == "✖"
    screen.close()


def _at_door(window: MainWindow, *sights: Sight, state: str = "live") -> None:
    """Have the camera show somebody."""
    frame = Frame(demo.astronaut(), 0.0, datetime.now(UTC))
    watched = window.session.cameras.watched.setdefault("Front door", Watched("Front door"))
    watched.state, watched.view = state, View("Front door", frame, Faces(), tuple(sights), ())
    window.session.cameras.state_changed.emit("Front door")
    window.session.cameras.viewed.emit("Front door")


def test_who_is_still_there_is_told_what_stands(qtbot, window: MainWindow) -> None:
    """No event comes of them, and no silence either."""
    person = enrol(window)
    let_in = replace(
        Event.at_door("Front door", Decision.ALLOW, (), datetime.now(UTC)),
        outcome=Outcome.RECOGNISED, person="Eileen", person_id=person.id, door="Front",
    )  # fmt: skip
    fixed = replace(let_in, decision=Decision.DENY, rule="fixed")
    eileen = Sight(1, np.array([0, 0, 50, 50]), "Eileen", True, True, 0.9, "Eileen")
    at = clock(let_in.time, seconds=False)
    _at_door(window, eileen)
    page(window, "live").open_door_screen("Front door")
    screen = _screen(DoorScreen)
    assert isinstance(screen, DoorScreen)
    for sight, banner, box in (
        (replace(eileen, earlier=let_in), f"Eileen is still here; let in at {at}", None),
        (replace(eileen, earlier=replace(let_in, door=None)), f"Eileen is still here; recognised at {at}", None),
        (replace(eileen, earlier=fixed),
         "Please step back and come again", f"Eileen is still here; not let in at {at}"),
        (replace(eileen, words="Please show your whole face", asked="Please show your whole face"),
         "Please show your whole face", "Please show your whole face"),
    ):  # fmt: skip
        _at_door(window, sight)
        assert screen.banner.words == banner
        view = window.session.cameras.watched["Front door"].view
        assert view is not None
        assert marks_of(view)[0].words == (box or banner)
    screen.close()


def test_what_the_door_screen_says_does_not_outlast_its_pictures(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = enrol(window)
    now = [100.0]
    monkeypatch.setattr("app.window.pages.live.screens.time", SimpleNamespace(monotonic=lambda: now[0]))
    eileen = Sight(1, np.array([0, 0, 50, 50]), "Eileen", True, True, 0.9, "Eileen")
    _at_door(window, eileen)
    page(window, "live").open_door_screen("Front door")
    screen = _screen(DoorScreen)
    assert isinstance(screen, DoorScreen)
    assert screen.banner.words == "Please look at the camera", "though somebody decided on is in view"
    at_door = Event.at_door("Front door", Decision.ALLOW, (), datetime.now(UTC))
    welcome = replace(at_door, outcome=Outcome.RECOGNISED, person="Eileen", person_id=person.id)

    def let_in() -> None:
        window.session.cameras.decided.emit(welcome, None)
        _at_door(window, eileen)
        assert screen.banner.words == "Welcome, Eileen"

    let_in()
    for _ in range(10):  # it stays as long as she does
        now[0] += 0.9
        _at_door(window, eileen)
        assert screen.banner.words == "Welcome, Eileen"
    now[0] += 3.1  # the camera has stalled
    qtbot.waitUntil(lambda: screen.banner.words == "Please look at the camera")
    let_in()
    window.session.cameras.watched["Front door"].state = "connecting"
    window.session.cameras.state_changed.emit("Front door")
    assert screen.banner.words == "Please look at the camera"
    window.session.cameras.watched["Front door"].state = "lost"
    window.session.cameras.state_changed.emit("Front door")
    assert screen.banner.words == "Please see reception"
    _at_door(window, eileen)
    assert screen.banner.words == "Please look at the camera"
    screen.close()
    window.session.cameras.watched.clear()


# small windows, names of cameras


def test_sixteen_cameras_fit_a_small_window(qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.session.cameras, "door_at", lambda _camera: "Gate")
    shown = page(window, "live")
    for number in range(18):
        name = f"Front/East entrance {number}"
        window.session.cameras.watched[name] = Watched(name, "live")
    window.session.cameras.watching_changed.emit()
    window.resize(960, 640)
    qtbot.waitUntil(lambda: shown.width() < 960)
    qtbot.waitUntil(lambda: shown.minimumSizeHint().width() <= shown.width())
    assert sees(shown, "▲ 2 more are not shown.")
    tile = _tile(shown, "Front/East entrance 0")
    assert tile.minimumSizeHint().width() <= tile.width()
    assert tile._open.text() == ""
    assert button(tile, "Open door…").toolTip()
    assert shown._source.width() > 150
    for name in list(window.session.cameras.watched)[1:]:
        del window.session.cameras.watched[name]
    window.session.cameras.watching_changed.emit()
    qtbot.waitUntil(lambda: tile._open.text() == "Open door…")
    assert not says(shown, "not shown")
    window.session.cameras.watched.clear()


def test_the_door_screen_of_each_camera_is_in_its_menu(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Front/East", "Yard"):
        window.session.cameras.watch(_camera(name))
    shown = page(window, "live")
    qtbot.waitUntil(lambda: sum(tile.isVisible() for tile in shown.findChildren(CameraTile)) == 2)
    tile = _tile(shown, "Yard")
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), tile.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(tile._stop, key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Door screen").trigger()
    menu.close()
    screen = _screen(DoorScreen)
    assert isinstance(screen, DoorScreen)
    assert screen._camera == "Yard"
    screen.close()
    offered: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (offered.append(given[2]), ("", ""))[1])
    _tile(shown, "Front/East")._save(QImage())
    assert [Path(path).name for path in offered] == ["Front_East.jpg"]


def test_cards_of_somebody_deleted_go(qtbot, window: MainWindow) -> None:
    enrol(window)
    shown = page(window, "live")
    window.session.cameras.watch(_camera(seconds=7, realtime=False))
    qtbot.waitUntil(lambda: len(shown.findChildren(DecisionCard)) == 1)
    window.session.site.people.delete("Eileen")
    qtbot.waitUntil(lambda: not shown.findChildren(DecisionCard))


def _times(shown: QWidget) -> list[int]:
    """Seconds of the cards, from top to bottom."""
    return [card.decided.time.second for card in shown._strip._shown]


def test_cards_are_sorted_by_the_time_that_they_show(qtbot, window: MainWindow) -> None:
    events = window.session.site.events
    shown = page(window, "live")

    def event(second: int) -> Event:
        when = datetime(2026, 9, 1, 12, 0, second, tzinfo=UTC)
        return Event.at_door("Main entrance", Decision.NOTE, (Message("was opened by hand"),), when)

    for second in (50, 53, 51):  # the last was recorded late
        events.record(event(second))
    window.session.look()
    qtbot.waitUntil(lambda: _times(shown) == [53, 51, 50])
    window.session.cameras.decided.emit(events.record(event(52)), None)
    qtbot.waitUntil(lambda: _times(shown) == [53, 52, 51, 50])
    events.record(event(49))
    window.session.look()
    qtbot.waitUntil(lambda: _times(shown) == [53, 52, 51, 50, 49])


def test_no_card_moves_under_the_mouse_or_while_its_reasons_are_read(qtbot, window: MainWindow) -> None:
    events, shown = window.session.site.events, page(window, "live")
    strip = shown._strip

    def happen(second: int) -> None:
        when = datetime(2026, 9, 1, 12, 0, second, tzinfo=UTC)
        reasons = (Message("was opened by hand"), Message("nobody we know"))
        window.session.cameras.decided.emit(events.record(Event.at_door("Front", Decision.NOTE, reasons, when)), None)
        window.session.look()

    def held(second: int) -> None:
        """One more comes, and everything stays where it is until somebody is done."""
        before, places = _times(shown), [card.mapTo(window, QPoint()) for card in strip._shown]
        happen(second)
        qtbot.waitUntil(lambda: strip._newest.text() == "1 newer ↑")
        assert _times(shown) == before
        assert [card.mapTo(window, QPoint()) for card in strip._shown] == places
        assert strip._newest.isVisible()

    happen(1)
    qtbot.waitUntil(lambda: len(strip._shown) == 1)
    QTest.qWait(50)
    QApplication.sendEvent(strip, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    held(2)
    QApplication.sendEvent(strip, QEvent(QEvent.Type.Leave))
    assert _times(shown) == [2, 1]
    assert not strip._newest.isVisible()
    QTest.qWait(50)
    strip._shown[0]._why.click()
    QTest.qWait(50)
    held(3)
    click(qtbot, strip, "1 newer ↑")
    assert _times(shown) == [3, 2, 1]
    (reading,) = [card for card in strip._shown if card.reads]
    reading._reading.start(1)  # nobody reads for so long
    qtbot.waitUntil(lambda: not reading.reads)
    happen(4)
    qtbot.waitUntil(lambda: _times(shown) == [4, 3, 2, 1])


@pytest.mark.parametrize("size", [QSize(1022, 660), QSize(1364, 728)])
def test_cards_are_no_wider_than_their_column(qtbot, window: MainWindow, size: QSize) -> None:
    window.resize(size)
    shown = page(window, "live")
    for camera, person in (("Front door", "Wang Lei"), ("Main entrance of the northern building", "L" * 60)):
        event = Event.at_door(camera, Decision.ALLOW, (Message("nobody we know"),) * 2, datetime.now(UTC))
        event = replace(event, outcome=Outcome.RECOGNISED, person=person, door="Loading bay")
        window.session.cameras.decided.emit(event, np.zeros((112, 112, 3), np.uint8))
    cards = shown.findChildren(DecisionCard)
    assert len(cards) == 2
    scroll = shown._strip._scroll
    qtbot.waitUntil(lambda: cards[-1].height() > 0 and scroll.widget().width() == scroll.viewport().width())
    QTest.qWait(10)
    assert scroll.horizontalScrollBar().maximum() == 0
    for part in [*cards, *(part for card in cards for part in card.findChildren(QWidget) if part.isVisible())]:
        left = part.mapTo(scroll.widget(), QPoint()).x()
        assert left >= 0
        assert left + part.width() <= scroll.viewport().width()
        assert part.width() >= part.minimumSizeHint().width()


# cameras of the site are not stopped by a slip of the mouse


@pytest.fixture
def kept(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window of a site with a camera at a door, which runs."""
    site, session = window.session.site, window.session
    site.cameras.keep("Front", CameraSettings(source="nowhere.mp4"))
    monkeypatch.setattr(
        session.cameras, "watch_named", lambda name: session.cameras.watch(_camera(name), lambda: _camera(name))
    )
    monkeypatch.setattr(session.cameras, "door_at", lambda _camera: "Gate")
    session.cameras.watch_named("Front")
    return window


def test_a_camera_of_the_site_is_stopped_after_a_question_and_started_again(qtbot, kept: MainWindow) -> None:
    shown = page(kept, "live")
    click(qtbot, _tile(shown, "Front"), "Stop watching this camera")
    assert says(shown, "Stop watching Front? The door Gate opens for nobody by it until it is started again.")
    click(qtbot, shown, "Go on watching it")
    assert "Front" in kept.session.cameras.watched
    click(qtbot, _tile(shown, "Front"), "Stop watching this camera")
    click(qtbot, shown, "Stop it")
    assert "Front" not in kept.session.cameras.watched
    assert says(shown, "○ Front is stopped.")
    click(qtbot, shown, "Start it again")
    qtbot.waitUntil(lambda: "Front" in kept.session.cameras.watched)
    assert not says(shown, "○ Front is stopped.")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.RECEPTIONIST])
def test_who_may_not_change_cameras_has_no_button_for_it(qtbot, kept: MainWindow, role: Role) -> None:
    kept.session.who.site = kept.session.root.acting_as(Actor("ann", PERMISSIONS[role]))
    shown = page(kept, "live")
    tile = _tile(shown, "Front")
    tile.refresh()
    assert not tile._stop.isVisible()
    kept.session.cameras.stop("Front")
    assert shown._all.isHidden() == (role is Role.VIEWER), "who opens doors may start what they hang on"


def test_a_camera_that_hangs_says_so_on_its_tile(qtbot, window: MainWindow) -> None:
    shown = page(window, "live")
    window.session.cameras.watched["Front"] = Watched(
        "Front", "frozen", "Front shows the same picture all the time: restart it"
    )
    window.session.cameras.watching_changed.emit()
    tile = _tile(shown, "Front")
    assert sees(tile, "Front shows the same picture all the time: restart it")
    assert sees(tile, "◐ shows the same picture")
    window.session.cameras.watched["Front"].state = "live"
    tile.refresh()
    assert not says(tile, "Front shows the same picture all the time: restart it")
    window.session.cameras.watched.clear()


def test_a_folder_that_waits_for_pictures_has_not_stalled(window: MainWindow) -> None:
    shown = page(window, "live")
    window.session.cameras.watched["Post"] = Watched("Post", "live", still=True)
    window.session.cameras.watching_changed.emit()
    tile = _tile(shown, "Post")
    tile._arrived -= 60
    tile.refresh()
    assert says(tile, "waiting for new pictures")
    assert not says(tile, "stalled")
    window.session.cameras.watched["Post"].state = "connecting"
    tile.refresh()
    assert tile.picture._words.startswith("Waiting for new pictures in the folder")
    assert says(tile, "○ waits for pictures")
    assert not says(tile, "connecting"), "as it would after each time that its camera was used for enrolling"
    window.session.cameras.watched.clear()


def test_a_single_picture_is_no_video(qtbot, window: MainWindow, tmp_path: Path) -> None:
    Pillow.fromarray(demo.astronaut()).save(tmp_path / "one.png")
    shown = page(window, "live")
    shown._source.setText(str(tmp_path / "one.png"))
    click(qtbot, shown, "Watch")
    qtbot.waitUntil(lambda: window.session.cameras.watched["one.png"].state == "ended")
    tile = _tile(shown, "one.png")
    qtbot.waitUntil(lambda: tile.picture._words == "The picture has been looked at.")
