"""Requests that were done, so that one that comes again is answered and not done again.

What is kept of a request are digests and the numbers of what came of it: no name, no picture and nothing biometric
outlives whom it was about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete

from core.errors import PorticoError
from core.store import schema
from core.store.database import Database

KEPT = timedelta(hours=24)


class DoneAlreadyError(PorticoError):
    """The request has been done meanwhile: what is being written now must not come about."""


class ReusedError(PorticoError):
    """A token that stands for another request."""


@dataclass(frozen=True)
class Request:
    """One request of a program.

    Attributes:
        key_id: number of the program's key.
        token: by which the program knows the request when it sends it again.
        fingerprint: digest of all that it asks for, 32 bytes.

    """

    key_id: int
    token: str
    fingerprint: bytes


class IdempotencyStore:
    """Remembers the requests of one site for a day."""

    def __init__(self, database: Database):
        self._database = database

    def result(self, request: Request) -> dict[str, Any] | None:
        """What came of a request; None where it has not been done.

        Raises:
            ReusedError: the token stands for another request.

        """
        with self._database.read() as session:
            row = session.get(schema.Idempotency, (request.key_id, _digest(request.token)))
            if row is None or row.created < datetime.now(UTC) - KEPT:
                return None
            if row.fingerprint != request.fingerprint:
                raise ReusedError("this Idempotency-Key stands for another request: take a new one for each")
            return dict(row.result)

    def keep(self, request: Request, result: Mapping[str, int | list[int]]) -> None:
        """Write down what came of a request, in the transaction in which it is done.

        Raises:
            DoneAlreadyError: it has been done meanwhile.

        """
        now = datetime.now(UTC)
        with self._database.write() as session:
            session.execute(delete(schema.Idempotency).where(schema.Idempotency.created < now - KEPT))
            if session.get(schema.Idempotency, (request.key_id, _digest(request.token))) is not None:
                raise DoneAlreadyError("this request has been done already")
            session.add(
                schema.Idempotency(
                    key_id=request.key_id,
                    token=_digest(request.token),
                    fingerprint=request.fingerprint,
                    created=now,
                    result=dict(result),
                )
            )


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
