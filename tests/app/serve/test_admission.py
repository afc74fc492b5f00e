from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import pytest

from app.serve.admission import Admission
from app.serve.limits import Limits
from core.site import Site
from core.store.api_keys import Scope
from tests.app.serve.conftest import Client


def test_without_a_key_nothing_is_read_and_nothing_told(ask: Client, site: Site) -> None:
    read = []

    async def body() -> AsyncIterator[bytes]:
        read.append(True)
        yield b"x"

    for key in ("", "nonsense", ask.token + "x"):
        refused = ask("POST", "/v1/identify", key=key, content=body())
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
        assert refused.headers["content-type"] == "application/problem+json"
    assert not read
    assert ask("GET", "/nowhere", key="").status_code == 401
    assert ask("GET", "/openapi.json", key="").status_code == 200
    bearer = {"Authorization": f"Bearer {ask.token}"}
    assert ask("GET", "/v1/people", headers=bearer | {"X-API-Key": ask.token}).status_code == 200


def test_a_key_opens_as_bearer_and_no_longer_once_it_is_revoked(asking: Callable[..., Client], site: Site) -> None:
    ask = asking(Scope.PEOPLE)
    assert ask("GET", "/v1/people").status_code == 200
    site.api_keys.revoke("a program")
    assert ask("GET", "/v1/people").status_code == 401


def test_who_guesses_keys_has_to_wait_and_who_has_one_does_not(asking: Callable[..., Client]) -> None:
    ask = asking(limits=Limits(failures=3))
    assert [ask("GET", "/v1/people", key="wrong").status_code for _ in range(5)] == [401, 401, 401, 429, 429]
    waits = ask("GET", "/v1/people", key="wrong")
    assert (waits.status_code, int(waits.headers["retry-after"]) > 1) == (429, True)
    assert ask("GET", "/v1/people").status_code == 200, "a key opens, whoever else comes from there"


def test_a_key_has_a_rate(asking: Callable[..., Client], made: Callable[..., str]) -> None:
    ask = asking(limits=Limits(rate=0.01, burst=2))
    assert [ask("GET", "/v1/people").status_code for _ in range(3)] == [200, 200, 429]
    assert ask("GET", "/v1/people", key=made(Scope.PEOPLE, name="another")).status_code == 200
    refused = ask("GET", "/api/v1/recognition/subjects")
    assert (refused.status_code, set(refused.json())) == (429, {"message", "code"})


def test_what_is_too_large_is_refused_whether_it_says_so_or_not(asking: Callable[..., Client]) -> None:
    ask = asking(limits=Limits(body_bytes=1_000_000))

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 100_000

    head = {"Content-Type": "application/json"}
    announced = ask("POST", "/v1/identify", files={"picture": bytes(1_000_001)})
    hidden = ask("POST", "/v1/openings", content=endless(), headers=head)
    assert [one.status_code for one in (announced, hidden)] == [413, 413]
    assert hidden.json()["detail"] == "a request has at most 1 MB: send fewer or smaller pictures"
    assert ask("POST", "/api/v1/detection/detect", content=endless(), headers=head).json() == {
        "message": hidden.json()["detail"], "code": 0,
    }  # fmt: skip


def test_what_comes_too_slowly_is_refused(asking: Callable[..., Client]) -> None:
    ask = asking(limits=Limits(body_seconds=0.1))
    sent: list[dict[str, object]] = []

    async def trickle() -> dict[str, object]:
        await asyncio.sleep(0.03)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/v1/openings", "raw_path": b"/v1/openings", "query_string": b"",
        "headers": [(b"x-api-key", ask.token.encode()), (b"content-type", b"application/json")],
        "client": ("1.2.3.4", 5), "server": ("test", 80), "scheme": "http", "root_path": "", "http_version": "1.1",
    }  # fmt: skip
    asyncio.run(ask._application(scope, trickle, send))
    assert [message.get("status") for message in sent] == [408, None]


def test_pictures_wait_their_turn_and_too_many_are_sent_away(asking: Callable[..., Client], hopper_jpeg: bytes) -> None:
    ask = asking(limits=Limits(waiting=1))
    entered, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with ask.served.engine():
            entered.set()
            leave.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    assert entered.wait(60)
    busy = ask("POST", "/v1/identify", files={"picture": hopper_jpeg})
    leave.set()
    holder.join()
    assert (busy.status_code, busy.json()["detail"]) == (429, "too many pictures are waiting: try again in 2 s")
    assert ask("POST", "/v1/identify", files={"picture": hopper_jpeg}).status_code == 200
    files = [("pictures", hopper_jpeg)] * 11
    many = ask("POST", "/v1/people", data={"name": "A", "consent": "x"}, files=files)
    assert (many.status_code, many.json()["detail"]) == (422, "too many pictures: a request may have 10")


def test_only_so_many_streams_are_open(asking: Callable[..., Client]) -> None:
    ask = asking(limits=Limits(streams=1))
    with ask.served.stream():
        assert ask("GET", "/v1/events/stream").status_code == 429


def test_what_is_no_request_is_handed_on() -> None:
    seen: list[str] = []

    async def application(scope, receive, send) -> None:
        seen.append(scope["type"])

    asyncio.run(Admission(application, None)({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert seen == ["lifespan"]


@pytest.mark.parametrize("name", ["name", "consent"])
def test_a_picture_that_is_sent_stays_in_memory(ask: Client, hopper_jpeg: bytes, name: str, monkeypatch) -> None:
    def rollover(_file: object) -> None:
        raise AssertionError("a picture lies in the folder for temporary files")

    monkeypatch.setattr("tempfile.SpooledTemporaryFile.rollover", rollover)
    large = hopper_jpeg + bytes(3_000_000)
    sent = {"name": "Grace Hopper", "consent": "x"} | {name: "Grace Hopper"}
    assert ask("POST", "/v1/people", data=sent, files={"pictures": large}).status_code == 201


def test_only_so_many_requests_are_answered_at_a_time(asking: Callable[..., Client]) -> None:
    served = asking(limits=Limits(requests=1)).served
    sent: list[dict[str, object]] = []

    async def both() -> None:
        going_on = asyncio.Event()

        async def application(_scope: object, _receive: object, _send: object) -> None:
            await going_on.wait()

        async def send(message: dict[str, object]) -> None:
            sent.append(message)

        admission = Admission(application, served)  # type: ignore[arg-type]
        scope = {"type": "http", "path": "/openapi.json", "headers": []}
        first = asyncio.create_task(admission(dict(scope), None, send))  # type: ignore[arg-type]
        await asyncio.sleep(0)
        await admission(dict(scope), None, send)  # type: ignore[arg-type]
        going_on.set()
        await first
        await admission(dict(scope), None, send)  # type: ignore[arg-type]

    asyncio.run(both())
    assert [message.get("status") for message in sent] == [503, None], "the second alone"
