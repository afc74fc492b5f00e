"""Galleries that were moved: the former one is put aside once the new one is in use, and noted until it is deleted."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter, ValidationError

from core.base import durable
from core.base.logs import logger
from core.errors import PorticoError
from core.programs import status
from core.settings import GALLERY
from core.store.backend import Backend
from core.store.opening import backend_at
from core.store.secrets import SecretStore
from core.store.transfer import MARK

GATHERING = f"{GALLERY}.moving"
"""The file in which a gallery gathers that comes back from a server."""
_FILE = "moved.json"
_log = logger("moved")


class Known(BaseModel):
    """By which settings a gallery was found; each as :class:`core.settings.Settings` has it."""

    model_config = ConfigDict(frozen=True)

    database: str | None = None
    database_password_file: str | None = None
    database_keyring: bool = False


class Left(BaseModel):
    """A gallery that was moved elsewhere, and lies aside with everybody in it.

    Attributes:
        place: where it was, as people are told.
        where: what it is called now: the name of its file, or of a schema of its database; empty where it could not be
            put aside, and is as it was.
        time: when it was put aside.
        settings: by which it was found.

    """

    model_config = ConfigDict(frozen=True)

    place: str
    where: str
    time: AwareDatetime
    settings: Known


_LEFT = TypeAdapter(list[Left])


def left(folder: Path) -> list[Left]:
    """Those of a site, oldest first."""
    try:
        return _LEFT.validate_python(status.read(folder, _FILE) or [])
    except ValidationError:
        return []


def forget(folder: Path, gone: Left) -> None:
    """Note one no longer."""
    _write(folder, [one for one in left(folder) if one != gone])


def backend_of_left(folder: Path, one: Left) -> Backend:
    """The database that it is in."""
    return _backend(folder, one.settings)


def settle(folder: Path, secrets: SecretStore) -> None:
    """Put a gallery aside that was moved to the one that is open; to be called whenever a site is opened.

    Where that cannot be done, such as on a server that is gone, it stays where it is and is noted all the same.
    """
    clear_away(folder)
    said = secrets.get(MARK)
    if said is None:
        return
    known = Known.model_validate_json(said)
    former, now = _backend(folder, known), datetime.now(UTC)
    with closing(former):
        try:
            where = former.set_aside(f"{now:%Y%m%dT%H%M%S}")
        except PorticoError as error:
            where = ""
            _log.warning("a gallery that was moved could not be put aside", words=str(error))
        except FileNotFoundError:  # it was put aside before
            secrets.drop(MARK)
            return
    _write(folder, [*left(folder), Left(place=former.place, where=where, time=now, settings=known)])
    secrets.drop(MARK)


def clear_away(folder: Path) -> None:
    """Remove what a move has left that was broken off: everybody is in it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path = folder / f"{GATHERING}{end}"
        if path.exists():
            durable.erase(path)


def _backend(folder: Path, known: Known) -> Backend:
    file = known.database_password_file
    return backend_at(folder, known.database, Path(file) if file is not None else None, keyring=known.database_keyring)


def _write(folder: Path, all_of_them: list[Left]) -> None:
    with suppress(OSError):
        status.write(folder, _FILE, _LEFT.dump_python(all_of_them, mode="json"))
