from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import numpy as np
import pytest

from core import demo
from core.cameras.camera import Camera, CameraState
from core.cameras.source import Frame
from core.errors import GalleryError
from core.faces import Faces
from core.gallery.events import Decision, Event, Outcome
from core.gallery.recogniser import Recogniser
from core.live import announcing, recognising, supervision, turns, work
from core.live import backlog as backlog_module
from core.live import loop as loop_module
from core.live.acting import Judgement
from core.live.backlog import Backlog
from core.live.concluding import Concluder
from core.live.gate import Gate
from core.live.loop import LiveLoop
from core.live.station import Station
from core.live.supervision import Complaints, Failures, GivenUpError, Licence, Retries, SupervisionOptions, Turn
from core.live.view import View
from core.live.work import Beside
from core.site import Site
from tests.servers import wait_for

QUICK = SupervisionOptions(
    stuck=0.3, file=0.3, first=0.3, beside=0.3, failures=5, failing=60, retry=0.05, ending=0.5, acting=0.3, tick=0.02
)

PATIENT = replace(QUICK, stuck=3.0, file=3.0, first=3.0, beside=6.0)
"""Where networks are at work: on a busy machine a picture of somebody takes longer than :data:`QUICK` waits."""


class _Standing:
    """A live camera with the same picture for ever, until it is closed."""

    name, live, still = "Door", True, False

    def __init__(self, picture: np.ndarray | None = None):
        self._picture = picture if picture is not None else np.full((90, 120, 3), 127, np.uint8)
        self._closed = threading.Event()

    def close(self) -> None:
        self._closed.set()

    def frames(self) -> Iterator[Frame]:
        begun = time.monotonic()
        while not self._closed.wait(0.02):
            yield Frame(self._picture, time.monotonic() - begun, datetime.now(UTC))


class _Run:
    """A loop with one camera, and what came of it."""

    def __init__(
        self,
        recogniser: Recogniser,
        site: Site | None = None,
        gate: Gate | None = None,
        options: SupervisionOptions = QUICK,
    ):
        self.views: list[View] = []
        self.troubles: list[str] = []
        self.loop = LiveLoop(
            recogniser,
            site.events if site is not None else None,
            self.views.append,
            on_error=self.troubles.append,
            gate=gate,
            lasting=True,
            options=options,
        )

    def begin(self, picture: np.ndarray | None = None) -> _Run:
        self.loop.add(_Standing(picture))
        self.loop.start()
        return self


@pytest.fixture
def run(recogniser: Recogniser, site: Site) -> Iterator[_Run]:
    made = _Run(recogniser, site)
    yield made
    made.loop.stop()


class _Process:
    """Stands in for a station's work: does as it is told at the numbered calls, and else what a station does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self.calls = 0
        self.stations: list[Station] = []
        self.go_on = threading.Event()
        self.left = 0
        self.at: dict[int, Callable[[], None]] = {}
        real = Station.process

        def process(station: Station, frame: Frame) -> View:
            self.calls += 1
            if not self.stations or self.stations[-1] is not station:
                self.stations.append(station)
            self.at.get(self.calls, lambda: None)()
            return real(station, frame)

        monkeypatch.setattr(Station, "process", process)

    def hang(self) -> None:
        assert self.go_on.wait(30)
        self.left += 1


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Process]:
    made = _Process(monkeypatch)
    yield made
    made.go_on.set()


def _alarms(site: Site) -> list[str]:
    events = [e for e in site.events.query() if e.outcome is Outcome.MACHINE and e.camera == "recogniser"]
    assert all(e.decision is Decision.ALARM for e in events)
    return [str(e.reasons[0]) for e in reversed(events)]


def test_a_recogniser_that_is_stuck_is_given_up_and_another_goes_on(run: _Run, process: _Process, site: Site) -> None:
    process.at[3] = process.hang
    run.begin()
    wait_for(lambda: process.calls > 6)
    wait_for(lambda: _alarms(site))
    assert _alarms(site) == ["was restarted: a picture of Door has taken 0 s"]
    assert run.troubles == ["the recogniser was restarted: a picture of Door has taken 0 s"]
    assert len(process.stations) == 2, "what may have been broken in the station is not taken along"
    health = run.loop.health()
    assert (health.restarts, health.restarts_hour, health.troubles) == (1, 1, 1)
    assert run.loop.failed == 0, "a restart is no picture that could not be handled"
    assert health.last_trouble == run.troubles[0]
    assert health.oldest_frame_seconds < 5
    assert [camera.name for camera in health.cameras] == ["Door"]
    assert len(run.loop._turns.left) == 1
    process.go_on.set()  # at last it is done with its picture: nobody wants to know
    wait_for(lambda: not run.loop._turns.left)
    shown = {id(view) for view in run.views}
    assert len(shown) == len(run.views)
    assert sum(t.name == "recogniser" for t in threading.enumerate()) == 1


def test_a_picture_may_wait_for_a_network_that_is_being_loaded(
    recogniser: Recogniser, site: Site, process: _Process
) -> None:
    """On a new and busy machine that takes longer than any picture may; it was told as a recogniser that is stuck."""
    own = _Run(recogniser, site, options=replace(QUICK, first=60.0))
    loads, late = recogniser.engine._loading_liveness, threading.Event()
    process.at[3] = lambda: (loads.acquire(), late.wait(3 * QUICK.stuck), loads.release())
    own.begin()
    try:
        wait_for(lambda: process.calls > 6)
        assert own.loop.health().restarts == 0
    finally:
        own.loop.stop()


def test_what_was_given_up_shows_records_and_opens_nothing(
    run: _Run, process: _Process, site: Site, collins: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is stuck just before it would decide; the decision that is made all the same is its successor's own."""
    demo.prepare(site, run.loop._recogniser)
    acted: list[str] = []
    judged: list[str] = []
    gate = Gate(site.access, site.events, lambda _event: None, run.troubles.append)
    act, judge = gate.act, gate.judge

    def noting(judgement: Judgement, jpeg: bytes | None = None) -> None:
        acted.append(threading.current_thread().name)
        act(judgement, jpeg)

    monkeypatch.setattr(gate, "act", noting)
    monkeypatch.setattr(gate, "judge", lambda *a: judged.append(threading.current_thread().ident) or judge(*a))
    own = _Run(run.loop._recogniser, site, gate, PATIENT)
    stuck: list[int] = []
    decide = Concluder.decide

    def hang_once(concluder: Concluder):
        ready = any(len(e.ballot) >= 2 for e in concluder.present.gathered.values())
        if ready and not stuck:
            stuck.append(threading.get_ident())
            process.hang()
        return decide(concluder)

    monkeypatch.setattr(Concluder, "decide", hang_once)
    own.begin(collins)
    try:
        wait_for(lambda: len(acted) == 1, 30)
        assert site.events.count() == 2  # the alarm, and the one who came
        count = len(acted)
        process.go_on.set()
        wait_for(lambda: process.left == 1)
        wait_for(lambda: not own.loop._turns.left)
        time.sleep(0.1)
        assert len(acted) == count
        assert stuck[0] not in judged
        assert len([e for e in site.events.query() if e.outcome is Outcome.RECOGNISED]) == 1
    finally:
        own.loop.stop()


def test_a_recogniser_that_dies_is_replaced(run: _Run, process: _Process, site: Site) -> None:
    def die() -> None:
        raise SystemExit("a bug in a library")

    process.at[2] = process.at[5] = die
    run.begin()
    wait_for(lambda: process.calls > 8)
    wait_for(lambda: len(_alarms(site)) == 2)
    assert _alarms(site) == ["was restarted: it broke down: a bug in a library"] * 2
    assert len(process.stations) == 3


def test_out_of_memory_is_said_once_and_after_a_while_the_station_is_replaced(
    run: _Run, process: _Process, site: Site
) -> None:
    def fail() -> None:
        raise MemoryError("no room")

    process.at.update(dict.fromkeys(range(2, 2 + QUICK.failures), fail))
    run.begin()
    wait_for(lambda: process.calls > 10)
    wait_for(lambda: _alarms(site))
    assert _alarms(site) == ["was restarted for Door: its pictures keep failing: no room"]
    assert run.troubles == ["Door: no room", f"the recogniser {_alarms(site)[0]}"]
    assert run.loop.troubles == QUICK.failures + 1
    assert len(process.stations) == 2


def test_a_few_bad_pictures_are_passed_over(run: _Run, process: _Process, site: Site) -> None:
    def fail() -> None:
        raise RuntimeError("the engine failed")

    process.at.update(dict.fromkeys((2, 3, 5, 6, 8, 9), fail))
    run.begin()
    wait_for(lambda: process.calls > 12)
    assert len(process.stations) == 1
    assert _alarms(site) == []


def test_whoever_shows_pictures_slowly_is_waited_for(recogniser: Recogniser, site: Site, process: _Process) -> None:
    """A reader of standard output who pauses is no reason to give up the recogniser."""
    go_on = threading.Event()
    loop = LiveLoop(recogniser, site.events, lambda _view: go_on.wait(20), lasting=True, options=QUICK)
    loop.add(_Standing())
    loop.start()
    try:
        wait_for(lambda: process.calls == 1)
        time.sleep(3 * QUICK.stuck)
        assert loop.health().restarts == 0
        assert loop.health().oldest_frame_seconds > QUICK.stuck
        go_on.set()
        wait_for(lambda: process.calls > 3)
    finally:
        go_on.set()
        loop.stop()


def test_searches_that_hang_are_left_behind_while_pictures_go_on(
    run: _Run, process: _Process, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = run.loop._recogniser.engine
    real, calls = engine.find, []

    def find(*arguments: object) -> Faces:
        calls.append(arguments)
        if len(calls) == 2:
            process.hang()
        return real(*arguments)

    monkeypatch.setattr(engine, "find", find)
    run.begin()
    wait_for(lambda: len(calls) > 4)
    wait_for(lambda: _alarms(site))
    assert "was restarted in part" in _alarms(site)[0]
    assert len(process.stations) == 1
    assert run.loop.health().beside_seconds < 5


def test_a_decision_that_waits_to_be_recorded_outlives_the_recogniser(
    run: _Run, process: _Process, site: Site, hopper: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = site.events.record
    full = True

    def refuse(event: Event, photo: bytes | None = None) -> Event:
        if full:
            raise GalleryError("the disk is full")
        return record(event, photo)

    monkeypatch.setattr(site.events, "record", refuse)
    run.begin(hopper)
    wait_for(lambda: any("the disk is full" in words for words in run.troubles), 30)
    waiting = len(process.stations[-1].backlog)
    assert waiting >= 1
    process.at[process.calls + 1] = process.at[process.calls + 2] = process.hang
    wait_for(lambda: len(process.stations) > 1)
    full = False
    wait_for(lambda: sum(e.outcome is Outcome.UNKNOWN for e in site.events.query()) >= waiting)
    wait_for(lambda: _alarms(site))
    assert sum("disk is full" in words for words in run.troubles) == 1


def test_a_stuck_recogniser_does_not_keep_doors_unlocked_nor_the_program_open(
    recogniser: Recogniser, site: Site, process: _Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
    closed: list[bool] = []
    close = gate.close
    monkeypatch.setattr(gate, "close", lambda: (closed.append(True), close()))
    slow = SupervisionOptions(stuck=60, first=60, ending=0.3, acting=0.2, tick=0.02)
    loop = LiveLoop(recogniser, site.events, lambda _view: None, gate=gate, lasting=True, options=slow)
    process.at[2] = process.hang
    loop.add(_Standing())
    loop.start()
    wait_for(lambda: process.calls == 2)
    loop.stop()
    assert loop.wait(0)
    assert closed == [True]
    process.go_on.set()


def test_doors_are_locked_before_a_helper_that_hangs_is_waited_for(
    recogniser: Recogniser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
    own = _Run(recogniser, site, gate).begin()
    for name, part in (("doors", gate), ("helper", own.loop._beside)):
        close = part.close
        monkeypatch.setattr(part, "close", lambda name=name, close=close: (order.append(name), close()))
    own.loop.stop()
    assert order == ["doors", "helper"]


def test_where_stopping_takes_too_long_the_doors_are_locked_all_the_same(
    recogniser: Recogniser, site: Site, process: _Process
) -> None:
    gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
    slow = SupervisionOptions(stuck=60, first=60, ending=60)
    loop = LiveLoop(recogniser, site.events, lambda _view: None, gate=gate, lasting=True, options=slow)
    process.at[2] = process.hang
    loop.add(_Standing())
    loop.start()
    wait_for(lambda: process.calls == 2)
    loop.stop(0.1)
    assert not loop.wait(0)
    assert gate._ending.is_set()
    assert not gate._thread.is_alive()
    process.go_on.set()
    assert loop.wait(20)


def test_where_the_supervisor_fails_doors_are_locked_and_cameras_end(
    recogniser: Recogniser, site: Site, process: _Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(site.access, site.events, lambda _event: None, lambda _words: None)
    own = _Run(recogniser, site, gate)
    fail = threading.Event()

    def broken(_turn: Turn) -> str:
        assert fail.wait(20)
        raise MemoryError("no room")

    monkeypatch.setattr(own.loop._turns, "_watch", broken)
    monkeypatch.setattr(own.loop._beside, "close", lambda: 1 // 0)
    own.begin()
    wait_for(lambda: process.calls > 2)
    (camera,) = own.loop.cameras_called("Door")
    assert not own.loop.ended
    fail.set()
    assert own.loop.wait(20)
    assert own.loop.ended
    assert gate._ending.is_set()
    camera.join()
    assert camera.state is CameraState.OFF
    assert "the recogniser has ended: no room" in own.troubles
    assert "integer division or modulo by zero" in own.troubles
    monkeypatch.undo()
    own.loop._beside.close()


class _Deaf(_Standing):
    """A camera whose driver hangs while it connects."""

    def __init__(self, name: str, go_on: threading.Event):
        super().__init__()
        self.name = name
        self.asked = threading.Event()
        self._go_on = go_on

    def close(self) -> None:
        self.asked.set()

    def frames(self) -> Iterator[Frame]:
        assert self._go_on.wait(30)
        yield from ()


def test_cameras_that_hang_are_all_told_to_end_before_any_is_waited_for(
    recogniser: Recogniser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = _Run(recogniser, site)
    go_on = threading.Event()
    sources = [_Deaf(str(number), go_on) for number in range(4)]
    for source in sources:
        own.loop.add(source)
    asked: list[list[bool]] = []
    join = Camera.join

    def noting(camera: Camera, timeout: float = 4.0) -> None:
        asked.append([source.asked.is_set() for source in sources])
        join(camera, timeout)

    monkeypatch.setattr(Camera, "join", noting)
    own.loop.start()
    own.loop.stop()
    go_on.set()
    assert asked == [[True] * 4] * 4


def test_a_machine_that_slept_is_no_reason_to_give_anybody_up(
    run: _Run, process: _Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = [0.0]
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + ahead[0], sleep=time.sleep)
    for module in (supervision, loop_module, recognising, turns, work):
        monkeypatch.setattr(module, "time", clock)
    short = threading.Event()
    process.at[3] = lambda: (ahead.__setitem__(0, 3600.0), short.wait(0.1))
    run.begin()
    wait_for(lambda: process.calls > 6)
    assert run.loop.health().restarts == 0


def test_retries_grow_and_begin_small_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("core.live.supervision.time.monotonic", lambda: now[0])
    retries = Retries(SupervisionOptions())
    seconds = [retries.next() for _ in range(8)]
    for got, wanted in zip(seconds, (1, 2, 4, 8, 16, 32, 60, 60), strict=True):
        assert 0.8 * wanted <= got <= 1.2 * wanted
    now[0] += 200
    assert retries.next() <= 1.2


def test_failures_in_a_row_or_for_long_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("core.live.supervision.time.monotonic", lambda: now[0])
    failures = Failures(SupervisionOptions(failures=30, failing=10))
    assert [failures.bad() for _ in range(30)] == [False] * 29 + [True]
    for _ in range(29):
        assert not failures.bad()
    failures.good()
    assert [failures.bad(), failures.bad()] == [False, False]
    now[0] += 11
    assert failures.bad()


def test_complaints_are_said_again_after_a_while_with_how_often(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("core.live.supervision.time.monotonic", lambda: now[0])
    complaints = Complaints(60)
    assert complaints.take("no room") == "no room"
    assert [complaints.take("no room") for _ in range(3)] == [None] * 3
    assert complaints.take("another") == "another"
    now[0] = 61
    assert complaints.take("no room") == "no room (and 3 times before)"
    for number in range(1000):
        complaints.take(str(number))
    assert len(complaints._said) <= 200


def test_nobody_acts_once_the_licence_is_gone() -> None:
    licence, turn = Licence(), Turn()
    with licence.used():
        assert not licence.take_away(0.05)
    with pytest.raises(GivenUpError), licence.used():
        pytest.fail("acted")
    beat = turn.beat
    turn.at("a picture of", "Door", 1.0)
    assert not turn.give_up(beat), "it has moved on meanwhile"
    assert turn.give_up(turn.beat)
    with pytest.raises(GivenUpError):
        turn.at("showing")


def _event(number: int) -> Event:
    return Event(
        datetime.now(UTC), "Door", number, Decision.DENY, Outcome.UNKNOWN, None, None, None, None, None, None, None,
        3, 0.5, "p-1", (),
    )  # fmt: skip


def test_what_cannot_be_recorded_is_bounded_and_owned_up_to(
    site: Site, monkeypatch: pytest.MonkeyPatch, hopper: np.ndarray
) -> None:
    monkeypatch.setattr(backlog_module, "_MOST", 3)
    record = site.events.record
    backlog = Backlog("Door", site.events, None, Licence())

    def refuse(*_arguments: object) -> Event:
        raise OSError("the disk is full")

    monkeypatch.setattr(site.events, "record", refuse)
    for number in range(5):
        backlog.judge(_event(number), None, hopper)
        assert backlog.record() == ((), "the disk is full")
    assert backlog._pending[0].photo is None, "of what waits no large picture is kept"
    heir = Backlog("Door", site.events, None, Licence())
    heir.take_over(backlog)
    assert len(backlog) == 0
    monkeypatch.setattr(site.events, "record", record)
    recorded, trouble = heir.record()
    assert ([event.track for event, _ in recorded], trouble) == ([2, 3, 4], "")
    assert all(site.events.photo(event.id) for event, _ in recorded)
    (alarm,) = [e for e in site.events.query() if e.outcome is Outcome.MACHINE]
    assert str(alarm.reasons[0]) == "2 decisions were lost: for too long nothing could be recorded"
    assert heir.record() == ((), "")
    assert site.events.count() == 4


def test_a_decision_that_is_just_being_written_is_written_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()
    record = site.events.record

    def slowly(event: Event, photo: bytes | None = None) -> Event:
        begun.set()
        assert go_on.wait(10)
        return record(event, photo)

    monkeypatch.setattr(site.events, "record", slowly)
    licence = Licence()
    backlog, heir = Backlog("Door", site.events, None, licence), Backlog("Door", site.events, None, Licence())
    for number in (1, 2, 3):
        backlog.judge(_event(number), None, None)
    thread = threading.Thread(target=backlog.record)
    thread.start()
    assert begun.wait(5)
    assert not licence.take_away(0.05)
    heir.take_over(backlog, but_first=True)
    go_on.set()
    thread.join(5)
    assert (len(backlog), len(heir)) == (0, 2)
    heir.record()
    assert sorted(e.track for e in site.events.query()) == [1, 2, 3]


def test_of_too_many_decisions_none_goes_without_a_word_while_one_is_being_written(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backlog_module, "_MOST", 3)
    begun, go_on = threading.Event(), threading.Event()
    record = site.events.record

    def slowly(event: Event, photo: bytes | None = None) -> Event:
        begun.set()
        assert go_on.wait(10)
        return record(event, photo)

    monkeypatch.setattr(site.events, "record", slowly)
    rest, lane = Backlog("recogniser", site.events, None, Licence()), Backlog("Door", site.events, None, Licence())
    rest.judge(_event(1), None, None)
    for number in (2, 3, 4):
        lane.judge(_event(number), None, None)
    thread = threading.Thread(target=rest.record)
    thread.start()
    assert begun.wait(5)
    rest.take_over(lane)
    go_on.set()
    thread.join(10)
    events = site.events.query()
    assert sorted(e.track for e in events if e.outcome is Outcome.UNKNOWN) == [1, 3, 4]
    assert [str(e.reasons[0]) for e in events if e.outcome is Outcome.MACHINE] == [
        "1 decision was lost: for too long nothing could be recorded"
    ]


def test_of_too_many_alarms_the_newest_are_recorded(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcing, "_MOST", 2)
    begun, go_on = threading.Event(), threading.Event()
    record = site.events.record

    def slowly(event: Event) -> Event:
        begun.set()
        assert go_on.wait(10)
        return record(event)

    monkeypatch.setattr(site.events, "record", slowly)
    say = announcing.Announcer(site.events, None, 60.0)
    say.restarted("1")
    say.record()
    assert begun.wait(5)
    say.restarted("2")
    say.restarted("3")
    go_on.set()
    say.record(10)
    assert _alarms(site) == ["1", "2", "3"]


def test_a_helper_that_dies_or_is_stuck_is_replaced_and_the_rest_is_done() -> None:
    beside = Beside(lambda pictures: np.zeros((sum(len(faces) for _, faces in pictures), 4), np.float32))
    go_on = threading.Event()
    stuck = beside.run(lambda: go_on.wait(20))
    wait_for(lambda: beside.working > 0)
    rest = beside.run(lambda: 7)
    assert beside.oldest > 0
    beside.renew()
    assert rest.result(5) == 7
    assert stuck.cancelled()
    go_on.set()

    def die() -> None:
        raise SystemExit

    beside._works.append(work._Work(0.0, die, Future()))
    with beside._changed:
        beside._changed.notify()
    wait_for(lambda: not beside.alive)
    after = beside.run(lambda: 8)
    beside.renew()
    assert after.result(5) == 8
    beside.close()
