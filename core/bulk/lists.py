"""Lists of people as CSV: what other systems and spreadsheets write, in the ways in which they write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from core.access.policy import comparable
from core.bulk.cells import CellError, headings, moment, several, shortened, unprotected
from core.bulk.plan import MAX_PHOTOS, Entry, Plan, Problems, UnusableError, require_photo, too_many
from core.errors import PorticoError
from core.exchange import ExchangeError
from core.gallery.store import clean_employee_id, clean_name, fold

MAX_BYTES = 50_000_000
MAX_ROWS = 100_000
MAX_CELL = 32_767  # characters, as spreadsheets have it
_MAX_TEXT = 1000  # of a name, a number, a date: accents without end would take for ever to be put in order
MAX_COLUMNS = 200
MAX_GROUPS = 50  # of one person
_DELIMITERS = (",", ";", "\t")


@dataclass
class _Person:
    """What the rows about one person say together."""

    row: int
    name: str
    employee_id: str | None
    valid_from: datetime | None
    valid_until: datetime | None
    groups: dict[str, None] = field(default_factory=dict)
    photos: dict[Path, None] = field(default_factory=dict)

    def take(self, other: _Person) -> None:
        """Add what a later row says.

        Raises:
            UnusableError: it contradicts this.

        """
        if fold(self.name) != fold(other.name):
            raise UnusableError(f"the employee ID {other.employee_id} is that of {self.name} in row {self.row}")
        if other.employee_id is not None and self.employee_id not in (None, other.employee_id):
            raise UnusableError(
                f"{self.name} in row {self.row} has another employee ID: "
                "add a middle name or a number to tell the two apart"
            )
        for mine, theirs in ((self.valid_from, other.valid_from), (self.valid_until, other.valid_until)):
            if mine is not None and theirs is not None and mine != theirs:
                raise UnusableError(f"the validity is another than in row {self.row}, which is about the same person")
        self.employee_id = self.employee_id or other.employee_id
        self.valid_from = self.valid_from or other.valid_from
        self.valid_until = self.valid_until or other.valid_until
        self.groups.update(other.groups)
        self.photos.update(other.photos)


def read(path: Path) -> Plan:
    """The people of a list.

    Raises:
        ExchangeError: it cannot be read, or has no column of names.
        OSError: likewise.

    """
    rows = _rows(_text(path), path.name)
    _, header = next(rows)
    try:
        columns, unused = headings(header)
    except CellError as error:
        raise ExchangeError(f"{path.name}: {error}") from None
    if "name" not in columns:
        shown = shortened(", ".join(cell.strip() for cell in header if cell.strip()))
        raise ExchangeError(
            f"{path.name} has no column of names: its first row must hold headings such as name, employee id, group, "
            f"valid until and photo, and holds {shown}"
        )
    problems = Problems()
    people: list[_Person] = []
    by_name: dict[str, _Person] = {}
    by_number: dict[str, _Person] = {}
    doubtful: dict[tuple[str, str], int] = {}  # whose validity cannot be told, and by which row
    for number, cells in rows:
        values = {about: [cells[n].strip() for n in where if n < len(cells)] for about, where in columns.items()}
        if not any(any(cell) for cell in values.values()):
            continue
        try:
            person = _person(number, values, path.parent, problems)
            known = by_number.get(person.employee_id or "") or by_name.get(fold(person.name))
            if known is None:
                people.append(person)
            else:
                known.take(person)
        except PorticoError as error:
            name = unprotected(next(iter(values["name"]), ""))
            problems.add(shortened(name), "", error, number)
            if any("".join(values.get(limit, [])) for limit in ("valid from", "valid until")):
                doubtful[_key(unprotected(next(iter(values.get("employee id", ())), "")), name)] = number
            continue
        kept = known or person
        by_name[fold(kept.name)] = kept
        if kept.employee_id is not None:
            by_number[kept.employee_id] = kept
    for person in list(people):  # until when they may come, one row has said wrongly: others must not mean "for ever"
        row = doubtful.get(_key(person.employee_id or "", person.name))
        if row is not None:
            words = f"left out as a whole, since row {row} about the same person cannot be used"
            problems.add(person.name, "", UnusableError(words), person.row)
            people.remove(person)
    found = tuple(entry for person in people for entry in _entry(person, path.parent, problems))
    return Plan(path, found, tuple(problems.rejected), tuple(unused))


def _key(employee_id: str, name: str) -> tuple[str, str]:
    """Whom a row is about: the employee id tells, else the name."""
    number = " ".join(employee_id.split())
    return (number, "") if number else ("", fold(" ".join(name.split())[:_MAX_TEXT]))


def _person(number: int, values: dict[str, list[str]], folder: Path, problems: Problems) -> _Person:
    """What one row says; groups and photos that cannot be used become problems, and the rest holds.

    Raises:
        PorticoError: who it is about, or for how long they may come, cannot be told.

    """
    if any(len(cell) > MAX_CELL for cells in values.values() for cell in cells):
        raise UnusableError(f"a cell has more than {MAX_CELL} characters")
    cell = {about: unprotected(next(iter(cells), "")) for about, cells in values.items()}
    if any(len(text) > _MAX_TEXT for about, text in cell.items() if about not in ("groups", "photos")):
        raise UnusableError(f"a name, number or date has more than {_MAX_TEXT} characters")
    person = _Person(
        number,
        clean_name(cell["name"]),
        clean_employee_id(cell.get("employee id")),
        moment(cell.get("valid from", "")),
        moment(cell.get("valid until", ""), end=True),
    )
    for group in several(cell.get("groups", "")):
        try:
            if len(person.groups) == MAX_GROUPS:
                raise UnusableError(f"one person is in at most {MAX_GROUPS} groups")
            if len(group) > _MAX_TEXT:
                raise UnusableError(f"it has more than {_MAX_TEXT} characters")
            person.groups[clean_name(group)] = None
        except PorticoError as error:
            problems.add(person.name, "", UnusableError(f"the group {shortened(group)!r} is left out: {error}"), number)
    for listed in values.get("photos", ()):
        for photo in several(unprotected(listed)):
            try:
                person.photos[_photo(photo, folder)] = None
            except UnusableError as error:
                problems.add(person.name, shortened(photo), error, number)
    return person


def _entry(person: _Person, folder: Path, problems: Problems) -> Iterator[Entry]:
    """The person as an import has them; nobody where the rows together make no sense."""
    start, end = person.valid_from, person.valid_until
    if start is not None and end is not None and comparable(end) <= comparable(start):
        problems.add(person.name, "", UnusableError("the end must come after the start"), person.row)
        return
    photos = tuple(person.photos)
    for photo in photos[MAX_PHOTOS:]:
        problems.add(person.name, photo.relative_to(folder).as_posix(), too_many(), person.row)
    yield Entry(
        person.name,
        photos[:MAX_PHOTOS],
        person.employee_id,
        tuple(person.groups),
        person.valid_from,
        person.valid_until,
        person.row,
    )


def _photo(text: str, folder: Path) -> Path:
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
            path /= part
            if path.is_symlink():
                break
        require_photo(path)
    except (OSError, ValueError):  # such as a name that is too long
        raise UnusableError("there is no such file") from None
    return path


def _text(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise ExchangeError(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB: split it")
    content = path.read_bytes()
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or _chinese(text):
            return text
    raise ExchangeError(f"{path.name} is written in an encoding that cannot be told: save it as CSV UTF-8")


def _chinese(text: str) -> bool:
    """Whether most of what is not ASCII is everyday Chinese: what was meant as another encoding gives rare signs."""
    beyond = [c for c in text if ord(c) > 127]
    return 2 * sum(len(c.encode("gb2312", "ignore")) == 2 for c in beyond) > len(beyond)


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers, the headings first."""
    if "\0" in text:
        raise ExchangeError(f"{name} is not a text: save it as CSV UTF-8")
    delimiter = max(_DELIMITERS, key=lambda one: _understood(text, one))
    empty = True
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            if len(cells) > MAX_COLUMNS:
                raise ExchangeError(f"{name} has more than {MAX_COLUMNS} columns")
            if number > MAX_ROWS + 1:
                raise ExchangeError(f"{name} has more than {MAX_ROWS:,} rows: split it")
            if any(cell.strip() for cell in cells):
                empty = False
                yield number, cells
    except csv.Error:
        raise ExchangeError(f"{name} cannot be read beyond row {number}: a quote may be missing there") from None
    if empty:
        raise ExchangeError(f"{name} is empty")


def _understood(text: str, delimiter: str) -> int:
    """How many headings mean something, if cells are delimited so."""
    head = io.StringIO(text[: 4 * MAX_CELL], newline="")
    try:
        first = next((cells for cells in csv.reader(head, delimiter=delimiter) if any(c.strip() for c in cells)), [])
        return len(headings(first)[0])
    except (csv.Error, CellError):
        return 0
