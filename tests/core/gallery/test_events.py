from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from core.errors import GalleryError
from core.gallery.event_csv import COLUMNS, plain, write_csv
from core.gallery.events import Decision, Event, EventFilter, Outcome
from core.gallery.store import Enrolled
from core.site import Site

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
UNKNOWN = Event(
    NOON,
    "Door",
    1,
    Decision.DENY,
    Outcome.UNKNOWN,
    None,
    None,
    0.7,
    0.85,
    None,
    None,
    5,
    0.9,
    "p-1",
    ("nobody we know",),
)


def _person(site: Site, name: str = "Ann"):
    return site.people.add(name, [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "p-1")


def _known(person) -> Event:
    return replace(
        UNKNOWN,
        decision=Decision.ALLOW,
        outcome=Outcome.RECOGNISED,
        person=person.name,
        person_id=person.id,
        score=0.95,
    )


def test_an_event_comes_back_as_it_was(site: Site) -> None:
    recorded = site.events.record(UNKNOWN, b"face of a stranger")
    assert site.events.query() == [recorded]
    assert recorded.id is not None
    assert site.events.photo(recorded.id) == b"face of a stranger"
    assert b"face of a stranger" not in b"".join(p.read_bytes() for p in site.folder.glob("portico.db*"))


def test_a_naive_time_is_refused(site: Site) -> None:
    with pytest.raises(Exception, match="time zone"):
        site.events.record(replace(UNKNOWN, time=datetime(2026, 1, 1)))


def test_filters(site: Site) -> None:
    ann = _person(site)
    site.events.record(UNKNOWN)
    site.events.record(replace(_known(ann), camera="Gate", time=NOON + timedelta(days=1)))

    def count(**wanted: object) -> int:
        return site.events.count(EventFilter(**wanted))

    assert count() == 2
    assert count(person="Ann") == count(camera="Gate") == count(unknown_only=True) == 1
    assert count(since=NOON + timedelta(hours=1)) == count(until=NOON + timedelta(hours=1)) == 1
    assert site.events.cameras() == ["Door", "Gate"]


def test_pages_follow_each_other(site: Site) -> None:
    for number in range(7):
        site.events.record(replace(UNKNOWN, track=number))
    assert [e.track for e in site.events.stream(page=3)] == [6, 5, 4, 3, 2, 1, 0]


def test_deleting_a_person_takes_name_and_photo_from_events(site: Site) -> None:
    ann, bob = _person(site), _person(site, "Bob")
    event = site.events.record(_known(ann), b"face of ann")
    other = site.events.record(replace(_known(bob), second_person="Ann", second_score=0.5))
    site.people.delete("Ann")
    kept = {e.id: e for e in site.events.query()}
    assert kept[event.id].person is None
    assert kept[event.id].outcome is Outcome.RECOGNISED
    assert site.events.photo(event.id) is None
    assert kept[other.id].second_person is None


def test_renaming_a_person_renames_their_events(site: Site) -> None:
    event = site.events.record(_known(_person(site)))
    site.people.rename("Ann", "Anne")
    assert site.events.query()[0].person == "Anne"
    assert event.person == "Ann"


def test_a_person_deleted_meanwhile_is_not_named(site: Site) -> None:
    ann = _person(site)
    site.people.delete("Ann")
    recorded = site.events.record(_known(ann), b"face")
    assert (recorded.person, recorded.person_id) == (None, None)
    assert site.events.photo(recorded.id) is None


def test_csv_holds_everything_and_no_formula(site: Site, tmp_path: Path) -> None:
    person = _person(site, '=HYPERLINK("http://x")')
    site.events.record(_known(person))
    site.events.record(replace(UNKNOWN, camera='Gate "A", north\n', reasons=("+1", "ü")))
    assert write_csv(site.events.stream(), tmp_path / "out.csv") == 2
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1][1] == 'Gate "A", north\n'
    assert rows[1][-1] == "'+1; ü"
    assert rows[2][4].startswith("'=HYPERLINK")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_formulas_are_made_text(text: str) -> None:
    assert plain(text) == "'" + text


def test_csv_that_cannot_be_written_is_told(site: Site, tmp_path: Path) -> None:
    with pytest.raises(GalleryError, match="cannot be written"):
        write_csv(site.events.stream(), tmp_path / "no" / "folder.csv")
