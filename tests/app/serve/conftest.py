"""A site that is served, in this process and without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import numpy as np
import pytest

from app.serve.application import create
from app.serve.limits import Limits
from app.serve.served import Served
from core import images
from core.gallery.recogniser import Recogniser
from core.site import Site
from core.store.api_keys import Scope


class Client:
    """A program that has a key."""

    def __init__(self, served: Served, token: str):
        self._application = create(served)
        self.token = token
        self.served = served

    def __call__(self, method: str, path: str, *, key: str | None = None, **more: Any) -> httpx.Response:
        """Ask once; ``key`` is another one than its own."""
        headers = {"X-API-Key": self.token if key is None else key} | more.pop("headers", {})

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._application, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                return await client.request(method, path, headers=headers, **more)

        return asyncio.run(ask())


@pytest.fixture
def made(site: Site) -> Callable[..., str]:
    """Makes a key with some scopes; its token."""

    def make(*scopes: Scope, name: str = "a program") -> str:
        return site.api_keys.create(name, set(scopes), datetime.now(UTC) + timedelta(days=1))[1]

    return make


@pytest.fixture
def asking(site: Site, recogniser: Recogniser, made: Callable[..., str]) -> Callable[..., Client]:
    """Makes a program whose key has every scope, or some; and a server with limits of its own."""

    def make(*scopes: Scope, limits: Limits | None = None) -> Client:
        return Client(Served(site, recogniser, limits), made(*(scopes or Scope)))

    return make


@pytest.fixture
def ask(asking: Callable[..., Client]) -> Client:
    return asking()


@pytest.fixture(scope="session")
def collins_jpeg(collins: np.ndarray) -> bytes:
    return images.encode_jpeg(collins)


@pytest.fixture(scope="session")
def mirrored_jpeg(collins: np.ndarray) -> bytes:
    return images.encode_jpeg(np.ascontiguousarray(collins[:, ::-1]))


@pytest.fixture(scope="session")
def hopper_jpeg(hopper: np.ndarray) -> bytes:
    return images.encode_jpeg(hopper)


@pytest.fixture
def enrolled(ask: Client, collins_jpeg: bytes) -> int:
    """Collins, enrolled through the API."""
    sent = {"name": "Eileen Collins", "consent": "form 12"}
    answer = ask("POST", "/v1/people", data=sent, files={"pictures": collins_jpeg})
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["person"]["id"]
    return number
