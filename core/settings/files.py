"""Settings of one site: ``settings.toml`` in its folder, overridden by ``PORTICO_*`` environment variables."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from core.base import durable
from core.cameras import address
from core.cameras.turning import Quarters, Turn
from core.errors import SiteError
from core.settings.upgrades import FORMAT, FORMER_PROFILES, format_of, take_passwords, upgrade

FILE = "settings.toml"
GALLERY = "portico.db"
"""The gallery of a site, beside its settings."""

MinFace = Annotated[int, Field(ge=20, le=400)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Transport = Literal["tcp", "udp"]
KeyKind = Literal["file", "keyring", "passphrase"]
Kept = Annotated[int, Field(ge=0, le=1000)]
Region = tuple[Fraction, Fraction, Fraction, Fraction]
"""Left, top, right and bottom edge of a part of a picture, as fractions of its width and height."""


class CameraSettings(BaseModel):
    """One camera.

    Attributes:
        source: where its pictures come from: camera number, video file, or address, without the password, which
            the site keeps sealed. Without one, the entry holds for whatever is opened under this name.
        min_face: smallest face side in pixels; the site's by default.
        region: the part of the picture in which people are looked for; all of it by default.
        transport: how an rtsp:// stream comes: over TCP, of which nothing is lost, or over UDP.
        rotate: degrees by which its picture is turned clockwise, for a camera that hangs sideways or upside down. The
            region is a part of the turned picture.
        mirror: whether left and right of the turned picture are exchanged.

    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    source: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    min_face: MinFace | None = None
    region: Region | None = None
    transport: Transport = "tcp"
    rotate: Quarters = 0
    mirror: bool = False

    @property
    def turn(self) -> Turn:
        """How its picture is turned."""
        return Turn(self.rotate, self.mirror)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What is shown of it: of an address that is still whole, no password."""
        return _shown(super().__repr_args__(), "source")

    @model_validator(mode="after")
    def _has_extent(self) -> Self:
        if self.region is not None and not (self.region[0] < self.region[2] and self.region[1] < self.region[3]):
            raise ValueError("the region must be left, top, right, bottom, with left < right and top < bottom")
        return self


class BackupSettings(BaseModel):
    """Backups that the site makes by itself. Of the last 24 hours all are kept, of longer ago as the numbers say.

    Attributes:
        folder: that they go to; without one, none is made.
        every: how often.
        at: time of day by this machine's clock; every hour at its minute, every week on Sundays.
        keep_daily: days of which the newest one is kept; likewise weeks and months.
        keep_weekly: weeks.
        keep_monthly: months.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    folder: Path | None = None
    every: Literal["hour", "day", "week"] = "day"
    at: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "02:00"
    keep_daily: Kept = 7
    keep_weekly: Kept = 4
    keep_monthly: Kept = 6


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

    @field_validator("profile")
    @classmethod
    def _with_version(cls, name: str) -> str:
        """A profile's name of before, as a variable of the environment may still have it."""
        return FORMER_PROFILES.get(name, name)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What is shown of them: of an address that is still whole, no password."""
        return _shown(super().__repr_args__(), "camera")


def _shown(parts: Iterable[tuple[str | None, Any]], name: str) -> Iterable[tuple[str | None, Any]]:
    return [(key, address.shown(v) if key == name and isinstance(v, str) else v) for key, v in parts]


def camera_settings(**parts: object) -> CameraSettings:
    """Settings of a camera, made of their parts.

    Raises:
        SiteError: a part is wrong; the message names it, and never shows an address.

    """
    try:
        return CameraSettings.model_validate(parts)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SiteError(f"the camera is wrong{f' in {where}' if where else ''}: {first['msg']}") from None


def save(folder: Path, **changes: object) -> Settings:
    """Change settings in a site's file, whose other lines and comments stay; None takes a setting back to its default.

    Returns:
        The settings as they are now. A variable of the environment still goes before the file.

    Raises:
        SiteError: a value is not allowed, or the file cannot be read or written: it stays as it was.

    """
    promote(folder, prepare(folder, **changes))
    return load(folder)


def prepare(folder: Path, **changes: object) -> str:
    """Write changed settings beside a site's file, as :func:`save` does; the name under which they wait.

    Raises:
        SiteError: a value is not allowed, or the file cannot be read or written.

    """
    path = folder / FILE
    try:
        text = _text(path)
        content, upgraded = tomlkit.parse(text), tomlkit.parse(text)
        _require_known(path, content)
        current = not (
            _is_former(path, content) and upgrade(upgraded)
        )  # where something is to be sealed, that is left to whoever opens the site
        content = upgraded if current else content
        for name, value in changes.items():
            if name not in Settings.model_fields:
                raise SiteError(f"there is no setting named {name!r}")
            if value is None:
                content.pop(name, None)
            else:
                content[name] = _written(value)
        # checked before it is written, so that a wrong value cannot lock anybody out
        Settings.model_validate(dict(content.unwrap()))
        if take_passwords({name: content[name] for name in changes if name in content}):
            raise SiteError("an address with a password is not written into the settings: let the site keep it")
        written = (_with_format(content) if current else tomlkit.dumps(content)).encode()
        new = path.with_name(f"{FILE}.{hashlib.sha256(written).hexdigest()[:16]}.new")
        durable.write(new, written)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SiteError(f"the setting {where!r} is wrong: {first['msg']}") from None
    except (ValueError, OSError, RecursionError) as error:
        raise SiteError(f"{path} cannot be changed: {str(error).splitlines()[0]}") from None
    return new.name


def promote(folder: Path, name: str) -> None:
    """Make the settings that wait under a name those of a site, unless another process was first.

    Raises:
        SiteError: the file cannot be written.

    """
    try:
        durable.replace(folder / name, folder / FILE)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise SiteError(f"{folder / FILE} cannot be changed: {error.strerror or error}") from None


def waiting(folder: Path) -> list[str]:
    """The names of settings that wait."""
    return sorted(path.name for path in folder.glob(f"{FILE}.*.new"))


def settle(folder: Path, keep: Callable[[str, str], None]) -> bool:
    """Bring a site's file to the format of today, and passwords that somebody wrote into it to a safe place.

    The file as it was, less its passwords, stays beside it as ``settings.toml.1`` (the number of its format). A power
    cut at any moment costs nothing: what is sealed is sealed first, and the same is done again at the next start.

    Args:
        folder: of the site.
        keep: seals words under a name.

    Returns:
        Whether the file has changed. One that cannot be written stays as it is, and is understood all the same.

    Raises:
        SiteError: it is malformed, or of a newer program.

    """
    path = folder / FILE
    try:
        text = _text(path)
        content, old = tomlkit.parse(text), tomlkit.parse(text)
        _require_known(path, content)
        before = format_of(content)
        former = _is_former(path, content)
        sealed = take_passwords(old) | (upgrade(content) if former else {}) | take_passwords(content)
        if not sealed and before == FORMAT:
            return False
        for name, words in sealed.items():
            keep(name, words)
    except (ValueError, OSError, RecursionError) as error:
        raise SiteError(f"{path} is malformed: {str(error).splitlines()[0]}") from None
    try:
        if _text(path) != text:  # another program has changed it meanwhile: the next start sees to it
            return False
        if before < FORMAT and text:
            durable.write(path.with_name(f"{FILE}.{before}"), tomlkit.dumps(old).encode())
        durable.write(path, _with_format(content).encode())
    except OSError:
        return False
    return True


def begin(folder: Path) -> None:
    """Give a new site its file, which says of which format it is, and so what is meant where it says nothing.

    Raises:
        SiteError: it cannot be written.

    """
    path = folder / FILE
    try:
        content = tomlkit.parse(_text(path))
        if not path.exists() or "format" not in content:  # one that was laid out beforehand
            durable.write(path, _with_format(content).encode())
    except OSError as error:
        raise SiteError(f"{path} cannot be written: {error.strerror or error}") from None


_NEW = f"format = {FORMAT}\n"


def _text(path: Path) -> str:
    """What a site's file says. One of which only the gallery is there is older than the format."""
    if path.exists():
        return path.read_text(encoding="utf-8-sig")
    return "" if (path.parent / GALLERY).exists() else _NEW


def _is_former(path: Path, content: Any) -> bool:
    """Whether settings are of an older format; those without one are only where there is a gallery already."""
    return format_of(content) < FORMAT and ("format" in content or (path.parent / GALLERY).exists())


def _require_known(path: Path, content: Any) -> None:
    """Refuse what a newer program wrote.

    Raises:
        SiteError: it is newer.
        ValueError: its format is no number.

    """
    if format_of(content) > FORMAT:
        raise SiteError(
            f"{path} was made by a newer Portico (format {format_of(content)}, this one knows {FORMAT}): update Portico"
        )


def _with_format(content: tomlkit.TOMLDocument) -> str:
    if "format" in content:
        content["format"] = FORMAT
        return tomlkit.dumps(content)
    return f"format = {FORMAT}\n{tomlkit.dumps(content)}"


def _written(value: object) -> object:
    """A value as TOML has it."""
    if isinstance(value, dict):
        return {key: _written(one) for key, one in value.items()}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return str(value) if isinstance(value, Path) else value


def load(folder: Path) -> Settings:
    """The settings of a site's folder.

    Raises:
        SiteError: the file or a variable is malformed; the message names it.

    """
    path = folder / FILE
    try:
        text = _text(path)
        content = tomllib.loads(text)
        _require_known(path, content)
        if _is_former(path, content):
            document = tomlkit.parse(text)
            upgrade(document)
            content = document.unwrap()
    except (ValueError, OSError, RecursionError) as error:
        raise SiteError(f"{path} is malformed: {str(error).splitlines()[0]}") from None

    class SiteSettings(Settings):
        @classmethod
        def settings_customise_sources(  # type: ignore[override]
            cls, settings_cls: type[BaseSettings], **sources: PydanticBaseSettingsSource
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return (
                sources["init_settings"],
                sources["env_settings"],
                InitSettingsSource(settings_cls, init_kwargs=content),
            )

    try:
        return SiteSettings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        where, variable = ".".join(str(part) for part in first["loc"]), str(first["loc"][0]).upper()
        raise SiteError(f"the setting {where!r} (in {path}, or PORTICO_{variable}) is wrong: {first['msg']}") from None
    except SettingsError as error:  # the environment's: the file is TOML, or is caught below
        raise SiteError(f"a PORTICO_ variable is malformed: {str(error).splitlines()[0]}") from None
