"""One installation: a folder with the gallery, its key, its settings and its index."""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
from collections.abc import Collection
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs
from filelock import FileLock, Timeout

from core import settings as site_settings
from core.cameras.sources import public_name
from core.doors.door import Door
from core.errors import PorticoError, SiteError
from core.gallery import keys
from core.gallery.access import AccessStore
from core.gallery.audit import Actor, AuditTrail, Permission
from core.gallery.consent import ConsentStore
from core.gallery.database import Database
from core.gallery.events import EventStore
from core.gallery.index import GalleryIndex, snapshot_name
from core.gallery.merging import merge
from core.gallery.operators import OperatorStore
from core.gallery.rekey import begin_trail, rekey, right_vault, same_key
from core.gallery.retention import Periods, Removed, enforce
from core.gallery.store import PeopleStore, Person, clean_name
from core.settings import CameraSettings

DATABASE = "portico.db"
KEY = "site.key"


def default_folder() -> Path:
    """The site used where none is named."""
    return platformdirs.user_data_path("portico") / "site"


def cache_folder() -> Path:
    """Where compiled networks, downloaded weights and what pictures of searched folders look like are kept.

    Without names or faces, and safe to delete.
    """
    return Path(os.environ.get("PORTICO_CACHE") or platformdirs.user_cache_path("portico"))


class Site:
    """An open site.

    Args:
        folder: made where it does not exist.
        actor: who is at work, for the audit trail; by default whoever runs this program.
        ask: for the passphrase, where the site key is behind one.

    Raises:
        SiteError: the folder cannot be made or written, or its settings or key are unusable.
        GalleryError: the gallery is damaged, or newer than this program.

    """

    def __init__(self, folder: Path, actor: Actor | None = None, ask: keys.Ask | None = None):
        self.folder = folder
        _require_writable(folder)
        self.settings = site_settings.load(folder)
        database = folder / DATABASE
        new = not database.exists()
        self._key_place = self._place(self.settings.key, ask)
        key = keys.opened(self._key_place, self._key_words(), create=new)
        self.database = Database(database)
        try:
            self.vault = right_vault(self.database, self._key_place, key)
        except PorticoError:
            self.database.close()
            raise
        self.trail = AuditTrail(self.database, self.vault, actor or Actor(f"{_account()} (system account)"))
        begin_trail(self.database, self.vault, self.trail)
        self._open_stores()

    def _open_stores(self) -> None:
        self.database.guard = lambda session: same_key(session, self.vault)
        self.people = PeopleStore(self.database, self.vault, self.trail)
        self.consents = ConsentStore(self.database, self.vault, self.trail)
        self.events = EventStore(self.database, self.vault, self.trail)
        self.access = AccessStore(self.database, self.trail)
        self.operators = OperatorStore(self.database, self.trail)

    def _place(self, kind: site_settings.KeyKind, ask: keys.Ask | None) -> keys.KeyPlace:
        path = self.folder / (self.settings.key_file or Path(KEY)).expanduser()
        if kind == "keyring":
            return keys.KeyInKeyring(self.folder)
        if kind == "passphrase":
            return keys.KeyBehindPassphrase(path.with_name(f"{path.name}.sealed"), ask)
        return keys.KeyFile(path)

    def _key_words(self) -> str:
        path = self.folder / (self.settings.key_file or Path(KEY)).expanduser()
        return "in the keyring" if self.settings.key == "keyring" else str(path)

    def move_key(self, kind: site_settings.KeyKind, ask: keys.Ask | None = None) -> None:
        """Keep the site key somewhere else from now on.

        Raises:
            SiteError: it cannot be kept there; it stays where it was.

        """
        self.trail.require(Permission.RULES)
        if kind == self.settings.key:
            raise SiteError(f"the site key is kept so already: {kind}")
        place = self._place(kind, ask)
        place.forget()
        place.write(self.vault.key)
        if place.read() != self.vault.key:
            raise SiteError("the site key could not be read back from there: it stays where it was")
        self.change_settings(key=kind)
        self._key_place.forget()
        self._key_place = place

    def renew_key(self) -> None:
        """Give the gallery a new site key; see :func:`core.gallery.rekey.rekey`. Open the site anew afterwards.

        Raises:
            GalleryError: the audit trail was tampered with.
            SiteError: a window is open on this site, or the new key cannot be kept.

        """
        lock = self.window_lock()
        try:
            self.vault = rekey(self.database, self._key_place, self.vault, self.trail)
            self._delete_snapshots()
        finally:
            lock.release()
        self._open_stores()

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

    def take_back(self, person_id: int, photo_ids: Collection[int]) -> Person | None:
        """Undo an enrolment of the last half hour, and delete every index snapshot.

        Returns:
            The person; None where they are gone, since they had no other photo.

        Raises:
            GalleryError: it was longer ago, or the photos or the person are gone already.

        """
        left = self.people.take_back(person_id, photo_ids)
        self._delete_snapshots()
        return left

    def merge_people(self, keep_id: int, gone_id: int) -> Person:
        """Make one entry of two that are of the same human; see :func:`core.gallery.merging.merge`.

        Returns:
            The person who stays.

        Raises:
            GalleryError: it is one entry, one of the two was deleted, or a record cannot be opened.

        """
        merge(self.database, self.vault, self.trail, keep_id, gone_id)
        self._delete_snapshots()
        return self.people.find(keep_id)

    def withdraw(self, person_id: int, day: date) -> None:
        """Somebody withdraws their consent: their photos and templates go, and the record of it stays.

        Raises:
            GalleryError: there is no consent that holds.

        """
        self.consents.require(person_id)
        self.people.delete_photos(person_id)  # first: should the rest fail, it can be done again
        self._delete_snapshots()
        self.consents.withdraw(person_id, day)

    def keep_periods(self) -> Removed:
        """Remove what has been kept for longer than the settings say."""
        periods = Periods(self.settings.keep_unknown_days, self.settings.keep_events_days)
        return enforce(self.database, self.trail, periods)

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
        self.trail.look("change settings", before=_told(before), after=_told(changes))

    def keep_camera(self, name: str, camera: CameraSettings, before: str | None = None) -> None:
        """Add a camera, or change the one that was called ``before``; doors follow a new name.

        Raises:
            GalleryError: the name cannot be kept.
            SiteError: another camera has it, or the settings cannot be written.

        """
        kept = clean_name(name)
        cameras = dict(site_settings.load(self.folder).cameras)
        if kept != before and kept in cameras:
            raise SiteError(f"there is a camera {kept!r} already: choose another name")
        if before is not None:
            cameras.pop(before, None)
        if before is None or before == kept:
            self.change_settings(cameras={**cameras, kept: camera})
            return
        self.access.rename_camera(before, kept)
        try:
            self.change_settings(cameras={**cameras, kept: camera})
        except PorticoError:
            self.access.rename_camera(kept, before)
            raise

    def drop_camera(self, name: str) -> None:
        """Remove a camera.

        Raises:
            SiteError: a door needs it.

        """
        needed = [door.name for door in self.access.all(Door) if name in door.cameras]
        if needed:
            raise SiteError(f"the camera {name!r} is at the door {needed[0]!r}: take it away from there first")
        cameras = dict(site_settings.load(self.folder).cameras)
        cameras.pop(name, None)
        self.change_settings(cameras=cameras)

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


def _told(settings: dict[str, object]) -> dict[str, object]:
    """Settings as the audit trail has them: of cameras no address that could hold a password."""
    told = dict(settings)
    if isinstance(told.get("camera"), str):
        told["camera"] = _address(str(told["camera"]))
    cameras = told.get("cameras")
    if isinstance(cameras, dict):
        parts = {name: CameraSettings.model_validate(camera) for name, camera in cameras.items()}
        told["cameras"] = {
            name: {**camera.model_dump(exclude_none=True), "source": _address(camera.source or "")}
            for name, camera in parts.items()
        }
    return told


def _address(source: str) -> str:
    return public_name(source) if "://" in source else source


def _account() -> str:
    """Name of the system account that runs this program; not from the environment, which anybody can change."""
    try:
        if sys.platform != "win32":
            import pwd

            return pwd.getpwuid(os.getuid()).pw_name
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
