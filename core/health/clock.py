"""Whether the system clock can be believed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.base.messages import Message
from core.base.zone import local_zone
from core.health.check import Check, Group, State

if TYPE_CHECKING:
    from core.site import Site

_TOLERANCE = 60.0  # seconds that entries may lie ahead: two programs may read the clock one after the other


def look(site: Site, now: datetime | None = None) -> Iterator[Check]:
    """A clock that was set back leaves entries behind that lie ahead of it."""
    now, newest = now or datetime.now(UTC), site.newest_entry()
    ahead = (newest - now).total_seconds() if newest is not None else 0.0
    zone, offset = local_zone(), now.astimezone().utcoffset()
    facts = {
        "now": now.isoformat(timespec="seconds"),
        "zone": zone,
        "utc_offset_minutes": round(offset.total_seconds() / 60) if offset is not None else 0,
        "ahead_seconds": round(max(ahead, 0.0), 1),
    }
    local = Message("{now} in {zone}", now=f"{now.astimezone():%Y-%m-%d %H:%M}", zone=zone)
    if ahead > _TOLERANCE:
        words = Message(
            "{now} in {zone}: the newest entry lies {span} ahead; the clock was set back, or ran ahead before",
            now=local.fields["now"],
            zone=zone,
            span=span_words(ahead),
        )
        advice = Message("see that the clock is right: doors and periods follow it")
        yield Check("clock", State.ATTENTION, words, Group.MACHINE, facts, advice=advice)
    else:
        yield Check("clock", State.GOOD, local, Group.MACHINE, facts)


def span_words(seconds: float) -> str:
    """How long something lasts, roughly."""
    days, hours, minutes = (int(seconds // size) for size in (86_400, 3600, 60))
    if days:
        return Message("1 day") if days == 1 else Message("{days} days", days=days)
    if hours:
        return Message("1 hour") if hours == 1 else Message("{hours} hours", hours=hours)
    if minutes:
        return Message("1 minute") if minutes == 1 else Message("{minutes} minutes", minutes=minutes)
    return Message("less than a minute")
