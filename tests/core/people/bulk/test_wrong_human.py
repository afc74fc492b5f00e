from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import images
from core.gallery.people import Person
from core.gallery.recogniser import Recogniser
from core.people.bulk.importing import Importer
from core.people.bulk.reading import entries
from core.people.bulk.report import ImportReport
from core.people.bulk.wishes import Wishes
from core.people.enrolment import Enroller, sample
from core.site import Site


@pytest.fixture
def berg(site: Site, recogniser: Recogniser, collins) -> Person:
    """Somebody whose name another bears too."""
    return Enroller(site, recogniser).samples("Anna Berg", [sample(recogniser.engine, collins)])


@pytest.fixture
def folder(tmp_path: Path, collins, hopper) -> Path:
    """Photos of both, and pictures that show neither."""
    made = tmp_path / "list"
    (made / "elsewhere").mkdir(parents=True)
    for name, picture in (
        ("collins.jpg", collins),
        ("hopper.jpg", hopper),
        ("two.jpg", np.hstack([collins, hopper[:512, :512]])),
        ("grey.jpg", np.full((300, 300, 3), 120, np.uint8)),
        ("small.jpg", np.ascontiguousarray(hopper[::24, ::24])),
    ):
        (made / name).write_bytes(images.encode_jpeg(picture))
    (made / "elsewhere" / "only here.jpg").write_bytes(images.encode_jpeg(hopper))
    (made / "damaged.jpg").write_bytes(images.encode_jpeg(hopper)[:300])
    (made / "empty.jpg").write_bytes(b"")
    (made / "text.jpg").write_text("no picture")
    return made


def _run(site: Site, recogniser: Recogniser, folder: Path, rows: str, wishes: Wishes | None = None) -> ImportReport:
    (folder / "people.csv").write_text(f"name,employee id,group,valid until,photo\n{rows}\n", encoding="utf-8")
    return Importer(site, recogniser, wishes).run(entries(folder))


def _rights(site: Site, person: Person) -> tuple[frozenset[str], bool, str | None]:
    holder = site.access.holder(person.id)
    assert holder is not None
    limited = holder.valid_until is not None or holder.valid_from is not None
    return holder.groups, limited, site.people.find(person.id).employee_id


_NOTHING = (frozenset(), False, None)


def test_a_refused_face_gives_nothing_to_whoever_bears_the_name(
    site: Site, recogniser: Recogniser, collins, hopper, tmp_path: Path
) -> None:
    person = Enroller(site, recogniser).samples("Eileen Collins", [sample(recogniser.engine, collins)])
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "h.jpg").write_bytes(images.encode_jpeg(hopper))
    (tmp_path / "list" / "people.csv").write_text(
        "name,employee id,group,valid until,photo\nEileen Collins,E-77,Server room,2030-01-01,h.jpg\n"
    )
    for _ in range(2):
        report = Importer(site, recogniser).run(entries(tmp_path / "list"), lambda _step: None, lambda: False)
        assert "already enrolled with another face" in report.rejected[0].reason
    holder = site.access.holder(person.id)
    assert holder is not None
    assert (holder.groups, holder.valid_until) == (frozenset(), None)
    assert site.people.find(person.id).employee_id is None


@pytest.mark.parametrize(
    "photo",
    ["missing.jpg", "damaged.jpg", "empty.jpg", "text.jpg", "only here.jpg", "grey.jpg", "two.jpg", "small.jpg",
     "other.heic", f"{'x' * 5000}.jpg", "../outside.jpg", "missing.jpg;grey.jpg", "hopper.jpg"],
)  # fmt: skip
@pytest.mark.parametrize("number", ["E-77", ""])
def test_a_row_whose_photo_cannot_be_used_gives_nothing_to_a_namesake(
    site: Site, recogniser: Recogniser, berg: Person, folder: Path, photo: str, number: str
) -> None:
    for _ in range(2):
        report = _run(site, recogniser, folder, f"Anna Berg,{number},Server room,2030-01-01,{photo}")
        assert report.people == 0
        assert report.rejected
    assert _rights(site, berg) == _NOTHING


@pytest.mark.parametrize("row", ["Anna Berg,E-77,Server room,2030-01-01,", "Anna Berg,,Server room,2030-01-01,"])
def test_a_row_without_a_photo_is_not_about_whoever_happens_to_be_called_so(
    site: Site, recogniser: Recogniser, berg: Person, folder: Path, row: str
) -> None:
    report = _run(site, recogniser, folder, row)
    assert "no photo shows that this is the Anna Berg who is enrolled" in report.rejected[0].reason
    assert _rights(site, berg) == _NOTHING
    (folder / "people.csv").write_text("name,employee id,group\nAnna Berg,E-77,Server room\n")
    Importer(site, recogniser).run(entries(folder))
    assert _rights(site, berg) == _NOTHING
    site.people.set_employee_id(berg.id, "E-77")
    Importer(site, recogniser).run(entries(folder))
    assert _rights(site, berg) == ({"Server room"}, False, "E-77")


def test_of_rows_of_one_name_each_needs_a_photo_that_bears_it_out(
    site: Site, recogniser: Recogniser, berg: Person, folder: Path
) -> None:
    (folder / "dim.jpg").write_bytes((folder / "collins.jpg").read_bytes())
    rows = "Anna Berg,,Staff,,collins.jpg;dim.jpg\nAnna Berg,E-77,Server room,,{}"
    for photo in ("hopper.jpg", "missing.jpg", "grey.jpg"):
        report = _run(site, recogniser, folder, rows.format(photo))
        assert any("what this row says is left out" in rejected.reason for rejected in report.rejected)
        assert _rights(site, berg) == ({"Staff"}, False, None)


def test_a_row_without_photo_and_number_gives_nothing_beside_one_of_that_name(
    site: Site, recogniser: Recogniser, folder: Path
) -> None:
    rows = "Cid,E-1,Staff,,collins.jpg\nCid,,Server room,,"
    report = _run(site, recogniser, folder, rows)
    assert [(r.row, "what this row says is left out" in r.reason) for r in report.rejected] == [(3, True)]
    cid = site.people.find("Cid")
    assert _rights(site, cid) == ({"Staff"}, False, "E-1")
    _run(site, recogniser, folder, rows, Wishes(by_name=True))
    assert _rights(site, cid) == ({"Staff", "Server room"}, False, "E-1")


def test_a_row_without_photo_counts_where_its_number_is_borne_out(
    site: Site, recogniser: Recogniser, folder: Path
) -> None:
    report = _run(site, recogniser, folder, "Cid,E-1,Staff,,collins.jpg\nCid,E-1,Server room,,")
    assert report.rejected == []
    assert _rights(site, site.people.find("Cid")) == ({"Staff", "Server room"}, False, "E-1")


def test_a_date_that_no_photo_bears_out_does_not_mean_for_ever(
    site: Site, recogniser: Recogniser, folder: Path
) -> None:
    report = _run(site, recogniser, folder, "Cid,,Staff,,collins.jpg\nCid,,Staff,2026-12-31,missing.jpg")
    assert report.people == 0
    assert "left out as a whole, since row 3" in " ".join(rejected.reason for rejected in report.rejected)
    assert site.people.count() == 0


def test_a_list_that_changes_says_nothing_about_whom_it_named_before(
    site: Site, recogniser: Recogniser, folder: Path
) -> None:
    _run(site, recogniser, folder, "Anna Berg,,Staff,,collins.jpg")
    berg = site.people.find("Anna Berg")
    for photo in ("hopper.jpg", "grey.jpg", "missing.jpg", ""):
        _run(site, recogniser, folder, f"Anna Berg,,Server room,2030-01-01,{photo}")
        assert _rights(site, berg) == ({"Staff"}, False, None)


def test_a_record_without_photos_is_not_taken_for_whoever_bears_the_name(
    site: Site, recogniser: Recogniser, berg: Person, folder: Path
) -> None:
    site.people.delete_photos(berg.id)
    report = _run(site, recogniser, folder, "Anna Berg,,Server room,,hopper.jpg")
    assert "without a photo to compare with" in report.rejected[0].reason
    assert (_rights(site, berg), site.people.find(berg.id).photos) == (_NOTHING, 0)


def test_a_photo_that_shows_them_gives_what_the_row_says(
    site: Site, recogniser: Recogniser, berg: Person, folder: Path
) -> None:
    _run(site, recogniser, folder, "Anna Berg,E-77,Server room,2030-01-01,collins.jpg")
    assert _rights(site, berg) == ({"Server room"}, True, "E-77")


def test_two_people_of_one_name_are_told_apart_by_their_employee_ids(
    site: Site, recogniser: Recogniser, folder: Path
) -> None:
    rows = "Li Wei,101,Staff,,collins.jpg\nLi Wei,102,Guards,,hopper.jpg"
    for _ in range(2):
        report = _run(site, recogniser, folder, rows)
        assert (report.people, report.rejected) == (2, [])
    found = {p.employee_id: site.access.holder(p.id).groups for p in site.people.people()}
    assert found == {"101": {"Staff"}, "102": {"Guards"}}
    report = _run(site, recogniser, folder, "Li Wei,,Server room,,hopper.jpg")
    assert "2 people enrolled are called Li Wei" in report.rejected[0].reason


@pytest.mark.parametrize(("first", "second"), [("00042", "42"), ("42", "0042")])
def test_numbers_that_differ_in_leading_zeros_alone_are_asked_about(
    site: Site, recogniser: Recogniser, folder: Path, first: str, second: str
) -> None:
    report = _run(site, recogniser, folder, f"Ann,{first},,,collins.jpg\nBob,{second},,,hopper.jpg")
    assert report.people == 1
    assert "leading zeros" in report.rejected[0].reason
    report = _run(site, recogniser, folder, f"Bob,{second},,,hopper.jpg")
    assert "leading zeros" in report.rejected[0].reason


@pytest.mark.parametrize("number", ["4.20112E+11", "4,20112e+11", "101.0", "#N/A", "#####"])
def test_a_number_that_a_spreadsheet_has_spoilt_is_refused(
    site: Site, recogniser: Recogniser, folder: Path, number: str
) -> None:
    report = _run(site, recogniser, folder, f'Ann,"{number}",,,collins.jpg')
    assert report.people == 0
    assert "spreadsheet" in report.rejected[0].reason


def test_a_twin_is_enrolled_where_the_list_says_so(
    site: Site, recogniser: Recogniser, berg: Person, folder: Path
) -> None:
    (folder / "people.csv").write_text("name,photo,another person\nBea,collins.jpg,\n")
    assert "already enrolled as Anna Berg" in Importer(site, recogniser).run(entries(folder)).rejected[0].reason
    (folder / "people.csv").write_text("name,photo,another person\nBea,collins.jpg,Anna Berg\n")
    assert Importer(site, recogniser).run(entries(folder)).new == 1
    assert [{one.name, other.name} for one, other in site.people.lookalikes()] == [{"Anna Berg", "Bea"}]
    assert Importer(site, recogniser).run(entries(folder)).already == 1
