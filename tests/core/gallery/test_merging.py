from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import select, text

from core import demo
from core.access.policy import Passage
from core.base.messages import Message, Named
from core.errors import GalleryError
from core.gallery import merging
from core.gallery.events import Decision, Event, Outcome
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.health import State, examine
from core.people.enrolment import Enroller, sample
from core.recognition.pooling import pool
from core.site import Site
from core.store.audit import Actor, NotAllowedError, Permission
from core.store.schema import Base

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EARLIER, LATER = NOON - timedelta(9), NOON + timedelta(9)
ANN, BOB, ANNE = 1, 2, 3
TABLES = ("photo", "template", "event", "membership", "passage", "consent", "forgiveness")


def _unit(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=16).astype(np.float32)
    return vector / np.linalg.norm(vector)


def _face(seed: int) -> Enrolled:
    return Enrolled(b"jpeg of %d" % seed, _unit(seed), 0.5 + seed / 100, "front")


def _event(person: int | None, second: int | None = None, *named: int) -> Event:
    return Event(
        time=NOON,
        camera="Door",
        track=1,
        decision=Decision.ALLOW if person else Decision.DENY,
        outcome=Outcome.RECOGNISED if person else Outcome.UNKNOWN,
        person="?" if person else None,
        person_id=person,
        score=0.9,
        threshold=0.8,
        second_person="?" if second else None,
        second_person_id=second,
        second_score=0.5 if second else None,
        shots=3,
        quality=0.9,
        profile_id="p-1",
        reasons=(Message("3 of 3"), Message.joined(" and ", (Named("?", n) for n in named))),
    )


@pytest.fixture
def pair(site: Site) -> Site:
    """Ann and Anne, who are one human, and Bob; each with all that a site can know of somebody."""
    for name, seeds in (("Ann", (1, 2)), ("Bob", (3,)), ("Anne", (4, 5))):
        site.people.add(name, [_face(seed) for seed in seeds], "p-1")
    site.people.add("Anne", [_face(6)], "p-2")
    site.people.add("Nina", [_face(7)], "p-1", employee_id="3")
    for group in ("staff", "night", "lab"):
        site.access.add_group(group)
    for person, group in ((ANN, "staff"), (ANNE, "staff"), (ANNE, "night"), (BOB, "lab")):
        site.access.join(person, group)
    for person, document in ((ANN, "form 1"), (BOB, "form 2"), (ANNE, "form 3")):
        site.consents.give(person, date(2026, 1, person), document)
    site.access.record([Passage(p, "Front", "office", NOON + timedelta(hours=p)) for p in (ANN, BOB, ANNE)])
    site.events.record(_event(ANN, None, ANN), b"face of ann")
    site.events.record(_event(ANNE, BOB, ANNE, BOB), b"face of anne")
    site.events.record(_event(BOB, ANNE, BOB), b"face of bob")
    site.events.record(_event(None, None, BOB, ANNE), b"face of a stranger")  # only the reasons mention her
    site.events.record(replace(_event(None, None, 33), threshold=3.0, shots=3), b"another stranger")
    site.events.record(_event(ANNE))
    site.events.dispute(2, disputed=True)
    return site


def _tables(site: Site) -> dict[str, list[tuple[object, ...]]]:
    with site.database.engine.connect() as connection:
        tables = ((table, select(table).order_by(*table.primary_key)) for table in Base.metadata.sorted_tables)
        return {table.name: [tuple(row) for row in connection.execute(rows)] for table, rows in tables}


def test_everything_of_one_is_the_others_and_the_one_is_nowhere(pair: Site) -> None:
    with pair.database.engine.connect() as connection:
        secrets = [
            bytes(blob)[:48]
            for question in (
                "SELECT wrapped_key FROM person WHERE id = 3",
                "SELECT sealed FROM photo WHERE person_id = 3",
                "SELECT sealed FROM template WHERE person_id = 3",
                "SELECT document FROM consent WHERE person_id = 3",
                "SELECT sealed_photo FROM event WHERE person_id = 3 AND sealed_photo IS NOT NULL",
            )
            for (blob,) in connection.execute(text(question))
        ]
    assert len(secrets) == 9
    kept = pair.merge_people(ANN, ANNE)
    assert (kept.id, kept.name, kept.photos) == (ANN, "Ann", 5)
    assert {pair.people.photo(n) for n in pair.people.photo_ids(ANN)} == {b"jpeg of %d" % n for n in (1, 2, 4, 5, 6)}
    assert [p for p, _ in pair.people.all_templates(ANN)] == ["p-1"] * 4 + ["p-2"]
    assert [(c.given.day, c.document) for c in pair.consents.of(ANN)] == [(1, "form 1"), (3, "form 3")]
    assert [p.time.hour for p in pair.access.passages_of(ANN)] == [13, 15]
    holder = pair.access.holder(ANN)
    assert holder is not None
    assert holder.groups == {"staff", "night"}
    with pair.database.engine.connect() as connection:
        for table, column in (("person", "id"), ("event", "second_person_id"), *((t, "person_id") for t in TABLES)):
            assert connection.execute(text(f"SELECT count(*) FROM {table} WHERE {column} = 3")).scalar() == 0, table
    content = b"".join(p.read_bytes() for p in pair.folder.rglob("*") if p.is_file())
    assert not [secret for secret in secrets if secret in content]
    assert b"Anne" not in content
    assert pair.people.find("3").name == "Nina"  # the number is free for an employee id again


def test_events_follow_with_faces_seconds_and_reasons(pair: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_AT_ONCE", 2)
    before = {e.id: e for e in pair.events.query()}
    pair.merge_people(ANN, ANNE)
    events = {e.id: e for e in pair.events.query()}
    assert [events[n].person_id for n in range(1, 7)] == [ANN, ANN, BOB, None, None, ANN]
    assert [events[n].second_person for n in range(1, 7)] == [None, "Bob", "Ann", None, None, None]
    assert [str(events[n].reasons[1]) for n in range(1, 6)] == [
        "Ann", "Ann and Bob", "Bob", "Bob and Ann", "somebody since deleted",
    ]  # fmt: skip
    assert [pair.events.photo(n) for n in range(1, 7)] == [
        b"face of ann", b"face of anne", b"face of bob", b"face of a stranger", b"another stranger", None,
    ]  # fmt: skip
    assert events[2].disputed_by == before[2].disputed_by is not None
    assert events[5] == before[5]


def test_every_index_finds_both_under_the_one_who_stays(pair: Site) -> None:
    with Site(pair.folder) as other:
        watching, second = other.index("p-1", 16, 0.9), pair.index("p-2", 16, 0.9)
        watching.save()
        pair.merge_people(ANN, ANNE)
        assert not list((pair.folder / "index").glob("*"))
        for index, seeds in ((watching, (1, 2, 4, 5)), (pair.index("p-1", 16, 0.9), (1, 2, 4, 5)), (second, (6,))):
            index.refresh()
            assert index.differences() == 0
            assert index.similarity(ANNE, _unit(4)) is None
            pooled = pool(np.stack([_unit(s) for s in seeds]), 0.9)
            for seed in seeds:
                assert index.similarity(ANN, _unit(seed)) == pytest.approx(float(pooled @ _unit(seed)), abs=1e-5)
        assert (watching.templates, watching.people, second.people) == (6, 3, 1)


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [
        ((None, None), (None, None), (None, None)),
        ((None, NOON), (EARLIER, None), (EARLIER, NOON)),
        ((EARLIER, LATER), (NOON, NOON + timedelta(1)), (NOON, NOON + timedelta(1))),
        ((None, NOON), (LATER, None), (LATER, NOON)),  # never: that is for somebody to put right
    ],
)
def test_the_stricter_validity_holds(pair: Site, mine, theirs, result) -> None:
    pair.access.set_validity(ANN, *mine)
    pair.access.set_validity(ANNE, *theirs)
    pair.merge_people(ANN, ANNE)
    holder = pair.access.holder(ANN)
    assert holder is not None
    assert (holder.valid_from, holder.valid_until) == result


@pytest.mark.parametrize("blocked", [ANN, ANNE, None])
def test_who_is_blocked_once_stays_blocked(pair: Site, blocked: int | None) -> None:
    if blocked is not None:
        pair.access.block(blocked, blocked=True)
    revision = pair.access.revision()
    pair.merge_people(ANN, ANNE)
    holder = pair.access.holder(ANN)
    assert holder is not None
    assert holder.blocked is (blocked is not None)
    assert pair.access.revision() > revision


@pytest.mark.parametrize(
    ("mine", "theirs", "result"), [("A", "B", "A"), (None, "B", "B"), ("A", None, "A"), (None, None, None)]
)
def test_an_employee_id_stays(pair: Site, mine, theirs, result) -> None:
    pair.people.set_employee_id(ANN, mine)
    pair.people.set_employee_id(ANNE, theirs)
    assert pair.merge_people(ANN, ANNE).employee_id == result


def test_who_was_enrolled_first_says_since_when(pair: Site) -> None:
    first, later = pair.people.find(ANN), pair.people.find(ANNE)
    assert first.created < later.created
    assert pair.merge_people(ANNE, ANN) == replace(later, created=first.created, photos=5)


def test_what_was_forgiven_last_is_forgiven(pair: Site) -> None:
    pair.access.forgive(ANNE)
    theirs = pair.access.forgiven(ANNE)
    pair.merge_people(ANN, ANNE)
    assert pair.access.forgiven(ANN) == theirs is not None
    pair.access.forgive(BOB)
    mine = pair.access.forgiven(BOB)
    pair.merge_people(BOB, ANN)
    assert pair.access.forgiven(BOB) == mine


def test_the_trail_holds_and_says_who_became_whom(pair: Site) -> None:
    rows = _tables(pair)["audit"]
    pair = pair.acting_as(Actor("Rita"))
    pair.merge_people(ANN, ANNE)
    assert _tables(pair)["audit"][: len(rows)] == rows
    assert pair.trail.verify() == []
    entry = pair.trail.entries()[0]
    assert (entry.actor, entry.action, entry.subject) == ("Rita", "merge people", "person 1")
    assert entry.details == {
        "gone": ANNE, "name": "Anne", "employee_id": None, "photos": 3, "events": 4, "groups": ["night"],
    }  # fmt: skip
    assert {e.details is None for e in pair.trail.about(ANNE)} == {True}
    assert all(e.details is not None for e in pair.trail.about(ANN))


def test_if_sealing_fails_anywhere_nothing_has_changed(pair: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before, failed = _tables(pair), 0
    seal = merging.seal
    while True:
        left = failed

        def fail(key: bytes, plain: bytes, purpose: str) -> bytes:
            nonlocal left
            left -= 1
            if left < 0:
                raise GalleryError("the power is gone")
            return seal(key, plain, purpose)

        monkeypatch.setattr(merging, "seal", fail)
        try:
            pair.merge_people(ANN, ANNE)
        except GalleryError:
            assert _tables(pair) == before
            failed += 1
        else:
            break
    assert failed == 3 + 3 + 1 + 1  # photos, templates, a face of an event, a consent
    assert pair.people.find(ANN).photos == 5


@pytest.mark.parametrize("missing", [Permission.ENROL, Permission.DELETE])
def test_it_takes_both_permissions(pair: Site, missing: Permission) -> None:
    pair = pair.acting_as(Actor("Olga", frozenset({Permission.ENROL, Permission.DELETE} - {missing})))
    with pytest.raises(NotAllowedError):
        pair.merge_people(ANN, ANNE)
    assert pair.people.count() == 4


@pytest.mark.parametrize(
    ("keep", "gone", "told"), [(ANN, ANN, "same entry"), (ANN, 9, "has been deleted"), (9, ANN, "has been deleted")]
)
def test_two_who_are_there_are_needed(pair: Site, keep: int, gone: int, told: str) -> None:
    before = _tables(pair)
    with pytest.raises(GalleryError, match=told):
        pair.merge_people(keep, gone)
    assert _tables(pair) == before


def _comes(site: Site) -> None:
    site.events.record(_event(None, None, ANNE))


def _becomes_another(site: Site) -> None:
    site.merge_people(ANNE, BOB)


@pytest.mark.parametrize("meanwhile", [_comes, _becomes_another])
def test_what_happens_while_events_are_searched_is_not_missed(
    pair: Site, meanwhile: Callable[[Site], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.events.record(_event(None, None, BOB))  # mentions Anne only if Bob becomes her
    with Site(pair.folder) as other:
        write = pair.database.write

        def late() -> object:
            monkeypatch.setattr(pair.database, "write", write)
            meanwhile(other)
            return write()

        monkeypatch.setattr(pair.database, "write", late)
        pair.merge_people(ANN, ANNE)
    named = {one.id for event in pair.events.query() for reason in event.reasons for one in reason.people}
    assert named == {ANN, 33} | ({BOB} if meanwhile is _comes else set())


def test_the_site_stays_sound_and_both_faces_are_recognised(
    site: Site, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray
) -> None:
    kept = demo.prepare(site, recogniser)
    face = sample(recogniser.engine, hopper)
    gone = Enroller(site, recogniser).samples("The Admiral", [face])
    site.merge_people(kept.id, gone.id)
    checks = {check.name: check for check in examine(site)}
    assert [c for c in checks.values() if c.state is State.BAD] == []
    assert checks["index"].state is State.GOOD
    assert checks["index"].words.startswith("4 templates")
    ((best, *others),) = recogniser.index.search(face.template[None])
    assert (best.person_id, others) == (kept.id, [])
