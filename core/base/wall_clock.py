"""What the clock on the wall shows, also on the two nights of a year on which it is put forward or back.

When it is put back, a stretch of the night (mostly an hour) is shown twice. Whatever is told of it says which pass it
was: ``02:30 CEST``, then ``02:30 CET``. When it is put forward, a stretch is never shown.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

_LONGEST = 5  # letters of a zone's abbreviation; Windows has whole sentences, which become an offset


def shown(when: datetime, form: str = "%Y-%m-%d %H:%M", zone: tzinfo | None = None) -> str:
    """A moment as a clock shows it, with the name of the zone where the clock shows the same twice that night.

    Args:
        when: moment; without a time zone it is by the clock that is asked for, and nothing tells the passes apart.
        form: as ``strftime`` takes it.
        zone: of the clock; None is this machine's.

    """
    if when.tzinfo is None:
        return f"{when:{form}}"
    local = when.astimezone(UTC).astimezone(zone)
    words = f"{local:{form}}"
    return f"{words} {_pass(local)}" if twice(local.replace(tzinfo=None), zone) else words


def twice(wall: datetime, zone: tzinfo | None = None) -> bool:
    """Whether a clock shows this twice, since it is put back.

    Args:
        wall: without time zone.
        zone: of the clock; None is this machine's.

    """
    return _shift(wall, zone) > timedelta(0)


def never(wall: datetime, zone: tzinfo | None = None) -> bool:
    """Whether a clock never shows this, since it is put forward past it; arguments as of :func:`twice`."""
    return _shift(wall, zone) < timedelta(0)


def begun(limit: datetime, when: datetime, zone: tzinfo) -> bool:
    """Whether a time that begins when the clock shows ``limit`` has begun: from the first time that it is shown.

    Args:
        limit: without time zone.
        when: moment, with one.
        zone: of the clock.

    """
    return _wall(when, zone) >= limit or (twice(limit, zone) and when.astimezone(UTC) >= _moment(limit, zone, 0))


def ended(limit: datetime, when: datetime, zone: tzinfo) -> bool:
    """Whether a time that ends when the clock shows ``limit`` has ended: from the last time that it is shown.

    Arguments as of :func:`begun`.
    """
    return _wall(when, zone) >= limit and not (twice(limit, zone) and when.astimezone(UTC) < _moment(limit, zone, 1))


def _wall(when: datetime, zone: tzinfo) -> datetime:
    return when.astimezone(UTC).astimezone(zone).replace(tzinfo=None)


def _shift(wall: datetime, zone: tzinfo | None) -> timedelta:
    try:
        return _moment(wall, zone, 1) - _moment(wall, zone, 0)
    except (OverflowError, ValueError, OSError):  # the first and the last days that there are
        return timedelta(0)


def _moment(wall: datetime, zone: tzinfo | None, fold: int) -> datetime:
    """The moment of a pass; for what is never shown the later one is the first, by the rules of ``fold``."""
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _pass(local: datetime) -> str:
    name = local.tzname() or ""
    if name.isascii() and 0 < len(name) <= _LONGEST and " " not in name:
        return name
    offset = f"{local:%z}"
    return f"UTC{offset[:3]}:{offset[3:5]}"
