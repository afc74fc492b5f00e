from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from core.errors import GalleryError, PorticoError, SiteError
from core.gallery.people import Enrolled
from core.site import DATABASE, Site
from core.store import schema
from core.store.audit import Actor, NotAllowedError
from core.store.names import clean_name, fold
from core.store.operators import PERMISSIONS, Role


def _face(seed: int, quality: float = 0.9) -> Enrolled:
    vector = np.random.default_rng(seed).normal(size=16).astype(np.float32)
    return Enrolled(b"jpeg of %d" % seed, vector / np.linalg.norm(vector), quality, "front")


def test_a_person_is_kept(site: Site) -> None:
    person = site.people.add("Ann", [_face(1), _face(2, 0.95)], "p-1")
    assert site.people.find("ann") == person
    assert person.photos == 2
    best = site.people.best_photos()[person.id]
    assert site.people.photo(best) == b"jpeg of 2"
    _, templates, _ = site.people.changes("p-1", 0)
    names = site.people.names()
    np.testing.assert_array_equal(templates[0].vector, _face(1).template)
    assert names == {person.id: "Ann"}


def test_more_photos_go_to_the_same_person(site: Site) -> None:
    first = site.people.add("Ann", [_face(1)], "p-1")
    second = site.people.add("ANN", [_face(2)], "p-1")
    assert (second.id, second.photos, second.name) == (first.id, 2, "Ann")


def test_templates_of_another_profile_are_not_seen(site: Site) -> None:
    site.people.add("Ann", [_face(1)], "p-1")
    assert site.people.changes("p-2", 0)[1] == []
    assert site.people.template_count("p-2") == 0


@pytest.mark.one_kind
def test_a_deleted_person_leaves_nothing_biometric(site: Site) -> None:
    person = site.people.add("Ann", [_face(1)], "p-1")
    before = site.people.revision()
    site.people.delete("Ann")
    assert site.people.count() == 0
    assert site.people.changes("p-1", before)[2] == [1]
    connection = sqlite3.connect(site.folder / DATABASE)
    for table in ("person", "photo", "template"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    connection.close()
    again = site.people.add("Ann", [_face(1)], "p-1")
    assert again.id != person.id


def test_nothing_readable_reaches_the_disk(site: Site) -> None:
    face = _face(1)
    site.people.add("Ann", [face], "p-1")
    content = b"".join(p.read_bytes() for p in site.folder.glob(DATABASE + "*"))
    assert face.photo not in content
    assert face.template.tobytes()[:16] not in content


def test_the_last_photo_stays(site: Site) -> None:
    person = site.people.add("Ann", [_face(1), _face(2)], "p-1")
    first, second = site.people.photo_ids(person.id)
    site.people.delete_photo(first)
    with pytest.raises(GalleryError, match="only photo"):
        site.people.delete_photo(second)


def test_photos_are_told_of_best_first(site: Site) -> None:
    before = datetime.now(UTC)
    person = site.people.add("Ann", [_face(1, 0.5), replace(_face(2, 0.9), pose="left"), _face(3, 0.5)], "p-1")
    photos = site.people.photos_of(person.id)
    assert [(p.id, p.quality, p.pose) for p in photos] == [(2, 0.9, "left"), (1, 0.5, "front"), (3, 0.5, "front")]
    assert site.people.photo_ids(person.id) == [2, 1, 3]
    assert all(before <= p.created <= datetime.now(UTC) for p in photos)
    assert site.people.photos_of(99) == []


def _enrolled(site: Site, ago: timedelta) -> None:
    """All that is enrolled was enrolled so long ago."""
    with site.database.write() as session:
        for kind in (schema.Photo, schema.Person):
            session.execute(update(kind).values(created=datetime.now(UTC) - ago))


def test_more_photos_are_taken_back(site: Site) -> None:
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    person = site.people.add("Ann", [_face(1)], "p-1")
    _enrolled(site, timedelta(days=2))
    site.people.add("Ann", [_face(2), _face(3)], "p-1")
    index = site.index("p-1", 16)
    index.save()
    assert site.people.take_back(person.id, [2, 3]) == replace(person, created=site.people.find("Ann").created)
    assert not list((site.folder / "index").glob("*"))
    assert site.people.photo_ids(person.id) == [1]
    assert index.refresh()
    assert (index.templates, index.differences()) == (1, 0)
    entry = site.trail.about(person.id)[-1]
    assert (entry.actor, entry.action, entry.details) == ("Rita", "take back enrolment", {"photos": 2})
    with pytest.raises(GalleryError, match="photos have been deleted"):
        site.people.take_back(person.id, [2, 3])


def test_a_new_person_is_taken_back_altogether(site: Site) -> None:
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    person = site.people.add("Annabella", [_face(1), _face(2)], "p-1")
    _enrolled(site, timedelta(minutes=29))
    assert site.people.take_back(person.id, site.people.photo_ids(person.id)) is None
    assert site.people.count() == site.people.template_count("p-1") == 0
    site = site.acting_as(Actor("Arno"))
    latest = site.trail.entries()[0]
    assert (latest.action, latest.subject, latest.details) == ("take back enrolment", "person 1", {"photos": 2})
    assert b"Annabella" not in b"".join(p.read_bytes() for p in site.folder.rglob("*") if p.is_file())
    with pytest.raises(GalleryError, match="has been deleted"):
        site.people.take_back(person.id, [1, 2])


def test_what_was_enrolled_long_ago_is_not_taken_back(site: Site) -> None:
    person = site.people.add("Ann", [_face(1)], "p-1")
    _enrolled(site, timedelta(minutes=31))
    site.people.add("Ann", [_face(2)], "p-1")
    for photos in ([1], [1, 2]):
        with pytest.raises(GalleryError, match="over 30 minutes ago"):
            site.people.take_back(person.id, photos)
    assert site.people.photo_ids(person.id) == [1, 2]


def test_nobody_enrolled_long_ago_is_deleted_by_taking_their_new_photos_back(site: Site) -> None:
    """Or who may enrol could delete: by adding a photo, deleting the old ones, and taking the new one back."""
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    person = site.people.add("Ann", [_face(1)], "p-1")
    _enrolled(site, timedelta(days=2))
    site.people.add("Ann", [_face(2)], "p-1")
    site.people.delete_photo(1)
    with pytest.raises(GalleryError, match="only photo of Ann"):
        site.people.take_back(person.id, [2])
    assert site.people.photo_ids(person.id) == [2]


def test_nobody_takes_back_what_another_enrolled_or_somebody_blocked(site: Site) -> None:
    person = site.people.add("Ann", [_face(1)], "p-1")
    site.access.block(person.id, blocked=True)
    with pytest.raises(GalleryError, match="is blocked"):
        site.people.take_back(person.id, [1])
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    with pytest.raises(GalleryError, match="somebody else enrolled"):
        site.people.take_back(person.id, [1])
    assert site.people.photo_ids(person.id) == [1]


def test_taking_back_touches_nobody_else_and_is_for_who_may_enrol(site: Site) -> None:
    ann = site.people.add("Ann", [_face(1)], "p-1")
    bob = site.people.add("Bob", [_face(2)], "p-1")
    with pytest.raises(GalleryError, match="photos have been deleted"):
        site.people.take_back(ann.id, [2])
    site = site.acting_as(Actor("Vera", PERMISSIONS[Role.VIEWER]))
    with pytest.raises(NotAllowedError):
        site.people.take_back(bob.id, [2])
    assert (site.people.photo_ids(ann.id), site.people.photo_ids(bob.id)) == ([1], [2])


def test_renaming(site: Site) -> None:
    site.people.add("Ann", [_face(1)], "p-1")
    site.people.add("Bob", [_face(2)], "p-1")
    with pytest.raises(GalleryError, match="Bob is already enrolled"):
        site.people.rename("Ann", "bob")
    assert site.people.rename("Ann", "Anne").name == "Anne"
    assert site.people.rename("Anne", "ANNE").name == "ANNE"  # only the case changes


def test_search_is_by_any_part_and_case(site: Site) -> None:
    for number, name in enumerate(["Łukasz Żak", "李雷", 'O\'Neil, "Bob"', "50% off_er", "Straße"]):
        site.people.add(name, [_face(number)], "p-1")

    def found(text: str) -> list[str]:
        return [p.name for p in site.people.people(text)]

    assert found("żak") == ["Łukasz Żak"]
    assert found("李") == ["李雷"]
    assert found("'neil") == ['O\'Neil, "Bob"']
    assert found("%") == ["50% off_er"]
    assert found("STRASSE") == ["Straße"]
    assert found("; DROP TABLE person") == []


def test_an_employee_id_finds_the_person(site: Site) -> None:
    ann = site.people.add("Ann", [_face(1)], "p-1", employee_id="  E-17\n0 ")
    bob = site.people.add("Bob", [_face(2)], "p-1")
    site.people.add("Cid", [_face(3)], "p-1")
    assert ann.employee_id == "E-17 0"
    assert (bob.employee_id, site.people.set_employee_id(bob.id, "E_2").employee_id) == (None, "E_2")
    assert site.people.find("E-17 0") == ann
    assert [p.name for p in site.people.people("e-1")] == ["Ann"]
    assert [p.name for p in site.people.people("E")] == ["Ann", "Bob"]
    assert [p.name for p in site.people.people("_")] == []
    assert site.people.people("17") == []  # the beginning, not any part
    assert site.people.add("Ann", [_face(4)], "p-1") == replace(ann, photos=2)
    assert site.people.set_employee_id(ann.id, " ").employee_id is None
    with pytest.raises(GalleryError, match="nobody named"):
        site.people.find("E-17 0")


def test_no_two_have_the_same_employee_id(site: Site) -> None:
    ann = site.people.add("Ann", [_face(1)], "p-1", employee_id="17")
    bob = site.people.add("Bob", [_face(2)], "p-1")
    revision = site.people.revision()
    for wrong in (
        lambda: site.people.set_employee_id(bob.id, "17"),
        lambda: site.people.add("Cid", [_face(3)], "p-1", employee_id="17"),
        lambda: site.people.add("Bob", [_face(3)], "p-1", employee_id="17"),
    ):
        with pytest.raises(GalleryError, match="Ann has the employee ID 17 already"):
            wrong()
    for wrong, told in (("x" * 65, "at most 64"), ("...", "letter or digit")):
        with pytest.raises(GalleryError, match=told):
            site.people.set_employee_id(bob.id, wrong)
    assert (site.people.count(), site.people.revision()) == (2, revision)
    assert site.people.set_employee_id(ann.id, "17") == ann
    assert site.people.add("Bob", [_face(3)], "p-1", employee_id="18").employee_id == "18"


def test_an_employee_id_that_is_another_ones_number_picks_nobody(site: Site) -> None:
    ann = site.people.add("Ann", [_face(1)], "p-1", employee_id="2")
    bob = site.people.add("Bob", [_face(2)], "p-1", employee_id="Ann")
    with pytest.raises(GalleryError, match="employee ID of Ann and the number of Bob"):
        site.people.find("2")
    assert site.people.find(2) == bob
    assert site.people.find("1") == ann
    with pytest.raises(GalleryError, match=r"Ann is the name of Ann \(2\) and the employee ID of Bob"):
        site.people.find("Ann")
    site.people.set_employee_id(ann.id, "1")
    assert site.people.find("1") == site.people.find(1)


def test_a_name_that_is_another_ones_number_picks_nobody(site: Site) -> None:
    ann = site.people.add("Ann", [_face(1)], "p-1")
    site.people.add("1", [_face(2)], "p-1")
    three = site.people.add("3", [_face(3)], "p-1")
    with pytest.raises(GalleryError, match=r"1 is the name of 1 \(2\) and the number of Ann"):
        site.people.find("1")
    assert site.people.find(1) == ann
    assert site.people.find("3") == three  # their own number


def test_changing_an_employee_id_is_an_entry_sealed_with_the_person(site: Site) -> None:
    ann = site.people.add("Ann", [_face(1)], "p-1", employee_id="E-17")
    site.people.set_employee_id(ann.id, "E-18")
    assert [(e.action, e.details) for e in site.trail.about(ann.id)] == [
        ("enrol", {"name": "Ann", "photos_added": 1, "employee_id": "E-17"}),
        ("change employee ID", {"before": "E-17", "after": "E-18"}),
    ]
    site = site.acting_as(Actor("Vera", PERMISSIONS[Role.VIEWER]))
    with pytest.raises(NotAllowedError):
        site.people.set_employee_id(ann.id, "E-19")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("  Ann \n Lee\t", "Ann Lee"),
        ("Zoë", "Zoë"),
        ("Robert'); DROP TABLE person;--", "Robert'); DROP TABLE person;--"),
        ("👩‍🚀 Eileen", "👩‍🚀 Eileen"),
        ("🙂", "🙂"),
        ("a\x00b\u2028c", "a b c"),
    ],
)
def test_names_are_kept_as_people_write_them(name: str, kept: str) -> None:
    assert clean_name(name) == kept


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u200b", "...", "x" * 201])
def test_what_is_no_name_is_told(name: str) -> None:
    with pytest.raises(GalleryError):
        clean_name(name)


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean_name(text)
    except GalleryError:
        return
    assert clean_name(once) == once
    assert "\n" not in once
    assert fold(once)


@pytest.mark.one_kind
@pytest.mark.parametrize("content", [b"this is not a database" * 200, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_gallery_is_told_and_kept(tmp_path: Path, content: bytes) -> None:
    Site(tmp_path).close()
    for extra in tmp_path.glob(DATABASE + "-*"):
        extra.unlink()
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(GalleryError, match=r"damaged|cannot be used"):
        Site(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == content


@pytest.mark.one_kind
def test_an_empty_file_becomes_a_gallery(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"")
    (tmp_path / "site.key").write_text("ab" * 32)
    with Site(tmp_path) as site:
        assert site.people.count() == 0


@pytest.mark.one_kind
def test_a_newer_gallery_is_not_touched(tmp_path: Path) -> None:
    Site(tmp_path).close()
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(GalleryError, match="newer Portico"):
        Site(tmp_path)


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.people.add("Ann", [_face(1)], "p-1")
    (tmp_path / "site.key").write_text("00" * 32)
    with pytest.raises(GalleryError, match="site key"):
        Site(tmp_path)


def test_a_site_that_is_a_file_or_below_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(SiteError):
            Site(path)


def test_settings_that_are_wrong_are_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("min_face = 3")
    with pytest.raises(SiteError, match="min_face"):
        Site(tmp_path)
    (tmp_path / "settings.toml").write_text("min_face = ")
    with pytest.raises(SiteError, match="malformed"):
        Site(tmp_path)


def test_two_windows_do_not_share_a_site(tmp_path: Path) -> None:
    with Site(tmp_path) as first, Site(tmp_path) as second:
        lock = first.window_lock()
        with pytest.raises(SiteError, match="already open"):
            second.window_lock()
        lock.release()
        second.window_lock().release()


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    Site(tmp_path).close()
    failed: list[Exception] = []

    def work(number: int) -> None:
        try:
            with Site(tmp_path) as site:
                for turn in range(5):
                    site.people.add(f"Person {number}-{turn}", [_face(100 * number + turn)], "p-1")
        except PorticoError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Site(tmp_path) as site:
        assert not failed
        assert site.people.count() == 20
        assert site.people.revision() == 20


@pytest.mark.one_kind
@pytest.mark.parametrize("name", ["a?b", "a%41", "a#b", "a b&c", "ü"])
def test_a_site_lies_where_it_is_named(tmp_path: Path, name: str) -> None:
    with Site(tmp_path / name) as site:
        site.people.add("Ann", [_face(1)], "p-1")
    assert (tmp_path / name / DATABASE).is_file()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_relative_key_file_lies_in_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "settings.toml").write_text('key_file = "my.key"')
    monkeypatch.chdir(tmp_path)
    Site(tmp_path / "site").close()
    assert (tmp_path / "site" / "my.key").is_file()


def test_many_people_are_enrolled_at_once(site: Site) -> None:
    count = site.people.add_new(((f"Ann {n}", [_face(n), _face(n + 10_000)]) for n in range(1500)), "p-1")
    assert count == site.people.count() == 1500
    assert site.people.template_count("p-1") == 3000
    person = site.people.find("ann 1234")
    assert person.photos == 2
    (first, _) = site.people.templates_of("p-1", [person.id])
    np.testing.assert_array_equal(first.vector, _face(1234).template)
    index = site.index("p-1", 16)
    ((best, *_),) = index.search(_face(77).template[None])
    assert best.name == "Ann 77"


@pytest.mark.parametrize("names", [["Bea", "Ann"], ["Bea", "bea"], ["Bea", "  "]])
def test_of_many_people_none_is_enrolled_where_one_cannot_be(site: Site, names: list[str]) -> None:
    site.people.add("Ann", [_face(1)], "p-1")
    before = site.people.revision()
    with pytest.raises(GalleryError):
        site.people.add_new(((name, [_face(2)]) for name in names), "p-1")
    assert site.people.count() == 1
    assert site.people.revision() == before


def test_people_and_photos_are_read_by_the_page(site: Site) -> None:
    people = [site.people.add(name, [_face(n), _face(n + 1)], "p-1") for n, name in enumerate(("Bo", "Ann", "Cy"))]
    assert site.people.page(limit=2) == people[:2], "by number, whatever they are called"
    assert site.people.page(limit=2, after_id=people[1].id) == people[2:]
    assert site.people.page("ann") == [people[1]]
    photos = [(photo, one.id, one.name) for one in people for photo in sorted(site.people.photo_ids(one.id))]
    assert site.people.photo_page(4, 0) + site.people.photo_page(4, 4) == photos
    assert site.people.photo_page(9, 1, people[1].id) == photos[3:4]
    assert site.people.photos_kept() == len(photos) == 6
    assert site.people.photo_owner(photos[2][0]) == people[1]
    assert site.people.photo_owner(99) is None
