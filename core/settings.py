"""Settings of one site: ``settings.toml`` in its folder, overridden by ``PORTICO_*`` environment variables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal, Self

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from core.errors import SiteError

FILE = "settings.toml"

MinFace = Annotated[int, Field(ge=20, le=400)]
Fraction = Annotated[float, Field(ge=0, le=1)]
KeyKind = Literal["file", "keyring", "passphrase"]
Region = tuple[Fraction, Fraction, Fraction, Fraction]
"""Left, top, right and bottom edge of a part of a picture, as fractions of its width and height."""


class CameraSettings(BaseModel):
    """One camera.

    Attributes:
        source: where its pictures come from: camera number, video file, or address. Without one, the entry holds for
            whatever is opened under this name.
        min_face: smallest face side in pixels; the site's by default.
        region: the part of the picture in which people are looked for; all of it by default.

    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    min_face: MinFace | None = None
    region: Region | None = None

    @model_validator(mode="after")
    def _has_extent(self) -> Self:
        if self.region is not None and not (self.region[0] < self.region[2] and self.region[1] < self.region[3]):
            raise ValueError("the region must be left, top, right, bottom, with left < right and top < bottom")
        return self


class Settings(BaseSettings):
    """What a site can choose.

    Attributes:
        profile: recognition profile, by name or as a ``.toml`` file.
        camera: source that people are enrolled at: camera number, file, folder or address.
        min_face: smallest face side in pixels that a camera looks for.
        cameras: the site's cameras, by the name under which the log has them.
        verify_fmr: false match rate of 1:1 comparisons; the profile's own by default.
        identify_fpir: how often a stranger may be taken for anyone enrolled; the profile's own by default.
        keep_unknown_days: faces of people whom nobody knows are removed after so many days; 0 keeps them.
        keep_events_days: likewise events, with the faces of those recognised, and passages.
        lock_minutes: the window is locked after so long without key or mouse, where there are operators; 0 is never.
        weights_folder: searched first for network weights.
        allow_downloads: whether missing weights may be fetched from their pinned addresses.
        key: where the site key is kept: in a file, in the system's keyring, or behind a passphrase. Change it with
            ``portico key store``, which takes the key along.
        key_file: the site key; by default ``site.key`` beside the gallery, where a relative path starts too. Keep it
            elsewhere to protect a stolen disk.

    """

    model_config = SettingsConfigDict(env_prefix="PORTICO_", extra="ignore", frozen=True)

    profile: str = "standard"
    camera: str = "0"
    min_face: MinFace = 40
    cameras: dict[str, CameraSettings] = Field(default_factory=dict)
    verify_fmr: Annotated[float, Field(gt=0, lt=1)] | None = None
    identify_fpir: Annotated[float, Field(gt=0, lt=1)] | None = None
    keep_unknown_days: Annotated[int, Field(ge=0, le=36_500)] = 30
    keep_events_days: Annotated[int, Field(ge=0, le=36_500)] = 365
    lock_minutes: Annotated[float, Field(ge=0, le=480)] = 10
    weights_folder: Path | None = None
    allow_downloads: bool = False
    key: KeyKind = "file"
    key_file: Path | None = None


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
    path = folder / FILE
    try:
        content = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
        for name, value in changes.items():
            if name not in Settings.model_fields:
                raise SiteError(f"there is no setting named {name!r}")
            if value is None:
                content.pop(name, None)
            else:
                content[name] = _written(value)
        # checked before it is written, so that a wrong value cannot lock anybody out
        Settings.model_validate(dict(content.unwrap()))
        part = path.with_name(f"{FILE}.part")
        part.unlink(missing_ok=True)
        # addresses of cameras may hold passwords: nobody else on this machine is to read them
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(tomlkit.dumps(content))
        part.replace(path)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SiteError(f"the setting {where!r} is wrong: {first['msg']}") from None
    except (ValueError, OSError) as error:
        raise SiteError(f"{path} cannot be changed: {str(error).splitlines()[0]}") from None
    return load(folder)


def _written(value: object) -> object:
    """A value as TOML has it."""
    if isinstance(value, dict):
        return {key: _written(one) for key, one in value.items()}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True)
    return str(value) if isinstance(value, Path) else value


def load(folder: Path) -> Settings:
    """The settings of a site's folder.

    Raises:
        SiteError: the file or a variable is malformed; the message names it.

    """
    path = folder / FILE

    class SiteSettings(Settings):
        @classmethod
        def settings_customise_sources(  # type: ignore[override]
            cls, settings_cls: type[BaseSettings], **sources: PydanticBaseSettingsSource
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return (
                sources["init_settings"],
                sources["env_settings"],
                TomlConfigSettingsSource(settings_cls, toml_file=path),
            )

    try:
        return SiteSettings()
    except ValidationError as error:
        first = error.errors()[0]
        where, variable = ".".join(str(part) for part in first["loc"]), str(first["loc"][0]).upper()
        raise SiteError(f"the setting {where!r} (in {path}, or PORTICO_{variable}) is wrong: {first['msg']}") from None
    except SettingsError as error:  # the environment's: the file is TOML, or is caught below
        raise SiteError(f"a PORTICO_ variable is malformed: {str(error).splitlines()[0]}") from None
    except (ValueError, OSError) as error:
        raise SiteError(f"{path} is malformed: {str(error).splitlines()[0]}") from None
