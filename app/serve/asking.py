"""Who asks: the key of a request, what it is for, and whether the request has been done before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Security
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer

from app.serve.problems import Problem
from app.serve.served import Caller
from core.store import idempotency
from core.store.api_keys import Scope

_header = APIKeyHeader(
    name="X-API-Key", scheme_name="ApiKey", auto_error=False, description="A key of portico serve key"
)
_bearer = HTTPBearer(scheme_name="Bearer", auto_error=False, description="The same key")

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        description="Of your choice, one for each request: sent again within a day, nothing is done anew",
    ),
]


def with_scope(scope: Scope) -> Callable[..., Caller]:
    """A dependency: the program that asks, whose key has a scope.

    Args:
        scope: that the key needs.

    """

    def caller(
        request: Request,
        _key: Annotated[str | None, Security(_header)] = None,  # for the description: Admission has looked at both
        _token: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)] = None,
    ) -> Caller:
        found: Caller = request.state.caller
        if scope not in found.key.scopes:
            raise Problem(403, f"the key {found.key.name} is not for this: it needs the scope {scope}", "scope-missing")
        return found

    return caller


People = Annotated[Caller, Depends(with_scope(Scope.PEOPLE))]
Photos = Annotated[Caller, Depends(with_scope(Scope.PHOTOS))]
Enrols = Annotated[Caller, Depends(with_scope(Scope.ENROL))]
Deletes = Annotated[Caller, Depends(with_scope(Scope.DELETE))]
Recognises = Annotated[Caller, Depends(with_scope(Scope.RECOGNISE))]
Events = Annotated[Caller, Depends(with_scope(Scope.EVENTS))]
Doors = Annotated[Caller, Depends(with_scope(Scope.DOORS))]
Inside = Annotated[Caller, Depends(with_scope(Scope.INSIDE))]
Opens = Annotated[Caller, Depends(with_scope(Scope.OPEN))]
Health = Annotated[Caller, Depends(with_scope(Scope.HEALTH))]


class Once:
    """A request that is done once, however often it comes.

    Args:
        caller: who asks.
        token: the request's Idempotency-Key; None where it has none, and is done each time.
        parts: all that it asks for.

    """

    def __init__(self, caller: Caller, token: str | None, parts: Iterable[str | bytes | None]):
        self._store = caller.site.idempotency
        self._request: idempotency.Request | None = None
        if token is not None:
            digest = hashlib.sha256()
            for part in parts:
                content = b"\0" if part is None else part.encode("utf-8", "replace") if isinstance(part, str) else part
                digest.update(len(content).to_bytes(8) + content)
            self._request = idempotency.Request(caller.key.id, token, digest.digest())

    def done(self) -> dict[str, Any] | None:
        """What came of it before; None where it has not been done.

        Raises:
            ReusedError: its Idempotency-Key stands for another request.

        """
        return self._store.result(self._request) if self._request is not None else None

    def keep(self, **result: int | list[int]) -> None:
        """Write down what comes of it, in the transaction in which it is done.

        Raises:
            DoneAlreadyError: it has been done meanwhile.

        """
        if self._request is not None:
            self._store.keep(self._request, result)
