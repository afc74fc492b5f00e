"""``portico access``: who may pass which door when."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from app.cli.common import CliError, JsonOption, SiteOption, commands, open_site, print_json
from app.cli.people import NameArgument
from core.base import wall_clock
from core.base.wording import amount

if TYPE_CHECKING:
    from core.site import Site

app = commands("access", "Decide who may pass which door when.")

GroupArgument = Annotated[str, typer.Argument(help="Access group.")]
DoorArgument = Annotated[str, typer.Argument(help="Door, as shown by: portico doors list")]
DeleteOption = Annotated[bool, typer.Option("--delete", help="Delete it instead.")]


@app.command()
def show(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Show groups, schedules, holidays and grants."""
    from core.access.schedules import Calendar, Schedule

    with open_site(context, site) as opened:
        access = opened.access
        groups, grants = access.groups(), access.grants()
        schedules, calendars = access.all(Schedule), access.all(Calendar)
    if as_json:
        print_json(
            {
                "groups": [
                    {"name": g.name, "people": g.people, "everybody": g.everybody, "reception": g.reception}
                    for g in groups
                ],
                "schedules": [s.model_dump(mode="json") for s in schedules],
                "calendars": [c.model_dump(mode="json") for c in calendars],
                "grants": [{"group": g.group, "door": g.door, "schedule": g.schedule} for g in grants],
            }
        )
        return
    if not groups:
        print("There is no access group yet: portico access group NAME")
    for group in groups:
        more = [*(["everybody, now and later"] if group.everybody else [])]
        more += ["reception may give it"] if group.reception else []
        told = f" ({', '.join(more)})" if more else ""
        print(f"{group.name}: {amount(group.people, 'person', 'people')}{told}")
        for grant in grants:
            if grant.group == group.name:
                print(f"  may pass {grant.door} within {grant.schedule}")
    for schedule in schedules:
        print(f"schedule {schedule.name}: {'; '.join(str(p) for p in schedule.periods) or 'never'}")
    for calendar in calendars:
        print(f"holidays {calendar.name}: {amount(len(calendar.dates) + len(calendar.yearly), 'day', 'days')}")


@app.command()
def group(
    context: typer.Context,
    name: GroupArgument,
    delete: DeleteOption = False,
    everybody: Annotated[
        bool | None,
        typer.Option(
            "--everybody/--chosen", help="All who are enrolled are in it, now and later; or those who are put in."
        ),
    ] = None,
    reception: Annotated[
        bool | None,
        typer.Option("--reception/--no-reception", help="Whether receptionists may give it, and say until when."),
    ] = None,
    site: SiteOption = None,
) -> None:
    """Make, change or delete an access group."""
    with open_site(context, site) as opened:
        if delete:
            opened.access.drop_group(name)
            words = "deleted"
        elif name in {one.name for one in opened.access.groups()} and (everybody, reception) != (None, None):
            opened.access.set_group(name, everybody=everybody, reception=reception)
            words = "changed"
        else:
            opened.access.add_group(name, everybody=bool(everybody), reception=bool(reception))
            words = "made" if everybody else f"made: portico access join PERSON {name}"
    print(f"The group {name} is {words}.")


@app.command()
def schedule(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the schedule.")],
    periods: Annotated[
        list[str] | None,
        typer.Argument(help="Such as 'mon-fri 08:00-18:00', 'sat 22:00-06:00', 'holiday 10:00-14:00'."),
    ] = None,
    holidays: Annotated[str | None, typer.Option(help="Calendar whose days count as holidays.")] = None,
    delete: DeleteOption = False,
    site: SiteOption = None,
) -> None:
    """Make, change or delete a weekly schedule."""
    from core.access.schedules import Schedule, parse_period
    from core.access.store import checked

    try:
        parsed = tuple(parse_period(text) for text in periods or ())
    except ValueError as error:
        raise CliError(str(error)) from None
    if not parsed and not delete:
        raise CliError("say when the schedule holds, such as: 'mon-fri 08:00-18:00'")
    with open_site(context, site) as opened:
        if delete:
            opened.access.drop(Schedule, name)
        else:
            opened.access.keep(checked(Schedule, name=name, periods=parsed, calendar=holidays))
    print(f"The schedule {name} is {'deleted' if delete else 'kept'}.")


@app.command()
def holidays(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the calendar.")],
    days: Annotated[list[str] | None, typer.Argument(help="Such as 2026-12-24, or 12-25 for every year.")] = None,
    delete: DeleteOption = False,
    site: SiteOption = None,
) -> None:
    """Make, change or delete a holiday calendar."""
    from core.access.schedules import Calendar
    from core.access.store import checked

    dates, yearly = set(), set()
    for day in days or ():
        try:
            if day.count("-") == 1:
                yearly.add(tuple(int(part) for part in day.split("-")))
            else:
                dates.add(date.fromisoformat(day))
        except ValueError:
            raise CliError(f"{day!r} is not a day such as 2026-12-24, or 12-25 for every year") from None
    with open_site(context, site) as opened:
        if delete:
            opened.access.drop(Calendar, name)
        else:
            opened.access.keep(checked(Calendar, name=name, dates=dates, yearly=yearly))
    count = amount(len(dates) + len(yearly), "day", "days")
    print(f"The calendar {name} is {'deleted' if delete else f'kept, with {count}'}.")


@app.command()
def grant(
    context: typer.Context,
    group: GroupArgument,
    door: DoorArgument,
    schedule: Annotated[str, typer.Argument(help="Schedule.")],
    revoke: Annotated[bool, typer.Option("--revoke", help="Take it back instead.")] = False,
    site: SiteOption = None,
) -> None:
    """Let a group pass a door within a schedule."""
    with open_site(context, site) as opened:
        (opened.access.revoke if revoke else opened.access.grant)(group, door, schedule)
    print(f"{group} may {'no longer ' if revoke else ''}pass {door} within {schedule}.")


@app.command()
def join(context: typer.Context, name: NameArgument, group: GroupArgument, site: SiteOption = None) -> None:
    """Put somebody into a group."""
    with open_site(context, site) as opened:
        person = opened.people.find(name)
        opened.access.join(person.id, group)
    print(f"{person.name} is in {group}.")


@app.command()
def leave(context: typer.Context, name: NameArgument, group: GroupArgument, site: SiteOption = None) -> None:
    """Take somebody out of a group."""
    with open_site(context, site) as opened:
        person = opened.people.find(name)
        opened.access.leave(person.id, group)
    print(f"{person.name} is not in {group}.")


@app.command()
def validity(
    context: typer.Context,
    name: NameArgument,
    start: Annotated[
        str | None, typer.Option("--from", help="Day, or day and time: 2026-12-01, 2026-12-01T08:00.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="Likewise; a day is included.")] = None,
    site: SiteOption = None,
) -> None:
    """Say from when until when doors may open for somebody, by the clock at each door; without options, always."""
    first = _limit(start, "--from") if start else None
    last = _limit(until, "--until", end=True) if until else None
    with open_site(context, site) as opened:
        person = opened.people.find(name)
        opened.access.set_validity(person.id, first, last)
    named = (("from", first), ("until", last))
    limits = [f"{word} {moment:%Y-%m-%d %H:%M%z}" for word, moment in named if moment is not None]
    print(f"{person.name} is valid {' '.join(limits) or 'always'}.")


@app.command()
def block(
    context: typer.Context,
    name: NameArgument,
    lift: Annotated[bool, typer.Option("--lift", help="Block no longer.")] = False,
    site: SiteOption = None,
) -> None:
    """Let no door open for somebody, and raise an alarm when they come."""
    with open_site(context, site) as opened:
        person = opened.people.find(name)
        opened.access.block(person.id, blocked=not lift)
    print(f"{person.name} is {'no longer ' if lift else ''}blocked.")


@app.command()
def forgive(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="Name; everybody without one.")] = None,
    site: SiteOption = None,
) -> None:
    """Forget for anti-passback where somebody is."""
    with open_site(context, site) as opened:
        count = opened.access.forgive(opened.people.find(name).id if name else None)
    print(f"{amount(count, 'person is', 'people are')} forgiven.")


@app.command()
def inside(
    context: typer.Context,
    area: Annotated[str, typer.Argument(help="Area.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who is in an area."""
    with open_site(context, site) as opened:
        there = opened.access.inside(area)
    if as_json:
        print_json({"area": area, "people": [{"name": n, "since": t.isoformat()} for n, t in there]})
        return
    for name, since in there:
        print(f"{name}, since {wall_clock.shown(since)}")
    if not there:
        print(f"Nobody is in {area}.")


@app.command()
def explain(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="PERSON", help="Name or number; - for somebody unknown.")],
    door: DoorArgument,
    at: Annotated[
        str | None, typer.Option(help="What if it were then? Such as 2026-12-24T20:00; now without it.")
    ] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say whether a door would open for somebody, and every rule that speaks. Exits with 1 where it would not."""
    with open_site(context, site) as opened:
        person = None if name == "-" else opened.people.find(name)
        when = _moment(at, "--at", _zone_of(opened, door)) if at else datetime.now().astimezone()
        ruling = opened.access.ask(door, person.id if person else None, when)
    if isinstance(when.tzinfo, ZoneInfo) and wall_clock.twice(when.replace(tzinfo=None), when.tzinfo):
        second = when.replace(fold=1)
        print(
            f"{wall_clock.shown(when, zone=when.tzinfo)} is meant, the first of two that night; "
            f"the second: --at {second.isoformat(timespec='minutes')}",
            file=sys.stderr,
        )
    if as_json:
        print_json(
            {
                "person": person.name if person else None,
                "door": door,
                "at": when.isoformat(),
                "allow": ruling.allow,
                "opens": ruling.opens,
                "alarm": ruling.alarm,
                "rules": [{"rule": s.rule, "effect": str(s.effect), "text": s.text} for s in ruling.said],
            }
        )
    else:
        print(
            f"{door} {'opens' if ruling.opens else 'stays shut'} for {person.name if person else 'somebody unknown'}:"
        )
        for said in ruling.said:
            print(f"  {said.effect.upper():5}  {said.text}")
    if not ruling.allow:
        raise typer.Exit(1)


def _zone_of(site: Site, door: str) -> ZoneInfo:
    from core.access.door import Door

    return ZoneInfo(site.access.one(Door, door).rules.zone)


def _moment(text: str, option: str, zone: ZoneInfo) -> datetime:
    """A moment as people write it, by the clock of a zone."""
    moment = _limit(text, option)
    if moment.tzinfo is not None:
        return moment
    if wall_clock.never(moment, zone):
        raise CliError(f"{option}: no clock shows {moment:%Y-%m-%d %H:%M} in {zone}: it is put forward past it")
    return moment.replace(tzinfo=zone)


def _limit(text: str, option: str, *, end: bool = False) -> datetime:
    """A moment as people write it; a day alone is its first moment, or the first after it.

    Without a time zone it is what a clock shows, wherever that is.
    """
    try:
        if len(text) == 10:
            day = date.fromisoformat(text) + timedelta(days=int(end))
            return datetime.combine(day, time())
        return datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise CliError(
            f"{option} takes a day or a moment such as 2026-12-24 or 2026-12-24T20:00, not {text!r}"
        ) from None
