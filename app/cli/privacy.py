"""Consent, retention and the site key."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, cast

import typer

from app.cli.common import CliError, JsonOption, SiteOption, ask_passphrase, open_site, print_json
from app.cli.people import NameArgument
from app.cli.people import app as people
from core.base.wording import amount

key = typer.Typer(help="Say where the site key is kept, or renew it.", rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(retention)
    app.add_typer(key, name="key")


@people.command()
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


@people.command()
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


def retention(
    context: typer.Context,
    now: Annotated[bool, typer.Option("--now", help="Remove what is too old now, not at the next full hour.")] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show how long faces and events are kept."""
    with open_site(context, site) as opened:
        settings = opened.settings
        removed = opened.keep_periods() if now else None
        without = opened.consents.missing()
    if as_json:
        print_json(
            {
                "keep_unknown_days": settings.keep_unknown_days,
                "keep_events_days": settings.keep_events_days,
                "removed": vars(removed) if removed is not None else None,
                "without_consent": without,
            }
        )
        return
    print(f"Faces of people nobody knows are kept for {_days(settings.keep_unknown_days)}.")
    print(f"Events and passages are kept for {_days(settings.keep_events_days)}.")
    print(f"{amount(len(without), 'person has', 'people have')} no consent on record.")
    if removed is not None:
        faces, events = amount(removed.faces, "face", "faces"), amount(removed.events, "event", "events")
        print(f"Removed now: {faces}, {events}, {amount(removed.passages, 'passage', 'passages')}.")


@key.command()
def store(
    context: typer.Context,
    place: Annotated[str, typer.Argument(help="file, keyring or passphrase.")],
    site: SiteOption = None,
) -> None:
    """Keep the site key in a file, in the system's keyring, or behind a passphrase."""
    if place not in ("file", "keyring", "passphrase"):
        raise CliError(f"{place!r} is no place for a key: choose file, keyring or passphrase")
    with open_site(context, site) as opened:
        opened.move_key(cast("Literal['file', 'keyring', 'passphrase']", place), lambda: ask_passphrase(new=True))
    print(f"The site key is kept so from now on: {place}.")


@key.command()
def renew(context: typer.Context, site: SiteOption = None) -> None:
    """Give the gallery a new site key. Stop every window and station of the site first."""
    with open_site(context, site) as opened:
        opened.renew_key()
    print("The gallery has a new site key; the old one opens nothing any more.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CliError(f"--given takes a day such as 2026-11-22, not {text!r}") from None


def _days(count: int) -> str:
    return amount(count, "day", "days") if count else "ever"
