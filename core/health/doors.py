"""Doors as they are set up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from core.access.door import Door
from core.base.messages import Message
from core.errors import PorticoError
from core.health.check import Check, Group, State, sum_words, worst

if TYPE_CHECKING:
    from core.site import Site


_OBEYING = ("locked", "unlocked")


def look(site: Site, states: Mapping[str, str]) -> Iterator[Check]:
    """Whether every door has a camera at it, a lock whose settings can be used, and obeys.

    Args:
        site: open.
        states: of doors that running programs look after: name → locked, unlocked, or what is wrong.

    """
    doors, groups = site.access.all(Door), len(site.access.groups())
    unwatched = [door.name for door in doors if not door.cameras]
    wrong = {door.name: why for door in doors if (why := _wrong(door))}
    refusing = {name: why for name, why in states.items() if why not in _OBEYING}
    facts = {
        "doors": len(doors),
        "groups": groups,
        "without_camera": len(unwatched),
        "with_wrong_lock": len(wrong),
        "looked_after": len(states),
        "disobeying": len(refusing),
    }
    found, states_found = (
        [Message("{doors}, {groups}", doors=_doors_words(len(doors)), groups=_groups_words(groups))],
        [State.GOOD],
    )
    if unwatched:
        found.append(Message("no camera is at {unwatched}", unwatched=", ".join(unwatched)))
        states_found.append(State.ATTENTION)
    for name, why in wrong.items():
        found.append(Message("the lock of {name} is set up wrongly: {why}", name=name, why=why))
        states_found.append(State.BAD)
    for name, why in refusing.items():
        found.append(Message("{name} does not obey: {why}", name=name, why=why))
        states_found.append(State.BAD)
    yield Check("doors", worst(states_found), sum_words(found), Group.DOORS, facts)


def _wrong(door: Door) -> str:
    """Why a door's lock cannot be set up; empty where it can."""
    try:
        door.driver()
    except PorticoError as error:
        return str(error)
    return ""


def _doors_words(count: int) -> str:
    return Message("1 door") if count == 1 else Message("{count} doors", count=count)


def _groups_words(count: int) -> str:
    return Message("1 group") if count == 1 else Message("{count} groups", count=count)
