"""``portico doors``: set doors up and try them."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.access import DoorArgument
from app.cli.common import CliError, JsonOption, SiteOption, confirm, open_site, print_json

app = typer.Typer(help="Set doors up, and try them.", rich_markup_mode=None)


@app.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List the doors."""
    from core.doors.door import Door

    with open_site(context, site) as opened:
        doors = opened.access.all(Door)
    if as_json:
        print_json({"doors": [door.model_dump(mode="json") for door in doors]})
        return
    if not doors:
        print("There is no door yet: portico doors set NAME --camera CAMERA")
    for door in doors:
        cameras = ", ".join(door.cameras) or "no camera"
        print(f"{door.name}: {door.rules.mode}, {door.lock.get('driver')}, {cameras}")


@app.command("set")
def set_(
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
    passback: Annotated[str | None, typer.Option(help="Anti-passback: off, soft or hard.")] = None,
    lock: Annotated[
        list[str] | None, typer.Option(help="What unlocks it: driver=mqtt host=broker …; again for each setting.")
    ] = None,
    pulse: Annotated[float | None, typer.Option(help="Seconds that it stays unlocked for one person.")] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a door, or change what is named of one."""
    from core.doors.door import Door, new_rules
    from core.gallery.access import checked

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
        }
        content["rules"].update({key: value for key, value in rules.items() if value is not None})
        if camera:
            content["cameras"] = camera
        if lock:
            content["lock"] = _settings(lock)
        if pulse is not None:
            content["pulse_seconds"] = pulse
        door = checked(Door, **content)
        opened.access.keep(door)
    if as_json:
        print_json(door.model_dump(mode="json"))
    else:
        print(f"The door {name} is {'changed' if known else 'made'}.")


@app.command()
def delete(
    context: typer.Context,
    name: DoorArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    site: SiteOption = None,
) -> None:
    """Delete a door with its grants."""
    from core.doors.door import Door

    with open_site(context, site) as opened:
        opened.access.one(Door, name)
        confirm(f"Delete the door {name} with its grants?", name, yes)
        opened.access.drop(Door, name)
    print(f"The door {name} is deleted.")


@app.command("test")
def try_(context: typer.Context, name: DoorArgument, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Unlock a door for its pulse and lock it again, to see that it obeys. Exits with 1 where it does not."""
    from core.doors.door import Door
    from core.doors.holding import Holding
    from core.doors.keeper import try_out

    with open_site(context, site) as opened:
        trouble = try_out(opened.access.one(Door, name), Holding(opened.folder, "portico doors test"))
    if as_json:
        print_json({"door": name, "obeys": not trouble, "trouble": trouble})
    else:
        print(f"{name} {'does not obey: ' + trouble if trouble else 'was unlocked, and is locked again.'}")
    if trouble:
        raise typer.Exit(1)


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
