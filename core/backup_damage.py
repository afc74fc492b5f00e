"""What is wrong with a gallery: at once before it is opened, and thoroughly now and then."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from core import status
from core.backup_known import advice
from core.errors import DamagedError, GalleryError
from core.gallery import schema
from core.gallery.templates import template_purpose
from core.gallery.vault import unseal

if TYPE_CHECKING:
    from core.site import Site

_STEPS = 200_000  # of SQLite's machine, some milliseconds
_PAGE = 200  # sealed records in memory at once
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
            raise DamagedError(f"the gallery {database} has gone: {advice(folder)}") from None
        return
    if found.st_size == 0 and _was_used(database, found.st_mtime):
        raise DamagedError(f"the gallery {database} is empty, 0 bytes: {advice(folder)}")


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
            raise GalleryError(f"the gallery {gallery} is kept locked by another program: try again") from None
        return str(error)
    if raised:
        raise raised[0]
    return "" if found == ["ok"] else "; ".join(found)


def shut_records(site: Site, meanwhile: Callable[[], object] | None = None, *, named: bool = False) -> list[str]:
    """What cannot be opened of what is sealed, a few words each: nobody but AES-GCM notices a flipped bit in there.

    Args:
        site: whose gallery it is.
        meanwhile: called now and then; what it raises ends the search.
        named: with people's names, for somebody who has asked; what is kept or logged says their numbers.

    """
    person, photo, template, event = schema.Person, schema.Photo, schema.Template, schema.Event
    with site.database.read() as session:
        keys: dict[int, bytes] = {}
        names: dict[int, str] = {}
        for one in session.execute(select(person.id, person.name, person.wrapped_key)):
            names[one.id] = one.name if named else f"person {one.id}"
            with suppress(GalleryError):
                keys[one.id] = site.vault.unwrap(one.wrapped_key)
    found = [f"the key of {name}, and with it all there is of them" for n, name in names.items() if n not in keys]
    photos = select(photo.id, photo.person_id, photo.sealed)
    templates = select(template.id, template.person_id, template.profile_id, template.sealed)
    faces = select(event.id, event.person_id, event.sealed_photo).where(event.sealed_photo.is_not(None))
    found += [
        f"a photo of {names[row.person_id]}"
        for row in _rows(site, photos, photo.id, meanwhile)
        if row.person_id in keys and not _opens(keys[row.person_id], row.sealed, "photo")
    ]
    found += [
        f"a template of {names[row.person_id]}"
        for row in _rows(site, templates, template.id, meanwhile)
        if row.person_id in keys and not _opens(keys[row.person_id], row.sealed, template_purpose(row.profile_id))
    ]
    for row in _rows(site, faces, event.id, meanwhile):
        key = site.vault.key if row.person_id is None else keys.get(row.person_id)
        if key is not None and not _opens(key, row.sealed_photo, "event"):
            found.append(f"the face of event {row.id}")
    return found


def _rows(site: Site, wanted: Any, number: Any, meanwhile: Callable[[], object] | None) -> Iterator[Any]:
    """All rows, some at a time, each time of a state of its own: so that no log has to grow meanwhile."""
    last = -1
    while True:
        if meanwhile is not None:
            meanwhile()
        with site.database.read() as session:
            rows = session.execute(wanted.where(number > last).order_by(number).limit(_PAGE)).all()
        yield from rows
        if len(rows) < _PAGE:
            return
        last = rows[-1].id


def _opens(key: bytes, sealed: bytes, purpose: str) -> bool:
    try:
        return bool(unseal(key, sealed, purpose))
    except GalleryError:
        return False
