from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from core.access.door import Door
from core.access.policy import DoorRules, Grant, Mode, Passage
from core.access.schedules import Calendar, Schedule, parse_period
from core.access.store import AccessStore, Group, Member, checked
from core.errors import GalleryError
from core.gallery.people import Enrolled
from core.locks.drivers.base import DoorError
from core.site import DATABASE, Site
from core.store.audit import Actor, NotAllowedError
from core.store.operators import PERMISSIONS, Role

ALWAYS = Schedule(name="always", periods=(parse_period("mon-sun 00:00-24:00"),))
FRONT = Door(rules=DoorRules(name="Front", leads_to="office"), cameras=("hall",))
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def ann(site: Site) -> int:
    """Ann, staff, who may pass the front door always."""
    vector = np.eye(16, dtype=np.float32)[0]
    person = site.people.add("Ann", [Enrolled(b"jpeg", vector, 0.9, "front")], "p-1")
    site.access.keep(ALWAYS)
    site.access.keep(FRONT)
    site.access.add_group("staff")
    site.access.grant("staff", "Front", "always")
    site.access.join(person.id, "staff")
    return person.id


def test_what_is_kept_decides(site: Site, ann: int) -> None:
    access = site.access
    assert access.ask("Front", ann, NOW).opens
    assert not access.ask("Front", None, NOW).allow
    assert [(g.name, g.people) for g in access.groups()] == [("staff", 1)]
    access.leave(ann, "staff")
    assert [s.text for s in access.ask("Front", ann, NOW).said] == ["is in no access group"]
    access.join(ann, "staff")
    access.join(ann, "staff")
    access.revoke("staff", "Front", "always")
    said = access.ask("Front", ann, NOW).said[0].text
    assert said == "none of their groups may pass here (they are in: staff)"
    access.grant("staff", "Front", "always")
    access.set_validity(ann, NOW + timedelta(days=1), None)
    assert "not valid before" in access.ask("Front", ann, NOW).said[0].text
    access.set_validity(ann, None, None)
    access.block(ann, blocked=True)
    assert access.ask("Front", ann, NOW).alarm
    access.block(ann, blocked=False)
    assert access.ask("Front", ann, NOW).opens


def test_passages_are_remembered_and_forgiven(site: Site, ann: int) -> None:
    site.access.keep(replace_rules(passback="hard", repeat_seconds=0))
    site.access.record([Passage(ann, "Front", "office", NOW), Passage(999, "Front", "office", NOW)])
    assert site.access.inside("office") == [("Ann", NOW)]
    assert site.access.inside("street") == []
    later = datetime.now(UTC) + timedelta(seconds=60)
    assert not site.access.ask("Front", ann, later).allow
    assert site.access.forgive(ann) == 1
    assert site.access.ask("Front", ann, later).allow
    with Site(site.folder) as again:
        assert again.access.ask("Front", ann, later).allow


def replace_rules(**rules: object) -> Door:
    return FRONT.model_copy(update={"rules": DoorRules.model_validate(FRONT.rules.model_dump() | rules)})


def test_a_door_is_free_when_its_schedule_says_so(site: Site, ann: int) -> None:
    assert not site.access.free("Front", NOW)
    site.access.keep(replace_rules(mode=Mode.FREE, open_schedule="always"))
    assert site.access.free("Front", NOW)
    site.access.keep(replace_rules(mode=Mode.FIRST_PERSON, open_schedule="always"))
    assert not site.access.free("Front", NOW)
    site.access.record([Passage(ann, "Front", None, NOW)])
    assert site.access.free("Front", NOW + timedelta(minutes=1))


def test_a_deleted_person_leaves_no_passage_and_no_group(site: Site, ann: int) -> None:
    site.access.record([Passage(ann, "Front", "office", NOW)])
    site.access.forgive(ann)
    site.people.delete("Ann")
    with site.database.engine.connect() as connection:
        for table in ("membership", "passage", "forgiveness"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0
    assert site.access.holder(ann) is None
    assert not site.access.ask("Front", ann, NOW).allow


def test_every_change_is_a_new_revision(site: Site, ann: int) -> None:
    changes: list[Callable[[AccessStore], object]] = [
        lambda a: a.add_group("night"),
        lambda a: a.drop_group("night"),
        lambda a: a.block(ann, blocked=True),
        lambda a: a.keep(FRONT),
        lambda a: a.forgive(),
        lambda a: a.revoke("staff", "Front", "always"),
        lambda a: a.drop(Schedule, "always"),
    ]
    people = site.people.revision()
    for change in changes:
        before = site.access.revision()
        change(site.access)
        assert site.access.revision() == before + 1
    assert site.people.revision() == people, "indexes have missed nothing"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda a: a.grant("staff", "Back", "always"), "no door 'Back': known are 'Front'"),
        (lambda a: a.grant("guests", "Front", "always"), "no group 'guests'"),
        (lambda a: a.add_group("staff"), "already"),
        (lambda a: a.add_group(" \n "), "letter or digit"),
        (lambda a: a.drop(Schedule, "always"), "needed by a grant"),
        (lambda a: a.keep(Schedule(name="x", calendar="none")), "no calendar 'none'"),
        (lambda a: a.keep(Door(rules=DoorRules(name="x", open_schedule="y"))), "no schedule 'y'"),
        (lambda a: a.keep(Door(rules=DoorRules(name="x"), cameras=("hall",))), "at the door 'Front' already"),
        (lambda a: a.ask("Back", None, NOW), "no door 'Back'"),
        (lambda a: a.set_validity(1, NOW, NOW), "after the start"),
        (lambda a: a.block(99, blocked=True), "deleted"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(
    site: Site, ann: int, change: Callable[[AccessStore], object], words: str
) -> None:
    before = site.access.revision()
    with pytest.raises(GalleryError, match=words):
        change(site.access)
    assert site.access.revision() == before


def _enrol(site: Site, *names: str) -> list[int]:
    vector = np.eye(16, dtype=np.float32)[0]
    return [site.people.add(name, [Enrolled(b"jpeg", vector, 0.9, "front")], "p-1").id for name in names]


def test_people_are_found_by_part_of_a_name_best_first(site: Site, ann: int) -> None:
    joann, anna, _, hundred = _enrol(site, "Joann", "Anna", "Bob", "100% Ann_")
    access = site.access
    assert access.find_people("ANN") == [
        Member(ann, "Ann"), Member(anna, "Anna"), Member(hundred, "100% Ann_"), Member(joann, "Joann")
    ]  # fmt: skip
    assert access.find_people("0% ann_") == [Member(hundred, "100% Ann_")]
    assert [m.name for m in access.find_people("", 2)] == ["100% Ann_", "Ann"]
    assert access.find_people("ann", inside="staff") == [Member(ann, "Ann")]
    assert [m.name for m in access.find_people(outside="staff")] == ["100% Ann_", "Anna", "Bob", "Joann"]
    with pytest.raises(GalleryError, match="no group 'none'"):
        access.find_people(inside="none")


def test_many_join_and_leave_at_once_or_not_at_all(site: Site, ann: int) -> None:
    bob, cid = _enrol(site, "Bob", "Cid")
    access, before = site.access, site.access.revision()
    assert access.set_members("staff", [ann, bob, cid, bob], there=True) == [bob, cid]
    assert access.groups() == [Group("staff", 3)]
    assert access.revision() == before + 1
    assert [e.action for e in site.trail.about(bob)] == ["enrol", "join group"]
    with pytest.raises(GalleryError, match="deleted"):
        access.set_members("staff", [ann, 999], there=False)
    assert access.groups() == [Group("staff", 3)]
    assert access.set_members("staff", [bob, cid], there=False) == [bob, cid]
    assert access.find_people(inside="staff") == [Member(ann, "Ann")]


def test_grants_of_many_cells_are_one_change_that_can_be_undone(site: Site, ann: int) -> None:
    site.access.keep(Schedule(name="work", periods=(parse_period("mon-fri 08:00-18:00"),)))
    site.access.keep(Door(rules=DoorRules(name="Back")))
    before = site.access.revision()
    was = site.access.set_grants({("staff", "Front"): ["work", "work"], ("staff", "Back"): ["always", "work"]})
    assert was == {("staff", "Front"): ("always",), ("staff", "Back"): ()}
    assert site.access.revision() == before + 1
    assert set(site.access.grants()) == {
        Grant("staff", "Back", "always"), Grant("staff", "Back", "work"), Grant("staff", "Front", "work")
    }  # fmt: skip
    with pytest.raises(GalleryError, match="no schedule 'never'"):
        site.access.set_grants({("staff", "Front"): [], ("staff", "Back"): ["never"]})
    assert len(site.access.grants()) == 3
    site.access.set_grants(was)
    assert site.access.grants() == (Grant("staff", "Front", "always"),)


def test_a_new_name_holds_wherever_it_is_used(site: Site, ann: int) -> None:
    access = site.access
    access.add(Calendar(name="year"))
    access.keep(Schedule(name="work", calendar="year"))
    access.keep(replace_rules(mode=Mode.FREE, open_schedule="always"))
    assert access.rename(Calendar, "year", " feasts\n") == "feasts"
    assert access.rename(Schedule, "always", "ever") == "ever"
    assert access.rename_group("staff", "crew") == "crew"
    assert access.one(Schedule, "work").calendar == "feasts"
    assert access.one(Door, "Front").rules.open_schedule == "ever"
    assert access.grants() == (Grant("crew", "Front", "ever"),)
    assert access.ask("Front", ann, NOW).opens
    assert access.rename(Schedule, "ever", "ever") == "ever"


@pytest.mark.parametrize(
    "change",
    [
        lambda a: a.add(ALWAYS),
        lambda a: a.add(Schedule(name=" always ")),
        lambda a: a.rename(Schedule, "work", "always"),
        lambda a: a.rename_group("guests", "staff"),
    ],
)
def test_nothing_takes_the_name_of_another(site: Site, ann: int, change: Callable[[AccessStore], object]) -> None:
    site.access.add(Schedule(name="work"))
    site.access.add_group("guests")
    before = site.access.revision()
    with pytest.raises(GalleryError, match="there is a .* already"):
        change(site.access)
    assert site.access.revision() == before


def test_a_holiday_is_set_for_one_year_or_all_and_back(site: Site) -> None:
    access, day = site.access, date(2026, 12, 25)
    access.add(Calendar(name="year", yearly=frozenset({(1, 1)})))
    assert access.set_holiday("year", day, once=True, yearly=False) == (False, False)
    assert access.one(Calendar, "year").dates == {day}
    assert access.set_holiday("year", day, once=False, yearly=True) == (True, False)
    assert access.one(Calendar, "year") == Calendar(name="year", yearly=frozenset({(1, 1), (12, 25)}))
    assert access.set_holiday("year", day, once=True, yearly=False) == (False, True)
    assert access.set_holiday("year", day, once=False, yearly=False) == (True, False)
    assert access.one(Calendar, "year") == Calendar(name="year", yearly=frozenset({(1, 1)}))


def test_a_calendar_that_a_schedule_needs_stays(site: Site) -> None:
    site.access.keep(Calendar(name="year"))
    site.access.keep(Schedule(name="work", calendar="year"))
    with pytest.raises(GalleryError, match="'work'"):
        site.access.drop(Calendar, "year")
    site.access.drop(Schedule, "work")
    site.access.drop(Calendar, "year")


def test_a_wrong_part_is_named(site: Site) -> None:
    with pytest.raises(GalleryError, match=r"rules\.zone"):
        checked(Door, rules={"name": "x", "zone": "Mars/Olympus"})
    with pytest.raises(DoorError, match="magic"):
        site.access.keep(Door(rules=DoorRules(name="x"), lock={"driver": "magic"}))


@pytest.mark.one_kind
def test_a_gallery_of_the_version_before_keeps_everybody(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        person = site.people.add("Ann", [Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")], "p-1")
    engine = create_engine(f"sqlite:///{tmp_path / DATABASE}")
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
        assert connection.execute(text("SELECT count(*) FROM photo")).scalar() == 1
    engine.dispose()
    with Site(tmp_path) as site:
        assert site.people.find("Ann") == person
        assert site.people.photo(site.people.photo_ids(person.id)[0]) == b"jpeg"
        holder = site.access.holder(person.id)
        assert holder is not None
        assert holder == replace(holder, groups=frozenset(), valid_from=None, blocked=False)


@pytest.mark.parametrize(
    ("zone", "shut"),
    [
        ("Asia/Tokyo", "2027-01-01T00:00+09:00"),
        ("America/Los_Angeles", "2027-01-01T00:00-08:00"),
        ("UTC", "2027-01-01T00:00+00:00"),
    ],
)
@pytest.mark.parametrize("machine", ["UTC", "Pacific/Auckland"])
def test_a_last_day_is_the_one_at_the_door_whatever_the_machines_clock_says(
    site: Site, ann: int, monkeypatch: pytest.MonkeyPatch, zone: str, shut: str, machine: str
) -> None:
    monkeypatch.setenv("TZ", machine)
    time.tzset()
    try:
        access = site.access
        access.keep(Door(rules=DoorRules(name="Front", zone=zone)))
        access.set_validity(ann, datetime(2026, 12, 31), datetime(2027, 1, 1))
        end = datetime.fromisoformat(shut)
        minute = timedelta(minutes=1)
        asked = {
            moment: access.ask("Front", ann, moment).allow for moment in (end - minute, end, end - timedelta(days=1))
        }
        assert list(asked.values()) == [True, False, True]
        early = access.ask("Front", ann, end - timedelta(days=1, minutes=1))
        assert [s.text for s in early.said if s.rule == "validity"] == ["is not valid before 2026-12-31 00:00"]
        access.set_validity(ann, None, end)  # a moment stays one
        holder = access.holder(ann)
        assert holder is not None
        assert holder.valid_until == end
        assert access.ask("Front", ann, end - minute).allow
        assert not access.ask("Front", ann, end).allow
    finally:
        monkeypatch.undo()
        time.tzset()


def _sample() -> Enrolled:
    return Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[1], 0.9, "front")


def test_a_group_of_everybody_holds_those_who_come_later(site: Site) -> None:
    before = site.people.add("Ann", [_sample()], "p-1")
    site.access.add_group("Everybody", everybody=True)
    later = site.people.add("Bob", [_sample()], "p-1")
    for person in (before, later):
        assert site.access.holder(person.id).groups == {"Everybody"}
    assert [(group.people, group.everybody) for group in site.access.groups()] == [(2, True)]
    assert [one.name for one in site.access.find_people(inside="Everybody")] == ["Ann", "Bob"]
    assert site.access.find_people(outside="Everybody") == []
    site.access.join(later.id, "Everybody")
    with pytest.raises(GalleryError, match="everybody enrolled is in"):
        site.access.leave(later.id, "Everybody")
    with pytest.raises(GalleryError, match="everybody enrolled is in"):
        site.access.set_members("Everybody", [later.id], there=False)
    was = site.access.set_group("Everybody", everybody=False)
    assert was.everybody
    assert site.access.holder(later.id).groups == frozenset()


def test_reception_gives_what_is_open_to_it_and_nothing_else(site: Site) -> None:
    person = site.people.add("Ann", [_sample()], "p-1")
    site.access.add_group("Visitors", reception=True)
    site.access.add_group("Server room")
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert site.access.may_give() == ["Visitors"]
    with pytest.raises(NotAllowedError):
        site.access.set_validity(person.id, None, tomorrow)
    site.access.give(person.id, ["Visitors"], (None, tomorrow))
    holder = site.access.holder(person.id)
    assert (holder.groups, holder.valid_until) == ({"Visitors"}, tomorrow)
    for act in (
        lambda: site.access.join(person.id, "Server room"),
        lambda: site.access.give(person.id, ["Visitors", "Server room"]),
        lambda: site.access.set_group("Server room", reception=True),
        lambda: site.access.block(person.id, blocked=True),
        lambda: site.access.add_group("Mine", reception=True),
    ):
        with pytest.raises(NotAllowedError):
            act()
    site.access.leave(person.id, "Visitors")
    site.access.give(person.id, ["Visitors"])
    site = site.acting_as(Actor("Ada"))
    site.access.join(person.id, "Server room")
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    with pytest.raises(NotAllowedError):  # of an employee it does not say until when
        site.access.set_validity(person.id, None, None)
    assert site.access.holder(person.id).groups == {"Visitors", "Server room"}


def test_reception_limits_whoever_is_in_no_group_but_that_of_everybody_and_lifts_no_limit(site: Site) -> None:
    person = site.people.add("Ann", [_sample()], "p-1")
    site.access.add_group("Everybody", everybody=True)
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    friday, sunday = datetime(2026, 12, 4), datetime(2026, 12, 6)
    site.access.set_validity(person.id, None, sunday)
    site.access.set_validity(person.id, None, friday)
    for start, end in ((None, sunday), (None, None), (datetime(2026, 12, 1), sunday)):
        with pytest.raises(NotAllowedError):
            site.access.set_validity(person.id, start, end)
    site = site.acting_as(Actor("Ada"))
    site.access.add_group("Visitors", reception=True)
    site = site.acting_as(Actor("Rita", PERMISSIONS[Role.RECEPTIONIST]))
    site.access.give(person.id, ["Visitors"])
    with pytest.raises(NotAllowedError):  # nor by way of a group that it may give
        site.access.set_validity(person.id, None, None)
    assert site.access.holder(person.id).valid_until == friday
