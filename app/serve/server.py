"""The server: where it listens, by which certificate, and its end."""

from __future__ import annotations

import asyncio
import functools
import ipaddress
import os
import socket
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.serve.application import create
from app.serve.served import Served
from core.errors import PorticoError

LOOPBACK = "127.0.0.1"
_HEADER_SECONDS = 10.0  # in which the head of a request has to be here
_HANDSHAKE_SECONDS = 10.0  # of TLS; what is connected counts only afterwards
_BACKLOG = 128
_IDLE_SECONDS = 5  # between two requests of one connection
_END_SECONDS = 5  # that requests are given to come to an end


class ServerError(PorticoError):
    """The server cannot listen as asked."""


class Server:
    """Serves a site until it is closed, in a thread of its own.

    Args:
        served: the site.
        host: address to listen at.
        port: 0 takes one that is free.
        certificate: PEM file with the server's certificate and those above it; None serves without TLS.
        key: PEM file with its private key, where that is not in the same file.

    Attributes:
        address: where it is, as programs are told.

    Raises:
        ServerError: the address is not this machine's own and there is no certificate, or it cannot be had; or the
            certificate cannot be read.

    """

    def __init__(
        self,
        served: Served,
        host: str = LOOPBACK,
        port: int = 0,
        certificate: Path | None = None,
        key: Path | None = None,
    ):
        host = require_protected(host, protected=certificate is not None)
        self._served = served
        self._config = uvicorn.Config(
            create(served),
            http=_protocol(served.limits.connections),
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=_END_SECONDS,
            ssl_certfile=str(certificate) if certificate is not None else None,
            ssl_keyfile=str(key) if key is not None else None,
        )
        try:
            self._config.load()
        except OSError as error:  # ssl's errors are among them
            raise ServerError(
                "the certificate {file} cannot be used: {why}", file=certificate, why=error.strerror or error
            ) from None
        self._socket = _listening(host, port)
        scheme = "https" if certificate is not None else "http"
        host, port = self._socket.getsockname()[:2]
        self.address = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"
        self._server = uvicorn.Server(self._config)
        self._thread = threading.Thread(target=self._run, name="server", daemon=True)
        self._thread.start()

    @property
    def runs(self) -> bool:
        """Whether it still does."""
        return self._thread.is_alive()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=self._loop) as runner:
            runner.run(self._server.serve([self._socket]))

    def _loop(self) -> asyncio.AbstractEventLoop:
        """A loop that gives TLS less time than the minute of asyncio, for which uvicorn has no setting."""
        loop = asyncio.new_event_loop()
        if self._config.ssl is not None:
            listen = functools.partial(loop.create_server, ssl_handshake_timeout=_HANDSHAKE_SECONDS)
            loop.create_server = listen  # type: ignore[method-assign]
        return loop

    def close(self) -> None:
        """End: what is being answered is answered, within some seconds."""
        self._served.ending.set()
        self._server.should_exit = True
        self._thread.join(2 * _END_SECONDS)
        self._served.close()


def require_protected(host: str, *, protected: bool) -> str:
    """The address that is listened at: this machine's own, or with TLS any.

    Raises:
        ServerError: others could reach it and, without TLS, read along.

    """
    if host == "localhost":
        host = LOOPBACK
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise ServerError("{host} is no address: say one such as 127.0.0.1 or 0.0.0.0", host=repr(host)) from None
    if not address.is_loopback and not protected:
        raise ServerError(
            "{host} can be reached from elsewhere, and keys and faces would be there for all to read: name a "
            "certificate and its key, or listen at 127.0.0.1",
            host=host,
        )
    return str(address)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named as TCP, which asyncio asks for before it sends small answers at once: else each waits 40 ms
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        made.close()
        why = getattr(error, "strerror", None) or error
        raise ServerError("nothing can listen at {host}, port {port}: {why}", host=host, port=port, why=why) from None
    return made


def _protocol(connections: int) -> type[H11Protocol]:
    """HTTP/1.1 with so many connections at a time; uvicorn's own limit has an answer that nobody described."""
    return type("Impatient", (_Impatient,), {"most": connections})


class _Impatient(H11Protocol):
    """HTTP/1.1 that hangs up on whoever does not send the whole head of a request in time; uvicorn would wait."""

    most = 0
    _giving_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait_for_head()
        if len(self.connections) > self.most:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait_for_head()
        elif self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        if self._giving_up is None:
            self._giving_up = self.loop.call_later(_HEADER_SECONDS, self._hang_up)

    def _hang_up(self) -> None:
        if self.conn.their_state is h11.IDLE:
            self.transport.close()
