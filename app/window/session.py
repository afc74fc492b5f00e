"""What the pages share: the site, the engine, the camera. Pages listen to its signals and never to each other."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal

from app import background
from app.window.page import import_all
from core.gallery.audit import Actor, Permission
from core.gallery.operators import Operator
from core.site import Site
from core.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.cameras.camera import CameraState
    from core.cameras.sources import Source
    from core.engine import Engine, Recogniser
    from core.live.gate import Gate
    from core.live.loop import LiveLoop
    from core.live.view import View

_WATCH_STORE_MS = 500


@dataclass(frozen=True)
class _Known:
    """What was last seen of the store: revisions of people and of rules, the latest event, and who may be here."""

    people: int
    rules: int
    event: int
    count: int
    operators: dict[str, Operator]


@dataclass
class Watched:
    """A camera that is being watched.

    Attributes:
        name: as the log has it.
        state: connecting, live, ended or lost.
        error: why it was lost, in words.
        view: what it saw last.

    """

    name: str
    state: str = "connecting"
    error: str = ""
    view: View | None = None


class Session(QObject):
    """State of one window.

    Signals:
        loading: (fraction, words) while the engine loads.
        load_failed: one sentence.
        ready: the engine can be used.
        watching_changed: other cameras are being watched.
        viewed: name of a camera of which a new frame has been processed; :attr:`cameras` holds the newest.
        decided: (Event, picture of the face or None).
        camera_changed: name of a camera whose state has changed.
        people_changed: somebody was enrolled, changed or deleted, here or by another process.
        rules_changed: doors, schedules or groups were changed, here or by another process.
        events_changed: the log has grown.
        troubled: one sentence about something that failed in the background.
        entered: somebody is at the window, by name.
        left: nobody is any more.
        went: (key of a page, what it shall show): one page leads to another.
        look_changed: another theme has been chosen.
        restarting: the window is to be opened anew.
        closing: the window closes; what was opened beside it goes too.

    """

    loading = Signal(float, str)
    load_failed = Signal(str)
    ready = Signal()
    watching_changed = Signal()
    viewed = Signal(str)
    decided = Signal(object, object)
    camera_changed = Signal(str)
    people_changed = Signal()
    rules_changed = Signal()
    events_changed = Signal()
    troubled = Signal(str)
    entered = Signal()
    left = Signal()
    went = Signal(str, object)
    look_changed = Signal()
    restarting = Signal()
    closing = Signal()
    _view_arrived = Signal(str)
    _state_arrived = Signal(object, str, str)

    def __init__(self, site: Site, demo: bool = False):
        super().__init__()
        self.site = site
        self.demo = demo
        self.recogniser: Recogniser | None = None
        self.operator: Operator | None = None
        self.open = demo
        self.cameras: dict[str, Watched] = {}
        self.people_count = site.people.count()
        self.new_site = not demo and not (
            self.people_count or site.settings.cameras or QSettings().value(f"set up/{site.folder}")
        )
        self._account = site.trail.actor
        self._closed = False
        self._live: LiveLoop | None = None
        self._gate: Gate | None = None
        self._lock = threading.Lock()
        self._newest: dict[str, View] = {}  # arrived, and not yet taken by Qt's thread
        self._looking = False
        self._known = self._read()
        self._view_arrived.connect(self._take_view, Qt.ConnectionType.QueuedConnection)
        self._state_arrived.connect(self._take_state, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_STORE_MS)
        self._watch.timeout.connect(self.look)
        self._watch.start()
        self._upkeep = Upkeep(site, self.troubled.emit)

    @property
    def has_operators(self) -> bool:
        """Whether the window asks who is there."""
        return bool(self.site.operators.all())

    def enter(self, operator: Operator | None) -> None:
        """Let somebody in who has logged in; None only where there is no operator to be asked for."""
        if operator is None and self.has_operators:
            return
        self.operator, self.open = operator, True
        if operator is None:
            self.site.trail.actor = self._account
        self.entered.emit()

    def leave(self) -> None:
        """Lock the window: cameras and doors go on, and nobody may do anything until they log in."""
        if not self.open or self.operator is None:
            return
        name, trail = self.operator.name, self.site.trail
        who, trail.actor = trail.actor, Actor(self._account.name, frozenset())  # before anything else can fail
        self.operator, self.open = None, False
        background.run(lambda _progress: trail.look("log out", f"operator {name}", actor=who), None, self.troubled.emit)
        self.left.emit()

    def may(self, permission: Permission) -> bool:
        """Whether whoever is at the window may do something."""
        return permission in self.site.trail.actor.permissions

    def looked(self, action: str, subject: str = "", person_id: int | None = None) -> None:
        """Write into the audit trail that somebody looks at personal data."""
        trail = self.site.trail
        background.run(lambda _progress: trail.look(action, subject, person_id), None, self.troubled.emit)

    @property
    def engine(self) -> Engine | None:
        """The engine, once loaded."""
        return self.recogniser.engine if self.recogniser is not None else None

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

    def go(self, key: str, what: object = None) -> None:
        """Open the page of that key, and have it show something."""
        self.went.emit(key, what)

    def restart(self) -> None:
        """Open the window anew, with what was changed in the settings."""
        self.restarting.emit()

    def load(self) -> None:
        """Load the engine in the background."""

        def work(progress: background.Progress) -> Recogniser:
            import core.live.loop  # noqa: F401  # takes a while, and would hold up the window with the first camera
            from core.engine import Engine, Recogniser

            recogniser = Recogniser.of_site(self.site, Engine.load(self.site.settings, progress))
            if self.demo:
                from core import demo

                progress(1.0, f"Enrolling {demo.ENROLLED}")
                demo.prepare(self.site, recogniser)
            return recogniser

        background.run(work, self._loaded, self.load_failed.emit, self.loading.emit)

    def _loaded(self, recogniser: Recogniser) -> None:
        if self._closed:
            return
        self.recogniser = recogniser
        gc.freeze()  # what is loaded stays: collecting garbage shall not look through it, while the window stands still
        self.ready.emit()
        if not self.demo:
            self.watch_kept()  # whoever is at the window: doors do not wait for a log-in
        background.run(lambda _progress: import_all())

    # cameras

    def watch(self, source: Source) -> None:
        """Recognise from a source; one of the same name is stopped first, since both may want the same camera."""
        if self.recogniser is None or self._closed:
            return
        before = self.cameras.get(source.name)
        watched = self.cameras[source.name] = Watched(source.name)
        live = self._loop()
        looks = self.site.settings.cameras.get(source.name)

        def begin(_none: object = None) -> None:
            if self._live is live and self.cameras.get(source.name) is watched and not self._closed:
                live.add(source, looks, state)

        def state(new: CameraState, error: str) -> None:
            self._state_arrived.emit(watched, str(new), error)

        self.watching_changed.emit()
        if before is not None:
            background.run(_stopping(live, source.name), begin, self.troubled.emit)
        else:
            begin()

    def watched_as(self, text: str, name: str) -> str | None:
        """Under which name a source is being watched now, if it is: given as it was typed, and by its own name."""
        kept = self.site.settings.cameras
        return next((n for n in self.cameras if n == name or (n in kept and kept[n].source == text)), None)

    def watch_kept(self, only: str | None = None) -> None:
        """Watch all cameras of the site that do not run, or one of them."""
        from core.cameras.sources import open_named
        from core.errors import SourceError

        for name, camera in self.site.settings.cameras.items():
            running = name in self.cameras and self.cameras[name].state not in ("lost", "ended")
            if camera.source is None or running or only not in (None, name):
                continue
            try:
                self.watch(open_named(name, camera.source))
            except SourceError as error:
                self.cameras[name] = Watched(name, "lost", str(error))
        self.watching_changed.emit()

    def stop_watching(self, name: str | None = None, then: Callable[[], None] | None = None) -> None:
        """Stop one camera, or all, without holding up the window; ``then`` is called once that is done."""
        if name is not None:
            self.cameras.pop(name, None)
        if name is None or not self.cameras:
            self.cameras.clear()
        live = self._live
        if live is not None and not self.cameras:
            self._live = self._gate = None
        self.watching_changed.emit()
        if live is None:
            if then is not None:
                then()
            return
        work = _stopping(live, name) if self._live is not None and name is not None else lambda _progress: live.stop()
        background.run(work, lambda _none: then() if then is not None else None, self.troubled.emit)

    def door_at(self, camera: str) -> str | None:
        """Name of the door at a camera that is being watched."""
        return self._gate.door_at(camera) if self._gate is not None else None

    def open_door(self, camera: str, why: str, on_done: Callable[[bool], None]) -> None:
        """Unlock the door at a camera by hand; ``on_done`` hears whether there is one."""
        gate, by, trail = self._gate, self.site.trail.actor.name, self.site.trail
        if gate is None:
            on_done(False)
            return

        def work(_progress: background.Progress) -> bool:
            trail.require(Permission.OPEN)
            trail.look("open door by hand", f"camera {camera}", why=why)
            return gate.open_now(camera, by, why)

        background.run(work, on_done, self.troubled.emit)

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

    def close(self) -> None:
        """End all threads, then close the site."""
        self._closed = True
        self.closing.emit()
        self._watch.stop()
        live, self._live = self._live, None
        self.cameras.clear()
        if live is not None:
            live.stop()
        background.cancel()
        background.wait()
        self._upkeep.close()
        self.site.close()

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
        self.camera_changed.emit(watched.name)

    # the store

    def look(self) -> None:
        """See what has changed in the store, here or by another process, and tell the pages."""
        if not self._closed and not self._looking:
            self._looking = True
            who = self.operator
            background.run(lambda _progress: self._read(), lambda now: self._compare(now, who), self._cannot_look)

    def _read(self) -> _Known:
        site = self.site
        operators = {operator.name: operator for operator in site.operators.all()}
        return _Known(
            site.people.revision(), site.access.revision(), site.events.latest_id(), site.people.count(), operators
        )

    def _cannot_look(self, words: str) -> None:
        self._looking = False
        self.troubled.emit(words)

    def _compare(self, now: _Known, who: Operator | None) -> None:
        self._looking = False
        if self._closed:
            return
        before, self._known = self._known, now
        if who is self.operator:  # who has come since may have been added since
            self._look_at_role(now)
        if now.people != before.people:
            self.people_count = now.count
            self.people_changed.emit()
        if now.rules != before.rules:
            self.rules_changed.emit()
        if now.event != before.event:
            self.events_changed.emit()

    def _look_at_role(self, known: _Known) -> None:
        """Follow changes of the operator's role by another program; who was removed is shut out."""
        if self.operator is None:
            return
        now = known.operators.get(self.operator.name)
        if now is None:
            self.leave()
        elif now != self.operator:
            self.operator, self.site.trail.actor = now, now.actor
            self.entered.emit()


def _stopping(live: LiveLoop, name: str) -> Callable[[background.Progress], None]:
    """Work that stops what is read under a name now, and nothing that is added under it later."""
    cameras = live.cameras_called(name)

    def work(_progress: background.Progress) -> None:
        for camera in cameras:
            camera.stop()

    return work
