"""Which database a site's store is in, by its settings."""

from __future__ import annotations

from pathlib import Path

from core.settings import GALLERY, Settings
from core.store.backend import Backend
from core.store.sqlite import SqliteBackend


def backend_of(folder: Path, settings: Settings) -> Backend:
    """The database of a site: the one that its settings name, else the file beside them."""
    return backend_at(
        folder,
        settings.database,
        settings.database_password_file,
        keyring=settings.database_keyring,
        connect_seconds=settings.database_connect_seconds,
        silence_seconds=settings.database_silence_seconds,
    )


def backend_at(
    folder: Path, address: str | None, password_file: Path | None, *, keyring: bool, **seconds: int
) -> Backend:
    """The database at an address, with what is known of its password; without one the file in a site's folder.

    Args:
        folder: of the site.
        address: as the settings have it.
        password_file: likewise.
        keyring: likewise.
        seconds: for how long it is waited for, as :class:`core.store.server.Server` has it.

    """
    if address is None:
        return SqliteBackend(folder / GALLERY)
    from core.store.postgres import PostgresBackend
    from core.store.server import Server

    file = folder / password_file.expanduser() if password_file is not None else None
    return PostgresBackend(Server(address, file, keyring=keyring, **seconds), folder)
