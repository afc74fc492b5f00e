"""The access rules as the sections of the page show them: one reading of the store."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.access.painting import DAY, ROWS
from core.access.policy import DoorRules
from core.access.schedules import Calendar, Period, Schedule
from core.access.store import Group
from core.site import Site


@dataclass(frozen=True)
class Rules:
    """All rules of a site.

    Attributes:
        doors: by name.
        groups: in the order of their names.
        schedules: by name.
        calendars: by name.
        grants: (group, door) → schedules within which the group may pass.

    """

    doors: dict[str, DoorRules] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    schedules: dict[str, Schedule] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    grants: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def doors_of(self, group: str) -> list[str]:
        """Doors that a group may pass at some time."""
        return [door for door in self.doors if (group, door) in self.grants]

    def cells_with(self, schedule: str) -> list[tuple[str, str]]:
        """(group, door) of grants within a schedule."""
        return [cell for cell, schedules in self.grants.items() if schedule in schedules]

    def doors_with(self, schedule: str) -> list[str]:
        """Doors that stand open within a schedule."""
        return [name for name, door in self.doors.items() if door.open_schedule == schedule]

    def schedules_with(self, calendar: str) -> list[str]:
        """Schedules that keep the holidays of a calendar."""
        return [name for name, schedule in self.schedules.items() if schedule.calendar == calendar]


def read(site: Site) -> Rules:
    """Read all rules; not in Qt's thread."""
    policy, groups = site.access.policy(), site.access.groups()
    grants: dict[tuple[str, str], tuple[str, ...]] = {}
    for grant in sorted(policy.grants, key=lambda grant: grant.schedule):
        cell = (grant.group, grant.door)
        grants[cell] = (*grants.get(cell, ()), grant.schedule)
    return Rules(
        dict(sorted(policy.doors.items())),
        tuple(groups),
        dict(policy.schedules),
        dict(policy.calendars),
        grants,
    )


def all_week(name: str) -> Schedule:
    """A schedule that holds at any time, on holidays too."""
    return Schedule(name=name, periods=(Period(days=frozenset(ROWS), start=0, end=DAY),))
