"""One installation: a folder with the gallery, its key, its settings and its index."""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs
from filelock import FileLock, Timeout
from pydantic import BaseModel

from core import changing, leftovers, running
from core import settings as site_settings
from core.backups.damage import require_gallery
from core.cameras import address
from core.cameras.sealing import SealedAddresses
from core.doors.door import Door
from core.errors import PorticoError, SiteError, SourceError
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
from core.gallery.secrets import SecretStore
from core.gallery.store import PeopleStore, Person, clean_name
from core.leftovers import RESTORING
from core.settings import CameraSettings
from core.settings_upgrades import ENROLMENT, of_camera, take_passwords

DATABASE = "portico.db"
KEY = "site.key"
_FORMER = "former key place"  # among the secrets


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
        self._ask = ask
        _require_writable(folder)
        database = folder / DATABASE
        _require_restored(database)
        self._running = running.hold(folder)
        try:
            self.settings = site_settings.load(folder)
            require_gallery(database)
            new = not database.exists()
            self._key_place = self._place(self.settings.key, ask)
            key = keys.opened(self._key_place, self._key_words(), create=new)
            self.database = Database(database)
            self.vault = right_vault(self.database, self._key_place, key)
            self.trail = AuditTrail(self.database, self.vault, actor or Actor(f"{_account()} (system account)"))
            begin_trail(self.database, self.vault, self.trail)
            self._open_stores()
            self._clear_away(key)
            self._settle()
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                raise SiteError(f"the site {folder} cannot be used: {error.strerror or error}") from None
            raise

    def _open_stores(self) -> None:
        self.database.guard = lambda session: same_key(session, self.vault)
        self.people = PeopleStore(self.database, self.vault, self.trail)
        self.consents = ConsentStore(self.database, self.vault, self.trail)
        self.events = EventStore(self.database, self.vault, self.trail)
        self.access = AccessStore(self.database, self.trail)
        self.operators = OperatorStore(self.database, self.trail)
        self.secrets = SecretStore(self.database, self.vault, self.trail)

    def _clear_away(self, found: bytes) -> None:
        """See to what programs have left behind that were killed.

        Args:
            found: the key that was found; the gallery may have been given another since.

        """
        if self.vault.key != found:
            self._delete_snapshots()  # the former key opens them
        if site_settings.waiting(self.folder) or self._other_keys():
            with self.database.write():  # nobody else is in the midst of changing them
                changing.settle(self.folder, self.secrets)
                kept, self.settings = self.settings.key, site_settings.load(self.folder)
                if self.settings.key != kept:
                    self._key_place = self._place(self.settings.key, self._ask)
                for path in self._other_keys():
                    path.unlink(missing_ok=True)
        self._leave_keyring()
        keys.KeyFile(self._key_path()).clear_away()
        leftovers.clear_away(self.folder)

    def _other_keys(self) -> list[Path]:
        """Files that keep the site key beside the place that is said: of a move that was cut off."""
        if "PORTICO_KEY" in os.environ:
            return []
        path, other = self._key_path(), []
        sealed = path.with_name(f"{path.name}.sealed")
        if self.settings.key != "passphrase" and keys.KeyBehindPassphrase(sealed, None).holds(self.vault.key):
            other.append(sealed)
        if self.settings.key != "file":
            with suppress(SiteError):
                other += [path] if keys.KeyFile(path).read() == self.vault.key else []
        return [path for path in other if path.exists()]

    def _leave_keyring(self) -> None:
        """Take the key out of the keyring where a move from there was cut off."""
        if "PORTICO_KEY" in os.environ or self.settings.key == "keyring":
            return
        with suppress(PorticoError):  # a keyring that cannot be used now may be at the next start
            if self.secrets.get(_FORMER) == "keyring":
                keyring = keys.KeyInKeyring(self.folder)
                if keyring.read() == self.vault.key:
                    keyring.forget()
                self._remark_former("")

    def _remark_former(self, kind: str) -> None:
        """Note where the site key still is, besides where it is kept now; empty where it is nowhere else."""
        with self.database.write() as session:
            self.secrets.remark(session, _FORMER, kind)

    def _settle(self) -> None:
        """Bring the settings' file up to date, and have at hand what is sealed of the cameras' addresses."""
        if Permission.RULES in self.trail.actor.permissions and site_settings.settle(self.folder, self.secrets.put):
            self.settings = site_settings.load(self.folder)
        self._know_addresses()

    def _know_addresses(self) -> None:
        sources = {of_camera(name): camera.source for name, camera in self.settings.cameras.items()}
        self._addresses = SealedAddresses(self.secrets, {**sources, ENROLMENT: self.settings.camera})

    def _place(self, kind: site_settings.KeyKind, ask: keys.Ask | None) -> keys.KeyPlace:
        path = self._key_path()
        if kind == "keyring":
            return keys.KeyInKeyring(self.folder)
        if kind == "passphrase":
            return keys.KeyBehindPassphrase(path.with_name(f"{path.name}.sealed"), ask)
        return keys.KeyFile(path)

    def _key_path(self) -> Path:
        return self.folder / (self.settings.key_file or Path(KEY)).expanduser()

    def _key_words(self) -> str:
        return "in the keyring" if self.settings.key == "keyring" else str(self._key_path())

    def move_key(self, kind: site_settings.KeyKind, ask: keys.Ask | None = None) -> None:
        """Keep the site key somewhere else from now on.

        Raises:
            SiteError: it cannot be kept there; it stays where it was.

        """
        self.trail.require(Permission.RULES)
        if "PORTICO_KEY" in os.environ:
            raise SiteError("PORTICO_KEY is set in the environment, and goes before the settings: unset it first")
        if kind == self.settings.key:
            raise SiteError(f"the site key is kept so already: {kind}")
        place = self._place(kind, ask)
        with self._changing() as change:  # meanwhile no program that starts takes it for a second key
            place.forget()
            place.write(self.vault.key)
            if place.read() != self.vault.key:
                raise SiteError("the site key could not be read back from there: it stays where it was")
            self._remark_former(self.settings.key)
            change(key=kind)
        self._key_place.forget()
        self._key_place = place
        self._remark_former("")

    def renew_key(self) -> None:
        """Give the gallery a new site key; see :func:`core.gallery.rekey.rekey`. Open the site anew afterwards.

        Raises:
            GalleryError: the audit trail was tampered with.
            SiteError: a window is open on this site, or the new key cannot be kept.

        """
        lock = self.window_lock()
        try:
            with self._without_snapshots():
                self.vault = rekey(self.database, self._key_place, self.vault, self.trail)
        finally:
            lock.release()
        self._open_stores()
        self._settle()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the gallery. Calling it twice is harmless."""
        database: Database | None = getattr(self, "database", None)  # None where it could not be opened
        if database is not None:
            database.close()
        running.release(self._running)

    def index(self, profile_id: str, dimension: int, coherence: float = 1.0) -> GalleryIndex:
        """The search index of one profile, equal to the store; ``coherence`` as in the profile's calibration."""
        snapshot = self.folder / "index" / snapshot_name(profile_id)
        return GalleryIndex(self.people, self.vault, profile_id, dimension, coherence, snapshot)

    def delete_person(self, name_or_id: str | int) -> Person:
        """Delete a person, and every index snapshot, since it may hold their templates.

        Raises:
            GalleryError: nobody of that name or id is enrolled.

        """
        with self._without_snapshots():
            return self.people.delete(name_or_id)

    def take_back(self, person_id: int, photo_ids: Collection[int]) -> Person | None:
        """Undo an enrolment of the last half hour, and delete every index snapshot.

        Returns:
            The person; None where they are gone, since they had no other photo.

        Raises:
            GalleryError: it was longer ago, or the photos or the person are gone already.

        """
        with self._without_snapshots():
            return self.people.take_back(person_id, photo_ids)

    def merge_people(self, keep_id: int, gone_id: int) -> Person:
        """Make one entry of two that are of the same human; see :func:`core.gallery.merging.merge`.

        Returns:
            The person who stays.

        Raises:
            GalleryError: it is one entry, one of the two was deleted, or a record cannot be opened.

        """
        with self._without_snapshots():
            merge(self.database, self.vault, self.trail, keep_id, gone_id)
        return self.people.find(keep_id)

    def withdraw(self, person_id: int, day: date) -> None:
        """Somebody withdraws their consent: their photos and templates go, and the record of it stays.

        Raises:
            GalleryError: there is no consent that holds.

        """
        with self._without_snapshots():
            with self.database.together():
                self.consents.withdraw(person_id, day)
                self.people.delete_photos(person_id)
            self.database.checkpoint()

    def keep_periods(self) -> Removed:
        """Remove what has been kept for longer than the settings say."""
        periods = Periods(self.settings.keep_unknown_days, self.settings.keep_events_days)
        return enforce(self.database, self.trail, periods)

    def delete_photo(self, photo_id: int) -> None:
        """Delete one photo, and every index snapshot, since it holds a share of its template.

        Raises:
            GalleryError: there is no such photo, or it is the person's last.

        """
        with self._without_snapshots():
            self.people.delete_photo(photo_id)

    @contextmanager
    def _without_snapshots(self) -> Iterator[None]:
        """Delete every index snapshot, for a block after which they would hold too much.

        Before it, so that none is left where the program is killed within; and after it, since another program may have
        written one meanwhile.
        """
        self._delete_snapshots()
        yield
        self._delete_snapshots()

    def _delete_snapshots(self) -> None:
        for path in (self.folder / "index").glob("*.index*"):
            path.unlink(missing_ok=True)

    def change_settings(self, **changes: object) -> None:
        """Change settings for good; what is running keeps those it began with.

        Passwords in the addresses of cameras are kept sealed, and not in the file.

        Raises:
            SiteError: a value is not allowed, or the file cannot be written.

        """
        self.trail.require(Permission.RULES)
        camera = changes.get("camera")
        if isinstance(camera, str) and ":" in camera and (words := address.beginning_words(camera)):
            raise SiteError(words)  # its password would not be found, and be kept as it is
        with self._changing() as change:
            change(**changes)

    @contextmanager
    def _changing(self) -> Iterator[Callable[..., None]]:
        """Changes of gallery and settings that come about together or not at all, whenever the program is killed."""
        try:
            with changing.changing(self.folder, self.database, self.secrets) as prepare:

                def change(**changes: object) -> None:
                    changes = {name: _plain(value) for name, value in changes.items()}
                    for name, words in take_passwords(changes).items():
                        self._addresses.keep(name, address.opened(words))
                    before = {name: _plain(getattr(self.settings, name, None)) for name in changes}
                    prepare(**changes)
                    self.trail.look("change settings", before=_told(before), after=_told(changes))

                yield change
        except BaseException:
            self._know_addresses()
            raise
        self.settings = site_settings.load(self.folder)

    def keep_camera(
        self, name: str, camera: CameraSettings, before: str | None = None, password: str | None = None
    ) -> None:
        """Add a camera, or change the one that was called ``before``; doors follow a new name.

        Args:
            name: as people know it.
            camera: its settings; a password in its address is kept sealed, and not in the settings.
            before: its name until now.
            password: of the user in its address; None leaves what is kept, empty removes it.

        Raises:
            GalleryError: the name cannot be kept.
            SiteError: another camera has it, the password would go to another place than it was kept for, or the
                settings cannot be written.

        """
        self.trail.require(Permission.RULES)
        kept = clean_name(name)
        cameras = dict(site_settings.load(self.folder).cameras)
        if kept != before and kept in cameras:
            raise SiteError(f"there is a camera {kept!r} already: choose another name")
        camera, secret = self._apart(camera, before, password)
        if before is not None:
            cameras.pop(before, None)
        with self._changing() as change:
            self._addresses.keep(of_camera(kept), secret)
            change(cameras={**cameras, kept: camera})
            if before not in (None, kept):
                self.access.rename_camera(str(before), kept)
                self._addresses.keep(of_camera(str(before)), None)

    def drop_camera(self, name: str) -> None:
        """Remove a camera, and its password.

        Raises:
            SiteError: a door needs it.

        """
        needed = [door.name for door in self.access.all(Door) if name in door.cameras]
        if needed:
            raise SiteError(f"the camera {name!r} is at the door {needed[0]!r}: take it away from there first")
        cameras = dict(site_settings.load(self.folder).cameras)
        cameras.pop(name, None)
        self.trail.require(Permission.RULES)
        with self._changing() as change:
            change(cameras=cameras)
            self._addresses.keep(of_camera(name), None)

    def camera_source(self, name: str) -> str:
        """Where the pictures of a camera come from, for opening it: its address with its password. Never show it.

        Raises:
            SourceError: there is no such camera, it has no source, or its address was changed in the settings' file.

        """
        camera = self.settings.cameras.get(name)
        if camera is None or camera.source is None:
            raise SourceError(f"there is no camera {name!r} with a source: add it, with its address")
        return self._addresses.joined(of_camera(name), camera.source)

    def enrolment_source(self) -> str:
        """Where the pictures of the camera come from that people are enrolled at; as :meth:`camera_source`."""
        return self._addresses.joined(ENROLMENT, self.settings.camera)

    def has_password(self, name: str) -> bool:
        """Whether a password is kept of a camera."""
        sealed = self._addresses.get(of_camera(name))
        return sealed is not None and sealed.password is not None

    def camera_address(self, camera: CameraSettings, before: str | None, password: str | None) -> str:
        """The address to try a camera with before it is kept; arguments and errors as of :meth:`keep_camera`."""
        self.trail.require(Permission.RULES)
        tried, secret = self._apart(camera, before, password)
        return address.join(tried.source or "", secret)

    def _apart(
        self, camera: CameraSettings, before: str | None, password: str | None
    ) -> tuple[CameraSettings, address.Secret | None]:
        known = self._addresses.get(of_camera(before)) if before is not None else None
        public, secret = address.revised(camera.source or "", known, password)
        return camera.model_copy(update={"source": public or None}), secret

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


def _plain(value: object) -> object:
    """A setting as plain values; of groups of settings, those that differ from the defaults."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return value


def _told(settings: dict[str, object]) -> dict[str, object]:
    """Settings as the audit trail has them: of cameras no address that could hold a password."""
    told = {name: _plain(value) for name, value in settings.items()}
    take_passwords(told)
    return told


def _account() -> str:
    """Name of the system account that runs this program; not from the environment, which anybody can change."""
    try:
        if sys.platform != "win32":
            import pwd

            return pwd.getpwuid(os.getuid()).pw_name
        return getpass.getuser()
    except (OSError, KeyError):  # a container's account may have no name
        return "unnamed"


def _require_restored(database: Path) -> None:
    if (database.parent / RESTORING).exists() and not database.exists():
        raise SiteError(
            f"a backup was being restored into {database.parent}, and that was cut off: restore it again, into the "
            "same folder"
        )


def _require_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except FileExistsError:
        raise SiteError(f"{folder} is a file: name a folder with --site") from None
    except OSError as error:
        raise SiteError(f"the site {folder} cannot be written: {error.strerror}; name another with --site") from None
