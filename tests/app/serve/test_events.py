from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta

from app.serve import events as events_module
from app.serve.served import Caller, Served
from core.base.messages import Message
from core.gallery.events import Decision, Event
from core.site import Site
from tests.app.serve.conftest import Client

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


def _record(site: Site, number: int, photo: bytes | None = None) -> int:
    when = NOON + timedelta(minutes=number)
    event = Event.at_door("Front", Decision.NOTE, (Message("number {number}", number=number),), when)
    return site.events.record(event, photo).id or 0


def test_events_are_listed_by_the_page_and_explained(ask: Client, site: Site) -> None:
    numbers = [_record(site, number) for number in range(5)]
    first = ask("GET", "/v1/events?limit=2").json()
    assert ([one["id"] for one in first["events"]], first["next"]) == (numbers[:2:-1], numbers[3])
    second = ask("GET", f"/v1/events?limit=3&before={first['next']}").json()
    assert ([one["id"] for one in second["events"]], second["next"]) == (numbers[2::-1], None)
    shown = ask("GET", f"/v1/events/{numbers[0]}").json()
    assert (shown["reasons"], shown["door"], shown["outcome"]) == (["number 0"], "Front", "door")
    assert ask("GET", "/v1/events/99").status_code == 404
    late = ask("GET", "/v1/events", params={"since": "2026-11-30T13:03:00+01:00", "until": "2026-11-30T12:04:00"})
    assert [one["id"] for one in late.json()["events"]] == [numbers[3]]
    for wrong in ("since=0.5", "until=2026-11-30", "result=nonsense", "limit=0", f"before={2**70}"):
        assert ask("GET", f"/v1/events?{wrong}").status_code == 422, wrong


def test_the_face_of_an_event_is_shown_and_that_is_written_down(ask: Client, site: Site) -> None:
    with_face, without = _record(site, 1, b"a jpeg"), _record(site, 2)
    assert ask("GET", f"/v1/events/{with_face}/photo").content == b"a jpeg"
    assert ask("GET", f"/v1/events/{without}/photo").status_code == 404
    assert ("look at photo", f"event {with_face}") in {(e.action, e.subject) for e in site.trail.entries()}


def test_events_are_sent_as_they_come_in_order_and_once(site: Site, ask: Client, monkeypatch) -> None:
    monkeypatch.setattr(events_module, "_LOOK", 0.01)
    monkeypatch.setattr(events_module, "_PAGE", 2)
    served: Served = ask.served
    caller = Caller(served, site.api_keys.all()[0])
    numbers = [_record(site, number) for number in range(4)]

    async def listen() -> list[str]:
        heard = []
        async for part in events_module._sent(caller, numbers[0]):
            heard.append(part)
            if len(heard) == 4:
                numbers.append(_record(site, 4))
            if len(heard) == 5:
                served.ending.set()
        return heard

    beginning, *parts = asyncio.run(listen())
    assert beginning == "retry: 3000\n\n"
    told = [json.loads(part.split("data: ")[1]) for part in parts]
    assert [one["id"] for one in told] == numbers[1:]
    assert parts[0].startswith(f"id: {numbers[1]}\nevent: note\n")


def test_a_stream_ends_with_its_key(site: Site, ask: Client, monkeypatch) -> None:
    monkeypatch.setattr(events_module, "_LOOK", 0.01)
    monkeypatch.setattr(events_module, "_ALIVE", 0.0)
    caller = Caller(ask.served, site.api_keys.all()[0])

    async def listen() -> list[str]:
        heard = []
        async for part in events_module._sent(caller, 0):
            heard.append(part)
            if len(heard) == 3:
                site.api_keys.revoke("a program")
        return heard

    assert asyncio.run(listen()) == ["retry: 3000\n\n", ": still here\n\n", ": still here\n\n"]


def test_a_stream_ends_with_its_key_while_events_come_all_the_time(site: Site, ask: Client, monkeypatch) -> None:
    monkeypatch.setattr(events_module, "_LOOK", 0.01)
    monkeypatch.setattr(events_module, "_ALIVE", 0.2)
    caller = Caller(ask.served, site.api_keys.all()[0])
    site.api_keys.revoke("a program")

    async def listen() -> int:
        heard = 0
        async for _ in events_module._sent(caller, 0):
            heard += 1
            if heard == 300:
                break
            _record(site, heard)
        return heard

    assert asyncio.run(listen()) < 300
