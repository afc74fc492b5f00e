"""What is wrong with a gallery: at once before it is opened, and thoroughly now and then."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from core.base.messages import Message
from core.errors import DamagedError, GalleryError
from core.programs import status
from core.store.register import advice
from core.store.schema import Person
from core.store.sealed import opened_keys, tried

if TYPE_CHECKING:
    from core.site import Site

_STEPS = 200_000  # of SQLite's machine, some milliseconds
_WHILE = 60.0  # seconds that a new site may take to begin its gallery


def require_gallery(database: Path) -> None:
    """Refuse a gallery that has gone or is empty where there was one: else a new one would take its place unseen.

    What SQLite finds by itself when it opens a file is left to it: that costs no time.

    Raises:
        DamagedError: there was a gallery.

    """
    folder = database.parent
    try:
        found = database.stat()
    except OSError:
        if (folder / status.FOLDER).is_dir() or (folder / "index").is_dir():
            raise DamagedError(
                "the gallery {database} has gone: {how}", database=database, how=advice(folder)
            ) from None
        return
    if found.st_size == 0 and _was_used(database, found.st_mtime):
        raise DamagedError("the gallery {database} is empty, 0 bytes: {how}", database=database, how=advice(folder))


def _was_used(database: Path, emptied: float) -> bool:
    """Whether more was there than what a program leaves that is killed while it makes a new site."""
    folder = database.parent
    if (folder / status.FOLDER).is_dir() or (folder / "index").is_dir():
        return True
    if any(database.with_name(f"{database.name}{end}").exists() for end in ("-wal", "-shm")):
        return True
    with suppress(OSError):
        return any(emptied - key.stat().st_mtime > _WHILE for key in folder.glob("site.key*"))
    return False


def damage(gallery: Path, meanwhile: Callable[[], object] | None = None) -> str:
    """What SQLite's own check finds wrong with a file; empty where all is well.

    Args:
        gallery: the file.
        meanwhile: called now and then; what it raises ends the check.

    """
    raised: list[BaseException] = []

    def step() -> int:
        try:
            if meanwhile is not None:
                meanwhile()
        except BaseException as error:  # noqa: BLE001  # SQLite's own loop lets nothing through: it is raised below
            raised.append(error)
            return 1
        return 0

    try:
        with closing(sqlite3.connect(gallery)) as connection:
            connection.set_progress_handler(step, _STEPS)
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # its own words may be damaged
        if raised:
            raise raised[0] from None
        if "locked" in str(error):
            raise GalleryError(
                "the gallery {gallery} is kept locked by another program: try again", gallery=gallery
            ) from None
        return str(error)
    if raised:
        raise raised[0]
    return "" if found == ["ok"] else "; ".join(found)


def shut_records(site: Site, meanwhile: Callable[[], object] | None = None, *, named: bool = False) -> list[Message]:
    """What cannot be opened of what is sealed, a few words each.

    Args:
        site: whose gallery it is.
        meanwhile: called now and then; what it raises ends the search.
        named: with people's names, for somebody who has asked; what is kept or logged says their numbers.

    """
    keys = opened_keys(site.database, site.vault)
    names: dict[int | None, str] = {}
    if named:
        with site.database.read() as session:
            names = {row.id: row.name for row in session.execute(select(Person.id, Person.name))}

    def whose(number: int | None) -> str:
        return names.get(number) or Message("person {number}", number=number)

    found = [
        Message("the key of {whose}, and with it all there is of them", whose=whose(n))
        for n, key in keys.items()
        if key is None
    ]
    for one in tried(site.database, site.vault, meanwhile):
        if one.key_opens and not one.opens:
            if one.kind == "face":
                found.append(Message("the face of event {number}", number=one.id))
            elif one.kind == "photo":
                found.append(Message("a photo of {whose}", whose=whose(one.person_id)))
            else:
                found.append(Message("a template of {whose}", whose=whose(one.person_id)))
    return found
