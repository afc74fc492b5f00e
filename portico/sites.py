"""A site, and a camera of it that is watched."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from queue import Empty, SimpleQueue

from core.base.places import default_folder
from core.base.wording import amount
from core.cameras.camera import Retry
from core.cameras.opening import open_source
from core.cameras.source import Source
from core.doors.holding import Holding
from core.errors import PorticoError, SourceError
from core.gallery.events import Event
from core.gallery.recogniser import Recogniser
from core.live.gate import Gate
from core.live.loop import LiveLoop
from core.live.status_file import Reporter
from core.live.view import View
from core.site import Site
from core.upkeep import Upkeep
from portico.recognition import Portico, load

_PROGRAM = "portico.watch"
_LOOK = 0.2  # seconds
_log = logging.getLogger("portico.watch")


def site(folder: str | Path | None = None, *, passphrase: str = "") -> Site:
    """Open a site: the folder of one installation, which is made where there is none. It is closed by ``with``.

    Args:
        folder: of the site; by default that of this account, which the command and the window use too.
        passphrase: of the site key, where it is behind one.

    Raises:
        PorticoError: the folder cannot be used, or its gallery is damaged.

    >>> import portico, tempfile
    >>> with tempfile.TemporaryDirectory() as folder, portico.site(folder) as site:
    ...     sorted(site.people.names().values())
    []

    """
    place = default_folder() if folder is None else Path(folder).expanduser()

    def ask(*, new: bool = False) -> str:  # noqa: ARG001  # whoever asks says it
        return passphrase

    return Site(place, ask=ask)


def watch(
    site: Site,
    camera: int | str | Path | Source,
    *,
    using: Portico | None = None,
    realtime: bool = False,
) -> Iterator[Event]:
    """Watch a camera as ``portico watch`` does: decide, keep the log, open doors; each event as it comes.

    It goes on until the source has ended, or whoever asks for events asks for no more.

    Args:
        site: open, and stays so.
        camera: of the site, by name; or a camera number, film, folder of pictures, or address; or anything that gives
            frames, see :class:`core.cameras.source.Source`.
        using: loaded on this site before; by default its networks are loaded now.
        realtime: a film plays at its own speed, as a camera would, and in a folder new pictures are waited for.

    Raises:
        PorticoError: there is no such camera, or it cannot be read; or pictures or decisions could not be handled.

    >>> import portico, tempfile, matplotlib.cbook
    >>> picture = matplotlib.cbook.get_sample_data("grace_hopper.jpg", asfileobj=False)
    >>> with tempfile.TemporaryDirectory() as folder, portico.site(folder) as site:
    ...     for event in portico.watch(site, picture):
    ...         print(event.decision, event.person)
    deny None

    """
    source = _source(site, camera, realtime=realtime)
    recogniser = (using if using is not None and using.site is site else load(site=site)).recogniser
    return _events(site, source, recogniser)


def _source(site: Site, camera: int | str | Path | Source, *, realtime: bool) -> Source:
    if not isinstance(camera, int | str | Path):
        return camera
    name = str(camera)
    kept = site.settings.cameras.get(name)
    if kept is None or kept.source is None:
        return open_source(name, realtime=realtime)
    source = open_source(site.cameras.source(name), realtime=realtime, transport=kept.transport, past=False)
    source.name = name
    return source


def _events(site: Site, source: Source, recogniser: Recogniser) -> Iterator[Event]:
    """Watch, from the first event that is asked for until no more is."""
    found: SimpleQueue[Event] = SimpleQueue()
    why = ""

    def complain(words: str) -> None:
        nonlocal why
        why = words
        _log.warning(words)

    def show(view: View) -> None:
        for event, _ in view.events:
            found.put(event)

    with ExitStack() as ending:
        upkeep = Upkeep(site, complain)
        ending.callback(upkeep.close)
        gate = Gate(site.access, site.events, found.put, complain, Holding(site.folder, _PROGRAM))
        live = LiveLoop(recogniser, site.events, show, on_error=complain, gate=gate)
        ending.callback(live.stop)
        live.add(source, site.settings.cameras.get(source.name), None, found.put, Retry.ONCE_LIVE)
        live.start()
        reporter = Reporter(site.folder, _PROGRAM, live)
        ending.callback(reporter.close)
        while not live.wait(0):
            yield from _waiting(found)
    yield from _rest(found)
    if live.error:
        raise SourceError(live.error)
    if live.failed:
        failed = amount(live.failed, "picture or decision", "pictures or decisions")
        raise PorticoError(f"{failed} of {source.name} could not be handled: {why}")


def _waiting(found: SimpleQueue[Event]) -> Iterator[Event]:
    try:
        yield found.get(timeout=_LOOK)
    except Empty:
        return


def _rest(found: SimpleQueue[Event]) -> Iterator[Event]:
    while not found.empty():
        yield found.get()
