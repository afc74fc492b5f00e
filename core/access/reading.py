"""What access control keeps, as it is read: groups, doors, schedules, holidays, grants, and who passed where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy import case, func, select, true
from sqlalchemy.orm import Session

from core.access.door import Door
from core.access.policy import Grant, History, Holder, Passage, Policy, Proof
from core.access.rules import Effect, Ruling, decide, free
from core.access.schedules import Calendar, Schedule
from core.base.faults import fault
from core.base.messages import Message
from core.errors import GalleryError
from core.store import schema
from core.store.database import Database
from core.store.names import clean, searched
from core.store.revisions import RULES, revision_of
from core.store.searching import found_by, names

Kept = TypeVar("Kept", Door, Schedule, Calendar)
Named = TypeVar("Named", Schedule, Calendar)
KINDS: dict[type[BaseModel], str] = {Door: "door", Schedule: "schedule", Calendar: "calendar"}
KIND_WORDS = {"door": Message("door"), "schedule": Message("schedule"), "calendar": Message("calendar")}


@dataclass(frozen=True)
class Group:
    """People who may pass the same doors at the same times.

    Attributes:
        name: of the group.
        people: how many are in it.
        everybody: whether all who are enrolled are in it, now and later.
        reception: whether those may give it who enrol people and may not change rules.

    """

    name: str
    people: int
    everybody: bool = False
    reception: bool = False


@dataclass(frozen=True)
class Member:
    """Somebody enrolled, by name alone."""

    id: int
    name: str


class AccessReader:
    """Reads the access rules of one site."""

    def __init__(self, database: Database):
        self._database = database

    def revision(self) -> int:
        """Counts changes of rules, groups and people's validity."""
        with self._database.read() as session:
            return revision_of(session, RULES)

    def all(self, kind: type[Kept]) -> list[Kept]:
        """All doors, schedules or calendars, by name."""
        with self._database.read() as session:
            return self._all(session, kind)

    def one(self, kind: type[Kept], name: str) -> Kept:
        """The door, schedule or calendar of that name.

        Raises:
            GalleryError: there is none.

        """
        with self._database.read() as session:
            return self._of(kind, rule_row(session, kind, name).content)

    def groups(self) -> list[Group]:
        """All groups, by name."""
        kept = schema.AccessGroup
        query = (
            select(kept.name, func.count(schema.Membership.person_id), kept.everybody, kept.reception)
            .outerjoin(schema.Membership, schema.Membership.group_id == schema.AccessGroup.id)
            .group_by(schema.AccessGroup.id)
            .order_by(schema.AccessGroup.name)
        )
        with self._database.read() as session:
            people = session.execute(select(func.count(schema.Person.id))).scalar_one()
            return [
                Group(name, people if everybody else count, everybody, reception)
                for name, count, everybody, reception in session.execute(query)
            ]

    def in_no_group(self, person_id: int) -> bool:
        """Whether somebody passes no door of those that there are, since they are in no group."""
        holder = self.holder(person_id)
        return holder is not None and not holder.groups and bool(self.all(Door))

    def find_people(
        self, search: str = "", limit: int = 200, *, inside: str | None = None, outside: str | None = None
    ) -> list[Member]:
        """People whose name contains ``search``: first who is called so, then whose name begins so, then by name.

        Args:
            search: part of a name, or how an employee id begins; empty is everybody.
            limit: at most so many.
            inside: a group that they are to be in.
            outside: a group that they are not to be in.

        Raises:
            GalleryError: there is no such group.

        """
        wanted, name = select(schema.Person.id, schema.Person.name), schema.Person.folded_name
        text = searched(clean(search))
        with self._database.read() as session:
            if text:
                plain = names(self._database, session)
                rank = case((plain.equals(text), 0), (plain.begins(text), 1), else_=2)
                wanted = wanted.where(found_by(self._database, session, search)).order_by(rank)
            for group, there in ((inside, True), (outside, False)):
                if group is not None:
                    row = group_row(session, group)
                    members = select(schema.Membership.person_id).where(schema.Membership.group_id == row.id)
                    condition = true() if row.everybody else schema.Person.id.in_(members)
                    wanted = wanted.where(condition if there else ~condition)
            return [Member(*row) for row in session.execute(wanted.order_by(name).limit(limit))]

    def grants(self) -> tuple[Grant, ...]:
        """Which group may pass which door within which schedule."""
        with self._database.read() as session:
            return self._grants(session)

    def policy(self) -> Policy:
        """All rules."""
        with self._database.read() as session:
            return Policy(
                {door.name: door.rules for door in self._all(session, Door)},
                {schedule.name: schedule for schedule in self._all(session, Schedule)},
                {calendar.name: calendar for calendar in self._all(session, Calendar)},
                self._grants(session),
            )

    def holder(self, person_id: int) -> Holder | None:
        """Somebody enrolled as access control sees them; None where they are deleted."""
        mine = select(schema.Membership.group_id).where(schema.Membership.person_id == person_id)
        kept = schema.AccessGroup
        groups = select(kept.name).where(kept.everybody | kept.id.in_(mine))
        with self._database.read() as session:
            person = session.get(schema.Person, person_id)
            if person is None:
                return None
            names = frozenset(session.execute(groups).scalars())
            return Holder(person.id, names, person.valid_from, person.valid_until, person.blocked)

    def history(self, door: str, person_id: int | None) -> History:
        """What has happened so far, as far as a decision on one person at one door asks for it."""
        kept = schema.Passage
        newest = select(kept).order_by(kept.id.desc()).limit(1)
        questions = [newest.where(kept.door == door)]
        if person_id is not None:
            mine = newest.where(kept.person_id == person_id)
            questions += [mine.where(kept.area.is_not(None)), mine.where(kept.door == door)]
        with self._database.read() as session:
            rows = {row.id: row for question in questions for row in session.execute(question).scalars()}
            forgiven = session.get(schema.Forgiveness, person_id) if person_id is not None else None
        passages = [Passage(r.person_id, r.door, r.area, r.time) for _, r in sorted(rows.items())]
        return replace(
            History().after(*passages), forgiven={forgiven.person_id: forgiven.time} if forgiven is not None else {}
        )

    def ask(
        self,
        door: str,
        person_id: int | None,
        when: datetime,
        waiting: Mapping[str, tuple[int, datetime]] | None = None,
        proof: Proof | None = None,
    ) -> Ruling:
        """What the rules say about somebody at a door at a moment.

        Args:
            door: name.
            person_id: None is nobody we know.
            when: with its time zone.
            waiting: who came first where two are needed.
            proof: that somebody is there; None where the question is only what would be.

        Raises:
            GalleryError: there is no such door.

        """
        policy = self.policy()
        if door not in policy.doors:
            self.one(Door, door)  # says which there are
        holder = self.holder(person_id) if person_id is not None else None
        first = (waiting or {}).get(door)
        still = first is not None and first[0] != person_id and self._still_may(policy, door, first[0], when)
        history = replace(self.history(door, person_id), waiting={door: first} if first is not None and still else {})
        ruling = decide(policy, history, door, holder, when, proof)
        others = {name: who for name, who in (waiting or {}).items() if name != door}
        return replace(ruling, history=replace(ruling.history, waiting=others | dict(ruling.history.waiting)))

    def _still_may(self, policy: Policy, door: str, person_id: int, when: datetime) -> bool:
        """Whether the first of two may still pass: they may have been blocked while they waited."""
        holder = self.holder(person_id)
        if holder is None:
            return False
        alone = decide(policy, self.history(door, person_id), door, holder, when, Proof.whole())
        return all(s.effect is not Effect.DENY or s.rule == "pair" for s in alone.said)

    def free(self, door: str, when: datetime) -> bool:
        """Whether a door stands open for everybody.

        Raises:
            GalleryError: there is no such door.

        """
        policy = self.policy()
        if door not in policy.doors:
            self.one(Door, door)
        return free(policy, self.history(door, None), door, when)

    def forgiven(self, person_id: int) -> datetime | None:
        """When somebody's passages were last forgiven by hand."""
        with self._database.read() as session:
            row = session.get(schema.Forgiveness, person_id)
            return row.time if row is not None else None

    def passages_of(self, person_id: int) -> list[Passage]:
        """Every passage of a person, oldest first."""
        wanted = select(schema.Passage).where(schema.Passage.person_id == person_id).order_by(schema.Passage.id)
        with self._database.read() as session:
            return [Passage(r.person_id, r.door, r.area, r.time) for r in session.execute(wanted).scalars()]

    def inside(self, area: str) -> list[tuple[str, datetime]]:
        """Who is in an area, and since when, by name."""
        kept = schema.Passage
        newest = select(func.max(kept.id)).where(kept.area.is_not(None)).group_by(kept.person_id)
        wanted = (
            select(schema.Person.name, kept.time)
            .join(schema.Person, schema.Person.id == kept.person_id)
            .where(kept.id.in_(newest), kept.area == area)
            .order_by(schema.Person.folded_name)
        )
        with self._database.read() as session:
            return [(name, time) for name, time in session.execute(wanted)]

    @staticmethod
    def _all(session: Session, kind: type[Kept]) -> list[Kept]:
        rows = session.execute(
            select(schema.Rule.content).where(schema.Rule.kind == KINDS[kind]).order_by(schema.Rule.name)
        )
        return [AccessReader._of(kind, content) for content in rows.scalars()]

    @staticmethod
    def _of(kind: type[Kept], content: Mapping[str, Any]) -> Kept:
        try:
            return kind.model_validate(content)
        except ValidationError as error:
            found = fault(error)
            if found.unknown:
                raise GalleryError(
                    "a {kind} was made by a newer Portico, which knows more of it: update Portico",
                    kind=KIND_WORDS[KINDS[kind]],
                ) from None
            raise GalleryError(
                "a {kind} that is kept cannot be read here: {why}",
                kind=KIND_WORDS[KINDS[kind]],
                why=found.message,
            ) from None

    @staticmethod
    def _grants(session: Session) -> tuple[Grant, ...]:
        names = {number: name for number, name in session.execute(select(schema.Rule.id, schema.Rule.name))}  # noqa: C416
        rows = session.execute(
            select(schema.AccessGroup.name, schema.AccessGrant.door_id, schema.AccessGrant.schedule_id).join(
                schema.AccessGroup, schema.AccessGroup.id == schema.AccessGrant.group_id
            )
        )
        return tuple(sorted((Grant(g, names[d], names[s]) for g, d, s in rows), key=lambda g: (g.group, g.door)))


def found_rule(session: Session, kind: str, name: str) -> schema.Rule | None:
    """The row of a rule; None where there is none."""
    return session.execute(
        select(schema.Rule).where(schema.Rule.kind == kind, schema.Rule.name == name)
    ).scalar_one_or_none()


def rule_row(session: Session, kind: type[BaseModel], name: str) -> schema.Rule:
    """The row of a rule.

    Raises:
        GalleryError: there is none; the message names those there are.

    """
    row = found_rule(session, KINDS[kind], name)
    if row is None:
        known = sorted(session.execute(select(schema.Rule.name).where(schema.Rule.kind == KINDS[kind])).scalars())
        called = KIND_WORDS[KINDS[kind]]
        if not known:
            raise GalleryError("there is no {kind} {name!r}: known are none yet", kind=called, name=name)
        raise GalleryError(
            "there is no {kind} {name!r}: known are {known}", kind=called, name=name, known=Message.quoted(known)
        )
    return row


def group_row(session: Session, name: str) -> schema.AccessGroup:
    """The row of a group.

    Raises:
        GalleryError: there is none; the message names those there are.

    """
    row = session.execute(select(schema.AccessGroup).where(schema.AccessGroup.name == name)).scalar_one_or_none()
    if row is None:
        known = sorted(session.execute(select(schema.AccessGroup.name)).scalars())
        if not known:
            raise GalleryError("there is no group {name!r}: known are none yet", name=name)
        raise GalleryError("there is no group {name!r}: known are {known}", name=name, known=Message.quoted(known))
    return row
