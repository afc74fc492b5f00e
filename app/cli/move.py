"""``portico move``: the gallery into another database, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    ask_passphrase,
    commands,
    folder_of,
    print_json,
    progress,
    require_site,
    secret_line,
)
from core.base.wording import amount

if TYPE_CHECKING:
    from core.site.moving import Moved

_FILE = "sqlite"
"""What the file beside the settings is called."""

app = commands()


@app.command()
def move(
    context: typer.Context,
    address: Annotated[
        str | None,
        typer.Argument(
            metavar="ADDRESS",
            help="postgresql+psycopg://USER@HOST/NAME of an empty database, without a password; sqlite is the file.",
        ),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", help="File whose first line is the password; it has to stay there."),
    ] = None,
    keyring: Annotated[
        bool, typer.Option("--keyring", help="Keep the password, which is asked for, in the system's keyring.")
    ] = False,
    forget_old: Annotated[
        bool, typer.Option("--forget-old", help="Delete the galleries that earlier moves have left, with all in them.")
    ] = False,
    take: Annotated[
        bool,
        typer.Option("--take-over", help="Make a gallery on a server this site's whose former folder is used no more."),
    ] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Move the gallery to a PostgreSQL server, or back into a file. End every other program of the site first.

    Every row is compared before it counts. Broken off, it goes on from there when it is said again. The former gallery
    is put aside, and holds everybody until it is deleted.
    """
    require_site(context, site)
    folder = folder_of(site or context.find_root().obj)
    if (address is not None) + forget_old + take != 1:
        raise CliError(
            "name an address to move the gallery to, or say --forget-old or --take-over: portico move --help"
        )
    if take:
        _take_over(folder, as_json=as_json)
        return
    if address is None:
        _forget(folder, as_json=as_json)
        return
    to = None if address == _FILE else address
    if to is None and (keyring or password_file is not None):
        raise CliError("a file has no password: --keyring and --password-file go with the address of a server")
    if keyring:
        _keep_password(to or "")
    from core.site.moving import move as move_gallery

    named = password_file.expanduser().absolute() if password_file is not None else None
    with progress("Moving") as report:
        done = move_gallery(folder, to, report, password_file=named, keyring=keyring, ask=ask_passphrase)
    _tell(done, as_json=as_json)


def _tell(done: Moved, *, as_json: bool) -> None:
    rows = sum(one.rows for one in done.tables.values())
    if as_json:
        left = done.left.model_dump(mode="json", exclude={"settings"}) if done.left is not None else None
        tables = {name: {"rows": one.rows, "sha256": one.digest} for name, one in done.tables.items()}
        print_json({"place": done.place, "rows": rows, "before": done.before, "tables": tables, "left": left})
        return
    print(f"The gallery is in {done.place}: {amount(rows, 'row', 'rows')}, each compared.")
    if done.before:
        print(f"  {amount(done.before, 'row', 'rows')} of them had come there before, by a move that was broken off.")
    if done.left is not None:
        where = f" as {done.left.where}" if done.left.where else ""
        print(f"  The former one still holds everybody: it was {done.left.place}, and is kept{where}.")
        print("  Delete it once all is well: portico move --forget-old")


def _take_over(folder: Path, *, as_json: bool) -> None:
    from core.site.moving import take_over

    place = take_over(folder, ask_passphrase)
    if as_json:
        print_json({"place": place})
    else:
        print(f"The gallery {place} belongs to {folder} now.")


def _forget(folder: Path, *, as_json: bool) -> None:
    from core.site.moving import forget_former
    from core.store.moved import Begun

    gone = forget_former(folder, ask_passphrase)
    if as_json:
        print_json({"deleted": [one.model_dump(mode="json", exclude={"settings", "stamp"}) for one in gone]})
        return
    for one in gone:
        if isinstance(one, Begun):
            print(f"Deleted: what a move that was broken off had brought to {one.place}.")
        else:
            print(f"Deleted: {one.where}, which was {one.place}.")
    if not gone:
        print("No gallery of an earlier move is left.")


def _keep_password(address: str) -> None:
    from core.settings.database import require_address
    from core.store.server import Server, keep_password

    password = secret_line(Path("-"), "the password of the database")
    if not password:
        raise CliError("no password was given: type it, or write it to standard input")
    keep_password(Server(require_address(address)), password)
