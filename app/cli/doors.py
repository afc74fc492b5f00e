"""``portico doors``: set doors up and try them."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.access import DoorArgument
from app.cli.common import CliError, JsonOption, SiteOption, commands, confirm, open_site, print_json, secret_line

if TYPE_CHECKING:
    from core.access.door import Door

app = commands("doors", "Set doors up, and try them.")


@app.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List the doors."""
    from core.access.door import Door

    with open_site(context, site) as opened:
        doors = opened.access.all(Door)
        signing = {door.name for door in doors if opened.access.passwords.has(door.name)}
    if as_json:
        print_json({"doors": [_facts(door, password=door.name in signing) for door in doors]})
        return
    if not doors:
        print("There is no door yet: portico doors set NAME --camera CAMERA")
    for door in doors:
        cameras = ", ".join(door.cameras) or "no camera"
        signs = ", with a password" if door.name in signing else ""
        print(f"{door.name}: {door.rules.mode}, {door.lock.get('driver')}{signs}, {cameras}")


@app.command("recipes")
def recipes(as_json: JsonOption = False) -> None:
    """List the devices that Portico knows how to ask; --recipe takes their names."""
    from core.locks.recipes import RECIPES

    if as_json:
        print_json({"recipes": {name: {"title": one.title, "number": one.number} for name, one in RECIPES.items()}})
        return
    for name, one in RECIPES.items():
        print(f"{name}: {one.title}, number {one.number}")


@app.command("add", hidden=True)
@app.command("set")
def set_(  # long: its options
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the door.")],
    file: Annotated[Path | None, typer.Option("--file", help="Everything at once, as TOML; see the README.")] = None,
    camera: Annotated[list[str] | None, typer.Option(help="A camera at it; again for more.")] = None,
    mode: Annotated[str | None, typer.Option(help="normal, locked, free, first-person or two-person.")] = None,
    zone: Annotated[str | None, typer.Option(help="Time zone, such as Europe/Berlin.")] = None,
    open_schedule: Annotated[str | None, typer.Option(help="When a free door is free.")] = None,
    leads_to: Annotated[str | None, typer.Option(help="Area behind it.")] = None,
    liveness: Annotated[
        str | None, typer.Option(help="Proof of a live face: off, passive (new doors) or challenge.")
    ] = None,
    approach: Annotated[
        str | None,
        typer.Option(
            help="For whom it opens: off (all who are recognised), near (who comes to it; new doors), stay (who stays)."
        ),
    ] = None,
    stay: Annotated[float | None, typer.Option(help="Seconds that people stay before it; see --approach.")] = None,
    alone: Annotated[
        bool | None, typer.Option("--alone/--not-alone", help="Opens for nobody beside whom somebody unknown is seen.")
    ] = None,
    passback: Annotated[str | None, typer.Option(help="Anti-passback: off, soft or hard.")] = None,
    lock: Annotated[
        list[str] | None, typer.Option(help="What unlocks it: driver=mqtt host=broker …; again for each setting.")
    ] = None,
    recipe: Annotated[
        str | None, typer.Option(help="A known device that unlocks it, such as hikvision; see portico doors recipes.")
    ] = None,
    address: Annotated[
        str | None, typer.Option(help="Of that device, such as 192.168.1.20 or https://192.168.1.20.")
    ] = None,
    number: Annotated[
        str | None, typer.Option(help="Of the door or relay at that device, where it has several.")
    ] = None,
    user: Annotated[str | None, typer.Option(help="Whom to sign in as at the lock.")] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(
            "--password-file",
            help="File whose first line is the lock's password or token, kept encrypted; - is standard input.",
        ),
    ] = None,
    no_password: Annotated[bool, typer.Option("--no-password", help="Forget the password that is kept.")] = False,
    pulse: Annotated[float | None, typer.Option(help="Seconds that it stays unlocked for one person.")] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a door, or change what is named of one. The password of its lock is kept encrypted."""
    from core.access.door import Door, new_rules
    from core.access.store import checked

    if no_password and password_file is not None:
        raise CliError("say either --password-file or --no-password")
    made = _lock(recipe, address, number, user)
    password = "" if no_password else _password(password_file) if password_file is not None else None
    with open_site(context, site) as opened:
        known = next((door for door in opened.access.all(Door) if door.name == name), None)
        content: dict[str, Any] = known.model_dump(mode="json") if known else {"rules": new_rules()}
        content["rules"]["name"] = name
        for part, values in (_read(file) if file else {}).items():
            content[part] = {**content["rules"], **values, "name": name} if part == "rules" else values
        rules = {
            "mode": mode,
            "zone": zone,
            "open_schedule": open_schedule,
            "leads_to": leads_to,
            "passback": passback,
            "liveness": liveness,
            "approach": approach,
            "approach_seconds": stay,
            "alone": alone,
        }
        content["rules"].update({key: value for key, value in rules.items() if value is not None})
        if camera:
            content["cameras"] = camera
        if made or lock:
            content["lock"] = {**made, **(_settings(lock) if lock else {})}
        elif user is not None:
            content["lock"] = {**content.get("lock", {"driver": "simulated"}), "user": user}
        if pulse is not None:
            content["pulse_seconds"] = pulse
        door = checked(Door, **content)
        opened.access.keep(door, password=password)
        facts = _facts(door, password=opened.access.passwords.has(door.name))
    if as_json:
        print_json(facts)
    else:
        sealed = ", with its password encrypted" if facts["password"] else ""
        print(f"The door {name} is {'changed' if known else 'made'}{sealed}.")


@app.command()
def delete(
    context: typer.Context,
    name: DoorArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    site: SiteOption = None,
) -> None:
    """Delete a door with its grants."""
    from core.access.door import Door

    with open_site(context, site) as opened:
        opened.access.one(Door, name)
        confirm(f"Delete the door {name} with its grants?", name, yes)
        opened.access.drop(Door, name)
    print(f"The door {name} is deleted.")


@app.command("test")
def try_(context: typer.Context, name: DoorArgument, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Unlock a door for its pulse and lock it again, to see that it obeys. Exits with 1 where it does not."""
    from core.access.door import Door
    from core.doors.holding import Holding
    from core.doors.keeper import try_out

    with open_site(context, site) as opened:
        door = opened.access.passwords.handed(opened.access.one(Door, name))
        trouble = try_out(door, Holding(opened.folder, "portico doors test"))
    if as_json:
        print_json({"door": name, "obeys": not trouble, "trouble": trouble})
    else:
        print(f"{name} {'does not obey: ' + trouble if trouble else 'was unlocked, and is locked again.'}")
    if trouble:
        raise typer.Exit(1)


def _facts(door: Door, *, password: bool) -> dict[str, Any]:
    """A door, without its lock's password."""
    return {**door.model_dump(mode="json"), "password": password}


def _lock(recipe: str | None, address: str | None, number: str | None, user: str | None) -> dict[str, Any]:
    """A lock's settings after a recipe; none where none is named."""
    from core.locks.recipes import lock_of

    if recipe is None:
        if address is not None or number is not None:
            raise CliError("--address and --number belong to a --recipe: see portico doors recipes")
        return {}
    if address is None:
        raise CliError(f"say where the device is: --recipe {recipe} --address 192.168.1.20")
    return lock_of(recipe, address, number or "", user or "")


def _password(file: Path) -> str:
    password = secret_line(file, "the password")
    if not password:
        raise CliError(f"there is no password in {file}: write it into the first line")
    return password


def _read(file: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CliError(f"{file} cannot be read as TOML: {error}") from None
    for part in ("rules", "lock"):
        if not isinstance(content.get(part, {}), dict):
            raise CliError(f"{file}: {part} must be a table, [{part}]")
    return content


def _settings(pairs: list[str]) -> dict[str, Any]:
    """``name=value`` …, quoted as in a shell where a value holds blanks; each driver knows what its values are."""
    settings: dict[str, Any] = {}
    for pair in shlex.split(" ".join(pairs)):
        name, equals, value = pair.partition("=")
        if not equals:
            raise CliError(f"--lock takes name=value, not {pair!r}")
        settings[name] = value
    return settings
