"""The file of a site's settings: ``settings.toml`` in its folder, overridden by ``PORTICO_*`` environment variables."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import BaseModel, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsError

from core.base import durable
from core.base.faults import fault
from core.errors import SiteError
from core.settings.site import Settings
from core.settings.upgrades import FORMAT, format_of, take_passwords, upgrade

FILE = "settings.toml"
GALLERY = "portico.db"
"""The gallery of a site, beside its settings."""


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
                raise SiteError("there is no setting named {name!r}", name=name)
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
        found = fault(error)
        raise SiteError("the setting {where!r} is wrong: {why}", where=found.where, why=found.message) from None
    except (ValueError, OSError, RecursionError) as error:
        raise SiteError("{path} cannot be changed: {why}", path=path, why=str(error).splitlines()[0]) from None
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
        raise SiteError("{path} cannot be changed: {why}", path=folder / FILE, why=error.strerror or error) from None


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
        raise SiteError("{path} is malformed: {why}", path=path, why=str(error).splitlines()[0]) from None
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
        raise SiteError("{path} cannot be written: {why}", path=path, why=error.strerror or error) from None


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
            "{path} was made by a newer Portico (format {format_of}, this one knows {format}): update Portico",
            path=path,
            format_of=format_of(content),
            format=FORMAT,
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


class _SiteSettings(Settings):
    """Made of what a site's file has; a variable of the environment goes before that."""

    @classmethod
    def settings_customise_sources(  # type: ignore[override]
        cls,
        settings_cls: type[BaseSettings],
        **sources: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return sources["env_settings"], sources["init_settings"]


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
        raise SiteError("{path} is malformed: {why}", path=path, why=str(error).splitlines()[0]) from None

    try:
        return _SiteSettings(**content)
    except ValidationError as error:
        found = fault(error)
        raise SiteError(
            "the setting {where!r} (in {path}, or PORTICO_{variable}) is wrong: {why}",
            where=found.where,
            path=path,
            variable=found.where.split(".")[0].upper(),
            why=found.message,
        ) from None
    except SettingsError as error:  # the environment's: the file is TOML, or is caught below
        raise SiteError("a PORTICO_ variable is malformed: {why}", why=str(error).splitlines()[0]) from None
