"""Settings of one site, with those of its cameras and backups."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.settings.backups import BackupSettings
from core.settings.cameras import CameraSettings, MinFace, shown
from core.settings.database import checked_address
from core.settings.upgrades import FORMER_PROFILES

KeyKind = Literal["file", "keyring", "passphrase"]


class Settings(BaseSettings):
    """What a site can choose.

    Attributes:
        profile: recognition profile, by name or as a ``.toml`` file.
        camera: source that people are enrolled at: camera number, file, folder or address without its password.
        min_face: smallest face side in pixels that a camera looks for.
        cameras: the site's cameras, by the name under which the log has them.
        verify_fmr: false match rate of 1:1 comparisons; the profile's own by default.
        identify_fpir: how often a stranger may be taken for anyone enrolled; the profile's own by default.
        renew_months: people whose newest photo is so old are to be photographed anew; 0 is never.
        renew_months_by_group: the same for people of a group, where faces change faster: ``{"Children" = 12}``.
        keep_unknown_days: faces of people whom nobody knows are removed after so many days; 0 keeps them.
        keep_events_days: likewise events, with the faces of those recognised, and passages.
        lock_minutes: the window is locked after so long without key or mouse, where there are operators; 0 is never.
        end_when_locked: whether whoever stands before the locked window may end Portico, without a password.
        backups: that the site makes by itself.
        weights_folder: searched first for network weights.
        allow_downloads: whether missing weights may be fetched from their pinned addresses.
        key: where the site key is kept: in a file, in the system's keyring, or behind a passphrase. Change it with
            ``portico key store``, which takes the key along.
        key_file: the site key; by default ``site.key`` beside the gallery, where a relative path starts too. Keep it
            elsewhere to protect a stolen disk.
        database: address of the PostgreSQL database that has the store, without its password; by default it is a file
            beside the settings. Change it with ``portico move``, which takes everything along.
        database_password_file: a file whose first line is the password of that database; a relative path starts beside
            the settings. Without it and ``database_keyring``, libpq goes by its own password file, or needs none.
        database_keyring: whether that password is in the system's keyring.
        database_connect_seconds: for how long that server is waited for where it does not answer at all.
        database_silence_seconds: after which a connection to it is given up that has gone dead.

    """

    model_config = SettingsConfigDict(env_prefix="PORTICO_", extra="ignore", frozen=True, hide_input_in_errors=True)

    profile: str = "standard-4"
    camera: str = "0"
    min_face: MinFace = 40
    cameras: dict[str, CameraSettings] = Field(default_factory=dict)
    verify_fmr: Annotated[float, Field(gt=0, lt=1)] | None = None
    identify_fpir: Annotated[float, Field(gt=0, lt=1)] | None = None
    renew_months: Annotated[int, Field(ge=0, le=600)] = 60
    renew_months_by_group: dict[str, Annotated[int, Field(ge=1, le=600)]] = Field(default_factory=dict)
    keep_unknown_days: Annotated[int, Field(ge=0, le=36_500)] = 30
    keep_events_days: Annotated[int, Field(ge=0, le=36_500)] = 365
    lock_minutes: Annotated[float, Field(ge=0, le=480)] = 10
    end_when_locked: bool = False
    backups: BackupSettings = Field(default_factory=BackupSettings)
    weights_folder: Path | None = None
    allow_downloads: bool = False
    key: KeyKind = "file"
    key_file: Path | None = None
    database: str | None = None
    database_password_file: Path | None = None
    database_keyring: bool = False
    database_connect_seconds: Annotated[int, Field(ge=2, le=60)] = 3
    database_silence_seconds: Annotated[int, Field(ge=2, le=60)] = 3

    @field_validator("database")
    @classmethod
    def _of_a_server(cls, address: str | None) -> str | None:
        """An address that holds no password; an empty one is none."""
        return checked_address(address) if address else None

    @field_validator("profile")
    @classmethod
    def _with_version(cls, name: str) -> str:
        """A profile's name of before, as a variable of the environment may still have it."""
        return FORMER_PROFILES.get(name, name)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What is shown of them: of an address that is still whole, no password."""
        return shown(super().__repr_args__(), "camera")
