"""Where the key of one site is kept, and keeping it somewhere else."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from core.base.messages import Message
from core.errors import PorticoError, SiteError
from core.settings import KeyKind, Settings
from core.site.folders import KEY
from core.store import keys
from core.store.secrets import SecretStore

_FORMER = "former key place"  # among the secrets


class SiteKey:
    """The place that a site's settings name for its key.

    A move to another place that is cut off leaves the key at two: at the next start it is removed from the one that the
    settings do not name.

    Args:
        folder: of the site.
        settings: which say where it is kept.
        ask: for the passphrase, where it is behind one.

    Attributes:
        place: where it is kept.

    """

    def __init__(self, folder: Path, settings: Settings, ask: keys.Ask | None):
        self._folder = folder
        self._ask = ask
        self._settings = settings
        self.place = self._at(settings.key, ask)

    def opened(self, *, create: bool) -> bytes:
        """The key; a new one where there is none and one may be made.

        Raises:
            SiteError: there is none, or it cannot be read.

        """
        return keys.opened(self.place, self._place_words(), create=create)

    def follow(self, settings: Settings) -> None:
        """The settings are others now: the key is where these say."""
        moved = (settings.key, settings.key_file) != (self._settings.key, self._settings.key_file)
        self._settings = settings
        if moved:
            self.place = self._at(settings.key, self._ask)

    def prepare(self, kind: KeyKind, key: bytes, ask: keys.Ask | None, secrets: SecretStore) -> keys.KeyPlace:
        """Keep the key at a second place too, which the settings are about to name; within their transaction.

        Raises:
            SiteError: it cannot be kept there.

        """
        place = self._at(kind, ask)
        place.forget()
        place.write(key)
        if place.read() != key:
            raise SiteError("the site key could not be read back from there: it stays where it was")
        secrets.remark(_FORMER, self._settings.key)
        return place

    def leave(self, place: keys.KeyPlace, settings: Settings, secrets: SecretStore) -> None:
        """Keep the key at the place alone that these settings name."""
        self.place.forget()
        self.place, self._settings = place, settings
        secrets.remark(_FORMER, "")

    def elsewhere(self, key: bytes) -> list[Path]:
        """Files that hold this key beside the place that the settings name: of a move that was cut off."""
        if in_environment():
            return []
        other = []
        if self._settings.key != "passphrase" and keys.KeyBehindPassphrase(self._sealed, None).holds(key):
            other.append(self._sealed)
        if self._settings.key != "file":
            with suppress(SiteError):
                other += [self._path] if keys.KeyFile(self._path).read() == key else []
        return [path for path in other if path.exists()]

    def forget_elsewhere(self, key: bytes, secrets: SecretStore) -> None:
        """Take the key out of the keyring, and out of what was being written, where a move was cut off."""
        if not in_environment() and self._settings.key != "keyring":
            with suppress(PorticoError):  # a keyring that cannot be used now may be at the next start
                self._leave_keyring(key, secrets)
        keys.KeyFile(self._path).clear_away()

    def _leave_keyring(self, key: bytes, secrets: SecretStore) -> None:
        if secrets.get(_FORMER) == "keyring":
            keyring = keys.KeyInKeyring(self._folder)
            if keyring.read() == key:
                keyring.forget()
            secrets.remark(_FORMER, "")

    def _place_words(self) -> str:
        return Message("in the keyring") if self._settings.key == "keyring" else str(self._path)

    @property
    def _path(self) -> Path:
        return self._folder / (self._settings.key_file or Path(KEY)).expanduser()

    @property
    def _sealed(self) -> Path:
        return self._path.with_name(f"{self._path.name}.sealed")

    def _at(self, kind: KeyKind, ask: keys.Ask | None) -> keys.KeyPlace:
        if kind == "keyring":
            return keys.KeyInKeyring(self._folder)
        if kind == "passphrase":
            return keys.KeyBehindPassphrase(self._sealed, ask)
        return keys.KeyFile(self._path)


def in_environment() -> bool:
    """Whether the environment, and not the settings, says where the key is."""
    return "PORTICO_KEY" in os.environ
