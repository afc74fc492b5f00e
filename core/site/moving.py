"""Moving the gallery of a site into another database: from a file to a server, from one server to another, and back."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core import settings as site_settings
from core.base import durable
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
from core.store.moved import Left
from core.store.opening import backend_at, backend_of
from core.store.rekey import same_key
from core.store.sqlite import SqliteBackend
from core.store.transfer import is_left, transfer


@dataclass(frozen=True)
class Moved:
    """A gallery that was moved.

    Attributes:
        place: where it is now.
        tables: what each of its tables holds, which was compared on both sides.
        left: where the former one still is, with everybody in it; None where it could not be put aside yet.

    """

    place: str
    tables: dict[str, Content]
    left: Left | None


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
    under a name that says so. Killed on the way, the site is as it was, and the move can be begun anew.

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
        target = _Target(
            folder, backend_at(folder, chosen["database"], chosen["database_password_file"], keyring=keyring)
        )
        source = stack.enter_context(closing(Database(backend_of(folder, settings))))
        if source.place == target.final.place:
            raise GalleryError("the gallery is in {place} already", place=source.place)
        source.guard = lambda session: same_key(session, vault)
        target.make_room(vault)
        said = moved.Known(**{name: value for name in chosen if (value := _plain(getattr(settings, name)))})
        with closing(target.building):
            found = transfer(source, target.building, target.final.place, vault, trail, said.model_dump_json(), report)
        source.checkpoint()
        source.close()
        target.appear()
        site_settings.save(folder, **{name: _plain(value) for name, value in chosen.items()})
    report(1.0, Message("Done"))
    before = moved.left(folder)
    with Site(folder, actor, ask) as site:  # which puts the former one aside
        place = site.database.place
    fresh = [one for one in moved.left(folder) if one not in before]
    return Moved(place, found, fresh[-1] if fresh else None)


def _chosen(address: str | None, password_file: Path | None, *, keyring: bool) -> dict[str, Any]:
    """The settings of a database."""
    if address is None:
        return {"database": None, "database_password_file": None, "database_keyring": None}
    return {
        "database": require_address(address),
        "database_password_file": password_file,
        "database_keyring": keyring or None,
    }


def forget_former(folder: Path, ask: keys.Ask | None = None, actor: Actor | None = None) -> list[Left]:
    """Delete the galleries that were moved and put aside, which still hold everybody; what was deleted.

    Raises:
        GalleryError: one cannot be deleted: it stays noted.

    """
    gone = []
    with Site(folder, actor, ask) as site:
        site.trail.require(Permission.DELETE)
        for one in moved.left(folder):
            if not one.where:
                raise GalleryError(
                    "{place} could not be put aside, and holds everybody still: have it deleted there", place=one.place
                )
            backend = moved.backend_of_left(folder, one)
            with closing(backend):
                backend.forget_aside(one.where)
            site.trail.look("delete moved gallery", one.place)
            moved.forget(folder, one)
            gone.append(one)
    return gone


class _Target:
    """Where a gallery goes, and where it gathers until it is whole."""

    def __init__(self, folder: Path, final: Backend):
        self.final = final
        self.building: Backend = final
        if isinstance(final, SqliteBackend):
            self.building = SqliteBackend(folder / moved.GATHERING)

    def make_room(self, vault: Any) -> None:
        """Remove what an earlier move has left in the way of a file."""
        if self.building is self.final:
            return
        moved.clear_away(self.final.folder)
        path = self.final.folder / DATABASE
        if not path.exists():
            return
        if not is_left(SqliteBackend(path), vault):
            raise GalleryError("there is a gallery in {path} already: move that file elsewhere first", path=path)
        for end in ("", "-wal", "-shm"):
            durable.erase(path.with_name(path.name + end))

    def appear(self) -> None:
        """Give a file its name, now that it is whole."""
        if self.building is not self.final:
            if self.building.was_cut_off():  # a part of it would be in its log still
                raise GalleryError("{path} is open in another program", path=self.final.folder / moved.GATHERING)
            durable.replace(self.final.folder / moved.GATHERING, self.final.folder / DATABASE)


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
