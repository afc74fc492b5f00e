"""What every change of the access rules ends with: a permission, a new revision, and an entry in the trail."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from core.access.lock_passwords import LockPasswords
from core.access.reading import AccessReader
from core.errors import GalleryError
from core.store import schema
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.revisions import RULES, next_revision
from core.store.secrets import SecretStore


class AccessChanges(AccessReader):
    """Reads the access rules of one site, and notes each change of them; those who change them build on it."""

    def __init__(self, database: Database, trail: AuditTrail, secrets: SecretStore):
        super().__init__(database)
        self._trail = trail
        self.passwords = LockPasswords(secrets)

    def _changed(
        self,
        session: Session,
        action: str,
        subject: str = "",
        person: schema.Person | None = None,
        open_to_reception: bool = False,
        **details: Any,
    ) -> None:
        """What every change ends with: a permission, a new revision, and an entry in the trail.

        Where it is open to reception, who may enrol may do it.
        """
        self._trail.require(Permission.ENROL if open_to_reception else Permission.RULES)
        session.flush()
        next_revision(session, RULES)
        self._trail.note(session, action, subject, person, **details)


def person_row(session: Session, person_id: int) -> schema.Person:
    """The row of somebody.

    Raises:
        GalleryError: they have been deleted.

    """
    person = session.get(schema.Person, person_id)
    if person is None:
        raise GalleryError("this person has been deleted")
    return person
