"""A lock behind an HTTP interface, as door controllers, relays and home automation have them."""

from __future__ import annotations

import json
import ssl
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import httpx
from pydantic import Field, field_validator

from core.doors.drivers.base import DoorError, LockDriver, Timeout, filled, secret


class Http(LockDriver):
    """Sends a request for each command.

    Attributes:
        unlock_url: ``{door}`` stands for the door's name, quoted, here and in the others.
        lock_url: asked to lock again; empty where the door locks by itself.
        contact_url: says whether the door stands open; empty without a contact.
        contact_open: what its answer then contains.
        method: of commands.
        headers: of every request.
        unlock_body: of the request that unlocks; ``{door}`` is written as in a JSON text.
        lock_body: of the request that locks.
        token_file: file that holds a bearer token.
        ca_file: authority of a server that the system does not know.
        timeout: seconds.

    """

    unlock_url: str
    lock_url: str = ""
    contact_url: str = ""
    contact_open: str = "open"
    method: Literal["GET", "POST", "PUT", "PATCH"] = "POST"
    headers: dict[str, str] = Field(default_factory=dict)
    unlock_body: str = ""
    lock_body: str = ""
    token_file: Path | None = None
    ca_file: Path | None = None
    timeout: Timeout = 3

    @field_validator("unlock_url", "lock_url", "contact_url")
    @classmethod
    def _address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("an address begins with http:// or https://")
        if "@" in url.split("//", 1)[-1].split("/", 1)[0]:
            raise ValueError("an address holds no name or password: use token_file")
        return url

    @field_validator("headers")
    @classmethod
    def _harmless(cls, headers: dict[str, str]) -> dict[str, str]:
        if any(name.lower() in ("authorization", "cookie", "x-api-key") for name in headers):
            raise ValueError("secrets do not stand among settings: use token_file")
        return headers

    def connect(self, door: str, *, fail_safe: bool) -> HttpLock:  # noqa: ARG002  # no server knows that we are gone
        return HttpLock(self, door)


class HttpLock:
    """Requests to one server; connections are kept between them."""

    def __init__(self, settings: Http, door: str):
        self._settings = settings
        self._door = door
        headers = dict(settings.headers)
        token = secret(settings.token_file)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            known = ssl.create_default_context(cafile=settings.ca_file.expanduser()) if settings.ca_file else True
            self._client = httpx.Client(headers=headers, timeout=settings.timeout, verify=known)
        except (OSError, ValueError) as error:
            raise DoorError(f"the door's connection cannot be set up: {error}") from None

    def switch(self, *, unlocked: bool) -> None:
        settings = self._settings
        url, body = (settings.unlock_url, settings.unlock_body) if unlocked else (settings.lock_url, settings.lock_body)
        if url:
            content = filled(body, {"door": json.dumps(self._door)[1:-1]}) if body else None
            self._ask(settings.method, url, content)

    def stands_open(self) -> bool | None:
        if not self._settings.contact_url:
            return None
        return self._settings.contact_open in self._ask("GET", self._settings.contact_url, None)

    def close(self) -> None:
        self._client.close()

    def _ask(self, method: str, url: str, content: str | None) -> str:
        address = filled(url, {"door": quote(self._door, safe="")})
        try:
            answer = self._client.request(method, address, content=content)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise DoorError(f"the door's address {_told(url)} does not answer: {type(error).__name__}") from None
        if not answer.is_success:  # a redirection is no success either: who knows where it leads
            raise DoorError(f"the door's address {_told(url)} refuses: {answer.status_code} {answer.reason_phrase}")
        return answer.text[:10_000]


def _told(url: str) -> str:
    """An address as events may show it: what follows a question mark may be a secret."""
    return url.split("?", 1)[0]
