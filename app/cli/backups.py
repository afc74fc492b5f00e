"""``portico backups``: what the site makes by itself, and what it has made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.advice import worded
from app.cli.backup import PassphraseOption, passphrase_of, words_of
from app.cli.common import CliError, JsonOption, SiteOption, commands, open_site, print_json, progress
from core.base import wall_clock
from core.base.wording import amount

if TYPE_CHECKING:
    from core.backups.scheduling import PlannedBackups
    from core.site import Site

app = commands("backups", "Have the site back itself up, and look after its backups.")

_EVERY = {"hour": "every hour", "day": "every day", "week": "every Sunday"}


@app.command()
def schedule(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the backups go: on another disk.")],
    every: Annotated[str | None, typer.Option(help="hour, day or week; by default day.")] = None,
    at: Annotated[str | None, typer.Option(help="Time of day by this machine's clock; by default 02:00.")] = None,
    keep_daily: Annotated[int | None, typer.Option(min=0, help="Days of which one is kept; by default 7.")] = None,
    keep_weekly: Annotated[int | None, typer.Option(min=0, help="Weeks of which one is kept; by default 4.")] = None,
    keep_monthly: Annotated[int | None, typer.Option(min=0, help="Months of which one is kept; by default 6.")] = None,
    passphrase_file: PassphraseOption = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Have the site back itself up into a folder, while a window or portico watch is open.

    The passphrase is kept sealed under the site key. Write it down: who loses both cannot bring any backup back. It is
    asked for the first time, and changed with --passphrase-file. What is not said stays as it was.
    """
    from pydantic import ValidationError

    from core.backups import scheduling
    from core.base.faults import fault
    from core.settings import BackupSettings

    with open_site(context, site) as opened:
        before = scheduling.plan(opened)
        given = {
            "every": every, "at": at, "keep_daily": keep_daily, "keep_weekly": keep_weekly, "keep_monthly": keep_monthly
        }  # fmt: skip
        changes = {name: value for name, value in given.items() if value is not None}
        try:
            chosen = BackupSettings.model_validate(
                {**before.settings.model_dump(), **changes, "folder": folder.expanduser().absolute()}
            )
        except ValidationError as error:
            found = fault(error)
            raise CliError(f"--{found.where.replace('_', '-')} is wrong: {found.message}") from None
        new = passphrase_of(passphrase_file, new=True) if passphrase_file or not before.passphrase else None
        scheduling.schedule(opened, chosen, new)
        _print_plan(opened, as_json=as_json, fresh=True)


@app.command()
def status(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Say when the site backs itself up, and how it went. Exits with 1 where something is wrong."""
    with open_site(context, site) as opened:
        good = _print_plan(opened, as_json=as_json)
    if not good:
        raise typer.Exit(1)


@app.command()
def now(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Make a backup as scheduled, at once; then those go that need not be kept any longer."""
    from core.backups import scheduling

    with open_site(context, site) as opened, progress("Backing up") as report:
        written, removed = scheduling.back_up_now(opened, report)
    if as_json:
        print_json({"file": str(written.path), "size": written.size, "removed": [str(path) for path in removed]})
        return
    print(f"{words_of(written.manifest)} are in {written.path} ({written.size / 1e6:,.1f} MB), read back and checked.")
    for path in removed:
        print(f"  removed, being older than need be: {path}")


@app.command()
def off(context: typer.Context, site: SiteOption = None) -> None:
    """Have the site back itself up no longer. The backups stay where they are; the passphrase is forgotten."""
    from core.backups import scheduling

    with open_site(context, site) as opened:
        folder = scheduling.plan(opened).settings.folder
        scheduling.stop(opened)
    print("The site backs itself up no longer." + (f" What is in {folder} stays." if folder is not None else ""))


@app.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List the backups of the site, newest first."""
    from core.backups import scheduling

    with open_site(context, site) as opened:
        found = scheduling.listed(opened)
    if as_json:
        print_json(
            {
                "backups": [
                    {"file": str(b.file), "time": b.time, "size": b.size, "scheduled": b.own, "there": b.there}
                    for b in found
                ]
            }
        )
        return
    for one in found:
        rest = "" if one.there else "  (not there now)"
        print(f"{wall_clock.shown(one.time)}  {one.size / 1e6:10,.1f} MB  {one.file}{rest}")
    if not found:
        print("There is no backup of this site yet: portico backups schedule FOLDER")


@app.command()
def verify(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The backup; by default the newest.")] = None,
    passphrase_file: PassphraseOption = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read a backup to its last byte, with the passphrase that the site keeps unless another is given."""
    from core.backups import scheduling
    from core.store import register

    with open_site(context, site) as opened, progress("Checking") as report:
        newest = register.newest(opened.folder) if file is None else None
        path = file.expanduser() if file is not None else newest[0] if newest is not None else None
        if path is None or (file is None and not path.exists()):
            raise CliError("there is no backup of this site: name a file")
        words = passphrase_of(passphrase_file, new=False) if passphrase_file is not None else None
        manifest = scheduling.check(opened, path, report, words)
    if as_json:
        print_json(
            {"file": str(path), "made": manifest.made, "people": manifest.people, "photos": manifest.photos,
             "events": manifest.events, "schema": manifest.gallery}
        )  # fmt: skip
    else:
        print(f"{path} is sound: {words_of(manifest)}, of {wall_clock.shown(manifest.made)}.")


def _print_plan(site: Site, *, as_json: bool, fresh: bool = False) -> bool:
    """Print how the site backs itself up; whether nothing is wrong."""
    from core.backups import scheduling

    plan = scheduling.plan(site)
    trouble = "" if fresh else scheduling.trouble(site)  # the first one is yet to come
    if as_json:
        print_json(_plan_json(plan, trouble))
        return not trouble
    chosen = plan.settings
    if chosen.folder is None:
        print("This site does not back itself up: portico backups schedule FOLDER")
        return True
    when = f"at minute {chosen.at[3:]}" if chosen.every == "hour" else f"at {chosen.at}"
    print(f"Backed up into {chosen.folder}, {_EVERY[chosen.every]} {when}, while a window or portico watch is open.")
    print(
        f"  kept: all of the last 24 hours, and one each of {amount(chosen.keep_daily, 'day', 'days')}, "
        f"{amount(chosen.keep_weekly, 'week', 'weeks')} and "
        f"{amount(chosen.keep_monthly, 'month', 'months')}"
    )
    if plan.last is not None:
        print(f"  last: {wall_clock.shown(plan.last.time)}, {plan.last.file}")
    if plan.next is not None:
        print(f"  next: {wall_clock.shown(plan.next)}")
    if trouble:
        print(f"  wrong: {worded(trouble)}")
    return not trouble


def _plan_json(plan: PlannedBackups, trouble: str) -> dict[str, object]:
    chosen = plan.settings
    return {
        "folder": str(chosen.folder) if chosen.folder is not None else None,
        "every": chosen.every,
        "at": chosen.at,
        "keep": {"daily": chosen.keep_daily, "weekly": chosen.keep_weekly, "monthly": chosen.keep_monthly},
        "last": plan.last.time if plan.last is not None else None,
        "file": str(plan.last.file) if plan.last is not None else None,
        "next": plan.next,
        "trouble": trouble or None,
    }
