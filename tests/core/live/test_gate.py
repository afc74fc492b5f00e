from __future__ import annotations

import itertools
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from core import demo, images
from core.access.door import Door
from core.access.policy import DoorRules, Mode, Passage, Proof
from core.access.schedules import Schedule, parse_period
from core.base.messages import Message
from core.cameras.source import Frame
from core.doors.holding import Holding
from core.doors.keeper import DoorKeeper
from core.engine import Engine
from core.errors import GalleryError
from core.gallery.events import Decision, Event, EventFilter, Outcome, Result
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.live import acting
from core.live import gate as gate_module
from core.live.gate import Gate
from core.live.loop import LiveLoop
from core.live.station import Station
from core.liveness import gestures
from core.liveness.challenge import ChallengeStep
from core.locks.drivers.base import DoorError
from core.locks.drivers.simulated import SimulatedLock
from core.people.enrolment import Enroller, sample
from core.site import DATABASE, Site
from models.weights import WeightsError
from tests.door_station import Device, standing
from tests.servers import Broker, wait_for


def _event(person_id: int | None, when: datetime | None = None, person: str = "Ann") -> Event:
    known = person_id is not None
    return Event(
        when or datetime.now(UTC), "hall", 1, Decision.ALLOW if known else Decision.DENY,
        Outcome.RECOGNISED if known else Outcome.UNKNOWN, person if known else None, person_id,
        0.9, 0.8, None, None, None, 3, 0.9, "p-1", (Message("recognised"),),
    )  # fmt: skip


class _Heard:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.troubles: list[str] = []


@pytest.fixture
def heard() -> _Heard:
    return _Heard()


@pytest.fixture
def gate(site: Site, heard: _Heard, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    monkeypatch.setattr(gate_module, "_LOOK_SECONDS", 0.02)
    made = Gate(site.access, site.events, heard.events.append, heard.troubles.append)
    yield made
    made.close()


@pytest.fixture
def ann(site: Site, recogniser: Recogniser) -> int:
    return demo.prepare(site, recogniser).id


def _door(site: Site, lock: dict[str, object] | None = None, **rules: object) -> None:
    door = Door(
        rules=DoorRules.model_validate({"name": "Front", "repeat_seconds": 0, **rules}),
        cameras=("hall",), lock=lock or {"driver": "simulated"}, pulse_seconds=0.2,
    )  # fmt: skip
    site.access.keep(door)


def _let_in(site: Site, person: int, periods: str = "mon-sun 00:00-24:00") -> None:
    site.access.keep(Schedule(name="hours", periods=(parse_period(periods),)))
    if not site.access.groups():
        site.access.add_group("staff")
    site.access.grant("staff", "Front", "hours")
    site.access.join(person, "staff")


def test_without_a_door_a_decision_stays_as_it_is(gate: Gate, ann: int) -> None:
    event = _event(ann)
    judgement = gate.judge(event)
    assert (judgement.event, judgement.door, judgement.ruling) == (event, None, None)
    gate.act(judgement)


def test_the_rules_change_a_decision_and_say_why(site: Site, gate: Gate, ann: int) -> None:
    _door(site)
    assert [str(r) for r in gate.judge(_event(ann)).event.reasons] == ["is in no access group", "recognised"]
    assert gate.judge(_event(ann)).event.decision is Decision.DENY
    _let_in(site, ann)
    assert gate.judge(_event(ann)).event.decision is Decision.ALLOW
    assert [str(r) for r in gate.judge(_event(None)).event.reasons] == ["recognised"]
    assert gate.judge(_event(None)).event.decision is Decision.DENY


def test_a_recorded_decision_unlocks_the_door_and_is_a_passage(site: Site, gate: Gate, ann: int) -> None:
    _door(site, leads_to="office", passback="hard")
    _let_in(site, ann)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate._keepers)
    keeper = gate._keepers["Front"]
    gate.act(gate.judge(_event(ann)))
    wait_for(lambda: keeper.unlocked)
    wait_for(lambda: not keeper.unlocked)
    assert [name for name, _ in site.access.inside("office")] == [demo.ENROLLED]
    again = gate.judge(_event(ann))
    assert "is in office already" in str(again.event.reasons[0])
    gate.act(again)
    time.sleep(0.1)
    assert not keeper.unlocked


def test_without_rules_a_free_door_is_locked_and_nothing_ends(
    site: Site, gate: Gate, heard: _Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_module, "_BLIND_SECONDS", 0.05)
    _door(site, mode=Mode.FREE)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate._keepers and gate._keepers["Front"].unlocked)
    keeper = gate._keepers["Front"]

    def fail(*_arguments: object) -> None:
        raise KeyError("Front")

    monkeypatch.setattr(site.access, "free", fail)
    wait_for(lambda: not keeper.unlocked)
    time.sleep(0.2)
    assert len(heard.troubles) == 1, "the same trouble is told once"
    monkeypatch.undo()
    monkeypatch.setattr(gate_module, "_LOOK_SECONDS", 0.02)
    wait_for(lambda: gate._keepers["Front"].unlocked)


def test_two_who_are_needed_are_both_asked_to_prove_it(site: Site, gate: Gate, ann: int) -> None:
    _door(site, mode=Mode.TWO_PERSON, liveness="challenge")
    _let_in(site, ann)
    gate.start({"hall"})
    assert gate.would_let_in("hall", ann, datetime.now(UTC))
    site.access.block(ann, blocked=True)
    assert not gate.would_let_in("hall", ann, datetime.now(UTC))
    site.access.block(ann, blocked=False)
    _door(site, mode=Mode.FREE, liveness="challenge")
    assert not gate.would_let_in("hall", ann, datetime.now(UTC)), "a free door asks nobody"
    assert not gate.would_let_in("yard", ann, datetime.now(UTC))


def test_who_is_blocked_while_waiting_for_a_second_opens_for_nobody(site: Site, gate: Gate, ann: int) -> None:
    _door(site, mode=Mode.TWO_PERSON)
    bob = site.people.add("Bob", [Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")], "p-1").id
    _let_in(site, ann)
    site.access.join(bob, "staff")
    now = datetime.now(UTC)
    assert gate.judge(_event(ann, now)).event.decision is Decision.DENY
    site.access.block(ann, blocked=True)
    assert gate.judge(_event(bob, now + timedelta(seconds=2))).event.decision is Decision.DENY
    site.access.block(ann, blocked=False)
    assert gate.judge(_event(ann, now + timedelta(seconds=4))).event.decision is Decision.ALLOW


def test_what_is_decided_too_late_opens_nothing(
    site: Site, gate: Gate, ann: int, heard: _Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    _door(site)
    _let_in(site, ann)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate._keepers)
    judgement = gate.judge(_event(ann))
    monkeypatch.setattr(acting, "_TOO_LATE", -1.0)
    told = gate.act(judgement)
    time.sleep(0.1)
    assert not gate._keepers["Front"].unlocked
    assert told.result is Result.KEPT_OUT
    assert "too late" in str(told.reasons[0])
    assert site.access.passages_of(ann) == [], "who was not let in did not pass"


def test_somebody_blocked_is_an_alarm_with_their_name(site: Site, gate: Gate, ann: int, heard: _Heard) -> None:
    _door(site)
    site.access.block(ann, blocked=True)
    gate.act(gate.judge(_event(ann, person=demo.ENROLLED)))
    (alarm,) = heard.events
    assert (alarm.decision, alarm.outcome, alarm.camera) == (Decision.ALARM, Outcome.DOOR, "Front")
    assert str(alarm.reasons[0]) == f"{demo.ENROLLED} is blocked: tell whoever is in charge"
    (kept,) = site.events.query()
    assert str(kept.reasons[0]) == str(alarm.reasons[0])


def test_a_free_door_is_held_open_and_shut_again(site: Site, gate: Gate) -> None:
    _door(site, mode=Mode.FREE)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate._keepers and gate._keepers["Front"].unlocked)
    assert gate.judge(_event(None)).event.decision is Decision.ALLOW
    _door(site)
    wait_for(lambda: "Front" in gate._keepers and not gate._keepers["Front"].unlocked)


def test_doors_of_other_cameras_are_left_alone(site: Site, gate: Gate) -> None:
    _door(site)
    gate.start({"yard"})
    time.sleep(0.1)
    assert gate._keepers == {}


class _Keeper:
    """Lets go of its door, once its driver answers."""

    def __init__(self, *, hangs: bool):
        self.go_on = threading.Event()
        self.locked = threading.Event()
        if not hangs:
            self.go_on.set()

    def close(self, *, lost: bool = True) -> None:
        assert lost
        if self.go_on.wait(20):
            self.locked.set()


def test_doors_whose_drivers_hang_keep_no_other_door_unlocked(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate_module, "CLOSING", 0.3)
    keepers = {name: _Keeper(hangs=name != "Well") for name in ("First", "Second", "Well")}
    monkeypatch.setattr(gate, "_keepers", keepers)
    gate.close()
    assert keepers["Well"].locked.is_set()
    assert not keepers["First"].locked.is_set()
    for keeper in keepers.values():
        keeper.go_on.set()


def test_in_doubt_the_door_stays_shut(site: Site, gate: Gate, ann: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _door(site)
    _let_in(site, ann)

    def fail(*_arguments: object) -> None:
        raise GalleryError("the disk is gone")

    monkeypatch.setattr(site.access, "ask", fail)
    event = gate.judge(_event(ann)).event
    assert event.decision is Decision.DENY
    assert "the disk is gone" in str(event.reasons[0])
    monkeypatch.undo()
    judgement = gate.judge(_event(ann))
    monkeypatch.setattr(site.access, "record", fail)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate._keepers)
    gate.act(judgement)
    time.sleep(0.1)
    assert not gate._keepers["Front"].unlocked


def test_a_lock_that_does_not_obey_is_an_event_and_recognition_goes_on(
    site: Site, gate: Gate, ann: int, heard: _Heard
) -> None:
    _door(site, {"driver": "serial", "port": "/dev/none"})
    _let_in(site, ann)
    gate.start({"hall"})
    wait_for(lambda: heard.events)
    begun = time.monotonic()
    gate.act(gate.judge(_event(ann)))
    assert time.monotonic() - begun < 1.0
    assert heard.events[0].decision is Decision.ALARM
    assert "does not obey" in str(heard.events[0].reasons[0])
    assert site.events.query()[-1].outcome is Outcome.DOOR


def test_on_the_broker_the_door_is_unlocked_once_for_each_who_may_pass(
    site: Site, recogniser: Recogniser, broker: Broker
) -> None:
    """The demonstration: Collins comes, Hopper comes, Collins comes again."""
    person = demo.prepare(site, recogniser)
    camera = demo.DemoCamera(24, realtime=False, rate=5)
    lock = {"driver": "mqtt", "host": "127.0.0.1", "port": broker.port}
    rules = DoorRules(name="Front", repeat_seconds=1)
    site.access.keep(Door(rules=rules, cameras=(camera.name,), lock=lock, pulse_seconds=0.2))
    hour = datetime.now(UTC)
    for periods, expected in (
        ("mon-sun 00:00-24:00", 2),
        (f"{hour - timedelta(hours=3):%a %H:00}-{hour - timedelta(hours=2):%H:00}", 0),
    ):
        _let_in(site, person.id, periods)
        broker.heard.clear()
        views: list[Event] = []
        gate = Gate(site.access, site.events, views.append, pytest.fail)
        loop = LiveLoop(recogniser, site.events, lambda v: views.extend(e for e, _ in v.events), gate=gate)  # noqa: B023
        loop.add(camera)
        loop.start()
        assert loop.wait(75)
        loop.stop()
        assert [e.decision for e in views if e.person] == [Decision.ALLOW if expected else Decision.DENY] * 2
        assert [e.decision for e in views if not e.person] == [Decision.DENY]
        assert [payload for _, payload in broker.heard].count("UNLOCK") == expected
        assert broker.heard[-1][1] == "LOCK"
        assert all(e.reasons for e in views)


class _Liveness:
    """Stands in for the networks: the same score for every face."""

    def __init__(self, score: float):
        self._score = score

    def score(self, image: object, boxes: np.ndarray) -> np.ndarray:
        return np.full(len(boxes), self._score, np.float32)


def _judged_by(liveness: _Liveness) -> property:
    """What hides the networks also of an engine that another test has had load them."""
    return property(lambda _engine: liveness)


def _no_weights(_engine: Engine) -> None:
    raise WeightsError("put them into a folder")


@pytest.mark.parametrize(
    ("liveness", "score", "decision", "words"),
    [
        ("passive", 2.0, "allow", "the face is live"),
        ("passive", -2.0, "deny", "looks like a picture of a face"),
        ("passive", None, "deny", "networks for it are missing"),
        ("challenge", 2.0, "deny", "did not do what was asked: look straight ahead, with a calm face"),
        ("challenge", -2.0, "deny", "looks like a picture of a face"),
    ],
)
def test_a_door_that_asks_for_a_live_face_gets_one(
    site: Site, recogniser: Recogniser, collins: np.ndarray, monkeypatch: pytest.MonkeyPatch,
    liveness: str, score: float | None, decision: str, words: str,
) -> None:  # fmt: skip
    """A portrait that never moves, before a camera."""
    person = demo.prepare(site, recogniser)
    _door(site, liveness=liveness)
    _let_in(site, person.id)
    if score is None:
        monkeypatch.setattr(Engine, "liveness", property(_no_weights))
    else:
        monkeypatch.setattr(Engine, "liveness", _judged_by(_Liveness(score)))
    heard = _Heard()
    gate = Gate(site.access, site.events, heard.events.append, heard.troubles.append)
    gate.start({"hall"})
    station = Station("hall", recogniser, site.events, gate=gate)
    views = [station.process(Frame(collins, n / 10, datetime.now(UTC))) for n in range(120)]
    gate.close()
    (event,) = [e for view in views for e, _ in view.events]
    assert event.decision == decision
    assert any(words in str(reason) for reason in event.reasons), [str(r) for r in event.reasons]
    told = {sight.words for view in views for sight in view.sights}
    assert any("straight ahead" in w for w in told) is (liveness == "challenge" and score == 2.0)
    assert heard.troubles == []


def test_without_the_landmark_network_heads_are_asked_to_turn(
    site: Site, recogniser: Recogniser, collins: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = demo.prepare(site, recogniser)
    _door(site, liveness="challenge")
    _let_in(site, person.id)
    monkeypatch.setattr(Engine, "liveness", _judged_by(_Liveness(2.0)))
    monkeypatch.setattr(Engine, "expressions", None)
    events, told = _before_the_door(site, recogniser, lambda _words: collins, 110)
    assert [event.decision for event in events] == ["deny"]
    assert any("turn your head" in words for words in told)


@pytest.mark.shared_data
@pytest.mark.parametrize("film", [False, True])
def test_who_does_what_is_asked_is_let_in_and_a_looped_film_of_it_is_not(
    site: Site, recogniser: Recogniser, shared: Path, monkeypatch: pytest.MonkeyPatch, *, film: bool
) -> None:
    """A recorded person who does what the door says, and the same recordings one after the other."""
    folder = shared / "nuaa-dev" / "live" / "0006"
    shown = {
        ChallengeStep.STRAIGHT: images.read(folder / "0006_00_00_01_0.jpg"),
        ChallengeStep.SMILE: images.read(folder / "0006_00_00_01_331.jpg"),
        ChallengeStep.BLINK: images.read(folder / "0006_00_00_01_51.jpg"),
    }
    calm = shown[ChallengeStep.STRAIGHT]
    person = Enroller(site, recogniser).samples("Somebody", [sample(recogniser.engine, calm)])
    _door(site, liveness="challenge")
    _let_in(site, person.id)
    monkeypatch.setattr(Engine, "liveness", _judged_by(_Liveness(2.0)))
    steps = (ChallengeStep.SMILE, ChallengeStep.SMILE, ChallengeStep.BLINK)  # the film smiles and blinks in turn
    monkeypatch.setattr(gestures, "_drawn", lambda: steps)
    scenes = [calm, shown[ChallengeStep.BLINK], calm, shown[ChallengeStep.SMILE]]
    frames = itertools.count()

    def next_frame(words: str) -> np.ndarray:
        if film:
            return scenes[next(frames) // 8 % len(scenes)]
        return shown.get(next((step for step in shown if step == words), ChallengeStep.STRAIGHT), calm)

    events, told = _before_the_door(site, recogniser, next_frame, 150)
    reasons = [str(reason) for event in events for reason in event.reasons]
    assert {event.decision for event in events} == {"deny" if film else "allow"}, reasons
    assert str(steps[0]) in told
    assert any("did something else than asked" in reason for reason in reasons) is film


def _before_the_door(
    site: Site, recogniser: Recogniser, picture: Callable[[str], np.ndarray], frames: int
) -> tuple[list[Event], set[str]]:
    """The decisions on somebody before a camera who sees what the door says, and all that it has said."""
    heard = _Heard()
    gate = Gate(site.access, site.events, heard.events.append, heard.troubles.append)
    gate.start({"hall"})
    station = Station("hall", recogniser, site.events, gate=gate)
    words, told, events = "", set[str](), list[Event]()
    for number in range(frames):
        view = station.process(Frame(picture(words), number / 10, datetime.now(UTC)))
        words = view.sights[0].words if view.sights else words
        told.add(words)
        events += [event for event, _ in view.events]
    gate.close()
    assert heard.troubles == []
    return events, told


@pytest.fixture
def both(site: Site, heard: _Heard, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Gate, Gate]]:
    """Two programs that would look after the doors of one site."""
    monkeypatch.setattr(gate_module, "_LOOK_SECONDS", 0.02)
    gates = tuple(
        Gate(site.access, site.events, lambda _event: None, heard.troubles.append, Holding(site.folder, name))
        for name in "ab"
    )
    yield gates[0], gates[1]
    for made in gates:
        made.close()


def test_of_two_programs_one_drives_a_door_and_the_other_takes_over(
    site: Site, both: tuple[Gate, Gate], heard: _Heard, ann: int
) -> None:
    first, second = both
    _door(site)
    _let_in(site, ann)
    first.start({"hall"})
    wait_for(lambda: "Front" in first._keepers)
    second.start({"hall"})
    time.sleep(0.2)
    assert not second._keepers
    visit = _event(ann)
    seen = [gate.judge(visit) for gate in both]
    assert [judgement.elsewhere for judgement in seen] == [False, True]
    assert seen[1].event.decision is Decision.DENY
    with pytest.raises(DoorError, match=r"Front is looked after by a \(process \d+\): open it there"):
        second.open_now("hall", site.trail.actor, "a parcel", time.monotonic())
    first.close()
    wait_for(lambda: "Front" in second._keepers)
    assert second.judge(visit).event.decision is Decision.ALLOW
    assert any("Front is looked after by this program from now on" in words for words in heard.troubles)


def test_a_visit_that_the_program_at_the_door_cannot_see_is_recorded_by_the_one_that_can(
    site: Site, both: tuple[Gate, Gate], ann: int
) -> None:
    first, second = both
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("hall", "yard")))
    first.start({"yard"})
    wait_for(lambda: "Front" in first._keepers)
    judgement = second.judge(_event(ann))
    assert not judgement.elsewhere
    assert "the door is looked after by a (process" in str(judgement.event.reasons[0])


def test_a_free_door_stays_free_when_one_of_two_programs_stops(
    site: Site, both: tuple[Gate, Gate], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    switch = SimulatedLock.switch
    monkeypatch.setattr(
        SimulatedLock, "switch", lambda lock, *, unlocked: (told.append(unlocked), switch(lock, unlocked=unlocked))[1]
    )
    _door(site, mode="free")
    first, second = both
    first.start({"hall"})
    wait_for(lambda: first.states() == {"Front": "unlocked"})
    second.start({"hall"})
    time.sleep(0.2)
    second.close()  # the one that waits
    time.sleep(0.2)
    assert told == [True]
    third = Gate(site.access, site.events, lambda _event: None, lambda _words: None, Holding(site.folder, "c"))
    third.start({"hall"})
    time.sleep(0.2)
    first.close()  # the one that drives it
    wait_for(lambda: third.states() == {"Front": "unlocked"})
    assert told == [True, True]
    third.close()
    assert told == [True, True, False]  # nobody looks after it any more


def test_doors_end_with_the_last_program_that_drives_their_lock(site: Site, both: tuple[Gate, Gate]) -> None:
    _door(site)
    with standing(Device()) as device:
        address = f"http://127.0.0.1:{device.port}"
        lock = {"driver": "http", "unlock_url": f"{address}/unlock", "lock_url": f"{address}/lock"}
        site.access.keep(Door(rules=DoorRules(name="Back"), cameras=("yard",), lock=lock))
        first, second = both
        first.start({"hall", "yard"})
        wait_for(lambda: set(first.states()) == {"Front", "Back"})
        assert [door.name for door in first.ending()] == ["Back", "Front"]
        second.start({"yard"})
        wait_for(lambda: [door.name for door in first.ending()] == ["Front"])  # once it waits for the other door
        assert second.ending() == []
        second.close()
        assert [door.name for door in first.ending()] == ["Back", "Front"]
        first.close()


def test_a_free_door_that_was_tried_out_is_free_again(site: Site, both: tuple[Gate, Gate]) -> None:
    _door(site, mode="free")
    gate = both[0]
    gate.start({"hall"})
    wait_for(lambda: gate.states() == {"Front": "unlocked"})
    keeper = gate._keepers["Front"]
    keeper._lock.switch(unlocked=False)  # as trying it out leaves it
    told = []
    switch = keeper._lock.switch
    keeper._lock.switch = lambda *, unlocked: (told.append(unlocked), switch(unlocked=unlocked))
    gate.tried("Front")
    wait_for(lambda: told == [True])


def _both(site: Site) -> tuple[int, int]:
    """Two who may pass a door that opens for two."""
    _door(site, mode="two-person", pair_seconds=20)
    numbers = [site.people.add(name, [_enrolled()], "p-1").id for name in ("Ann", "Bob")]
    for number in numbers:
        _let_in(site, number)
    return numbers[0], numbers[1]


def _enrolled() -> Enrolled:
    return Enrolled(b"photo", np.ones(4, np.float32) / 2, 0.9, "front")


def test_the_first_of_two_waits_and_is_let_in_with_the_second(site: Site, gate: Gate, heard: _Heard) -> None:
    ann, bob = _both(site)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate._keepers)

    def come(number: int, name: str) -> Event:
        judgement = gate.judge(_event(number, person=name))
        event = site.events.record(judgement.event)
        gate.act(replace(judgement, event=event))
        return event

    first = come(ann, "Ann")
    assert first.result is Result.WAITING
    assert str(first.reasons[0]) == "a second person must come within 20 s"
    second = come(bob, "Bob")
    assert second.result is Result.LET_IN
    assert str(second.reasons[0]) == "is the second of two who are needed here"
    kept = {event.person: event for event in site.events.query()}
    assert kept["Ann"].result is Result.LET_IN
    assert str(kept["Ann"].reasons[0]) == "went in together with Bob"
    assert heard.events[-1] == kept["Ann"]
    assert site.events.count(EventFilter(result=Result.LET_IN)) == 2
    assert site.events.count(EventFilter(result=Result.WAITING)) == 0


def test_whoever_waits_in_vain_has_not_been_kept_out_by_a_rule(site: Site, gate: Gate) -> None:
    ann, bob = _both(site)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate._keepers)
    late = datetime.now(UTC) - timedelta(minutes=5)
    for number, name, when in ((ann, "Ann", late), (bob, "Bob", None)):
        judgement = gate.judge(_event(number, when, person=name))
        gate.act(replace(judgement, event=site.events.record(judgement.event)))
    assert [event.result for event in site.events.query()] == [Result.WAITING, Result.WAITING]


def test_the_rule_that_decided_is_told_first(site: Site, gate: Gate, ann: int) -> None:
    _door(site, liveness="passive", leads_to="office", passback="hard", repeat_seconds=10)
    _let_in(site, ann)

    def told(proof: Proof) -> tuple[Result, str]:
        event = gate.judge(_event(ann), proof).event
        return event.result, str(event.reasons[0])

    assert told(Proof(live=False)) == (Result.KEPT_OUT, "this looks like a picture of a face")
    assert told(Proof(live=True)) == (Result.LET_IN, "staff may pass here now (hours)")
    site.access.record([Passage(ann, "Front", "office", datetime.now(UTC))])
    assert told(Proof(live=True)) == (Result.LET_IN, "was let in less than 10 s ago")
    _door(site, leads_to="office", passback="hard", repeat_seconds=0)
    assert told(Proof(live=True))[1].startswith("is in office already, since")


def test_a_camera_at_no_door_lets_nobody_in(site: Site, gate: Gate, ann: int) -> None:
    known, unknown = gate.judge(_event(ann)).event, gate.judge(_event(None)).event
    assert (known.result, known.door, unknown.result) == (Result.RECOGNISED, None, Result.NOT_RECOGNISED)
    _door(site)
    _let_in(site, ann)
    known, unknown = gate.judge(_event(ann)).event, gate.judge(_event(None)).event
    assert (known.result, known.door, unknown.result) == (Result.LET_IN, "Front", Result.KEPT_OUT)


def test_an_alarm_and_an_opening_by_hand_say_who(site: Site, gate: Gate, heard: _Heard, ann: int) -> None:
    _door(site)
    site.access.block(ann, blocked=True)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate._keepers)
    judgement = gate.judge(_event(ann, person=demo.ENROLLED))
    gate.act(replace(judgement, event=site.events.record(judgement.event), photo=b"face"))
    alarm = heard.events[-1]
    assert (alarm.result, alarm.person, alarm.door) == (Result.ALARM, demo.ENROLLED, "Front")
    assert site.events.photo(alarm.id or 0) == b"face"
    assert str(alarm.reasons[0]) == f"{demo.ENROLLED} is blocked: tell whoever is in charge"
    assert gate.open_now("hall", site.trail.actor, "a parcel", time.monotonic())
    opened = site.events.query(EventFilter(result=Result.OPENED))
    assert [str(event.reasons[0]) for event in opened] == [f"was opened by hand by {site.trail.actor.name}: a parcel"]


def _held(site: Site, seconds: float) -> threading.Thread:
    """Another program that keeps the gallery locked for a while, from now on."""
    locked = threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(site.folder / DATABASE, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            locked.set()
            time.sleep(seconds)
            other.execute("ROLLBACK")

    thread = threading.Thread(target=hold)
    thread.start()
    assert locked.wait(10)
    return thread


@pytest.mark.parametrize(("seconds", "opens"), [(0.2, True), (2.5, False)])
def test_a_gallery_that_is_locked_makes_no_door_open_late(
    site: Site, gate: Gate, heard: _Heard, ann: int, monkeypatch: pytest.MonkeyPatch, seconds: float, opens: bool
) -> None:
    monkeypatch.setattr(acting, "_TOO_LATE", 1.5)
    _door(site, leads_to="office", passback="hard")
    _let_in(site, ann)
    gate.start({"hall"})
    wait_for(lambda: "Front" in gate.states())
    judgement = gate.judge(_event(ann, person="Eileen Collins"))
    assert judgement.ruling is not None
    assert judgement.ruling.opens
    judgement = replace(judgement, event=site.events.record(judgement.event))
    other = _held(site, seconds)
    told = gate.act(judgement)
    if opens:
        wait_for(lambda: gate.states()["Front"] == "unlocked")
        assert told.result is Result.LET_IN
    else:
        assert gate.states()["Front"] == "locked"
        assert told.result is Result.KEPT_OUT
        assert str(told.reasons[0]) == "the door was not unlocked: the decision came too late"
        assert site.events.query()[0] == told, "nobody reads later that they were let in"
    assert bool(site.access.inside("office")) == opens, "who was not let in is not inside"
    other.join()


def test_whoever_comes_before_the_door_is_looked_after_has_it_unlocked(
    site: Site, heard: _Heard, ann: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first visit after the start is decided while doors are still being set up one after the other."""
    monkeypatch.setattr(gate_module, "_LOOK_SECONDS", 60.0)
    monkeypatch.setattr(Gate, "_look_after", lambda _self: None)  # it has not got there
    gate = Gate(site.access, site.events, heard.events.append, heard.troubles.append)
    _door(site)
    _let_in(site, ann)
    try:
        gate.start({"hall"})
        judgement = gate.judge(_event(ann, person=demo.ENROLLED))
        told = gate.act(replace(judgement, event=site.events.record(judgement.event)))
        assert told.result is Result.LET_IN
        wait_for(lambda: gate.states()["Front"] == "unlocked")
        assert (heard.events, heard.troubles) == ([], [])
    finally:
        gate.close()


def test_a_door_that_is_being_let_go_of_lets_nobody_in(
    site: Site, gate: Gate, heard: _Heard, ann: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lock hangs while it is set up anew: a decision says that it stays shut, and no other keeper fights for it."""
    hangs = threading.Event()

    def hanging(lock: SimulatedLock, *, unlocked: bool) -> None:
        hangs.wait(30)
        lock.unlocked = unlocked

    _door(site)
    _let_in(site, ann)
    gate.start({"hall"})
    wait_for(lambda: gate.states().get("Front") == "locked")
    ready = gate.judge(_event(ann, person=demo.ENROLLED))
    monkeypatch.setattr(SimulatedLock, "switch", hanging)
    _door(site, repeat_seconds=1)
    wait_for(lambda: "Front" in gate._leaving and "Front" not in gate._keepers)
    judgement = gate.judge(_event(ann, person=demo.ENROLLED))
    assert judgement.event.result is Result.KEPT_OUT
    assert str(judgement.event.reasons[0]) == "the door stays shut: it is being set up"
    told = gate.act(replace(ready, event=site.events.record(ready.event)))
    assert told.result is Result.KEPT_OUT, "it was decided before the door was let go of"
    assert str(told.reasons[0]) == "the door was not unlocked: it is being set up"
    hangs.set()
    wait_for(lambda: gate.states().get("Front") == "locked")
    assert gate.judge(_event(ann, person=demo.ENROLLED)).event.result is Result.LET_IN


def test_a_door_that_obeys_late_stays_locked_however_long_the_decision_took() -> None:
    """Seconds until it is decided and until the lock answers count together."""
    keeper = DoorKeeper(Door(rules=DoorRules(name="Front"), cameras=("hall",), lock={"driver": "simulated"}), print)
    try:
        keeper.unlock(time.monotonic() - 6.0)
        time.sleep(0.3)
        assert not keeper.unlocked
        keeper.unlock(time.monotonic() - 1.0)
        wait_for(lambda: keeper.unlocked)
    finally:
        keeper.close()
