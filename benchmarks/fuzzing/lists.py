"""Lists of people, their cells, names as folders, and the log as CSV."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from functools import cache
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from benchmarks.fuzzing.target import Taker, Target, require, scratch, shown, text_of

if TYPE_CHECKING:
    from core.people.bulk.plan import How, ImportPlan

_FORMULAS = frozenset("=+-@\t\r\n＝＋－＠")


@cache
def _folder() -> Path:
    """A folder as somebody hands it in, with links that lead out of it."""
    top = scratch("list")
    (top / "private.jpg").write_bytes(b"not to be reached")
    folder = top / "people"
    (folder / "Ann").mkdir(parents=True)
    for name in ("1.jpg", "2.PNG", "notes.txt"):
        (folder / "Ann" / name).write_bytes(b"a picture")
    (folder / "photo.jpg").write_bytes(b"a picture")
    (folder / "link.jpg").symlink_to(top / "private.jpg")
    (folder / "out").symlink_to(top, target_is_directory=True)
    return folder


def _list(content: bytes) -> None:
    from core.people.bulk import lists
    from core.people.bulk.plan import MAX_PHOTOS
    from core.store.names import clean_employee_id, clean_name

    folder = _folder()
    path = folder / "people.csv"
    path.write_bytes(content)
    plan = lists.read(path, _how(content))
    _listed(plan)
    require(len(plan.entries) <= lists.MAX_ROWS, "list: more people than rows may be")
    for entry in plan.entries:
        require(clean_name(entry.name) == entry.name, "list: a name is not as it is kept")
        require(clean_employee_id(entry.employee_id) == entry.employee_id, "list: an employee id is not as it is kept")
        require(len(entry.groups) <= lists.MAX_GROUPS, "list: too many groups")
        require(all(clean_name(group) == group for group in entry.groups), "list: a group is not as it is kept")
        require(len(entry.photos) <= MAX_PHOTOS, "list: too many photos")
        for photo in entry.photos:
            require(photo.resolve().is_relative_to(folder.resolve()), "list: a photo lies outside")
            require(photo.is_file() and not photo.is_symlink(), "list: a photo is a link, or none")
    for rejected in plan.rejected:
        for text in (rejected.person, rejected.photo, rejected.reason):
            shown(text, "rejected")
            require(len(text) <= 500, "rejected: it is longer than people read")
    for heading in plan.unused:
        shown(heading, "heading")
        require(len(heading) <= 60, "heading: it is longer than people read")


def _how(content: bytes) -> How | None:
    """For some lists, what somebody has said about them."""
    from core.people.bulk.plan import How

    kind = content[-1] % 6 if content else 0
    encoding = ("cp1252", "utf-8", "gb18030", "utf-16")[content[0] % 4] if kind == 1 else None
    columns = ("name", "employee id", "valid until", "photos", "consent", "another person") if kind == 2 else None
    return How(encoding, columns, (None, True, False)[kind % 3]) if kind else None


def _listed(plan: ImportPlan) -> None:
    """What people are shown of a list before anything is done."""
    from core.people.bulk.headings import ABOUT

    listed = plan.listed
    require(listed is not None, "list: it is shown as no table")
    require(len(listed.headings) == len(listed.columns), "list: a column has no heading")
    require(all(about in ("", *ABOUT) for about in listed.columns), "list: a column is about nothing known")
    for cell in (*listed.headings, *(cell for row in listed.rows for cell in row)):
        shown(cell, "cell")
        require(len(cell) <= 60, "cell: it is longer than people read")
    for entry in plan.entries:
        require(not (entry.unusable and entry.photos), "list: photos are there, and are not")
        for claim in entry.claims:
            require(set(claim.groups) <= set(entry.groups), "list: a row says more than all rows")
            require(claim.employee_id in (None, entry.employee_id), "list: a row has a number of its own")


def _encoding(content: bytes) -> None:
    from core.people.bulk.encodings import ENCODINGS, UnclearEncodingError, decoded

    try:
        found = decoded(content, "list.csv")
    except UnclearEncodingError as error:
        require(set(error.encodings) <= set(ENCODINGS), "encoding: one that cannot be chosen")
        require(len(str(error)) <= 2000, "encoding: the reason is longer than people read")
        return
    again = decoded(content, "list.csv", found.encoding)
    require(again.text == found.text, "encoding: said, it reads otherwise than told")


def _encoding_seeds() -> list[bytes]:
    texts = {
        "cp1252": "Jürgen Größl;José Muñoz", "cp1250": "Łukasz Wójcik;Jiří Dvořák", "cp1251": "Иван Петров",
        "cp1253": "Γιώργος", "cp1254": "Ayşe Yıldız", "cp1255": "דוד כהן", "big5": "陳志明", "cp932": "佐藤 健一",
        "cp949": "김민수", "gb18030": "王小明", "utf-16-le": "Jürgen", "utf-16-be": "Jürgen", "mac_roman": "Zoë",
        "koi8_r": "Иван Петров",
    }  # fmt: skip
    return [f"name;photo\r\n{text};1.jpg\r\n".encode(encoding) for encoding, text in texts.items()]


def _list_seeds() -> list[bytes]:
    rows = (
        "name,employee id,groups,valid from,valid until,photo 1,photo 2\r\n"
        "Ann Lee,E-1,Staff; Night,2026-01-01,2026-12-31,Ann/1.jpg,photo.jpg\r\n"
        '"Bob ""B"" Ray",,\'=Group,,9999-12-31 00:00:00,Ann\\2.PNG;link.jpg,../private.jpg\r\n'
        "'=cmd,7,,,2026-05-06T07:08:09+02:00,C:\\x.jpg,/etc/passwd\r\n"
        "Ann Lee,E-1,More,,,out/private.jpg,\r\n"
    )
    chinese = "姓名;工号;部门;有效期至;照片\n王小明;001;“研发”；运维;2026年12月31日;Ann/1.jpg\n"
    return [
        rows.encode(),
        rows.encode("utf-8-sig"),
        rows.replace(",", "\t").encode("utf-16"),
        rows.replace(",", ";").encode(),
        chinese.encode(),
        chinese.encode("gb18030"),
        b"name\nAnn\nAnn\n\nBob\n",
        b"sep=;\nFirst Name;Last Name;Employee ID;valid until;photo\nAnn;Lee;00042;31.12.2026;photo.jpg\n",
        b"Staff\n\n,,\nID,Name,Employee No,until,photo\n9,Ann Lee,4.2E+11,12/31/2026,PHOTO.JPG\n9,Ann Lee,42,1/2/26,\n",
        b"name|id|until|consent|another person\nLi Wei|101|46387|yes|Bob\nLi Wei|102|31-Dec-2026|no|\n",
        "Name;Vorname;Nr;Foto\nGrößl;Jürgen;7;Ann/1.jpg\n".encode("cp1252"),
        "Nazwisko;Imię;Nr\nWójcik;Łukasz;7\n".encode("cp1250"),
        "성;이름;사번\n김;민수;7\n".encode("cp949"),
        b'name,photo\n"Ann\nLee",photo.jpg\n"Bob,photo.jpg\n',
        "name\n\u202eevil\ne\u0301\u0327\u0301\u0327\n".encode(),
    ]


def _cells(content: bytes) -> None:
    from core.people.bulk import cells
    from core.people.exchange import safe_name
    from core.store.names import clean_name

    taker = Taker(content)
    texts = [taker.text() for _ in range(4)]
    for text in texts:
        kept = cells.protected(text)
        require(not {kept.lstrip(" ")[:1], kept.lstrip()[:1]} & _FORMULAS, "cell: a spreadsheet runs it")
        require(cells.unprotected(kept) == text, "cell: it does not come back as it was")
        name = safe_name(text, set(), "7")
        windows = PureWindowsPath(name)
        require(len(Path(name).parts) == 1 and name not in (".", ".."), "folder: a name is no single folder")
        require(not windows.drive and not windows.root and len(windows.parts) == 1, "folder: a name is a path")
        require(not windows.is_reserved() and name == name.rstrip(" ."), "folder: Windows has no such folder")
        order = cells.day_order(texts)
        try:
            moment = cells.moment(text, day_first=order)
        except cells.CellError:
            moment = None
        if moment is not None:
            require(
                cells.moment(cells.written(moment)) == moment.replace(microsecond=0), "moment: it does not come back"
            )
    values = [text.strip() for text in texts if text.strip() and "\n" not in text and "\r" not in text]
    require(cells.several(cells.together(values)) == values, "cell: values do not come back")
    cells.headings(texts)
    clean = clean_name(texts[0])
    shown("".join(c for c in clean if c not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), "name")
    require(clean_name(clean) == clean, "name: cleaning it again changes it")


def _cell_seeds() -> list[bytes]:
    return [
        text_of("Ann", "2026-12-31", "=cmd|'/C calc'!A0", "a;b"),
        text_of("  ＝1+1", "2026/1/2 03:04:05+02:00", "''=x", '"quoted"; more'),
        text_of("CON.txt", "2026年1月2日", "photo 12", "valid_until"),
        text_of("../../etc", "COM1", "e\u0301\u0327", "\u202eabc"),
        text_of("COM¹", "9999-12-31", "姓名", "；"),
    ]


def _log(content: bytes) -> None:
    from core.base.messages import Message, Named
    from core.gallery.event_csv import COLUMNS, write_csv
    from core.gallery.events import Decision, Event, Outcome

    taker = Taker(content)
    events = []
    while taker.left and len(events) < 8:
        number, camera, person, words = taker.number(2), taker.text(), taker.text(), taker.text()
        events.append(
            Event(
                datetime.fromtimestamp(number * 1000, UTC), camera, 0, list(Decision)[number % len(Decision)],
                list(Outcome)[number % len(Outcome)], person or None, None, number / 65535, None, None, None, None,
                number, None, "", (Message(words), Message("{person} came", person=Named(person, 1))),
            )
        )  # fmt: skip
    path = scratch("log") / "events.csv"
    require(write_csv(events, path) == len(events), "log: not as many lines as events")
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    require(len(rows) == len(events) + 1 and tuple(rows[0]) == COLUMNS, "log: it cannot be read as it was written")
    for event, row in zip(events, rows[1:], strict=True):
        require(len(row) == len(COLUMNS), "log: cells are lost")
        require(all(cell.lstrip()[:1] not in _FORMULAS for cell in row), "log: a spreadsheet runs a cell")
        require(row[1].removeprefix("'") in (event.camera, event.camera[1:]), "log: a name is not as it was")


def _log_seeds() -> list[bytes]:
    return [
        b"\x10\x20" + text_of("Front door", "Ann Lee", "well seen"),
        b"\x00\x00" + text_of("=HYPERLINK(1)", "'+1", "\u202eevil") + b"\x01\x00" + text_of('"', "a\r\nb", "-1"),
        b"\x07\x00" + text_of("\u00a0=1", "\t@x", "{0}{}{name.__class__}"),
    ]


def _allowed() -> tuple[type[Exception], ...]:
    from core.errors import PorticoError

    return (PorticoError,)


_WORDS = (
    b"name", b"employee id", b"groups", b"valid until", b"photo 1", b"CON", b"COM1",
    b"../", b"..\\", b"C:\\", b"\\\\host\\", b"Ann/1.jpg",
    b"link.jpg", b"out/private.jpg", b"\r\n", b'""', b"\xef\xbb\xbf", b"\xff\xfe", b"2026-12-31", b"9999-12-31",
    b"T23:59:59Z", "\u202e".encode(), "；".encode(), "＝".encode(), "姓名".encode(), b"\xcc\xa7\xcc\x81",
    b"\xe2\x80\xa8", b"sep=;", b"sep=|", b"31.12.2026", b"12/31/2026", b"46387", b"4.2E+11", b"First Name",
    b"Last Name", b"consent", b"another person", b"\xe2\x80\x8b", b'="0017"', b"\xfc", b"\xb1\xe8\xb9\xce\xbc\xf6",
)  # fmt: skip

TARGETS = [
    Target("people list", _list, _list_seeds, _allowed, _WORDS),
    Target("encodings", _encoding, _encoding_seeds, _allowed, _WORDS, longest=2048),
    Target("cells", _cells, _cell_seeds, _allowed, _WORDS, longest=1024),
    Target("event log", _log, _log_seeds, _allowed, _WORDS, longest=1024),
]
