"""``portico watch`` and ``portico demo``."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    event_json,
    event_line,
    folder_of,
    open_recogniser,
    open_site,
    print_json,
)

if TYPE_CHECKING:
    from core.cameras.sources import Source
    from core.engine import Recogniser
    from core.gallery.events import Event
    from core.live.view import View
    from core.settings import CameraSettings
    from core.site import Site


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(watch)
    app.command()(demo)


def watch(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(help="A camera of the site by name, a number, video file, folder, or rtsp:// address.")
    ],
    realtime: Annotated[
        bool, typer.Option("--realtime", help="Play a file at its own speed, as a camera would.")
    ] = False,
    loop: Annotated[bool, typer.Option("--loop", help="Begin a file again when it ends.")] = False,
    min_face: Annotated[
        int | None, typer.Option(min=20, max=400, help="Smallest face side in pixels; by default the camera's.")
    ] = None,
    region: Annotated[
        str | None, typer.Option(help="Where to look: left,top,right,bottom as fractions of the picture.")
    ] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Watch a camera and print one line for each person who comes."""
    from core import settings
    from core.cameras.sources import open_source
    from core.upkeep import Upkeep

    kept = settings.load(folder_of(site or context.find_root().obj)).cameras.get(source)
    own = kept.source if kept is not None else None
    opened_source = open_source(own or source, realtime=realtime, loop=loop)
    if own is not None:
        opened_source.name = source
    with open_site(context, site) as opened:
        looks = _looks(opened.settings.cameras.get(opened_source.name), min_face, region)
        with open_recogniser(opened) as recogniser:
            upkeep = Upkeep(opened, complain)
            try:
                _run(opened, recogniser, opened_source, as_json=as_json, looks=looks)
            finally:
                upkeep.close()


def complain(words: str) -> None:
    """One line about something that failed while all else goes on."""
    print(f"portico: {' '.join(words.split())}", file=sys.stderr)


def _looks(known: CameraSettings | None, min_face: int | None, region: str | None) -> CameraSettings:
    """What the camera looks at: as the settings have it, changed by options."""
    from pydantic import ValidationError

    from core.settings import CameraSettings

    changes: dict[str, object] = {} if known is None else known.model_dump()
    if min_face is not None:
        changes["min_face"] = min_face
    try:
        if region is not None:
            changes["region"] = tuple(float(part) for part in region.split(","))
        return CameraSettings.model_validate(changes)
    except (ValueError, ValidationError):
        raise CliError(
            "--region takes four fractions of the picture, left,top,right,bottom, such as 0.2,0,0.8,1"
        ) from None


def demo(
    headless: Annotated[bool, typer.Option("--headless", help="No window: print the events.")] = False,
    seconds: Annotated[
        float | None, typer.Option("--seconds", min=1, help="How long to play; without a window, 24 by default.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show what Portico does, on a temporary site with real public-domain portraits."""
    with tempfile.TemporaryDirectory(prefix="portico-demo-", ignore_cleanup_errors=True) as folder:
        if not headless and has_screen():
            from app.window.application import run_demo

            raise typer.Exit(run_demo(Path(folder), seconds))
        events = _headless_demo(Path(folder), seconds or 24.0, as_json=as_json)
    from core.demo import ENROLLED

    allowed = [e for e in events if e.person == ENROLLED]
    denied = [e for e in events if str(e.outcome) == "unknown"]
    wrong = [e for e in events if e.person not in (ENROLLED, None)]
    if not as_json:
        print(f"{ENROLLED} was let in {len(allowed)} times; somebody unknown was kept out {len(denied)} times.")
    if not allowed or not denied or wrong:
        raise typer.Exit(1)


def has_screen() -> bool:
    """Whether a window could be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"))


def _headless_demo(folder: Path, seconds: float, *, as_json: bool) -> list[Event]:
    from core.demo import ENROLLED, DemoCamera, prepare
    from core.site import Site

    with Site(folder) as site, open_recogniser(site) as recogniser:
        prepare(site, recogniser)
        if not as_json:
            print(f"{ENROLLED} is enrolled; now she and Grace Hopper come to the door.", flush=True)
        return _run(site, recogniser, DemoCamera(seconds), as_json=as_json)


def _run(
    site: Site, recogniser: Recogniser, source: Source, *, as_json: bool, looks: CameraSettings | None = None
) -> list[Event]:
    """Watch until the source ends or the user stops it, printing each event as it comes."""
    from core.live.gate import Gate
    from core.live.loop import LiveLoop

    events: list[Event] = []
    stopping = threading.Event()
    broken: list[Exception] = []

    def tell(event: Event) -> None:
        try:
            events.append(event)
            if as_json:
                print_json(event_json(event))
            else:
                print(event_line(event), flush=True)
        except OSError as error:  # whoever read our output has left
            broken.append(error)
            stopping.set()

    def show(view: View) -> None:
        for event, _ in view.events:
            tell(event)

    gate = Gate(site.access, site.events, tell, complain)
    live = LiveLoop(recogniser, site.events, show, on_error=complain, gate=gate)
    live.add(source, looks)
    previous = signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    live.start()
    try:
        while not stopping.is_set() and not live.wait(0.2):
            pass
    except KeyboardInterrupt:
        pass
    finally:
        live.stop()
        signal.signal(signal.SIGTERM, previous)
    if broken:
        raise broken[0]
    if live.error:
        raise CliError(live.error)
    if live.troubles:
        raise CliError(f"{live.troubles} pictures or decisions of {source.name} could not be handled; see above")
    return events
