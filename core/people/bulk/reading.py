"""From a folder or a list to the people in it. Whoever made them is not trusted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.errors import PorticoError
from core.people.bulk import lists
from core.people.bulk.plan import MAX_PHOTOS, Entry, How, ImportPlan, Problems, UnusableError, require_photo, too_many
from core.people.exchange import LIST, ExchangeError, read_people_folder
from core.pictures import folders
from core.store.names import clean_name, fold


def entries(path: Path, how: How | None = None) -> ImportPlan:
    """What a folder or a list says about people.

    Args:
        path: a folder with one sub-folder of photos for each person, a folder that holds a CSV file and photos, or the
            CSV file itself.
        how: a list is to be read, where somebody has said so.

    Raises:
        UnreadListError: a list can be read in several ways, or it has no column of names.
        ExchangeError: there is no such folder or file, or it cannot be read as people.

    """
    try:
        if path.is_dir():
            listed = _list_in(path)
            return _from_folder(path) if listed is None else _from_list(listed, how)
        if path.is_file():
            return _from_list(path, how)
    except OSError as error:
        raise ExchangeError("{path} cannot be read: {why}", path=path, why=error.strerror or error) from None
    raise ExchangeError("{path} is neither a folder of people nor a CSV file", path=path)


def _from_list(path: Path, how: How | None) -> ImportPlan:
    return replace(lists.read(path, how), how=how or How())


def _list_in(folder: Path) -> Path | None:
    """The list that a folder holds: ``people.csv``, or the only CSV file."""
    found = sorted(p for p in folder.iterdir() if p.suffix.lower() == ".csv" and p.is_file() and not p.is_symlink())
    named = [p for p in found if p.name.lower() == LIST]
    if len(found) > 1 and len(named) != 1:
        raise ExchangeError("{folder} holds {found} CSV files: choose one of them", folder=folder, found=len(found))
    return (*named, *found, None)[0]


def _from_folder(folder: Path) -> ImportPlan:
    problems = Problems()
    people: dict[str, tuple[str, list[Path]]] = {}
    for name, photos in read_people_folder(folder).items():
        try:
            kept = clean_name(name)
        except PorticoError as error:
            problems.add(name, "", error)
            continue
        people.setdefault(fold(kept), (kept, []))[1].extend(photos)
    _look_for_the_rest(folder, problems)
    for name, photos in people.values():
        for photo in photos[MAX_PHOTOS:]:
            problems.add(name, photo.relative_to(folder).as_posix(), too_many())
    found = tuple(Entry(name, tuple(photos[:MAX_PHOTOS])) for name, photos in people.values())
    return ImportPlan(folder, found, tuple(problems.rejected))


def _look_for_the_rest(folder: Path, problems: Problems) -> None:
    """Note what lies in the folder and is nobody's photo."""
    for path in sorted(folder.iterdir()):
        if folders.is_left(path):
            continue
        if path.is_symlink():
            problems.add("", path.name, UnusableError("this is a link, and links are not followed"))
        elif path.is_dir():
            _look_into(path, problems)
        elif folders.is_picture(path):
            problems.add(
                "", path.name, UnusableError("this picture is in no person's folder: make one, named after them")
            )


def _look_into(sub: Path, problems: Problems) -> None:
    name = sub.name.replace("_", " ")
    inside = [p for p in sorted(sub.iterdir()) if not folders.is_left(p)]
    if not inside:
        problems.add(name, "", UnusableError("this folder is empty: put photos of the person into it"))
    for path in inside:
        try:
            require_photo(path)
        except UnusableError as error:
            problems.add(name, f"{sub.name}/{path.name}", error)
