"""Lists of people as CSV: what other systems and spreadsheets write, in the ways in which they write it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from core.access.policy import comparable
from core.base.messages import Message
from core.errors import PorticoError
from core.people.bulk.cells import day_order, moment, several, shortened, unprotected
from core.people.bulk.encodings import UnclearEncodingError, decoded
from core.people.bulk.headings import SURNAME_FIRST, words_of
from core.people.bulk.plan import (
    MAX_PHOTOS,
    Claim,
    Entry,
    How,
    ImportPlan,
    Problems,
    UnreadListError,
    UnusableError,
    require_photo,
    too_many,
)
from core.people.bulk.shown import bare
from core.people.bulk.tables import MAX_CELL, MAX_ROWS, Table, table
from core.people.exchange import ExchangeError
from core.store.names import clean, clean_employee_id, clean_name, fold

__all__ = ["MAX_GROUPS", "MAX_ROWS", "read"]

MAX_BYTES = 50_000_000
MAX_GROUPS = 50  # of one person
_MAX_TEXT = 1000  # of a name, a number, a date: accents without end would take for ever to be put in order
_LIMITS = ("valid from", "valid until")
_YES = frozenset(
    {"yes", "y", "x", "true", "1", "ja", "oui", "si", "sim", "tak", "ano", "da", "да", "是", "已同意", "✓"}
)
_NO = frozenset(["no", "n", "false", "0", "nein", "non", "nao", "nie", "ne", "нет", "否", "未同意"])


@dataclass
class _Person:
    """What the rows about one person say together."""

    row: int
    name: str
    employee_id: str | None
    valid_from: datetime | None
    valid_until: datetime | None
    consent: str = ""
    groups: dict[str, None] = field(default_factory=dict)
    photos: dict[Path, None] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def claim(self, *, unusable: bool) -> Claim:
        """What this row says, of which no photo can be used or some can."""
        return Claim(
            self.row, tuple(self.photos), self.employee_id, tuple(self.groups), self.valid_from, self.valid_until,
            self.consent,
            tuple(self.others), unusable,
        )  # fmt: skip

    def take(self, other: _Person) -> None:
        """Add what a later row says.

        Raises:
            UnusableError: it contradicts this.

        """
        if fold(self.name) != fold(other.name):
            raise UnusableError(
                "the employee ID {employee_id} is that of {name} in row {row}",
                employee_id=other.employee_id,
                name=self.name,
                row=self.row,
            )
        for mine, theirs in ((self.valid_from, other.valid_from), (self.valid_until, other.valid_until)):
            if mine is not None and theirs is not None and mine != theirs:
                raise UnusableError(
                    "the validity is another than in row {row}, which is about the same person", row=self.row
                )
        self.employee_id = self.employee_id or other.employee_id
        self.valid_from = self.valid_from or other.valid_from
        self.valid_until = self.valid_until or other.valid_until
        self.consent = self.consent or other.consent
        self.groups.update(other.groups)
        self.photos.update(other.photos)
        self.others.update(other.others)
        self.claims += other.claims


def read(path: Path, how: How | None = None) -> ImportPlan:
    """The people of a list.

    Args:
        path: the file.
        how: it is to be read, where somebody has said so.

    Raises:
        UnreadListError: it can be read in several ways, or has no column of names.
        ExchangeError: it cannot be read.
        OSError: likewise.

    """
    how = how or How()
    if path.stat().st_size > MAX_BYTES:
        raise ExchangeError(
            "{path} is larger than {max_bytes} MB: split it", path=path.name, max_bytes=MAX_BYTES // 1000000
        )
    try:
        text = decoded(path.read_bytes(), path.name, how.encoding)
    except UnclearEncodingError as error:
        raise UnreadListError(str(error), None, error.encodings) from None
    found = table(text.text, path.name, text.encoding, how, MAX_ROWS)
    return _People(path, found, how).plan()


class _People:
    """The people of a table."""

    def __init__(self, path: Path, found: Table, how: How):
        self._path = path
        self._table = found
        self._rows = list(found.rows)
        self._problems = Problems()
        self._names = _Names()
        self._people: list[_Person] = []
        self._by_name: dict[str, list[_Person]] = {}
        self._by_number: dict[str, _Person] = {}
        self._by_bare_number: dict[str, str] = {}  # without leading zeros
        self._doubtful: dict[tuple[str, str], int] = {}  # whose validity cannot be told, and by which row
        limits = (self._cell(cells, about) for _, cells in self._rows for about in _LIMITS)
        self._day_first = how.day_first if how.day_first is not None else day_order(c for c in limits if len(c) < 40)
        self._surname_alone = self._names_are_surnames()

    def plan(self) -> ImportPlan:
        """What the rows say."""
        for number, cells in self._rows:
            if any(self._cell(cells, about) for about in self._table.columns):
                self._take(number, cells)
        for person in list(self._people):
            # until when they may come, one row has said wrongly: others must not mean "for ever"
            keys = {_key(person.employee_id or "", person.name), _key("", person.name)}
            row = next((row for key, row in self._doubtful.items() if key in keys), None)
            if row is not None:
                words = Message("left out as a whole, since row {row} about the same person cannot be used", row=row)
                self._problems.add(person.name, "", UnusableError(words), person.row)
                self._people.remove(person)
        found = tuple(entry for person in self._people for entry in self._entry(person))
        return ImportPlan(
            self._path, found, tuple(self._problems.rejected), tuple(self._table.unused), self._table.listed
        )

    def _cell(self, cells: list[str], about: str) -> str:
        """The first cell about something."""
        where = self._table.columns.get(about, [])
        return unprotected(cells[where[0]].strip()) if where and where[0] < len(cells) else ""

    def _take(self, number: int, cells: list[str]) -> None:
        try:
            person = self._person(number, cells)
            self._require_number(person)
            known = self._known(person)
            if known is None:
                self._people.append(person)
            else:
                known.take(person)
        except PorticoError as error:
            name = self._name(cells)
            self._problems.add(shortened(name), "", error, number)
            if any(self._cell(cells, limit) for limit in _LIMITS):
                self._doubtful[_key(self._cell(cells, "employee id"), name)] = number
            return
        kept = known or person
        if known is None:
            self._by_name.setdefault(fold(kept.name), []).append(kept)
        if kept.employee_id is not None:
            self._by_number[kept.employee_id] = kept
            self._by_bare_number[bare(kept.employee_id)] = kept.employee_id

    def _require_number(self, person: _Person) -> None:
        """Refuse an employee id that another row has with other leading zeros.

        Raises:
            UnusableError: it has.

        """
        other = self._by_bare_number.get(bare(person.employee_id or ""))
        if person.employee_id is not None and other is not None and other != person.employee_id:
            raise UnusableError(
                "the employee IDs {employee_id} and {other} differ in leading zeros alone, which "
                "spreadsheets leave out: format the column as text there",
                employee_id=person.employee_id,
                other=other,
            )

    def _known(self, person: _Person) -> _Person | None:
        """Whom a row is about, among the rows before.

        Raises:
            UnusableError: it could be about several.

        """
        number = person.employee_id
        if number is not None and number in self._by_number:
            return self._by_number[number]
        called = self._by_name.get(fold(person.name), [])
        if number is not None:
            return next((one for one in called if one.employee_id is None), None)
        if len(called) > 1:
            raise UnusableError("{called} people in this list are called so: add the employee ID", called=len(called))
        return called[0] if called else None

    def _names_are_surnames(self) -> bool:
        """Whether the column of names holds surnames alone, beside one of given names."""
        columns = self._table.columns
        if "name" not in columns or "first name" not in columns or "last name" in columns:
            return False
        both = [(self._cell(cells, "name"), self._cell(cells, "first name")) for _, cells in self._rows]
        return not all(fold(first[:_MAX_TEXT]) in fold(name[:_MAX_TEXT]) for name, first in both if name and first)

    def _name(self, cells: list[str]) -> str:
        """The name in a row, made of its parts where they stand in two columns."""
        columns = self._table.columns
        name, first, last = (self._cell(cells, about)[: _MAX_TEXT + 1] for about in ("name", "first name", "last name"))
        if "name" in columns and "last name" in columns and "first name" not in columns:
            if fold(last) in fold(name):
                return name
            return _joined(name, last, self._surname_first("last name"))
        if self._surname_alone:
            return _joined(first, name, False)
        if "name" in columns and (name or not (first or last)):
            return name
        return _joined(first, last, self._surname_first("last name"))

    def _surname_first(self, about: str) -> bool:
        where = self._table.columns.get(about, [])
        return bool(where) and words_of(self._table.listed.headings[where[0]]) in SURNAME_FIRST

    def _person(self, number: int, cells: list[str]) -> _Person:
        """What one row says; groups and photos that cannot be used become problems.

        Raises:
            PorticoError: who it is about, or for how long they may come, cannot be told.

        """
        if any(len(cell) > MAX_CELL for cell in cells):
            raise UnusableError("a cell has more than {max_cell} characters", max_cell=MAX_CELL)
        cell = {about: self._cell(cells, about) for about in self._table.columns}
        if any(len(text) > _MAX_TEXT for about, text in cell.items() if about not in ("groups", "photos")):
            raise UnusableError("a name, number or date has more than {max} characters", max=_MAX_TEXT)
        person = _Person(
            number,
            clean_name(self._name(cells)),
            clean_employee_id(cell.get("employee id")),
            moment(cell.get("valid from", ""), day_first=self._day_first),
            moment(cell.get("valid until", ""), end=True, day_first=self._day_first),
            _consent(cell.get("consent", "")),
        )
        person.others.update(dict.fromkeys(several(cell.get("another person", ""))[:MAX_GROUPS]))
        for group in several(cell.get("groups", "")):
            try:
                if len(person.groups) == MAX_GROUPS:
                    raise UnusableError("one person is in at most {max_groups} groups", max_groups=MAX_GROUPS)
                if len(group) > _MAX_TEXT:
                    raise UnusableError("it has more than {max} characters", max=_MAX_TEXT)
                person.groups[clean_name(group)] = None
            except PorticoError as error:
                words = UnusableError(
                    "the group {shortened!r} is left out: {error}", shortened=shortened(group), error=error
                )
                self._problems.add(person.name, "", words, number)
        unusable = False
        for where in self._table.columns.get("photos", ()):
            for photo in several(unprotected(cells[where].strip())) if where < len(cells) else ():
                try:
                    person.photos[_photo(photo, self._path.parent, self._names)] = None
                except UnusableError as error:
                    unusable = True
                    self._problems.add(person.name, shortened(photo), error, number)
        person.claims.append(person.claim(unusable=unusable and not person.photos))
        return person

    def _entry(self, person: _Person) -> Iterator[Entry]:
        """The person as an import has them; nobody where the rows together make no sense."""
        start, end = person.valid_from, person.valid_until
        if start is not None and end is not None and comparable(end) <= comparable(start):
            self._problems.add(person.name, "", UnusableError("the end must come after the start"), person.row)
            return
        photos = tuple(person.photos)
        for photo in photos[MAX_PHOTOS:]:
            shown = photo.relative_to(self._path.parent).as_posix()
            self._problems.add(person.name, shown, too_many(), person.row)
        yield Entry(
            person.name,
            photos[:MAX_PHOTOS],
            person.employee_id,
            tuple(person.groups),
            person.valid_from,
            person.valid_until,
            person.row,
            person.consent,
            tuple(person.others),
            tuple(person.claims) if len(person.claims) > 1 else (),
            not photos and any(claim.unusable for claim in person.claims),
        )


def _joined(first: str, last: str, surname_first: bool) -> str:
    """A name of two parts: without a blank where it is Chinese, Japanese or Korean, with the surname first."""
    parts = clean(first), clean(last)
    if all(parts) and all(_eastern(c) for part in parts for c in part):
        return f"{parts[1]}{parts[0]}"
    return " ".join(part for part in (reversed(parts) if surname_first else parts) if part)


def _eastern(sign: str) -> bool:
    return "\u3005" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3"


def _consent(cell: str) -> str:
    """Where it is written down that somebody agreed; a bare yes means this list.

    Raises:
        UnusableError: they did not.

    """
    text = " ".join(cell.split())
    folded = fold(text)
    if folded in _NO:
        raise UnusableError("the list says that they have not agreed to it")
    if set(folded) <= set("-–—"):
        return ""
    return "as said in the list" if folded in _YES else text


def _key(employee_id: str, name: str) -> tuple[str, str]:
    """Whom a row is about: the employee id tells, else the name."""
    number = " ".join(employee_id.split())
    return (number, "") if number else ("", fold(" ".join(name.split())[:_MAX_TEXT]))


def _photo(text: str, folder: Path, names: _Names) -> Path:
    """A photo that a list names.

    Raises:
        UnusableError: it is not below the folder of the list, or there is none.

    """
    parts = PurePosixPath(text.replace("\\", "/")).parts  # lists are made on Windows too
    anchored = PureWindowsPath(text)
    if anchored.drive or anchored.root or ".." in parts or not parts:
        raise UnusableError("a photo must lie in the folder of the list, or below, and be named from there")
    path = folder
    try:
        for part in parts:
            path = names.path(path, part)
            if path.is_symlink():
                break
        require_photo(path)
    except (OSError, ValueError):  # such as a name that is too long
        raise UnusableError("there is no such file") from None
    return path


class _Names:
    """The names in folders, each read once, so that photos are found however their names are written."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, bool], dict[str, list[str]]] = {}

    def path(self, folder: Path, part: str) -> Path:
        """A file or folder of a name, however its accents are put together, and in other case where that is one alone.

        Raises:
            UnusableError: there are several of that name but for the case.
            OSError: the folder cannot be read.

        """
        path = folder / part
        if path.is_symlink() or path.exists() or not folder.is_dir():
            return path
        for exact in (True, False):
            alike = self._names(folder, exact=exact).get(_composed(part) if exact else fold(part), [])
            if len(alike) > 1:
                raise UnusableError("several files are called so, and differ in capitals or accents alone: rename them")
            if alike:
                return folder / alike[0]
        return path

    def _names(self, folder: Path, *, exact: bool) -> dict[str, list[str]]:
        if (folder, exact) not in self._known:
            names: dict[str, list[str]] = {}
            for path in folder.iterdir():
                names.setdefault(_composed(path.name) if exact else fold(path.name), []).append(path.name)
            self._known[folder, exact] = names
        return self._known[folder, exact]


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
