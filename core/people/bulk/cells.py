"""What stands in the cells of a list of people: headings, dates, several values in one cell, apostrophes."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from core.base.csv_text import plain
from core.errors import PorticoError, readable
from core.people.bulk.headings import ContradictionError, columns_of
from core.store.names import clean

_YEARS = (1900, 2199)  # beyond: years of the Buddhist or the Islamic calendar, or slips
_FOREVER = 9000  # lists of other systems write 9999-12-31 for no end
_TIME = r"(?:(?:[T ]|, ?)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)? ?(Z|[+-]\d{2}:?\d{2})?)?"
_DAY = re.compile(rf"(\d{{4}})(?:[-/.](\d{{1,2}})[-/.](\d{{1,2}})|年(\d{{1,2}})月(\d{{1,2}})日){_TIME}", re.ASCII)
_TURNED = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.ASCII)
_WORDED = re.compile(rf"(\d{{1,2}})[- .]+([A-Za-z]{{3,9}})[-., ]+(\d{{4}}){_TIME}", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d{1,12}))?", re.ASCII)
_SERIALS = (36_526, 73_050)  # 2000 to 2099, as spreadsheets count days
_ORIGIN = date(1899, 12, 30)
_TRICK = re.compile(r'="([^"]*)"')  # what some systems write so that spreadsheets keep leading zeros


class CellError(PorticoError):
    """A cell cannot be read."""


def protected(text: str) -> str:
    """Text as a cell that no spreadsheet runs, and that :func:`unprotected` brings back whatever it is."""
    bare = text.lstrip("'")
    return f"'{text}" if plain(bare) != bare else text


def unprotected(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    trick = _TRICK.fullmatch(cell)
    if trick is not None:
        return trick[1]
    bare = cell.lstrip("'")
    return cell[1:] if bare != cell and plain(bare) != bare else cell


def headings(cells: list[str]) -> tuple[dict[str, list[int]], list[str]]:
    """Which columns are about what, and the headings that mean nothing here.

    Photos may have several columns.

    Raises:
        CellError: two columns are about the same.

    """
    try:
        found = columns_of(cells)
    except ContradictionError as error:
        first, second = shortened(cells[error.first]), shortened(cells[error.second])
        raise CellError(
            "the columns {first!r} and {second!r} seem to hold the same: remove one of them, or say which one counts",
            first=first,
            second=second,
        ) from None
    used = {number for numbers in found.values() for number in numbers}
    unused = [shortened(unprotected(c.strip())) for n, c in enumerate(cells) if c.strip() and n not in used]
    return found, unused


def several(cell: str) -> list[str]:
    """The values of a cell: separated by semicolons, with quotes around those that hold one."""
    text = cell if '"' in cell else cell.replace("；", ";")
    try:
        values = next(csv.reader([text], delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        raise CellError(
            "{shortened!r} cannot be read: separate several values by semicolons", shortened=shortened(cell)
        ) from None
    return [value.strip() for value in values if value.strip()]


def together(values: Iterable[str]) -> str:
    """Values as one cell that :func:`several` takes apart again."""
    kept = list(values)
    awkward = any(set(value) & set(';；"') for value in kept)
    line = io.StringIO()
    csv.writer(line, delimiter=";", quoting=csv.QUOTE_ALL if awkward else csv.QUOTE_MINIMAL).writerow(kept)
    return line.getvalue().rstrip("\r\n") if kept else ""


def moment(cell: str, *, end: bool = False, day_first: bool | None = None) -> datetime | None:
    """A moment as lists have it: year, month and day, perhaps with the time of day.

    A day alone is its first moment, or with ``end`` the first after it. So is a day at 0:00, as spreadsheets like to
    write days. Without a time zone it is what the clock at a door shows, wherever the list is read. None where the cell
    is empty, or sets no limit.

    Args:
        cell: as it stands in the list.
        end: whether the day itself is still meant.
        day_first: whether 1/2/2026 is in February; None where nothing says so.

    Raises:
        CellError: it is written in another way, or could be two days.

    """
    text = clean(unicodedata.normalize("NFKC", cell))
    if not text:
        return None
    try:
        year, month, day, clock, zone = _parts(text, day_first)
        if year >= _FOREVER:
            return None
        if not _YEARS[0] <= year <= _YEARS[1]:
            raise CellError(
                "the year {year} of {shortened!r} is far from now: write it as in 2026-12-31, or leave "
                "it empty for no limit",
                year=year,
                shortened=shortened(cell),
            )
        hour, minute, second = clock
        if zone is None and not (hour or minute or second):
            return datetime.combine(date(year, month, day) + timedelta(days=int(end)), time())
        offset = datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo if zone else None
        return datetime(year, month, day, hour, minute, second, tzinfo=offset)
    except (ValueError, OverflowError, OSError):
        raise CellError(
            "{shortened!r} is not a day that reads the same everywhere: write it as 2026-12-31",
            shortened=shortened(cell),
        ) from None


_Parts = tuple[int, int, int, tuple[int, int, int], str | None]


def _parts(text: str, day_first: bool | None) -> _Parts:
    """Year, month, day, time of day and zone.

    Raises:
        ValueError: it is no day, or could be two.

    """
    if (found := _DAY.fullmatch(text)) is not None:
        return int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]), *_clock(found.groups()[-4:])
    if (found := _TURNED.fullmatch(text)) is not None:
        first = _is_day_first(found)
        if first is None:
            first = day_first
        if first is None:
            raise ValueError("the order of day and month is not known")
        day, month = (int(found[1]), int(found[3])) if first else (int(found[3]), int(found[1]))
        return int(found[4]), month, day, *_clock(found.groups()[-4:])
    if (found := _WORDED.fullmatch(text)) is not None:
        month = _MONTHS.index(found[2][:3].lower()) + 1
        return int(found[3]), month, int(found[1]), *_clock(found.groups()[-4:])
    if (found := _SERIAL.fullmatch(text)) is not None and _SERIALS[0] <= int(found[1]) <= _SERIALS[1]:
        when = datetime.combine(_ORIGIN, time()) + timedelta(days=int(found[1]))
        when += timedelta(seconds=round(float(f"0.{found[2] or 0}") * 86_400))
        return when.year, when.month, when.day, (when.hour, when.minute, when.second), None
    raise ValueError("no day")


def _clock(parts: Sequence[str | None]) -> tuple[tuple[int, int, int], str | None]:
    hour, minute, second, zone = parts
    return (int(hour or 0), int(minute or 0), int(second or 0)), zone


def _is_day_first(found: re.Match[str]) -> bool | None:
    """Whether a day as 31/12/2026 begins with the day; None where it could be either, as in 1/2/2026."""
    first, second = int(found[1]), int(found[3])
    if found[2] == "." or first > 12 or first == second:
        return True
    return False if second > 12 else None


def day_order(cells: Iterable[str]) -> bool | None:
    """Whether days are written before months throughout; None where no cell tells, or they contradict each other."""
    texts = (_TURNED.fullmatch(clean(unicodedata.normalize("NFKC", cell))) for cell in cells)
    told = {_is_day_first(one) for one in texts if one is not None and one[2] != "." and one[1] != one[3]} - {None}
    return told.pop() if len(told) == 1 else None


def written(when: datetime | None, *, end: bool = False) -> str:
    """A moment as :func:`moment` reads it: a day where it is one."""
    if when is None:
        return ""
    if when.tzinfo is None and when.time() == time():
        return (when.date() - timedelta(days=int(end))).isoformat()
    return when.isoformat(timespec="seconds")


def shortened(text: str) -> str:
    """As much of a cell as belongs into a sentence."""
    return readable(text if len(text) <= 60 else f"{text[:59]}…")
