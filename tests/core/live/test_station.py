from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow

from core import demo, images
from core.cameras.folder import FolderSource
from core.cameras.source import Frame
from core.cameras.video import VideoSource
from core.engine import Engine
from core.errors import GalleryError
from core.faces import Faces
from core.gallery.events import Event
from core.gallery.recogniser import Recogniser
from core.live.loop import LiveLoop
from core.live.pace import PaceOptions
from core.live.station import Station
from core.live.work import InStep
from core.people.enrolment import Enroller, sample
from core.settings import CameraSettings
from core.site import Site


def _play(site: Site, recogniser: Recogniser, seconds: float, rate: float) -> list[Event]:
    """Run the demonstration through a station, at so many pictures a second and on the camera's own clock."""
    camera = demo.DemoCamera(seconds, realtime=False, rate=rate)
    station = Station(camera.name, recogniser, site.events)
    events: list[Event] = []
    for frame in camera.frames():
        events += [e for e, _ in station.process(frame).events]
    return events + [e for e, _ in station.finish(frame).events]


def test_the_demonstration_lets_collins_in_and_keeps_hopper_out(site: Site, recogniser: Recogniser) -> None:
    demo.prepare(site, recogniser)
    events = _play(site, recogniser, seconds=24, rate=5)
    assert [(e.decision, e.person) for e in events] == [
        ("allow", demo.ENROLLED),
        ("deny", None),
        ("allow", demo.ENROLLED),  # Hopper was gone for a second only: that is no new visit
    ]
    assert all(e.reasons for e in events)
    assert site.events.count() == 3
    assert all(site.events.photo(e.id) for e in events)


def test_an_empty_gallery_knows_nobody(site: Site, recogniser: Recogniser) -> None:
    events = _play(site, recogniser, seconds=8, rate=5)
    assert [(e.decision, e.outcome) for e in events] == [("deny", "unknown")]


def _grey(image: np.ndarray) -> np.ndarray:
    """As a camera's night mode: without colour, and lit anew."""
    light = 255 * (cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) / 255) ** 0.7
    return np.repeat(light.astype(np.uint8)[..., None], 3, axis=2)


@pytest.mark.parametrize("night_first", [False, True])
def test_a_camera_that_switches_between_day_and_night_makes_one_event_of_one_visit(
    site: Site, recogniser: Recogniser, *, night_first: bool
) -> None:
    demo.prepare(site, recogniser)
    camera = demo.DemoCamera(16, realtime=False, rate=5)
    station = Station(camera.name, recogniser, site.events)
    events: list[Event] = []
    switches = (3.5, 11.5)  # in the middle of the first visit, and of the second
    for frame in camera.frames():
        night = (sum(frame.seconds > one for one in switches) + night_first) % 2 == 1
        image = _grey(frame.image) if night else frame.image
        events += [e for e, _ in station.process(replace(frame, image=image)).events]
    events += [e for e, _ in station.finish(frame).events]
    assert [(e.decision, e.person) for e in events] == [("allow", demo.ENROLLED), ("deny", None)]


class _Standing:
    """One person stands still in front of the camera until told to leave."""

    name, live, still = "Door", True, False

    def __init__(self, portrait: np.ndarray):
        self._portrait = portrait
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        begun = time.monotonic()
        while not self._closed.wait(0.04):
            yield Frame(self._portrait, time.monotonic() - begun, datetime.now(UTC))


def test_somebody_enrolled_while_standing_there_is_recognised_and_when_deleted_no_longer(
    tmp_path: Path, engine: Engine, collins: np.ndarray
) -> None:
    with Site(tmp_path) as watching, Site(tmp_path) as desk:
        names: list[tuple[float, str | None]] = []
        events: list[Event] = []

        def show(view) -> None:
            names.extend((time.monotonic(), s.name) for s in view.sights)
            events.extend(e for e, _ in view.events)

        loop = LiveLoop(Recogniser.of_site(watching, engine), watching.events, show)
        loop.add(_Standing(collins))
        loop.start()
        try:
            _until(lambda: bool(events))
            assert events[0].person is None
            Enroller(desk, Recogniser.of_site(desk, engine)).samples("Eileen", [sample(engine, collins)])
            enrolled = time.monotonic()
            _until(lambda: names[-1][1] == "Eileen")
            assert next(t for t, n in names if n == "Eileen") - enrolled < 3  # a third of a second on an idle machine
            _until(lambda: len(events) == 2)
            assert (events[1].decision, events[1].person) == ("allow", "Eileen")
            desk.people.delete("Eileen")
            deleted = time.monotonic()
            _until(lambda: names[-1][1] is None)
            assert max(t for t, n in names if n) - deleted < 3
        finally:
            loop.stop()


def _until(condition, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.02)


def test_pictures_of_a_folder_are_each_decided_on(
    site: Site, recogniser: Recogniser, tmp_path: Path, collins: np.ndarray, hopper: np.ndarray
) -> None:
    Enroller(site, recogniser).samples("Eileen", [sample(recogniser.engine, collins)])
    paths = []
    for name, picture in (("a", hopper), ("b", collins), ("c", hopper), ("d", np.full((90, 90, 3), 127, np.uint8))):
        paths.append(tmp_path / f"{name}.jpg")
        paths[-1].write_bytes(images.encode_jpeg(picture))
    events: list[Event] = []
    loop = LiveLoop(recogniser, site.events, lambda view: events.extend(e for e, _ in view.events))
    loop.add(FolderSource(paths, "folder"))
    loop.start()
    assert loop.wait(30)
    loop.stop()
    assert [e.person for e in events] == [None, "Eileen", None]


def test_a_frame_that_breaks_the_recogniser_does_not_end_the_watch(
    site: Site, recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def process(self: Station, frame: Frame):
        calls.append(frame)
        raise MemoryError("no room")

    monkeypatch.setattr(Station, "process", process)
    troubles: list[str] = []
    loop = LiveLoop(recogniser, None, lambda view: None, on_error=troubles.append)
    loop.add(demo.DemoCamera(0.2, realtime=False))
    loop.start()
    assert loop.wait(20)
    loop.stop()
    assert len(calls) == 5
    assert loop.troubles == 5
    assert loop.failed == 5
    assert troubles == ["Front door: no room"], "said once, however often it happens"


def test_a_stranger_who_takes_a_known_persons_place_is_noticed(
    site: Site, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray
) -> None:
    demo.prepare(site, recogniser)
    station = Station("Door", recogniser, site.events)
    near = np.asarray(Pillow.fromarray(collins).resize((1060, 1060)))[:720, :1000]
    stranger = np.zeros((720, 1000, 3), np.uint8)
    stranger[60:660, 190:702] = hopper
    empty = np.full((720, 1000, 3), 127, np.uint8)
    shown: list[tuple[float, str | None]] = []
    events: list[Event] = []
    for number in range(70):
        seconds = number / 10
        picture = near if seconds < 2 else empty if seconds < 2.5 else stranger
        view = station.process(Frame(picture, seconds, datetime.now(UTC)))
        shown += [(seconds, s.name) for s in view.sights]
        events += [e for e, _ in view.events]
    assert [(e.decision, e.person) for e in events] == [("allow", demo.ENROLLED), ("deny", None)]
    assert max(t for t, name in shown if name) < 3.0


def test_what_cannot_be_recorded_is_kept_and_tried_again(
    site: Site, recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch, hopper: np.ndarray
) -> None:
    station = Station("Door", recogniser, site.events, still=True)
    record = site.events.record
    monkeypatch.setattr(site.events, "record", _raise(GalleryError("the disk is full")))
    view = station.process(Frame(hopper, 0.0, datetime.now(UTC)))
    assert (view.events, view.trouble) == ((), "the disk is full")
    monkeypatch.setattr(site.events, "record", record)
    view = station.process(Frame(np.full((90, 90, 3), 9, np.uint8), 1.0, datetime.now(UTC)))
    assert len(view.events) == 1
    assert site.events.count() == 1


def test_a_decision_says_how_long_it_took(site: Site, recogniser: Recogniser, collins: np.ndarray) -> None:
    demo.prepare(site, recogniser)
    station = Station("Door", recogniser, site.events)
    waits = []
    for number in range(20):
        waits += station.process(Frame(collins, number / 10, datetime.now(UTC))).waits
    (wait,) = waits
    assert wait.outcome == "recognised"
    assert 0.2 <= wait.since_first <= 0.7  # three looks, at least 0.12 s apart
    assert wait.since_last == 0


def test_a_face_found_once_is_enough_for_somebody_known_and_too_little_for_an_unknown(
    site: Site, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray
) -> None:
    demo.prepare(site, recogniser)
    for picture, expected in ((collins, ["recognised"]), (hopper, [])):
        station = Station("Door", recogniser, site.events)
        station.pace.options = PaceOptions(busy_seconds=60)
        views = [station.process(Frame(picture, number / 10, datetime.now(UTC))) for number in range(30)]
        assert len(views[-1].faces) == 1
        assert [e.outcome for view in views for e, _ in view.events] == expected


@pytest.mark.parametrize(("region", "seen"), [((0.0, 0.0, 1.0, 1.0), 1), ((0.0, 0.7, 1.0, 1.0), 0)])
def test_a_camera_looks_where_it_is_told(
    recogniser: Recogniser, collins: np.ndarray, region: tuple[float, float, float, float], seen: int
) -> None:
    station = Station("Door", recogniser, looks=CameraSettings(region=region))
    assert len(station.process(Frame(collins, 0.0, datetime.now(UTC))).faces) == seen


def test_a_camera_passes_over_what_is_too_small_to_matter(recogniser: Recogniser, collins: np.ndarray) -> None:
    for least, seen in ((40, 1), (400, 0)):
        station = Station("Door", recogniser, looks=CameraSettings(min_face=least))
        assert len(station.process(Frame(collins, 0.0, datetime.now(UTC))).faces) == seen


def _raise(error: Exception):
    def call(*_arguments: object) -> None:
        raise error

    return call


@pytest.mark.shared_data
def test_the_street_has_one_event_per_person(site: Site, recogniser: Recogniser, shared: Path) -> None:
    station = Station("street", recogniser, site.events)
    video = VideoSource(str(shared / "video/street-1080p.mp4"))
    frames = [f for n, f in enumerate(video.frames()) if n % 2 == 0]
    views = [*(station.process(f) for f in frames), station.finish(frames[-1])]
    events = [e for v in views for e, _ in v.events]
    assert 5 <= len(events) <= 11
    assert len({e.track for e in events}) == len(events)
    assert all(e.decision == "deny" and e.person is None for e in events)


def test_a_picture_that_hangs_lets_nobody_in_again(site: Site, recogniser: Recogniser, collins: np.ndarray) -> None:
    demo.prepare(site, recogniser)
    station, now = Station("Door", recogniser, site.events), datetime.now(UTC)

    def play(since: float, count: int, *, dead: bool) -> list[Event]:
        frames = [Frame(collins, since + n / 8, now, dead=dead) for n in range(count)]
        return [event for frame in frames for event, _ in station.process(frame).events]

    assert [event.person for event in play(0, 16, dead=False)] == [demo.ENROLLED]
    assert play(60, 16, dead=True) == []
    assert play(90, 16, dead=True) == [], "and neither after the stream was away for a while"
    assert station.process(Frame(collins, 100.0, now, dead=True)).sights == ()
    assert [event.person for event in play(120, 16, dead=False)] == [demo.ENROLLED], "she is there, in a new picture"


def test_whoever_was_being_looked_at_when_the_picture_hung_is_not_decided_on(
    site: Site, recogniser: Recogniser, collins: np.ndarray
) -> None:
    demo.prepare(site, recogniser)
    station, now = Station("Door", recogniser, site.events), datetime.now(UTC)
    for number in range(2):
        assert station.process(Frame(collins, number / 8, now)).events == ()
    last = Frame(collins, 1.0, now, dead=True)
    assert station.process(last).events == ()
    assert station.finish(last).events == ()


class _ByHand:
    """Makes templates when it is told to, and searches at once."""

    def __init__(self, engine: Engine):
        self._engine = engine
        self._asked: list[tuple[Future, np.ndarray, Faces]] = []

    def run(self, work):
        return InStep(self._engine.extractor.extract_many).run(work)

    def templates(self, image: np.ndarray, faces: Faces) -> Future:
        self._asked.append((Future(), image, faces))
        return self._asked[-1][0]

    def make(self) -> int:
        made, self._asked = self._asked, []
        for future, image, faces in made:
            future.set_result(self._engine.extractor.extract(image, faces))
        return len(made)


def test_a_look_is_told_before_the_next_frame_comes(site: Site, recogniser: Recogniser, collins: np.ndarray) -> None:
    demo.prepare(site, recogniser)
    worker, now = _ByHand(recogniser.engine), datetime.now(UTC)
    station = Station("Door", recogniser, site.events, live=True, beside=worker)
    frames = [Frame(collins, number * 0.07, now) for number in range(20)]
    for frame in frames:
        assert station.process(frame).events == ()
        assert not station.answered
        assert station.settle() is None
        if not station.waiting:
            continue
        worker.make()
        assert station.answered
        view = station.settle()
        assert view is not None
        assert view.frame is frame
        assert not station.waiting
        assert station.settle() is None
        if view.events:
            break
    assert [event.person for event, _ in view.events] == [demo.ENROLLED]
    assert [sight.name for sight in view.sights] == [demo.ENROLLED]
    assert view.waits[0].since_last == 0
    # two looks that are certain each: at two pictures one after the other
    assert view.waits[0].since_first == pytest.approx(0.07)
    # and no second event with the next frame
    assert station.process(replace(frame, seconds=frame.seconds + 0.07)).events == ()


def test_no_look_is_told_of_a_picture_that_shows_nobody_there(
    site: Site, recogniser: Recogniser, collins: np.ndarray
) -> None:
    demo.prepare(site, recogniser)
    worker, now = _ByHand(recogniser.engine), datetime.now(UTC)
    station = Station("Door", recogniser, site.events, live=True, beside=worker)
    number = 0
    while not station.waiting:
        station.process(Frame(collins, number * 0.07, now))
        number += 1
    station.process(Frame(collins, number * 0.07, now, dead=True))
    worker.make()
    assert not station.answered
    assert station.settle() is None


def test_a_camera_of_one_picture_a_second_recognises(site: Site, recogniser: Recogniser, collins: np.ndarray) -> None:
    """As an address of a still picture gives them, searched beside the frames as live cameras are."""

    class Slow(_Standing):
        pause = 1.0

        def frames(self) -> Iterator[Frame]:
            begun = time.monotonic()
            while not self._closed.wait(1.02):
                yield Frame(self._portrait, time.monotonic() - begun, datetime.now(UTC))

    demo.prepare(site, recogniser)
    events: list[Event] = []
    loop = LiveLoop(recogniser, site.events, lambda view: events.extend(event for event, _ in view.events))
    loop.add(Slow(collins))
    loop.start()
    try:
        _until(lambda: bool(events), 40)
    finally:
        loop.stop()
    assert [event.person for event in events] == [demo.ENROLLED]
