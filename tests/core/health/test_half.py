from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import numpy as np
import pytest

from core.gallery.events import Decision, Event
from core.gallery.measuring import remove_profile
from core.gallery.people import Enrolled
from core.health import Check, State, half
from core.site import DATABASE, Site


def _unit(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=16).astype(np.float32)
    return vector / np.linalg.norm(vector)


@pytest.fixture
def peopled(site: Site) -> Site:
    for number, name in enumerate(("Ann", "Bob", "Eve")):
        faces = [Enrolled(b"jpeg", _unit(2 * number + more), 0.9, "front") for more in (0, 1)]
        site.people.add(name, faces, "p-1")
    return site


def _sql(site: Site, *statements: str) -> None:
    """As somebody would who goes past Portico, or a fault of ours."""
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _people(site: Site) -> Check:
    (found,) = half.people(site)
    return found


def _sealed(site: Site, *, deep: bool = True) -> Check:
    (found,) = half.sealed(site, deep=deep)
    return found


def test_whole_people(peopled: Site) -> None:
    found = _people(peopled)
    assert (found.state, found.words) == (State.GOOD, "3 people, each complete")
    assert [v for name, v in found.facts.items() if name != "people"] == [0] * 6
    assert _sealed(peopled).facts == {
        "deep": True,
        "templates": 6,
        "templates_shut": 0,
        "photos": 6,
        "photos_shut": 0,
        "faces_of_events": 0,
        "faces_of_events_shut": 0,
    }


@pytest.mark.parametrize(
    ("statement", "fact", "count", "words"),
    [
        ("DELETE FROM photo WHERE person_id = 1", "without_photos", 1, "1 person has no photo"),
        ("DELETE FROM template WHERE photo_id IN (1, 3)", "photos_without_templates", 2, "2 photos have no template"),
        ("DELETE FROM photo WHERE id = 2", "templates_without_photo", 1, "1 template belongs to no photo of the same"),
        ("UPDATE template SET person_id = 2 WHERE id = 1", "templates_without_photo", 1, "1 template belongs to no"),
        ("DELETE FROM person WHERE id = 2", "photos_of_nobody", 2, "2 photos belong to nobody"),
        ("INSERT INTO removal VALUES (1, 'p-1', 9)", "removed_and_there", 1, "1 template was removed and is there"),
        ("UPDATE person SET wrapped_key = x'00' WHERE id = 3", "keys_that_do_not_open", 1, "1 person has a key that"),
    ],
)
def test_half_people(peopled: Site, statement: str, fact: str, count: int, words: str) -> None:
    _sql(peopled, statement)
    found = _people(peopled)
    assert found.state is State.BAD
    assert found.facts[fact] == count
    assert words in found.words


def test_photos_that_no_profile_in_use_could_measure(peopled: Site) -> None:
    remove_profile(peopled.database, peopled.trail, "p-1", used="p-1")
    found = _people(peopled)
    assert (found.state, found.words) == (State.ATTENTION, "6 photos have no template")
    _sql(peopled, "DELETE FROM photo WHERE person_id = 1")
    assert _people(peopled).state is State.BAD


def test_who_has_withdrawn_is_nobody_by_half(peopled: Site) -> None:
    peopled.consents.give(1, date(2026, 1, 1), "form 1")
    peopled.withdraw(1, date(2026, 2, 1))
    peopled.people.delete("Bob")
    assert _people(peopled).state is State.GOOD


def test_everything_that_happens_to_people_leaves_them_whole(peopled: Site) -> None:
    peopled.merge_people(1, 2)
    peopled.people.delete_photo(1)
    peopled.people.delete("Eve")
    assert _people(peopled).state is State.GOOD
    assert _sealed(peopled).state is State.GOOD
    peopled.renew_key()
    assert _people(peopled).state is State.GOOD
    assert _sealed(peopled).state is State.GOOD


@pytest.mark.parametrize("table", ["template", "photo"])
def test_a_record_that_does_not_open(peopled: Site, table: str) -> None:
    _sql(peopled, f"UPDATE {table} SET sealed = x'00' WHERE id = 4")
    found = _sealed(peopled)
    assert found.state is State.BAD
    assert found.facts[f"{table}s_shut"] == 1
    assert found.words == "1 sealed record cannot be opened, of 12 tried"


def test_a_template_that_is_no_unit_vector(site: Site) -> None:
    site.people.add("Ann", [Enrolled(b"jpeg", 2 * _unit(1), 0.9, "front")], "p-1")
    assert _sealed(site).facts["templates_shut"] == 1


def test_faces_of_events(peopled: Site) -> None:
    for person in (1, None):
        event = Event.at_door("Front", Decision.NOTE, (), datetime.now(UTC))
        peopled.events.record(Event(**{**vars(event), "person": "?" if person else None, "person_id": person}), b"face")
    assert _sealed(peopled).facts["faces_of_events"] == 2
    assert _sealed(peopled).state is State.GOOD
    _sql(peopled, "UPDATE event SET person_id = 2 WHERE person_id = 1")
    assert _sealed(peopled).facts["faces_of_events_shut"] == 1
    peopled.people.delete("Ann")
    peopled.people.delete("Bob")
    assert _sealed(peopled).state is State.GOOD


def test_a_sample_is_of_every_age(peopled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(half, "_SAMPLE", 3)
    monkeypatch.setattr("core.store.sealed._PAGE", 2)
    _sql(peopled, "UPDATE photo SET sealed = x'00' WHERE id = 5")
    found = _sealed(peopled, deep=False)
    assert (found.facts["photos"], found.facts["photos_shut"], found.facts["deep"]) == (3, 1, False)
    assert _sealed(peopled).facts["photos"] == 6
