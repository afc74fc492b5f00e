"""One installation: a folder with the gallery, its key, its settings and its index."""

from __future__ import annotations

import getpass
import os
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs
from filelock import FileLock, Timeout

from core import settings as site_settings
from core.errors import SiteError
from core.gallery.access import AccessStore
from core.gallery.audit import Actor, AuditTrail, Permission
from core.gallery.database import Database
from core.gallery.events import EventStore
from core.gallery.index import GalleryIndex, snapshot_name
from core.gallery.operators import OperatorStore
from core.gallery.store import PeopleStore, Person
from core.gallery.vault import Vault

DATABASE = "portico.db"
KEY = "site.key"


def default_folder() -> Path:
    """The site used where none is named."""
    return platformdirs.user_data_path("portico") / "site"


def cache_folder() -> Path:
    """Where compiled networks and downloaded weights are kept: nothing personal, safe to delete."""
    return Path(os.environ.get("PORTICO_CACHE") or platformdirs.user_cache_path("portico"))


class Site:
    """An open site.

    Args:
        folder: made where it does not exist.
        actor: who is at work, for the audit trail; by default whoever runs this program.

    Raises:
        SiteError: the folder cannot be made or written, or its settings or key are unusable.
        GalleryError: the gallery is damaged, or newer than this program.

    """

    def __init__(self, folder: Path, actor: Actor | None = None):
        self.folder = folder
        _require_writable(folder)
        self.settings = site_settings.load(folder)
        database = folder / DATABASE
        new = not database.exists()
        self.vault = Vault.from_file(folder / (self.settings.key_file or Path(KEY)).expanduser(), create=new)
        self.database = Database(database)
        self.trail = AuditTrail(self.database, self.vault, actor or Actor(f"{_account()} (system account)"))
        self.people = PeopleStore(self.database, self.vault, self.trail)
        self.events = EventStore(self.database, self.vault)
        self.access = AccessStore(self.database, self.trail)
        self.operators = OperatorStore(self.database, self.trail)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the gallery. Calling it twice is harmless."""
        self.database.close()

    def index(self, profile_id: str, dimension: int, coherence: float = 1.0) -> GalleryIndex:
        """The search index of one profile, equal to the store; ``coherence`` as in the profile's calibration."""
        snapshot = self.folder / "index" / snapshot_name(profile_id)
        return GalleryIndex(self.people, self.vault, profile_id, dimension, coherence, snapshot)

    def delete_person(self, name_or_id: str | int) -> Person:
        """Delete a person, and every index snapshot, since it may hold their templates.

        Raises:
            GalleryError: nobody of that name or id is enrolled.

        """
        gone = self.people.delete(name_or_id)
        self._delete_snapshots()
        return gone

    def delete_photo(self, photo_id: int) -> None:
        """Delete one photo, and every index snapshot, since it holds a share of its template.

        Raises:
            GalleryError: there is no such photo, or it is the person's last.

        """
        self.people.delete_photo(photo_id)
        self._delete_snapshots()

    def _delete_snapshots(self) -> None:
        for path in (self.folder / "index").glob("*.index*"):
            path.unlink(missing_ok=True)

    def change_settings(self, **changes: object) -> None:
        """Change settings for good; what is running keeps those it began with.

        Raises:
            SiteError: a value is not allowed, or the file cannot be written.

        """
        self.trail.require(Permission.RULES)
        before = {name: getattr(self.settings, name, None) for name in changes}
        self.settings = site_settings.save(self.folder, **changes)
        self.trail.look("change settings", before=before, after=changes)

    def window_lock(self) -> FileLock:
        """The lock that one window holds, so that two do not fight over a camera.

        Raises:
            SiteError: another window has it.

        """
        lock = FileLock(self.folder / "window.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise SiteError(
                f"Portico is already open on {self.folder}: use that window, or name another site with --site"
            ) from None
        return lock


def _account() -> str:
    """Name of the system account that runs this program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's account may have no name
        return "unnamed"


def _require_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except FileExistsError:
        raise SiteError(f"{folder} is a file: name a folder with --site") from None
    except OSError as error:
        raise SiteError(f"the site {folder} cannot be written: {error.strerror}; name another with --site") from None
