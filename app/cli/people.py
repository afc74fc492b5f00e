"""``portico people``: look after who is enrolled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    confirm,
    open_recogniser,
    open_site,
    print_json,
    progress,
    tell_passed_over,
    until_interrupted,
)
from core.base import wall_clock
from core.base.wording import amount

if TYPE_CHECKING:
    from core.access.policy import Holder
    from core.gallery.people import Person
    from core.people.bulk.pace import ImportStep
    from core.people.bulk.plan import How, ImportPlan
    from core.people.bulk.report import ImportReport
    from core.people.bulk.wishes import Asked
    from core.site import Site

app = commands("people", "List, show, rename, delete, import and export people.")

NameArgument = Annotated[str, typer.Argument(help="Name, or number as shown by: portico people list")]


def _json(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "employee_id": person.employee_id,
        "photos": person.photos,
        "created": person.created.isoformat(),
    }


@app.command("list")
def list_(
    context: typer.Context,
    search: Annotated[str, typer.Argument(help="Only names that contain this, whatever the accents.")] = "",
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who is enrolled."""
    with open_site(context, site) as opened:
        people = opened.people.people(search)
        opened.trail.look("list people", found=len(people))
    if as_json:
        print_json({"people": [_json(p) for p in people]})
        return
    if not people:
        print(
            "Nobody is enrolled yet: portico enroll NAME IMAGE..." if not search else f"Nobody's name has {search!r}."
        )
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    numbered = any(person.employee_id for person in people)
    table = Table("Number", "Name", *(["Employee ID"] if numbered else []), "Photos", "Since")
    for person in people:
        known_as = [Text(person.employee_id or "")] if numbered else []
        since = f"{person.created.astimezone():%Y-%m-%d}"
        table.add_row(str(person.id), Text(person.name), *known_as, str(person.photos), since)
    Console().print(table)


@app.command()
def stale(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List whom to photograph anew: photos that have grown old, scores that fall, people whom nobody recognises.

    How old a photo may be is the setting renew_months, 60 by default, and for people of a group, such as children,
    renew_months_by_group. In the window both are on the page Settings, under Recognition.
    """
    from core.people.renewal import due

    with open_site(context, site) as opened:
        found = due(opened)
        opened.trail.look("list people", found=len(found))
    if as_json:
        print_json(
            {
                "people": [
                    {
                        "id": one.person_id,
                        "name": one.name,
                        "cause": str(one.cause),
                        "photographed": one.photographed.isoformat() if one.photographed else None,
                        "lately": one.lately,
                        "usual": one.usual,
                        "words": one.words(),
                    }
                    for one in found
                ]
            }
        )
        return
    if not found:
        print("Nobody has to be photographed anew.")
    for one in found:
        print(f"{one.name} (number {one.person_id}): {one.words()}")
    if found:
        print("To photograph somebody anew: portico enroll NAME IMAGE..., or the page Enrol of the window")


@app.command()
def show(context: typer.Context, name: NameArgument, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Show one person: photos, groups, when doors may open for them, and where they were seen last.

    With --json a limit of validity without a time zone means the clock at each door; doors open before the second one.
    """
    from core.access.policy import Holder
    from core.gallery.events import EventFilter

    with open_site(context, site) as opened:
        person = opened.people.find(name)
        holder = opened.access.holder(person.id) or Holder(person.id)
        last = opened.events.query(EventFilter(person_id=person.id), limit=1)
        opened.trail.look("look at person", person_id=person.id)
    seen = last[0].time if last else None
    if as_json:
        access = {
            "groups": sorted(holder.groups),
            "valid_from": holder.valid_from.isoformat() if holder.valid_from else None,
            "valid_until": holder.valid_until.isoformat() if holder.valid_until else None,
            "blocked": holder.blocked,
        }
        print_json({**_json(person), **access, "last_seen": seen.isoformat() if seen else None})
        return
    print(f"{person.name} (number {person.id}{f', employee ID {person.employee_id}' if person.employee_id else ''})")
    print(f"{amount(person.photos, 'photo', 'photos')}, enrolled {wall_clock.shown(person.created)}")
    print(f"in {', '.join(sorted(holder.groups))}" if holder.groups else "in no access group")
    print(_validity(holder))
    if holder.blocked:
        print("blocked: no door opens, and whoever watches is told")
    print(f"last seen {wall_clock.shown(seen)} at {last[0].camera}" if seen else "not seen yet")


def _validity(holder: Holder) -> str:
    """When doors may open for somebody, a day as it was given: the last one is included."""
    from datetime import timedelta

    limits = []
    for word, limit in (("from", holder.valid_from), ("until", holder.valid_until)):
        if limit is None:
            continue
        clock = "the clock at each door" if limit.tzinfo is None else "this machine's clock"
        shown = limit if limit.tzinfo is None else limit.astimezone()
        if shown.hour or shown.minute or shown.second:
            limits.append((f"{word} {shown:%Y-%m-%d %H:%M}", clock))
        elif word == "from":
            limits.append((f"{word} {shown:%Y-%m-%d}", clock))
        else:
            limits.append((f"{word} the end of {shown - timedelta(days=1):%Y-%m-%d}", clock))
    if not limits:
        return "valid always"
    if len({clock for _, clock in limits}) == 1:
        return f"valid {' '.join(words for words, _ in limits)}, by {limits[0][1]}"
    return f"valid {', '.join(f'{words} by {clock}' for words, clock in limits)}"


@app.command()
def rename(
    context: typer.Context,
    name: NameArgument,
    new_name: Annotated[str, typer.Argument(help="New name.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give somebody another name."""
    with open_site(context, site) as opened:
        person = opened.people.rename(name, new_name)
    if as_json:
        print_json(_json(person))
    else:
        print(f"Renamed to {person.name}.")


@app.command()
def delete(
    context: typer.Context,
    name: NameArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete somebody with all photos and templates. This cannot be undone."""
    with open_site(context, site) as opened:
        person = opened.people.find(name)
        confirm(f"Delete {person.name} with {amount(person.photos, 'photo', 'photos')}?", person.name, yes)
        opened.people.delete(person.id)
    if as_json:
        print_json({"deleted": _json(person)})
    else:
        print(f"{person.name} is deleted.")


@app.command("import")
def import_(  # long: its options
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(help="Folder of NAME/*.jpg, or a CSV file, or the folder that holds it beside the photos.")
    ],
    report: Annotated[
        Path | None, typer.Option("--report", help="Write everything that was rejected to this CSV file.")
    ] = None,
    group: Annotated[
        list[str] | None, typer.Option("--group", help="Access group to put everybody new into; once for each.")
    ] = None,
    consent: Annotated[
        str | None,
        typer.Option("--consent", help="Where it is written down that all of them agreed, such as: staff form."),
    ] = None,
    by_name: Annotated[
        bool | None,
        typer.Option(
            "--by-name/--not-by-name", help="Rows without photo are about whoever is enrolled under that name."
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="In which the file is written, such as cp1252; else it is told.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            help="What each column is about, with commas: name, first name, last name, employee id, groups, "
            "valid from, valid until, photos, consent, another person, or nothing.",
        ),
    ] = None,
    day_first: Annotated[
        bool | None,
        typer.Option("--day-first/--month-first", help="Whether 1/2/2026 is in February; else it is told."),
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show how the file is read, and enrol nobody.")] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Enrol everybody in a folder of NAME/*.jpg, or in a CSV file.

    The first row of the file holds headings: name (or first name and last name), employee id, group, valid from, valid
    until, photo, consent, another person; several languages are understood. Several photos or groups are separated by
    semicolons. A row counts where a photo that it names shows the person. Run the command again to go on where it was
    stopped: what it was asked then holds, but for options that are named anew.
    """
    from core.people.bulk.importing import Importer
    from core.people.bulk.plan import How
    from core.people.bulk.reading import entries
    from core.people.bulk.report import ImportReport

    said = tuple(part.strip() for part in columns.split(",")) if columns is not None else None
    _require_columns(said)
    how = How(encoding, said, day_first)
    tell_passed_over(path, others=False)
    if preview:
        _print_preview(entries(path, how), as_json=as_json)
        return
    with open_site(context, site) as opened:
        asked = _as_before(opened, path, group, consent, by_name, how)
        plan = entries(path, asked.how)
        if report is not None:
            ImportReport(0).write_csv(report)  # rather now than after the work
        with (
            open_recogniser(opened) as recogniser,
            progress("Enrolling") as show,
            until_interrupted() as interrupted,
        ):
            importer = Importer(opened, recogniser, asked.wishes)
            found = importer.run(plan, lambda step: show(step.fraction, _words(step)), interrupted)
    if report is not None:
        found.write_csv(report)
    if as_json:
        print_json(
            {
                "people": found.people,
                "added": found.new + found.extended,
                "already": found.already,
                "photos": found.photos,
                "stopped": found.stopped,
                "rejected": [
                    {
                        "image": str(plan.folder / one.photo) if one.photo else "",
                        "reason": one.reason,
                        "person": one.person,
                        "row": one.row or None,
                    }
                    for one in found.rejected
                ],
            }
        )
    else:
        _print_report(found, report)
    if found.stopped:
        raise CliError("the import was stopped: run the same command again to go on")
    if not found.people:
        raise typer.Exit(1)


def _as_before(
    site: Site, path: Path, groups: list[str] | None, consent: str | None, by_name: bool | None, how: How
) -> Asked:
    """What is asked of an import: what is not named is as it was where one of the same did not come to its end."""
    from core.people.bulk.journal import unfinished_of
    from core.people.bulk.plan import How
    from core.people.bulk.wishes import Asked, Wishes

    left = unfinished_of(site, path)
    before = left.asked if left is not None and left.asked is not None else Asked(Wishes(), How())
    wishes = Wishes(
        tuple(groups) if groups is not None else before.wishes.groups,
        consent if consent is not None else before.wishes.consent,
        by_name if by_name is not None else before.wishes.by_name,
    )
    if how == How():
        how = before.how
    told = [f"--group {name!r}" for name in wishes.groups] if groups is None else []
    told += [f"--consent {wishes.consent!r}"] if consent is None and wishes.consent else []
    told += ["--by-name"] if by_name is None and wishes.by_name else []
    told += ["the list read as then"] if how == before.how and how != How() else []
    if told:
        print(f"portico: the import that was not finished goes on as it was asked: {', '.join(told)}", file=sys.stderr)
    elif left is not None and left.asked is None and consent is None:
        print(
            "portico: the import that was not finished kept no consent: --consent says where it is written down",
            file=sys.stderr,
        )
    return Asked(wishes, how)


def _require_columns(columns: tuple[str, ...] | None) -> None:
    from core.people.bulk.headings import ABOUT

    for what in columns or ():
        if what and what not in ABOUT:
            raise CliError(f"a column cannot be about {what!r}: known are {', '.join(ABOUT)}")


def _print_preview(plan: ImportPlan, *, as_json: bool) -> None:
    """How a list is read."""
    listed, first = plan.listed, plan.entries[:5]
    people = [
        {
            "row": entry.row or None,
            "name": entry.name,
            "employee_id": entry.employee_id,
            "groups": list(entry.groups),
            "valid_from": entry.valid_from.isoformat() if entry.valid_from else None,
            "valid_until": entry.valid_until.isoformat() if entry.valid_until else None,
            "photos": [plan.shown(photo) for photo in entry.photos],
        }
        for entry in first
    ]
    if as_json:
        print_json(
            {
                "encoding": listed.encoding if listed else None,
                "columns": dict(zip(listed.headings, listed.columns, strict=True)) if listed else None,
                "people": len(plan.entries),
                "photos": plan.photos,
                "first": people,
                "rejected": [{"row": one.row or None, "reason": one.reason} for one in plan.rejected],
            }
        )
        return
    if listed is not None:
        print(f"read as {listed.encoding}")
        for heading, about in zip(listed.headings, listed.columns, strict=True):
            print(f"  {heading}: {about or 'not used'}")
    for person in people:
        print("; ".join(f"{key.replace('_', ' ')} {value}" for key, value in person.items() if value))
    counted = (len(plan.entries), "person", "people"), (plan.photos, "photo", "photos")
    told = [amount(*one) for one in (*counted, (len(plan.rejected), "problem", "problems"))]
    print(", ".join(told))
    for one in plan.rejected[:20]:
        print(f"  {f'row {one.row}, ' if one.row else ''}{one.photo or one.person}: {one.reason}")


def _words(step: ImportStep) -> str:
    """How far an import has got."""
    words = f"{step.people} of {amount(step.of, 'person', 'people')}"
    if step.left is None:
        return words
    minutes, seconds = divmod(round(step.left), 60)
    return f"{words}, {step.rate:.1f} a second, {minutes}:{seconds:02} min left"


def _print_report(found: ImportReport, file: Path | None) -> None:
    print(
        f"{found.people} of {found.of} enrolled: {found.new} new, {found.extended} with new photos, "
        f"{found.already} already there. "
        f"{amount(found.photos, 'photo was', 'photos were')} added, {len(found.rejected)} rejected."
    )
    if file is not None:
        print(f"Everything that was rejected is in {file}.")
        return
    for one in found.rejected:
        about = one.photo or one.person or "the list"
        print(f"  {f'row {one.row}, ' if one.row else ''}{about}: {one.reason}")


@app.command()
def export(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A new or empty folder; it will hold photos that anyone can open.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write everybody to a folder: NAME/*.jpg and people.csv, as import reads them."""
    from core.people.exchange import write_people_folder

    with open_site(context, site) as opened, progress("Writing") as show:
        people, photos = write_people_folder(opened, folder, show)
    if as_json:
        print_json({"people": people, "photos": photos, "folder": str(folder)})
    else:
        print(
            f"{amount(photos, 'photo', 'photos')} of {amount(people, 'person', 'people')} "
            f"{'is' if photos == 1 else 'are'} in {folder}, not encrypted."
        )
