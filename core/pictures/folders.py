"""A folder of pictures as its owner sees it.

Storage boxes, Macs, Windows and programs for photos leave things in folders that nobody put there: previews, the other
half of a file's metadata, what was deleted. None of that is a picture of the folder.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from core.base.messages import Message
from core.pictures import kinds

# in lower case; whatever begins with a dot is hidden anyway
_LEFT = frozenset(
    (
        "@eadir", "@tmp", "@recycle", "@recently-snapshot", "@sharesnap", "@__thumb", "@synoresource", "#recycle",
        "#snapshot", "#archive#",
        "$recycle.bin", "recycler", "recycled", "system volume information", "$recycle", "found.000",
        "lost+found", "__macosx", "network trash folder", "temporary items", "thevolumesettingsfolder",
        "ipod photo cache", "zbthumbnail.info", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini",
        "icon\r", "picasa.ini", "_vti_cnf", "_thumbnails", "_thumbs", "__thumbs",
    )
)  # fmt: skip
_LEFT_BEGINNINGS = ("~$", "._", "synofile_thumb", "synophoto_thumb", "$recycle", "trash-")
_LEFT_ENDINGS = (
    "@synoeastream", "@synoresource",
    # folders that their system shows as one thing, and that hold previews of every picture in them
    ".photoslibrary", ".photolibrary", ".migratedphotolibrary", ".aplibrary", ".lrdata", ".lrlibrary", ".cosessiondb",
    ".theater", ".imovielibrary", ".fcpbundle", ".app",
)  # fmt: skip
# copies that programs keep beside a file, and files that are not whole yet
_COPIES = frozenset(
    (
        ".bak", ".backup", ".old", ".orig", ".original", ".jpg_original", ".jpeg_original", ".png_original",
        ".tif_original", ".heic_original", ".tmp", ".temp", ".part", ".partial", ".crdownload", ".download",
        ".filepart", ".swp", ".!ut", ".aria2",
    )
)  # fmt: skip
_NAMED = 3  # files that are named in what is said


@dataclass(frozen=True)
class Survey:
    """What a folder holds.

    Attributes:
        pictures: files, sorted.
        others: files that are no pictures which are read here, relative to the folder.
        left: what is hidden, was deleted or left by other programs; a folder counts once.
        links: to folders, which are not followed.
        closed: folders that cannot be looked into.

    """

    pictures: tuple[Path, ...]
    others: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def passed_over(self) -> tuple[str, ...]:
        """All that is not a picture of the folder."""
        return (*self.others, *self.left, *self.links, *self.closed)

    def words(self, *, others: bool = True, named: bool = True) -> str:
        """One sentence on what was passed over, with a count of each kind; empty where there is nothing.

        Args:
            others: whether files that are no pictures are worth a word.
            named: with the first names of each kind.

        """
        seen = self.others if others else ()
        parts = (
            (seen, Message.of(len(seen), "1 is no picture", "{count} are no pictures")),
            (
                self.left,
                Message.of(
                    len(self.left),
                    "1 is hidden or left by another program",
                    "{count} are hidden or left by other programs",
                ),
            ),
            (self.links, Message.of(len(self.links), "1 is a link to a folder", "{count} are links to folders")),
            (
                self.closed,
                Message.of(
                    len(self.closed),
                    "1 is a folder that cannot be opened",
                    "{count} are folders that cannot be opened",
                ),
            ),
        )
        count = sum(len(names) for names, _words in parts)
        if not count:
            return Message()
        listed = [
            Message("{words} ({names})", words=words, names=_listed(names)) if named else words
            for names, words in parts
            if names
        ]
        return Message.of(
            count,
            "1 file was passed over: {listed}",
            "{count} files were passed over: {listed}",
            listed=Message.joined(", ", listed),
        )

    def names(self, *, others: bool = True) -> tuple[str, ...]:
        """All that :meth:`words` counts, relative to the folder."""
        return self.passed_over if others else (*self.left, *self.links, *self.closed)


def survey(folder: Path, *, deep: bool = True) -> Survey:
    """Look through a folder.

    Args:
        folder: that is there.
        deep: with its sub-folders.

    """
    found: list[Path] = []
    others: list[str] = []
    left: list[str] = []
    links: list[str] = []
    closed: list[str] = []

    def shut(error: OSError) -> None:
        path = Path(os.fsdecode(error.filename)) if error.filename else folder
        closed.append(_relative(path, folder))

    for here, below, names in os.walk(folder, onerror=shut):
        place = Path(here)
        for name in sorted(below):
            path = place / name
            if is_left(path):
                left.append(_relative(path, folder))
                below.remove(name)
            elif path.is_symlink():
                links.append(_relative(path, folder))
                below.remove(name)
        below.sort()
        for name in names:
            path = place / name
            if is_left(path):
                left.append(_relative(path, folder))
            elif is_picture(path):
                found.append(path)
            else:
                others.append(_relative(path, folder))
        if not deep:
            break
    return Survey(tuple(sorted(found)), *(tuple(sorted(names)) for names in (others, left, links, closed)))


def is_left(path: Path) -> bool:
    """Whether a file or folder is hidden, or is one that a system or another program leaves behind."""
    name = path.name.lower()
    if name.startswith(".") or name in _LEFT or name.startswith(_LEFT_BEGINNINGS) or name.endswith(_LEFT_ENDINGS):
        return True
    try:
        facts = path.lstat()
    except OSError:
        return False
    hidden = getattr(facts, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN  # of Windows
    return bool(hidden or getattr(facts, "st_flags", 0) & stat.UF_HIDDEN)  # of macOS


def is_picture(path: Path) -> bool:
    """Whether a file is to be read as a picture: by its name, or where that says nothing, by how it begins."""
    suffix = path.suffix.lower()
    if not path.is_file() or suffix in _COPIES or path.name.endswith("~"):
        return False
    if suffix in kinds.SUFFIXES:
        return True
    if kinds.is_raw(path.name):
        return False
    try:
        with path.open("rb") as file:
            kind = kinds.told(file.read(kinds.HEAD))
    except OSError:
        return False
    return kind is not None and kind not in ("BMP", "PPM")  # two letters that any text may begin with


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _listed(names: tuple[str, ...]) -> str:
    """The first few of them; of files of many kinds, one of each ending."""
    by_ending = Counter(Path(name).suffix.lower() for name in names)
    chosen: list[str] = []
    for ending, _count in by_ending.most_common():
        chosen.append(next(name for name in names if Path(name).suffix.lower() == ending))
        if len(chosen) == _NAMED:
            break
    chosen += [name for name in names if name not in chosen][: _NAMED - len(chosen)]
    more = ", …" if len(names) > len(chosen) else ""
    return ", ".join(chosen) + more
