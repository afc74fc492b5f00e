"""Whether doors that have a lock believe too easily that somebody known stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core import settings as site_settings
from core.access.door import Door
from core.access.policy import Liveness, Mode
from core.base.advice import Act
from core.base.messages import Message
from core.health.check import Check, Group, State, sum_words
from core.recognition import profiles

if TYPE_CHECKING:
    from core.site import Site

LOOSE = 5e-3
"""Strangers taken for somebody from which doors are called loose: offered are 1 in 1,000 and 1 in 100."""


def look(site: Site) -> Iterator[Check]:
    """How many strangers doors may take for somebody, and whether they ask for a live face. Nothing without a lock."""
    locked = [door for door in site.access.all(Door) if door.has_lock]
    if not locked:
        return
    settings = site_settings.load(site.folder)
    target = settings.identify_fpir or profiles.load(settings.profile).identify_fpir
    asking = [door for door in locked if door.rules.mode is not Mode.LOCKED]
    lifeless = [door.name for door in asking if door.rules.liveness is Liveness.OFF]
    facts = {"doors": len(locked), "target": target, "without_liveness": len(lifeless)}
    found = [Message("1 stranger in {target:,.0f} may be taken for somebody", target=1 / target)]
    advice = []
    if target >= LOOSE:
        advice.append(Message(Act.BE_STRICTER))
    if lifeless:
        found.append(Message("a picture of somebody opens {lifeless}", lifeless=", ".join(lifeless)))
        advice.append(Message(Act.ASK_LIVENESS))
    state = State.ATTENTION if advice else State.GOOD
    yield Check("strictness", state, sum_words(found), Group.DOORS, facts, advice=Message.joined(", and ", advice))
