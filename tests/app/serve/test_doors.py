from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from core.access.door import Door
from core.access.policy import DoorRules, Passage
from core.doors.holding import Holding
from core.gallery.events import EventFilter, Result
from core.live.gate import Gate
from core.live.requested import RequestedOpenings
from core.site import Site
from tests.app.serve.conftest import Client
from tests.servers import wait_for


@pytest.fixture(autouse=True)
def front(site: Site) -> None:
    site.access.keep(Door(rules=DoorRules(name="Front/A", leads_to="office", zone="Asia/Tokyo"), cameras=("hall",)))


@pytest.fixture
def watched(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program looks after the door, as ``portico watch`` does; it is waited for, however busy the machine is."""
    monkeypatch.setattr("app.serve.doors._UNWATCHED", 60.0)
    monkeypatch.setattr("core.live.requested._OLDEST", 60.0)
    monkeypatch.setattr("core.live.acting._TOO_LATE", 60.0)
    gate = Gate(site.access, site.events, lambda _event: None, pytest.fail, Holding(site.folder, "a test"))
    gate.start({"hall"})
    wait_for(lambda: "Front/A" in gate.states())
    requested = RequestedOpenings(site.openings, gate, pytest.fail)
    yield
    requested.close()
    gate.close()


def test_a_door_is_opened_by_whoever_watches_it_and_once(ask: Client, site: Site, watched: None) -> None:
    wish = {"door": "Front/A", "reason": "a parcel"}
    once = {"Idempotency-Key": "p-1"}
    first, again = (ask("POST", "/v1/openings", json=wish, headers=once) for _ in range(2))
    assert (first.status_code, first.json()["state"]) == (201, "opened"), first.text
    assert again.json() == first.json()
    (event,) = site.events.query(EventFilter(result=Result.OPENED))
    assert str(event.reasons[0]) == "was opened by hand by a program (API key): a parcel"
    assert ask("GET", f"/v1/openings/{first.json()['id']}").json() == first.json()


def test_where_nobody_watches_that_is_said(ask: Client, site: Site) -> None:
    refused = ask("POST", "/v1/openings", json={"door": "Front/A", "reason": "a parcel"})
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:portico:problem:not-watched")
    assert "no program looks after it" in refused.json()["detail"]
    assert ask("POST", "/v1/openings", json={"door": "Back", "reason": "x"}).status_code == 404
    assert ask("POST", "/v1/openings", json={"door": "Front/A", "reason": " "}).status_code == 422
    assert ask("GET", "/v1/openings/99").status_code == 404
    assert site.events.count() == 0


def test_doors_are_listed_and_explained_and_who_is_inside(ask: Client, site: Site, enrolled: int) -> None:
    (door,) = ask("GET", "/v1/doors").json()["doors"]
    assert (door["name"], door["leads_to"], door["state"]) == ("Front/A", "office", None)
    asked = {"door": "Front/A", "person": enrolled, "at": "2026-12-24T20:00:00"}
    said = ask("GET", "/v1/explanation", params=asked).json()
    assert (said["allow"], said["person"]["name"], said["at"]) == (False, "Eileen Collins", "2026-12-24T20:00:00+09:00")
    assert said["rules"] == [{"rule": "group", "effect": "deny", "text": "is in no access group"}]
    for wrong in ({"door": "Back"}, {"door": "Front/A", "person": 99}):
        assert ask("GET", "/v1/explanation", params=wrong).status_code == 404
    for end in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert ask("GET", "/v1/explanation", params={"door": "Front/A", "at": end}).status_code == 422
    site.access.record([Passage(enrolled, "Front/A", "office", datetime.now(UTC))])
    (area,) = ask("GET", "/v1/inside").json()["areas"]
    assert (area["area"], [one["name"] for one in area["people"]]) == ("office", ["Eileen Collins"])


def test_health_names_nobody(ask: Client, enrolled: int) -> None:
    said = ask("GET", "/v1/health").json()
    assert (said["ok"], said["people"]) == (True, 1)
    assert {check["name"] for check in said["checks"]} == {"cameras", "doors", "backups", "disk"}
    assert "Collins" not in str(said)
