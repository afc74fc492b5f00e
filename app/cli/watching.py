"""``portico watch`` and ``portico demo``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import screen
from app.advice import worded
from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    event_json,
    event_line,
    folder_of,
    open_recogniser,
    open_site,
    password_in,
    print_json,
    region_of,
    tell_passed_over,
)
from app.cli.stopping import Stopping, hearing
from core.base.wording import amount

if TYPE_CHECKING:
    from core.cameras.camera import CameraState, Retry
    from core.cameras.source import Source
    from core.faces import Image
    from core.gallery.events import Event
    from core.gallery.recogniser import Recogniser
    from core.live.loop import LiveLoop
    from core.settings import CameraSettings, Settings
    from core.site import Site

    Watched = tuple[Source, CameraSettings | None]
    """A source, and what of it is looked at."""

app = commands()


@app.command()
def watch(  # long: its options
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Cameras of the site by name, numbers, video files, folders, rtsp:// or http:// addresses (of a "
            "stream or of a picture that is asked for again and again), or screen:LEFT,TOP,WIDTHxHEIGHT; without any, "
            "all cameras of the site.",
        ),
    ] = None,
    realtime: Annotated[
        bool,
        typer.Option(
            "--realtime", help="Play a file at its own speed, as a camera would; in a folder wait for new pictures."
        ),
    ] = False,
    loop: Annotated[
        bool, typer.Option("--loop", help="Begin a file again when it ends; in a folder wait for new pictures.")
    ] = False,
    udp: Annotated[bool, typer.Option("--udp", help="Have an rtsp:// camera send its pictures by UDP.")] = False,
    keep_trying: Annotated[
        bool,
        typer.Option(
            "--keep-trying",
            help="Go on even where the first picture does not come. A camera lost later is opened again anyway.",
        ),
    ] = False,
    user: Annotated[
        str | None, typer.Option(help="User of an address, where it does not name one or could be misread.")
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", help="File whose first line is the password; - is standard input."),
    ] = None,
    min_face: Annotated[
        int | None, typer.Option(min=20, max=400, help="Smallest face side in pixels; by default the camera's.")
    ] = None,
    region: Annotated[
        str | None, typer.Option(help="Where to look: left,top,right,bottom as fractions of the turned picture.")
    ] = None,
    rotate: Annotated[
        int | None, typer.Option(help="Degrees by which the picture is turned clockwise: 0, 90, 180 or 270.")
    ] = None,
    mirror: Annotated[
        bool | None, typer.Option("--mirror/--no-mirror", help="Whether left and right of the picture are exchanged.")
    ] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Watch cameras and print one line for each person who comes."""
    from core import settings
    from core.cameras.address import with_login
    from core.cameras.camera import Retry
    from core.programs import crash

    named = sources or _all_cameras(settings.load(folder_of(site or context.find_root().obj)))
    if user is not None or password_file is not None:
        if len(named) != 1:
            raise CliError("--user and --password-file are those of one camera: name it")
        password = password_in(password_file) if password_file is not None else None
        named = [with_login(named[0], user, password)]
    opening = Opening(realtime=realtime, loop=loop, udp=udp)
    opened_sources = {text: opening.unknown(text, folder_of(site or context.find_root().obj)) for text in named}
    changes: dict[str, object] = {"min_face": min_face, "rotate": rotate, "mirror": mirror}
    with hearing() as stopping, open_site(context, site) as opened:
        watched: list[Watched] = []
        for text, found in opened_sources.items():
            source = found or opening.known(text, opened)
            watched.append((source, _looks(opened.settings.cameras.get(source.name), changes, region)))
        retry = Retry.ALWAYS if keep_trying else Retry.ONCE_LIVE
        with open_recogniser(opened) as recogniser, crash.guarded(opened.folder, "portico watch"):
            _run(opened, recogniser, watched, stopping, as_json=as_json, retry=retry)


def _all_cameras(kept: Settings) -> list[str]:
    """Names of the site's cameras."""
    named = [name for name, camera in kept.cameras.items() if camera.source is not None]
    if not named:
        raise CliError("the site has no camera yet: name what to watch, or add one: portico cameras keep NAME SOURCE")
    return named


@dataclass(frozen=True)
class Opening:
    """How sources are opened, by the options of the command."""

    realtime: bool
    loop: bool
    udp: bool

    def unknown(self, text: str, folder: Path) -> Source | None:
        """What is no camera of a site, before that is opened; None where it is one."""
        from core import settings
        from core.cameras.opening import open_source

        kept = settings.load(folder).cameras.get(text)
        if kept is not None and kept.source is not None:
            return None
        source = open_source(text, realtime=self.realtime, loop=self.loop, transport="udp" if self.udp else "tcp")
        tell_passed_over(Path(text).expanduser(), deep=False)
        return source

    def known(self, name: str, site: Site) -> Source:
        """A camera of the site."""
        from core.cameras.opening import open_source

        kept = site.settings.cameras[name]
        source = open_source(
            site.cameras.source(name),
            realtime=self.realtime,
            loop=self.loop,
            transport="udp" if self.udp else kept.transport,
            past=False,
        )
        source.name = name
        return source


def complain(words: str) -> None:
    """One line about something that failed while all else goes on."""
    print(f"portico: {' '.join(worded(words).split())}", file=sys.stderr)


def _looks(known: CameraSettings | None, changes: dict[str, object], region: str | None) -> CameraSettings:
    """What the camera looks at, and how it hangs: as the settings have it, changed by options."""
    from core.cameras.turning import moved
    from core.settings import CameraSettings, camera_settings

    before = known or CameraSettings()
    given = {key: value for key, value in changes.items() if value is not None}
    looks = camera_settings(**(before.model_dump() | given))
    if region is not None:
        return looks.model_copy(update={"region": region_of(region)})
    if before.region is not None:
        looks = looks.model_copy(update={"region": moved(before.region, before.turn, looks.turn)})
    return looks


@app.command()
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
        let_in, kept_out = (amount(len(one), "time", "times") for one in (allowed, denied))
        print(f"{ENROLLED} was let in {let_in}; somebody unknown was kept out {kept_out}.")
    if not allowed or not denied or wrong:
        raise typer.Exit(1)


def has_screen() -> bool:
    """Whether a window could be shown."""
    return not screen.trouble()


def _headless_demo(folder: Path, seconds: float, *, as_json: bool) -> list[Event]:
    from core.demo import ENROLLED, DemoCamera, build_door, prepare
    from core.site import Site

    with hearing() as stopping, Site(folder) as site, open_recogniser(site) as recogniser:
        build_door(site, prepare(site, recogniser))
        if not as_json:
            print(f"{ENROLLED} is enrolled; now she and Grace Hopper come to the door.", flush=True)
        events: list[Event] = []
        _run(
            site,
            recogniser,
            [(DemoCamera(seconds), None)],
            stopping,
            as_json=as_json,
            upkeep=False,
            on_event=events.append,
        )
        return events


def _run(
    site: Site,
    recogniser: Recogniser,
    watched: list[Watched],
    stopping: Stopping,
    *,
    as_json: bool,
    retry: Retry | None = None,
    upkeep: bool = True,
    on_event: Callable[[Event], None] | None = None,
) -> None:
    """Watch until all sources end or the user stops it, printing each event as it comes."""
    from core.cameras.camera import Retry
    from core.live.watch import Listener, Watch

    broken: list[Exception] = []
    told: list[str] = []  # cameras of events, one each

    def tell(event: Event) -> None:
        told.append(event.camera)
        try:
            if on_event is not None:
                on_event(event)
            if as_json:
                print_json(event_json(event))
            else:
                print(event_line(event), flush=True)
        except OSError as error:  # whoever read our output has left
            broken.append(error)
            stopping.asked.set()

    class Printing(Listener):
        def decided(self, event: Event, photo: Image | None) -> None:  # noqa: ARG002  # a line has no picture
            tell(event)

        def troubled(self, words: str) -> None:
            complain(words)

    stopping.holds = True
    watch = Watch(site, recogniser, Printing(), "portico watch", upkeep=upkeep)
    for source, looks in watched:
        watch.add(source, looks, _following(source.name, watch.loop), retry or Retry.NEVER)
    try:
        watch.start()
        while not stopping.asked.is_set() and not watch.wait(0.2):
            pass
    finally:
        stopping.begin()
        watch.close()
    if broken:
        raise broken[0]
    if not told and not as_json and not stopping.asked.is_set() and not watch.loop.error and not watch.loop.failed:
        complain("it is over, and nobody was seen well enough for an event")
    _complain_of(watch.loop, [source.name for source, _looks in watched])


def _complain_of(live: LiveLoop, names: list[str]) -> None:
    """What went wrong with the cameras or with what they saw, as an error."""
    if live.error:
        raise CliError(live.error)
    if live.failed:
        failed = amount(live.failed, "picture or decision", "pictures or decisions")
        raise CliError(f"{failed} of {', '.join(names)} could not be handled; see above")


def _following(name: str, live: LiveLoop) -> Callable[[CameraState, str], None]:
    """Says that a camera was lost and is opened again, and that it is back."""
    from core.cameras.camera import CameraState

    away = False

    def follow(state: CameraState, error: str) -> None:
        nonlocal away
        if state in (CameraState.LOST, CameraState.STALLED) and not live.error:
            away = True
            complain(f"{error}; trying again")
        elif state in (CameraState.FROZEN, CameraState.BLANK):
            away = True
            complain(f"{error}; nobody is let in by it meanwhile")
        elif state is CameraState.LIVE and away:
            away = False
            complain(f"{name} is back")

    return follow
