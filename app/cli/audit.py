"""``portico audit``: who did what when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import JsonOption, SiteOption, commands, open_site, print_json
from core.base import wall_clock
from core.base.wording import amount

app = commands("audit", "Read and check the audit trail.")


@app.command("list")
def list_(
    context: typer.Context,
    last: Annotated[int, typer.Option(min=1, max=100_000, help="How many of the latest.")] = 50,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the latest entries, oldest first."""
    with open_site(context, site) as opened:
        entries = opened.trail.entries(last)[::-1]
    for entry in entries:
        if as_json:
            print_json(
                {
                    "number": entry.id,
                    "time": entry.time.isoformat(),
                    "who": entry.actor,
                    "action": entry.action,
                    "subject": entry.subject,
                    "details": entry.details,
                }
            )
        else:
            told = "gone with the person" if entry.details is None else json.dumps(entry.details, ensure_ascii=False)
            when = wall_clock.shown(entry.time, "%Y-%m-%d %H:%M:%S")
            print(f"{entry.id}  {when}  {entry.actor}  {entry.action}  {entry.subject}  {told}")
    if not entries and not as_json:
        print("Nothing has been done yet.")


@app.command()
def verify(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Check that nobody has changed, removed, added or reordered an entry. Exits with 1 where somebody has."""
    with open_site(context, site) as opened:
        faults = opened.trail.verify()
    if as_json:
        print_json({"untouched": not faults, "faults": faults})
    else:
        print("Nobody has touched the audit trail." if not faults else "The audit trail was tampered with:")
        for fault in faults:
            print(f"  {fault}")
    if faults:
        raise typer.Exit(1)


@app.command()
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV file to write.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the whole trail to a file, with the digest of each entry."""
    with open_site(context, site) as opened:
        count = opened.trail.export(file)
    if as_json:
        print_json({"entries": count, "file": str(file)})
    else:
        print(f"{amount(count, 'entry is', 'entries are')} in {file}.")
