"""Keys of the API: which programs may use it, for what, and until when.

A key is shown once, when it is made. What is kept is the SHA-256 of its secret: that has 256 random bits, so there is
nothing to guess by which a slow hash, as for passwords, would win anything, and each request would pay for it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.base.messages import Message
from core.errors import GalleryError, PorticoError
from core.store import schema
from core.store.audit import KEY_ENDING, Actor, AuditTrail, Permission
from core.store.database import Database
from core.store.names import clean_name, fold

NAME_LENGTH = 100
_BEGINNING = "portico"
_SECRET_BYTES = 32


class Scope(StrEnum):
    """What a key is for."""

    PEOPLE = "people"
    PHOTOS = "photos"
    ENROL = "enrol"
    DELETE = "delete"
    RECOGNISE = "recognise"
    EVENTS = "events"
    DOORS = "doors"
    INSIDE = "inside"
    OPEN = "open"
    HEALTH = "health"


PERMISSIONS = {
    Scope.PEOPLE: frozenset({Permission.SEE}),
    Scope.PHOTOS: frozenset({Permission.SEE, Permission.EXPORT}),
    Scope.ENROL: frozenset({Permission.SEE, Permission.ENROL}),
    Scope.DELETE: frozenset({Permission.SEE, Permission.DELETE}),
    Scope.RECOGNISE: frozenset({Permission.SEE}),
    Scope.EVENTS: frozenset({Permission.SEE}),
    Scope.DOORS: frozenset({Permission.SEE}),
    Scope.INSIDE: frozenset({Permission.SEE}),
    Scope.OPEN: frozenset({Permission.OPEN}),
    Scope.HEALTH: frozenset({Permission.WATCH}),
}


class UnknownKeyError(PorticoError):
    """A key opens nothing: there is none such, or it has ended."""


@dataclass(frozen=True)
class ApiKey:
    """A program that may use the API.

    Attributes:
        id: number.
        name: as the trail has it.
        scopes: what it is for.
        created: when it was made.
        created_by: by whom.
        expires: from when on it opens nothing any more.

    """

    id: int
    name: str
    scopes: frozenset[Scope]
    created: datetime
    created_by: str
    expires: datetime

    @property
    def actor(self) -> Actor:
        """As the trail has it; no operator is added whose name could be mistaken for it."""
        permissions = frozenset[Permission]().union(*(PERMISSIONS[scope] for scope in self.scopes))
        return Actor(self.name + KEY_ENDING, permissions)


class ApiKeyStore:
    """Looks after the keys of one site."""

    def __init__(self, database: Database, trail: AuditTrail):
        self._database = database
        self._trail = trail

    def all(self) -> list[ApiKey]:
        """Every key, by name; those that have ended too, until they are revoked."""
        with self._database.read() as session:
            rows = session.execute(select(schema.ApiKey).order_by(schema.ApiKey.folded_name)).scalars()
            return [_key(row) for row in rows]

    def create(self, name: str, scopes: Collection[Scope], expires: datetime) -> tuple[ApiKey, str]:
        """Make a key.

        Args:
            name: of the program that is given it.
            scopes: what it may do, one at least.
            expires: from when on it opens nothing any more, with its time zone.

        Returns:
            The key, and the token that the program sends: it is kept nowhere.

        Raises:
            GalleryError: the name is taken or cannot be kept, there is no scope, or the end lies in the past.
            NotAllowedError: whoever is at work may not.

        """
        self._trail.require(Permission.OPERATORS)
        kept = clean_name(name)
        if len(kept) > NAME_LENGTH:
            raise GalleryError("the name of a key has at most {length} characters", length=NAME_LENGTH)
        if not scopes:
            raise GalleryError("a key without a scope opens nothing: name one at least")
        now = datetime.now(UTC)
        if expires <= now:
            raise GalleryError("the key would have ended already: choose a later day")
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        with self._database.write() as session:
            if _found(session, kept) is not None:
                raise GalleryError("there is a key {kept!r} already: revoke it first", kept=kept)
            row = schema.ApiKey(
                name=kept,
                folded_name=fold(kept),
                scopes=sorted(str(scope) for scope in scopes),
                secret_hash=_hashed(secret),
                created=now,
                created_by=self._trail.actor.name,
                expires=expires,
            )
            session.add(row)
            session.flush()
            self._trail.note(session, "create API key", f"key {kept}", scopes=row.scopes, until=expires.isoformat())
            return _key(row), f"{_BEGINNING}_{row.id}_{secret}"

    def revoke(self, name: str) -> None:
        """Let a key open nothing any more, from the next request on.

        Raises:
            GalleryError: there is none of that name.
            NotAllowedError: whoever is at work may not.

        """
        self._trail.require(Permission.OPERATORS)
        with self._database.write() as session:
            row = _found(session, name)
            if row is None:
                known = sorted(session.execute(select(schema.ApiKey.name)).scalars())
                raise GalleryError(
                    "there is no key {name!r}: known are {known}"
                    if known
                    else "there is no key {name!r}: known are none yet",
                    name=name,
                    known=Message.quoted(known),
                )
            session.delete(row)
            self._trail.note(session, "revoke API key", f"key {row.name}")

    def opened_by(self, token: str) -> ApiKey:
        """The key whose token this is.

        Raises:
            UnknownKeyError: it is no token of a key, or the key has been revoked or has ended.

        """
        number, _, secret = token.removeprefix(f"{_BEGINNING}_").partition("_")
        plain = token.startswith(f"{_BEGINNING}_") and number.isascii() and number.isdigit() and len(number) < 16
        with self._database.read() as session:
            row = session.get(schema.ApiKey, int(number)) if plain else None
        # of a key that there is not, the same is worked out: how long it takes tells nothing
        right = hmac.compare_digest(_hashed(secret), row.secret_hash if row is not None else bytes(32))
        if row is None or not right:
            raise UnknownKeyError("this key is not known here: it was mistyped, or has been revoked")
        if row.expires <= datetime.now(UTC):
            raise UnknownKeyError("this key has ended: ask an administrator for another")
        return _key(row)


def _hashed(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def _key(row: schema.ApiKey) -> ApiKey:
    scopes = frozenset(Scope(one) for one in row.scopes if one in set(Scope))
    return ApiKey(row.id, row.name, scopes, row.created, row.created_by, row.expires)


def _found(session: Session, name: str) -> schema.ApiKey | None:
    folded = fold(" ".join(name.split()))
    return session.execute(select(schema.ApiKey).where(schema.ApiKey.folded_name == folded)).scalar_one_or_none()
