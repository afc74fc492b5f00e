from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from core.base.csv_text import plain
from core.base.messages import Message, Named
from core.errors import GalleryError
from core.gallery.event_csv import COLUMNS, write_csv
from core.gallery.events import Decision, Event, EventFilter, Outcome
from core.gallery.people import Enrolled
from core.site import Site
from core.store.audit import Actor, NotAllowedError
from core.store.operators import PERMISSIONS, Role

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
UNKNOWN = Event(
    time=NOON,
    camera="Door",
    track=1,
    decision=Decision.DENY,
    outcome=Outcome.UNKNOWN,
    person=None,
    person_id=None,
    score=0.7,
    threshold=0.85,
    second_person=None,
    second_person_id=None,
    second_score=None,
    shots=5,
    quality=0.9,
    profile_id="p-1",
    reasons=(Message("nobody we know"),),
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
    assert count(person_id=ann.id) == count(camera="Gate") == count(unknown_only=True) == 1
    assert count(decision=Decision.ALLOW) == count(decision=Decision.DENY) == 1
    assert count(decision=Decision.ALARM) == 0
    assert count(since=NOON + timedelta(hours=1)) == count(until=NOON + timedelta(hours=1)) == 1
    assert site.events.cameras() == ["Door", "Gate"]


def test_what_an_operator_disputes_is_marked_and_can_be_found(site: Site) -> None:
    ann = _person(site)
    event, other = site.events.record(_known(ann)), site.events.record(_known(ann))
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    disputed = site.events.dispute(event.id, disputed=True)
    assert disputed == replace(event, disputed_by="Rita")
    assert site.events.query(EventFilter(disputed_only=True)) == [disputed]
    assert site.events.count(EventFilter(disputed_only=True)) == 1
    assert site.events.query()[0] == other
    (entry,) = [e for e in site.trail.about(ann.id) if e.action == "dispute event"]
    assert (entry.actor, entry.subject, entry.details) == ("Rita", f"person {ann.id}", {"event": 1, "before": None})
    assert site.events.dispute(event.id, disputed=False) == event
    assert site.events.query(EventFilter(disputed_only=True)) == []
    assert [e.action for e in site.trail.about(ann.id)][-2:] == ["dispute event", "withdraw dispute"]
    assert site.trail.about(ann.id)[-1].details == {"event": 1, "before": "Rita"}


def test_only_an_event_that_names_somebody_is_disputed_and_only_by_who_may(site: Site) -> None:
    ann = _person(site)
    stranger, known = site.events.record(UNKNOWN), site.events.record(_known(ann))
    with pytest.raises(GalleryError, match="names nobody"):
        site.events.dispute(stranger.id, disputed=True)
    with pytest.raises(GalleryError, match="removed"):
        site.events.dispute(99, disputed=True)
    site = site.acting_as(Actor("Vera", PERMISSIONS[Role.VIEWER]))
    with pytest.raises(NotAllowedError):
        site.events.dispute(known.id, disputed=True)
    assert [e.disputed_by for e in site.events.query()] == [None, None]


def test_a_dispute_can_be_withdrawn_when_the_person_is_gone(site: Site) -> None:
    ann = _person(site)
    event = site.events.record(_known(ann))
    site.events.dispute(event.id, disputed=True)
    site.people.delete(ann.id)
    assert site.events.query()[0].disputed_by is not None
    assert site.events.dispute(event.id, disputed=False).disputed_by is None
    latest = site.trail.entries()[0]
    assert (latest.action, latest.subject) == ("withdraw dispute", "event 1")
    assert site.trail.verify() == []


def test_pages_follow_each_other(site: Site) -> None:
    for number in range(7):
        site.events.record(replace(UNKNOWN, track=number))
    assert [e.track for e in site.events.stream(page=3)] == [6, 5, 4, 3, 2, 1, 0]


def test_deleting_a_person_takes_name_and_photo_from_events(site: Site) -> None:
    ann, bob = _person(site), _person(site, "Bob")
    nearest = Message("nearest is {person} with 0.7", person=Named("Ann", ann.id))
    event = site.events.record(replace(_known(ann), reasons=(nearest,)), b"face of ann")
    other = site.events.record(
        replace(_known(bob), second_person="Ann", second_person_id=ann.id, second_score=0.5, reasons=(nearest,))
    )
    assert {e.second_person for e in site.events.query()} == {None, "Ann"}
    site.people.rename("Ann", "Anne")
    assert [str(e.reasons[0]) for e in site.events.query()] == ["nearest is Anne with 0.7"] * 2
    site.people.delete("Anne")
    kept = {e.id: e for e in site.events.query()}
    assert kept[event.id].person is None
    assert kept[event.id].outcome is Outcome.RECOGNISED
    assert site.events.photo(event.id) is None
    assert kept[other.id].second_person is None
    assert str(kept[other.id].reasons[0]) == "nearest is somebody since deleted with 0.7"


def test_a_deleted_name_is_nowhere_on_disk_while_others_have_the_site_open(site: Site) -> None:
    with Site(site.folder) as window:
        person = _person(site, "Annabella Unmistakable")
        site.events.record(
            replace(_known(person), reasons=(Message("is {person}", person=Named(person.name, person.id)),)), b"face"
        )
        window.people.people()
        site.people.delete(person.id)
        content = b"".join(p.read_bytes() for p in site.folder.rglob("*") if p.is_file())
        assert b"Unmistakable" not in content


def test_renaming_a_person_renames_their_events(site: Site) -> None:
    event = site.events.record(_known(_person(site)))
    site.people.rename("Ann", "Anne")
    assert site.events.query()[0].person == "Anne"
    assert event.person == "Ann"


def test_a_person_deleted_meanwhile_is_neither_named_nor_let_in(site: Site) -> None:
    ann = _person(site)
    site.people.delete("Ann")
    event = replace(
        _known(ann), reasons=(Message("recognised as {person}", person=Named("Ann", ann.id)), Message("3 of 3"))
    )
    recorded = site.events.record(event, b"face")
    assert (recorded.person, recorded.person_id, recorded.decision) == (None, None, Decision.DENY)
    assert [str(r) for r in recorded.reasons] == ["the person was deleted meanwhile", "3 of 3"]
    assert site.events.photo(recorded.id) is None


def test_what_came_since(site: Site) -> None:
    first = site.events.record(UNKNOWN)
    second = site.events.record(UNKNOWN)
    assert [e.id for e in site.events.query(after_id=first.id)] == [second.id]


def test_csv_holds_everything_and_no_formula(site: Site, tmp_path: Path) -> None:
    person = _person(site, '=HYPERLINK("http://x")')
    site.events.record(_known(person))
    site.events.record(replace(UNKNOWN, camera='Gate "A", north\n', reasons=(Message("+1"), Message("ü"))))
    assert write_csv(site.events.stream(), tmp_path / "out.csv") == 2
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1][1] == 'Gate "A", north\n'
    assert rows[1][-1] == "'+1; ü"
    assert rows[2][COLUMNS.index("person")].startswith("'=HYPERLINK")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_formulas_are_made_text(text: str) -> None:
    assert plain(text) == "'" + text


def test_csv_that_cannot_be_written_is_told(site: Site, tmp_path: Path) -> None:
    with pytest.raises(GalleryError, match="cannot be written"):
        write_csv(site.events.stream(), tmp_path / "no" / "folder.csv")


def test_whom_an_event_shows_can_be_said_and_goes_with_them(site: Site) -> None:
    ann, bob = _person(site), _person(site, "Bob")
    wrong = site.events.record(_known(ann), b"face of Bob")
    unknown = site.events.record(replace(_known(ann), person=None, person_id=None, outcome=Outcome.UNKNOWN), b"Bob too")
    with pytest.raises(GalleryError, match="names Ann already"):
        site.events.dispute(wrong.id or 0, disputed=True, shown_id=ann.id)
    with pytest.raises(GalleryError, match="names nobody"):
        site.events.dispute(unknown.id or 0, disputed=True)
    for event in (wrong, unknown):
        told = site.events.dispute(event.id or 0, disputed=True, shown_id=bob.id)
        assert (told.shown, told.disputed_by) == ("Bob", site.trail.actor.name)
    site.people.delete("Bob")
    kept = {event.id: event for event in site.events.query()}
    assert [kept[event.id].shown_id for event in (wrong, unknown)] == [None, None]
    assert (kept[wrong.id].disputed_by, kept[unknown.id].disputed_by) == (site.trail.actor.name, None)
    assert [site.events.photo(event.id or 0) for event in (wrong, unknown)] == [None, None]


def test_what_comes_after_an_event_is_read_from_the_oldest_on(site: Site) -> None:
    ann = _person(site)
    events = [site.events.record(replace(_known(ann), track=track), b"face") for track in range(5)]
    numbers = [event.id or 0 for event in events]
    assert site.events.since(0, 2) == events[:2]
    assert site.events.since(numbers[1], 2) == events[2:4]
    assert site.events.since(numbers[-1]) == []
    assert site.events.get(numbers[2]) == events[2]
    assert site.events.get(numbers[-1] + 1) is None
