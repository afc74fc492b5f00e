"""Changes of several stores as one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from core.access.store import AccessStore
from core.gallery.consent import ConsentStore
from core.gallery.people import PeopleStore
from core.site import Site
from core.store.audit import AuditTrail
from core.store.secrets import SecretStore


@contextmanager
def one_transaction(site: Site, trail: AuditTrail) -> Iterator[tuple[PeopleStore, AccessStore, ConsentStore]]:
    """People, access rules and consents of a site: what is changed through them in the block comes about as a whole.

    Nobody else can change anything meanwhile, so that what was read holds until the end.
    """
    database = site.database
    with database.together():
        yield (
            PeopleStore(database, site.vault, trail),
            AccessStore(database, trail, SecretStore(database, site.vault, trail)),
            ConsentStore(database, site.vault, trail),
        )
