from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from core.locks import drivers
from core.locks.drivers.base import DoorError
from core.locks.drivers.http import Http
from tests.servers import free_port


class _Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, str, str]] = []
        self.status, self.answer = 200, "closed"


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.asked.append((self.command, self.path, body, self.headers.get("Authorization", "")))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(self.server.answer.encode())

    do_GET = do_POST = do_PUT = _do  # noqa: N815

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def _url(server: _Server, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def test_requests_are_filled_in_and_quoted(server: _Server, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("s3cret\n")
    settings = Http(
        unlock_url=_url(server, "/doors/{door}/unlock"),
        lock_url=_url(server, "/doors/{door}/lock"),
        contact_url=_url(server, "/doors/{door}"),
        unlock_body='{"door": "{door}", "open": true}',
        method="PUT",
        token_file=tmp_path / "token",
    )
    door = 'A/B "1" ?x=\n'
    lock = settings.connect(door, fail_safe=False)
    lock.switch(unlocked=True)
    lock.switch(unlocked=False)
    assert lock.stands_open() is False
    server.answer = '{"state": "open"}'
    assert lock.stands_open() is True
    lock.close()
    quoted = "/doors/A%2FB%20%221%22%20%3Fx%3D%0A"
    assert [(method, path) for method, path, _, _ in server.asked[:3]] == [
        ("PUT", f"{quoted}/unlock"), ("PUT", f"{quoted}/lock"), ("GET", quoted),
    ]  # fmt: skip
    assert json.loads(server.asked[0][2]) == {"door": door, "open": True}
    assert {token for *_, token in server.asked} == {"Bearer s3cret"}


@pytest.mark.parametrize("status", [302, 401, 500])
def test_what_is_no_success_is_an_error(server: _Server, status: int) -> None:
    server.status = status
    lock = Http(unlock_url=_url(server, "/unlock")).connect("Front", fail_safe=False)
    with pytest.raises(DoorError, match=str(status)):
        lock.switch(unlocked=True)
    lock.switch(unlocked=False)  # it locks by itself
    lock.close()
    assert len(server.asked) == 1, "a redirection is not followed"


def test_a_server_that_is_not_there_is_named() -> None:
    lock = Http(unlock_url=f"http://127.0.0.1:{free_port()}/unlock", timeout=1).connect("Front", fail_safe=False)
    with pytest.raises(DoorError, match="does not answer"):
        lock.switch(unlocked=True)
    lock.close()
    with pytest.raises(DoorError, match="cannot be set up"):
        Http(unlock_url="https://x", ca_file=Path("/nowhere")).connect("Front", fail_safe=False)
    with pytest.raises(DoorError, match="unlock_url"):
        drivers.settings_of({"driver": "http", "unlock_url": "file:///etc/passwd"})
