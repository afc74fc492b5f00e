"""Lists as tables: separators, lines above the headings, and which column is about what."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from core.base.messages import Message
from core.people.bulk.cells import CellError, headings, shortened
from core.people.bulk.headings import ABOUT, ContradictionError, columns_of
from core.people.bulk.plan import How, Listed, UnreadListError
from core.people.exchange import ExchangeError

MAX_ROWS = 100_000
MAX_CELL = 32_767  # characters, as spreadsheets have it
MAX_COLUMNS = 200
_DELIMITERS = (",", ";", "\t", "|")
_SEPARATOR = re.compile(r'"?sep=(.)"?[,;\t|]*\s*', re.IGNORECASE)  # for Excel, on a line of its own
_ABOVE = 10  # lines that may stand above the headings
_FIRST = 5  # rows that are shown

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Table:
    """A list as a table.

    Attributes:
        columns: what they are about → their numbers.
        unused: headings of the others.
        listed: as people are shown it.
        rows: each with its number, below the headings.

    """

    columns: dict[str, list[int]]
    unused: list[str]
    listed: Listed
    rows: Iterator[Row]


def table(text: str, name: str, encoding: str, how: How, most: int = MAX_ROWS) -> Table:
    """The table in a text.

    Args:
        text: of the list.
        name: of the file, for words.
        encoding: in which it was.
        how: what somebody has said about it.
        most: rows that it may have.

    Raises:
        UnreadListError: it has no column of names, or two columns seem to hold the same.
        ExchangeError: it is no table, or too large.

    """
    if "\0" in text:
        raise ExchangeError("{name} is not a text: save it as CSV UTF-8", name=name)
    text, delimiter, skipped = _separated(text)
    rows = _rows(text, name, delimiter, skipped, most)
    head = list(islice(rows, _ABOVE + _FIRST))
    if not head:
        raise ExchangeError("{name} is empty", name=name)
    at = _heading_row(head)
    cells = head[at][1]
    shown = tuple(tuple(shortened(cell.strip()) for cell in row) for _, row in head[at + 1 : at + 1 + _FIRST])

    def listed(columns: dict[str, list[int]]) -> Listed:
        about = {number: what for what, numbers in columns.items() for number in numbers}
        return Listed(
            encoding,
            tuple(shortened(cell.strip()) for cell in cells),
            tuple(about.get(number, "") for number in range(len(cells))),
            shown,
        )

    try:
        columns, unused = _said(cells, how) if how.columns is not None else headings(cells)
    except CellError as error:
        raise UnreadListError(Message("{name}: {why}", name=name, why=error), listed({})) from None
    if not {"name", "first name", "last name"} & columns.keys():
        told = shortened(", ".join(cell.strip() for cell in cells if cell.strip()))
        raise UnreadListError(
            Message(
                "{name} has no column of names: its first row must hold headings such as name, employee "
                "id, group, valid until and photo, and holds {told}",
                name=name,
                told=told,
            ),
            listed(columns),
        )
    return Table(columns, unused, listed(columns), _chained(head[at + 1 :], rows))


def _chained(head: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from head
    yield from rest


def _separated(text: str) -> tuple[str, str, int]:
    """The text without a line that names the separator; the separator, and the number of lines left out."""
    first, _, rest = text.partition("\n")
    named = _SEPARATOR.fullmatch(first.rstrip("\r"))
    if named is not None:
        return rest, named[1], 1
    understood = {one: _understood(text, one) for one in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda one: understood[one])
    if not understood[best]:
        best = max(_DELIMITERS, key=first.count)
    return text, best, 0


def _rows(text: str, name: str, delimiter: str, skipped: int, most: int) -> Iterator[Row]:
    number = skipped
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for number, cells in enumerate(reader, start=1 + skipped):
            if len(cells) > MAX_COLUMNS:
                raise ExchangeError("{name} has more than {max_columns} columns", name=name, max_columns=MAX_COLUMNS)
            if number > most + 1:
                raise ExchangeError("{name} has more than {most:,} rows: split it", name=name, most=most)
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        raise ExchangeError(
            "{name} cannot be read beyond row {number}: a quote may be missing there", name=name, number=number
        ) from None


def _understood(text: str, delimiter: str) -> int:
    """How many headings mean something, if cells are delimited so."""
    head = io.StringIO(text[: 4 * MAX_CELL], newline="")
    try:
        rows = (cells for cells in csv.reader(head, delimiter=delimiter) if any(c.strip() for c in cells))
        return max((_meaning(cells[:MAX_COLUMNS]) for cells in islice(rows, _ABOVE)), default=0)
    except csv.Error:
        return 0


def _meaning(cells: list[str]) -> int:
    """How many columns mean something, if these are headings; none where no column is of names."""
    try:
        columns = columns_of(cells)
    except ContradictionError:
        return 2  # it means so much that it has to be asked about
    return sum(map(len, columns.values())) if {"name", "first name", "last name"} & columns.keys() else 0


def _heading_row(head: list[Row]) -> int:
    """Which row holds the headings: the first, or one below a title where more of it means something."""
    if _meaning(head[0][1]):
        return 0
    below = [_meaning(cells) for _, cells in head[:_ABOVE]]
    best = max(range(len(below)), key=lambda n: (below[n], -n))
    return best if below[best] > 1 else 0


def _said(cells: list[str], how: How) -> tuple[dict[str, list[int]], list[str]]:
    """What somebody has said about the columns.

    Raises:
        CellError: two columns are about the same.

    """
    columns: dict[str, list[int]] = {}
    unused = []
    for number, cell in enumerate(cells):
        what = how.columns[number] if how.columns is not None and number < len(how.columns) else ""
        if what not in ABOUT:
            unused += [shortened(cell.strip())] if cell.strip() else []
        elif what in columns and what != "photos":
            raise CellError("two columns are to hold the {what}: choose one of them", what=what)
        else:
            columns.setdefault(what, []).append(number)
    return columns, unused
