"""What a site keeps sealed of the addresses of its cameras."""

from __future__ import annotations

from collections.abc import Mapping

from core.cameras import address
from core.cameras.address import Secret
from core.errors import SourceError
from core.store.secrets import SecretStore


class SealedAddresses:
    """Secrets of addresses by the name they are kept under, at hand without a question to the store.

    Args:
        store: keeps them sealed.
        sources: what may be shown of the addresses, by the same names.

    Raises:
        GalleryError: one cannot be opened.

    """

    def __init__(self, store: SecretStore, sources: Mapping[str, str | None]):
        self._store = store
        self._known: dict[str, Secret] = {}
        for name, source in sources.items():
            words = store.get(name) if source is not None and "://" in source else None
            if words is not None:
                self._known[name] = address.opened(words)

    def get(self, name: str) -> Secret | None:
        """What is kept; None where nothing is."""
        return self._known.get(name)

    def keep(self, name: str, secret: Secret | None) -> None:
        """Keep something from now on, or nothing.

        Raises:
            NotAllowedError: whoever is at work here may not.

        """
        if secret is None:
            self._store.forget(name)
            self._known.pop(name, None)
        elif secret != self._known.get(name):
            self._store.put(name, secret.sealed())
            self._known[name] = secret

    def joined(self, name: str, source: str) -> str:
        """The address to open; never show it.

        Raises:
            SourceError: it leads to another place than the password was kept for.

        """
        sealed = self.get(name)
        if sealed is None or address.split(source)[1] is not None:  # a variable of the environment may hold it whole
            return source
        if not address.belongs(source, sealed):
            raise SourceError(
                "the address of the {name} was changed in the settings: type its password again", name=name
            )
        return address.join(source, sealed)
