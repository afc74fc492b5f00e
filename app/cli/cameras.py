"""``portico cameras``: set cameras up, and try them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    confirm,
    open_site,
    password_in,
    print_json,
    region_of,
)

if TYPE_CHECKING:
    from core.settings import CameraSettings
    from core.site import Site

app = commands("cameras", "Set cameras up, and try them.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Name of the camera.")]


@app.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List the cameras. Of a password it is told whether there is one."""
    with open_site(context, site) as opened:
        cameras = [_facts(opened, name) for name in opened.settings.cameras]
    if as_json:
        print_json({"cameras": cameras})
        return
    for camera in cameras:
        print(f"{camera['name']}: {camera['source'] or 'no source'}{', with a password' if camera['password'] else ''}")
    if not cameras:
        print("There is no camera yet: portico cameras keep NAME SOURCE")


@app.command()
def keep(  # long: its options
    context: typer.Context,
    name: NameArgument,
    source: Annotated[
        str | None,
        typer.Argument(
            help="Camera number, video file, folder, or an address such as rtsp://admin@10.0.0.2/ without password, of "
            "a stream or of a picture that is asked for again and again."
        ),
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", help="File whose first line is the password; - is standard input."),
    ] = None,
    no_password: Annotated[bool, typer.Option("--no-password", help="Forget the password that is kept.")] = False,
    transport: Annotated[str | None, typer.Option(help="How an rtsp:// stream comes: tcp or udp.")] = None,
    min_face: Annotated[int | None, typer.Option(min=20, max=400, help="Smallest face side in pixels.")] = None,
    region: Annotated[
        str | None, typer.Option(help="Where to look: left,top,right,bottom as fractions of the picture, or all.")
    ] = None,
    rotate: Annotated[
        int | None, typer.Option(help="Degrees by which its picture is turned clockwise: 0, 90, 180 or 270.")
    ] = None,
    mirror: Annotated[
        bool | None, typer.Option("--mirror/--no-mirror", help="Whether left and right of its picture are exchanged.")
    ] = None,
    rename: Annotated[str | None, typer.Option("--rename", metavar="NEW", help="Another name for it.")] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a camera, or change what is named of one. Its password is kept encrypted.

    The region is a part of the turned picture; where the picture is turned otherwise, it turns along.
    """
    from core.cameras.turning import moved
    from core.settings import camera_settings
    from core.store.names import clean_name

    if no_password and password_file is not None:
        raise CliError("say either --password-file or --no-password")
    password = "" if no_password else password_in(password_file) if password_file is not None else None
    if source is not None:
        source = _to_keep(source)
    with open_site(context, site) as opened:
        name = clean_name(name)
        known = opened.settings.cameras.get(name)
        if known is None and source is None:
            raise CliError(f"there is no camera {name!r} yet: name its source, as in portico cameras keep {name} 0")
        parts = {} if known is None else known.model_dump()
        changes = {
            "source": source, "transport": transport, "min_face": min_face, "rotate": rotate, "mirror": mirror
        }  # fmt: skip
        parts |= {key: value for key, value in changes.items() if value is not None}
        if region is not None:
            parts["region"] = None if region == "all" else region_of(region)
        camera = camera_settings(**parts)
        if region is None and known is not None and known.region is not None:
            camera = camera.model_copy(update={"region": moved(known.region, known.turn, camera.turn)})
        kept = clean_name(rename) if rename is not None else name
        opened.cameras.keep(kept, camera, name if known is not None else None, password)
        facts = _facts(opened, kept)
    if as_json:
        print_json(facts)
    else:
        print(f"The camera {kept} is kept{', with its password encrypted' if facts['password'] else ''}.")


@app.command()
def remove(
    context: typer.Context,
    name: NameArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    site: SiteOption = None,
) -> None:
    """Remove a camera with its password; its past events stay."""
    with open_site(context, site) as opened:
        _known(opened, name)
        confirm(f"Remove the camera {name}?", name, yes)
        opened.cameras.drop(name)
    print(f"The camera {name} is removed.")


@app.command("test")
def try_(context: typer.Context, name: NameArgument, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Take one picture, to see that a camera answers. Exits with 1 where it does not."""
    from core.cameras.opening import open_source
    from core.errors import SourceError

    with open_site(context, site) as opened:
        known = _known(opened, name)
        transport = known.transport
        text = opened.cameras.source(name)
    height = width = 0
    trouble = "it gave no picture"
    try:
        source = open_source(text, transport=transport)
        try:
            for frame in source.frames():
                height, width = known.turn.picture(frame.image).shape[:2]
                trouble = ""
                break
        finally:
            source.close()
    except SourceError as error:
        trouble = str(error)
    if as_json:
        print_json({"camera": name, "answers": not trouble, "width": width, "height": height, "trouble": trouble})
    else:
        print(f"{name}: {trouble or f'{width} × {height} pixels'}")
    if trouble:
        raise typer.Exit(1)


def _to_keep(source: str) -> str:
    """A source as it is kept: files by their whole path. What can be no camera is refused; nothing is opened."""
    from core.cameras.opening import open_source
    from core.errors import SourceError

    try:
        open_source(source).close()
    except SourceError as error:
        raise CliError(str(error)) from None
    path = Path(source).expanduser()  # not resolved: of a webcam, names like /dev/v4l/by-id/… are those that stay
    return str(path.absolute()) if not source.isdigit() and path.exists() else source


def _known(site: Site, name: str) -> CameraSettings:
    if name not in site.settings.cameras:
        raise CliError(f"there is no camera {name!r}: see portico cameras list")
    return site.settings.cameras[name]


def _facts(site: Site, name: str) -> dict[str, object]:
    """A camera, without its password."""
    from core.cameras.address import shown

    camera = site.settings.cameras[name]
    source = None if camera.source is None else shown(camera.source)
    return {
        "name": name,
        **camera.model_dump(mode="json"),
        "source": source,
        "password": site.cameras.has_password(name),
    }
