"""Before anything of a request is read: who asks, how large it is, and whether it comes in time.

FastAPI reads a whole request before it asks who sent it, and waits for it as long as it takes: so this stands below.
"""

from __future__ import annotations

import asyncio
import json
import time

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.serve.problems import Problem, of, rendered
from app.serve.served import Served
from core.errors import PorticoError

OPEN = ("/openapi.json",)
"""Paths that need no key: they tell what this version can do, and nothing of the site."""


class Admission:
    """Refuses requests without a key, those of a key that asks too much, and those that are too large or too slow.

    Args:
        app: what comes after it; it finds who asks in ``request.state.caller``.
        served: the site.

    """

    def __init__(self, app: ASGIApp, served: Served):
        self._app = app
        self._served = served
        self._active = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        self._active += 1
        try:
            await self._serve(_Reading(self._served, scope["path"], receive, send), scope)
        finally:
            self._active -= 1

    async def _serve(self, one: _Reading, scope: Scope) -> None:
        headers = Headers(scope=scope)
        try:
            if self._active > self._served.limits.requests:
                raise Problem(
                    503, "too many requests are being answered: try again in 1 s", "busy", {"Retry-After": "1"}
                )
            if scope["path"] not in OPEN:
                address = str((scope.get("client") or ("",))[0])
                caller = await run_in_threadpool(self._served.caller, _token(headers), address)
                scope.setdefault("state", {})["caller"] = caller
            length = headers.get("content-length", "0")
            if length.isdecimal() and int(length) > self._served.limits.body_bytes:
                raise _too_large(self._served)
        except PorticoError as error:
            await one.refuse(of(error))
        except Problem as problem:
            await one.refuse(problem)
        else:
            await one.answered_by(self._app, scope)


def _token(headers: Headers) -> str | None:
    if (key := headers.get("x-api-key")) is not None:
        return key
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


class _Reading:
    """One request that is being read."""

    def __init__(self, served: Served, path: str, receive: Receive, send: Send):
        self._served = served
        self._path = path
        self._receive = receive
        self._send = send
        self._end = time.monotonic() + served.limits.body_seconds
        self._bytes = 0
        self._whole = False
        self._problem: Problem | None = None
        self._answered = False

    async def answered_by(self, application: ASGIApp, scope: Scope) -> None:
        """Have the request answered; by its refusal where it is refused while it is read."""
        try:
            await application(scope, self.receive, self.send)
        except _RefusedError:
            if self._problem is not None and not self._answered:
                await self.refuse(self._problem)

    async def receive(self) -> Message:
        """The next part of the request."""
        if self._whole:  # what comes now is that the program has hung up
            return await self._receive()
        limits = self._served.limits
        try:
            message = await asyncio.wait_for(self._receive(), max(0.001, self._end - time.monotonic()))
        except TimeoutError:
            self._problem = Problem(408, f"the request was not here within {limits.body_seconds:g} s")
            raise _RefusedError from None
        if message["type"] == "http.request":
            self._bytes += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._bytes > limits.body_bytes:
                self._problem = _too_large(self._served)
                raise _RefusedError
        return message

    async def send(self, message: Message) -> None:
        """A part of the answer: where the request was refused, that it was, whatever has become of it above."""
        if self._problem is None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault("Cache-Control", "no-store")
            await self._send(message)
        elif not self._answered:
            await self.refuse(self._problem)

    async def refuse(self, problem: Problem) -> None:
        """Answer that it is not taken, and hang up."""
        self._answered = True
        status, media_type, body = rendered(problem, self._path)
        content = json.dumps(body, ensure_ascii=False).encode()
        headers = {
            "content-type": media_type,
            "content-length": str(len(content)),
            "cache-control": "no-store",
            "connection": "close",
            **problem.headers,
        }
        encoded = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await self._send({"type": "http.response.start", "status": status, "headers": encoded})
        await self._send({"type": "http.response.body", "body": content})


class _RefusedError(Exception):
    """The request is not read any further."""


def _too_large(served: Served) -> Problem:
    most = served.limits.body_bytes // 1_000_000
    return Problem(413, f"a request has at most {most} MB: send fewer or smaller pictures")
