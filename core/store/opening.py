"""Which database a site's store is in, by its settings."""

from __future__ import annotations

from pathlib import Path

from core.settings import GALLERY, Settings
from core.store.backend import Backend
from core.store.sqlite import SqliteBackend


def backend_of(folder: Path, settings: Settings) -> Backend:
    """The database of a site: the one that its settings name, else the file beside them."""
    if settings.database is None:
        return SqliteBackend(folder / GALLERY)
    from core.store.postgres import PostgresBackend
    from core.store.server import Server

    file = settings.database_password_file
    server = Server(
        settings.database, folder / file.expanduser() if file is not None else None, keyring=settings.database_keyring
    )
    return PostgresBackend(server, folder)
