from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.csv_text import plain
from core.people.bulk.cells import (
    CellError,
    day_order,
    headings,
    moment,
    protected,
    several,
    together,
    unprotected,
    written,
)

_TEXT = st.text(st.sampled_from("ab'\"=+-@；; \t名,"), max_size=8)


@given(_TEXT)
def test_what_is_protected_is_no_formula_and_comes_back(text: str) -> None:
    cell = protected(text)
    assert plain(cell) == cell
    assert unprotected(cell) == text


def test_an_apostrophe_of_a_name_stays() -> None:
    assert unprotected("'t Hooft") == "'t Hooft"
    assert unprotected("'=1+1") == "=1+1"


@given(st.lists(_TEXT.map(str.strip).filter(bool), max_size=5))
def test_several_values_come_back(values: list[str]) -> None:
    assert several(together(values)) == values


def test_several_values_as_people_write_them() -> None:
    assert several(" a.jpg ;b.jpg;; c.jpg") == ["a.jpg", "b.jpg", "c.jpg"]
    assert several("研发部；访客") == ["研发部", "访客"]
    assert several("") == []


@pytest.mark.parametrize(
    "cell",
    [
        "2026-12-31",
        "2026/12/31",
        "2026.12.31",
        "2026/12/31 0:00",
        "2026-12-31 00:00:00",
        "２０２６/12/31",
        "2026年12月31日",
        "31.12.2026",
        "31/12/2026",
        "12/31/2026",
        "31-12-2026 00:00",
        "31-Dec-2026",
        "46387",
        "\u200b2026-12-31",
    ],
)
def test_days(cell: str) -> None:
    first = datetime(2026, 12, 31)
    assert moment(cell) == first
    assert moment(cell, end=True) == first + timedelta(days=1)


def test_days_that_could_be_two_go_by_the_others() -> None:
    assert day_order(["1/2/2026", "31/12/2026", "3.4.2026", ""]) is True
    assert day_order(["1/2/2026", "12/31/2026"]) is False
    assert day_order(["1/2/2026", "2/2/2026"]) is None
    assert day_order(["31/12/2026", "12/31/2026"]) is None
    assert moment("1/2/2026", day_first=True) == datetime(2026, 2, 1)
    assert moment("1/2/2026", day_first=False) == datetime(2026, 1, 2)
    assert moment("46387.5") == datetime(2026, 12, 31, 12)


def test_moments() -> None:
    assert moment("2026-12-31T20:15+02:00") == datetime(2026, 12, 31, 18, 15, tzinfo=UTC)
    assert moment("2026-12-31T20:15:30Z") == datetime(2026, 12, 31, 20, 15, 30, tzinfo=UTC)
    assert moment("2026/1/5 8:30", end=True) == datetime(2026, 1, 5, 8, 30)
    assert moment(" ") is None
    assert moment("9999-12-31", end=True) is None


@pytest.mark.parametrize(
    "cell",
    [
        "1/2/2026",
        "31.13.2026",
        "31.12.26",
        "13/13/2026",
        "2026-13-01",
        "2026-02-30",
        "tomorrow",
        "20261231",
        "9" * 99,
        "99999",
    ],
)
def test_days_that_could_be_others_are_refused(cell: str) -> None:
    with pytest.raises(CellError, match="2026-12-31"):
        moment(cell)


@pytest.mark.parametrize("cell", ["2570-12-31", "31.12.2570", "1448/01/05", "1 May 2570", "0202-01-01"])
def test_years_far_from_now_are_refused(cell: str) -> None:
    for end in (False, True):
        with pytest.raises(CellError, match="is far from now: write it as in 2026-12-31"):
            moment(cell, end=end)


@pytest.mark.parametrize(
    "heading",
    ["Personalnr.", "N° employé", "Nº empleado", "Табельный №", "Таб. №", "№ табельный", "Emp. No.", "N. matricola",
     "Matricule n°", "Pers.-Nr.", "Sicil No", "EmployeeID"],
)  # fmt: skip
def test_headings_over_employee_ids(heading: str) -> None:
    found, unused = headings(["Name", heading])
    assert (found, unused) == ({"name": [0], "employee id": [1]}, [])


@given(st.datetimes(datetime(1980, 1, 1), datetime(2080, 1, 1), timezones=st.just(UTC)), st.booleans())
def test_moments_come_back(when: datetime, end: bool) -> None:
    when = when.replace(microsecond=0)
    assert moment(written(when, end=end), end=end) == when


def test_headings_in_several_languages() -> None:
    found, unused = headings(["姓名", "工号", "部门", "有效期至", "照片", "Phone"])
    assert found == {"name": [0], "employee id": [1], "groups": [2], "valid until": [3], "photos": [4]}
    assert unused == ["Phone"]
    found, unused = headings(["NAME", "Employee_ID", "Access Groups", "Valid-From", "Photo 1", "photo2", ""])
    assert found == {"name": [0], "employee id": [1], "groups": [2], "valid from": [3], "photos": [4, 5]}
    assert unused == []
    with pytest.raises(CellError, match="seem to hold the same"):
        headings(["name", "full name"])
