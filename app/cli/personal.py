"""``portico people consent`` and ``dossier``: what is theirs to decide, and to know."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import CliError, JsonOption, SiteOption, commands, open_site, print_json
from app.cli.people import NameArgument

app = commands()


@app.command()
def consent(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name, or number; with --all, nothing.")] = "",
    document: Annotated[str, typer.Option(help="Where the consent is written down.")] = "",
    everybody: Annotated[
        bool, typer.Option("--all", help="Of everybody who has none on record; needs --document.")
    ] = False,
    given: Annotated[str | None, typer.Option(help="Day, such as 2026-11-22; today without it.")] = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="It is withdrawn: photos and templates are deleted.")
    ] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record that somebody agreed to be recognised, or withdrew; without options, show it."""
    day = _day(given) if given else date.today()  # noqa: DTZ011  # the day on the wall
    if everybody and (name or withdraw or not document):
        raise CliError("--all takes no name, and needs --document: say where their consent is written down")
    if not everybody and not name:
        raise CliError("name somebody, or say --all")
    with open_site(context, site) as opened:
        if everybody:
            count = opened.consents.give_many(opened.consents.without(), day, document)
            print_json({"recorded": count}) if as_json else print(f"The consent of {count} people is on record.")
            return
        person = opened.people.find(name)
        if withdraw:
            opened.withdraw(person.id, day)
        elif document:
            opened.consents.give(person.id, day, document)
        records = opened.consents.of(person.id)
    if as_json:
        print_json({"person": person.name, "consents": [vars(record) for record in records]})
        return
    for record in records:
        ended = f", withdrawn {record.withdrawn}" if record.withdrawn else ""
        print(f"{person.name}: {record.given}, {record.document}{ended}")
    if not records:
        print(f"No consent of {person.name} is on record: portico people consent {name!r} --document TEXT")


@app.command()
def dossier(
    context: typer.Context,
    name: NameArgument,
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write everything that is held about somebody to a folder, for them."""
    from core.people.dossier import write_dossier

    with open_site(context, site) as opened:
        counts = write_dossier(opened, name, folder)
    if as_json:
        print_json({**counts, "folder": str(folder)})
    else:
        listed = ", ".join(f"{count} {what}" for what, count in counts.items())
        print(f"Everything is in {folder}, not encrypted: {listed}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CliError(f"--given takes a day such as 2026-11-22, not {text!r}") from None
