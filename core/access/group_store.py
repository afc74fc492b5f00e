"""Groups, who is in them, and which doors they may pass."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.access.changing import AccessChanges, person_row
from core.access.door import Door
from core.access.reading import Group, group_row, rule_row
from core.access.schedules import Schedule
from core.errors import GalleryError
from core.store import schema
from core.store.audit import Permission
from core.store.names import NAME_LENGTH, clean_name


class GroupStore(AccessChanges):
    """Changes groups and what they may pass. Every change is one transaction and one new revision."""

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
            person, row = person_row(session, person_id), group_row(session, group)
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
            person = person_row(session, person_id)
            row = _chosen(session, group)
            found = session.get(schema.Membership, (person_id, row.id))
            if found is not None:
                session.delete(found)
            self._changed(session, "leave group", person=person, open_to_reception=row.reception, group=group)

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
                person = person_row(session, person_id)
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


def _shortened(words: str) -> str:
    return words if len(words) <= NAME_LENGTH else f"{words[: NAME_LENGTH - 1]}…"


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
