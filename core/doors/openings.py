"""Doors that one program asks another to open by hand: the one that watches, and alone drives their locks.

A request lies in the store for some seconds and is answered there. Who asks, when and why is sealed under the site key:
whoever can write into the database, and has no key, opens no door by it, nor by one that was answered long ago.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update

from core.access.door import Door
from core.access.reading import rule_row
from core.base.messages import Message
from core.errors import GalleryError
from core.store import schema
from core.store.audit import Actor, AuditTrail, Permission
from core.store.database import Database
from core.store.vault import Vault

_KEPT = timedelta(hours=1)  # what was done is in the trail and among the events
_LOOK = 0.1  # seconds between two looks for an answer
_ACTING = 5.0  # seconds that whoever has taken a request on is given besides
_PURPOSE = "opening request"
_LONGEST = 1000


class OpeningState(StrEnum):
    """What has become of a request."""

    WAITING = "waiting"
    TAKEN = "taken"
    OPENED = "opened"
    REFUSED = "refused"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Opening:
    """A request that a door is opened by hand.

    Attributes:
        id: number.
        door: name.
        created: when it was asked for.
        state: what has become of it.
        words: why it was not done, for people; empty where it was.

    """

    id: int
    door: str
    created: datetime
    state: OpeningState
    words: str = ""


@dataclass(frozen=True)
class Wish:
    """What a request says to the program that is to open the door."""

    id: int
    door: str
    by: Actor
    why: str
    age: float  # seconds


class OpeningStore:
    """Requests of one site, for one who is at work."""

    def __init__(self, database: Database, vault: Vault, trail: AuditTrail):
        self._database = database
        self._vault = vault
        self._trail = trail

    def ask(self, door: str, why: str, also: Callable[[int], None] = lambda _number: None) -> Opening:
        """Ask that a door be opened by hand.

        Args:
            door: name.
            why: in words, which the trail and the event will have.
            also: called with the number of the request, in the transaction in which it is written.

        Raises:
            NotAllowedError: whoever is at work may not.
            GalleryError: there is no such door, or no reason.

        """
        self._trail.require(Permission.OPEN)
        if not why.strip():
            raise GalleryError("say why the door is to be opened by hand")
        now = datetime.now(UTC)
        asked = {"door": door, "by": self._trail.actor.name, "why": why.strip(), "when": now.isoformat()}
        said = json.dumps(asked).encode()
        with self._database.together() as session:
            rule_row(session, Door, door)
            session.execute(delete(schema.OpeningRequest).where(schema.OpeningRequest.created < now - _KEPT))
            row = schema.OpeningRequest(
                created=now,
                door=door,
                sealed=self._vault.seal(said, _PURPOSE),
                state=str(OpeningState.WAITING),
                words="",
            )
            session.add(row)
            session.flush()
            also(row.id)
            return _opening(row)

    def get(self, number: int) -> Opening | None:
        """A request; None where there is none, or it was an hour ago."""
        with self._database.read() as session:
            row = session.get(schema.OpeningRequest, number)
            return _opening(row) if row is not None else None

    def wait(self, number: int, seconds: float) -> Opening:
        """What has become of a request after so many seconds; nobody takes it on any more afterwards.

        Raises:
            GalleryError: there is no such request.

        """
        end = time.monotonic() + seconds
        while (found := self._there(number)).state in (OpeningState.WAITING, OpeningState.TAKEN):
            late = time.monotonic() - end
            if late > (_ACTING if found.state is OpeningState.TAKEN else 0):
                if found.state is OpeningState.TAKEN:
                    return found
                self._moved(number, OpeningState.WAITING, OpeningState.EXPIRED, "")  # or it is taken on just now
            else:
                time.sleep(_LOOK)
        return found

    def _there(self, number: int) -> Opening:
        found = self.get(number)
        if found is None:
            raise GalleryError("there is no such request, or it was over an hour ago")
        return found

    # for the program that watches

    def waiting(self, oldest: float) -> list[Wish]:
        """What is asked for and nobody has taken on, oldest first; what cannot be unsealed with the site key is not.

        Args:
            oldest: seconds; nobody stands there any more for whom an older one was.

        """
        kept, now = schema.OpeningRequest, datetime.now(UTC)
        wanted = select(kept).where(
            kept.state == str(OpeningState.WAITING), kept.created > now - timedelta(seconds=oldest)
        )
        with self._database.read() as session:
            rows = list(session.execute(wanted.order_by(kept.id)).scalars())
        found = []
        for row in rows:
            try:
                said = json.loads(self._vault.unseal(row.sealed, _PURPOSE))
                by = Actor(str(said["by"]), frozenset({Permission.OPEN}))
                age = max(0.0, (now - datetime.fromisoformat(said["when"])).total_seconds())
                if age <= oldest:  # by what is sealed: the time of the row may be anybody's
                    found.append(Wish(row.id, str(said["door"]), by, str(said["why"]), age))
            except (GalleryError, ValueError, LookupError, TypeError):
                continue
        return found

    def take(self, wish: Wish) -> bool:
        """Take a request on; False where another program, or nobody any more, does."""
        return self._moved(wish.id, OpeningState.WAITING, OpeningState.TAKEN, "")

    def answer(self, wish: Wish, refused: str | None) -> None:
        """Say what has become of a request that was taken on: why not, or None where the door was opened."""
        state = OpeningState.OPENED if refused is None else OpeningState.REFUSED
        self._moved(wish.id, OpeningState.TAKEN, state, refused or "")

    def _moved(self, number: int, before: OpeningState, after: OpeningState, words: str) -> bool:
        kept = schema.OpeningRequest
        with self._database.write() as session:
            row = session.get(kept, number)
            if row is None or row.state != str(before):
                return False
            session.execute(update(kept).where(kept.id == number).values(state=str(after), words=words[:_LONGEST]))
            return True


def _opening(row: schema.OpeningRequest) -> Opening:
    return Opening(row.id, row.door, row.created, OpeningState(row.state), Message(row.words))
