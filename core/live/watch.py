"""A site that is being watched: its cameras in one loop, the doors at them, and what others are told of it."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

from core.cameras.camera import CameraState, Retry
from core.cameras.source import Source
from core.doors.holding import Holding
from core.faces import Image
from core.gallery.events import Event
from core.gallery.recogniser import Recogniser
from core.live.gate import Gate
from core.live.loop import LiveLoop
from core.live.requested import RequestedOpenings
from core.live.status_file import Reporter
from core.live.view import View
from core.settings import CameraSettings
from core.site import Site
from core.upkeep import Upkeep


class Listener:
    """Hears what a watch has to say, from its threads. Each method may be left as it is."""

    def viewed(self, view: View) -> None:
        """A frame has been processed; what it decided is told by :meth:`decided` before."""

    def decided(self, event: Event, photo: Image | None) -> None:
        """Somebody has been decided on, or something happened at a door or a camera; with the face, BGR, if any."""

    def state(self, camera: str, state: CameraState, error: str) -> None:
        """A camera is in another state; why, where it is lost."""

    def troubled(self, words: str) -> None:
        """One sentence about what failed while all else goes on."""


class Watch:
    """The cameras of a site, watched by one recogniser; cameras come and go, and doors with them.

    Args:
        site: whose gallery, rules and log these are.
        recogniser: of that site.
        listener: hears what happens.
        program: what watches, for people who ask who has the site open.
        lasting: goes on without any camera, until it is closed; else it ends with the last one.
        upkeep: whether it does what a site does by itself, too, for a program that does not do so otherwise.
        holding: which doors this program looks after, where that is known before any camera is.

    Attributes:
        loop: runs the cameras.
        gate: opens the doors.

    >>> import tempfile
    >>> from pathlib import Path
    >>> import matplotlib.cbook
    >>> from core.cameras.opening import open_source
    >>> from core.engine import Engine
    >>> from core.gallery.recogniser import Recogniser
    >>> from core.live.watch import Listener, Watch
    >>> from core.site import Site
    >>> class Door(Listener):
    ...     def decided(self, event, photo):
    ...         print(event.camera, event.decision)
    >>> hopper = matplotlib.cbook.get_sample_data("grace_hopper.jpg", asfileobj=False)
    >>> with tempfile.TemporaryDirectory() as folder, Site(Path(folder)) as site:
    ...     recogniser = Recogniser.of_site(site, Engine.load(site.settings))
    ...     with Watch(site, recogniser, Door(), "an example") as watch:
    ...         watch.add(open_source(str(hopper)))
    ...         watch.start()
    ...         watch.wait()
    grace_hopper.jpg deny
    True

    """

    def __init__(
        self,
        site: Site,
        recogniser: Recogniser,
        listener: Listener,
        program: str,
        *,
        lasting: bool = False,
        upkeep: bool = False,
        holding: Holding | None = None,
    ):
        self._site = site
        self._listener = listener
        self._program = program
        holding = holding or Holding(site.folder, program)
        self.gate = Gate(site.access, site.events, self._tell, listener.troubled, holding)
        self.loop = LiveLoop(
            recogniser, site.events, self._hear, listener.state, listener.troubled, self.gate, lasting=lasting
        )
        self._reporter: Reporter | None = None
        self._requested: RequestedOpenings | None = None
        self._upkeep = Upkeep(site, listener.troubled) if upkeep else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        source: Source,
        looks: CameraSettings | None = None,
        on_state: Callable[[CameraState, str], None] | None = None,
        retry: Retry = Retry.ALWAYS,
    ) -> None:
        """Watch a camera, too; see :meth:`core.live.loop.LiveLoop.add`.

        Args:
            source: its name tells it from the others, and is that of its settings and its door.
            looks: which faces matter here, and where; by default as the site's settings have it.
            on_state: called when its state changes, beside the listener: (state, error).
            retry: whether it is opened again once it is lost.

        """
        looks = looks or self._site.settings.cameras.get(source.name)
        self.loop.add(source, looks, on_state, self._tell, retry)

    def start(self) -> None:
        """Begin to read and to recognise, and tell others how it goes; one that does not last needs a camera by now."""
        self.loop.start()
        self._reporter = Reporter(self._site.folder, self._program, self.loop)
        self._requested = RequestedOpenings(self._site.openings, self.gate, self._listener.troubled)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until every source has ended; False where the time ran out first."""
        return self.loop.wait(timeout)

    def close(self, timeout: float | None = None) -> None:
        """End all threads; when this returns the doors are locked. See :meth:`core.live.loop.LiveLoop.stop`."""
        if self._requested is not None:
            self._requested.close()
        try:
            self.loop.stop(timeout)
        finally:
            if self._reporter is not None:
                self._reporter.close()
            if self._upkeep is not None:
                self._upkeep.close()

    def _hear(self, view: View) -> None:
        for event, photo in view.events:
            self._listener.decided(event, photo)
        self._listener.viewed(view)

    def _tell(self, event: Event) -> None:
        self._listener.decided(event, None)
