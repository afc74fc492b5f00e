"""Cameras and the one recogniser thread that serves them all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass
class _Lane:
    """One camera on its way through.

    Attributes:
        camera: reads.
        station: recognises.
        last: frame processed last.
        counted: frames processed since ``rate`` was taken.
        rate: frames per second.

    """

    camera: Camera
    station: Station
    last: Frame | None = None
    counted: int = 0
    rate: float = 0.0


class LiveLoop:
    """Runs cameras until they end or are stopped. Cameras come and go while it runs.

    Args:
        recogniser: shared.
        events: where decisions are recorded; None records none.
        on_view: called from the recogniser's thread for every frame processed.
        on_state: called from a camera's thread when its state changes: (camera, state, error).
        on_error: called when recognition of a frame fails; the next frame is tried all the same.
        gate: opens doors; closed when the loop ends. Without one no door is opened.
        lasting: goes on without any camera, until it is stopped; else it ends with the last one.

    """

    def __init__(
        self,
        recogniser: Recogniser,
        events: EventStore | None,
        on_view: OnView,
        on_state: OnState | None = None,
        on_error: OnError | None = None,
        gate: Gate | None = None,
        *,
        lasting: bool = False,
    ):
        self._recogniser = recogniser
        self._events = events
        self._on_view = on_view
        self._on_state = on_state
        self._on_error = on_error
        self._gate = gate
        self._lasting = lasting
        self._lanes: tuple[_Lane, ...] = ()  # replaced as a whole, so that it can be read at any time
        self._changing = threading.Lock()
        self._running = False
        self._ended = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recogniser", daemon=True)
        # live cameras share one helper: searches and templates are made there while frames go on
        self._beside = Beside(recogniser.engine.extractor.extract_many)
        self.frames = 0
        self.rate = 0.0
        self.troubles = 0
        self.error = ""
        """Why the first camera that was lost was lost; empty where none was."""

    def add(
        self,
        source: Source,
        looks: CameraSettings | None = None,
        on_state: Callable[[CameraState, str], None] | None = None,
    ) -> None:
        """Add a camera; while the loop runs it begins at once.

        Args:
            source: its name tells it from the others.
            looks: which faces matter here, and where.
            on_state: called from the camera's thread when its state changes, beside the loop's own: (state, error).

        """

        def state(new: CameraState, error: str, name: str = source.name) -> None:
            self.error = self.error or error
            if self._on_state is not None:
                self._on_state(name, new, error)
            if on_state is not None:
                on_state(new, error)

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
        lane = _Lane(Camera(source, state), station)
        with self._changing:
            if self._ended:
                return  # nobody would ever take its pictures
            self._set((*self._lanes, lane))
            if self._running:
                lane.camera.start()

    def cameras_called(self, name: str) -> list[Camera]:
        """The cameras of that name that have not ended."""
        return [lane.camera for lane in self._lanes if lane.camera.source.name == name]

    def start(self) -> None:
        """Begin to read and to recognise."""
        with self._changing:
            self._running = True
            if self._gate is not None:
                self._gate.start({lane.station.camera for lane in self._lanes})
            for lane in self._lanes:
                lane.camera.start()
        self._thread.start()

    def stop(self, timeout: float = 10.0) -> None:
        """End all threads; whoever is in view is decided on with the evidence so far."""
        with self._changing:
            self._stopping.set()
            self._ended = True
            lanes = self._lanes
        for lane in lanes:
            lane.camera.stop()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until every source has ended; False where the time ran out first."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def rate_of(self, name: str) -> float:
        """Frames of one camera recognised per second."""
        return next((lane.rate for lane in self._lanes if lane.station.camera == name), 0.0)

    def _set(self, lanes: tuple[_Lane, ...]) -> None:
        self._lanes = lanes
        for lane in lanes:
            lane.station.pace.cameras = len(lanes)
        if self._running and self._gate is not None:
            self._gate.watch({lane.station.camera for lane in lanes})

    def _run(self) -> None:
        begun = time.monotonic()
        while (self._lasting or self._lanes) and not self._stopping.is_set():
            lanes, idle = self._lanes, True
            for lane in lanes:
                # with one camera its mailbox is where to wait; with several, none may hold up the others
                frame = lane.camera.mailbox.take(0.25 if len(lanes) == 1 else 0.0)
                if frame is None:
                    if lane.camera.mailbox.closed:
                        self._end(lane)
                    continue
                idle = False
                self._show(lane, frame)
                self.frames += 1
            elapsed = time.monotonic() - begun
            if elapsed >= 1.0:
                self._count(lanes, elapsed)
                begun = time.monotonic()
            if not lanes:
                self._stopping.wait(0.02)
            elif idle and len(lanes) > 1:
                time.sleep(0.003)
        with self._changing:
            self._ended = True
        for lane in self._lanes:
            self._show(lane, None)
        self._beside.close()
        if self._gate is not None:
            self._gate.close()
        try:
            self._recogniser.index.save()
        except PorticoError as error:
            self._complain(str(error))

    def _end(self, lane: _Lane) -> None:
        self._show(lane, None)  # while its door is still looked after
        with self._changing:
            self._set(tuple(one for one in self._lanes if one is not lane))

    def _count(self, lanes: tuple[_Lane, ...], elapsed: float) -> None:
        self.rate = sum(lane.counted for lane in lanes) / elapsed
        for lane in lanes:
            lane.rate, lane.counted = lane.counted / elapsed, 0

    def _show(self, lane: _Lane, frame: Frame | None) -> None:
        """Process a frame, or with None the end after the last one, and hand on what came of it."""
        station = lane.station
        try:
            if frame is None:
                if lane.last is None:
                    return
                view = station.finish(lane.last)
            else:
                lane.last = frame
                lane.counted += 1
                view = station.process(frame)
            if view.trouble:
                self._complain(f"{station.camera}: {view.trouble}")
            if frame is not None or view.events:
                self._on_view(view)
        except Exception as error:  # noqa: BLE001  # one bad frame must not leave the door without its guard
            self._complain(f"{station.camera}: {error}")

    def _complain(self, words: str) -> None:
        self.troubles += 1
        if self._on_error is not None:
            self._on_error(words)
