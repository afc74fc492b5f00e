"""The cameras that a window watches, and the doors at them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import background
from app.window.relay import Relay
from app.window.who import Who
from core.access.door import Door
from core.cameras.address import shown
from core.doors.holding import Holding
from core.doors.keeper import try_out
from core.site import Site
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.cameras.camera import CameraState
    from core.cameras.source import Source
    from core.gallery.recogniser import Recogniser
    from core.live.supervision import LiveHealth
    from core.live.view import View
    from core.live.watch import Watch

_MISSING_MS = 15_000  # until a source that could not be opened, on a share perhaps, is looked for again
_ENDING_MS = 500  # between two looks at whether a loop that ends by itself has ended
_STOPPING = 4.0  # seconds that cameras have to stop, all together


@dataclass
class Watched:
    """A camera that is being watched.

    Attributes:
        name: as the log has it.
        state: connecting, live, stalled, lost or ended.
        error: why it was lost or has stalled, in words.
        view: what it saw last.
        again: opens it anew, once it has been lent.
        missing: there is nothing to read yet; it is looked for again by itself.
        still: its pictures have nothing to do with each other, and come when they come: a folder.

    """

    name: str
    state: str = "connecting"
    error: str = ""
    view: View | None = None
    again: Callable[[], Source] | None = None
    missing: bool = False
    still: bool = False


class Cameras(QObject):
    """Watches cameras by name, all in one loop, whoever is at the window.

    Attributes:
        watched: cameras that are being watched, by name.
        lent: cameras that somebody else reads for a while, as for enrolling; they come back.
        recogniser: what recognises, once it is loaded; before that nothing is watched.
        handed: doors of the window before, which was closed to be opened anew; until this one looks after doors.

    Signals:
        watching_changed: other cameras are being watched.
        viewed: name of a camera of which a new frame has been processed; :attr:`watched` holds the newest.
        decided: (Event, picture of the face or None).
        state_changed: name of a camera whose state has changed.
        troubled: one sentence about something that failed in the background.

    """

    watching_changed = Signal()
    viewed = Signal(str)
    decided = Signal(object, object)
    state_changed = Signal(str)
    troubled = Signal(object)
    _state_arrived = Signal(object, str, object)

    def __init__(self, root: Site, who: Who):
        super().__init__()
        self._root = root
        self._who = who
        self.recogniser: Recogniser | None = None
        self.watched: dict[str, Watched] = {}
        self.lent: set[str] = set()
        self.handed: tuple[Door, ...] = ()
        self._closed = False
        self._live: Watch | None = None
        self._holding = Holding(root.folder, "the window")
        self._relay = Relay(self)
        self._relay.viewed.connect(self._take_view)
        self._relay.decided.connect(self.decided)
        self._relay.troubled.connect(self.troubled)
        self._state_arrived.connect(self._take_state, Qt.ConnectionType.QueuedConnection)

    @property
    def watching(self) -> bool:
        """Whether a camera is running."""
        return bool(self.watched)

    @property
    def rate(self) -> float:
        """Frames recognised per second, by all cameras together."""
        return self._live.loop.rate if self._live is not None else 0.0

    def rate_of(self, camera: str) -> float:
        """Frames of one camera recognised per second."""
        return self._live.loop.rate_of(camera) if self._live is not None else 0.0

    def health(self) -> LiveHealth | None:
        """How its cameras and the recogniser are doing; None before there was a camera."""
        live = self._live
        return live.loop.health() if live is not None else None

    def door_states(self) -> dict[str, str]:
        """Doors at its cameras: name → locked, unlocked, or why it does not obey."""
        live = self._live
        return live.loop.doors() if live is not None else {}

    def doors_ending(self) -> list[Door]:
        """Doors that nobody looks after once this window has closed, or that are only about to be looked after anew."""
        live = self._live
        if live.loop.doors() if live is not None else self.recogniser is not None:
            self.handed = ()
        return list(self.handed) or (live.loop.doors_ending() if live is not None else [])

    def watch(self, source: Source, again: Callable[[], Source] | None = None) -> None:
        """Recognise from a source; one of the same name is stopped first, since both may want the same camera.

        Args:
            source: read from now on.
            again: opens it anew, once it has been lent; without, it stays away.

        """
        if self.recogniser is None or self._closed:
            return
        before = self.watched.get(source.name)
        watched = self.watched[source.name] = Watched(source.name, again=again, still=source.still)
        live = self._loop()

        def wanted() -> bool:
            return self.watched.get(source.name) is watched and not self._closed

        def begin(_none: object = None) -> None:
            if self._live is not live or not wanted():
                return
            if live.loop.ended:  # by itself; another one begins once it has let go of its doors
                QTimer.singleShot(_ENDING_MS, self, lambda: self.watch(source, again) if wanted() else None)
            else:
                live.add(source, on_state=state)

        def state(new: CameraState, error: str) -> None:
            self._state_arrived.emit(watched, str(new), error)

        self.watching_changed.emit()
        if before is not None:
            background.run(_stopping(live, [source.name]), begin, self.troubled.emit)
        else:
            begin()

    def watched_as(self, text: str, name: str) -> str | None:
        """Under which name a source is being watched now, if it is: given as it was typed, and by its own name."""
        kept, public = self._root.settings.cameras, shown(text)
        return next((n for n in self.watched if n == name or (n in kept and kept[n].source == public)), None)

    def watch_kept(self) -> None:
        """Watch all cameras of the site that do not run."""
        for name, camera in self._root.settings.cameras.items():
            running = name in self.watched and self.watched[name].state not in ("lost", "ended")
            running = running or self._tried(name)
            if camera.source is not None and not running:
                self.watch_named(name)

    def watch_named(self, name: str) -> None:
        """Watch a camera of the site, and again whenever it is lost."""
        from core.cameras.opening import open_named

        def opened() -> Source:
            text = self._root.cameras.source(name)
            return open_named(name, text, transport=self._root.settings.cameras[name].transport)

        self._watch_again(name, opened)

    def _watch_again(self, name: str, again: Callable[[], Source]) -> None:
        from core.cameras.source import FinalError
        from core.errors import PorticoError, SourceError

        try:
            self.watch(again(), again)
        except PorticoError as error:
            missing = isinstance(error, SourceError) and not isinstance(error, FinalError)
            watched = self.watched[name] = Watched(name, "lost", str(error), again=again, missing=missing)
            if self._live is not None:  # what runs under that name would do so unseen
                background.run(_stopping(self._live, [name]), None, self.troubled.emit)
            if missing:
                self._look_for(watched, again)
            self.watching_changed.emit()

    def _look_for(self, watched: Watched, again: Callable[[], Source]) -> None:
        """Open what is missing in a while, unless somebody has done so or stopped it."""
        from core.errors import PorticoError

        def wanted() -> bool:
            return self.watched.get(watched.name) is watched and not self._closed

        def work(_progress: background.Progress) -> Source | None:
            try:
                return again()
            except PorticoError:
                return None

        def opened(source: Source | None) -> None:
            if not wanted():
                return
            if source is None:
                self._look_for(watched, again)
            else:
                self.watch(source, again)

        def look() -> None:
            if wanted():
                background.run(work, opened, self.troubled.emit)

        QTimer.singleShot(_MISSING_MS, self, look)

    def retried(self, name: str) -> bool:
        """Whether a camera that was lost is opened again by itself."""
        return self._tried(name) or (name in self.watched and self.watched[name].missing)

    def _tried(self, name: str) -> bool:
        return self._live is not None and any(camera.retrying for camera in self._live.loop.cameras_called(name))

    def lend(self, name: str, then: Callable[[], None]) -> Callable[[], None]:
        """Stop a camera that somebody else wants to read; ``then`` is called once it can be.

        Returns:
            What gives it back: it is watched again, unless it is already.

        """
        watched = self.watched.get(name)
        again = watched.again if watched is not None else None
        self.lent.add(name)
        self.stop(name, then)

        def give_back() -> None:
            self.lent.discard(name)
            if again is not None and name not in self.watched and not self._closed:
                self._watch_again(name, again)

        return give_back

    def may_stop(self, name: str) -> bool:
        """Whether whoever is at the window may stop a camera: one of the site only those who may change it."""
        return name not in self._root.settings.cameras or self._who.may(Permission.RULES)

    def stop_by_hand(self, name: str) -> None:
        """Stop a camera because somebody wants it off: one of the site only for those who may change it."""
        if not self.may_stop(name):
            return
        if name in self._root.settings.cameras:
            self._who.looked("stop camera", f"camera {name}")
        self.stop(name)

    def stop(self, name: str | None = None, then: Callable[[], None] | None = None) -> None:
        """Stop one camera, or all, without holding up the window; ``then`` is called once that is done."""
        if name is not None:
            self.watched.pop(name, None)
        names = [name] if name is not None else list(self.watched)
        if name is None:
            self.watched.clear()
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
        return self._live.gate.door_at(camera) if self._live is not None else None

    def open_door(self, camera: str, why: str, on_done: Callable[[bool], None]) -> None:
        """Unlock the door at a camera by hand; ``on_done`` hears whether there is one."""
        live, by, asked = self._live, self._who.site.trail.actor, time.monotonic()
        if live is None:
            on_done(False)
            return
        background.run(lambda _progress: live.gate.open_now(camera, by, why, asked), on_done, self.troubled.emit)

    def try_door(self, door: Door) -> str:
        """Unlock a door for a moment and lock it again, in a thread of the pool; what is wrong, if anything."""
        trouble = try_out(door, self._holding)
        if self._live is not None:
            self._live.gate.tried(door.name)  # one that stands free is unlocked again
        return trouble

    def let_begin_no_more(self) -> None:
        """The window closes: no camera is watched anew from now on."""
        self._closed = True

    def close(self) -> None:
        """End all threads; when this returns the doors are locked."""
        self.let_begin_no_more()
        self.watched.clear()
        if self._live is not None:
            self._live.close()
        self._live = None
        self.recogniser = None

    def abandon(self, patience: float | None = None) -> None:
        """Lock the doors where Qt's thread cannot; from any thread.

        Args:
            patience: seconds for the recogniser to end; as long as it usually has, by default.

        """
        if self._live is not None:
            self._live.close(patience)

    def _loop(self) -> Watch:
        """What runs the cameras, begun with the first."""
        from core.live.watch import Watch

        if self._live is not None and not self._live.wait(0):
            return self._live
        if self.recogniser is None:
            raise RuntimeError("cameras are watched once the recogniser is loaded")
        if self._live is not None:
            self._live.close()  # it broke down
        self._live = Watch(
            self._root, self.recogniser, self._relay.listener(), "window", lasting=True, holding=self._holding
        )
        self._live.start()
        return self._live

    def _take_view(self, view: View) -> None:
        watched = self.watched.get(view.camera)
        if watched is not None:
            watched.view = view
            self.viewed.emit(view.camera)

    def _take_state(self, watched: Watched, state: str, error: str) -> None:
        if self.watched.get(watched.name) is not watched:
            return  # a camera that has been stopped has nothing more to say
        watched.state, watched.error = state, error
        self.state_changed.emit(watched.name)


def _stopping(live: Watch, names: list[str]) -> Callable[[background.Progress], None]:
    """Work that stops what is read under some names now, and nothing that is added under them later."""
    cameras = [camera for name in names for camera in live.loop.cameras_called(name)]

    def work(_progress: background.Progress) -> None:
        for camera in cameras:
            camera.ask_to_stop()
        end = time.monotonic() + _STOPPING
        for camera in cameras:
            camera.join(max(0.0, end - time.monotonic()))

    return work
