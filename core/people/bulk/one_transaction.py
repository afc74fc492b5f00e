"""Changes of several stores as one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from core.access.store import AccessStore
from core.gallery.consent import ConsentStore
from core.gallery.people import PeopleStore
from core.site import Site
from core.store.audit import AuditTrail
from core.store.database import Database
from core.store.secrets import SecretStore


class _Open(Database):
    """A database as seen within a transaction: whatever reads or writes it takes part in that one."""

    def __init__(self, session: Session):
        self._session = session

    @contextmanager
    def read(self) -> Iterator[Session]:
        yield self._session

    @contextmanager
    def write(self) -> Iterator[Session]:
        yield self._session

    together = write


@contextmanager
def one_transaction(site: Site, trail: AuditTrail) -> Iterator[tuple[PeopleStore, AccessStore, ConsentStore]]:
    """People, access rules and consents of a site: what is changed through them in the block comes about as a whole.

    Nobody else can change anything meanwhile, so that what was read holds until the end.
    """
    with site.database.write() as session:
        database = _Open(session)
        yield (
            PeopleStore(database, site.vault, trail),
            AccessStore(database, trail, SecretStore(database, site.vault, trail)),
            ConsentStore(database, site.vault, trail),
        )
