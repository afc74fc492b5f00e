"""The settings of a site in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from core import settings as files
from core.cameras import address
from core.settings import Settings
from core.settings.upgrades import ENROLMENT, of_camera, take_passwords
from core.site.changing import changing, settle
from core.site.sealing import SealedAddresses
from core.store.audit import AuditTrail, Permission
from core.store.database import Database
from core.store.secrets import SecretStore


@dataclass
class _InUse:
    """What all go by who have a site open in this process."""

    settings: Settings
    addresses: SealedAddresses | None = None


class KeptSettings:
    """The settings of one site, changed together with its gallery, and the passwords that they are without.

    Args:
        folder: of the site.
        settings: as its file has them.
        database: of the gallery.
        secrets: where passwords are kept sealed.
        trail: has an entry for each change.

    """

    def __init__(self, folder: Path, settings: Settings, database: Database, secrets: SecretStore, trail: AuditTrail):
        self._in_use = _InUse(settings)
        self._folder = folder
        self._database = database
        self._secrets = secrets
        self._trail = trail

    @property
    def now(self) -> Settings:
        """The settings in use."""
        return self._in_use.settings

    @property
    def addresses(self) -> SealedAddresses:
        """What is sealed of the cameras' addresses, once :meth:`begin` was called."""
        if self._in_use.addresses is None:
            raise AssertionError("the settings have not begun yet")
        return self._in_use.addresses

    def acting_as(self, secrets: SecretStore, trail: AuditTrail) -> KeptSettings:
        """The same settings, for somebody else at work: what one changes all go by."""
        other = copy(self)
        other._secrets, other._trail = secrets, trail  # noqa: SLF001  # its own
        return other

    def in_file(self) -> Settings:
        """The settings as the file has them: another program may have changed them."""
        return files.load(self._folder)

    def read(self) -> Settings:
        """Go by what the file has from now on."""
        self._in_use.settings = self.in_file()
        return self.now

    def take_over(self) -> Settings:
        """Take over settings that were decided, and could not be written then; while nobody else can write."""
        settle(self._folder, self._secrets)
        return self.read()

    def begin(self) -> None:
        """Bring the file up to date, and have at hand what is sealed of the cameras' addresses."""
        if Permission.RULES in self._trail.actor.permissions and files.settle(self._folder, self._secrets.put):
            self.read()
        self._know_addresses()

    @contextmanager
    def changing(self, subject: str = "") -> Iterator[Callable[..., None]]:
        """Changes of gallery and settings that come about together or not at all, whenever the program is killed.

        Gives what changes the settings, to be called once at most.

        Args:
            subject: what the change is about, as the trail has it.

        Raises:
            SiteError: a value is not allowed, or the file cannot be written.

        """
        try:
            with changing(self._folder, self._database, self._secrets) as prepare:

                def change(**changes: object) -> None:
                    changes = {name: _plain(value) for name, value in changes.items()}
                    for name, words in take_passwords(changes).items():
                        self.addresses.keep(name, address.opened(words))
                    before = {name: _plain(getattr(self.now, name, None)) for name in changes}
                    prepare(**changes)
                    self._trail.look("change settings", subject, before=_told(before), after=_told(changes))

                yield change
        except BaseException:
            self._know_addresses()
            raise
        self.read()

    def _know_addresses(self) -> None:
        sources = {of_camera(name): camera.source for name, camera in self.now.cameras.items()}
        self._in_use.addresses = SealedAddresses(self._secrets, {**sources, ENROLMENT: self.now.camera})


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
