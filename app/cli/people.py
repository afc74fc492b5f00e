"""``portico people``: look after who is enrolled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    confirm,
    open_recogniser,
    open_site,
    print_json,
    progress,
    tell_passed_over,
    until_interrupted,
)

if TYPE_CHECKING:
    from core.bulk.pace import Step
    from core.bulk.report import Report
    from core.gallery.store import Person

app = typer.Typer(help="List, show, rename, delete, import and export people.", rich_markup_mode=None)

NameArgument = Annotated[str, typer.Argument(help="Name, or number as shown by: portico people list")]


def _json(person: Person) -> dict[str, object]:
    return {"id": person.id, "name": person.name, "photos": person.photos, "created": person.created.isoformat()}


@app.command("list")
def list_(
    context: typer.Context,
    search: Annotated[str, typer.Argument(help="Only names that contain this.")] = "",
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

    table = Table("Number", "Name", "Photos", "Since")
    for person in people:
        table.add_row(str(person.id), Text(person.name), str(person.photos), f"{person.created.astimezone():%Y-%m-%d}")
    Console().print(table)


@app.command()
def stale(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List whom to photograph anew: photos that have grown old, scores that fall, people whom nobody recognises.

    How old a photo may be is the setting renew_months, 60 by default, and for people of a group, such as children,
    renew_months_by_group.
    """
    from core.renewal import due

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
    """Show one person."""
    from core.gallery.events import EventFilter

    with open_site(context, site) as opened:
        person = opened.people.find(name)
        last = opened.events.query(EventFilter(person_id=person.id), limit=1)
        opened.trail.look("look at person", person_id=person.id)
    seen = last[0].time if last else None
    if as_json:
        print_json({**_json(person), "last_seen": seen.isoformat() if seen else None})
        return
    print(f"{person.name} (number {person.id})")
    print(f"{person.photos} photos, enrolled {person.created.astimezone():%Y-%m-%d %H:%M}")
    print(f"last seen {seen.astimezone():%Y-%m-%d %H:%M} at {last[0].camera}" if seen else "not seen yet")


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
        confirm(f"Delete {person.name} with {person.photos} photos?", person.name, yes)
        opened.delete_person(person.id)
    if as_json:
        print_json({"deleted": _json(person)})
    else:
        print(f"{person.name} is deleted.")


@app.command("import")
def import_(
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(help="Folder of NAME/*.jpg, or a CSV file, or the folder that holds it beside the photos.")
    ],
    report: Annotated[
        Path | None, typer.Option("--report", help="Write everything that was rejected to this CSV file.")
    ] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Enrol everybody in a folder of NAME/*.jpg, or in a CSV file.

    The first row of the file holds headings: name, employee id, group, valid from, valid until, photo. Several photos
    or groups are separated by semicolons. Run the command again to go on where it was stopped.
    """
    from core.bulk.importing import Importer
    from core.bulk.reading import entries
    from core.bulk.report import Report

    plan = entries(path)
    tell_passed_over(path, others=False)
    if report is not None:
        Report(0).write_csv(report)  # rather now than after the work
    with (
        open_site(context, site) as opened,
        open_recogniser(opened) as recogniser,
        progress("Enrolling") as show,
        until_interrupted() as interrupted,
    ):
        found = Importer(opened, recogniser).run(plan, lambda step: show(step.fraction, _words(step)), interrupted)
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


def _words(step: Step) -> str:
    """How far an import has got."""
    words = f"{step.people} of {step.of} people"
    if step.left is None:
        return words
    minutes, seconds = divmod(round(step.left), 60)
    return f"{words}, {step.rate:.1f} a second, {minutes}:{seconds:02} min left"


def _print_report(found: Report, file: Path | None) -> None:
    print(
        f"{found.people} of {found.of} people are enrolled: {found.new} are new, {found.extended} got new photos, "
        f"{found.already} were there already. {found.photos} photos were added, {len(found.rejected)} rejected."
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
    from core.exchange import write_people_folder

    with open_site(context, site) as opened, progress("Writing") as show:
        people, photos = write_people_folder(opened, folder, show)
    if as_json:
        print_json({"people": people, "photos": photos, "folder": str(folder)})
    else:
        print(f"{photos} photos of {people} people are in {folder}. They are not encrypted there.")
