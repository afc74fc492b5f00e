"""Settings of one site: ``settings.toml`` in its folder, overridden by ``PORTICO_*`` environment variables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from core.errors import SiteError

FILE = "settings.toml"


class Settings(BaseSettings):
    """What a site can choose.

    Attributes:
        profile: recognition profile, by name or as a ``.toml`` file.
        camera: source that the window opens first: camera number, file, folder or address.
        min_face: smallest face side in pixels that a camera looks for.
        verify_fmr: false match rate of 1:1 comparisons; the profile's own by default.
        identify_fpir: how often a stranger may be taken for anyone enrolled; the profile's own by default.
        weights_folder: searched first for network weights.
        allow_downloads: whether missing weights may be fetched from their pinned addresses.
        key_file: the site key; by default ``site.key`` beside the gallery, where a relative path starts too. Keep it
            elsewhere to protect a stolen disk.

    """

    model_config = SettingsConfigDict(env_prefix="PORTICO_", extra="ignore", frozen=True)

    profile: str = "standard"
    camera: str = "0"
    min_face: Annotated[int, Field(ge=20, le=400)] = 40
    verify_fmr: Annotated[float, Field(gt=0, lt=1)] | None = None
    identify_fpir: Annotated[float, Field(gt=0, lt=1)] | None = None
    weights_folder: Path | None = None
    allow_downloads: bool = False
    key_file: Path | None = None


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
        where = ".".join(str(part) for part in first["loc"])
        raise SiteError(
            f"the setting {where!r} (in {path}, or PORTICO_{where.upper()}) is wrong: {first['msg']}"
        ) from None
    except (ValueError, OSError) as error:
        raise SiteError(f"{path} is malformed: {str(error).splitlines()[0]}") from None
