"""Words that the program must keep in order to use them: passwords of cameras, the passphrase of scheduled backups."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.store import schema
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.vault import Vault


class SecretStore:
    """Keeps words sealed under the site key, each under a name and openable under that name alone."""

    def __init__(self, database: Database, vault: Vault, trail: AuditTrail):
        self._database = database
        self._vault = vault
        self._trail = trail

    def get(self, name: str) -> str | None:
        """What is kept under a name; None where nothing is.

        Raises:
            GalleryError: it cannot be opened.

        """
        with self._database.read() as session:
            found = session.get(schema.Secret, name)
        return None if found is None else self._vault.unseal(found.sealed, _purpose(name)).decode()

    def names(self, beginning: str) -> list[str]:
        """The names with such a beginning under which something is kept."""
        with self._database.read() as session:
            found = select(schema.Secret.name).where(schema.Secret.name.startswith(beginning, autoescape=True))
            return sorted(session.execute(found).scalars())

    def put(self, name: str, words: str) -> None:
        """Keep words under a name, in place of what was kept there.

        Raises:
            NotAllowedError: whoever is at work here may not.

        """
        self._trail.require(Permission.RULES)
        with self._database.write() as session:
            session.merge(schema.Secret(name=name, sealed=self._vault.seal(words.encode(), _purpose(name))))
            self._trail.note(session, "keep secret", name)

    def remark(self, name: str, words: str) -> None:
        """Keep words of the program's own, whoever is at work and without an entry in the trail."""
        with self._database.write() as session:
            session.merge(schema.Secret(name=name, sealed=self._vault.seal(words.encode(), _purpose(name))))

    def drop(self, name: str) -> None:
        """Keep words of the program's own no longer, as :meth:`remark` keeps them."""
        with self._database.write() as session:
            session.execute(delete(schema.Secret).where(schema.Secret.name == name))

    def forget(self, name: str) -> None:
        """Keep nothing under a name.

        Raises:
            NotAllowedError: whoever is at work here may not.

        """
        self._trail.require(Permission.RULES)
        with self._database.write() as session:
            if session.get(schema.Secret, name) is not None:
                session.execute(delete(schema.Secret).where(schema.Secret.name == name))
                self._trail.note(session, "forget secret", name)


def reseal(session: Session, before: Vault, after: Vault) -> None:
    """Seal everything that is kept anew under another site key."""
    for secret in session.execute(select(schema.Secret)).scalars():
        purpose = _purpose(secret.name)
        secret.sealed = after.seal(before.unseal(secret.sealed, purpose), purpose)


def _purpose(name: str) -> str:
    return f"secret {name}"
