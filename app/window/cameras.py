"""The cameras that a window watches, and the doors at them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import background
from core.gallery.audit import Permission
from core.site import Site

if TYPE_CHECKING:
    from core.cameras.camera import CameraState
    from core.cameras.sources import Source
    from core.engine import Recogniser
    from core.live.gate import Gate
    from core.live.loop import LiveLoop
    from core.live.view import View

_FIRST_RETRY, _LAST_RETRY = 2.0, 60.0  # seconds until a camera that was lost is opened anew


@dataclass
class Watched:
    """A camera that is being watched.

    Attributes:
        name: as the log has it.
        state: connecting, live, ended or lost.
        error: why it was lost, in words.
        view: what it saw last.
        again: opens it anew.
        tries: how often it has been opened anew since it last was live.

    """

    name: str
    state: str = "connecting"
    error: str = ""
    view: View | None = None
    again: Callable[[], Source] | None = None
    tries: int = 0


class Cameras(QObject):
    """Watches cameras by name, all in one loop.

    Signals:
        watching_changed: other cameras are being watched.
        viewed: name of a camera of which a new frame has been processed; :attr:`cameras` holds the newest.
        decided: (Event, picture of the face or None).
        camera_changed: name of a camera whose state has changed.
        troubled: one sentence about something that failed in the background.

    """

    watching_changed = Signal()
    viewed = Signal(str)
    decided = Signal(object, object)
    camera_changed = Signal(str)
    troubled = Signal(str)
    _view_arrived = Signal(str)
    _state_arrived = Signal(object, str, str)

    def __init__(self, site: Site):
        super().__init__()
        self.site = site
        self.recogniser: Recogniser | None = None
        self.cameras: dict[str, Watched] = {}
        self._closed = False
        self._live: LiveLoop | None = None
        self._gate: Gate | None = None
        self._lock = threading.Lock()
        self._newest: dict[str, View] = {}  # arrived, and not yet taken by Qt's thread
        self._view_arrived.connect(self._take_view, Qt.ConnectionType.QueuedConnection)
        self._state_arrived.connect(self._take_state, Qt.ConnectionType.QueuedConnection)

    def may(self, permission: Permission) -> bool:
        """Whether whoever is at the window may do something."""
        return permission in self.site.trail.actor.permissions

    def looked(self, action: str, subject: str = "", person_id: int | None = None) -> None:
        """Write into the audit trail that somebody looks at personal data."""
        trail = self.site.trail
        background.run(lambda _progress: trail.look(action, subject, person_id), None, self.troubled.emit)

    @property
    def watching(self) -> bool:
        """Whether a camera is running."""
        return bool(self.cameras)

    @property
    def rate(self) -> float:
        """Frames recognised per second, by all cameras together."""
        return self._live.rate if self._live is not None else 0.0

    def rate_of(self, camera: str) -> float:
        """Frames of one camera recognised per second."""
        return self._live.rate_of(camera) if self._live is not None else 0.0

    def watch(self, source: Source, again: Callable[[], Source] | None = None, tries: int = 0) -> None:
        """Recognise from a source; one of the same name is stopped first, since both may want the same camera.

        Args:
            source: read from now on.
            again: opens it anew, once it has been lent or lost; without, neither is mended.
            tries: how often that has been done already.

        """
        if self.recogniser is None or self._closed:
            return
        before = self.cameras.get(source.name)
        watched = self.cameras[source.name] = Watched(source.name, again=again, tries=tries)
        live = self._loop()
        looks = self.site.settings.cameras.get(source.name)

        def begin(_none: object = None) -> None:
            if self._live is live and self.cameras.get(source.name) is watched and not self._closed:
                live.add(source, looks, state)

        def state(new: CameraState, error: str) -> None:
            self._state_arrived.emit(watched, str(new), error)

        self.watching_changed.emit()
        if before is not None:
            background.run(_stopping(live, [source.name]), begin, self.troubled.emit)
        else:
            begin()

    def watched_as(self, text: str, name: str) -> str | None:
        """Under which name a source is being watched now, if it is: given as it was typed, and by its own name."""
        kept = self.site.settings.cameras
        return next((n for n in self.cameras if n == name or (n in kept and kept[n].source == text)), None)

    def watch_kept(self) -> None:
        """Watch all cameras of the site that do not run."""
        for name, camera in self.site.settings.cameras.items():
            running = name in self.cameras and self.cameras[name].state not in ("lost", "ended")
            if camera.source is not None and not running:
                self.watch_named(name, camera.source)

    def watch_named(self, name: str, text: str) -> None:
        """Watch a source under a name of the site's, and again whenever it is lost."""
        from core.cameras.sources import open_named

        self._watch_again(name, lambda: open_named(name, text))

    def _watch_again(self, name: str, again: Callable[[], Source], tries: int = 0) -> None:
        from core.errors import SourceError

        try:
            self.watch(again(), again, tries)
        except SourceError as error:
            self.cameras[name] = Watched(name, "lost", str(error), again=again, tries=tries)
            self.watching_changed.emit()
            self._try_later(self.cameras[name])

    def _try_later(self, watched: Watched) -> None:
        """Open a camera that was lost anew after a while, ever more rarely, unless it has been stopped by then."""

        def again() -> None:
            if self.cameras.get(watched.name) is watched and watched.again is not None and not self._closed:
                self._watch_again(watched.name, watched.again, watched.tries + 1)

        if watched.again is not None and watched.name in self.site.settings.cameras:
            seconds = min(_FIRST_RETRY * 2 ** min(watched.tries, 10), _LAST_RETRY)
            QTimer.singleShot(round(1000 * seconds), self, again)

    def lend(self, name: str, then: Callable[[], None]) -> Callable[[], None]:
        """Stop a camera that somebody else wants to read; ``then`` is called once it can be.

        Returns:
            What gives it back: it is watched again, unless it is already.

        """
        watched = self.cameras.get(name)
        again = watched.again if watched is not None else None
        self.stop_watching(name, then)

        def give_back() -> None:
            if again is not None and name not in self.cameras and not self._closed:
                self._watch_again(name, again)

        return give_back

    def stop_by_hand(self, name: str) -> None:
        """Stop a camera because somebody wants it off: one of the site only for those who may change it."""
        if name in self.site.settings.cameras:
            if not self.may(Permission.RULES):
                return
            self.looked("stop camera", f"camera {name}")
        self.stop_watching(name)

    def stop_watching(self, name: str | None = None, then: Callable[[], None] | None = None) -> None:
        """Stop one camera, or all, without holding up the window; ``then`` is called once that is done."""
        if name is not None:
            self.cameras.pop(name, None)
        names = [name] if name is not None else list(self.cameras)
        if name is None:
            self.cameras.clear()
        live = self._live  # it lasts, and its doors with it: another one would fight it for them
        self.watching_changed.emit()
        if live is None:
            if then is not None:
                then()
            return
        work = _stopping(live, names)
        background.run(work, lambda _none: then() if then is not None else None, self.troubled.emit)

    def door_at(self, camera: str) -> str | None:
        """Name of the door at a camera that is being watched."""
        return self._gate.door_at(camera) if self._gate is not None else None

    def open_door(self, camera: str, why: str, on_done: Callable[[bool], None]) -> None:
        """Unlock the door at a camera by hand; ``on_done`` hears whether there is one."""
        gate, by, asked = self._gate, self.site.trail.actor, time.monotonic()
        if gate is None:
            on_done(False)
            return
        background.run(lambda _progress: gate.open_now(camera, by, why, asked), on_done, self.troubled.emit)

    def _loop(self) -> LiveLoop:
        """What runs the cameras, begun with the first."""
        from core.live.gate import Gate
        from core.live.loop import LiveLoop

        if self._live is not None:
            return self._live
        if self.recogniser is None:
            raise RuntimeError("cameras are watched once the recogniser is loaded")

        gate = Gate(
            self.site.access, self.site.events, lambda event: self.decided.emit(event, None), self.troubled.emit
        )
        live = LiveLoop(self.recogniser, self.site.events, self._on_view, None, self.troubled.emit, gate, lasting=True)
        live.start()
        self._live, self._gate = live, gate
        return live

    def _on_view(self, view: View) -> None:
        """In the recogniser's thread: keep the newest view of each camera, and tell Qt once."""
        for event, photo in view.events:
            self.decided.emit(event, photo)
        with self._lock:
            waiting = view.camera in self._newest
            self._newest[view.camera] = view
        if not waiting:
            self._view_arrived.emit(view.camera)

    def _take_view(self, camera: str) -> None:
        with self._lock:
            view = self._newest.pop(camera, None)
        watched = self.cameras.get(camera)
        if watched is not None and view is not None:
            watched.view = view
            self.viewed.emit(camera)

    def _take_state(self, watched: Watched, state: str, error: str) -> None:
        if self.cameras.get(watched.name) is not watched:
            return  # a camera that has been stopped has nothing more to say
        watched.state, watched.error = state, error
        if state == "live":
            watched.tries = 0
        elif state == "lost":
            self._try_later(watched)
        self.camera_changed.emit(watched.name)


def _stopping(live: LiveLoop, names: list[str]) -> Callable[[background.Progress], None]:
    """Work that stops what is read under some names now, and nothing that is added under them later."""
    cameras = [camera for name in names for camera in live.cameras_called(name)]

    def work(_progress: background.Progress) -> None:
        for camera in cameras:
            camera.stop()

    return work
