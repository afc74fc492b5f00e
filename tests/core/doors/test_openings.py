from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from core.access.door import Door
from core.access.policy import DoorRules
from core.doors import openings
from core.doors.openings import OpeningState, OpeningStore
from core.errors import GalleryError
from core.site import Site
from core.store import schema
from core.store.audit import Actor, NotAllowedError, Permission
from core.store.vault import Vault, new_key

OPENER = Actor("lift (API key)", frozenset({Permission.OPEN}))


@pytest.fixture
def store(site: Site) -> OpeningStore:
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("hall",)))
    return site.acting_as(OPENER).openings


def test_a_wish_reaches_whoever_looks_and_the_answer_whoever_asked(site: Site, store: OpeningStore) -> None:
    asked = store.ask("Front", " a parcel ")
    (wish,) = site.openings.waiting(60)
    assert (wish.id, wish.door, wish.by, wish.why) == (asked.id, "Front", OPENER, "a parcel")
    assert 0 <= wish.age < 60
    assert site.openings.take(wish)
    assert not site.openings.take(wish), "nobody opens it twice"
    assert site.openings.waiting(60) == []
    answering = threading.Timer(0.15, lambda: site.openings.answer(wish, None))
    answering.start()
    assert store.wait(asked.id, 10).state is OpeningState.OPENED
    answering.join()


def test_nobody_takes_on_what_nobody_waits_for_any_more(site: Site, store: OpeningStore) -> None:
    asked = store.ask("Front", "a parcel")
    (wish,) = site.openings.waiting(60)
    assert store.wait(asked.id, 0).state is OpeningState.EXPIRED
    assert not site.openings.take(wish)
    store.ask("Front", "a parcel")
    assert site.openings.waiting(0) == [], "too old"


def test_what_was_taken_on_and_is_not_answered_stays_open(
    site: Site, store: OpeningStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openings, "_ACTING", 0.0)
    asked = store.ask("Front", "a parcel")
    site.openings.take(site.openings.waiting(60)[0])
    assert store.wait(asked.id, 0).state is OpeningState.TAKEN
    site.openings.answer(openings.Wish(asked.id, "Front", OPENER, "", 0), "the lock is gone")
    found = store.get(asked.id)
    assert found is not None
    assert (found.state, found.words) == (OpeningState.REFUSED, "the lock is gone")


def test_who_may_not_or_says_not_why_or_names_no_door_asks_for_nothing(site: Site, store: OpeningStore) -> None:
    with pytest.raises(NotAllowedError, match="may not open doors by hand"):
        site.acting_as(Actor("x", frozenset(Permission) - {Permission.OPEN})).openings.ask("Front", "y")
    with pytest.raises(GalleryError, match="say why"):
        store.ask("Front", "  ")
    with pytest.raises(GalleryError, match="no door 'Back'"):
        store.ask("Back", "y")
    assert site.openings.waiting(60) == []
    with pytest.raises(GalleryError, match="no such request"):
        store.wait(99, 0)


def test_who_writes_into_the_store_without_the_site_key_opens_no_door(site: Site, store: OpeningStore) -> None:
    store.ask("Front", "a parcel")
    said = b'{"door": "Front", "by": "me", "why": "let me in"}'
    with site.database.engine.begin() as connection:
        for sealed in (said, Vault(new_key()).seal(said, "opening request"), site.vault.seal(said, "event")):
            connection.execute(
                text("INSERT INTO opening_request (created, door, sealed, state, words) SELECT created, door, :sealed,"
                     " state, words FROM opening_request LIMIT 1"),
                {"sealed": sealed},
            )  # fmt: skip
    assert [wish.why for wish in site.openings.waiting(60)] == ["a parcel"]


def test_a_wish_of_before_that_is_put_there_again_opens_no_door(
    site: Site, store: OpeningStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = datetime.now(UTC) - timedelta(seconds=10)

    class Earlier(datetime):
        @classmethod
        def now(cls, tz=None):
            return before

    with monkeypatch.context() as patch:
        patch.setattr(openings, "datetime", Earlier)
        asked = store.ask("Front", "a parcel")
    with site.database.write() as session:
        session.get_one(schema.OpeningRequest, asked.id).created = datetime.now(UTC)
    assert site.openings.waiting(5) == []
    assert len(site.openings.waiting(60)) == 1


def test_wishes_are_forgotten_after_an_hour(site: Site, store: OpeningStore, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = store.ask("Front", "a parcel")

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(UTC) + timedelta(hours=1, seconds=1)

    monkeypatch.setattr(openings, "datetime", Later)
    store.ask("Front", "another")
    assert store.get(asked.id) is None
