"""A camera that is away is an event, and so is that it is back."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import numpy as np
import pytest

from core.cameras.camera import CameraState
from core.cameras.source import Frame
from core.errors import GalleryError, SourceError
from core.gallery.events import Decision, Event, Outcome
from core.gallery.recogniser import Recogniser
from core.live.camera_events import CameraEvents, _back_words
from core.live.loop import LiveLoop
from core.site import Site
from tests.servers import wait_for

LIVE, LOST, STALLED = CameraState.LIVE, CameraState.LOST, CameraState.STALLED


def _nothing(_words: str) -> None:
    pass


def test_a_camera_that_stays_away_is_one_alarm_and_one_note(site: Site) -> None:
    told: list[Event] = []
    follow = CameraEvents("Front", site.events, told.append, _nothing, away=0.1, back=0.1)
    follow.take(LIVE, "")
    follow.take(STALLED, "Front sends no pictures any more")
    follow.take(LOST, "there is no way to Front")
    wait_for(lambda: len(told) == 1)
    for error in ("Front is there", "there is no way to Front"):
        follow.take(LOST, error)
    follow.take(LIVE, "")
    wait_for(lambda: len(told) == 2)
    note, alarm = site.events.query()
    assert (alarm.decision, alarm.outcome, alarm.camera) == (Decision.ALARM, Outcome.MACHINE, "Front")
    assert str(alarm.reasons[0]) == "is lost: there is no way to Front"
    assert (note.decision, str(note.reasons[0])) == (Decision.NOTE, "is back after 0 seconds")
    assert [event.id for event in told] == [alarm.id, note.id]


def test_a_camera_that_stumbles_is_no_event(site: Site) -> None:
    follow = CameraEvents("Front", site.events, None, _nothing, away=0.2, back=0.1)
    for _ in range(10):
        follow.take(STALLED, "stalled")
        follow.take(LOST, "lost")
        time.sleep(0.03)
        follow.take(LIVE, "")
    time.sleep(0.3)
    assert site.events.query() == []


def test_a_camera_that_comes_and_goes_is_away(site: Site) -> None:
    follow = CameraEvents("Front", site.events, None, _nothing, away=0.1, back=0.3)
    follow.take(LOST, "lost")
    wait_for(lambda: site.events.count() == 1)
    for _ in range(4):
        follow.take(LIVE, "")
        time.sleep(0.02)
        follow.take(LOST, "lost")
        time.sleep(0.12)
    assert site.events.count() == 1
    follow.take(LIVE, "")
    wait_for(lambda: site.events.count() == 2)


@pytest.mark.parametrize("end", [CameraState.OFF, CameraState.ENDED])
def test_a_camera_that_is_stopped_while_it_is_away_is_no_alarm(site: Site, end: CameraState) -> None:
    follow = CameraEvents("Front", site.events, None, _nothing, away=0.1, back=0.1)
    follow.take(LOST, "lost")
    follow.take(end, "")
    time.sleep(0.2)
    assert site.events.query() == []


def test_a_camera_that_was_live_and_is_given_up_is_an_alarm_at_once(site: Site) -> None:
    follow = CameraEvents("Front", site.events, None, _nothing)
    follow.given_up("there is no such camera")
    assert site.events.query() == [], "it never was live: who named it is told"
    follow.take(LIVE, "")
    follow.take(LOST, "there is no way to Front")
    follow.given_up("the password is wrong")
    (alarm,) = site.events.query()
    assert (alarm.decision, str(alarm.reasons[0])) == (Decision.ALARM, "is lost: the password is wrong")


def test_a_camera_that_is_given_up_after_its_alarm_is_no_second_one(site: Site) -> None:
    follow = CameraEvents("Front", site.events, None, _nothing, away=0.02)
    follow.take(LIVE, "")
    follow.take(LOST, "there is no way to Front")
    wait_for(lambda: site.events.count() == 1)
    follow.given_up("the password is wrong")
    assert site.events.count() == 1


def test_whoever_stops_a_camera_waits_for_the_event_that_is_being_recorded(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, record = threading.Event(), site.events.record

    def slowly(event: Event) -> Event:
        begun.set()
        time.sleep(0.3)
        return record(event)

    monkeypatch.setattr(site.events, "record", slowly)
    follow = CameraEvents("Front", site.events, None, _nothing, away=0.02)
    follow.take(LOST, "lost")
    assert begun.wait(5)
    follow.take(CameraState.OFF, "")
    assert site.events.count() == 1


@pytest.mark.parametrize("broken", [GalleryError, OSError])
def test_what_cannot_be_recorded_is_told_all_the_same(
    site: Site, monkeypatch: pytest.MonkeyPatch, broken: type[Exception]
) -> None:
    def full(_event: Event) -> Event:
        raise broken("the disk is full")

    monkeypatch.setattr(site.events, "record", full)
    said: list[str] = []
    told: list[Event] = []
    follow = CameraEvents("Front", site.events, told.append, said.append, away=0.05)
    follow.take(LOST, "lost")
    wait_for(lambda: bool(told))
    assert said == ["the disk is full"]


def test_how_long_it_was_away_is_said_as_people_say_it() -> None:
    assert [_back_words(seconds) for seconds in (12.4, 89, 200, 90 * 60)] == [
        "is back after 12 seconds",
        "is back after 89 seconds",
        "is back after 3 minutes",
        "is back after 2 hours",
    ]


class _Loose:
    """A camera that is away for a while."""

    name, live, still = "Yard", True, False

    def __init__(self) -> None:
        self.away = False
        self._closed = False

    def close(self) -> None:
        self._closed = True

    def frames(self) -> Iterator[Frame]:
        self._closed = False
        began = time.monotonic()
        while not self._closed:
            if self.away:
                raise SourceError("the cable is loose")
            time.sleep(0.02)
            yield Frame(np.full((120, 160, 3), 90, np.uint8), time.monotonic() - began, datetime.now(UTC))


def test_the_loop_records_that_a_camera_was_away_and_goes_on(
    recogniser: Recogniser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AWAY_SECONDS", "BACK_SECONDS"):
        monkeypatch.setattr(f"core.live.camera_events.{name}", 0.2)
    seconds: list[float] = []
    told: list[Event] = []
    loop = LiveLoop(recogniser, site.events, lambda view: seconds.append(view.frame.seconds), lasting=True)
    camera = _Loose()
    loop.start()
    try:
        loop.add(camera, on_event=told.append)
        wait_for(lambda: len(seconds) > 3, 20)
        camera.away = True
        wait_for(lambda: len(told) == 1, 20)
        (health,) = loop.health().cameras
        assert (health.state, health.error) == (LOST, "the cable is loose")
        count = len(seconds)
        camera.away = False
        wait_for(lambda: len(told) == 2 and len(seconds) > count, 20)
    finally:
        loop.stop()
    assert [str(event.decision) for event in site.events.query()] == ["note", "alarm"]
    assert seconds == sorted(seconds)
    assert loop.error == "", "it was not given up"


@pytest.mark.parametrize("state", [CameraState.FROZEN, CameraState.BLANK])
def test_a_camera_that_hangs_or_is_covered_is_an_alarm_and_a_note_when_it_sees_again(
    site: Site, state: CameraState
) -> None:
    follow = CameraEvents("Front", site.events, None, _nothing, away=0.1, back=0.1)
    follow.take(LIVE, "")
    follow.take(state, "Front shows the same picture all the time")
    wait_for(lambda: site.events.count() == 1)
    follow.take(LIVE, "")
    wait_for(lambda: site.events.count() == 2)
    note, alarm = site.events.query()
    assert (alarm.decision, str(alarm.reasons[0])) == (
        Decision.ALARM,
        "cannot see: Front shows the same picture all the time",
    )
    assert (note.decision, str(note.reasons[0])) == (Decision.NOTE, "is back after 0 seconds")
