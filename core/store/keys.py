"""Where the site key is kept: in a file, in the system's keyring, or behind a passphrase.

Each place has room for a second key that waits: while a gallery is given a new key, both exist, and whichever opens the
gallery afterwards is the one. So no moment at which the power fails leaves a gallery without its key.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from core.base import durable
from core.errors import GalleryError, SiteError
from core.store.vault import KEY_BYTES, new_key, seal, unseal

Ask = Callable[[], str]
"""Asks somebody for the passphrase."""

PASSPHRASE = "PORTICO_PASSPHRASE"  # noqa: S105  # the name of a variable
_SHORTEST = 12
_TIME, _MEMORY, _LANES = 3, 64 * 1024, 4  # argon2id as RFC 9106 advises where memory is scarce
_PURPOSE = "site key"


class KeyPlace(Protocol):
    """One way to keep the site key."""

    def read(self, *, waiting: bool = False) -> bytes | None:
        """The key, or the one that waits; None where there is none.

        Raises:
            SiteError: it cannot be read.

        """
        ...

    def write(self, key: bytes, *, waiting: bool = False) -> None:
        """Keep a key, durably.

        Raises:
            SiteError: it cannot be written.

        """
        ...

    def promote(self) -> None:
        """Make the key that waits the key."""
        ...

    def forget(self, *, waiting: bool = False) -> None:
        """Keep the key no longer."""
        ...


class KeyFile:
    """A file that its owner alone can read: for stations that nobody attends."""

    def __init__(self, path: Path):
        self._path = path

    def _at(self, waiting: bool) -> Path:
        return self._path.with_name(f"{self._path.name}.new") if waiting else self._path

    def read(self, *, waiting: bool = False) -> bytes | None:
        path = self._at(waiting)
        try:
            key = self._decoded(path.read_text(encoding="ascii").strip())
        except FileNotFoundError:
            return None
        except (ValueError, UnicodeDecodeError):
            raise SiteError("{path} is not a site key: restore the file", path=path) from None
        except OSError as error:
            raise SiteError("the site key {path} cannot be read: {why}", path=path, why=error.strerror) from None
        if len(key) != KEY_BYTES:
            raise SiteError("{path} is not a site key: restore the file", path=path)
        return key

    def write(self, key: bytes, *, waiting: bool = False) -> None:
        path = self._at(waiting)
        try:
            part = durable.new_part(path, f"{self._encoded(key)}\n".encode("ascii"))
            try:
                durable.appear(part, path)
            finally:
                part.unlink(missing_ok=True)
            durable.sync_folder(path.parent)
        except OSError as error:
            raise SiteError("the site key {path} cannot be written: {why}", path=path, why=error.strerror) from None

    def promote(self) -> None:
        try:
            durable.replace(self._at(waiting=True), self._path)
        except OSError as error:
            raise SiteError(
                "the site key {path} cannot be written: {why}", path=self._path, why=error.strerror
            ) from None

    def forget(self, *, waiting: bool = False) -> None:
        self._at(waiting).unlink(missing_ok=True)

    def clear_away(self) -> None:
        """Remove what a process that was killed was writing: there may be a key in it."""
        durable.clear_away(self._path.parent, f"{self._path.name}.*.part")

    def _encoded(self, key: bytes) -> str:
        return key.hex()

    def _decoded(self, text: str) -> bytes:
        return bytes.fromhex(text)


class KeyBehindPassphrase(KeyFile):
    """A file in which the key is sealed under a passphrase (argon2id, RFC 9106).

    Args:
        path: of the file.
        ask: for the passphrase, where the environment does not give it; None refuses.

    """

    def __init__(self, path: Path, ask: Ask | None):
        super().__init__(path)
        self._ask = ask
        self._said: str | None = None

    def _encoded(self, key: bytes) -> str:
        passphrase, salt = self._passphrase(), secrets.token_bytes(16)
        if len(passphrase) < _SHORTEST:
            self._said = None
            raise SiteError(
                "a passphrase needs at least {shortest_passphrase} characters", shortest_passphrase=_SHORTEST
            )
        costs = {"time": _TIME, "memory": _MEMORY, "lanes": _LANES}
        sealed = seal(_stretched(passphrase, salt, **costs), key, _PURPOSE)
        known = {"kdf": "argon2id", **costs, "salt": salt.hex(), "sealed": sealed.hex(), "key": _known_by(key)}
        return json.dumps(known)

    def holds(self, key: bytes) -> bool:
        """Whether it is this key that is sealed there, told without the passphrase; not where nothing says so."""
        try:
            return bool(json.loads(self._path.read_text(encoding="ascii")).get("key") == _known_by(key))
        except (OSError, ValueError, AttributeError):
            return False

    def _decoded(self, text: str) -> bytes:
        try:
            content = json.loads(text)
            costs = {name: int(content[name]) for name in ("time", "memory", "lanes")}
            salt, sealed = bytes.fromhex(content["salt"]), bytes.fromhex(content["sealed"])
        except (KeyError, TypeError) as error:
            raise ValueError("no key") from error
        if not (0 < costs["time"] <= 4 and 8 <= costs["memory"] <= 256 * 1024 and 0 < costs["lanes"] <= 16):
            raise ValueError("no key")  # a hostile file, such as one in a backup, shall not take all memory or time
        try:
            return unseal(_stretched(self._passphrase(), salt, **costs), sealed, _PURPOSE)
        except GalleryError:
            self._said = None
            raise SiteError("this is not the passphrase of this site") from None

    def _passphrase(self) -> str:
        if self._said is None:
            said = os.environ.get(PASSPHRASE)
            if said is None and self._ask is not None:
                said = self._ask()
            if not said:
                raise SiteError("this site asks for a passphrase: type it at a terminal, or set PORTICO_PASSPHRASE")
            self._said = said
        return self._said


class KeyInKeyring:
    """The keyring of the system's account: GNOME Keyring, KWallet, macOS Keychain, Windows Credential Locker."""

    def __init__(self, folder: Path):
        self._name = str(folder.resolve())

    def _slot(self, waiting: bool) -> str:
        return f"{self._name} (new)" if waiting else self._name

    def read(self, *, waiting: bool = False) -> bytes | None:
        import keyring
        from keyring.errors import KeyringError

        try:
            kept = keyring.get_password("portico", self._slot(waiting))
            return None if kept is None else bytes.fromhex(kept)
        except (KeyringError, ValueError) as error:
            raise _no_keyring(error) from None

    def write(self, key: bytes, *, waiting: bool = False) -> None:
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password("portico", self._slot(waiting), key.hex())
        except KeyringError as error:
            raise _no_keyring(error) from None

    def promote(self) -> None:
        key = self.read(waiting=True)
        if key is not None:
            self.write(key)
            self.forget(waiting=True)

    def forget(self, *, waiting: bool = False) -> None:
        import keyring
        from keyring.errors import KeyringError, PasswordDeleteError

        try:
            keyring.delete_password("portico", self._slot(waiting))
        except PasswordDeleteError:
            pass  # there was none
        except KeyringError as error:
            raise _no_keyring(error) from None


def opened(place: KeyPlace, where: str, *, create: bool) -> bytes:
    """The key at a place; a new one where there is none and one may be made.

    Raises:
        SiteError: there is none, or it cannot be read.

    """
    key = place.read()
    if key is None and create:
        place.write(new_key())
        key = place.read()  # another process may have been first
    if key is None:
        raise SiteError(
            "the site key {where} is missing, and without it the gallery cannot be read: restore it", where=where
        )
    return key


def _known_by(key: bytes) -> str:
    """What tells a key from others and says nothing about it."""
    return hmac.new(key, b"portico: which site key", "sha256").hexdigest()[:32]


def _stretched(passphrase: str, salt: bytes, time: int, memory: int, lanes: int) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(passphrase.encode(), salt, time, memory, lanes, KEY_BYTES, Type.ID)


def _no_keyring(error: Exception) -> SiteError:
    return SiteError("the system's keyring cannot be used: {why}", why=str(error).splitlines()[0])
