"""The first steps, from an empty site to a recognised face."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import background
from app.window import language
from app.window.cameras import Watched
from app.window.language.installing import install
from app.window.main_window import MainWindow
from app.window.pages.doors.preview import RegionPicture
from app.window.session import Session
from core import demo
from core.access.door import Door
from core.access.policy import DoorRules, Grant, History, Holder, Liveness, Policy, Proof
from core.access.rules import decide
from core.access.schedules import Period, Schedule
from core.base.messages import Message
from core.engine import Engine
from core.gallery.events import Decision
from core.site import Site
from core.store.operators import Role
from tests.app.window.clicking import button, clashing_keys, click, enrol, field, page, says, sees, unnamed_fields

PASSWORD = "correct horse 9"


@pytest.fixture
def session(site: Site) -> Session:
    """A session on a site that nobody has set up."""
    opened = Session(site)
    opened.who.enter(None)
    return opened


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> None:
    """A camera plugged into this machine."""
    for place in ("core.cameras.opening.open_source", "app.window.pages.doors.preview.open_source"):
        monkeypatch.setattr(place, lambda *_args, **_how: demo.DemoCamera())


def _is_new(site: Site) -> bool:
    """Whether a window that is opened on a site now would ask for its first steps."""
    session = Session(site)
    session._watch.stop()
    session._upkeep.close()
    return session.new_site


def _rest(qtbot) -> None:
    """Wait until all that was asked for has been done and shown."""
    assert background.wait()
    qtbot.wait(50)


def _add_camera(qtbot, shown) -> None:
    name = field(shown, "Name")
    name.clear()
    qtbot.keyClicks(name, "Front door")
    field(shown, "Source").setEditText("0")
    click(qtbot, shown, "Save camera")
    qtbot.waitUntil(lambda: says(shown, "✔ Front door is saved"))


def _enrol(qtbot, shown, picture: Path, name: str = "Eileen") -> None:
    shown._enrol.add_files([picture])
    qtbot.waitUntil(lambda: says(shown, "1 picture"))
    qtbot.keyClicks(field(shown, "Name"), name)
    click(qtbot, shown, "They agreed to be recognised here")
    click(qtbot, shown, "Enrol")
    qtbot.waitUntil(lambda: says(shown, f"✔ {name} is enrolled"))


def test_from_an_empty_site_to_a_recognised_face(qtbot, window: MainWindow, camera, pictures) -> None:
    site, shown = window.session.site, window._welcome
    assert shown is not None
    assert shown.isVisible()
    assert not button(shown, "Back").isEnabled()
    assert sees(shown, "Which camera sees who comes?")
    assert clashing_keys(window, shown) == []
    assert unnamed_fields(shown) == []
    field(shown, "Source").setEditText("0")
    click(qtbot, shown, "Preview")
    qtbot.waitUntil(lambda: shown.findChild(RegionPicture).image is not None)
    _add_camera(qtbot, shown)
    click(qtbot, shown, "Save camera")  # again, as people do who are not sure
    _rest(qtbot)
    assert sees(shown, "✔ Front door is saved")
    assert list(site.settings.cameras) == ["Front door"]

    click(qtbot, shown, "Next")
    assert sees(shown, "Enrol the first person")
    assert clashing_keys(window, shown) == []
    _enrol(qtbot, shown, pictures["collins"])

    click(qtbot, shown, "Next")
    qtbot.waitUntil(lambda: field(shown, "Cameras at it").count() == 1)
    assert clashing_keys(window, shown) == []
    assert unnamed_fields(shown) == []
    proof = field(shown, "Proof of a live face")
    assert proof.currentText() == "a face that looks live"
    proof.setCurrentText("none: a photo can pass as well")  # what the demonstration shows are pictures of people
    for _ in range(2):
        click(qtbot, shown, "Save door")
        qtbot.waitUntil(lambda: says(shown, "✔ Whoever is enrolled may pass it at any time."))
        _rest(qtbot)
        assert sees(shown, "✔ The door Front door is saved.")
    assert [door.name for door in site.access.all(Door)] == ["Front door"]
    assert sees(shown, "Door Front door"), "from now on it is changed, not added"

    click(qtbot, shown, "Next")
    assert clashing_keys(window, shown) == []
    assert not shown._skip.isVisible()
    qtbot.waitUntil(lambda: shown._banner.words == "Welcome, Eileen")
    assert sees(shown, "That was it: Eileen was recognised. Everything is set up.")
    event = next(e for e in site.events.query() if e.person == "Eileen")
    assert event.decision is Decision.ALLOW
    assert not shown._fading.isActive(), "whoever was welcomed is not asked to look at the camera"
    stranger = dataclasses.replace(event, person=None, person_id=None, decision=Decision.DENY)
    window.session.cameras.decided.emit(stranger, None)
    assert shown._banner.words == "Not recognised", "whoever comes next is told apart"
    assert sees(shown, "That was it: Eileen was recognised."), "and takes nothing back"
    shown._fading.timeout.emit()
    assert shown._banner.words == "Please look at the camera", "nor does it stay when they are gone"
    click(qtbot, shown, "Finish")
    assert window.current == "live"
    assert window._body.isVisible()
    assert window._welcome is None
    assert not _is_new(site)
    assert window.focusWidget() not in window._sidebar.buttons.values()


def test_preview_is_in_sight_and_no_button_moves(qtbot, window: MainWindow, camera, pictures) -> None:
    shown = window._welcome
    assert shown is not None
    window.resize(1280, 800)
    qtbot.wait(50)
    assert not button(shown, "Preview").visibleRegion().isEmpty()

    def place(words: str) -> QPoint:
        qtbot.wait(20)
        one = button(shown, words)
        return one.mapTo(shown, one.rect().topLeft())

    save = place("Save camera")
    _add_camera(qtbot, shown)
    assert place("Save camera") == save
    shown.open_step(1)
    enrol_button = place("Enrol")
    shown._enrol.add_files([pictures["collins"]])
    qtbot.waitUntil(lambda: says(shown, "1 picture"))
    qtbot.keyClicks(field(shown, "Name"), "Eileen")
    assert place("Enrol") == enrol_button
    click(qtbot, shown, "They agreed to be recognised here")
    assert place("Enrol") == enrol_button


def test_what_is_being_filled_in_stays_when_the_recogniser_is_ready(qtbot, session, engine, monkeypatch) -> None:
    loaded = threading.Event()

    def load(cls, settings, report=None):
        assert loaded.wait(30)
        return engine

    monkeypatch.setattr(Engine, "load", classmethod(load))
    window = MainWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.load()
    shown = window._welcome
    qtbot.keyClicks(field(shown, "Name"), "Front d")
    with qtbot.waitSignal(session.ready):
        loaded.set()
    qtbot.wait(20)
    assert field(shown, "Name").text() == "Front d"
    window.end()
    assert background.wait()


def test_every_step_can_be_passed_over_and_come_back_to(qtbot, window: MainWindow) -> None:
    shown = window._welcome
    words = []
    for _ in range(3):
        words.append(next(w.text() for w in shown.findChildren(QLabel) if w is shown._words))
        click(qtbot, shown, "Next")
    assert len(set(words)) == 3
    for _ in range(3):
        click(qtbot, shown, "Back")
    assert shown._words.text() == words[0]
    click(qtbot, shown, "Set up later")
    assert window.current == "live"
    assert not _is_new(window.session.site), "it is not asked for a second time"
    window.menus.set_up.trigger()
    assert window._welcome is not None
    assert window._welcome.isVisible()
    assert sees(window._welcome, "Which camera sees who comes?")


def test_whoever_is_enrolled_after_the_door_may_pass_it_too(qtbot, window: MainWindow, camera, pictures) -> None:
    shown, access = window._welcome, window.session.site.access
    for _ in range(2):
        click(qtbot, shown, "Next")
    qtbot.waitUntil(lambda: field(shown, "Name").text() == "Front door")
    click(qtbot, shown, "Save door")
    qtbot.waitUntil(lambda: bool(access.grants()))
    click(qtbot, shown, "Back")
    _enrol(qtbot, shown, pictures["hopper"], "Grace")
    (person,) = window.session.site.people.people()
    qtbot.waitUntil(lambda: access.holder(person.id).groups == {"Everybody"})


def test_group_and_schedule_are_named_in_the_language_of_the_window(
    qtbot, qapp: QApplication, window: MainWindow, camera
) -> None:
    shown, access = window._welcome, window.session.site.access
    locale, default = language._locale, QLocale()
    install(qapp, "zh_CN")
    try:
        shown._door.kept.emit("Front door")
        qtbot.waitUntil(lambda: [group.name for group in access.groups()] == ["所有人"])
        _rest(qtbot)
        assert [schedule.name for schedule in access.all(Schedule)] == ["始终"]
    finally:
        install(qapp, "en")
        QLocale.setDefault(default)
        language.use_locale(locale)


def test_somebody_known_who_may_not_pass_is_told_why(qtbot, window: MainWindow, camera) -> None:
    shown = window._welcome
    _keep_somebody_known_out(qtbot, window)
    assert sees(shown, "is in no access group")


def test_somebody_known_whose_face_is_not_known_to_be_live_is_told_what_to_do(qtbot, window, camera) -> None:
    shown = window._welcome
    _keep_somebody_known_out(qtbot, window)
    event = next(e for e in window.session.site.events.query() if e.person == "Eileen")
    holder = Holder(1, groups=frozenset({"Staff"}))
    policy = Policy(
        doors={"Gate": DoorRules(name="Gate", liveness=Liveness.PASSIVE)},
        grants=(Grant("Staff", "Gate", "Always"),),
        schedules={"Always": Schedule(name="Always", periods=(Period(days=frozenset(range(7)), start=0, end=1440),))},
    )
    for proof, why in (
        (Proof(None, None, Message("too few looks")), "Whether the face is live cannot be told (too few looks)"),
        (Proof(False, None), "This looks like a picture of a face"),
    ):
        ruling = decide(policy, History(), "Gate", holder, event.time, proof)
        said = ruling.telling[0]
        refused = dataclasses.replace(event, rule=said.rule, reasons=(said.text,))
        window.session.cameras.decided.emit(refused, None)
        assert sees(shown, f"{why}. Come closer, look at the camera, and have light from the front.")
    window.session.cameras.watched[refused.camera] = Watched(refused.camera, "live", still=True)
    window.session.cameras.decided.emit(refused, None)
    assert sees(shown, "Go back, and ask for no proof of a live face, or choose a camera that films.")
    window.session.cameras.watched.pop(refused.camera)


def test_locking_the_window_leaves_the_first_steps(qtbot, window: MainWindow) -> None:
    session = window.session
    session.site.operators.add("Rita", PASSWORD, Role.ADMINISTRATOR)
    session.who.enter(session.site.operators.log_in("Rita", PASSWORD))
    window.set_up()
    assert window._welcome.isVisible()
    session.who.leave()
    assert window._login.isVisible()
    assert window._welcome is None


def test_first_steps_that_were_broken_off_are_gone_on_with(qtbot, window: MainWindow, camera: None) -> None:
    _add_camera(qtbot, window._welcome)
    window.close()
    assert _is_new(window.session.site), "its camera is kept, but nobody is enrolled and no door is set up"


def test_a_site_that_is_in_use_is_not_asked(qtbot, site: Site) -> None:
    site.change_settings(cameras={"Yard": {"source": "0"}})
    assert not _is_new(site)


def test_the_live_page_still_comes_after(qtbot, window: MainWindow) -> None:
    click(qtbot, window._welcome, "Set up later")
    assert sees(page(window, "live"), "There is no camera yet")


def _keep_somebody_known_out(qtbot, window: MainWindow) -> None:
    shown = window._welcome
    enrol(window)
    _add_camera(qtbot, shown)
    window.session.site.access.keep(Door.model_validate({"rules": {"name": "Gate"}, "cameras": ["Front door"]}))
    for _ in range(3):
        click(qtbot, shown, "Next")
    qtbot.waitUntil(lambda: shown._banner.words == "Eileen is known, but may not pass")


def _fill_camera(qtbot, shown) -> None:
    qtbot.keyClicks(field(shown, "Name"), "Front door")
    field(shown, "Source").setEditText("0")


def test_next_saves_what_is_filled_in(qtbot, window: MainWindow, camera, pictures) -> None:
    site, shown = window.session.site, window._welcome
    _fill_camera(qtbot, shown)
    click(qtbot, shown, "Next")
    qtbot.waitUntil(lambda: shown._step == 1)
    assert list(site.settings.cameras) == ["Front door"]
    shown._enrol.add_files([pictures["collins"]])
    qtbot.waitUntil(lambda: says(shown, "1 picture"))
    qtbot.keyClicks(field(shown, "Name"), "Eileen")
    click(qtbot, shown, "They agreed to be recognised here")
    click(qtbot, shown, "Next")
    qtbot.waitUntil(lambda: shown._step == 2)
    assert [person.name for person in site.people.people()] == ["Eileen"]
    qtbot.waitUntil(lambda: field(shown, "Cameras at it").count() == 1)
    assert sees(shown, "Whoever is enrolled may pass it at any time, until the Access page narrows that.")
    click(qtbot, shown, "Next")  # the door as it is offered
    qtbot.waitUntil(lambda: shown._step == 3)
    assert [door.name for door in site.access.all(Door)] == ["Front door"]
    assert site.access.grants()
    _rest(qtbot)
    assert not says(shown, "Whoever is enrolled"), "which is of the door, and would stand beside what is decided"
    qtbot.waitUntil(
        lambda: shown._tile is not None and bool(window.session.cameras.rate)
    )  # else it would end while it begins
    click(qtbot, shown, "Finish")
    _rest(qtbot)


def test_next_says_what_is_missing_and_can_do_without(qtbot, window: MainWindow, pictures) -> None:
    shown = window._welcome
    field(shown, "Source").setEditText("rtsp://10.0.0.21/1")
    click(qtbot, shown, "Next")
    assert shown._step == 0
    assert says(shown, "▲ Give the camera a name.")
    click(qtbot, shown, "Stay here")
    assert field(shown, "Source").currentText() == "rtsp://10.0.0.21/1"
    click(qtbot, shown, "Next")
    click(qtbot, shown, "Go on without it")
    assert shown._step == 1
    shown._enrol.add_files([pictures["collins"]])
    qtbot.waitUntil(lambda: says(shown, "1 picture"))
    click(qtbot, shown, "Next")
    assert says(shown, "▲ Still missing: a name and the tick that they agreed.")
    click(qtbot, shown, "Stay here")
    click(qtbot, shown, "Back")
    assert field(shown, "Source").currentText() == "rtsp://10.0.0.21/1", "what was filled in is still there"
    click(qtbot, shown, "Set up later")
    assert says(shown, "▲ The new camera has not been saved.")
    click(qtbot, shown, "Stay here")
    assert shown.isVisible()
    assert "The new camera has not been saved." in " ".join(window._what_is_lost())


def test_a_camera_that_cannot_be_saved_keeps_the_step_open(qtbot, window: MainWindow) -> None:
    shown = window._welcome
    qtbot.keyClicks(field(shown, "Name"), "Yard")
    field(shown, "Source").setEditText("/nowhere/at/all.mp4")
    click(qtbot, shown, "Next")
    qtbot.waitUntil(lambda: says(shown, "✖"))
    assert shown._step == 0
    assert button(shown, "Next").isEnabled()
    assert not window.session.site.settings.cameras


def test_each_step_has_one_button_to_press(qtbot, window: MainWindow) -> None:
    shown = window._welcome
    for step in range(4):
        shown.open_step(step)
        _rest(qtbot)
        shining = [
            b.text() for b in shown.findChildren(QPushButton) if b.isVisible() and b.property("role") == "primary"
        ]
        assert len(shining) == 1, (step, shining)
