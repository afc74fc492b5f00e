"""That people agreed to be recognised, and that they may change their minds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from core.errors import GalleryError
from core.store import schema
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.vault import Vault, seal, unseal

_PURPOSE = "consent"


@dataclass(frozen=True)
class ConsentRecord:
    """One consent.

    Attributes:
        given: day.
        document: where it is written down, in words.
        withdrawn: day from which it holds no longer; None where it holds.

    """

    given: date
    document: str
    withdrawn: date | None = None


class ConsentStore:
    """Keeps the consents of people, sealed under their own keys."""

    def __init__(self, database: Database, vault: Vault, trail: AuditTrail):
        self._database = database
        self._vault = vault
        self._trail = trail

    def of(self, person_id: int) -> list[ConsentRecord]:
        """Consents of a person, oldest first."""
        wanted = select(schema.Consent).where(schema.Consent.person_id == person_id).order_by(schema.Consent.id)
        with self._database.read() as session:
            person = session.get(schema.Person, person_id)
            if person is None:
                return []
            key = self._vault.unwrap(person.wrapped_key)
            return [
                ConsentRecord(row.given, unseal(key, row.document, _PURPOSE).decode(), row.withdrawn)
                for row in session.execute(wanted).scalars()
            ]

    def missing(self) -> list[str]:
        """Names of those enrolled without a consent that holds."""
        return list(self.without().values())

    def give(self, person_id: int, given: date, document: str) -> None:
        """Record a consent.

        Raises:
            GalleryError: the person was deleted, or nothing says where the consent is.

        """
        self._trail.require(Permission.ENROL)
        if not document.strip():
            raise GalleryError("say where the consent is written down, such as: form 12 in the blue folder")
        with self._database.write() as session:
            person = session.get(schema.Person, person_id)
            if person is None:
                raise GalleryError("this person has been deleted")
            key = self._vault.unwrap(person.wrapped_key)
            sealed = seal(key, document.strip().encode(), _PURPOSE)
            session.add(schema.Consent(person_id=person_id, given=given, document=sealed))
            self._trail.note(session, "record consent", person=person, given=given, document=document.strip())

    def give_many(self, people: Collection[int], given: date, document: str) -> int:
        """Record the same consent of several people who have none that holds, all or none; the number of them.

        Raises:
            GalleryError: one was deleted, or nothing says where the consent is.

        """
        held = select(schema.Consent.person_id).where(schema.Consent.withdrawn.is_(None))
        with self._database.together() as session:
            there = set(session.execute(held).scalars())
            wanted = [number for number in sorted(set(people)) if number not in there]
            for number in wanted:
                self.give(number, given, document)
        return len(wanted)

    def without(self) -> dict[int, str]:
        """Id → name of those enrolled without a consent that holds, by name."""
        held = select(schema.Consent.person_id).where(schema.Consent.withdrawn.is_(None))
        wanted = (
            select(schema.Person.id, schema.Person.name)
            .where(schema.Person.id.not_in(held))
            .order_by(schema.Person.folded_name)
        )
        with self._database.read() as session:
            return dict(session.execute(wanted).all())

    def require(self, person_id: int) -> None:
        """Refuse where there is no consent that could be withdrawn.

        Raises:
            GalleryError: there is none.

        """
        if all(record.withdrawn is not None for record in self.of(person_id)):
            raise GalleryError("there is no consent on record that could be withdrawn")

    def withdraw(self, person_id: int, day: date) -> None:
        """Record that somebody withdrew; their photos and templates have to go, see :meth:`core.site.Site.withdraw`.

        Raises:
            GalleryError: there is no consent that holds.

        """
        self._trail.require(Permission.DELETE)
        wanted = select(schema.Consent).where(schema.Consent.person_id == person_id, schema.Consent.withdrawn.is_(None))
        with self._database.write() as session:
            person = session.get(schema.Person, person_id)
            rows = list(session.execute(wanted).scalars())
            if person is None or not rows:
                raise GalleryError("there is no consent on record that could be withdrawn")
            for row in rows:
                row.withdrawn = day
            self._trail.note(session, "withdraw consent", person=person, day=day)
