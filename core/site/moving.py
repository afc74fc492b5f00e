"""Moving the gallery of a site into another database: from a file to a server, from one server to another, and back."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from core import settings as site_settings
from core.base.messages import Message
from core.base.progress import Report, silent
from core.errors import GalleryError, SiteError
from core.programs import running
from core.settings.database import require_address
from core.site.folders import DATABASE
from core.site.site import Site
from core.store import keys, moved
from core.store.audit import Actor, Permission
from core.store.backend import Backend
from core.store.copying import Content
from core.store.database import Database
from core.store.filling import is_of_today
from core.store.moved import Begun, Left
from core.store.opening import backend_at, backend_of
from core.store.rekey import same_key
from core.store.transfer import transfer


@dataclass(frozen=True)
class Moved:
    """A gallery that was moved.

    Attributes:
        place: where it is now.
        tables: what each of its tables holds, which was compared on both sides.
        left: where the former one still is, with everybody in it; None where it could not be put aside yet.
        before: how many of its rows had come there before, by a move that was broken off.

    """

    place: str
    tables: dict[str, Content]
    left: Left | None
    before: int = 0


def move(
    folder: Path,
    address: str | None,
    progress: Report | None = None,
    *,
    password_file: Path | None = None,
    keyring: bool = False,
    ask: keys.Ask | None = None,
    actor: Actor | None = None,
) -> Moved:
    """Move the gallery of a site, which no program has open, into a database on a server, or back into a file.

    The former one stays in use until every row was compared and the settings name the new one; then it is put aside
    under a name that says so. Killed on the way, the site is as it was and can be used; moved to the same place again,
    what had come there stays, as far as it is still so.

    Args:
        folder: of the site.
        address: of an empty database, without a password; None is the file beside the settings.
        progress: told how far it is; what it raises breaks it off.
        password_file: whose first line is the password of that database; relative paths start at the site.
        keyring: whether the system's keyring has it.
        ask: for the passphrase of the site key, where it is behind one.
        actor: who is at work, for the audit trail; by default whoever runs this program.

    Raises:
        SiteError: another program has the site open, the address cannot be used, or the settings cannot be written.
        GalleryError: the gallery is damaged, it is there already, or the database cannot be used.

    """
    ask = cache(ask) if ask is not None else None  # once is enough
    chosen, report = _chosen(address, password_file, keyring=keyring), progress or silent
    with ExitStack() as stack:
        stack.enter_context(running.alone(folder, SiteError))
        with Site(folder, actor, ask) as site:
            site.trail.require(Permission.RULES)
            settings, vault, trail = site.settings, site.vault, site.trail
            _require_sound(site)
        stack.enter_context(running.shut(folder, SiteError))
        _require_free(chosen)
        target = stack.enter_context(
            closing(backend_at(folder, chosen["database"], chosen["database_password_file"], keyring=keyring))
        )
        source = stack.enter_context(closing(Database(backend_of(folder, settings))))
        if source.place == target.place:
            raise GalleryError("the gallery is in {place} already", place=source.place)
        source.guard = lambda session: same_key(session, vault)
        begun = moved.begin(folder, target.place, _known(chosen))
        said = _came({name: getattr(settings, name) for name in chosen}).model_dump_json()
        with closing(_gathering(folder, target, begun)) as place:
            found, had = transfer(source, place, target.place, vault, trail, begun.stamp, said, report)
        source.checkpoint()
        source.close()
        target.appear()
        site_settings.save(folder, **{name: _plain(value) for name, value in chosen.items()})
    report(1.0, Message("Done"))
    before = moved.left(folder)
    Site(folder, actor, ask).close()  # which puts the former one aside
    fresh = [one for one in moved.left(folder) if one not in before]
    return Moved(target.place, found, fresh[-1] if fresh else None, had)


def _chosen(address: str | None, password_file: Path | None, *, keyring: bool) -> dict[str, Any]:
    """The settings of a database."""
    if address is None:
        return {"database": None, "database_password_file": None, "database_keyring": None}
    return {
        "database": require_address(address),
        "database_password_file": password_file,
        "database_keyring": keyring or None,
    }


def take_over(folder: Path, ask: keys.Ask | None = None, actor: Actor | None = None) -> str:
    """Make a gallery on a server this folder's, and no other's; where it is.

    Raises:
        GalleryError: a program has it open for another folder.
        SiteError: the key is not here.

    """
    with Site(folder, actor, ask, take_over=True) as site:
        return site.database.place


def forget_former(folder: Path, ask: keys.Ask | None = None, actor: Actor | None = None) -> list[Left | Begun]:
    """Delete what still holds people beside the gallery in use; what was deleted.

    That is the galleries that were moved and put aside, and what a move has brought that was broken off.

    Raises:
        GalleryError: one cannot be deleted: it stays noted, and all others are gone.

    """
    gone: list[Left | Begun] = []
    with Site(folder, actor, ask) as site:
        site.trail.require(Permission.DELETE)
        left = moved.left(folder)
        for one in (found for found in left if found.where):
            backend = moved.backend_of_left(folder, one)
            with closing(backend):
                backend.forget_aside(one.where)
            site.trail.look("delete moved gallery", one.place)
            moved.forget(folder, one)
            gone.append(one)
        for move in moved.begun(folder):
            moved.delete_begun(folder, move)
            site.trail.look("delete moved gallery", move.place)
            gone.append(move)
        for one in (found for found in left if not found.where):
            raise GalleryError(
                "{place} could not be put aside, and holds everybody still: have it deleted there", place=one.place
            )
    return gone


def _gathering(folder: Path, target: Backend, begun: Begun) -> Backend:
    """Where a gallery gathers on its way, with what a move has brought there before that was broken off.

    Raises:
        GalleryError: the target holds something else.

    """
    try:
        arrived = moved.has_all(folder, target, begun)
    except GalleryError:
        if begun.settings.database is not None:
            raise
        path = folder / DATABASE
        raise GalleryError("there is a gallery in {path} already: move that file elsewhere first", path=path) from None
    target.close()
    if arrived:  # it was killed before the settings named it, and the former one was used on
        target.withdraw(begun.stamp)
    known = begun.stamp in {one.stamp for one in moved.begun(folder)}
    moved.note_begun(folder, begun)
    try:
        place = target.gathering(begun.stamp)
    except GalleryError:
        if not known:
            moved.forget_begun(folder, begun)
        raise
    if is_of_today(place):
        return place
    place.close()
    target.forget_gathering(begun.stamp)
    return target.gathering(begun.stamp)


def _came(chosen: dict[str, Any]) -> moved.Came:
    return moved.Came(**_known(chosen).model_dump(), time=datetime.now(UTC))


def _known(chosen: dict[str, Any]) -> moved.Known:
    return moved.Known(**{name: value for name, said in chosen.items() if (value := _plain(said))})


def _require_sound(site: Site) -> None:
    found = site.database.damage()
    if found:
        raise GalleryError("the gallery is damaged, and was not moved: {found}", found=found)
    rows = site.database.dangling()
    if rows:
        raise GalleryError(
            "the gallery is damaged, and was not moved: {found}",
            found=Message("rows of {tables} speak of something that is gone", tables=", ".join(sorted(set(rows)))),
        )
    faults = site.trail.verify()
    if faults:
        raise GalleryError("the audit trail was tampered with ({faults}): see to that first", faults=faults[0])


def _require_free(chosen: dict[str, Any]) -> None:
    """Refuse where a variable of the environment would go before what is written into the settings.

    Raises:
        SiteError: it would.

    """
    for name in chosen:
        if f"PORTICO_{name.upper()}" in os.environ:
            raise SiteError(
                "PORTICO_{variable} is set in the environment, and goes before the settings: unset it first",
                variable=name.upper(),
            )


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value or None
