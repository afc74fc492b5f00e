"""One store on a server is of one site: who else names its database is refused, and a site that was moved is not."""

from __future__ import annotations

import platform
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from sqlalchemy import delete, select

from core.base.advice import Act
from core.base.messages import Message
from core.errors import GalleryError
from core.store import schema
from core.store.audit import AuditTrail, Permission
from core.store.backend import Backend, plain_errors
from core.store.database import Database
from core.store.identity import OWNER, Identity, is_copy, renamed
from core.store.secrets import SecretStore


class _Home(BaseModel):
    """Where a folder was when it opened its store: which file, where, and on which machine."""

    model_config = ConfigDict(frozen=True)

    file: int
    folder: str
    machine: str


def require_own(backend: Backend) -> None:
    """Refuse a store of another site before anything is asked of it or changed in it.

    Raises:
        GalleryError: it is another site's.

    """
    me = backend.identity()
    if me is None:
        return
    with plain_errors(backend), backend.reading(backend.open()).connect() as connection:
        if not backend.has_tables(connection, "secret"):  # of a version before there were any
            return
        named = select(schema.Secret.name).where(schema.Secret.name.startswith(OWNER))
        owners = set(connection.execute(named).scalars())
    if owners and not owners & set(me.owners):
        raise _another(backend)


def claim(
    folder: Path, backend: Backend, database: Database, kept: SecretStore, trail: AuditTrail, *, insist: bool
) -> None:
    """Note in a store on a server that it is this folder's; refuse where it is another's.

    A folder that was moved, or was put back from a copy of the disk, is taken for the same one, unless a program has
    the store open for the former, or that one is still there. From then on the former is refused.

    Args:
        folder: of the site.
        backend: of its store.
        database: the same, open.
        kept: in it.
        trail: of the site.
        insist: take the store over from another folder, if nobody has it open.

    Raises:
        GalleryError: it is another one's.

    """
    if insist:
        trail.require(Permission.RULES)
    me = backend.identity()
    if me is None:  # it lies in the folder, and may have come from a server
        for name in kept.names(OWNER):
            kept.drop(name)
        return
    owners = kept.names(OWNER)
    mine = [name for name in owners if name in me.owners]
    former: _Home | None = None
    if mine:
        former = _Home.model_validate_json(kept.get(mine[0]) or "")
        if former.file == me.file:
            return
        _require_gone(backend, former, folder, me, insist=insist)
    elif owners:
        if not insist:
            raise _another(backend)
        _require_unused(backend)
    _take(folder, me, backend, database, trail, kept, owners)


def _take(
    folder: Path,
    me: Identity,
    backend: Backend,
    database: Database,
    trail: AuditTrail,
    kept: SecretStore,
    owners: list[str],
) -> None:
    now = renamed(folder) if owners else me
    home = _Home(file=now.file, folder=str(folder.resolve()), machine=platform.node())
    with database.together() as session:
        if kept.names(OWNER) != owners:  # somebody else was first
            raise _another(backend)
        session.execute(delete(schema.Secret).where(schema.Secret.name.in_(owners)))
        kept.remark(now.owners[-1], home.model_dump_json())
        if owners:
            trail.note(session, "take over gallery", home.folder, machine=home.machine)


def _require_gone(backend: Backend, former: _Home, folder: Path, me: Identity, *, insist: bool) -> None:
    """Refuse a copy of the folder whose store it is."""
    _require_unused(backend)
    there = Path(former.folder)
    if insist or former.machine != platform.node() or there == folder.resolve():
        return
    if is_copy(there, me):
        raise GalleryError(
            "the gallery {place} belongs to {folder}, of which this is a copy: {how}",
            place=backend.place,
            folder=there,
            how=Message(Act.TAKE_OVER),
        )


def _require_unused(backend: Backend) -> None:
    if backend.used_elsewhere():
        raise GalleryError(
            "the gallery {place} is open for another folder: one database is of one site; end what is running there",
            place=backend.place,
        )


def _another(backend: Backend) -> GalleryError:
    return GalleryError(
        "the gallery {place} belongs to another site: one database is of one site; {how}",
        place=backend.place,
        how=Message(Act.TAKE_OVER),
    )
