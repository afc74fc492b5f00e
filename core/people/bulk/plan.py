"""What an import is going to do, and what it cannot do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.base.messages import Message
from core.errors import PorticoError, readable
from core.people.exchange import ExchangeError
from core.pictures import folders

MAX_PHOTOS = 100  # of one person
MAX_PROBLEMS = 100_000


class UnusableError(PorticoError):
    """A row, a file or a folder is of no use to an import; the message is the reason that people read."""


@dataclass(frozen=True)
class Claim:
    """What one row of a list says about somebody; it holds where a photo that the row names shows them.

    Attributes:
        row: of the list.
        photos: files that were there when the list was read; none where the row names none.
        employee_id: as in :class:`Entry`, as are the others.
        unusable: whether it names photos of which none can be used.

    """

    row: int
    photos: tuple[Path, ...] = ()
    employee_id: str | None = None
    groups: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    consent: str = ""
    others: tuple[str, ...] = ()
    unusable: bool = False


@dataclass(frozen=True)
class Entry:
    """Somebody to be enrolled.

    Attributes:
        name: as it will be kept.
        photos: files that were there when the list was read.
        employee_id: what the rest of the house knows them by; None where the list says nothing.
        groups: access groups to be put into.
        valid_from: from when doors may open for them; None where the list says nothing.
        valid_until: until when; likewise.
        row: of the list, where they come first; 0 where there is no list.
        consent: where it is written down that they agreed; empty where the list says nothing.
        others: names or employee ids of people who look alike and are, as the list says, not this one.
        claims: what each row says, where there are several.
        unusable: whether there are none of the photos that the list names: it is refused, whatever else it says.

    """

    name: str
    photos: tuple[Path, ...]
    employee_id: str | None = None
    groups: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    row: int = 0
    consent: str = ""
    others: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    unusable: bool = False


@dataclass(frozen=True)
class How:
    """How a list is to be read, where somebody has said so.

    Attributes:
        encoding: one that Python knows; None has it told from what makes sensible names.
        columns: what each is about, as :data:`core.people.bulk.headings.ABOUT` has it, or empty; None goes by the
            headings.
        day_first: whether 1/2/2026 is in February; None goes by the days of the list.

    """

    encoding: str | None = None
    columns: tuple[str, ...] | None = None
    day_first: bool | None = None


@dataclass(frozen=True)
class Listed:
    """A list as a table, as it is read.

    Attributes:
        encoding: in which it is read.
        headings: of the columns.
        columns: what each is about, or empty.
        rows: the first below the headings.

    """

    encoding: str
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class UnreadListError(ExchangeError):
    """A list cannot be read as it stands, though somebody could say how it is meant.

    Attributes:
        listed: as a table; None where not even that is known.
        encodings: in which it could be written, the likeliest first.

    """

    def __init__(self, words: str, listed: Listed | None = None, encodings: tuple[str, ...] = ()):
        super().__init__(words)
        self.listed = listed
        self.encodings = encodings


@dataclass(frozen=True)
class Rejected:
    """Something that was not taken over, and why.

    Attributes:
        person: name as the list or the folder has it; may be empty.
        photo: the file, relative to the folder where that can be said; empty where it is not about one photo.
        reason: a sentence.
        row: of the list; 0 where there is none.
        thumbnail: the picture as a small JPEG; None where it cannot be read, or is about none.

    """

    person: str
    photo: str
    reason: str
    row: int = 0
    thumbnail: bytes | None = None

    @classmethod
    def of(cls, person: str, photo: str, reason: str, row: int = 0, thumbnail: bytes | None = None) -> Rejected:
        """The same, whatever files and cells are called: it can be printed."""
        shown = readable(reason)
        kept = reason if shown == reason else Message(reason).shortened(shown)
        return cls(readable(person), readable(photo), kept, row, thumbnail)


@dataclass(frozen=True)
class ImportPlan:
    """What was understood of a folder or a list.

    Attributes:
        path: the folder of folders, or the list; what was imported from it already is remembered by it.
        entries: people, in the order in which they come.
        rejected: rows and files that cannot be used.
        unused: headings of columns that mean nothing here.
        listed: the list as a table; None of a folder.
        how: it was read, where somebody has said so.

    """

    path: Path
    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...] = ()
    unused: tuple[str, ...] = ()
    listed: Listed | None = None
    how: How = How()

    @property
    def photos(self) -> int:
        """Number of photos of all people."""
        return sum(len(entry.photos) for entry in self.entries)

    @property
    def folder(self) -> Path:
        """Where the photos are."""
        return self.path if self.path.is_dir() else self.path.parent

    def shown(self, photo: Path) -> str:
        """A photo as people read it: relative to the folder."""
        return photo.relative_to(self.folder).as_posix() if photo.is_relative_to(self.folder) else str(photo)


class Problems:
    """Gathers what cannot be used: a list that is nothing but problems shall not fill the memory."""

    def __init__(self) -> None:
        self.rejected: list[Rejected] = []

    def add(self, person: str, photo: str, reason: PorticoError, row: int = 0) -> None:
        """Take note of one.

        Raises:
            ExchangeError: there are too many.

        """
        if len(self.rejected) >= MAX_PROBLEMS:
            raise ExchangeError("hardly anything of it can be used: is this the right folder or list?")
        self.rejected.append(Rejected.of(person, photo, str(reason), row))


def require_photo(path: Path) -> None:
    """Refuse what an import does not read.

    Raises:
        UnusableError: it is a link, is no file, or no picture by its name.

    """
    if path.is_symlink():
        raise UnusableError("this is a link, and links are not followed")
    if path.is_dir():
        raise UnusableError("this is a folder within a person's folder: put its photos one level up")
    if not path.is_file():
        raise UnusableError("there is no such file")
    if not folders.is_picture(path):
        raise UnusableError("this kind of file is not read: save the picture as JPEG or PNG")


def too_many() -> UnusableError:
    """Why a photo is one too many."""
    return UnusableError("one person has at most {max_photos} photos: more are of no use", max_photos=MAX_PHOTOS)
