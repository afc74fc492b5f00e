"""What the pages share: the site, the engine, the camera. Pages listen to its signals and never to each other."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import background
from core.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.cameras.camera import CameraState
    from core.cameras.sources import Source
    from core.engine import Engine, Recogniser
    from core.live.loop import LiveLoop
    from core.live.station import View

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
        events_changed: the log has grown or changed.
        troubled: one sentence about something that failed in the background.

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
    _view_arrived = Signal()

    def __init__(self, site: Site, demo: bool = False):
        super().__init__()
        self.site = site
        self.demo = demo
        self.recogniser: Recogniser | None = None
        self.camera_name = ""
        self._live: LiveLoop | None = None
        self._lock = threading.Lock()
        self._view: View | None = None
        self._view_pending = False
        self._revision = site.people.revision()
        self._last_event = site.events.latest_id()
        self._view_arrived.connect(self._take_view, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_STORE_MS)
        self._watch.timeout.connect(self._look_at_store)
        self._watch.start()

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
        self.recogniser = recogniser
        self.ready.emit()

    # the camera

    def watch(self, source: Source) -> None:
        """Recognise from a source; one that runs already is stopped."""
        if self.recogniser is None:
            return
        from core.live.loop import LiveLoop

        self.stop_watching()
        live = LiveLoop(self.recogniser, self.site.events, self._on_view, self._on_state, self.troubled.emit)
        live.add(source)
        self._live = live
        self.camera_name = source.name
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
        self._watch.stop()
        live, self._live = self._live, None
        if live is not None:
            live.stop()
        background.wait()
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

    def _on_state(self, _camera: str, state: CameraState, error: str) -> None:
        self.camera_changed.emit(str(state), error)

    # the store

    def _look_at_store(self) -> None:
        from core.errors import GalleryError

        try:
            revision, last = self.site.people.revision(), self.site.events.latest_id()
        except GalleryError as error:
            self.troubled.emit(str(error))
            return
        if revision != self._revision:
            self._revision = revision
            self.people_changed.emit()
            self.events_changed.emit()  # a rename or a deletion shows in past events
        elif last != self._last_event:
            self.events_changed.emit()
        self._last_event = last

    def delete_person(self, person_id: int) -> None:
        """Delete a person and every snapshot that could still hold their templates."""
        self.site.people.delete(person_id)
        self.site.discard_snapshots()
        self._look_at_store()
