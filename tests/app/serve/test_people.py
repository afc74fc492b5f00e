from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from app.serve.compreface.reading import image_id
from core.gallery.people import Person
from core.people.enrolment import Enroller, Sample
from core.site import Site
from core.store.api_keys import Scope
from tests.app.serve.conftest import Client


def test_somebody_is_enrolled_with_a_consent_and_in_the_trail_by_the_key(
    ask: Client, site: Site, enrolled: int
) -> None:
    shown = ask("GET", f"/v1/people/{enrolled}").json()
    assert (shown["name"], len(shown["photos"]), shown["blocked"]) == ("Eileen Collins", 1, False)
    assert [one["document"] for one in shown["consents"]] == ["form 12"]
    told = {(entry.actor, entry.action) for entry in site.trail.entries()}
    assert {("a program (API key)", action) for action in ("enrol", "record consent", "look at person")} < told
    assert "template" not in str(shown)


def test_a_request_that_comes_again_is_answered_and_not_done_again(
    ask: Client, site: Site, collins_jpeg: bytes, hopper_jpeg: bytes
) -> None:
    sent = {"name": "Eileen Collins", "consent": "form 12"}
    once = {"Idempotency-Key": "hr-17"}
    first = ask("POST", "/v1/people", data=sent, files={"pictures": collins_jpeg}, headers=once)
    again = ask("POST", "/v1/people", data=sent, files={"pictures": collins_jpeg}, headers=once)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert [person.photos for person in site.people.people()] == [1]
    other = ask("POST", "/v1/people", data=sent, files={"pictures": hopper_jpeg}, headers=once)
    assert (other.status_code, other.json()["type"]) == (422, "urn:portico:problem:idempotency-key-reused")
    number = first.json()["person"]["id"]
    assert ask("DELETE", f"/v1/people/{number}").status_code == 204
    assert ask("POST", "/v1/people", data=sent, files={"pictures": collins_jpeg}, headers=once).status_code == 410
    assert site.people.count() == 0, "who was deleted is not enrolled again by what comes late"


def test_the_rules_of_enrolment_are_those_of_everywhere(
    ask: Client, site: Site, enrolled: int, collins_jpeg: bytes, mirrored_jpeg: bytes, hopper_jpeg: bytes
) -> None:
    def enrol(*pictures: bytes, **sent: object) -> tuple[int, dict[str, object]]:
        files = [("pictures", one) for one in pictures]
        answer = ask("POST", "/v1/people", data={"name": "Ann", "consent": "x", **sent}, files=files)
        return answer.status_code, answer.json()

    status, said = enrol(mirrored_jpeg)
    assert (status, said["type"], said["person"]) == (409, "urn:portico:problem:face-enrolled-already", enrolled)
    assert enrol(collins_jpeg, hopper_jpeg)[0] in (409, 422)
    assert enrol(b"no picture")[0] == enrol(b"")[0] == 422
    assert enrol(hopper_jpeg, b"no picture")[1]["detail"].startswith("picture 2 is not a picture")
    assert enrol(hopper_jpeg, groups=["nobody"])[1]["detail"] == "there is no group 'nobody': known are none yet"
    assert enrol(hopper_jpeg, name="?!")[0] == enrol(hopper_jpeg, consent="")[0] == 422
    assert [person.name for person in site.people.people()] == ["Eileen Collins"], "all of it, or nothing"
    status, said = enrol(mirrored_jpeg, name="Eileen Collins")
    assert (status, said["added"]) == (200, [2])


def test_photos_come_and_go(ask: Client, site: Site, enrolled: int, mirrored_jpeg: bytes, hopper_jpeg: bytes) -> None:
    path = f"/v1/people/{enrolled}/photos"
    added = ask("POST", path, files={"pictures": mirrored_jpeg})
    assert (added.status_code, added.json()["added"]) == (201, [2])
    assert ask("POST", path, files={"pictures": hopper_jpeg}).json()["type"] == "urn:portico:problem:face-unlike"
    shown = ask("GET", f"{path}/2")
    assert shown.content == site.people.photo(2)
    assert (shown.headers["content-type"], shown.headers["cache-control"]) == ("image/jpeg", "no-store")
    assert [e.details for e in site.trail.entries() if e.action == "look at photo"] == [{"photo": 2}]
    assert ask("DELETE", f"{path}/2").status_code == 204
    assert ask("DELETE", f"{path}/2").status_code == ask("GET", f"{path}/2").status_code == 404
    assert ask("DELETE", f"{path}/1").json()["detail"].startswith("this is the only photo")
    assert ask("GET", f"/v1/people/{enrolled + 1}/photos/1").status_code == 404, "of nobody else"


def test_people_are_listed_by_the_page_changed_and_deleted(ask: Client, site: Site, enrolled: int) -> None:
    assert ask("GET", "/v1/people?search=collins").json()["people"][0]["id"] == enrolled
    assert ask("GET", f"/v1/people?after={enrolled}").json() == {"people": [], "next": None}
    changed = ask("PATCH", f"/v1/people/{enrolled}", json={"name": "E. Collins", "employee_id": "E-17"}).json()
    assert (changed["name"], changed["employee_id"]) == ("E. Collins", "E-17")
    refused = ask("PATCH", f"/v1/people/{enrolled}", json={"name": "Other", "employee_id": "!"})
    assert refused.status_code == 422
    assert site.people.find(enrolled).name == "E. Collins", "both, or neither"
    assert ask("DELETE", f"/v1/people/{enrolled}").status_code == 204
    for method, more in (("GET", {}), ("DELETE", {}), ("PATCH", {"json": {}})):
        assert ask(method, f"/v1/people/{enrolled}", **more).status_code == 404


def test_a_key_does_what_its_scopes_say(asking: Callable[..., Client], site: Site, hopper_jpeg: bytes) -> None:
    reads = asking(Scope.PEOPLE)
    assert reads("GET", "/v1/people").status_code == 200
    sent = {"name": "Ann", "consent": "x"}
    refused = reads("POST", "/v1/people", data=sent, files={"pictures": hopper_jpeg})
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:portico:problem:scope-missing")
    for method, path in (
        ("DELETE", "/v1/people/1"),
        ("GET", "/v1/people/1/photos/1"),
        ("GET", "/v1/events"),
        ("GET", "/v1/events/1/photo"),
        ("GET", "/v1/inside"),
        ("GET", "/v1/doors"),
        ("GET", "/v1/health"),
        ("GET", "/api/v1/recognition/faces/5f0c1f6a-9d0e-4c1b-8000-000000000001/img"),
        ("DELETE", "/api/v1/recognition/subjects/Ann"),
    ):
        assert reads(method, path).status_code == 403, path
    assert site.people.count() == 0


def test_one_request_that_comes_twice_at_the_same_time_is_done_once(
    ask: Client, site: Site, collins_jpeg: bytes
) -> None:
    sent = {"name": "Eileen Collins", "consent": "form 12"}
    once = {"Idempotency-Key": "hr-17"}
    with ThreadPoolExecutor() as pool:
        asked = [
            pool.submit(ask, "POST", "/v1/people", data=sent, files={"pictures": collins_jpeg}, headers=once)
            for _ in range(3)
        ]
        answers = [one.result() for one in asked]
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert [person.photos for person in site.people.people()] == [1]


def test_photos_that_others_add_meanwhile_are_not_among_those_that_were_added(
    ask: Client, site: Site, collins_jpeg: bytes, mirrored_jpeg: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[int] = []

    class Second(Enroller):
        """Has its turn once another program has added a photo to the same person."""

        def samples(self, name: str, samples: list[Sample], *more: Any, **named: Any) -> Person:
            super().samples(name, samples, also=lambda _person, added: others.extend(added))
            return super().samples(name, samples, *more, **named)

    monkeypatch.setattr("app.serve.people.Enroller", Second)
    monkeypatch.setattr("app.serve.compreface.faces.Enroller", Second)
    sent = {"name": "Eileen Collins", "consent": "x"}
    enrolled = ask("POST", "/v1/people", data=sent, files={"pictures": collins_jpeg})
    assert (enrolled.status_code, others, enrolled.json()["added"]) == (200, [1], [2]), "somebody was there before"
    again = {"Idempotency-Key": "hr-18"}
    for _ in range(2):
        added = ask("POST", "/v1/people/1/photos", files={"pictures": mirrored_jpeg}, headers=again)
        assert (others, added.json()["added"]) == ([1, 3], [4])
    example = ask("POST", "/api/v1/recognition/faces?subject=Eileen Collins", files={"file": mirrored_jpeg})
    assert (others, example.json()["image_id"]) == ([1, 3, 5], image_id(6))


def test_a_key_that_enrols_gives_only_the_groups_of_reception(
    asking: Callable[..., Client], site: Site, collins_jpeg: bytes
) -> None:
    site.access.add_group("vault")
    site.access.add_group("visitors", reception=True)
    ask = asking(Scope.ENROL)
    sent = {"name": "Eileen Collins", "consent": "x"}
    refused = ask("POST", "/v1/people", data=sent | {"groups": ["visitors", "vault"]}, files={"pictures": collins_jpeg})
    assert (refused.status_code, site.people.count()) == (403, 0)
    made = ask("POST", "/v1/people", data=sent | {"groups": ["visitors"]}, files={"pictures": collins_jpeg})
    assert made.json()["person"]["groups"] == ["visitors"]
