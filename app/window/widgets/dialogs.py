"""Dialogs that ask for files and folders: each begins where it was last, and says what its endings are."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.window.language import tr
from core.images import SUFFIXES

Purpose = Literal["pictures", "videos", "people", "lists", "exports", "backups", "results", "networks"]
"""What a file or folder is for: what is alike begins in the same place."""

_OF_PEOPLE: tuple[Purpose, ...] = ("pictures", "videos", "people", "lists", "exports", "results")
_VIDEOS = ("mp4", "mov", "mkv", "avi", "webm", "m4v", "ts", "mts", "m2ts", "mpg", "mpeg", "wmv", "flv", "3gp", "ogv")
_LONGEST = 60  # letters of the name of a new folder
_PLACES = {
    "pictures": QStandardPaths.StandardLocation.PicturesLocation,
    "videos": QStandardPaths.StandardLocation.MoviesLocation,
    "people": QStandardPaths.StandardLocation.PicturesLocation,
    "results": QStandardPaths.StandardLocation.PicturesLocation,
}


def pictures_filter() -> str:
    """Pictures, and all files beside them."""
    return _filter(tr("Pictures"), sorted(ending.removeprefix(".") for ending in SUFFIXES))


def videos_filter() -> str:
    """Films, and all files beside them."""
    return _filter(tr("Videos"), _VIDEOS)


def files_filter(words: str, *endings: str) -> str:
    """Files of other kinds, as ``words`` name them, and all files beside them."""
    return _filter(words, endings)


def open_file(parent: QWidget, title: str, purpose: Purpose, filters: str = "") -> str:
    """Path of a file that is there; empty where none was chosen."""
    path, _ = QFileDialog.getOpenFileName(parent, title, str(_beginning(purpose)), filters)
    return _chosen(purpose, path)


def open_files(parent: QWidget, title: str, purpose: Purpose, filters: str = "") -> list[str]:
    """Paths of files that are there."""
    paths, _ = QFileDialog.getOpenFileNames(parent, title, str(_beginning(purpose)), filters)
    if paths:
        _chosen(purpose, paths[0])
    return list(paths)


def open_folder(parent: QWidget, title: str, purpose: Purpose, begin: str = "") -> str:
    """Path of a folder; empty where none was chosen. It begins with ``begin``, where that is there."""
    where = begin if begin and Path(begin).is_dir() else str(_beginning(purpose))
    path = QFileDialog.getExistingDirectory(parent, title, where)
    return _chosen(purpose, path, folder=True)


def save_file(parent: QWidget, title: str, purpose: Purpose, suggested: str, filters: str = "") -> str:
    """Path to write to; empty where none was chosen. It has been asked whether to replace what is there."""
    path, _ = QFileDialog.getSaveFileName(parent, title, str(_beginning(purpose) / suggested), filters)
    return _chosen(purpose, path)


def save_folder(parent: QWidget, title: str, purpose: Purpose, name: str) -> str:
    """Path of a folder to write to, which need not be there; empty where none was chosen.

    It is asked for as a file is: a dialog for folders takes none that is still to be made.

    Args:
        parent: above which it is asked.
        title: what is asked.
        purpose: what the folder is for.
        name: of what is kept: a folder of a name like it, that is not there yet, is suggested.

    """
    path, _ = QFileDialog.getSaveFileName(parent, title, str(new_folder(_beginning(purpose), name)))
    return _chosen(purpose, path)


def new_folder(target: Path, title: str) -> Path:
    """A folder in ``target`` that is not there yet, named after something, so that nothing is overwritten."""
    name = "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split())[:_LONGEST].rstrip("-") or "new"
    names = chain((name,), (f"{name}-{number}" for number in count(2)))
    return next(target / one for one in names if not (target / one).exists())


def forget() -> None:
    """Forget where somebody was last: folders are often named after people, and one of them has been deleted.

    Qt's own dialog keeps the last folders besides, for all programs that are made with it; these go too.
    """
    settings = QSettings()
    for purpose in _OF_PEOPLE:
        settings.remove(_key(purpose))
    settings.sync()
    of_qt = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in ("history", "lastVisited"):
        of_qt.remove(f"FileDialog/{key}")
    of_qt.sync()


def _beginning(purpose: Purpose) -> Path:
    """Where somebody was last, or would look first."""
    last = str(QSettings().value(_key(purpose), ""))
    if last and Path(last).is_dir():
        return Path(last)
    place = _PLACES.get(purpose, QStandardPaths.StandardLocation.DocumentsLocation)
    for one in (place, QStandardPaths.StandardLocation.HomeLocation):
        found = QStandardPaths.writableLocation(one)
        if found and Path(found).is_dir():
            return Path(found)
    return Path()


def _chosen(purpose: Purpose, path: str, *, folder: bool = False) -> str:
    if path:
        QSettings().setValue(_key(purpose), path if folder else str(Path(path).parent))
    return path


def _key(purpose: Purpose) -> str:
    return f"dialogs/{purpose}"


def _filter(words: str, endings: tuple[str, ...] | list[str]) -> str:
    # some systems tell A from a, and cameras write both
    several = " ".join(f"*.{ending} *.{ending.upper()}" for ending in endings)
    return f"{words} ({several});;{tr('All files')} (*)"
