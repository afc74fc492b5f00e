from __future__ import annotations

import os
import sys
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from core.people.bulk import lists, plan
from core.people.bulk.plan import How, UnreadListError
from core.people.bulk.reading import entries
from core.people.exchange import ExchangeError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pictures by name only: reading a plan opens none."""
    made = tmp_path / "people"
    (made / "sub").mkdir(parents=True)
    for name in ("ann.jpg", "bob.png", "sub/ann 2.jpg"):
        (made / name).write_bytes(b"picture")
    return made


def _list(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "staff.csv"
    path.write_bytes(text.encode(encoding))
    return path


def _said(found: plan.ImportPlan) -> list[tuple[str, str, str, int]]:
    return [(r.person, r.photo, r.reason, r.row) for r in found.rejected]


def test_a_folder_for_each_person(tmp_path: Path) -> None:
    for name in (
        "Ann_Lee/1.jpg",
        "ann lee/2.JPG",
        "Bob/1.png",
        "Bob/notes.txt",
        "Bob/more/1.jpg",
        "Cid/.hidden",
        "Bob/Thumbs.db",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    for name in ("lost.jpg", "pairs.txt", ".DS_Store"):
        (tmp_path / name).write_bytes(b"x")
    found = entries(tmp_path)
    assert {e.name: [p.name for p in e.photos] for e in found.entries} == {
        "Ann Lee": ["1.jpg", "2.JPG"],
        "Bob": ["1.png"],
    }
    assert found.photos == 3
    said = {(r.person, r.photo): r.reason for r in found.rejected}
    assert set(said) == {("Bob", "Bob/notes.txt"), ("Bob", "Bob/more"), ("Cid", ""), ("", "lost.jpg")}
    assert "JPEG or PNG" in said["Bob", "Bob/notes.txt"]
    assert "no person's folder" in said["", "lost.jpg"]


def test_links_in_a_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"x")
    people = tmp_path / "people"
    (people / "Ann").mkdir(parents=True)
    (people / "Ann" / "1.jpg").write_bytes(b"x")
    (people / "Ann" / "2.jpg").symlink_to(tmp_path / "secret.jpg")
    (people / "Bob").symlink_to(tmp_path, target_is_directory=True)
    found = entries(people)
    assert [[p.name for p in e.photos] for e in found.entries] == [["1.jpg"]]
    assert {(r.person, r.photo) for r in found.rejected} == {("Ann", "Ann/2.jpg"), ("", "Bob")}
    assert all("link" in r.reason for r in found.rejected)


def test_a_list_with_everything(folder: Path) -> None:
    _list(
        folder,
        "Name,Employee ID,Group,Valid from,Valid until,Photo,Phone\n"
        "Ann Lee,0017,Staff;Cleaners,2026-01-01,2026/12/31,ann.jpg;sub/ann 2.jpg,123\n"
        "\n"
        "Bob,,,,,bob.png,\n",
    )
    found = entries(folder)
    ann, bob = found.entries
    assert (ann.name, ann.employee_id, ann.groups, ann.row) == ("Ann Lee", "0017", ("Staff", "Cleaners"), 2)
    assert [p.relative_to(folder).as_posix() for p in ann.photos] == ["ann.jpg", "sub/ann 2.jpg"]
    assert ann.valid_from == datetime(2026, 1, 1)
    assert ann.valid_until == datetime(2027, 1, 1)
    assert (bob.employee_id, bob.groups, bob.valid_until, bob.row) == (None, (), None, 4)
    assert found.unused == ("Phone",)
    assert found.rejected == ()
    assert entries(folder / "staff.csv") == found  # one import, however it was chosen


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(folder: Path, encoding: str, delimiter: str) -> None:
    text = "姓名|工号|部门|有效期至|照片\r\n李小龙|A-1|研发部；访客|2026年12月31日|ann.jpg\r\n"
    _list(folder, text.replace("|", delimiter), encoding)
    (one,) = entries(folder).entries
    assert (one.name, one.employee_id, one.groups) == ("李小龙", "A-1", ("研发部", "访客"))
    assert one.valid_until == datetime(2027, 1, 1)
    assert [p.name for p in one.photos] == ["ann.jpg"]


@pytest.mark.parametrize("names", [("Müller", "Schröder"), ("José Núñez", "Müller")])
def test_the_encoding_of_western_spreadsheets_is_told(folder: Path, names: tuple[str, str]) -> None:
    _list(folder, "name;photo\n{};ann.jpg\n{};bob.png\n".format(*names), "cp1252")
    assert [e.name for e in entries(folder).entries] == list(names)


def test_rows_about_one_person_are_one(folder: Path) -> None:
    _list(
        folder,
        "name,employee id,group,photo\nAnn,17,Staff,ann.jpg\nann,17,Guards,sub/ann 2.jpg\nANN,,,ann.jpg\n"
        "Bob,,,bob.png\nBob,18,,\n",
    )
    ann, bob = entries(folder).entries
    assert (ann.name, ann.groups, len(ann.photos)) == ("Ann", ("Staff", "Guards"), 2)
    assert (bob.employee_id, len(bob.photos)) == ("18", 1)


def test_rows_that_cannot_be_used_are_told_and_the_others_hold(folder: Path) -> None:
    _list(
        folder,
        "name,id,group,from,until,photo\n"
        ",1,,,,ann.jpg\n"
        "Ann,2,,,1/2/2026,ann.jpg\n"
        "Bob,3,,2026-02-01,2026-01-01,bob.png\n"
        "Cid,4,,,,ann.jpg\n"
        "Dan,4,,,,bob.png\n"
        "Cid,5,,,,bob.png\n"
        "Eva,6,,,2026-01-01,\n"
        "Eva,6,,,2027-01-01,\n"
        f"{'x' * 300},,,,,ann.jpg\n"
        f"Fay,,{'g' * 300};Staff,,,ann.jpg;gone.jpg;notes.txt\n",
    )
    (folder / "notes.txt").write_text("")
    found = entries(folder)
    assert [(e.name, e.employee_id) for e in found.entries] == [("Cid", "4"), ("Cid", "5"), ("Fay", None)]
    assert found.entries[2].groups == ("Staff",)
    assert [p.name for p in found.entries[2].photos] == ["ann.jpg"]
    said = {row: reason for _, _, reason, row in _said(found)}
    assert sorted(row for _, _, _, row in _said(found)) == [2, 3, 4, 6, 8, 9, 10, 11, 11, 11]
    assert "name" in said[2]
    assert "2026-12-31" in said[3]
    assert "end must come after" in said[4]
    assert "that of Cid in row 5" in said[6]
    assert "validity" in said[9]
    assert "since row 9" in said[8], "nobody is let in for ever because one of two rows is wrong"
    assert [photo for _, photo, _, row in _said(found) if row == 11] == ["", "gone.jpg", "notes.txt"]


def test_a_date_that_cannot_be_read_does_not_mean_for_ever(folder: Path) -> None:
    _list(folder, "name,id,until,photo\nBob,1,2026-02-30,bob.png\nBob,1,,ann.jpg\nCid,2,,bob.png\n")
    found = entries(folder)
    assert [e.name for e in found.entries] == ["Cid"]
    assert len(found.rejected) == 2


@pytest.mark.parametrize(
    "photo",
    ["../secret.jpg", "sub/../../secret.jpg", "/etc/passwd", "\\\\server\\share\\1.jpg", "C:\\1.jpg", "c:1.jpg",
     "..\\secret.jpg", "link.jpg", "linked/secret.jpg", "x" * 5000 + ".jpg", "sub", ".", "/"],
)  # fmt: skip
def test_photos_elsewhere_are_not_read(folder: Path, tmp_path: Path, photo: str) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (folder / "linked").symlink_to(tmp_path, target_is_directory=True)
    _list(folder, f"name,photo\nAnn,{photo}\n")
    found = entries(folder)
    assert [e.photos for e in found.entries] == [()]
    assert len(found.rejected) == 1


def test_names_are_taken_as_they_are(folder: Path) -> None:
    _list(folder, 'name,photo\n\'=cmd|calc,ann.jpg\n"O\'Brien; ""X""",bob.png\n')
    assert [e.name for e in entries(folder).entries] == ["=cmd|calc", 'O\'Brien; "X"']


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("\n \n", "is empty"),
        ("first,second\n1,2\n", "no column of names"),
        ("name,full name\nA,B\n", "seem to hold the same"),
        ('name,photo\n"Ann' + "x" * 200_000, "cannot be read beyond row 1"),
        ("name\0,photo\n", "not a text"),
        ("name," + "," * 300, "columns"),
    ],
)
def test_lists_that_are_none(folder: Path, text: str, words: str) -> None:
    _list(folder, text)
    with pytest.raises(ExchangeError, match=words):
        entries(folder)


def test_lists_have_bounds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _list(folder, "name,photo\n" + "Ann,ann.jpg;gone 1.jpg;gone 2.jpg\n" * 5)
    monkeypatch.setattr(plan, "MAX_PROBLEMS", 5)
    with pytest.raises(ExchangeError, match="right folder or list"):
        entries(folder)
    monkeypatch.undo()
    monkeypatch.setattr(lists, "MAX_ROWS", 3)
    with pytest.raises(ExchangeError, match="rows"):
        entries(folder)
    monkeypatch.setattr(lists, "MAX_BYTES", 30)
    with pytest.raises(ExchangeError, match="larger"):
        entries(folder)


def test_one_person_has_a_bounded_number_of_photos_and_groups(folder: Path) -> None:
    for number in range(plan.MAX_PHOTOS + 2):
        (folder / f"{number:03}.jpg").write_bytes(b"x")
    photos = ";".join(f"{n:03}.jpg" for n in range(plan.MAX_PHOTOS + 2))
    groups = ";".join(f"g{n}" for n in range(lists.MAX_GROUPS + 1))
    _list(folder, f'name;photo;group\nAnn;"{photos}";"{groups}"\n')
    found = entries(folder)
    assert len(found.entries[0].photos) == plan.MAX_PHOTOS
    assert len(found.entries[0].groups) == lists.MAX_GROUPS
    assert [r.photo for r in found.rejected] == ["", "100.jpg", "101.jpg"]


def test_what_is_no_folder_of_people(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="neither"):
        entries(tmp_path / "gone")
    with pytest.raises(ExchangeError, match="no sub-folder"):
        entries(tmp_path)
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("name\n")
    with pytest.raises(ExchangeError, match="2 CSV files"):
        entries(tmp_path)
    (tmp_path / "people.csv").write_text("name\nAnn\n")
    assert [e.name for e in entries(tmp_path).entries] == ["Ann"]


def test_what_is_told_can_be_printed(tmp_path: Path, folder: Path) -> None:
    _list(folder, "name,photo,\x1b[2Jmore\n\x1b[31mAnn,\x1b[2Jgone.jpg\n\x07,ann.jpg\n")
    found = entries(folder)
    told = [*found.unused, *(text for r in found.rejected for text in (r.person, r.photo, r.reason))]
    assert [e.name for e in found.entries] == ["[31mAnn"]
    assert len(found.rejected) == 2
    assert not [text for text in told if not text.isprintable()]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text there")
def test_file_names_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "Ann").mkdir()
    (tmp_path / "Ann" / "1.jpg").write_bytes(b"x")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/Ann/\xff.txt")).write_bytes(b"x")
    (rejected,) = entries(tmp_path).rejected
    assert rejected.photo == "Ann/\ufffd.txt"
    rejected.photo.encode()


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("sep=;\nname;employee id;photo\nAnn Lee;17;ann.jpg\n", "Ann Lee", "17"),
        ("First Name,Last Name,Employee ID,photo\nAnn,Lee,17,ann.jpg\n", "Ann Lee", "17"),
        ("ID,Name,Employee No,photo\n9,Ann Lee,17,ann.jpg\n", "Ann Lee", "17"),
        ("Staff of the house,,\n,,\nName,Employee ID,Photo\nAnn Lee,17,ann.jpg\n", "Ann Lee", "17"),
        ("Vorname;Nachname;Personalnummer;Foto\nAnn;Lee;17;ann.jpg\n", "Ann Lee", "17"),
        ("Name;Vorname;Personalnummer;Foto\nLee;Ann;17;ann.jpg\n", "Ann Lee", "17"),
        ("Name;First name;id;photo\nAnn Lee;Ann;17;ann.jpg\n", "Ann Lee", "17"),
        ("name|employee id|photo\nAnn Lee|17|ann.jpg\n", "Ann Lee", "17"),
        ("Imię;Nazwisko;Nr pracownika;Zdjęcie\nAnna;Żak;17;ann.jpg\n", "Anna Żak", "17"),
        ("Фамилия;Имя;Табельный номер;Фото\nПетров;Иван;17;ann.jpg\n", "Иван Петров", "17"),
        ("姓;名;工号;照片\n王;小明;17;ann.jpg\n", "王小明", "17"),
        ("Vezetéknév;Keresztnév;id;photo\nNagy;János;17;ann.jpg\n", "Nagy János", "17"),
        ('name,employee id,photo\nAnn Lee,"=""0017""",ann.jpg\n', "Ann Lee", "0017"),
        ("name,employee id,photo\n\u200bAnn\u200b Lee,\u200b17\ufeff,\u200bann.jpg\n", "Ann Lee", "17"),
        ("name,employee id,photo\nAnn Lee,１７,ann.jpg\n", "Ann Lee", "17"),
    ],
)
def test_lists_as_other_systems_write_them(folder: Path, text: str, name: str, number: str) -> None:
    _list(folder, text)
    found = entries(folder)
    assert [(e.name, e.employee_id, len(e.photos)) for e in found.entries] == [(name, number, 1)]
    assert found.rejected == ()


def test_two_columns_that_say_the_same_are_asked_about_with_the_table(folder: Path) -> None:
    path = _list(folder, "name,employee id,staff id,photo\nAnn,17,18,ann.jpg\n")
    with pytest.raises(UnreadListError, match="seem to hold the same") as caught:
        entries(path)
    assert caught.value.listed is not None
    assert caught.value.listed.rows == (("Ann", "17", "18", "ann.jpg"),)
    found = entries(path, How(columns=("name", "", "employee id", "photos")))
    assert [(e.name, e.employee_id) for e in found.entries] == [("Ann", "18")]


def test_days_are_read_in_the_order_of_the_list(folder: Path) -> None:
    _list(folder, "name,until,photo\nAnn,1/2/2026,ann.jpg\nBob,31/12/2026,bob.png\n")
    assert [e.valid_until for e in entries(folder).entries] == [
        datetime(2026, 2, 2), datetime(2027, 1, 1),
    ]  # fmt: skip
    path = _list(folder, "name,until,photo\nAnn,1/2/2026,ann.jpg\n")
    assert entries(path).entries == ()
    assert entries(path, How(day_first=False)).entries[0].valid_until == datetime(2026, 1, 3)


def test_files_are_found_however_their_names_are_put_together(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "Müller.JPG")).write_bytes(b"picture")
    for name in ("Two.jpg", "two.JPG"):
        (folder / name).write_bytes(b"picture")
    _list(folder, "name,photo\nMüller,müller.jpg\nTwo,TWO.jpg\nAnn,ANN.JPG\n")
    found = entries(folder)
    assert [(e.name, len(e.photos), e.unusable) for e in found.entries] == [
        ("Müller", 1, False), ("Two", 0, True), ("Ann", 1, False),
    ]  # fmt: skip
    assert "several files are called so" in found.rejected[0].reason


def test_a_list_that_could_be_read_in_two_ways_is_asked_about(folder: Path) -> None:
    path = _list(folder, "name;photo\n황;ann.jpg\n", "cp949")
    with pytest.raises(UnreadListError, match="UTF-8") as caught:
        entries(path)
    assert "cp949" in caught.value.encodings
    assert entries(path, How(encoding="cp949")).entries[0].name == "황"
