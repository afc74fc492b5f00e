"""``portico backup`` and ``portico restore``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import CliError, JsonOption, SiteOption, folder_of, open_site, print_json, progress

if TYPE_CHECKING:
    from core.backup_archive import Manifest

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]
PassphraseOption = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help="File whose first line is the passphrase; else it is asked for."),
]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(backup)
    app.command()(restore)


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
    from core.backup import write

    passphrase = _passphrase(passphrase_file, new=True)
    with open_site(context, site) as opened, progress("Backing up") as report:
        written = write(opened, file.expanduser(), passphrase, report, replace=replace)
    if as_json:
        print_json({"file": str(written.path), "size": written.size, **_facts(written.manifest)})
    else:
        print(
            f"{_words(written.manifest)} are in {written.path} ({written.size / 1e6:,.1f} MB), read back and checked."
        )


def restore(
    context: typer.Context,
    file: FileArgument,
    passphrase_file: PassphraseOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check the backup and say what it holds.")] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a site of a backup, in the folder that --site names, which must be empty or not there yet."""
    from core.backup import restore as restore_site

    folder = folder_of(site or context.find_root().obj)
    passphrase = _passphrase(passphrase_file, new=False)
    with progress("Restoring") as report:
        found = restore_site(file.expanduser(), passphrase, folder, report, dry_run=dry_run)
    if as_json:
        facts = _facts(found.manifest)
        print_json({"folder": str(found.folder), "restored": not dry_run, **facts, "notes": list(found.notes)})
        return
    made = f"{found.manifest.made.astimezone():%Y-%m-%d %H:%M}"
    if dry_run:
        print(f"The backup of {made} is sound: {_words(found.manifest)}. Nothing was written.")
    else:
        print(f"{found.folder} is the site of {made}: {_words(found.manifest)}.")
    for note in found.notes:
        print(f"  {note}")


def _facts(manifest: Manifest) -> dict[str, object]:
    return {
        "made": manifest.made,
        "portico": manifest.portico,
        "schema": manifest.gallery,
        "people": manifest.people,
        "photos": manifest.photos,
        "events": manifest.events,
    }


def _words(manifest: Manifest) -> str:
    return f"{manifest.people:,} people with {manifest.photos:,} photos, {manifest.events:,} events"


def _passphrase(file: Path | None, *, new: bool) -> str:
    if file is not None:
        try:
            with file.expanduser().open(encoding="utf-8") as content:
                return content.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise CliError(
                f"the passphrase cannot be read from {file}: {getattr(error, 'strerror', None) or error}"
            ) from None
    if sys.stdin.isatty():
        return str(typer.prompt("Passphrase of the backup", hide_input=True, confirmation_prompt=new, err=True))
    line = sys.stdin.readline()
    if not line:
        raise CliError("name a file with --passphrase-file, give the passphrase on standard input, or use a terminal")
    return line.rstrip("\r\n")
