from __future__ import annotations

import unicodedata

import numpy as np
import pytest

from core.errors import GalleryError
from core.gallery.people import Enrolled
from core.site import Site
from core.store.names import clean_employee_id, clean_name, fold, searchable


def _face(seed: int) -> Enrolled:
    vector = np.random.default_rng(seed).normal(size=8).astype(np.float32)
    return Enrolled(b"jpeg", vector / np.linalg.norm(vector), 0.9, "front")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\u200bAnn\u200b \ufeffLee\u00ad", "Ann Lee"),
        ("Ann\u202e Lee\u2069", "Ann Lee"),
        ("Ann\u3164Lee\u2800", "AnnLee"),
        (unicodedata.normalize("NFD", "Müller"), "Müller"),
        ("علی\u200cرضا", "علی\u200cرضا"),
    ],
)
def test_signs_that_nobody_sees_are_dropped(text: str, kept: str) -> None:
    assert clean_name(text) == kept
    assert fold(text) == fold(kept)


@pytest.mark.parametrize("number", ["4.20112E+11", "4,20112E+11", "1E+05", "4.2e11", "17.0", "#N/A", "#REF!", "######"])
def test_numbers_that_a_spreadsheet_has_spoilt_are_refused(number: str) -> None:
    with pytest.raises(GalleryError, match="spreadsheet"):
        clean_employee_id(number)


@pytest.mark.parametrize(
    "number",
    [
        "01.Mai",
        "Mar-04",
        "1-May",
        "01. Mai",
        "3-avr",
        "févr.-04",
        "03-abr",
        "12-DEZ",
        "01.май",
        "мар.04",
        "5月1日",
        "5월 1일",
    ],
)
def test_numbers_that_a_spreadsheet_has_made_days_are_refused(number: str) -> None:
    with pytest.raises(GalleryError, match="spreadsheet"):
        clean_employee_id(number)


@pytest.mark.parametrize("number", ["1-5", "M-12", "4-A", "Mar04", "2024-11-03", "ABC-123", "Marco-1x", "12-34"])
def test_numbers_that_look_a_little_like_days_are_kept(number: str) -> None:
    assert clean_employee_id(number) == number


@pytest.mark.parametrize(("number", "kept"), [("\u200b12", "12"), ("00042", "00042"), ("１２", "12"), ("12E4", "12E4")])
def test_numbers_are_kept_as_they_are_meant(number: str, kept: str) -> None:
    assert clean_employee_id(number) == kept


@pytest.mark.parametrize(
    ("name", "searches"),
    [
        ("Müller", ["Muller", "mueller", "MÜLLER", unicodedata.normalize("NFD", "müller")]),
        ("Özil", ["Oezil", "ozil"]),
        ("Weiß", ["weiss"]),
        ("Søren", ["soren", "soeren"]),
        ("Łukasz", ["lukasz"]),
        ("Işık", ["isik"]),
        ("Nguyễn Thị Đào", ["nguyen thi dao"]),
        ("Ｗｉｄｅ", ["wide"]),
        ("O’Brien", ["o'brien"]),
        ("Ёлкин", ["елкин"]),
        ("Muller", ["müller"]),
    ],
)
def test_people_are_found_without_accents(site: Site, name: str, searches: list[str]) -> None:
    person = site.people.add(name, [_face(1)], "p-1")
    site.people.add("Bob", [_face(2)], "p-1")
    for text in searches:
        assert [one.id for one in site.people.people(text)] == [person.id], text
        assert site.people.find(text).id == person.id, text
        assert [one.id for one in site.access.find_people(text)] == [person.id], text


def test_where_accents_tell_people_apart_they_are_asked_for(site: Site) -> None:
    for number, name in enumerate(("Müller", "Möller", "Muller")):
        site.people.add(name, [_face(number)], "p-1")
    assert site.people.find("muller").name == "Muller"
    site.people.delete("Muller")
    assert site.people.find("muller").name == "Müller"
    site.people.add("Mùller", [_face(9)], "p-1")
    with pytest.raises(GalleryError, match="2 people are called 'muller'"):
        site.people.find("muller")


def test_two_may_share_a_name_whose_employee_ids_differ(site: Site) -> None:
    people = site.people
    first = people.add("Li Wei", [_face(1)], "p-1", employee_id="101")
    second = people.add("li wei", [_face(2)], "p-1", employee_id="102")
    assert first.id != second.id
    assert people.add("Li Wei", [_face(3)], "p-1", employee_id="102").id == second.id
    for ask in (lambda: people.find("Li Wei"), lambda: people.add("Li Wei", [_face(4)], "p-1")):
        with pytest.raises(GalleryError, match="2 people are called 'Li Wei'"):
            ask()
    assert people.find("102").id == second.id
    with pytest.raises(GalleryError, match="give both people an employee ID"):
        people.set_employee_id(second.id, None)
    bob = people.add("Bob", [_face(5)], "p-1")
    with pytest.raises(GalleryError, match="give both people an employee ID"):
        people.rename("Bob", "LI WEI")
    people.set_employee_id(bob.id, "103")
    assert people.rename("Bob", "LI WEI").name == "LI WEI"
    people.delete(first.id)
    people.delete(bob.id)
    assert people.find("Li Wei").id == second.id
    assert people.set_employee_id(second.id, None).employee_id is None
    assert searchable("Li Wei") == "li wei"


def test_whoever_looks_alike_is_kept_apart(site: Site) -> None:
    ids = [site.people.add(name, [_face(n)], "p-1").id for n, name in enumerate(("Ada", "Bea", "Cid"))]
    site.people.tell_apart(ids[1], [ids[0]])
    site.people.tell_apart(ids[0], [ids[1]])
    assert [(one.name, other.name) for one, other in site.people.lookalikes()] == [("Ada", "Bea")]
    site.merge_people(ids[2], ids[1])
    assert site.people.apart_from(ids[0]) == {ids[2]}
    site.people.delete(ids[2])
    assert site.people.lookalikes() == []
