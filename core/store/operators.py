"""Operators: who may use the window, and how they prove who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.base.advice import Act
from core.base.backoff import pause
from core.base.messages import Message
from core.errors import GalleryError, PorticoError
from core.store import schema
from core.store.audit import ACCOUNT_ENDING, EVERYTHING, KEY_ENDING, Actor, AuditTrail, Permission
from core.store.database import Database
from core.store.names import clean_name, fold

SHORTEST_PASSWORD = 10
_FREE_FAILURES = 3  # wrong passwords before the first wait
_FIRST_WAIT, _LONGEST_WAIT = 5.0, 15 * 60.0  # seconds


class Role(StrEnum):
    """What an operator is."""

    VIEWER = "viewer"
    RECEPTIONIST = "receptionist"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


PERMISSIONS = {
    Role.VIEWER: frozenset({Permission.WATCH, Permission.SEE}),
    Role.RECEPTIONIST: frozenset({Permission.WATCH, Permission.SEE, Permission.ENROL, Permission.OPEN}),
    Role.AUDITOR: frozenset({Permission.SEE, Permission.AUDIT, Permission.EXPORT}),
    Role.ADMINISTRATOR: EVERYTHING,
}


class LoginError(PorticoError):
    """Name and password do not match, or it is too early to try again."""


@dataclass(frozen=True)
class Operator:
    """Somebody who may use the window."""

    name: str
    role: Role

    @property
    def actor(self) -> Actor:
        """As the trail has them."""
        return Actor(self.name, PERMISSIONS[self.role])


class OperatorStore:
    """Looks after the operators of one site."""

    def __init__(self, database: Database, trail: AuditTrail):
        self._database = database
        self._trail = trail
        self._hasher = PasswordHasher()  # argon2id with the parameters of RFC 9106's low-memory choice

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this password")

    def all(self) -> list[Operator]:
        """Every operator, by name."""
        with self._database.read() as session:
            rows = session.execute(select(schema.Operator).order_by(schema.Operator.folded_name)).scalars()
            return [Operator(row.name, Role(row.role)) for row in rows]

    def add(self, name: str, password: str, role: Role) -> Operator:
        """Add an operator; the first is an administrator.

        Raises:
            GalleryError: the name is taken, cannot be kept or ends as those of API keys and system accounts do in the
                trail, or the password is too weak.

        """
        self._trail.require(Permission.OPERATORS)
        kept = clean_name(name)
        for ending in (KEY_ENDING, ACCOUNT_ENDING):
            if fold(kept).endswith(fold(ending.strip())):
                raise GalleryError(
                    "an operator's name does not end in {ending}: in the trail it would be mistaken for another's",
                    ending=ending.strip(),
                )
        hashed = self._hashed(kept, password)
        with self._database.write() as session:
            first = not session.execute(select(func.count(schema.Operator.id))).scalar_one()
            if first and role is not Role.ADMINISTRATOR:
                raise GalleryError("the first operator must be an administrator")
            if _found(session, kept) is not None:
                raise GalleryError("there is an operator {kept!r} already", kept=kept)
            session.add(
                schema.Operator(
                    name=kept, folded_name=fold(kept), role=str(role), password=hashed, created=datetime.now(UTC)
                )
            )
            self._trail.note(session, "add operator", f"operator {kept}", role=role)
        return Operator(kept, role)

    def remove(self, name: str) -> None:
        """Remove an operator.

        Raises:
            GalleryError: there is none of that name, or nobody would be left to administer.

        """
        self._trail.require(Permission.OPERATORS)
        with self._database.write() as session:
            row = _one(session, name)
            _keep_an_administrator(session, row)
            session.delete(row)
            self._trail.note(session, "remove operator", f"operator {row.name}")

    def set_role(self, name: str, role: Role) -> None:
        """Make an operator something else.

        Raises:
            GalleryError: there is none of that name, or nobody would be left to administer.

        """
        self._trail.require(Permission.OPERATORS)
        with self._database.write() as session:
            row = _one(session, name)
            if role is not Role.ADMINISTRATOR:
                _keep_an_administrator(session, row)
            before, row.role = row.role, str(role)
            self._trail.note(session, "change role", f"operator {row.name}", before=before, after=role)

    def set_password(self, name: str, password: str) -> None:
        """Give an operator another password, which also ends any wait.

        Raises:
            GalleryError: there is none of that name, or the password is too weak.

        """
        if fold(name) != fold(self._trail.actor.name):
            self._trail.require(Permission.OPERATORS)
        with self._database.write() as session:
            row = _one(session, name)
            row.password = self._hashed(row.name, password)
            row.failures, row.locked_until = 0, None
            self._trail.note(session, "change password", f"operator {row.name}")

    def change_password(self, old: str, new: str) -> None:
        """Give whoever is at work here another password, since they know the one they have.

        Raises:
            GalleryError: they are no operator, or the new password is too weak.
            LoginError: the old password is another one, or it is too early to try again after several failures.

        """
        name = self._trail.actor.name
        with self._database.read() as session:
            _one(session, name)
        if not self._proven(name, old, now := datetime.now(UTC)):
            with self._database.write() as session:
                self._failed(session, _found(session, name), now, "failed change of password")
            raise LoginError("this is not the password that you have now")
        self.set_password(name, new)

    def log_in(self, name: str, password: str) -> Operator:
        """Let an operator in, who is to act as themselves from now on: see :meth:`core.site.Site.acting_as`.

        Raises:
            LoginError: the two do not match, or it is too early to try again after several failures.

        """
        now = datetime.now(UTC)
        right = self._proven(name, password, now)
        with self._database.write() as session:
            found = _found(session, name)
            if not right or found is None:
                self._failed(session, found, now)
            else:
                found.failures, found.locked_until = 0, None
                if self._hasher.check_needs_rehash(found.password):
                    found.password = self._hasher.hash(password)
                operator = Operator(found.name, Role(found.role))
                self._trail.note(session, "log in", f"operator {found.name}", actor=operator.actor)
                return operator
        raise LoginError("name and password do not match")

    def _proven(self, name: str, password: str, now: datetime) -> bool:
        """Whether a password is that of an operator."""
        with self._database.read() as session:
            row = _found(session, name)
            known = (row.password, row.locked_until) if row is not None else (self._nobody, None)
        if known[1] is not None and known[1] > now:
            seconds = int((known[1] - now).total_seconds()) + 1
            raise LoginError("too many wrong passwords: try again in {seconds} s", seconds=seconds)
        # a name that nobody has takes as long, so that names cannot be found out by the clock
        return self._matches(known[0], password) and row is not None

    def _failed(
        self, session: Session, row: schema.Operator | None, now: datetime, action: str = "failed log in"
    ) -> None:
        if row is not None:
            row.failures += 1
            if row.failures >= _FREE_FAILURES:
                wait = pause(row.failures - _FREE_FAILURES, _FIRST_WAIT, _LONGEST_WAIT)
                row.locked_until = now + timedelta(seconds=wait)
        # what was typed as a name may be a password: only a name that exists is written down
        self._trail.note(session, action, f"operator {row.name}" if row is not None else "unknown name")

    def _matches(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    def _hashed(self, name: str, password: str) -> str:
        if len(password) < SHORTEST_PASSWORD:
            raise GalleryError(
                "a password needs at least {shortest_password} characters", shortest_password=SHORTEST_PASSWORD
            )
        if fold(name) in fold(password) or len(set(password)) < 4:
            raise GalleryError("this password is too easy to guess: do not use the name, or one character repeated")
        return self._hasher.hash(password)


def _found(session: Session, name: str) -> schema.Operator | None:
    folded = fold(" ".join(name.split()))
    return session.execute(select(schema.Operator).where(schema.Operator.folded_name == folded)).scalar_one_or_none()


def _one(session: Session, name: str) -> schema.Operator:
    row = _found(session, name)
    if row is None:
        raise GalleryError("there is no operator {name!r}; {how}", name=name, how=Message(Act.LIST_OPERATORS))
    return row


def _keep_an_administrator(session: Session, row: schema.Operator) -> None:
    others = select(func.count(schema.Operator.id)).where(
        schema.Operator.role == str(Role.ADMINISTRATOR), schema.Operator.id != row.id
    )
    if row.role == str(Role.ADMINISTRATOR) and not session.execute(others).scalar_one():
        raise GalleryError("{name} is the only administrator: make somebody else one first", name=row.name)
