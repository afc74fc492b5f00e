"""What stands in the cells of a list of people: headings, dates, several values in one cell, apostrophes."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from core.errors import PorticoError, readable
from core.gallery.csv_text import plain
from core.gallery.store import fold

HEADINGS: dict[str, frozenset[str]] = {
    "name": frozenset({"name", "full name", "person", "姓名", "名字", "名称", "名稱", "人员", "人員"}),
    "employee id": frozenset(
        {
            "employee id", "employee", "employee number", "employee no", "id", "staff id", "staff number", "staff no",
            "personnel number", "personnel no", "badge", "badge number", "工号", "工號", "员工编号", "員工編號",
            "员工号", "人员编号", "编号", "編號",
        }
    ),
    "groups": frozenset(
        {
            "groups", "group", "access group", "access groups", "department", "departments", "team", "组", "組", "组别",
            "組別", "分组", "群组", "群組", "部门", "部門", "权限组",
        }
    ),
    "valid from": frozenset(
        {
            "valid from", "from", "start", "start date", "有效期自", "有效期从", "有效期起", "生效日期", "开始日期",
            "起始日期",
        }
    ),
    "valid until": frozenset(
        {
            "valid until", "valid to", "until", "to", "end", "end date", "expires", "expiry", "expiry date", "有效期至",
            "有效期", "有效期止", "到期日", "到期日期", "截止日期", "结束日期",
        }
    ),
    "photos": frozenset(
        {
            "photos", "photo", "picture", "pictures", "image", "images", "file", "files", "photo file", "photo path",
            "照片", "照片路径", "相片", "图片", "圖片", "头像", "文件",
        }
    ),
}  # fmt: skip
"""What a column is about → how it may be headed, as :func:`fold` and one blank between words have it."""

_NUMBERED = re.compile(r"(.*\D)\s?\d{1,3}")  # photo 1, photo 2
_LONGEST_HEADING = 200  # characters
_FOREVER = 9000  # lists of other systems write 9999-12-31 for no end
_DAY = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)"
    r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)? ?(Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)


class CellError(PorticoError):
    """A cell cannot be read."""


def protected(text: str) -> str:
    """Text as a cell that no spreadsheet runs, and that :func:`unprotected` brings back whatever it is."""
    bare = text.lstrip("'")
    return f"'{text}" if plain(bare) != bare else text


def unprotected(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    bare = cell.lstrip("'")
    return cell[1:] if bare != cell and plain(bare) != bare else cell


def headings(cells: list[str]) -> tuple[dict[str, list[int]], list[str]]:
    """Which columns are about what, and the headings that mean nothing here.

    Photos may have several columns.

    Raises:
        CellError: two columns are about the same.

    """
    found: dict[str, list[int]] = {}
    unused: list[str] = []
    for number, cell in enumerate(cells):
        about = _about(cell)
        if about is None:
            if cell.strip():
                unused.append(shortened(unprotected(cell.strip())))
        elif about in found and about != "photos":
            first = cells[found[about][0]]
            raise CellError(
                f"the columns {shortened(first)!r} and {shortened(cell)!r} seem to hold the same: remove one of them"
            )
        else:
            found.setdefault(about, []).append(number)
    return found, unused


def _about(cell: str) -> str | None:
    if len(cell) > _LONGEST_HEADING:
        return None
    words = " ".join(re.sub(r"[_\-./:：]", " ", fold(unprotected(cell.strip()))).split())
    numbered = _NUMBERED.fullmatch(words)
    for about, known in HEADINGS.items():
        if words in known or (about == "photos" and numbered is not None and numbered[1].strip() in known):
            return about
    return None


def several(cell: str) -> list[str]:
    """The values of a cell: separated by semicolons, with quotes around those that hold one."""
    text = cell if '"' in cell else cell.replace("；", ";")
    try:
        values = next(csv.reader([text], delimiter=";", skipinitialspace=True), [])
    except csv.Error:
        raise CellError(f"{shortened(cell)!r} cannot be read: separate several values by semicolons") from None
    return [value.strip() for value in values if value.strip()]


def together(values: Iterable[str]) -> str:
    """Values as one cell that :func:`several` takes apart again."""
    kept = list(values)
    awkward = any(set(value) & set(';；"') for value in kept)
    line = io.StringIO()
    csv.writer(line, delimiter=";", quoting=csv.QUOTE_ALL if awkward else csv.QUOTE_MINIMAL).writerow(kept)
    return line.getvalue().rstrip("\r\n") if kept else ""


def moment(cell: str, *, end: bool = False) -> datetime | None:
    """A moment as lists have it: year, month and day, perhaps with the time of day.

    A day alone is its first moment, or with ``end`` the first after it. So is a day at 0:00, as spreadsheets like to
    write days. Without a time zone it is what the clock at a door shows, wherever the list is read. None where the cell
    is empty, or sets no limit.

    Raises:
        CellError: it is written in another way.

    """
    text = unicodedata.normalize("NFKC", cell).strip()
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        year, month, day = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
        if year >= _FOREVER:
            return None
        hour, minute, second = (int(part or 0) for part in found.group(6, 7, 8))
        if found[9] is None and not (hour or minute or second):
            return datetime.combine(date(year, month, day) + timedelta(days=int(end)), time())
        zone = datetime.fromisoformat(f"2000-01-01T00:00{found[9]}").tzinfo if found[9] else None
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except (ValueError, OverflowError, OSError):
        raise CellError(
            f"{shortened(cell)!r} is not a day that reads the same everywhere: write it as 2026-12-31"
        ) from None


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
