"""People in and out of a gallery as folders of photos."""

from __future__ import annotations

import re
from pathlib import Path

from core import images
from core.errors import PorticoError
from core.gallery.audit import AuditTrail, Permission
from core.gallery.store import PeopleStore

_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


class ExchangeError(PorticoError):
    """A folder cannot be read or written as people."""


def read_people_folder(folder: Path) -> dict[str, list[Path]]:
    """Name → photos of a folder with one sub-folder per person; underscores in its name stand for blanks.

    Raises:
        ExchangeError: there is no such folder, or no photo in it.

    """
    if not folder.is_dir():
        raise ExchangeError(f"{folder} is not a folder: name one that holds a sub-folder of photos for each person")
    people: dict[str, list[Path]] = {}
    # links are not followed: a folder that somebody hands in shall not reach what lies elsewhere on this machine
    for sub in sorted(p for p in folder.iterdir() if p.is_dir() and not p.is_symlink()):
        files = (p for p in sub.iterdir() if p.is_file() and not p.is_symlink())
        photos = sorted(p for p in files if p.suffix.lower() in images.SUFFIXES)
        if photos:
            people.setdefault(sub.name.replace("_", " "), []).extend(photos)
    if not people:
        raise ExchangeError(f"{folder} holds no sub-folder with photos: make one for each person, named after them")
    return people


def write_people_folder(store: PeopleStore, folder: Path, trail: AuditTrail) -> tuple[int, int]:
    """Write every photo to ``folder/NAME/NUMBER.jpg``; the numbers of people and photos written.

    Raises:
        ExchangeError: the folder is not empty, or cannot be written.

    """
    trail.require(Permission.EXPORT)
    trail.look("export people", str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ExchangeError(f"{folder} is not empty: name a new folder")
        taken: set[str] = set()
        photos = 0
        people = store.people()
        for person in people:
            name = safe_name(person.name, taken, str(person.id))
            (folder / name).mkdir()
            for number, photo in enumerate(store.photo_ids(person.id), start=1):
                (folder / name / f"{number:03}.jpg").write_bytes(store.photo(photo))
                photos += 1
        return len(people), photos
    except OSError as error:
        raise ExchangeError(f"{folder} cannot be written: {error.strerror or error}") from None


def safe_name(name: str, taken: set[str], suffix: str) -> str:
    """A name that is one plain folder name on every system, unlike all in ``taken``, to which it is added."""
    plain = _UNSAFE.sub("_", name).strip(" .")[:80] or "person"
    if plain.upper().split(".")[0] in {"CON", "PRN", "AUX", "NUL"} or re.fullmatch(r"(?i)(COM|LPT)\d", plain):
        plain += "_"
    if plain.casefold() in taken:
        plain = f"{plain} {suffix}"
    taken.add(plain.casefold())
    return plain
