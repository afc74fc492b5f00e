"""``portico serve``: the API for other programs, and its keys."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import CliError, JsonOption, SiteOption, commands, complain, open_recogniser, open_site, print_json
from app.cli.stopping import hearing

if TYPE_CHECKING:
    from core.store.api_keys import ApiKey, Scope

app = commands("serve", "Serve the site to other programs over HTTP, and look after their keys.")
keys = commands("key", "Make, list and revoke the keys of other programs.")
app.add_typer(keys)

NameArgument = Annotated[str, typer.Argument(metavar="KEY", help="Name of the key: of the program that has it.")]
_YEAR = timedelta(days=365)


@app.callback(invoke_without_command=True)
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen at; one that others can reach needs TLS.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 takes a free one.")] = 8443,
    certificate: Annotated[
        Path | None, typer.Option(help="PEM file with the certificate of this server, for TLS.")
    ] = None,
    private_key: Annotated[
        Path | None, typer.Option("--private-key", help="PEM file with its private key, where that lies elsewhere.")
    ] = None,
    rate: Annotated[
        float, typer.Option(min=0.1, max=100_000, help="Requests a second that each key may send in the long run.")
    ] = 20.0,
    site: SiteOption = None,
) -> None:
    """Serve people, recognition, events and doors to programs that have a key: see portico serve key create.

    The description of the API is at /openapi.json; what speaks to CompreFace speaks to this, too.
    """
    if context.invoked_subcommand is not None:
        context.find_root().obj = site or context.find_root().obj
        return
    _require_packages()
    from app.serve.limits import Limits
    from app.serve.served import Served
    from app.serve.server import Server, require_protected
    from core.programs import crash
    from core.upkeep import Upkeep

    limits = Limits(rate=rate, burst=max(1, round(3 * rate)))
    require_protected(host, protected=certificate is not None)  # rather now than after the networks are loaded
    with (
        hearing() as stopping,
        open_site(context, site) as opened,
        open_recogniser(opened) as recogniser,
        crash.guarded(opened.folder, "portico serve"),
        closing(Upkeep(opened, complain)),
    ):
        stopping.holds = True
        with Server(Served(opened, recogniser, limits), host, port, certificate, private_key) as server:
            print(f"Portico is at {server.address} until Ctrl+C.", flush=True)
            if not opened.api_keys.all():
                complain("there is no key yet, so nobody can use it: portico serve key create NAME --scope SCOPE")
            while not stopping.asked.wait(0.5) and server.runs:
                pass
            if not server.runs:
                raise CliError("the server has ended by itself: the log of the site says why")
            stopping.begin()


def _require_packages() -> None:
    missing = [name for name in ("fastapi", "uvicorn", "python_multipart") if find_spec(name) is None]
    if missing:
        raise CliError(f"this needs {', '.join(missing)}: pip install 'portico[cpu,server]'")


@keys.command()
def create(
    context: typer.Context,
    name: NameArgument,
    scope: Annotated[
        list[str],
        typer.Option(
            help="What it is for, again for each: people, photos, enrol, delete, recognise, events, doors, inside, "
            "open, health."
        ),
    ],
    until: Annotated[
        str | None, typer.Option(help="Its last day, such as 2027-12-31; a year from now without it.")
    ] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a key and print it. It is shown this once, and kept nowhere."""
    scopes = _scopes(scope)
    expires = datetime.now().astimezone() + _YEAR if until is None else _end_of(until)
    with open_site(context, site) as opened:
        key, token = opened.api_keys.create(name, scopes, expires)
    if as_json:
        print_json({**_facts(key), "key": token})
    else:
        print(token)
        print(f"{key.name} has this key until {_last(key)}; it is shown this once.", file=sys.stderr)


@keys.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List the keys."""
    with open_site(context, site) as opened:
        found = opened.api_keys.all()
    if as_json:
        print_json({"keys": [_facts(key) for key in found]})
        return
    for key in found:
        ended = "has ended" if key.expires <= datetime.now().astimezone() else f"until {_last(key)}"
        print(f"{key.name}: {', '.join(sorted(key.scopes))}; {ended}, made by {key.created_by}")
    if not found:
        print("There is no key yet: portico serve key create NAME --scope SCOPE")


@keys.command()
def revoke(context: typer.Context, name: NameArgument, site: SiteOption = None) -> None:
    """Revoke a key: it opens nothing any more, from the next request on."""
    with open_site(context, site) as opened:
        opened.api_keys.revoke(name)
    print(f"The key {name} is revoked.")


def _scopes(words: list[str]) -> set[Scope]:
    from core.store.api_keys import Scope

    try:
        return {Scope(word) for word in words}
    except ValueError:
        raise CliError(f"--scope takes one of {', '.join(Scope)}") from None


def _end_of(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day) + timedelta(days=1), time()).astimezone()
    except (ValueError, OverflowError):
        raise CliError(f"--until takes a day such as 2027-12-31, not {day!r}") from None


def _last(key: ApiKey) -> str:
    return f"{(key.expires - timedelta(seconds=1)).astimezone():%Y-%m-%d}"


def _facts(key: ApiKey) -> dict[str, object]:
    return {
        "name": key.name,
        "scopes": sorted(key.scopes),
        "created": key.created.isoformat(),
        "created_by": key.created_by,
        "expires": key.expires.isoformat(),
    }
