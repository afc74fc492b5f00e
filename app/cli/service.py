"""``portico service``: cameras and the API as services of this machine, by systemd."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli.common import CliError, SiteOption, commands, complain, folder_of, print_json
from app.cli.units import Place, Unit, program, runs, write, written

app = commands("service", "Have Portico run from the machine's start on, begun again where it breaks.")

SystemOption = Annotated[
    bool, typer.Option("--system", help="Of the machine, before anybody logs in; as root. Else of this account.")
]
NameOption = Annotated[str, typer.Option(help="What the services are called: NAME-watch and NAME-serve.")]
_WATCH, _SERVE = "watch", "serve"


@app.command()
def install(
    context: typer.Context,
    watch: Annotated[bool, typer.Option("--watch/--no-watch", help="Watch all cameras of the site.")] = True,
    serve: Annotated[
        str | None,
        typer.Option(metavar="OPTIONS", help='Serve the API besides, with these options of portico serve; "" is none.'),
    ] = None,
    name: NameOption = "portico",
    system: SystemOption = False,
    user: Annotated[str | None, typer.Option(help="As whom the machine's services run; with --system.")] = None,
    start: Annotated[bool, typer.Option("--start/--no-start", help="Begin them at once, too.")] = True,
    site: SiteOption = None,
) -> None:
    """Write the services of a site, and have them begin with the machine."""
    import shlex

    folder = folder_of(site or context.find_root().obj).resolve()
    place = _place(system=system, user=user)
    _require_openable(folder)
    portico = (program(), "--site", str(folder))
    units = []
    if watch:
        units.append(
            Unit(
                f"{name}-{_WATCH}",
                f"Portico: cameras and doors of {folder}",
                (*portico, "watch", "--keep-trying"),
                folder,
            )
        )
    if serve is not None:
        try:
            words = (*portico, "serve", *shlex.split(serve))
        except ValueError as error:
            raise CliError(f"--serve takes options as they are typed, and these are not: {error}") from None
        units.append(Unit(f"{name}-{_SERVE}", f"Portico: the API of {folder}", words, folder))
    if not units:
        raise CliError('there is nothing to install: --serve "" serves the API')
    for unit in units:
        print(f"{write(unit, place)} is written.")
    files = [unit.file for unit in units]
    if not runs():
        control = "systemctl" if system else "systemctl --user"
        print("systemd does not run here. Where it does, this begins them:")
        print(f"    {control} daemon-reload && {control} enable --now {' '.join(files)}")
        return
    place.control("daemon-reload")
    place.control("enable", *(["--now"] if start else []), *files)
    print(f"{', '.join(files)} will begin with the machine{' and have begun' if start else ''}.")
    if not system and not Path("/var/lib/systemd/linger", getpass.getuser()).exists():
        print("They end when this account logs out, unless it may linger: loginctl enable-linger")
    print(f"What they say: journalctl {'' if system else '--user '}-u {files[0]}")


@app.command("list")
def list_(
    system: SystemOption = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: one object.")] = False,
) -> None:
    """List the services that were installed, and whether they run."""
    place = Place.of_machine("") if system else Place.of_user()
    found = {path.name: place.control("is-active", path.name).strip() if runs() else "" for path in written(place)}
    if as_json:
        print_json({"services": [{"file": str(place.folder / name), "state": state} for name, state in found.items()]})
        return
    for name, state in found.items():
        print(f"{name}: {state or 'systemd does not run here'}")
    if not found:
        print("No service is installed: portico service install")


@app.command()
def remove(name: NameOption = "portico", system: SystemOption = False) -> None:
    """Stop services and remove them; the site stays as it is."""
    place = Place.of_machine("") if system else Place.of_user()
    _require_root(system=system)
    files = [f"{name}-{kind}.service" for kind in (_WATCH, _SERVE)]
    found = [path for path in written(place) if path.name in files]
    if not found:
        raise CliError(f"there is no service called {name} here; see: portico service list")
    if runs():
        place.control("disable", "--now", *(path.name for path in found))
    for path in found:
        path.unlink()
        print(f"{path} is removed.")
    if runs():
        place.control("daemon-reload")


def _place(*, system: bool, user: str | None) -> Place:
    _require_root(system=system)
    if not system:
        if user is not None:
            raise CliError("--user is of the machine's services: it goes with --system")
        return Place.of_user()
    if user is None:
        raise CliError("name the account that they are to run as, whose the site is: --user NAME")
    try:
        import pwd

        pwd.getpwnam(user)
    except (ImportError, KeyError):
        raise CliError(f"there is no account named {user!r} here") from None
    return Place.of_machine(user)


def _require_root(*, system: bool) -> None:
    if sys.platform != "linux":
        raise CliError("services are installed where systemd runs; elsewhere have portico watch begun by the system")
    if system and hasattr(os, "geteuid") and os.geteuid() != 0:
        raise CliError("services of the machine are installed as root: sudo portico service …")


def _require_openable(folder: Path) -> None:
    """A service has nobody before it who could type a passphrase or unlock a keyring."""
    from core import settings

    kept = settings.load(folder).key
    if kept == "passphrase":
        raise CliError("the site key is behind a passphrase, and nobody is there to type it: portico key store file")
    if kept == "keyring":
        complain("the site key is in the keyring, which is locked until somebody logs in: portico key store file")
