from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from core.gallery.people import Enrolled
from core.site import Site
from core.store.audit import Actor, NotAllowedError, Permission

FACE = Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")
RITA = Actor("Rita", frozenset(Permission))
VERA = Actor("Vera", frozenset({Permission.ENROL}))


def test_what_somebody_does_is_booked_to_them_whoever_acts_meanwhile(site: Site) -> None:
    as_rita, as_vera = site.acting_as(RITA), site.acting_as(VERA)
    ann = as_vera.people.add("Ann", [FACE], "p-1")
    as_rita.people.delete(ann.id)
    as_vera.people.add("Bob", [FACE], "p-1")
    told = [(entry.actor, entry.action) for entry in reversed(site.trail.entries()) if entry.action != "begin"]
    assert [one for one in told if one[0] in ("Rita", "Vera")] == [
        ("Vera", "enrol"),
        ("Rita", "delete person"),
        ("Vera", "enrol"),
    ]
    assert site.trail.verify() == []


def test_whoever_acts_may_do_what_they_may_do(site: Site) -> None:
    ann = site.people.add("Ann", [FACE], "p-1")
    vera = site.acting_as(VERA)
    for forbidden in (
        lambda: vera.people.delete(ann.id),
        lambda: vera.change_settings(min_face=60),
        lambda: vera.merge_people(ann.id, ann.id + 1),
        lambda: vera.withdraw(ann.id, date(2026, 1, 1)),
    ):
        with pytest.raises(NotAllowedError):
            forbidden()
    assert site.people.count() == 1


def test_settings_are_those_of_all(site: Site) -> None:
    rita, vera = site.acting_as(RITA), site.acting_as(VERA)
    rita.change_settings(min_face=60)
    assert vera.settings.min_face == site.settings.min_face == 60
    assert rita.trail.entries()[0].actor == "Rita"


def test_an_actor_cannot_be_exchanged(site: Site) -> None:
    with pytest.raises(AttributeError):
        site.trail.actor = RITA  # type: ignore[misc]
