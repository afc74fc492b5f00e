"""``portico people``: look after who is enrolled."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import CliError, JsonOption, SiteOption, open_recogniser, open_site, print_json

if TYPE_CHECKING:
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
        if not yes:
            if not sys.stdin.isatty():
                raise CliError(f"deleting {person.name} cannot be undone: say --yes to do it without being asked")
            if not typer.confirm(f"Delete {person.name} with {person.photos} photos? This cannot be undone."):
                print("Nothing was deleted.")
                raise typer.Exit(1)
        opened.delete_person(person.id)
    if as_json:
        print_json({"deleted": _json(person)})
    else:
        print(f"{person.name} is deleted.")


@app.command("import")
def import_(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Folder with one sub-folder of photos for each person.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Enrol everybody in a folder of NAME/*.jpg."""
    from core.enrolment import Enroller
    from core.errors import PorticoError
    from core.exchange import read_people_folder

    people = read_people_folder(folder)
    enrolled, rejected = 0, []
    with open_site(context, site) as opened, open_recogniser(opened) as recogniser:
        enroller = Enroller(opened, recogniser)
        from rich.console import Console
        from rich.progress import track

        for name, paths in track(
            people.items(), "Enrolling", console=Console(stderr=True), disable=not sys.stderr.isatty()
        ):
            try:
                result = enroller.files(name, paths)
            except PorticoError as error:
                rejected += [{"image": str(path), "reason": str(error)} for path in paths]
                continue
            enrolled += result.person is not None
            rejected += [{"image": r.image, "reason": r.reason} for r in result.rejected]
    if as_json:
        print_json({"people": enrolled, "rejected": rejected})
    else:
        print(f"{enrolled} of {len(people)} people are enrolled; {len(rejected)} photos were rejected.")
        for entry in rejected:
            print(f"  {entry['image']}: {entry['reason']}")
    if not enrolled:
        raise typer.Exit(1)


@app.command()
def export(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A new or empty folder; it will hold photos that anyone can open.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write everybody's photos to a folder of NAME/*.jpg, as import reads them."""
    from core.exchange import write_people_folder

    with open_site(context, site) as opened:
        people, photos = write_people_folder(opened.people, folder, opened.trail)
    if as_json:
        print_json({"people": people, "photos": photos, "folder": str(folder)})
    else:
        print(f"{photos} photos of {people} people are in {folder}. They are not encrypted there.")
