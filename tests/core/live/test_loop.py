from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np
import pytest

from core import demo
from core.access.door import Door
from core.access.policy import DoorRules, Liveness
from core.cameras.camera import CameraState
from core.cameras.source import Frame
from core.engine import Engine
from core.gallery.events import Decision
from core.gallery.recogniser import Recogniser
from core.live.gate import Gate
from core.live.loop import LiveLoop
from core.live.station import Station
from core.live.view import View
from core.locks.drivers.base import DoorError
from core.locks.drivers.simulated import SimulatedLock
from core.site import Site
from core.store.audit import Actor, NotAllowedError
from core.store.operators import PERMISSIONS, Role


def _camera(name: str) -> demo.DemoCamera:
    camera = demo.DemoCamera()
    camera.name = name
    return camera


def _stop(loop: LiveLoop, name: str) -> None:
    for camera in loop.cameras_called(name):
        camera.stop()


def _until(condition: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not come about"
        time.sleep(0.01)


def test_cameras_come_and_go_while_others_go_on(recogniser: Recogniser) -> None:
    seen: dict[str, int] = {}
    states: list[tuple[str, CameraState]] = []

    def view(new: View) -> None:
        seen[new.camera] = seen.get(new.camera, 0) + 1

    loop = LiveLoop(recogniser, None, view, lambda name, new, _error: states.append((name, new)), lasting=True)
    loop.start()
    try:
        loop.add(_camera("first"))
        _until(lambda: seen.get("first", 0) > 2)
        loop.add(_camera("second"))
        _until(lambda: seen.get("second", 0) > 2 and min(loop.rate_of("first"), loop.rate_of("second")) > 0)
        _stop(loop, "first")
        _until(lambda: loop.rate_of("first") == 0)
        other = seen["second"]
        _until(lambda: seen["second"] > other + 5)  # by then it is said who was in view at the end
        count, other = seen["first"], seen["second"]
        _until(lambda: seen["second"] > other + 5)
        assert seen["first"] == count
        _stop(loop, "second")
        _until(lambda: loop.rate_of("second") == 0)
        assert not loop.wait(0.1)  # it lasts without any
        loop.add(_camera("first"))
        _until(lambda: seen["first"] > count)
    finally:
        loop.stop()
    assert ("second", CameraState.LIVE) in states
    assert loop.wait(0)


def test_a_door_is_opened_by_hand_with_a_reason(recogniser: Recogniser, site: Site) -> None:
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("late",)))
    said = threading.Event()
    gate = Gate(site.access, site.events, lambda _event: said.set(), lambda _words: None)
    loop = LiveLoop(recogniser, site.events, lambda _view: None, gate=gate, lasting=True)
    loop.start()
    try:
        rita = Actor("Rita {x}")
        assert not gate.open_now("late", rita, "parcel {y}", time.monotonic())  # nobody watches that camera yet
        loop.add(_camera("late"))
        assert gate.door_at("late") == "Front"
        assert gate.door_at("elsewhere") is None
        _until(lambda: gate.open_now("late", rita, "parcel {y}", time.monotonic()))
        assert said.wait(5)
        with pytest.raises(NotAllowedError):
            gate.open_now("late", Actor("Vera", PERMISSIONS[Role.VIEWER]), "for fun", time.monotonic())
        with pytest.raises(DoorError, match="took too long"):
            gate.open_now("late", rita, "parcel", time.monotonic() - 6)
    finally:
        loop.stop()
    (event,) = [e for e in site.events.query() if e.camera == "Front"]
    assert event.decision is Decision.NOTE
    assert str(event.reasons[0]) == "was opened by hand by Rita {x}: parcel {y}"
    entry = next(e for e in site.trail.entries() if e.details == {"why": "parcel {y}"})
    assert (entry.actor, entry.action, entry.subject) == ("Rita {x}", "open door by hand", "door Front")


def test_a_fail_safe_door_stays_locked_while_only_its_camera_is_away(
    recogniser: Recogniser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    monkeypatch.setattr(SimulatedLock, "switch", lambda _lock, *, unlocked: told.append(unlocked))
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("cam",), fail_safe=True))
    gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
    gate.start({"cam"})
    try:
        _until(lambda: "Front" in gate._keepers)
        keeper = gate._keepers["Front"]
        gate.watch(set())
        _until(lambda: not keeper._thread.is_alive())
        assert told[-1] is False
        gate.watch({"cam"})
        _until(lambda: gate._keepers.get("Front") not in (None, keeper))
    finally:
        gate.close()
    assert told[-1] is True  # the program is gone


def test_what_is_seen_is_a_frame_of_that_camera(recogniser: Recogniser) -> None:
    views: list[View] = []
    loop = LiveLoop(recogniser, None, views.append)
    source = demo.DemoCamera(0.2, realtime=False)
    source.name = "desk"
    loop.add(source)
    loop.start()
    assert loop.wait(20)  # without lasting it ends with its last camera
    assert {view.camera for view in views} == {"desk"}
    assert views[0].frame.image.dtype == np.uint8


def test_what_the_first_person_would_wait_for_is_loaded_before_anybody_comes(
    recogniser: Recogniser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a second and more was lost at the first face, since that of the network which reads expressions.

    What tells whether somebody is live is loaded once a door asks for that, be it long after cameras have begun.
    """
    asked: list[bool] = []
    monkeypatch.setattr(Engine, "get_ready", lambda _engine, *, liveness: asked.append(liveness))
    site.access.keep(Door(rules=DoorRules(name="Door", liveness=Liveness.OFF), cameras=("Door",)))
    gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
    loop = LiveLoop(recogniser, None, lambda _view: None, gate=gate, lasting=True)
    loop.add(_camera("Door"))
    loop.start()
    try:
        _until(lambda: asked)
        assert asked == [False]
        (door,) = site.access.all(Door)
        site.access.keep(door.model_copy(update={"rules": DoorRules(name="Door", liveness=Liveness.PASSIVE)}))
        _until(lambda: asked[1:])
    finally:
        loop.stop()
    assert asked == [False, True]


def test_frames_do_not_wait_for_a_network_that_is_being_loaded(
    recogniser: Recogniser, site: Site, collins: np.ndarray
) -> None:
    demo.prepare(site, recogniser)
    station = Station("Door", recogniser, site.events)
    frames = (Frame(collins, number * 0.07, datetime.now(UTC)) for number in itertools.count())
    with recogniser.engine._loading:  # which whoever asked for expressions would wait for, for ever
        early = [station.process(next(frames)).events for _ in range(8)]
    assert not any(early)  # a face that has never moved, and that no second network has seen yet
    later = [event for _ in range(8) for event, _ in station.process(next(frames)).events]
    assert [event.person for event in later] == [demo.ENROLLED]
