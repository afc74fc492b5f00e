"""What access control keeps: groups, doors, schedules, holidays, grants, and who passed where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.access.changing import person_row
from core.access.group_store import GroupStore
from core.access.policy import Passage, comparable
from core.access.reading import Group, Member
from core.access.rule_store import RuleStore, checked
from core.errors import GalleryError
from core.store import schema
from core.store.audit import Actor, Permission

__all__ = ["AccessStore", "Group", "Member", "checked"]


class AccessStore(RuleStore, GroupStore):
    """Reads and changes the access rules of one site. Every change is one transaction and one new revision."""

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

    def set_validity(self, person_id: int, start: datetime | None, end: datetime | None) -> None:
        """From when until when doors may open for somebody; None sets no limit.

        A limit without a time zone means the clock beside each door, as schedules do; one with a zone is a moment.

        Raises:
            GalleryError: the end comes before the start, or the person was deleted.

        """
        if start is not None and end is not None and comparable(end) <= comparable(start):
            raise GalleryError("the end must come after the start")
        with self._database.write() as session:
            person = person_row(session, person_id)
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
            person = person_row(session, person_id)
            return _open_to_reception(session, person, [start, end], [person.valid_from, person.valid_until], joining)

    def block(self, person_id: int, *, blocked: bool) -> None:
        """Let no door open for somebody, and raise an alarm when they come; or no longer.

        Raises:
            GalleryError: the person was deleted.

        """
        with self._database.write() as session:
            person = person_row(session, person_id)
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
                [person_row(session, person_id).id]
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
