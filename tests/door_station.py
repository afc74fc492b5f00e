"""Devices on this machine that answer as their makers say: sign-in by RFC 7616 and 7617, and what they do."""

from __future__ import annotations

import base64
import hashlib
import re
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HASHES = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256, "SHA-512": hashlib.sha512}


@dataclass
class Asked:
    """A request that was signed in for, or needed no signing in."""

    method: str
    path: str
    body: str
    headers: dict[str, str]


@dataclass
class Device:
    """What a device asks for and answers.

    Attributes:
        answer: status and text for a request.
        ask: its ``WWW-Authenticate`` headers, with {nonce} to be put in; none asks for nothing.
        user, password: that it takes.
        lives: requests that a nonce is good for; 0 is any number.
        says_stale: whether it says of an old nonce that it is old.
        refusal: text of its 401.
    """

    answer: Callable[[Asked], tuple[int, str]] = lambda _asked: (200, "OK")
    ask: tuple[str, ...] = ()
    user: str = "admin"
    password: str = 'Tür, "auf"!'
    lives: int = 0
    says_stale: bool = True
    refusal: str = ""
    done: list[Asked] = field(default_factory=list)
    refused: int = 0
    requests: int = 0
    signed: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    port: int = 0
    _nonces: dict[str, int] = field(default_factory=dict)
    _counts: dict[str, set[str]] = field(default_factory=dict)

    def allows(self, asked: Asked) -> tuple[bool, bool]:
        """Whether a request is signed in for rightly, and whether only its nonce is too old."""
        if not self.ask:
            return True, False
        scheme, _, rest = asked.headers.get("authorization", "").partition(" ")
        self.signed.append(scheme)
        if scheme == "Basic":
            offered = any(re.match("basic|.*, *basic", one, re.IGNORECASE) for one in self.ask)
            return offered and base64.b64decode(rest) == f"{self.user}:{self.password}".encode(), False
        if scheme != "Digest":
            return False, False
        given = {name: quoted or plain for name, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|([^ ,"]+))', rest)}
        right = given.get("response") == self._response(asked, given) and given["uri"] == asked.path
        left = self._nonces.get(given.get("nonce", ""))
        if not right or left is None:
            return False, False
        if left == 0:
            return False, True
        if "nc" in given:  # a count is used once
            used = self._counts.setdefault(given["nonce"], set())
            assert given["nc"] not in used, "a nonce count came twice"
            used.add(given["nc"])
        self._nonces[given["nonce"]] = left - 1
        return True, False

    def _response(self, asked: Asked, given: dict[str, str]) -> str:
        """What RFC 7616 says, section 3.4.1."""
        algorithm = given.get("algorithm", "MD5")
        kind = HASHES[algorithm.upper().removesuffix("-SESS")]

        def digest(*parts: str) -> str:
            return kind(":".join(parts).encode()).hexdigest()

        realm = re.search(r'realm="([^"]*)"', " ".join(self.ask), re.IGNORECASE)
        secret = digest(self.user, realm[1] if realm else "", self.password)
        if algorithm.lower().endswith("-sess"):
            secret = digest(secret, given["nonce"], given["cnonce"])
        what = digest(asked.method, given["uri"])
        if "qop" not in given:
            return digest(secret, given["nonce"], what)
        return digest(secret, given["nonce"], given["nc"], given["cnonce"], given["qop"], what)

    def challenges(self, *, stale: bool) -> list[str]:
        nonce = hashlib.sha256(str(len(self._nonces)).encode()).hexdigest()[:24]
        self._nonces[nonce] = self.lives or 1_000_000
        end = ", stale=true" if stale and self.says_stale else ""
        return [one.replace("{nonce}", nonce) + (end if "igest" in one else "") for one in self.ask]


class _Handler(BaseHTTPRequestHandler):
    server: Any
    protocol_version = "HTTP/1.1"

    def _do(self) -> None:
        device: Device = self.server.device
        device.requests += 1
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        asked = Asked(self.command, self.path, body, {name.lower(): value for name, value in self.headers.items()})
        allowed, stale = device.allows(asked)
        status, text, headers = (
            401,
            device.refusal,
            [("WWW-Authenticate", one) for one in device.challenges(stale=stale)],
        )
        if allowed:
            status, text = device.answer(asked)
            headers = list(device.headers.items())
            device.done.append(asked)
        else:
            device.refused += 1
        content = text.encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if status != 204:
            self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _do  # noqa: N815

    def log_message(self, *_arguments: object) -> None:
        pass


@contextmanager
def standing(device: Device, certificate: tuple[Path, Path] | None = None) -> Iterator[Device]:
    """Have a device answer on this machine, at its ``port``; over TLS with a certificate and its key."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        server.device = device  # type: ignore[attr-defined]
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        device.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield device
        finally:
            server.shutdown()
            thread.join()
