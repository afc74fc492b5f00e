"""Devices that answer endlessly, drop connections, pack badly, or say no with a status that says yes."""

from __future__ import annotations

import base64
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from pydantic import SecretStr

from core.locks.drivers import settings_of
from core.locks.drivers.base import DoorError
from tests.door_station import Device, standing

_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"


def _lock(port: int, **settings: object):
    lock = {"driver": "http", "unlock_url": f"http://127.0.0.1:{port}/open", "timeout": 1, **settings}
    return settings_of(lock, SecretStr("Tür")).connect("Front", fail_safe=False)


def _opens(port: int, **settings: object) -> None:
    lock = _lock(port, **settings)
    try:
        lock.switch(unlocked=True)
    finally:
        lock.close()


@contextmanager
def _raw(answer: Callable[[socket.socket, int], None]) -> Iterator[int]:
    """A server that does with each connection, by its number, what it is told."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                for number in range(10):
                    connection, _ = server.accept()
                    with connection, suppress(OSError):
                        answer(connection, number)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]


def _drips(connection: socket.socket, start: bytes, piece: bytes, pause: float) -> None:
    connection.recv(65536)
    connection.sendall(start)
    until = time.monotonic() + 8
    while time.monotonic() < until:
        connection.sendall(piece)
        time.sleep(pause)


@pytest.mark.parametrize(("piece", "pause"), [(b"x", 0.1), (b"x" * 65536, 0.0)])
def test_an_answer_without_an_end_is_judged_by_its_status(piece: bytes, pause: float) -> None:
    for status, fails in ((b"200 OK", False), (b"500 No", True)):
        begun = time.monotonic()
        with _raw(lambda c, _n, s=status: _drips(c, b"HTTP/1.1 " + s + b"\r\n\r\n", piece, pause)) as port:
            if fails:
                with pytest.raises(DoorError, match="refuses \\(500 No\\)"):
                    _opens(port)
            else:
                _opens(port)
        assert time.monotonic() - begun < 5


def test_headers_without_an_end_are_no_answer() -> None:
    begun = time.monotonic()
    with (
        _raw(lambda c, _n: _drips(c, b"HTTP/1.1 200 OK\r\nX: ", b"x", 0.1)) as port,
        pytest.raises(DoorError, match="it took the request and said nothing for 1 s"),
    ):
        _opens(port)
    assert time.monotonic() - begun < 5


def test_a_kept_connection_that_was_dropped_is_made_anew() -> None:
    def answer(connection: socket.socket, _number: int) -> None:
        connection.recv(65536)
        connection.sendall(_OK)
        connection.recv(65536)  # the second request is taken, and the connection ends

    with _raw(answer) as port:
        lock = _lock(port)
        lock.switch(unlocked=True)
        lock.switch(unlocked=True)
        lock.close()


def test_a_new_connection_that_ends_unanswered_is_told_and_not_tried_again() -> None:
    came = []

    def answer(connection: socket.socket, number: int) -> None:
        came.append(number)
        connection.recv(65536)

    with _raw(answer) as port, pytest.raises(DoorError, match="it ended the connection without an answer"):
        _opens(port)
    assert came == [0]


def test_what_is_packed_badly_is_told() -> None:
    def answer(connection: socket.socket, _number: int) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\nbroken")

    with _raw(answer) as port, pytest.raises(DoorError, match="answers what cannot be unpacked"):
        _opens(port)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_basic_is_tried_in_both_encodings(encoding: str) -> None:
    came = []

    def answer(connection: socket.socket, _number: int) -> None:
        while request := connection.recv(65536):
            given = request.lower().partition(b"authorization: basic ")[2]
            came.append(bool(given))
            at = len(request) - len(given)
            token = base64.b64decode(request[at:].split(b"\r\n")[0]) if given else b""
            right = token == "admin:Tür".encode(encoding)
            no = b'HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n'
            connection.sendall(_OK if right else no)

    with _raw(answer) as port:
        lock = _lock(port, user="admin")
        lock.switch(unlocked=True)
        asked = len(came)
        lock.switch(unlocked=True)  # which is known now
        lock.close()
    assert asked == (2 if encoding == "utf-8" else 3)
    assert len(came) == asked + 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "answers with a web page.*“Sign in”.*success_text"),
        ('{"success": false, "why": "locked"}', "did not do it"),
        ('{"error": {"code": 7}}', "did not do it"),
        ('{"status": "error"}', "did not do it"),
        ("<ResponseStatus version='2.0'><statusCode>4</statusCode></ResponseStatus>", "did not do it"),
    ],
)
def test_a_failure_told_with_a_good_status_is_no_success(text: str, told: str) -> None:
    with standing(Device(lambda _a: (200, text))) as device, pytest.raises(DoorError, match=told):
        _opens(device.port)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "OK",
        '{"success": true, "error": null}',
        '{"ison": false}',
        "[]",
        "<ResponseStatus><statusCode>1</statusCode></ResponseStatus>",
    ],
)
def test_what_tells_of_no_failure_is_a_success(text: str) -> None:
    with standing(Device(lambda _a: (200, text))) as device:
        _opens(device.port)


def test_a_digest_that_is_not_known_is_named() -> None:
    device = Device(ask=('Digest realm="x", nonce="{nonce}", algorithm=SHA-512-256, qop="auth"',))
    with standing(device), pytest.raises(DoorError, match="a kind of Digest that is not known here: SHA-512-256"):
        _opens(device.port, user="admin")
