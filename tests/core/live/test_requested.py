from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from core.access.door import Door
from core.access.policy import DoorRules
from core.doors.holding import Holding
from core.doors.openings import OpeningState, OpeningStore, Wish
from core.gallery.events import EventFilter, Result
from core.live.gate import Gate
from core.live.requested import RequestedOpenings
from core.site import Site
from core.store.audit import Actor, Permission
from tests.servers import wait_for

OPENER = Actor("lift (API key)", frozenset({Permission.OPEN}))


@pytest.fixture
def gate(site: Site) -> Iterator[Gate]:
    """A gate that looks after Front, and knows of Back."""
    for name, camera in (("Front", "hall"), ("Back", "yard")):
        site.access.keep(Door(rules=DoorRules(name=name), cameras=(camera,), pulse_seconds=0.2))
    made = Gate(site.access, site.events, lambda _event: None, pytest.fail, Holding(site.folder, "a test"))
    made.start({"hall"})
    wait_for(lambda: "Front" in made.states())
    yield made
    made.close()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wish is too old on a machine that is busy with other things."""
    monkeypatch.setattr("core.live.requested._OLDEST", 60.0)
    monkeypatch.setattr("core.live.acting._TOO_LATE", 60.0)


@pytest.mark.usefixtures("patient")
def test_a_door_is_opened_for_another_program_and_booked_to_it(site: Site, gate: Gate) -> None:
    theirs = site.acting_as(OPENER).openings
    requested = RequestedOpenings(site.openings, gate, pytest.fail)
    try:
        opened = theirs.wait(theirs.ask("Front", "a parcel").id, 20)
        other = theirs.wait(theirs.ask("Back", "a parcel").id, 0.5)
    finally:
        requested.close()
    assert opened.state is OpeningState.OPENED
    (event,) = site.events.query(EventFilter(result=Result.OPENED))
    assert str(event.reasons[0]) == "was opened by hand by lift (API key): a parcel"
    assert [(e.actor, e.subject, e.details) for e in site.trail.entries() if e.action == "open door by hand"] == [
        ("lift (API key)", "door Front", {"why": "a parcel"})
    ]
    assert other.state is OpeningState.EXPIRED, "a door that this program does not look after is left to others"


@pytest.mark.usefixtures("patient")
def test_why_a_door_is_not_opened_is_told(site: Site, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.live.acting._TOO_LATE", -1.0)
    requested = RequestedOpenings(site.openings, gate, pytest.fail)
    try:
        refused = site.openings.wait(site.openings.ask("Front", "a parcel").id, 20)
    finally:
        requested.close()
    assert refused.state is OpeningState.REFUSED
    assert "took too long" in refused.words


def test_a_store_that_cannot_be_read_is_complained_of_once(site: Site, gate: Gate) -> None:
    told: list[str] = []
    looks = []

    class Broken(OpeningStore):
        def waiting(self, oldest: float):
            looks.append(oldest)
            raise OSError("gone")

    requested = RequestedOpenings(Broken(site.database, site.vault, site.trail), gate, told.append)
    wait_for(lambda: len(looks) >= 3)
    requested.close()
    assert told == ["requests to open doors cannot be read: gone"]


@pytest.mark.usefixtures("patient")
def test_a_request_that_fails_in_a_way_nobody_thought_of_is_answered(
    site: Site, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise KeyError("lamp")

    told: list[str] = []
    monkeypatch.setattr(gate, "open_door", broken)
    requested = RequestedOpenings(site.openings, gate, told.append)
    try:
        refused = site.openings.wait(site.openings.ask("Front", "a parcel").id, 20)
    finally:
        requested.close()
    assert (refused.state, "'lamp'" in refused.words) == (OpeningState.REFUSED, True)
    assert told == ["a request to open Front failed: 'lamp'"]


def test_a_wish_that_waited_behind_another_is_no_younger_for_it(
    site: Site, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def slow(_door: str, _by: Actor, _why: str, when: float) -> bool:
        asked.append(when)
        time.sleep(0.05)
        return True

    class Two(OpeningStore):
        def waiting(self, _oldest: float) -> list[Wish]:
            return [Wish(number, "Front", OPENER, "a parcel", 1.0) for number in (1, 2)]

        def take(self, _wish: Wish) -> bool:
            return True

    monkeypatch.setattr(gate, "open_door", slow)
    requested = RequestedOpenings(Two(site.database, site.vault, site.trail), gate, pytest.fail)
    wait_for(lambda: len(asked) >= 2)
    requested.close()
    assert asked[0] == asked[1]
