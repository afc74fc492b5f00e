"""``portico backup`` and ``portico restore``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.advice import worded
from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    ask_passphrase,
    commands,
    folder_of,
    open_site,
    print_json,
    progress,
    secret_line,
)
from core.base import wall_clock
from core.base.wording import amount

if TYPE_CHECKING:
    from core.backups.archive import Manifest
    from core.backups.restoring import Restored

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]
PassphraseOption = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help="File whose first line is the passphrase; else it is asked for."),
]


app = commands()


@app.command()
def backup(
    context: typer.Context,
    file: FileArgument,
    passphrase_file: PassphraseOption = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a file of that name.")] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Back the site up into one file, sealed under a passphrase, while it is in use.

    It holds the gallery, the log, the audit trail, the settings and the site key. Without the passphrase nobody can
    read it.
    """
    from core.backups.writing import write

    passphrase = passphrase_of(passphrase_file, new=True)
    with open_site(context, site) as opened, progress("Backing up") as report:
        written = write(opened, file.expanduser(), passphrase, report, replace=replace)
    if as_json:
        print_json({"file": str(written.path), "size": written.size, **_facts(written.manifest)})
    else:
        print(
            f"{words_of(written.manifest)} are in {written.path} ({written.size / 1e6:,.1f} MB), read back and checked."
        )


@app.command()
def restore(
    context: typer.Context,
    file: FileArgument,
    passphrase_file: PassphraseOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check the backup and say what it holds.")] = False,
    replace_damaged: Annotated[
        bool,
        typer.Option(
            "--replace-damaged",
            help="Put the backup in the place of a damaged gallery. What is there is moved aside, the settings stay.",
        ),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="With --replace-damaged: also where nothing is wrong with the gallery.")
    ] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a site of a backup, in the folder that --site names, which must be empty or not there yet.

    With --replace-damaged it takes the place of a gallery that is damaged.
    """
    folder = folder_of(site or context.find_root().obj)
    if force and not replace_damaged:
        raise CliError("--force goes with --replace-damaged alone: a backup is restored into an empty folder")
    passphrase = passphrase_of(passphrase_file, new=False)
    if replace_damaged:
        _replace(file.expanduser(), passphrase, folder, force=force, dry_run=dry_run, as_json=as_json)
        return
    from core.backups.restoring import restore as restore_site

    with progress("Restoring") as report:
        found = restore_site(file.expanduser(), passphrase, folder, report, dry_run=dry_run)
    if as_json:
        print_json({**_restored_facts(found), "restored": not dry_run})
        return
    if dry_run:
        _print_sound(found.manifest)
    else:
        print(f"{found.folder} is the site of {_made(found.manifest)}: {words_of(found.manifest)}.")
    for note in found.notes:
        print(f"  {worded(note)}")


def _replace(file: Path, passphrase: str, folder: Path, *, force: bool, dry_run: bool, as_json: bool) -> None:
    from core.backups.repair import put_back

    with progress("Restoring") as report:
        found = put_back(file, passphrase, folder, report, force=force, dry_run=dry_run, ask=ask_passphrase)
    restored = found.restored
    if as_json:
        aside = str(found.aside) if found.aside is not None else None
        print_json(
            {**_restored_facts(restored), "restored": not dry_run, "damage": found.damage or None, "aside": aside}
        )
        return
    wrong = f"Wrong with {folder}: {found.damage}." if found.damage else f"Nothing is wrong with {folder}."
    print(wrong)
    if dry_run:
        _print_sound(restored.manifest)
        if not found.damage:
            print("  It would be replaced with --force alone.")
        return
    print(f"{folder} is again as it was on {_made(restored.manifest)}: {words_of(restored.manifest)}.")
    for note in restored.notes:
        print(f"  {worded(note)}")
    if found.aside is not None:
        print(f"  what was there is in {found.aside}, with photos and templates of people, sealed as they were:")
        print("  delete that folder once nobody needs it to look into what happened")


def _print_sound(manifest: Manifest) -> None:
    """What a dry run found out."""
    from core.store.database import HEAD

    print(f"The backup of {_made(manifest)} is sound: {words_of(manifest)}. Nothing was written.")
    how = (
        f"schema {manifest.gallery}, as this program has it"
        if manifest.gallery == HEAD
        else f"schema {manifest.gallery}: restoring brings it up to {HEAD}"
    )
    print(f"  made by Portico {manifest.portico}, {how}")


def _made(manifest: Manifest) -> str:
    return wall_clock.shown(manifest.made)


def _restored_facts(found: Restored) -> dict[str, object]:
    return {"folder": str(found.folder), **_facts(found.manifest), "notes": list(found.notes)}


def _facts(manifest: Manifest) -> dict[str, object]:
    from core.store.database import HEAD

    return {
        "made": manifest.made,
        "portico": manifest.portico,
        "schema": manifest.gallery,
        "migrates": manifest.gallery != HEAD,
        "people": manifest.people,
        "photos": manifest.photos,
        "events": manifest.events,
    }


def words_of(manifest: Manifest) -> str:
    """What a backup holds."""
    people, photos = amount(manifest.people, "person", "people"), amount(manifest.photos, "photo", "photos")
    return f"{people} with {photos}, {amount(manifest.events, 'event', 'events')}"


def passphrase_of(file: Path | None, *, new: bool) -> str:
    """A passphrase for backups: of a file, typed unseen, or from standard input."""
    if file is not None:
        return secret_line(file, "the passphrase")
    if sys.stdin.isatty():
        return str(typer.prompt("Passphrase of the backup", hide_input=True, confirmation_prompt=new, err=True))
    line = sys.stdin.readline()
    if not line:
        raise CliError("name a file with --passphrase-file, give the passphrase on standard input, or use a terminal")
    return line.rstrip("\r\n")
