"""A site that is open, and what concerns more than one of its parts."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout
from sqlalchemy import func, select

from core import settings as site_settings
from core.access.store import AccessStore
from core.base import durable
from core.base.advice import Act
from core.base.messages import Message
from core.cameras import address
from core.doors.openings import OpeningStore
from core.errors import SiteError
from core.gallery.consent import ConsentStore
from core.gallery.events import EventStore
from core.gallery.merging import merge
from core.gallery.people import PeopleStore, Person
from core.gallery.retention import Periods, Removed, enforce
from core.programs import leftovers, running
from core.settings import KeyKind, Settings
from core.site import belonging
from core.site.cameras import SiteCameras
from core.site.folders import require_usable
from core.site.kept import KeptSettings
from core.site.key import SiteKey, in_environment
from core.site.learnt import LearntStore
from core.store import keys, moved, schema
from core.store.api_keys import ApiKeyStore
from core.store.audit import ACCOUNT_ENDING, Actor, AuditTrail, Permission
from core.store.backend import Backend
from core.store.database import Database
from core.store.idempotency import IdempotencyStore
from core.store.opening import backend_of
from core.store.operators import OperatorStore
from core.store.rekey import begin_trail, rekey, right_vault, same_key
from core.store.secrets import SecretStore

if TYPE_CHECKING:
    from core.gallery.index import GalleryIndex


class Site:
    """An open site.

    Args:
        folder: made where it does not exist.
        actor: who is at work, for the audit trail; by default whoever runs this program.
        ask: for the passphrase, where the site key is behind one.
        take_over: the gallery on a server from another folder, which is refused from then on.

    Raises:
        SiteError: the folder cannot be made or written, or its settings or key are unusable.
        GalleryError: the gallery is damaged, or newer than this program.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from core.site import Site
    >>> with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
    ...     site.change_settings(keep_unknown_days=7)
    ...     site.settings.keep_unknown_days, site.people.names()
    (7, {})

    """

    def __init__(
        self, folder: Path, actor: Actor | None = None, ask: keys.Ask | None = None, *, take_over: bool = False
    ):
        self.folder = folder
        self._closed = False
        require_usable(folder)
        self._running = running.hold(folder)
        try:
            settings = site_settings.load(folder)
            self._backend = backend_of(folder, settings)
            new = not self._backend.exists()
            if not take_over:
                belonging.require_own(self._backend)
            self._key = SiteKey(folder, settings, ask)
            key = self._key.opened(create=new)
            if new:
                site_settings.begin(folder)
            self.database = Database(self._backend)
            self.vault = right_vault(self.database, self._key.place, key)
            self.trail = AuditTrail(self.database, self.vault, actor or Actor(_account() + ACCOUNT_ENDING))
            begin_trail(self.database, self.vault, self.trail)
            self._open_stores()
            belonging.claim(folder, self._backend, self.database, self.secrets, self.trail, insist=take_over)
            self._settings = KeptSettings(folder, settings, self.database, self.secrets, self.trail)
            self.cameras = SiteCameras(self._settings, self.access, self.trail)
            self._clear_away(key)
            self._settings.begin()
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                raise SiteError(
                    "the site {folder} cannot be used: {why}", folder=folder, why=error.strerror or error
                ) from None
            raise

    @property
    def settings(self) -> Settings:
        """The settings in use."""
        return self._settings.now

    def acting_as(self, actor: Actor) -> Site:
        """The same site, for somebody else at work: what is done with it is booked to them, however late it is done.

        One database, one key, one set of settings; close the site that was opened.
        """
        other = copy(self)
        other.trail = self.trail.acting_as(actor)
        other._open_stores()  # noqa: SLF001  # its own
        other._settings = self._settings.acting_as(other.secrets, other.trail)  # noqa: SLF001
        other.cameras = SiteCameras(other._settings, other.access, other.trail)  # noqa: SLF001
        return other

    def _open_stores(self) -> None:
        vault = self.vault
        self.database.guard = lambda session: same_key(session, vault)
        self.people = PeopleStore(self.database, self.vault, self.trail, self.without_snapshots)
        self.consents = ConsentStore(self.database, self.vault, self.trail)
        self.events = EventStore(self.database, self.vault, self.trail)
        self.secrets = SecretStore(self.database, self.vault, self.trail)
        self.access = AccessStore(self.database, self.trail, self.secrets)
        self.operators = OperatorStore(self.database, self.trail)
        self.api_keys = ApiKeyStore(self.database, self.trail)
        self.idempotency = IdempotencyStore(self.database)
        self.openings = OpeningStore(self.database, self.vault, self.trail)
        self.learnt = LearntStore(self.folder, self.database, self.trail)

    def _clear_away(self, found: bytes) -> None:
        """See to what programs have left behind that were killed.

        Args:
            found: the key that was found; the gallery may have been given another since.

        """
        key = self.vault.key
        if key != found:
            self._delete_snapshots()  # the former key opens them
        if site_settings.waiting(self.folder) or self._key.elsewhere(key):
            with self.database.write():  # nobody else is in the midst of changing them
                self._key.follow(self._settings.take_over())
                for path in self._key.elsewhere(key):
                    path.unlink(missing_ok=True)
        self._key.forget_elsewhere(key, self.secrets)
        leftovers.clear_away(self.folder)
        moved.settle(self.folder, self.secrets, self.database.place)
        self.learnt.forget_after()

    def move_key(self, kind: KeyKind, ask: keys.Ask | None = None) -> None:
        """Keep the site key somewhere else from now on.

        Raises:
            SiteError: it cannot be kept there; it stays where it was.

        """
        self.trail.require(Permission.RULES)
        if in_environment():
            raise SiteError("PORTICO_KEY is set in the environment, and goes before the settings: unset it first")
        with self._settings.changing() as change:  # meanwhile no program that starts takes it for a second key
            found = self._settings.in_file()  # another program may have moved it
            if kind == found.key:
                raise SiteError("the site key is kept so already: {kind}", kind=kind)
            self._key.follow(found)
            place = self._key.prepare(kind, self.vault.key, ask, self.secrets)
            change(key=kind)
        if self.settings.key == kind:  # else the settings could not be written yet: the next start takes them over
            self._key.leave(place, self.settings, self.secrets)

    def renew_key(self) -> None:
        """Give the gallery a new site key; see :func:`core.store.rekey.rekey`. Open the site anew afterwards.

        Raises:
            GalleryError: the audit trail was tampered with.
            SiteError: a window is open on this site, or the new key cannot be kept.

        """
        lock = self.window_lock()
        try:
            with self.without_snapshots():
                self._key.follow(self._settings.in_file())  # another program may have moved it
                self.vault = rekey(self.database, self._key.place, self.vault, self.trail)
        finally:
            lock.release()
        settings = self.settings
        self._open_stores()
        self._settings = KeptSettings(self.folder, settings, self.database, self.secrets, self.trail)
        self.cameras = SiteCameras(self._settings, self.access, self.trail)
        self._settings.begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def closed(self) -> bool:
        """Whether it was closed: what is asked of it then is asked of nothing that others see it has open."""
        return self._closed

    def close(self) -> None:
        """Close the gallery. Calling it twice is harmless."""
        self._closed = True
        # None where the settings could not be read
        opened: Database | Backend | None = getattr(self, "database", getattr(self, "_backend", None))
        if opened is not None:
            opened.close()
        running.release(self._running)

    def index(self, profile_id: str, dimension: int, coherence: float = 1.0) -> GalleryIndex:
        """The search index of one profile, equal to the store; ``coherence`` as in the profile's calibration."""
        from core.gallery.index import GalleryIndex, snapshot_name

        snapshot = self.folder / "index" / snapshot_name(profile_id)
        return GalleryIndex(self.people, self.vault, profile_id, dimension, coherence, snapshot)

    def merge_people(self, keep_id: int, gone_id: int) -> Person:
        """Make one entry of two that are of the same human; see :func:`core.gallery.merging.merge`.

        Returns:
            The person who stays.

        Raises:
            GalleryError: it is one entry, one of the two was deleted, or a record cannot be opened.

        """
        with self.without_snapshots():
            merge(self.database, self.vault, self.trail, keep_id, gone_id)
        return self.people.find(keep_id)

    def withdraw(self, person_id: int, day: date) -> None:
        """Somebody withdraws their consent: their photos and templates go, and the record of it stays.

        Raises:
            GalleryError: there is no consent that holds.

        """
        with self.without_snapshots():
            with self.database.together():
                self.consents.withdraw(person_id, day)
                self.people.delete_photos(person_id)
            self.database.checkpoint()

    def keep_periods(self) -> Removed:
        """Remove what has been kept for longer than the settings say, and what was learnt from whoever is gone."""
        periods = Periods(self.settings.keep_unknown_days, self.settings.keep_events_days)
        removed = enforce(self.database, self.trail, periods)
        self.learnt.forget()
        return removed

    @contextmanager
    def without_snapshots(self) -> Iterator[None]:
        """Delete every index snapshot, for a block after which they would hold too much.

        Before it, so that none is left where the program is killed within; and after it, since another program may have
        written one meanwhile. What was learnt from what is gone then goes after it, once that stands.
        """
        self._delete_snapshots()
        yield
        self._delete_snapshots()
        self.learnt.forget_after(self.trail.actor)

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
        with self._settings.changing() as change:
            change(**changes)

    def newest_entry(self) -> datetime | None:
        """When the log or the trail was last written to, by the clock of then; None where both are empty.

        Raises:
            GalleryError: they cannot be read.

        """
        with self.database.read() as session:
            found = [session.execute(select(func.max(kept.time))).scalar() for kept in (schema.Event, schema.Audit)]
        return max((when for when in found if when is not None), default=None)

    def read_settings(self) -> None:
        """Go by the settings' file from now on, which has been changed otherwise."""
        self._settings.read()

    def window_lock(self) -> FileLock:
        """The lock that one window holds, so that two do not fight over a camera.

        Raises:
            SiteError: another window has it.

        """
        lock = durable.lock(self.folder / "window.lock", thread_local=False)  # any thread may end the program
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise SiteError(
                "Portico is already open on {folder}: {how}", folder=self.folder, how=Message(Act.OTHER_SITE)
            ) from None
        return lock


def _account() -> str:
    """Name of the system account that runs this program; not from the environment, which anybody can change."""
    try:
        if sys.platform != "win32":
            import pwd

            return pwd.getpwuid(os.getuid()).pw_name
        return getpass.getuser()
    except (OSError, KeyError):  # a container's account may have no name
        return "unnamed"
