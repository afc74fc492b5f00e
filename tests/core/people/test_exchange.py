from __future__ import annotations

import csv
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import demo
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.people.bulk.importing import Importer
from core.people.bulk.reading import entries
from core.people.enrolment import Enroller, sample
from core.people.exchange import ExchangeError, new_folder, read_people_folder, safe_name, write_people_folder
from core.site import Site
from core.store.audit import Actor, NotAllowedError
from core.store.operators import PERMISSIONS, Role

_FACE = Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")
_NAMES = ("Ann", "../../etc/passwd", "CON", "a/b", "A:b", "=cmd()", "'=x", 'O\'Brien; "X"', "名 🙂", "people.csv")


def test_out_and_in_again(site: Site, tmp_path: Path) -> None:
    for name in _NAMES:
        site.people.add(name, [_FACE, _FACE], "p-1")
    assert write_people_folder(site, tmp_path / "out") == (10, 20)
    files = list(tmp_path.rglob("*.jpg"))
    assert len(files) == 20
    assert all(p.parent.parent == tmp_path / "out" for p in files)
    assert len(read_people_folder(tmp_path / "out")) == 10
    plan = entries(tmp_path / "out")
    assert {entry.name: len(entry.photos) for entry in plan.entries} == dict.fromkeys(_NAMES, 2)
    assert plan.rejected == ()


def test_everything_about_a_person_comes_back(site: Site, tmp_path: Path, recogniser: Recogniser) -> None:
    demo.prepare(site, recogniser)
    other = Enroller(site, recogniser).samples("=Grace", [sample(recogniser.engine, demo.admiral())])
    number = site.people.find("Eileen Collins").id
    site.people.set_employee_id(number, "+0017")
    site.access.add_group("Staff; all")
    site.access.add_group("@home")
    for group in ("Staff; all", "@home"):
        site.access.join(number, group)
    site.access.set_validity(number, datetime(2026, 1, 1), datetime(2027, 1, 1))
    site.access.set_validity(other.id, None, datetime(2026, 6, 30, 17, 30, tzinfo=UTC))
    write_people_folder(site, tmp_path / "out")
    with (tmp_path / "out" / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name", "employee id", "groups", "valid from", "valid until", "photos"]
    assert rows[1][0] == "'=Grace"
    assert rows[2][:2] == ["Eileen Collins", "'+0017"]
    assert rows[2][3:5] == ["2026-01-01", "2026-12-31"]

    with Site(tmp_path / "second") as second:
        report = Importer(second, Recogniser.of_site(second, recogniser.engine)).run(entries(tmp_path / "out"))
        assert (report.new, report.photos, report.rejected) == (2, 4, [])
        assert _everything(second) == _everything(site)


def _everything(site: Site) -> list[tuple[object, ...]]:
    found = []
    for person in site.people.people():
        holder = site.access.holder(person.id)
        assert holder is not None
        facts = (person.name, person.employee_id, person.photos, holder.groups, holder.valid_from, holder.valid_until)
        found.append(facts)
    return found


def test_a_long_row_is_several(site: Site, tmp_path: Path) -> None:
    site.people.add("Ann", [_FACE] * 101, "p-1")
    write_people_folder(site, tmp_path / "out")
    assert len((tmp_path / "out" / "people.csv").read_text("utf-8-sig").splitlines()) == 3


def test_an_export_that_is_stopped_leaves_nothing(site: Site, tmp_path: Path) -> None:
    for name in ("Ann", "Bob"):
        site.people.add(name, [_FACE], "p-1")
    (tmp_path / "made").mkdir()

    def report(fraction: float, _words: str) -> None:
        if fraction:
            assert list(tmp_path.rglob("*.jpg"))  # somewhere it is being written
            raise KeyboardInterrupt

    before = set(tmp_path.rglob("*"))
    for folder in ("out", "made", "some/where/new"):
        with pytest.raises(KeyboardInterrupt):
            write_people_folder(site, tmp_path / folder, report)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {path for path in before if path.is_file()}
    assert not list(tmp_path.rglob("*.part"))
    assert not (tmp_path / "out").exists()
    assert write_people_folder(site, tmp_path / "made") == (2, 2)


def test_only_who_may_exports(site: Site, tmp_path: Path) -> None:
    site.people.add("Ann", [_FACE], "p-1")
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    with pytest.raises(NotAllowedError):
        write_people_folder(site, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
def test_nobody_else_may_look_into_what_is_exported(site: Site, tmp_path: Path) -> None:
    write_people_folder(site, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_a_folder_in_use_is_left_alone(site: Site, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious")
    with pytest.raises(ExchangeError, match="not empty"):
        write_people_folder(site, tmp_path)
    with pytest.raises(ExchangeError, match="cannot be written"):
        write_people_folder(site, tmp_path / "mine.txt" / "out")
    with pytest.raises(ExchangeError, match="cannot be written"):
        write_people_folder(site, tmp_path / "mine.txt")
    assert (tmp_path / "mine.txt").read_text() == "precious"


def test_a_folder_that_cannot_be_filled_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExchangeError, match="cannot be written"), new_folder(tmp_path / "file"):
        pytest.fail("there is nothing to fill")
    with pytest.raises(ExchangeError, match="cannot be written"), new_folder(tmp_path / "out"):
        (tmp_path / "out" / "gone" / "1.jpg").write_bytes(b"")


@pytest.mark.parametrize("make", [lambda p: p / "gone", lambda p: p])
def test_nothing_to_read_is_told(tmp_path: Path, make) -> None:
    with pytest.raises(ExchangeError):
        read_people_folder(make(tmp_path))


@given(st.lists(st.text(max_size=30), max_size=8))
def test_names_become_plain_and_distinct(names: list[str]) -> None:
    taken: set[str] = set()
    made = [safe_name(n, taken, str(k)) for k, n in enumerate(names)]
    assert len({m.casefold() for m in made}) == len(made)
    assert all(Path(m).name == m and m not in (".", "..") for m in made)


def test_a_last_day_is_the_same_on_a_machine_in_another_zone(
    site: Site, tmp_path: Path, recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = demo.prepare(site, recogniser).id
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        site.access.set_validity(number, datetime(2026, 3, 1), datetime(2027, 1, 1))
        write_people_folder(site, tmp_path / "out")
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        with Site(tmp_path / "second") as second:
            Importer(second, Recogniser.of_site(second, recogniser.engine)).run(entries(tmp_path / "out"))
            assert _everything(second) == _everything(site)
    finally:
        monkeypatch.undo()
        time.tzset()
