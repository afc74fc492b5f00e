"""Cameras and the one recogniser thread that serves them all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from core.cameras.camera import Camera, CameraState
from core.cameras.sources import FolderSource, Frame, Source
from core.engine import Recogniser
from core.errors import PorticoError
from core.gallery.events import EventStore
from core.live.gate import Gate
from core.live.station import Station
from core.live.view import View
from core.live.work import Beside
from core.settings import CameraSettings

OnView = Callable[[View], None]
OnState = Callable[[str, CameraState, str], None]
OnError = Callable[[str], None]


class LiveLoop:
    """Runs cameras until they end or are stopped.

    Args:
        recogniser: shared.
        events: where decisions are recorded; None records none.
        on_view: called from the recogniser's thread for every frame processed.
        on_state: called from a camera's thread when its state changes: (camera, state, error).
        on_error: called when recognition of a frame fails; the next frame is tried all the same.
        gate: opens doors; closed when the loop ends. Without one no door is opened.

    """

    def __init__(
        self,
        recogniser: Recogniser,
        events: EventStore | None,
        on_view: OnView,
        on_state: OnState | None = None,
        on_error: OnError | None = None,
        gate: Gate | None = None,
    ):
        self._recogniser = recogniser
        self._events = events
        self._on_view = on_view
        self._on_state = on_state
        self._on_error = on_error
        self._gate = gate
        self._lanes: list[tuple[Camera, Station]] = []
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recogniser", daemon=True)
        # live cameras share one helper: searches and templates are made there while frames go on
        self._beside = Beside(recogniser.engine.extractor.extract_many)
        self.frames = 0
        self.rate = 0.0
        self.troubles = 0

    def add(self, source: Source, looks: CameraSettings | None = None) -> None:
        """Add a camera, which looks for faces of a size and in a place; before :meth:`start`."""

        def state(new: CameraState, error: str, name: str = source.name) -> None:
            if self._on_state is not None:
                self._on_state(name, new, error)

        if isinstance(source, FolderSource) and source.on_bad is None:
            source.on_bad = lambda error: self._complain(str(error))
        beside = self._beside if source.live and not source.still else None
        station = Station(
            source.name,
            self._recogniser,
            self._events,
            still=source.still,
            live=source.live,
            beside=beside,
            looks=looks,
            gate=self._gate,
        )
        self._lanes.append((Camera(source, state), station))
        for _, one in self._lanes:
            one.pace.cameras = len(self._lanes)

    def start(self) -> None:
        """Begin to read and to recognise."""
        if self._gate is not None:
            self._gate.start({station.camera for _, station in self._lanes})
        for camera, _ in self._lanes:
            camera.start()
        self._thread.start()

    def stop(self, timeout: float = 10.0) -> None:
        """End all threads; whoever is in view is decided on with the evidence so far."""
        self._stopping.set()
        for camera, _ in self._lanes:
            camera.stop()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until every source has ended; False where the time ran out first."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def error(self) -> str:
        """Why a camera was lost; empty where none was."""
        return next((camera.error for camera, _ in self._lanes if camera.error), "")

    def _run(self) -> None:
        open_lanes = list(self._lanes)
        last: dict[Station, Frame] = {}
        begun, counted = time.monotonic(), 0
        while open_lanes and not self._stopping.is_set():
            idle = True
            for lane in list(open_lanes):
                camera, station = lane
                # with one camera its mailbox is where to wait; with several, none may hold up the others
                frame = camera.mailbox.take(0.25 if len(open_lanes) == 1 else 0.0)
                if frame is None:
                    if camera.mailbox.closed:
                        open_lanes.remove(lane)
                        self._show(station, last.get(station), last=True)
                    continue
                idle = False
                last[station] = frame
                self._show(station, frame)
                self.frames += 1
                counted += 1
            elapsed = time.monotonic() - begun
            if elapsed >= 1.0:
                self.rate = counted / elapsed
                begun, counted = time.monotonic(), 0
            if idle and len(open_lanes) > 1:
                time.sleep(0.003)
        for _, station in open_lanes:
            self._show(station, last.get(station), last=True)
        self._beside.close()
        if self._gate is not None:
            self._gate.close()
        try:
            self._recogniser.index.save()
        except PorticoError as error:
            self._complain(str(error))

    def _show(self, station: Station, frame: Frame | None, *, last: bool = False) -> None:
        """Process a frame, or the end after the last one, and hand on what came of it."""
        if frame is None:
            return
        try:
            view = station.finish(frame) if last else station.process(frame)
            if view.trouble:
                self._complain(f"{station.camera}: {view.trouble}")
            if not last or view.events:
                self._on_view(view)
        except Exception as error:  # noqa: BLE001  # one bad frame must not leave the door without its guard
            self._complain(f"{station.camera}: {error}")

    def _complain(self, words: str) -> None:
        self.troubles += 1
        if self._on_error is not None:
            self._on_error(words)
