"""Passwords that locks sign in with, kept sealed apart from the doors' settings."""

from __future__ import annotations

import json

from core.access.door import Door
from core.locks.drivers.base import DoorError
from core.store.secrets import SecretStore


class LockPasswords:
    """Keeps a password for a door's lock, and hands it out for the one place that it was kept for."""

    def __init__(self, secrets: SecretStore):
        self._secrets = secrets

    def has(self, name: str) -> bool:
        """Whether a password is kept for the lock of this door."""
        return self._secrets.get(_key(name)) is not None

    def handed(self, door: Door, before: str | None = None, typed: str | None = None) -> Door:
        """A door as it is used: with its password, unless that was kept for another place.

        Args:
            door: as it is kept, or about to be.
            before: the name that it is kept under, where that is another.
            typed: a password in place of the one that is kept; empty for none.

        Raises:
            GalleryError: what is kept cannot be opened.

        """
        if typed is not None:
            return door.with_password(typed)
        kept = self._kept(before or door.name)
        return door if kept is None or kept[0] != _place(door) else door.with_password(kept[1])

    def keep(self, door: Door, before: str | None, password: str | None) -> None:
        """Keep a door's password, under its new name where it has one; within the transaction that keeps the door.

        Raises:
            DoorError: the lock takes no password, one stands readable in its settings, or the one that is kept was for
                another place.

        """
        place, old = _place(door), self._kept(before or door.name)
        if password or (password is None and old is not None):
            if place is None and password:
                raise DoorError("this lock takes no password: choose what unlocks the door first")
            if password is None and old is not None and old[0] != place:
                if place is not None:
                    raise DoorError("this lock is at another address than its password was kept for: type it again")
                password = ""  # nothing that it could be for is left
        if before not in (None, door.name):
            self._secrets.forget(_key(str(before)))
        words = old[1] if password is None and old is not None else password
        if words:
            if (place, words) != old or before not in (None, door.name):
                self._secrets.put(_key(door.name), json.dumps([place, words]))
        elif old is not None:
            self._secrets.forget(_key(door.name))

    def forget(self, name: str) -> None:
        """Keep nothing for a door that is gone; within the transaction that deletes it."""
        self._secrets.forget(_key(name))

    def _kept(self, name: str) -> tuple[str, str] | None:
        words = self._secrets.get(_key(name))
        if words is None:
            return None
        place, password = json.loads(words)
        return place, password


def _place(door: Door) -> str | None:
    """Where a door's password may go."""
    try:
        return door.driver().place()
    except DoorError:
        return None


def _key(name: str) -> str:
    return f"password of the lock of {name}"
