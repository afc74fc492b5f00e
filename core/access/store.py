"""What access control keeps: groups, doors, schedules, holidays, grants, and who passed where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.access.door import Door
from core.access.lock_passwords import LockPasswords
from core.access.policy import Passage, comparable
from core.access.reading import (
    KIND_WORDS,
    KINDS,
    AccessReader,
    Group,
    Kept,
    Member,
    Named,
    found_rule,
    group_row,
    rule_row,
)
from core.access.schedules import Calendar, Schedule
from core.base.faults import fault
from core.base.messages import Message
from core.errors import GalleryError
from core.store import schema
from core.store.audit import Actor, AuditTrail, Permission
from core.store.database import Database
from core.store.names import NAME_LENGTH, clean_name
from core.store.revisions import RULES, next_revision
from core.store.secrets import SecretStore

__all__ = ["AccessStore", "Group", "Member", "checked"]


class AccessStore(AccessReader):
    """Reads and changes the access rules of one site. Every change is one transaction and one new revision."""

    def __init__(self, database: Database, trail: AuditTrail, secrets: SecretStore):
        super().__init__(database)
        self._trail = trail
        self.passwords = LockPasswords(secrets)

    def keep(self, kept: Door | Schedule | Calendar, before: str | None = None, password: str | None = None) -> None:
        """Add a door, a schedule or a calendar, or replace the one of that name.

        Args:
            kept: it.
            before: name of the door that it replaces, where that was another.
            password: of a door's lock, kept sealed; None leaves what is kept, empty removes it.

        Raises:
            GalleryError: it refers to something that there is not, or another bears its name.
            DoorError: the door's lock is set up wrongly, takes no password, or is another than the one that the
                password was kept for.

        """
        if isinstance(kept, Door):
            kept.driver()
        kind = KINDS[type(kept)]
        with self._database.together() as session:
            if isinstance(kept, Door) and kept.rules.open_schedule is not None:
                rule_row(session, Schedule, kept.rules.open_schedule)
            if isinstance(kept, Door):
                self._require_own_cameras(session, kept, before)
            if isinstance(kept, Schedule) and kept.calendar is not None:
                rule_row(session, Calendar, kept.calendar)
            if before is not None and before != kept.name:
                _require_new(session, kind, kept.name)
            row = found_rule(session, kind, before or kept.name) or schema.Rule(kind=kind)
            old = row.content
            row.name, row.content = kept.name, kept.model_dump(mode="json")
            session.add(row)
            if isinstance(kept, Door):
                self.passwords.keep(kept, before, password)
            self._changed(session, "keep " + kind, f"{kind} {kept.name}", before=_told(old), after=_told(row.content))

    def add(self, kept: Named) -> str:
        """Add a schedule or a calendar of a new name; the name as it is kept.

        Raises:
            GalleryError: the name cannot be kept, or there is one of that name.

        """
        kind, name = KINDS[type(kept)], clean_name(kept.name)
        with self._database.write() as session:
            _require_new(session, kind, name)
            if isinstance(kept, Schedule) and kept.calendar is not None:
                rule_row(session, Calendar, kept.calendar)
            content = checked(type(kept), **{**kept.model_dump(), "name": name}).model_dump(mode="json")
            session.add(schema.Rule(kind=kind, name=name, content=content))
            self._changed(session, "keep " + kind, f"{kind} {name}", before=None, after=content)
        return name

    def rename(self, kind: type[Named], name: str, new: str) -> str:
        """Give a schedule or a calendar another name, wherever it is used; the name as it is kept.

        Raises:
            GalleryError: there is none of that name, the new one cannot be kept, or another bears it.

        """
        kept = clean_name(new)
        with self._database.write() as session:
            row = rule_row(session, kind, name)
            if kept != name:
                _require_new(session, row.kind, kept)
            row.name = kept
            row.content = checked(kind, **{**row.content, "name": kept}).model_dump(mode="json")
            for user in session.execute(select(schema.Rule)).scalars():
                user.content = _renamed(user, row.kind, name, kept)
            self._changed(session, "rename " + row.kind, f"{row.kind} {name}", before=name, after=kept)
        return kept

    def set_holiday(self, calendar: str, day: date, *, once: bool, yearly: bool) -> tuple[bool, bool]:
        """Make a day a holiday of a calendar, or not.

        Args:
            calendar: name.
            day: of a year.
            once: whether it is one in that year.
            yearly: whether it is one in every year.

        Returns:
            ``once`` and ``yearly`` as they were.

        Raises:
            GalleryError: there is no such calendar.

        """
        every = (day.month, day.day)
        with self._database.write() as session:
            row = rule_row(session, Calendar, calendar)
            before = Calendar.model_validate(row.content)
            after = before.model_copy(
                update={
                    "dates": before.dates | {day} if once else before.dates - {day},
                    "yearly": before.yearly | {every} if yearly else before.yearly - {every},
                }
            )
            row.content = after.model_dump(mode="json")
            was = (day in before.dates, every in before.yearly)
            self._changed(session, "change holiday", f"calendar {calendar}", day=day, before=was, after=(once, yearly))
        return was

    def _require_own_cameras(self, session: Session, door: Door, before: str | None) -> None:
        for other in self._all(session, Door):
            shared = set(other.cameras) & set(door.cameras)
            if other.name not in (door.name, before) and shared:
                raise GalleryError(
                    "the camera {shared!r} is at the door {other!r} already", shared=min(shared), other=other.name
                )

    def drop(self, kind: type[Kept], name: str) -> None:
        """Delete a door with its grants, or a schedule or calendar that nothing needs.

        Raises:
            GalleryError: there is none of that name, or something needs it.

        """
        with self._database.together() as session:
            row = rule_row(session, kind, name)
            needed = [d.name for d in self._all(session, Door) if kind is Schedule and d.rules.open_schedule == name]
            needed += [s.name for s in self._all(session, Schedule) if kind is Calendar and s.calendar == name]
            if needed:
                raise GalleryError(
                    "{name!r} is needed by {needed}: change that first", name=name, needed=Message.quoted(needed)
                )
            try:
                session.delete(row)
                session.flush()
            except IntegrityError:
                raise GalleryError("{name!r} is needed by a grant: take that back first", name=name) from None
            if kind is Door:
                self.passwords.forget(name)
            self._changed(session, "delete " + row.kind, f"{row.kind} {name}", before=row.content)

    def add_group(self, name: str, *, everybody: bool = False, reception: bool = False) -> str:
        """Make a group, as :class:`Group` has it; its name as it is kept.

        Raises:
            GalleryError: the name cannot be kept, or there is one of that name.

        """
        kept = clean_name(name)
        try:
            with self._database.write() as session:
                session.add(schema.AccessGroup(name=kept, everybody=everybody, reception=reception))
                self._changed(session, "make group", f"group {kept}", everybody=everybody, reception=reception)
        except IntegrityError:
            raise GalleryError("there is a group {kept!r} already", kept=kept) from None
        return kept

    def set_group(self, name: str, *, everybody: bool | None = None, reception: bool | None = None) -> Group:
        """Say whether all who are enrolled are in a group, now and later, and whether reception may give it.

        Args:
            name: of the group.
            everybody: None leaves it as it is.
            reception: likewise.

        Returns:
            The group as it was; who was put into it one by one is kept for when it is no longer one of everybody.

        Raises:
            GalleryError: there is none of that name.

        """
        with self._database.write() as session:
            row = group_row(session, name)
            before = Group(name, 0, row.everybody, row.reception)
            row.everybody = before.everybody if everybody is None else everybody
            row.reception = before.reception if reception is None else reception
            after = [row.everybody, row.reception]
            was = [before.everybody, before.reception]
            self._changed(session, "change group", f"group {name}", before=was, after=after)
        return before

    def rename_group(self, name: str, new: str) -> str:
        """Give a group another name; the name as it is kept.

        Raises:
            GalleryError: there is none of that name, the new one cannot be kept, or another bears it.

        """
        kept = clean_name(new)
        try:
            with self._database.write() as session:
                group_row(session, name).name = kept
                self._changed(session, "rename group", f"group {name}", before=name, after=kept)
        except IntegrityError:
            raise GalleryError("there is a group {kept!r} already", kept=kept) from None
        return kept

    def drop_group(self, name: str) -> None:
        """Delete a group with its grants; its people stay.

        Raises:
            GalleryError: there is none of that name.

        """
        with self._database.write() as session:
            session.delete(group_row(session, name))
            self._changed(session, "delete group", f"group {name}")

    def join(self, person_id: int, group: str) -> None:
        """Put somebody into a group.

        Raises:
            GalleryError: there is no such group, or the person was deleted.

        """
        with self._database.write() as session:
            person, row = _person(session, person_id), group_row(session, group)
            if row.everybody:
                return
            session.merge(schema.Membership(person_id=person_id, group_id=row.id))
            self._changed(session, "join group", person=person, open_to_reception=row.reception, group=group)

    def leave(self, person_id: int, group: str) -> None:
        """Take somebody out of a group.

        Raises:
            GalleryError: there is no such group, or the person was deleted.

        """
        with self._database.write() as session:
            person = _person(session, person_id)
            row = _chosen(session, group)
            found = session.get(schema.Membership, (person_id, row.id))
            if found is not None:
                session.delete(found)
            self._changed(session, "leave group", person=person, open_to_reception=row.reception, group=group)

    def give(
        self,
        person_id: int,
        groups: Collection[str] = (),
        validity: tuple[datetime | None, datetime | None] | None = None,
    ) -> None:
        """Put somebody into groups, and set from when until when doors may open for them; all of it or nothing.

        Args:
            person_id: who.
            groups: names; those of everybody need not be given.
            validity: None leaves it as it is.

        Raises:
            GalleryError: there is no such group, the end comes before the start, or the person was deleted.
            NotAllowedError: whoever is at work may neither change rules nor give one of these groups.

        """
        with self._database.together():
            for group in groups:
                self.join(person_id, group)
            if validity is not None:
                self.set_validity(person_id, *validity)

    def may_give(self) -> list[str]:
        """Names of the groups that whoever is at work may put people into."""
        rules, enrols = (one in self._trail.actor.permissions for one in (Permission.RULES, Permission.ENROL))
        return [
            group.name for group in self.groups() if not group.everybody and (rules or (enrols and group.reception))
        ]

    def set_members(self, group: str, people: Collection[int], *, there: bool) -> list[int]:
        """Put people into a group, or take them out, all or none.

        Returns:
            Those for whom this changed something.

        Raises:
            GalleryError: there is no such group, or one of the people was deleted.

        """
        kept, done = schema.Membership, []
        with self._database.write() as session:
            number = _chosen(session, group).id
            for person_id in sorted(set(people)):
                person = _person(session, person_id)
                found = session.get(kept, (person_id, number))
                if (found is not None) == there:
                    continue
                if found is None:
                    session.add(kept(person_id=person_id, group_id=number))
                else:
                    session.delete(found)
                self._trail.note(session, "join group" if there else "leave group", person=person, group=group)
                done.append(person_id)
            self._changed(session, "change members", f"group {group}", people=len(done), there=there)
        return done

    def set_grants(self, wanted: Mapping[tuple[str, str], Collection[str]]) -> dict[tuple[str, str], tuple[str, ...]]:
        """Say within which schedules groups may pass doors, all or none.

        Args:
            wanted: (group, door) → names of schedules; without one, the group may not pass the door.

        Returns:
            The same as it was.

        Raises:
            GalleryError: one of them is not there.

        """
        kept, before = schema.AccessGrant, {}
        with self._database.write() as session:
            for (group, door), schedules in wanted.items():
                cell = {"group_id": group_row(session, group).id, "door_id": rule_row(session, Door, door).id}
                here = [getattr(kept, name) == value for name, value in cell.items()]
                names = select(schema.Rule.name).join(kept, kept.schedule_id == schema.Rule.id).where(*here)
                before[group, door] = tuple(sorted(session.execute(names).scalars()))
                session.execute(delete(kept).where(*here))
                for schedule in set(schedules):
                    session.execute(insert(kept).values(**cell, schedule_id=rule_row(session, Schedule, schedule).id))
            changes = [[*cell, list(before[cell]), sorted(set(schedules))] for cell, schedules in wanted.items()]
            cells = "; ".join(f"{group} → {door}" for group, door in wanted)
            self._changed(session, "change grants", f"grants {_shortened(cells)}", changes=changes)
        return before

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

        A limit without a time zone means the clock beside each door, as schedules do; one with a zone is a moment.

        Raises:
            GalleryError: the end comes before the start, or the person was deleted.

        """
        if start is not None and end is not None and comparable(end) <= comparable(start):
            raise GalleryError("the end must come after the start")
        with self._database.write() as session:
            person = _person(session, person_id)
            before = [person.valid_from, person.valid_until]
            person.valid_from, person.valid_until = start, end
            open_to_it = _open_to_reception(session, person, [start, end], before)
            told: dict[str, Any] = {"before": before, "after": [start, end]}
            self._changed(session, "change validity", person=person, open_to_reception=open_to_it, **told)

    def may_limit(
        self, person_id: int, start: datetime | None, end: datetime | None, joining: Collection[str] = ()
    ) -> bool:
        """Whether reception may set from when until when doors may open for somebody.

        Args:
            person_id: who.
            start: as :meth:`set_validity` has it, as is the end.
            end: see there.
            joining: names of groups that they are put into before.

        Raises:
            GalleryError: the person was deleted.

        """
        with self._database.read() as session:
            person = _person(session, person_id)
            return _open_to_reception(session, person, [start, end], [person.valid_from, person.valid_until], joining)

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

    def note_opening(self, door: str, by: Actor, why: str) -> None:
        """Write down that somebody opens a door by hand.

        Raises:
            NotAllowedError: they may not.

        """
        self._trail.require(Permission.OPEN, by)
        self._trail.look("open door by hand", f"door {door}", actor=by, why=why)

    def rename_camera(self, before: str, after: str) -> None:
        """Have the doors at a camera follow its new name, all in one transaction."""
        with self._database.write() as session:
            for row in session.execute(select(schema.Rule).where(schema.Rule.kind == KINDS[Door])).scalars():
                cameras = list(row.content.get("cameras", ()))
                if before in cameras:
                    row.content = {**row.content, "cameras": [after if name == before else name for name in cameras]}
                    self._changed(session, "keep door", f"door {row.name}", camera_before=before, camera_after=after)

    def record(self, passages: Sequence[Passage], wanted: Callable[[], bool] = lambda: True) -> bool:
        """Write who was let through; those deleted meanwhile are left out.

        Args:
            passages: to write.
            wanted: asked once it can be written, which may take a while where another program is writing.

        Returns:
            Whether it was still wanted; else nothing was written.

        """
        with self._database.write() as session:
            if not wanted():
                return False
            for passage in passages:
                if session.get(schema.Person, passage.person) is not None:
                    session.add(
                        schema.Passage(
                            time=passage.time, person_id=passage.person, door=passage.door, area=passage.area
                        )
                    )
        return True

    def _changed(
        self,
        session: Session,
        action: str,
        subject: str = "",
        person: schema.Person | None = None,
        open_to_reception: bool = False,
        **details: Any,
    ) -> None:
        """What every change ends with: a permission, a new revision, and an entry in the trail.

        Where it is open to reception, who may enrol may do it.
        """
        self._trail.require(Permission.ENROL if open_to_reception else Permission.RULES)
        session.flush()
        next_revision(session, RULES)
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
        found, called = fault(error), KIND_WORDS[KINDS[kind]]
        raise GalleryError(
            "the {kind} is wrong in {where}: {why}" if found.where else "the {kind} is wrong: {why}",
            kind=called,
            where=found.where,
            why=found.message,
        ) from None


def _open_to_reception(
    session: Session,
    person: schema.Person,
    limits: list[datetime | None],
    before: list[datetime | None],
    joining: Collection[str] = (),
) -> bool:
    """Whether reception may set somebody's limits, who is in their groups and in those that they join.

    Of whoever is in a group that reception may not give, it may not say until when either. Where there is a group of
    everybody all are in one: it may set a limit, and lift none.
    """
    kept = schema.AccessGroup
    mine = select(schema.Membership.group_id).where(schema.Membership.person_id == person.id)
    given = list(session.execute(select(kept.reception).where(kept.id.in_(mine) | kept.name.in_(joining))).scalars())
    everybody = session.execute(select(kept.id).where(kept.everybody)).first()
    within = _within(limits, before) if everybody is not None else bool(given)
    return within and all(given) and not person.blocked


def _within(limits: list[datetime | None], before: list[datetime | None]) -> bool:
    """Whether limits, from and until, let somebody in at no other time than those before."""
    start, end = limits
    old_start, old_end = before
    later = old_start is None or (start is not None and comparable(start) >= comparable(old_start))
    sooner = old_end is None or (end is not None and comparable(end) <= comparable(old_end))
    return later and sooner


def _shortened(words: str) -> str:
    return words if len(words) <= NAME_LENGTH else f"{words[: NAME_LENGTH - 1]}…"


def _require_new(session: Session, kind: str, name: str) -> None:
    if found_rule(session, kind, name) is not None:
        raise GalleryError("there is a {kind} {name!r} already", kind=KIND_WORDS[kind], name=name)


def _renamed(user: schema.Rule, kind: str, name: str, new: str) -> dict[str, Any]:
    """What a rule says once a schedule or calendar that it may use has another name."""
    content = dict(user.content)
    if kind == "calendar" and user.kind == "schedule" and content.get("calendar") == name:
        content["calendar"] = new
    elif kind == "schedule" and user.kind == "door" and content["rules"].get("open_schedule") == name:
        content["rules"] = {**content["rules"], "open_schedule": new}
    return content


def _person(session: Session, person_id: int) -> schema.Person:
    person = session.get(schema.Person, person_id)
    if person is None:
        raise GalleryError("this person has been deleted")
    return person


def _chosen(session: Session, name: str) -> schema.AccessGroup:
    """The row of a group whose members are chosen.

    Raises:
        GalleryError: there is none, or it is one of everybody.

    """
    row = group_row(session, name)
    if row.everybody:
        raise GalleryError("everybody enrolled is in {name!r}: make another group for some of them", name=name)
    return row


def _grant_key(session: Session, group: str, door: str, schedule: str) -> dict[str, int]:
    return {
        "group_id": group_row(session, group).id,
        "door_id": rule_row(session, Door, door).id,
        "schedule_id": rule_row(session, Schedule, schedule).id,
    }
