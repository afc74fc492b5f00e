"""What access control keeps: groups, doors, schedules, holidays, grants, and who passed where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.access.policy import Grant, History, Holder, Passage, Policy, Proof
from core.access.rules import Effect, Ruling, decide, free
from core.access.schedules import Calendar, Schedule
from core.doors.door import Door
from core.errors import GalleryError
from core.gallery import schema
from core.gallery.audit import AuditTrail, Permission
from core.gallery.database import Database
from core.gallery.store import clean_name

Kept = TypeVar("Kept", Door, Schedule, Calendar)
_KINDS: dict[type[BaseModel], str] = {Door: "door", Schedule: "schedule", Calendar: "calendar"}
_REVISION = 2  # row of the counter


@dataclass(frozen=True)
class Group:
    """People who may pass the same doors at the same times."""

    name: str
    people: int


class AccessStore:
    """Reads and changes the access rules of one site. Every change is one transaction and one new revision."""

    def __init__(self, database: Database, trail: AuditTrail):
        self._database = database
        self._trail = trail

    # reading

    def revision(self) -> int:
        """Counts changes of rules, groups and people's validity."""
        with self._database.read() as session:
            row = session.get(schema.Revision, _REVISION)
            return row.number if row is not None else 0

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
            return kind.model_validate(_rule(session, kind, name).content)

    def groups(self) -> list[Group]:
        """All groups, by name."""
        query = (
            select(schema.AccessGroup.name, func.count(schema.Membership.person_id))
            .outerjoin(schema.Membership, schema.Membership.group_id == schema.AccessGroup.id)
            .group_by(schema.AccessGroup.id)
            .order_by(schema.AccessGroup.name)
        )
        with self._database.read() as session:
            return [Group(name, count) for name, count in session.execute(query)]

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
        groups = (
            select(schema.AccessGroup.name)
            .join(schema.Membership, schema.Membership.group_id == schema.AccessGroup.id)
            .where(schema.Membership.person_id == person_id)
        )
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
        alone = decide(policy, self.history(door, person_id), door, holder, when, Proof(live=True, moved=True))
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
            select(schema.Rule.content).where(schema.Rule.kind == _KINDS[kind]).order_by(schema.Rule.name)
        )
        try:
            return [kind.model_validate(content) for content in rows.scalars()]
        except ValidationError as error:
            first = error.errors()[0]
            raise GalleryError(f"a {_KINDS[kind]} that is kept cannot be read here: {first['msg']}") from None

    @staticmethod
    def _grants(session: Session) -> tuple[Grant, ...]:
        names = {number: name for number, name in session.execute(select(schema.Rule.id, schema.Rule.name))}  # noqa: C416
        rows = session.execute(
            select(schema.AccessGroup.name, schema.AccessGrant.door_id, schema.AccessGrant.schedule_id).join(
                schema.AccessGroup, schema.AccessGroup.id == schema.AccessGrant.group_id
            )
        )
        return tuple(sorted((Grant(g, names[d], names[s]) for g, d, s in rows), key=lambda g: (g.group, g.door)))

    # changing

    def keep(self, kept: Door | Schedule | Calendar) -> None:
        """Add a door, a schedule or a calendar, or replace the one of that name.

        Raises:
            GalleryError: it refers to something that there is not.
            DoorError: the door's lock is set up wrongly.

        """
        if isinstance(kept, Door):
            kept.driver()
        kind = _KINDS[type(kept)]
        with self._database.write() as session:
            if isinstance(kept, Door) and kept.rules.open_schedule is not None:
                _rule(session, Schedule, kept.rules.open_schedule)
            if isinstance(kept, Door):
                self._require_own_cameras(session, kept)
            if isinstance(kept, Schedule) and kept.calendar is not None:
                _rule(session, Calendar, kept.calendar)
            row = _found(session, kind, kept.name) or schema.Rule(kind=kind, name=kept.name)
            before = row.content
            row.content = kept.model_dump(mode="json")
            session.add(row)
            self._changed(
                session, "keep " + kind, f"{kind} {kept.name}", before=_told(before), after=_told(row.content)
            )

    def _require_own_cameras(self, session: Session, door: Door) -> None:
        for other in self._all(session, Door):
            shared = set(other.cameras) & set(door.cameras)
            if other.name != door.name and shared:
                raise GalleryError(f"the camera {min(shared)!r} is at the door {other.name!r} already")

    def drop(self, kind: type[Kept], name: str) -> None:
        """Delete a door with its grants, or a schedule or calendar that nothing needs.

        Raises:
            GalleryError: there is none of that name, or something needs it.

        """
        with self._database.write() as session:
            row = _rule(session, kind, name)
            needed = [d.name for d in self._all(session, Door) if kind is Schedule and d.rules.open_schedule == name]
            needed += [s.name for s in self._all(session, Schedule) if kind is Calendar and s.calendar == name]
            if needed:
                raise GalleryError(f"{name!r} is needed by {', '.join(map(repr, needed))}: change that first")
            try:
                session.delete(row)
                session.flush()
            except IntegrityError:
                raise GalleryError(f"{name!r} is needed by a grant: take that back first") from None
            self._changed(session, "delete " + row.kind, f"{row.kind} {name}", before=row.content)

    def add_group(self, name: str) -> None:
        """Make a group.

        Raises:
            GalleryError: the name cannot be kept, or there is one of that name.

        """
        kept = clean_name(name)
        try:
            with self._database.write() as session:
                session.add(schema.AccessGroup(name=kept))
                self._changed(session, "make group", f"group {kept}")
        except IntegrityError:
            raise GalleryError(f"there is a group {kept!r} already") from None

    def drop_group(self, name: str) -> None:
        """Delete a group with its grants; its people stay.

        Raises:
            GalleryError: there is none of that name.

        """
        with self._database.write() as session:
            session.delete(_group(session, name))
            self._changed(session, "delete group", f"group {name}")

    def join(self, person_id: int, group: str) -> None:
        """Put somebody into a group.

        Raises:
            GalleryError: there is no such group, or the person was deleted.

        """
        with self._database.write() as session:
            person = _person(session, person_id)
            session.merge(schema.Membership(person_id=person_id, group_id=_group(session, group).id))
            self._changed(session, "join group", person=person, group=group)

    def leave(self, person_id: int, group: str) -> None:
        """Take somebody out of a group.

        Raises:
            GalleryError: there is no such group, or the person was deleted.

        """
        with self._database.write() as session:
            person = _person(session, person_id)
            found = session.get(schema.Membership, (person_id, _group(session, group).id))
            if found is not None:
                session.delete(found)
            self._changed(session, "leave group", person=person, group=group)

    def grant(self, group: str, door: str, schedule: str) -> None:
        """Let a group pass a door within a schedule.

        Raises:
            GalleryError: one of them is not there.

        """
        with self._database.write() as session:
            session.merge(schema.AccessGrant(**_grant_key(session, group, door, schedule)))
            self._changed(session, "grant", f"group {group}", door=door, schedule=schedule)

    def revoke(self, group: str, door: str, schedule: str) -> None:
        """Take a grant back.

        Raises:
            GalleryError: one of them is not there.

        """
        key = schema.AccessGrant
        with self._database.write() as session:
            wanted = _grant_key(session, group, door, schedule)
            session.execute(delete(key).where(*(getattr(key, name) == value for name, value in wanted.items())))
            self._changed(session, "revoke", f"group {group}", door=door, schedule=schedule)

    def set_validity(self, person_id: int, start: datetime | None, end: datetime | None) -> None:
        """From when until when doors may open for somebody; None sets no limit.

        Raises:
            GalleryError: the end comes before the start, or the person was deleted.

        """
        if start is not None and end is not None and end <= start:
            raise GalleryError("the end must come after the start")
        with self._database.write() as session:
            person = _person(session, person_id)
            before = [person.valid_from, person.valid_until]
            person.valid_from, person.valid_until = start, end
            self._changed(session, "change validity", person=person, before=before, after=[start, end])

    def block(self, person_id: int, *, blocked: bool) -> None:
        """Let no door open for somebody, and raise an alarm when they come; or no longer.

        Raises:
            GalleryError: the person was deleted.

        """
        with self._database.write() as session:
            person = _person(session, person_id)
            person.blocked = blocked
            self._changed(session, "block" if blocked else "lift block", person=person)

    def forgive(self, person_id: int | None = None) -> int:
        """Forget for anti-passback where somebody, or everybody, is; the number of people.

        Raises:
            GalleryError: the person was deleted.

        """
        now = datetime.now(UTC)
        with self._database.write() as session:
            people = (
                [_person(session, person_id).id]
                if person_id is not None
                else list(session.execute(select(schema.Passage.person_id).distinct()).scalars())
            )
            for number in people:
                session.merge(schema.Forgiveness(person_id=number, time=now))
            self._changed(session, "forgive passages", people=people)
        return len(people)

    def record(self, passages: Sequence[Passage]) -> None:
        """Write who was let through; those deleted meanwhile are left out."""
        with self._database.write() as session:
            for passage in passages:
                if session.get(schema.Person, passage.person) is not None:
                    session.add(
                        schema.Passage(
                            time=passage.time, person_id=passage.person, door=passage.door, area=passage.area
                        )
                    )

    def _changed(
        self, session: Session, action: str, subject: str = "", person: schema.Person | None = None, **details: Any
    ) -> None:
        """What every change ends with: a permission, a new revision, and an entry in the trail."""
        self._trail.require(Permission.RULES)
        session.flush()
        row = session.get(schema.Revision, _REVISION)
        if row is None:
            session.add(schema.Revision(id=_REVISION, number=1))
        else:
            row.number += 1
        self._trail.note(session, action, subject, person, **details)


def _told(content: dict[str, Any] | None) -> dict[str, Any] | None:
    """A rule as the audit trail has it: of what unlocks a door the kind alone, since addresses may hold secrets."""
    if content is None or "lock" not in content:
        return content
    return {**content, "lock": {"driver": content["lock"].get("driver"), "settings": len(content["lock"]) - 1}}


def checked(kind: type[Kept], **content: Any) -> Kept:
    """A door, a schedule or a calendar made of its parts.

    Raises:
        GalleryError: a part is wrong; the message names it.

    """
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise GalleryError(f"the {_KINDS[kind]} is wrong{f' in {where}' if where else ''}: {first['msg']}") from None


def _found(session: Session, kind: str, name: str) -> schema.Rule | None:
    return session.execute(
        select(schema.Rule).where(schema.Rule.kind == kind, schema.Rule.name == name)
    ).scalar_one_or_none()


def _rule(session: Session, kind: type[BaseModel], name: str) -> schema.Rule:
    row = _found(session, _KINDS[kind], name)
    if row is None:
        known = session.execute(select(schema.Rule.name).where(schema.Rule.kind == _KINDS[kind])).scalars()
        names = ", ".join(map(repr, sorted(known))) or "none yet"
        raise GalleryError(f"there is no {_KINDS[kind]} {name!r}: known are {names}")
    return row


def _group(session: Session, name: str) -> schema.AccessGroup:
    row = session.execute(select(schema.AccessGroup).where(schema.AccessGroup.name == name)).scalar_one_or_none()
    if row is None:
        known = ", ".join(map(repr, sorted(session.execute(select(schema.AccessGroup.name)).scalars())))
        raise GalleryError(f"there is no group {name!r}: known are {known or 'none yet'}")
    return row


def _person(session: Session, person_id: int) -> schema.Person:
    person = session.get(schema.Person, person_id)
    if person is None:
        raise GalleryError("this person has been deleted")
    return person


def _grant_key(session: Session, group: str, door: str, schedule: str) -> dict[str, int]:
    return {
        "group_id": _group(session, group).id,
        "door_id": _rule(session, Door, door).id,
        "schedule_id": _rule(session, Schedule, schedule).id,
    }
