"""The audit trail: who did what when, and who looked at whose data.

Each entry carries an HMAC-SHA256 (RFC 2104) over itself and the one before, under a key derived from the site key; a
head vouches for the last. So whoever changes, removes, adds or reorders entries without the site key is found out.
Whoever has the site key, or puts an older copy of the whole gallery back, is not: export the trail regularly.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import json
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.base.csv_text import plain
from core.base.messages import Message
from core.errors import GalleryError, PorticoError
from core.store import schema
from core.store.database import Database
from core.store.names import NAME_LENGTH
from core.store.vault import Vault, seal, unseal

_PURPOSE = "audit"
_PAGE = 1000


class Permission(StrEnum):
    """What somebody may do."""

    WATCH = Message("watch cameras")
    SEE = Message("see people and events")
    ENROL = Message("enrol and change people")
    DELETE = Message("delete people")
    EXPORT = Message("export people and events")
    OPEN = Message("open doors by hand")
    RULES = Message("change doors, rules and settings")
    OPERATORS = Message("look after operators")
    AUDIT = Message("read the audit trail")


EVERYTHING = frozenset(Permission)


class NotAllowedError(PorticoError):
    """Whoever is at work here may not do this."""


KEY_ENDING = " (API key)"
"""How the name of a key of the API ends as an actor's; no operator is added whose name ends so."""
ACCOUNT_ENDING = " (system account)"
"""The same of an account of the machine, where no operator has logged in."""


@dataclass(frozen=True)
class Actor:
    """Who is at work.

    Attributes:
        name: as the trail has it.
        permissions: what they may do.

    """

    name: str
    permissions: frozenset[Permission] = EVERYTHING


@dataclass(frozen=True)
class Entry:
    """One line of the trail.

    Attributes:
        id: counts up from 1.
        time: when.
        actor: who.
        action: what.
        subject: to what; a person as ``person NUMBER``.
        details: particulars; None where they went with the person whom they were about.

    """

    id: int
    time: datetime
    actor: str
    action: str
    subject: str
    details: dict[str, Any] | None = field(default_factory=dict)


class AuditTrail:
    """Writes and checks the trail of one site, for one who is at work; see :meth:`acting_as`."""

    def __init__(self, database: Database, vault: Vault, actor: Actor):
        self._actor = actor
        self.begun = False  # whether this site is known to have a trail, so that one that is gone is missed
        self._database = database
        self._vault = vault
        self._key = vault.derived("audit trail")

    @property
    def actor(self) -> Actor:
        """Who is at work: never anybody else, whoever logs in meanwhile."""
        return self._actor

    def acting_as(self, actor: Actor) -> AuditTrail:
        """The same trail, for somebody else at work."""
        other = copy(self)
        other._actor = actor  # noqa: SLF001  # its own
        return other

    def require(self, permission: Permission, actor: Actor | None = None) -> None:
        """Refuse what the actor may not do; by default whoever is at work.

        Raises:
            NotAllowedError: they may not.

        """
        who = actor or self.actor
        if permission not in who.permissions:
            raise NotAllowedError(
                "{who} may not {permission}: ask an administrator", who=who.name, permission=permission
            )

    def note(
        self,
        session: Session,
        action: str,
        subject: str = "",
        person: schema.Person | None = None,
        *,
        actor: Actor | None = None,
        **details: object,
    ) -> None:
        """Write an entry in the transaction of what it is about: both come about, or neither.

        Args:
            session: of the transaction.
            action: what is done.
            subject: to what; of a person, left out.
            person: whose key seals the details, so that they go with the person.
            actor: who did it, where it is not who is at work.
            details: before and after, without anything biometric.

        """
        session.flush()
        head = session.get(schema.AuditHead, 1)
        # a head that somebody removed is not made anew, or one entry more would make the trail hold again
        before = session.execute(select(func.max(schema.Audit.id))).scalar_one() if head is None else head.count
        last = session.get(schema.Audit, before) if before else None
        plain_details = json.dumps(details, ensure_ascii=False, default=str).encode()
        if person is not None:
            sealed = seal(self._vault.unwrap(person.wrapped_key), plain_details, _PURPOSE)
            subject = subject or f"person {person.id}"
        else:
            sealed = self._vault.seal(plain_details, _PURPOSE)
        row = schema.Audit(
            id=(before or 0) + 1,
            time=datetime.now(UTC),
            actor=(actor or self.actor).name[:NAME_LENGTH],
            action=action,
            subject=subject[: 2 * NAME_LENGTH],
            person_id=person.id if person is not None else None,
            sealed=sealed,
        )
        row.digest = self._digest(row, last.digest if last is not None else b"")
        session.add(row)
        if head is not None:
            head.count, head.digest = row.id, self._head(row.id, row.digest)

    def did(self, session: Session, action: str, person_id: int, since: datetime) -> bool:
        """Whether whoever is at work has done something to a person since a moment."""
        wanted = select(schema.Audit.id).where(
            schema.Audit.action == action,
            schema.Audit.person_id == person_id,
            schema.Audit.actor == self.actor.name[:NAME_LENGTH],
            schema.Audit.time >= since,
        )
        return session.execute(wanted.limit(1)).first() is not None

    def renew(self, session: Session, vault: Vault) -> None:
        """Seal and chain the whole trail anew, under another site key."""
        old, self._vault = self._vault, vault
        self._key = vault.derived("audit trail")
        before = b""
        for row in session.execute(select(schema.Audit).order_by(schema.Audit.id)).scalars():
            if row.person_id is None:
                row.sealed = vault.seal(old.unseal(row.sealed, _PURPOSE), _PURPOSE)
            row.digest = before = self._digest(row, before)
        head = session.get(schema.AuditHead, 1)
        if head is not None:
            head.digest = self._head(head.count, before)
        session.flush()

    def begin(self, session: Session) -> None:
        """Begin the trail of a new site: from now on one that is gone is missed."""
        if session.get(schema.AuditHead, 1) is None:
            session.add(schema.AuditHead(id=1, count=0, digest=self._head(0, b"")))
        self.begun = True

    def look(
        self,
        action: str,
        subject: str = "",
        person_id: int | None = None,
        *,
        actor: Actor | None = None,
        **details: object,
    ) -> None:
        """Write that somebody looked at personal data, or did something outside the store."""
        with self._database.write() as session:
            person = session.get(schema.Person, person_id) if person_id is not None else None
            self.note(session, action, subject, person, actor=actor, **details)

    def entries(
        self,
        limit: int = 500,
        before_id: int | None = None,
        text: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> list[Entry]:
        """Entries, latest first; ``before_id`` continues an earlier answer.

        With ``text`` those whose actor, action or subject contains it; from ``since`` on, and before ``until``.

        Raises:
            NotAllowedError: the actor may not read the trail.

        """
        self.require(Permission.AUDIT)
        wanted = select(schema.Audit).order_by(schema.Audit.id.desc()).limit(limit)
        if before_id is not None:
            wanted = wanted.where(schema.Audit.id < before_id)
        if since is not None:
            wanted = wanted.where(schema.Audit.time >= since)
        if until is not None:
            wanted = wanted.where(schema.Audit.time < until)
        with self._database.read() as session:
            if text.strip():
                columns = (schema.Audit.actor, schema.Audit.action, schema.Audit.subject)
                searched = (self._database.folded(session, column, str.casefold) for column in columns)
                wanted = wanted.where(or_(*(one.contains(text.strip().casefold()) for one in searched)))
            return [self._entry(session, row) for row in session.execute(wanted).scalars()]

    def about(self, person_id: int) -> list[Entry]:
        """Every entry about one person, oldest first."""
        wanted = select(schema.Audit).where(schema.Audit.person_id == person_id).order_by(schema.Audit.id)
        with self._database.read() as session:
            return [self._entry(session, row) for row in session.execute(wanted).scalars()]

    def verify(self) -> list[Message]:
        """What is wrong with the trail, a sentence each; empty where nobody has touched it."""
        faults: list[Message] = []
        expected, before = 1, b""
        with self._database.read() as session:
            for row in self._rows(session):
                if row.id != expected:
                    last = row.id - 1
                    faults.append(
                        Message(
                            "entry {first} is missing" if expected == last else "entries {first} to {last} are missing",
                            first=expected,
                            last=last,
                        )
                    )
                elif not hmac.compare_digest(self._digest(row, before), row.digest):
                    faults.append(Message("entry {row} or the one before it was changed", row=row.id))
                expected, before = row.id + 1, row.digest
            head = session.get(schema.AuditHead, 1)
            count = head.count if head is not None else 0
            if head is None and self.begun:
                faults.append(Message("the head of the trail is missing, and perhaps the whole trail"))
            if count > expected - 1:
                gone = count - expected + 1
                faults.append(
                    Message.of(gone, "1 entry at the end is missing", "{count:,} entries at the end are missing")
                )
            elif count < expected - 1:
                faults.append(
                    Message.of(
                        expected - 1 - count,
                        "1 entry at the end was added by somebody else",
                        "{count:,} entries at the end were added by somebody else",
                    )
                )
            elif head is not None and not hmac.compare_digest(self._head(count, before), head.digest):
                faults.append(Message("the end of the trail was changed"))
        return faults

    def export(self, path: Path) -> int:
        """Write the trail as CSV, oldest first; the number of entries.

        Raises:
            GalleryError: the file cannot be written.

        """
        count = 0
        try:
            with path.open("w", newline="", encoding="utf-8-sig") as file, self._database.read() as session:
                writer = csv.writer(file)
                writer.writerow(("number", "time", "who", "action", "subject", "details", "digest"))
                for row in self._rows(session):
                    details = self._details(session, row)
                    told = json.dumps(details, ensure_ascii=False) if details is not None else "gone with the person"
                    writer.writerow(
                        (row.id, row.time.isoformat(), plain(row.actor), row.action, plain(row.subject), plain(told),
                         row.digest.hex())
                    )  # fmt: skip
                    count += 1
        except OSError as error:
            raise GalleryError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None
        return count

    @staticmethod
    def _rows(session: Session) -> Iterator[schema.Audit]:
        last: int | None = None
        while True:
            page = select(schema.Audit).order_by(schema.Audit.id).limit(_PAGE)
            rows = list(session.execute(page.where(schema.Audit.id > last) if last is not None else page).scalars())
            yield from rows
            if len(rows) < _PAGE:
                return
            last = rows[-1].id
            session.expunge_all()

    def _entry(self, session: Session, row: schema.Audit) -> Entry:
        return Entry(row.id, row.time, row.actor, row.action, row.subject, self._details(session, row))

    def _details(self, session: Session, row: schema.Audit) -> dict[str, Any] | None:
        try:
            if row.person_id is None:
                content = self._vault.unseal(row.sealed, _PURPOSE)
            else:
                person = session.get(schema.Person, row.person_id)
                if person is None:
                    return None
                content = unseal(self._vault.unwrap(person.wrapped_key), row.sealed, _PURPOSE)
            details = json.loads(content)
        except (GalleryError, ValueError):
            return {"unreadable": "this entry was changed"}
        return dict(details)

    def _digest(self, row: schema.Audit, before: bytes) -> bytes:
        parts = (
            str(row.id),
            row.time.astimezone(UTC).isoformat(),
            row.actor,
            row.action,
            row.subject,
            str(row.person_id),
        )
        content = before + b"".join(_counted(part.encode()) for part in parts) + _counted(row.sealed)
        return hmac.digest(self._key, content, hashlib.sha256)

    def _head(self, count: int, digest: bytes) -> bytes:
        return hmac.digest(self._key, b"head" + str(count).encode() + digest, hashlib.sha256)


def _counted(part: bytes) -> bytes:
    """A part after its length, so that no two rows read the same when their parts are joined."""
    return len(part).to_bytes(8) + part
