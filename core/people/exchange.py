"""People in and out of a gallery as folders of photos and lists."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.messages import Message
from core.base.progress import Report
from core.errors import PorticoError
from core.people.bulk.cells import protected, together, written
from core.pictures import folders
from core.programs import unfinished
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.gallery.people import Person
    from core.site import Site

LIST = "people.csv"
"""The list beside the folders of photos."""

_COLUMNS = ("name", "employee id", "groups", "valid from", "valid until", "photos")
_PHOTOS_IN_A_ROW = 100
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*]')
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³]) *(\.|$)", re.IGNORECASE)


class ExchangeError(PorticoError):
    """A folder cannot be read or written as people."""


def read_people_folder(folder: Path) -> dict[str, list[Path]]:
    """Name → photos of a folder with one sub-folder per person; underscores in its name stand for blanks.

    Raises:
        ExchangeError: there is no such folder, or no photo in it.

    """
    if not folder.is_dir():
        raise ExchangeError(
            "{folder} is not a folder: name one that holds a sub-folder of photos for each person", folder=folder
        )
    people: dict[str, list[Path]] = {}
    # links are not followed: a folder that somebody hands in shall not reach what lies elsewhere on this machine
    for sub in sorted(p for p in folder.iterdir() if p.is_dir() and not p.is_symlink() and not folders.is_left(p)):
        files = (p for p in sub.iterdir() if not p.is_symlink() and not folders.is_left(p))
        photos = sorted(p for p in files if folders.is_picture(p))
        if photos:
            people.setdefault(sub.name.replace("_", " "), []).extend(photos)
    if not people:
        raise ExchangeError(
            "{folder} holds no sub-folder with photos: make one for each person, named after them", folder=folder
        )
    return people


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """A folder to be filled within the block: made, or there already and empty.

    Raises:
        ExchangeError: it is not empty, or cannot be made, or something could not be written within the block.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ExchangeError("{folder} is not empty: name a new folder", folder=folder)
        yield
    except OSError as error:
        raise ExchangeError("{path} cannot be written: {why}", path=folder, why=error.strerror or error) from None


def write_people_folder(site: Site, folder: Path, report: Report | None = None) -> tuple[int, int]:
    """Write every photo to ``folder/NAME/NUMBER.jpg``, and a list of everybody beside them, as an import reads them.

    The folder appears once all of it is written; whatever ends the work before leaves nothing behind.

    Args:
        site: whose people.
        folder: a new or empty one.
        report: told of the progress; what it raises ends the work.

    Returns:
        The numbers of people and photos written.

    Raises:
        ExchangeError: the folder is not empty, or cannot be written.

    """
    site.trail.require(Permission.EXPORT)
    site.trail.look("export people", str(folder))
    with _finished_folder(site, folder) as part, (part / LIST).open("w", newline="", encoding="utf-8-sig") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        taken: set[str] = {LIST}
        photos = 0
        people = site.people.people()
        for number, person in enumerate(people):
            if report is not None:
                report(
                    number / len(people),
                    Message("{number} of 1 person", number=number)
                    if len(people) == 1
                    else Message("{number} of {people} people", number=number, people=len(people)),
                )
            name = safe_name(person.name, taken, str(person.id))
            names: list[str] = []
            for photo in site.people.photo_ids(person.id):
                target = part / name / f"{len(names) + 1:03}.jpg"
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(site.people.photo(photo))
                names.append(f"{name}/{target.name}")
            rows.writerows(_rows(site, person, names))
            photos += len(names)
        return len(people), photos


def _rows(site: Site, person: Person, photos: list[str]) -> Iterator[list[str]]:
    """A person in the list: one row, or more where the photos are too many for one cell."""
    holder = site.access.holder(person.id)
    if holder is None:
        raise ExchangeError("{person} was deleted meanwhile: begin again", person=person.name)
    everybody = {group.name for group in site.access.groups() if group.everybody}  # those need not be given
    facts = [
        person.name,
        person.employee_id or "",
        together(sorted(holder.groups - everybody)),
        written(holder.valid_from),
        written(holder.valid_until, end=True),
    ]
    for start in range(0, max(1, len(photos)), _PHOTOS_IN_A_ROW):
        yield [protected(cell) for cell in (*facts, together(photos[start : start + _PHOTOS_IN_A_ROW]))]


@contextmanager
def _finished_folder(site: Site, folder: Path) -> Iterator[Path]:
    """A folder beside it, to be filled within the block, which takes its place at the end: all of it, or nothing."""
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise ExchangeError("{folder} is not empty: name a new folder", folder=folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.noted(site.folder, folder.with_name(f".{folder.name[:40]}")) as part:
            part.mkdir(mode=0o700)  # nobody else may look into it, then and later: what is written is not encrypted
            try:
                yield part
                if folder.is_dir():
                    folder.rmdir()
                part.rename(folder)
            finally:
                shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise ExchangeError("{path} cannot be written: {why}", path=folder, why=error.strerror or error) from None


def safe_name(name: str, taken: set[str], suffix: str) -> str:
    """A name that is one plain folder name on every system, unlike all in ``taken``, to which it is added."""
    plain = _UNSAFE.sub("_", name).strip(" .")[:80].rstrip(" .") or "person"
    if _DEVICE.match(plain):  # such a name means a device whatever follows the first dot
        plain = f"_{plain}"
    if plain.casefold() in taken:
        plain = f"{plain} {suffix}"
    taken.add(plain.casefold())
    return plain
