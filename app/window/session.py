"""What the pages share: the site, the engine, the camera. Pages listen to its signals and never to each other."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import background
from core.gallery.audit import Actor, Permission
from core.gallery.operators import Operator
from core.site import Site
from core.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.cameras.camera import CameraState
    from core.cameras.sources import Source
    from core.engine import Engine, Recogniser
    from core.live.loop import LiveLoop
    from core.live.view import View

_WATCH_STORE_MS = 500


class Session(QObject):
    """State of one window.

    Signals:
        loading: (fraction, words) while the engine loads.
        load_failed: one sentence.
        ready: the engine can be used.
        viewed: a new frame has been processed; :attr:`view` holds the newest.
        decided: (Event, picture of the face or None).
        camera_changed: (state, error) of the camera.
        people_changed: somebody was enrolled, renamed or deleted, here or by another process.
        events_changed: the log has grown.
        troubled: one sentence about something that failed in the background.
        entered: somebody is at the window, by name.
        left: nobody is any more.

    """

    loading = Signal(float, str)
    load_failed = Signal(str)
    ready = Signal()
    viewed = Signal()
    decided = Signal(object, object)
    camera_changed = Signal(str, str)
    people_changed = Signal()
    events_changed = Signal()
    troubled = Signal(str)
    entered = Signal()
    left = Signal()
    _view_arrived = Signal()

    def __init__(self, site: Site, demo: bool = False):
        super().__init__()
        self.site = site
        self.demo = demo
        self.recogniser: Recogniser | None = None
        self.operator: Operator | None = None
        self.open = demo
        self._account = site.trail.actor
        self.camera_name = ""
        self.people_count = site.people.count()
        self._closed = False
        self._live: LiveLoop | None = None
        self._lock = threading.Lock()
        self._view: View | None = None
        self._view_pending = False
        self._revision = site.people.revision()
        self._last_event = site.events.latest_id()
        self._view_arrived.connect(self._take_view, Qt.ConnectionType.QueuedConnection)
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
    def view(self) -> View | None:
        """What the camera saw last."""
        return self._view

    @property
    def watching(self) -> bool:
        """Whether a camera is running."""
        return self._live is not None

    @property
    def rate(self) -> float:
        """Frames recognised per second."""
        return self._live.rate if self._live is not None else 0.0

    def load(self) -> None:
        """Load the engine in the background."""

        def work(progress: background.Progress) -> Recogniser:
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
        self.ready.emit()

    # the camera

    def watch(self, source: Source) -> None:
        """Recognise from a source; one that runs already is stopped first, since both may want the same camera."""
        if self.recogniser is None or self._closed:
            return
        from core.live.gate import Gate
        from core.live.loop import LiveLoop

        def state(_camera: str, new: CameraState, error: str) -> None:
            if self._live is live:  # a camera that has been replaced has nothing more to say
                self.camera_changed.emit(str(new), error)

        def view(new: View) -> None:
            if self._live is live:
                self._on_view(new)

        gate = Gate(
            self.site.access, self.site.events, lambda event: self.decided.emit(event, None), self.troubled.emit
        )
        live = LiveLoop(self.recogniser, self.site.events, view, state, self.troubled.emit, gate)
        live.add(source, self.site.settings.cameras.get(source.name))
        old, self._live = self._live, live
        self.camera_name = source.name
        if old is None:
            live.start()
        else:
            background.run(lambda _progress: old.stop(), lambda _none: self._start(live))

    def _start(self, live: LiveLoop) -> None:
        if self._live is live and not self._closed:
            live.start()

    def stop_watching(self, then: Callable[[], None] | None = None) -> None:
        """Stop the camera without holding up the window; ``then`` is called once it has stopped."""
        live, self._live = self._live, None
        self.camera_name = ""
        if live is None:
            if then is not None:
                then()
            return
        background.run(lambda _progress: live.stop(), lambda _none: then() if then is not None else None)

    def close(self) -> None:
        """End all threads, then close the site."""
        self._closed = True
        self._watch.stop()
        live, self._live = self._live, None
        if live is not None:
            live.stop()
        background.cancel()
        background.wait()
        self._upkeep.close()
        self.site.close()

    def _on_view(self, view: View) -> None:
        """In the recogniser's thread: keep the newest view, and tell Qt once."""
        for event, photo in view.events:
            self.decided.emit(event, photo)
        with self._lock:
            self._view = view
            if self._view_pending:
                return
            self._view_pending = True
        self._view_arrived.emit()

    def _take_view(self) -> None:
        with self._lock:
            self._view_pending = False
        self.viewed.emit()

    # the store

    def _look_at_role(self) -> None:
        """Follow changes of the operator's role by another program; who was removed is shut out."""
        if self.operator is None:
            return
        now = next((o for o in self.site.operators.all() if o.name == self.operator.name), None)
        if now is None:
            self.leave()
        elif now != self.operator:
            self.operator, self.site.trail.actor = now, now.actor
            self.entered.emit()

    def look(self) -> None:
        """See what has changed in the store, here or by another process, and tell the pages."""
        from core.errors import GalleryError

        if self._closed:
            return
        try:
            self._look_at_role()
            revision, last = self.site.people.revision(), self.site.events.latest_id()
            if revision != self._revision:
                self.people_count = self.site.people.count()
        except GalleryError as error:
            self.troubled.emit(str(error))
            return
        if revision != self._revision:
            self._revision, self._last_event = revision, last
            self.people_changed.emit()
        elif last != self._last_event:
            self._last_event = last
            self.events_changed.emit()
