"""The site key in use: telling the right one, and giving the gallery a new one."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import GalleryError
from core.store import schema, secrets
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.keys import KeyPlace
from core.store.vault import Vault, new_key

_PURPOSE = "key check"
_CONTENT = b"portico"
_WITH_TRAIL = b"portico, with a trail"


def right_vault(database: Database, place: KeyPlace, key: bytes) -> Vault:
    """The vault of the key that opens the gallery: the one kept, or the one that waits after a power cut.

    Raises:
        GalleryError: neither does.

    """
    with database.read() as session:
        check = session.get(schema.KeyCheck, 1)
    if check is None:
        vault = Vault(key)
        with database.write() as session:
            person = session.execute(select(schema.Person.wrapped_key).limit(1)).scalar_one_or_none()
            if person is not None:
                vault.unwrap(person)  # a gallery of the version before: its key must open what is there
            if session.get(schema.KeyCheck, 1) is None:
                session.add(schema.KeyCheck(id=1, sealed=vault.seal(_CONTENT, _PURPOSE)))
        return vault
    if place.read(waiting=True) is None and _opens(key, check):
        return Vault(key)
    with database.write() as session:  # nobody is in the midst of giving it a new key
        check = session.get(schema.KeyCheck, 1)
        key, waiting = place.read() or key, place.read(waiting=True)
        if _opens(key, check):
            if waiting is not None:
                place.forget(waiting=True)  # the change to it never came about
            return Vault(key)
        if waiting is not None and _opens(waiting, check):
            place.promote()
            return Vault(waiting)
    raise GalleryError("the site key is not the one that this gallery was made with: restore the right one")


def _opens(key: bytes, check: schema.KeyCheck | None) -> bool:
    try:
        return check is not None and bool(Vault(key).unseal(check.sealed, _PURPOSE))
    except GalleryError:
        return False


def begin_trail(database: Database, vault: Vault, trail: AuditTrail) -> None:
    """Begin the trail of a site that has none, and seal that it has one: whoever removes all of it is found out."""
    with database.read() as session:
        check = session.get(schema.KeyCheck, 1)
        trail.begun = check is not None and vault.unseal(check.sealed, _PURPOSE) == _WITH_TRAIL
    if not trail.begun:
        with database.write() as session:
            trail.begin(session)
            check = session.get(schema.KeyCheck, 1)
            if check is not None:
                check.sealed = vault.seal(_WITH_TRAIL, _PURPOSE)


def same_key(session: Session, vault: Vault) -> None:
    """Refuse to write with a key that another program has replaced meanwhile.

    Raises:
        GalleryError: the site has a new key.

    """
    sealed = session.execute(select(schema.KeyCheck.sealed).where(schema.KeyCheck.id == 1)).scalar_one_or_none()
    if sealed is not None:
        try:
            vault.unseal(sealed, _PURPOSE)
        except GalleryError:
            raise GalleryError("the site key was renewed meanwhile: start this program again") from None


def rekey(database: Database, place: KeyPlace, vault: Vault, trail: AuditTrail) -> Vault:
    """Give the gallery a new site key: whatever the old one opened, it opens no longer.

    Another program that has the site open cannot write any more, and says that it must be started again.

    Raises:
        GalleryError: the audit trail was tampered with, which a new key would hide.
        SiteError: the new key cannot be kept.

    """
    trail.require(Permission.RULES)
    faults = trail.verify()
    if faults:
        raise GalleryError("the audit trail was tampered with ({faults}): a new key would hide that", faults=faults[0])
    key = new_key()
    renewed = Vault(key)
    with database.write() as session:
        place.forget(waiting=True)
        place.write(key, waiting=True)  # within: a program that starts meanwhile waits before it judges this key
        for person in session.execute(select(schema.Person)).scalars():
            person.wrapped_key = renewed.wrap(vault.unwrap(person.wrapped_key))
        strangers = select(schema.Event).where(schema.Event.sealed_photo.is_not(None), schema.Event.person_id.is_(None))
        for event in session.execute(strangers).scalars():
            if event.sealed_photo is not None:
                event.sealed_photo = renewed.seal(vault.unseal(event.sealed_photo, "event"), "event")
        secrets.reseal(session, vault, renewed)
        trail.renew(session, renewed)
        check = session.get(schema.KeyCheck, 1)
        if check is not None:
            check.sealed = renewed.seal(_WITH_TRAIL, _PURPOSE)
        trail.note(session, "renew site key")
    place.promote()
    database.checkpoint()
    return renewed
