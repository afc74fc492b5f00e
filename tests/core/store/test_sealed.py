from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from sqlalchemy import update

from core.gallery.people import Enrolled
from core.site import Site
from core.store import schema
from core.store.sealed import opened_keys, tried
from core.store.vault import seal, template_purpose


def _rows(count: int = 1) -> list[Enrolled]:
    vectors = np.random.default_rng(count).normal(size=(count, 8)).astype(np.float32)
    return [Enrolled(b"a photo", v / np.linalg.norm(v), 0.9, "front") for v in vectors]


@pytest.fixture
def people(site: Site) -> dict[str, int]:
    return {name: site.people.add(name, _rows(2), "p-1").id for name in ("Ann", "Bob", "Cem")}


def test_everything_is_tried_once(site: Site, people: dict[str, int]) -> None:
    found = list(tried(site.database, site.vault))
    assert Counter(one.kind for one in found) == {"photo": 6, "template": 6}
    assert all(one.opens and one.whole and one.key_opens for one in found)
    assert {one.person_id for one in found} == set(people.values())


def test_a_sample_is_of_every_age(site: Site, people: dict[str, int]) -> None:
    found = list(tried(site.database, site.vault, sample=3))
    assert Counter(one.kind for one in found) == {"photo": 3, "template": 3}
    assert {one.person_id for one in found} == set(people.values())


def test_a_key_that_does_not_open_is_told_apart(site: Site, people: dict[str, int]) -> None:
    with site.database.write() as session:
        session.execute(update(schema.Person).where(schema.Person.id == people["Bob"]).values(wrapped_key=b"x" * 60))
        session.execute(update(schema.Photo).where(schema.Photo.person_id == people["Cem"]).values(sealed=b"y" * 60))
    keys = opened_keys(site.database, site.vault)
    assert [number for number, key in keys.items() if key is None] == [people["Bob"]]
    shut = {(one.kind, one.person_id, one.key_opens) for one in tried(site.database, site.vault) if not one.opens}
    assert shut == {
        ("photo", people["Bob"], False),
        ("template", people["Bob"], False),
        ("photo", people["Cem"], True),
    }


@pytest.mark.parametrize("vector", [np.zeros(8), np.full(8, np.nan), np.full(8, 0.5)])
def test_a_template_that_is_no_direction_opens_and_is_not_whole(
    site: Site, people: dict[str, int], vector: np.ndarray
) -> None:
    key = opened_keys(site.database, site.vault)[people["Ann"]]
    assert key is not None
    wrong = seal(key, vector.astype(np.float32).tobytes(), template_purpose("p-1"))
    with site.database.write() as session:
        session.execute(update(schema.Template).where(schema.Template.person_id == people["Ann"]).values(sealed=wrong))
    wrong_ones = [one for one in tried(site.database, site.vault) if not one.whole]
    assert [(one.kind, one.person_id, one.opens) for one in wrong_ones] == [("template", people["Ann"], True)] * 2


@pytest.mark.parametrize("kind", ["photo", "template"])
def test_what_holds_nothing_does_not_open(site: Site, people: dict[str, int], kind: str) -> None:
    key = opened_keys(site.database, site.vault)[people["Ann"]]
    assert key is not None
    table, purpose = (schema.Photo, "photo") if kind == "photo" else (schema.Template, template_purpose("p-1"))
    with site.database.write() as session:
        session.execute(update(table).where(table.person_id == people["Ann"]).values(sealed=seal(key, b"", purpose)))
    wrong = [one for one in tried(site.database, site.vault) if not one.whole]
    assert [(one.kind, one.person_id, one.opens) for one in wrong] == [(kind, people["Ann"], False)] * 2


def test_who_is_enrolled_meanwhile_is_not_taken_for_damaged(site: Site, people: dict[str, int]) -> None:
    looked = iter(range(99))

    def meanwhile() -> None:
        if next(looked) == 0:
            site.people.add("Dee", _rows(), "p-1")

    assert all(one.opens for one in tried(site.database, site.vault, meanwhile))
    assert len(opened_keys(site.database, site.vault)) == 4
