"""Requests none of which lasts longer than it may, whatever the other side sends."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Any

import httpx

_READ = 40_000  # bytes of an answer that are read: of no more characters is anything made
_PACKED = ("content-encoding", "content-length", "transfer-encoding")  # which no longer hold of what was read


class Asking:
    """Asks a server, by a client whose connections are kept; one request at a time.

    Args:
        client: that sends.
        auth: that signs in; None without.
        seconds: that each request may last, with its answer.

    """

    def __init__(self, client: httpx.Client, auth: httpx.Auth | None, seconds: float):
        self._client, self._auth, self._seconds = client, auth, seconds
        self._stream: Any = None  # of the newest connection
        self._connected = False  # whether the request under way opened one
        self._late = False  # whether its time is over

    def ask(self, method: str, address: str, content: str | None, headers: dict[str, str] | None) -> httpx.Response:
        """The answer to a request, with the beginning of its content; one that never ends is cut off.

        Raises:
            httpx.HTTPError: there is none.

        """
        request = self._client.build_request(
            method, address, content=content, headers=headers, extensions={"trace": self._follow}
        )
        if self._auth is None:
            return self._again(request)
        flow = self._auth.sync_auth_flow(request)
        request = next(flow)
        while True:
            answer = self._again(request)
            try:
                request = flow.send(answer)
            except StopIteration:
                return answer

    def _again(self, request: httpx.Request) -> httpx.Response:
        """Send a request, twice where a connection that was kept has ended meanwhile: nobody has read it there."""
        try:
            return self._send(request)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            if self._connected or self._late:
                raise
        return self._send(request)

    def _send(self, request: httpx.Request) -> httpx.Response:
        self._connected = self._late = False
        timer = threading.Timer(self._seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            found = self._client.send(request, auth=None, stream=True, follow_redirects=False)
            content = self._beginning(found)
        except httpx.HTTPError:
            if self._late:
                raise httpx.ReadTimeout("no whole answer", request=request) from None
            raise
        finally:
            timer.cancel()
        kept = [(name, value) for name, value in found.headers.multi_items() if name.lower() not in _PACKED]
        phrase = {"reason_phrase": found.extensions.get("reason_phrase", b"")}
        return httpx.Response(found.status_code, headers=kept, content=content, request=request, extensions=phrase)

    def _beginning(self, found: httpx.Response) -> bytes:
        """What an answer begins with; what is too late, or breaks off, is left out: its status has come."""
        read = b""
        try:
            for piece in found.iter_bytes():
                read += piece
                if len(read) >= _READ or self._late:
                    break
        except (httpx.TransportError, httpx.StreamError):
            pass
        finally:
            with suppress(httpx.HTTPError):
                found.close()
        return read[:_READ]

    def _follow(self, event: str, facts: dict[str, Any]) -> None:
        """Told by httpx what goes on below."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._stream, self._connected = facts["return_value"], True
        if self._late and event.endswith(".started") and "close" not in event:  # which hinders nobody
            raise httpx.ReadTimeout("no whole answer")

    def _end(self) -> None:
        """Break off what is under way: a server that sends a little now and then keeps each wait of httpx short."""
        self._late = True
        used = self._stream.get_extra_info("socket") if self._stream is not None else None
        if used is not None:
            with suppress(OSError):
                socket.socket.shutdown(used, socket.SHUT_RDWR)  # below TLS, which is in use by the other thread
