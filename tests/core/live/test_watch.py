from __future__ import annotations

import threading

import pytest

from core import demo
from core.access.door import Door
from core.cameras.camera import CameraState, Retry
from core.demo import ENROLLED, DemoCamera
from core.doors.openings import OpeningState
from core.faces import Image
from core.gallery.events import Decision, Event
from core.gallery.recogniser import Recogniser
from core.live.status_file import read_all
from core.live.view import View
from core.live.watch import Listener, Watch
from core.site import Site
from tests.servers import wait_for


class _Heard(Listener):
    def __init__(self) -> None:
        self.views = 0
        self.events: list[tuple[Event, Image | None]] = []
        self.states: list[CameraState] = []
        self.troubles: list[str] = []
        self.first, self.known = threading.Event(), threading.Event()

    def viewed(self, view: View) -> None:
        self.views += 1
        self.first.set()

    def decided(self, event: Event, photo: Image | None) -> None:
        self.events.append((event, photo))
        if event.person == ENROLLED:
            self.known.set()

    def state(self, camera: str, state: CameraState, error: str) -> None:
        self.states.append(state)

    def troubled(self, words: str) -> None:
        self.troubles.append(words)


def test_a_site_is_watched_until_it_is_closed(site: Site, recogniser: Recogniser) -> None:
    demo.build_door(site, demo.prepare(site, recogniser))
    heard = _Heard()
    with Watch(site, recogniser, heard, "a test") as watch:
        watch.add(DemoCamera(600), retry=Retry.NEVER)
        watch.start()
        assert heard.known.wait(120)
    decided = [event for event, _photo in heard.events if event.person == ENROLLED]
    assert decided
    assert decided[0].decision is Decision.ALLOW
    assert heard.views
    assert CameraState.LIVE in heard.states
    assert heard.troubles == []
    assert site.events.count() == len(heard.events)


def test_others_are_told_while_it_lasts_and_no_longer(site: Site, recogniser: Recogniser) -> None:
    demo.build_door(site, demo.prepare(site, recogniser))
    heard = _Heard()
    watch = Watch(site, recogniser, heard, "a test", lasting=True, upkeep=True)
    watch.add(DemoCamera(600))
    watch.start()
    try:
        assert heard.first.wait(60)
        while not (told := read_all(site.folder)):
            pass
        assert [one.program for one in told] == ["a test"]
        assert not watch.wait(0)
    finally:
        watch.close()
    assert read_all(site.folder) == []
    assert "upkeep" not in {thread.name for thread in threading.enumerate()}


def test_a_listener_need_not_listen(site: Site, recogniser: Recogniser) -> None:
    with Watch(site, recogniser, Listener(), "a test") as watch:
        watch.add(DemoCamera(2, realtime=False), retry=Retry.NEVER)
        watch.start()
        assert watch.wait(120)
        assert watch.loop.frames
    assert not watch.loop.failed


def test_a_door_is_opened_when_another_program_asks_for_it(
    site: Site, recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.live.requested._OLDEST", 60.0)  # however busy the machine is
    monkeypatch.setattr("core.live.acting._TOO_LATE", 60.0)
    demo.build_door(site, demo.prepare(site, recogniser))
    (door,) = site.access.all(Door)
    with Watch(site, recogniser, Listener(), "a test") as watch:
        watch.add(DemoCamera(600), retry=Retry.NEVER)
        watch.start()
        wait_for(lambda: door.name in watch.gate.states())
        opened = site.openings.wait(site.openings.ask(door.name, "a parcel").id, 60)
    assert opened.state is OpeningState.OPENED
    late = site.openings.wait(site.openings.ask(door.name, "a parcel").id, 0)
    assert late.state is OpeningState.EXPIRED, "nobody looks any more"
