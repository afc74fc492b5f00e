"""Galleries that were moved: the former one is put aside once the new one is in use, and noted until it is deleted.

A move that was begun is noted until it has ended: what it has brought is gone on with, and holds people until then.
"""

from __future__ import annotations

import secrets
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter, ValidationError

from core.base.logs import logger
from core.errors import GalleryError, PorticoError
from core.programs import status
from core.settings import GALLERY
from core.store.backend import Backend
from core.store.opening import backend_at
from core.store.secrets import SecretStore
from core.store.sqlite import SqliteBackend
from core.store.transfer import MARK, has_arrived

_FILE, _BEGUN = "moved.json", "moving.json"
_log = logger("moved")


class Known(BaseModel):
    """By which settings a gallery was found; each as :class:`core.settings.Settings` has it."""

    model_config = ConfigDict(frozen=True)

    database: str | None = None
    database_password_file: str | None = None
    database_keyring: bool = False


class Came(Known):
    """From where a gallery came, as it says itself until the former one is put aside.

    Attributes:
        time: when that was.

    """

    time: AwareDatetime


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


class Begun(BaseModel):
    """A move that was begun, and has not ended.

    Attributes:
        place: where the gallery goes, as people are told.
        stamp: known to whoever goes on with it.
        time: when it was begun.
        settings: by which that place is found.

    """

    model_config = ConfigDict(frozen=True)

    place: str
    stamp: str
    time: AwareDatetime
    settings: Known


_LEFT, _MOVES = TypeAdapter(list[Left]), TypeAdapter(list[Begun])


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


def begun(folder: Path) -> list[Begun]:
    """The moves of a site that have not ended, oldest first."""
    try:
        return _MOVES.validate_python(status.read(folder, _BEGUN) or [])
    except ValidationError:
        return []


def begin(folder: Path, place: str, settings: Known) -> Begun:
    """A move to a place: the one that was begun before, else a new one, which :func:`note_begun` notes."""
    for one in begun(folder):
        if one.place == place:
            return one.model_copy(update={"settings": settings})
    return Begun(place=place, stamp=secrets.token_hex(16), time=datetime.now(UTC), settings=settings)


def note_begun(folder: Path, move: Begun) -> None:
    """Note a move before anything of it is anywhere.

    Raises:
        OSError: it cannot be noted.

    """
    others = [one for one in begun(folder) if one.place != move.place]
    status.write(folder, _BEGUN, _MOVES.dump_python([*others, move], mode="json"))


def forget_begun(folder: Path, ended: Begun) -> None:
    """Note one no longer."""
    with suppress(OSError):
        rest = [one for one in begun(folder) if one.stamp != ended.stamp]
        status.write(folder, _BEGUN, _MOVES.dump_python(rest, mode="json"))


def has_all(folder: Path, place: Backend, move: Begun) -> bool:
    """Whether all of the gallery has come to the place of a move, and the site does not use it yet.

    Raises:
        GalleryError: it cannot be looked at, or has something else.

    """
    if move.settings.database is None and not (folder / GALLERY).exists():
        return False  # looking would make it
    return has_arrived(place, move.stamp)


def delete_begun(folder: Path, move: Begun) -> None:
    """Delete what a move has brought that has not ended, and note it no longer.

    Raises:
        GalleryError: it cannot be deleted: it stays noted.

    """
    place = _backend(folder, move.settings)
    with closing(place):
        place.forget_gathering(move.stamp)
        with suppress(GalleryError):  # there is something else, or nothing any more
            if has_all(folder, place, move):
                place.close()
                place.withdraw(move.stamp)
                place.forget_gathering(move.stamp)
    forget_begun(folder, move)


def settle(folder: Path, kept: SecretStore, place: str) -> None:
    """Put a gallery aside that was moved to the one that is open; to be called whenever a site is opened.

    Where that cannot be done, such as on a server that is gone, it stays where it is and is noted all the same.

    Args:
        folder: of the site.
        kept: in the gallery that is open.
        place: where that is.

    """
    for mark in kept.names(MARK):
        _put_aside(folder, kept, mark)
    for move in begun(folder):
        if move.place == place:
            forget_begun(folder, move)
    if not any(move.settings.database is None for move in begun(folder)):
        with suppress(GalleryError):  # nobody knows of it any more
            SqliteBackend(folder / GALLERY).forget_gathering()


def _put_aside(folder: Path, kept: SecretStore, mark: str) -> None:
    came = Came.model_validate_json(kept.get(mark) or "")
    former, stamp = _backend(folder, came), f"{came.time:%Y%m%dT%H%M%S}"
    settings = Known(**came.model_dump(exclude={"time"}))
    aside = Left(place=former.place, where=former.aside(stamp), time=came.time, settings=settings)
    others = [one for one in left(folder) if one != aside]
    _write(folder, [*others, aside])  # before: nobody would know of it if this were cut off
    with closing(former):
        try:
            former.set_aside(stamp)
        except PorticoError as error:
            _write(folder, [*others, aside.model_copy(update={"where": ""})])
            _log.warning("a gallery that was moved could not be put aside", words=str(error))
        except FileNotFoundError:  # it was put aside before
            pass
    kept.drop(mark)


def _backend(folder: Path, known: Known) -> Backend:
    file = known.database_password_file
    return backend_at(folder, known.database, Path(file) if file is not None else None, keyring=known.database_keyring)


def _write(folder: Path, all_of_them: list[Left]) -> None:
    with suppress(OSError):
        status.write(folder, _FILE, _LEFT.dump_python(all_of_them, mode="json"))
