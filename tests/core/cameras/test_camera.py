"""A camera that is watched over: lost, stalled, hung, and opened again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from core.cameras.camera import Camera, CameraState, Retry
from core.cameras.opening import open_source
from core.cameras.pauses import Patience, Pauses
from core.cameras.source import CameraLoginError, FinalError, Frame
from core.cameras.turning import Turn
from core.errors import SourceError
from tests.servers import wait_for

QUICK = Patience(first=0.6, next=0.3, leave=1.0, shortest=0.02, longest=0.1, settled=0.2)
LIVE, LOST, STALLED = CameraState.LIVE, CameraState.LOST, CameraState.STALLED


class Stick:
    """A webcam that can be unplugged, break and hang."""

    name, live, still = "stick", True, False

    def __init__(self, *plays: Callable[[Stick], Iterator[Frame]]):
        self._plays = list(plays)
        self._closed = False
        self.opened = 0
        self.free = threading.Event()  # ends all hanging

    def close(self) -> None:
        self._closed = True

    def frames(self) -> Iterator[Frame]:
        self._closed = False
        self.opened += 1
        play = self._plays.pop(0) if len(self._plays) > 1 else self._plays[0]
        return play(self)

    def some(self, count: int) -> Iterator[Frame]:
        began = time.monotonic()
        for _ in range(count):
            if self._closed:
                return
            time.sleep(0.01)
            yield Frame(np.zeros((2, 2, 3), np.uint8), time.monotonic() - began, datetime.now(UTC))


def _plays(self: Stick) -> Iterator[Frame]:
    return self.some(1_000_000)


def _unplugged(self: Stick) -> Iterator[Frame]:
    yield from self.some(3)
    raise SourceError("stick stopped: check its cable")


def _absent(_self: Stick) -> Iterator[Frame]:
    raise SourceError("there is no stick: plug one in")
    yield


def _hangs(self: Stick) -> Iterator[Frame]:
    yield from self.some(3)
    self.free.wait(60)
    yield Frame(np.full((2, 2, 3), 99, np.uint8), 1e6, datetime.now(UTC))


def _hangs_at_once(self: Stick) -> Iterator[Frame]:
    self.free.wait(60)
    yield from ()


@pytest.fixture
def stick() -> Iterator[Callable[..., Stick]]:
    made: list[Stick] = []

    def make(*plays: Callable[[Stick], Iterator[Frame]]) -> Stick:
        made.append(Stick(*plays))
        return made[-1]

    yield make
    for one in made:
        one.free.set()


def test_a_file_is_live_and_ends(watch, portrait) -> None:
    camera, seen = watch(open_source(str(portrait)), retry=Retry.ALWAYS)
    assert camera.mailbox.take(5) is not None
    wait_for(lambda: camera.mailbox.closed)
    camera.stop()
    assert seen.names() == [LIVE, CameraState.ENDED]
    assert camera.state is CameraState.ENDED


def test_a_camera_that_is_unplugged_comes_back_and_its_seconds_go_on(watch, stick) -> None:
    source = stick(_unplugged, _absent, _absent, _plays)
    camera, seen = watch(source, retry=Retry.ALWAYS, patience=QUICK)
    frames = []
    while len(frames) < 20:
        frame = camera.mailbox.take(5)
        assert frame is not None
        frames.append(frame)
    health = camera.health()
    assert health.state is LIVE
    assert (health.reconnects, health.reconnects_hour) == (1, 1)
    assert health.error == "there is no stick: plug one in", "the last one is kept"
    assert seen.states == [
        (LIVE, ""),
        (LOST, "stick stopped: check its cable"),
        (LOST, "there is no stick: plug one in"),
        (LIVE, ""),
    ], "the same reason is told once"
    seconds = [frame.seconds for frame in frames]
    assert seconds == sorted(set(seconds))
    assert not camera.retrying
    camera.stop()
    assert camera.state is CameraState.OFF
    assert seen.states[-1] == (CameraState.OFF, "")


def test_a_camera_is_not_opened_again_where_nobody_wants_it(watch, stick) -> None:
    source = stick(_unplugged, _plays)
    camera, seen = watch(source, patience=QUICK)
    wait_for(lambda: camera._frames == 3 and camera.state is LOST)
    wait_for(lambda: not camera._thread.is_alive())
    assert source.opened == 1
    assert seen.names() == [LIVE, LOST]
    assert camera.error == "stick stopped: check its cable"
    camera.stop()
    assert camera.state is LOST, "it says why even when it is stopped"


@pytest.mark.parametrize(("plays", "opened"), [((_absent,), 1), ((_unplugged, _plays), 2)])
def test_what_never_worked_is_given_up_where_that_is_wanted(watch, stick, plays, opened: int) -> None:
    source = stick(*plays)
    camera, _ = watch(source, retry=Retry.ONCE_LIVE, patience=QUICK)
    wait_for(lambda: source.opened == opened and camera.state is (LOST if opened == 1 else LIVE))
    time.sleep(0.2)
    assert source.opened == opened


@pytest.mark.parametrize(
    ("error", "most"), [(SourceError("no"), 1000), (CameraLoginError("no"), 1), (FinalError("no"), 1)]
)
def test_how_soon_it_is_tried_again_depends_on_what_went_wrong(watch, stick, error: SourceError, most: int) -> None:
    def fails(_self: Stick) -> Iterator[Frame]:
        raise error
        yield

    source = stick(fails)
    camera, _ = watch(source, retry=Retry.ALWAYS, patience=Patience(shortest=0.001, longest=30.0))
    wait_for(lambda: camera.state is LOST)
    if most > 1:
        wait_for(lambda: source.opened > 3)
    else:
        time.sleep(0.2)
    assert source.opened <= most
    assert camera.retrying is not isinstance(error, FinalError)


def test_a_camera_that_stalls_is_left_and_opened_again(watch, stick) -> None:
    source = stick(_hangs, _plays)
    camera, seen = watch(source, retry=Retry.ALWAYS, patience=QUICK)
    wait_for(lambda: camera.state is STALLED)
    assert camera.health().rate == 0
    wait_for(lambda: camera.state is LIVE)
    assert seen.names() == [LIVE, STALLED, LIVE]
    assert "sends no pictures any more" in seen.states[1][1]
    assert camera.left_behind == 1
    source.free.set()  # the driver comes back, with a picture of long ago
    frames = []
    while camera.left_behind or len(frames) < 20:
        frame = camera.mailbox.take(5)
        assert frame is not None
        frames.append(frame)
    assert max(frame.image.max() for frame in frames) == 0
    assert max(frame.seconds for frame in frames) < 1e5


def test_a_camera_that_stalled_and_cannot_be_reached_since_is_lost(watch, stick) -> None:
    source = stick(_hangs, _absent)
    camera, seen = watch(source, retry=Retry.ALWAYS, patience=QUICK)
    wait_for(lambda: camera.state is LOST)
    assert seen.names() == [LIVE, STALLED, LOST]
    assert camera.error == "there is no stick: plug one in"


def test_a_machine_without_a_thread_left_is_no_end(watch, stick, monkeypatch: pytest.MonkeyPatch) -> None:
    start, refused = threading.Thread.start, []

    def scarce(thread: threading.Thread) -> None:
        if thread.name == "camera stick reader" and not refused:
            refused.append(thread)
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", scarce)
    camera, seen = watch(stick(_plays), retry=Retry.ALWAYS, patience=QUICK)
    wait_for(lambda: camera.state is LIVE)
    assert seen.states[0] == (LOST, "stick broke down: can't start new thread")


def test_a_driver_that_always_hangs_does_not_take_ever_more_threads(watch, stick) -> None:
    source = stick(_hangs_at_once)
    patience = Patience(first=0.02, next=0.02, leave=0.1, shortest=0.01, longest=0.02, hanging=3)
    camera, seen = watch(source, retry=Retry.ALWAYS, patience=patience)
    wait_for(lambda: seen.states and "3 attempts to read it have not come back" in seen.states[-1][1], 30)
    before = source.opened
    time.sleep(0.3)
    assert source.opened == before == 3
    assert camera.left_behind == 3
    source.free.set()
    wait_for(lambda: source.opened > before, 30)


def test_without_a_first_picture_it_is_lost(watch, stick) -> None:
    camera, seen = watch(stick(_hangs_at_once), patience=QUICK)
    wait_for(lambda: camera.state is LOST)
    assert seen.names() == [LOST]
    assert "sends no picture" in camera.error


def test_a_driver_that_breaks_down_is_no_end(watch, stick) -> None:
    def breaks(_self: Stick) -> Iterator[Frame]:
        raise RuntimeError("VIDIOC_DQBUF")
        yield

    camera, seen = watch(stick(breaks, _plays), retry=Retry.ALWAYS, patience=QUICK)
    wait_for(lambda: camera.state is LIVE)
    assert seen.states[0] == (LOST, "stick broke down: VIDIOC_DQBUF")


def test_whoever_listens_badly_does_not_stop_it(stick) -> None:
    def bad(_state: CameraState, _error: str) -> None:
        raise RuntimeError("the window is gone")

    camera = Camera(stick(_unplugged, _plays), bad, retry=Retry.ALWAYS, patience=QUICK)
    camera.start()
    wait_for(lambda: camera.health().reconnects == 1 and camera.state is LIVE)
    camera.stop()


def test_a_clock_that_is_set_disturbs_nothing(watch, stick, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [datetime(2026, 6, 1, tzinfo=UTC)]

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            moment[0] += timedelta(hours=len(seen) % 5 - 2)
            return moment[0]

    seen: list[float] = []
    monkeypatch.setattr("tests.core.cameras.test_camera.datetime", Clock)
    monkeypatch.setattr("core.cameras.camera.datetime", Clock)
    camera, watcher = watch(stick(_unplugged, _plays), retry=Retry.ALWAYS, patience=QUICK)
    while len(seen) < 60:
        frame = camera.mailbox.take(5)
        assert frame is not None
        seen.append(frame.seconds)
    assert seen == sorted(set(seen))
    assert seen[-1] < 60
    assert watcher.names() == [LIVE, LOST, LIVE]


def test_its_health_is_counted(watch, stick) -> None:
    camera, _ = watch(stick(_plays), patience=QUICK)
    assert camera.health().state is CameraState.CONNECTING
    wait_for(lambda: camera.health().rate > 0)
    health = camera.health()
    assert 10 < health.rate < 101
    assert health.frames > 10
    assert health.last_frame is not None
    assert health.since <= health.last_frame + timedelta(seconds=1)
    assert (health.error, health.reconnects, health.reconnects_hour) == ("", 0, 0)


def test_stopping_wakes_a_camera_that_waits_for_a_reader(tmp_path, portrait) -> None:
    for number in range(5):
        (tmp_path / f"{number}.jpg").write_bytes(portrait.read_bytes())
    camera = Camera(open_source(str(tmp_path)))
    camera.start()
    wait_for(lambda: camera.health().frames == 2)
    camera.stop()
    assert not camera._thread.is_alive()
    assert camera.state is CameraState.OFF


def test_a_camera_stopped_while_it_waits_to_be_opened_again_is_off(watch, stick) -> None:
    camera, _ = watch(stick(_absent), retry=Retry.ALWAYS, patience=Patience(shortest=60.0))
    wait_for(lambda: camera.state is LOST)
    camera.stop()
    assert camera.state is CameraState.OFF
    assert camera.mailbox.closed


def test_pauses_double_by_chance_up_to_the_longest_and_begin_anew() -> None:
    pauses = Pauses(Patience(shortest=0.5, longest=60.0))
    for length in (0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60):
        assert length / 2 <= pauses.next() <= length
    pauses.reset()
    assert pauses.next() <= 0.5
    assert 60 <= pauses.longest() <= 72
    assert len({Pauses(Patience()).next() for _ in range(20)}) > 10


# cameras that send pictures in which nothing can be seen


def _shows(picture: np.ndarray) -> Callable[[Stick], Iterator[Frame]]:
    def plays(self: Stick) -> Iterator[Frame]:
        for frame in self.some(1_000_000):
            yield replace(frame, image=picture)

    return plays


def _changes(self: Stick) -> Iterator[Frame]:
    generator = np.random.default_rng(0)
    for frame in self.some(1_000_000):
        yield replace(frame, image=generator.integers(0, 2, (48, 64, 3), np.uint8) * 60 + HALL // 2)


HALL = np.kron(np.random.default_rng(1).integers(0, 250, (6, 8, 3), np.uint8), np.ones((8, 8, 1), np.uint8))
IMPATIENT = replace(QUICK, same=1.0)


def test_a_camera_that_repeats_its_last_picture_is_frozen_and_comes_back(watch, stick) -> None:
    def hangs_and_recovers(self: Stick) -> Iterator[Frame]:
        for frame in _shows(HALL)(self):
            if self.free.is_set():
                break
            yield frame
        yield from _changes(self)

    source = stick(hangs_and_recovers)
    camera, seen = watch(source, patience=IMPATIENT)
    wait_for(lambda: camera.state is CameraState.FROZEN)
    assert seen.names() == [LIVE, CameraState.FROZEN]
    assert "stick shows the same picture all the time" in seen.states[-1][1]
    wait_for(lambda: camera.mailbox.take(5).dead)
    assert camera.health().rate > 0, "its pictures come"
    source.free.set()
    wait_for(lambda: camera.state is LIVE)
    wait_for(lambda: not camera.mailbox.take(5).dead)


def test_a_camera_that_shows_nothing_is_blank(watch, stick) -> None:
    camera, seen = watch(stick(_shows(np.zeros((48, 64, 3), np.uint8))), patience=IMPATIENT)
    wait_for(lambda: camera.state is CameraState.BLANK)
    assert "stick shows nothing" in seen.states[-1][1]


def test_a_camera_that_hangs_is_known_to_hang_after_it_was_opened_anew(watch, stick) -> None:
    def breaks_off(self: Stick) -> Iterator[Frame]:
        for number, frame in enumerate(_shows(HALL)(self)):
            if number == 200:
                raise SourceError("stick stopped: check its cable")
            yield frame

    camera, seen = watch(stick(breaks_off), retry=Retry.ALWAYS, patience=IMPATIENT)
    wait_for(lambda: seen.names().count(CameraState.FROZEN) >= 2)
    assert seen.names()[:4] == [LIVE, CameraState.FROZEN, LOST, CameraState.FROZEN]
    assert camera.health().reconnects >= 1


def test_recordings_may_stand_still(watch, stick) -> None:
    source = stick(_shows(HALL))
    source.recorded = True
    camera, seen = watch(source, patience=IMPATIENT)
    wait_for(lambda: camera.health().frames > 150)
    assert seen.names() == [LIVE]


def test_a_source_with_long_pauses_has_not_stalled(watch, stick) -> None:
    def slow(self: Stick) -> Iterator[Frame]:
        for frame in self.some(3):
            yield frame
            self.free.wait(0.5)

    source = stick(slow)
    source.pause = 0.5
    _, seen = watch(source, patience=QUICK)
    wait_for(lambda: CameraState.ENDED in seen.names())
    assert seen.names() == [LIVE, CameraState.ENDED]


def test_a_camera_that_hangs_sideways_is_turned(watch, stick) -> None:
    picture = np.zeros((48, 64, 3), np.uint8)
    picture[:24, :32] = 200
    camera, _ = watch(stick(_shows(picture)), turn=Turn(90))
    turned = camera.mailbox.take(5).image
    assert turned.shape == (64, 48, 3)
    assert turned[0, -1, 0] == 200, "what was at the top on the left is at the top on the right"
    assert turned.flags.c_contiguous
