"""Doors, schedules and calendars, as they are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.access.changing import AccessChanges
from core.access.door import Door
from core.access.reading import KIND_WORDS, KINDS, Kept, Named, found_rule, rule_row
from core.access.schedules import Calendar, Schedule
from core.base.faults import fault
from core.base.messages import Message
from core.errors import GalleryError
from core.store import schema
from core.store.names import clean_name


class RuleStore(AccessChanges):
    """Changes doors, schedules and calendars. Every change is one transaction and one new revision."""

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

    def rename_camera(self, before: str, after: str) -> None:
        """Have the doors at a camera follow its new name, all in one transaction."""
        with self._database.write() as session:
            for row in session.execute(select(schema.Rule).where(schema.Rule.kind == KINDS[Door])).scalars():
                cameras = list(row.content.get("cameras", ()))
                if before in cameras:
                    row.content = {**row.content, "cameras": [after if name == before else name for name in cameras]}
                    self._changed(session, "keep door", f"door {row.name}", camera_before=before, camera_after=after)


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
