"""A site, and a camera of it that is watched."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

from core.base.places import default_folder
from core.base.wording import amount
from core.cameras.camera import Retry
from core.cameras.opening import open_source
from core.cameras.source import Source
from core.errors import PorticoError, SourceError
from core.faces import Image
from core.gallery.events import Event
from core.gallery.recogniser import Recogniser
from core.live.watch import Listener, Watch
from core.site import Site
from portico.pictures import wanted
from portico.recognition import Portico, load, opened

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
    place = default_folder() if folder is None else Path(wanted(folder, str | Path, "a folder")).expanduser()

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
    source = _source(opened(site), camera, realtime=realtime)
    if using is None:
        using = load(site=site)
    elif wanted(using, Portico, "what portico.load gives").site is not site:
        raise PorticoError("this was not loaded on this site: give portico.load(site=site), or leave it out")
    recogniser = using.recogniser
    return _events(site, source, recogniser)


def _source(site: Site, camera: int | str | Path | Source, *, realtime: bool) -> Source:
    if not isinstance(camera, int | str | Path):
        return wanted(camera, Source, "a camera: a name, number, film, folder, address or Source")
    name = str(camera)
    kept = site.settings.cameras.get(name)
    if kept is None or kept.source is None:
        return open_source(name, realtime=realtime)
    source = open_source(site.cameras.source(name), realtime=realtime, transport=kept.transport, past=False)
    source.name = name
    return source


class _Collecting(Listener):
    """Keeps events until somebody asks for them, and what went wrong last."""

    def __init__(self) -> None:
        self.found: SimpleQueue[Event] = SimpleQueue()
        self.why = ""

    def decided(self, event: Event, photo: Image | None) -> None:  # noqa: ARG002  # an event is what is asked for
        self.found.put(event)

    def troubled(self, words: str) -> None:
        self.why = words
        _log.warning(words)


def _events(site: Site, source: Source, recogniser: Recogniser) -> Iterator[Event]:
    """Watch, from the first event that is asked for until no more is."""
    heard = _Collecting()
    with Watch(site, recogniser, heard, _PROGRAM, upkeep=True) as watching:
        watching.add(source, retry=Retry.ONCE_LIVE)
        watching.start()
        while not watching.wait(0):
            yield from _waiting(heard.found)
    yield from _rest(heard.found)
    live = watching.loop
    if live.error:
        raise SourceError(live.error)
    if live.failed:
        failed = amount(live.failed, "picture or decision", "pictures or decisions")
        raise PorticoError(f"{failed} of {source.name} could not be handled: {heard.why}")


def _waiting(found: SimpleQueue[Event]) -> Iterator[Event]:
    try:
        yield found.get(timeout=_LOOK)
    except Empty:
        return


def _rest(found: SimpleQueue[Event]) -> Iterator[Event]:
    while not found.empty():
        yield found.get()
