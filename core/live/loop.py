"""Cameras, the one recogniser thread that serves them all, and the thread that begins it anew where it breaks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial

from core.access.door import Door
from core.base.messages import Message
from core.cameras.camera import Camera, CameraState, Retry
from core.cameras.folder import FolderSource
from core.cameras.source import Source
from core.errors import PorticoError
from core.gallery.events import Event, EventStore
from core.gallery.recogniser import Recogniser
from core.live.announcing import RECOGNISER, Announcer
from core.live.backlog import Backlog
from core.live.camera_events import CameraEvents
from core.live.gate import CLOSING as DOORS_CLOSING
from core.live.gate import Gate
from core.live.lane import Lane
from core.live.lanes import Lanes, ask_to_stop
from core.live.recognising import OnView, Recognising
from core.live.station import Station
from core.live.supervision import Failures, Licence, LiveHealth, SupervisionOptions
from core.live.turns import Turns
from core.live.work import CLOSING as BESIDE_CLOSING
from core.live.work import Beside
from core.programs import crash
from core.settings import CameraSettings

OnState = Callable[[str, CameraState, str], None]
OnError = Callable[[str], None]

_PREPARED = 5.0  # seconds that closing waits for networks that are just being loaded
_DOORS_CHANGED = 1.0  # seconds between two looks whether a door has come to ask for more
_CAMERAS_CLOSING = 4.0  # seconds that all cameras together have to end


class LiveLoop:
    """Runs cameras until they end or are stopped. Cameras come and go while it runs.

    Args:
        recogniser: shared.
        events: where decisions are recorded; None records none.
        on_view: called from the recogniser's thread for every frame processed, and again where looks come to something
            before the next one.
        on_state: called from a camera's thread when its state changes: (camera, state, error).
        on_error: called when recognition of a frame fails; the next frame is tried all the same.
        gate: opens doors; closed when the loop ends. Without one no door is opened.
        lasting: goes on without any camera, until it is stopped; else it ends with the last one.
        options: how much patience there is with the recogniser.

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
        options: SupervisionOptions | None = None,
    ):
        self._recogniser = recogniser
        self._events = events
        self._on_state = on_state
        self._gate = gate
        self._options = options or SupervisionOptions()
        self._say = Announcer(events, on_error, self._options.again)
        self._lanes = Lanes(gate)
        # live cameras share one helper: searches and templates are made there while frames go on
        self._beside = Beside(recogniser.engine.extractor.extract_many)
        rest = Backlog(RECOGNISER, events, gate, Licence())  # of cameras that have gone; the supervisor writes it
        self._recognising = Recognising(self._lanes, on_view, rest, self._say, self._options, lasting=lasting)
        engine = recogniser.engine
        self._turns = Turns(
            self._lanes, self._recognising.run, self._beside, rest, self._say, self._options, lambda: engine.loading
        )
        self._supervisor = threading.Thread(target=self._supervise, name="recogniser-supervisor", daemon=True)
        self._preparing = threading.Thread(target=self._prepare, name="recogniser-preparing", daemon=True)
        self.error = ""
        """Why the first camera that was given up was lost; empty where none was."""

    def add(
        self,
        source: Source,
        looks: CameraSettings | None = None,
        on_state: Callable[[CameraState, str], None] | None = None,
        on_event: Callable[[Event], None] | None = None,
        retry: Retry = Retry.ALWAYS,
    ) -> None:
        """Add a camera; while the loop runs it begins at once.

        Args:
            source: its name tells it from the others.
            looks: which faces matter here, and where.
            on_state: called from the camera's thread when its state changes, beside the loop's own: (state, error).
            on_event: called with each event about the camera itself, which is recorded.
            retry: whether it is opened again once it is lost.

        """
        events: CameraEvents | None = None
        if self._events is not None and source.live and not source.still:
            events = CameraEvents(source.name, self._events, on_event, self._say.complain)

        def state(new: CameraState, error: str, name: str = source.name) -> None:
            given_up = new is CameraState.LOST and not camera.retrying
            if given_up:
                self.error = self.error or error
            if events is not None and given_up:
                events.given_up(error)
            elif events is not None:
                events.take(new, error)
            if self._on_state is not None:
                self._on_state(name, new, error)
            if on_state is not None:
                on_state(new, error)

        if isinstance(source, FolderSource) and source.on_bad is None:
            source.on_bad = lambda error: self._say.failed(str(error))
        camera = Camera(source, state, retry=retry, turn=looks.turn if looks is not None else None)
        make = partial(self._station, source, looks)
        with self._lanes.changing:
            if self._lanes.ended:
                return  # nobody would ever take its pictures
            lane = Lane(camera, make, make(self._turns.current.licence), Failures(self._options))
            self._lanes.set((*self._lanes.all, lane))
            if self._lanes.running:
                lane.camera.start()

    def _station(self, source: Source, looks: CameraSettings | None, licence: Licence) -> Station:
        """What recognises the faces of a camera."""
        return Station(
            source.name,
            self._recogniser,
            self._events,
            still=source.still,
            live=source.live,
            beside=self._beside if source.live and not source.still else None,
            looks=looks,
            gate=self._gate,
            licence=licence,
            pause=lambda: float(getattr(source, "pause", 0.0)),
        )

    @property
    def ended(self) -> bool:
        """Whether it has ended, or is about to: it takes no camera any more."""
        return self._lanes.ended

    def cameras_called(self, name: str) -> list[Camera]:
        """The cameras of that name that have not ended."""
        return [lane.camera for lane in self._lanes.all if lane.camera.source.name == name]

    def start(self) -> None:
        """Begin to read and to recognise."""
        self._lanes.start()
        self._supervisor.start()
        self._preparing.start()

    def _prepare(self) -> None:
        """Have loaded what the first person at a door would wait for; cameras do not wait for it.

        A door may ask for a live face later than cameras begin.
        """
        engine, gate = self._recogniser.engine, self._gate
        engine.get_ready(liveness=False)
        while gate is not None and not gate.asks_for_liveness():
            if self._lanes.stopping.wait(_DOORS_CHANGED):
                return
        engine.get_ready(liveness=gate is not None)

    def stop(self, timeout: float | None = None) -> None:
        """End all threads; whoever is in view is decided on with the evidence so far.

        A recogniser that is stuck is left behind after some seconds. When this returns the doors are locked.

        Args:
            timeout: seconds until the rest is left behind; by default as long as it may take.

        """
        options = self._options
        lanes = self._lanes.end()
        ask_to_stop(lanes)
        end = time.monotonic() + _CAMERAS_CLOSING
        for lane in lanes:
            lane.camera.join(max(0.0, end - time.monotonic()))
        if self._supervisor.is_alive() and threading.current_thread() not in (
            self._supervisor,
            self._turns.current.thread,
        ):
            longest = options.stopping + DOORS_CLOSING + BESIDE_CLOSING
            self._supervisor.join(longest if timeout is None else timeout)
            if self._supervisor.is_alive() and self._gate is not None:
                self._gate.close()
        if not self._lanes.running:
            self._beside.close()
        elif self._preparing.is_alive():
            self._preparing.join(_PREPARED)  # the process may end next, and it would be cut off inside a library

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until every source has ended; False where the time ran out first."""
        self._supervisor.join(timeout)
        return not self._supervisor.is_alive()

    @property
    def frames(self) -> int:
        """How many have been processed."""
        return self._recognising.frames

    @property
    def rate(self) -> float:
        """Frames recognised per second, by all cameras together."""
        return self._recognising.rate

    @property
    def troubles(self) -> int:
        """How often something went wrong."""
        return self._say.troubles

    @property
    def failed(self) -> int:
        """How often a picture or a decision could not be handled."""
        return self._say.failures

    def rate_of(self, name: str) -> float:
        """Frames of one camera recognised per second."""
        return next((lane.rate for lane in self._lanes.all if lane.station.camera == name), 0.0)

    def health(self) -> LiveHealth:
        """How the cameras and the recogniser are doing."""
        return LiveHealth(
            tuple(lane.camera.health() for lane in self._lanes.all),
            self.rate,
            self._turns.lasted,
            self._beside.oldest,
            self._say.restarts.count,
            self._say.restarts.in_hour,
            self._say.troubles,
            Message(self._say.last_trouble),
        )

    def doors(self) -> dict[str, str]:
        """Doors at the cameras: name → locked, unlocked, or why it does not obey."""
        return self._gate.states() if self._gate is not None else {}

    def doors_ending(self) -> list[Door]:
        """Doors with a lock that nobody looks after once this loop has ended."""
        return self._gate.ending() if self._gate is not None else []

    def _supervise(self) -> None:
        """Have the recogniser run, and begin it anew until it comes to its end."""
        try:
            self._turns.keep_running()
            self._turns.settle()
        except Exception as error:  # noqa: BLE001  # whatever it is: doors must not stay as they are
            crash.report(error)
            self._say.failed(Message("the recogniser has ended: {error}", error=error or type(error).__name__))
        self._wind_up()

    def _wind_up(self) -> None:
        """The end of all: doors are locked, before anything else that may take long."""
        lanes = self._lanes.end()
        steps: list[Callable[[], None]] = [self._gate.close] if self._gate is not None else []
        steps += [
            partial(ask_to_stop, lanes),
            self._beside.close,
            partial(self._say.record, self._options.ending),
            self._save,
        ]
        for step in steps:
            try:
                step()
            except Exception as error:  # noqa: BLE001  # the others are done all the same
                if not isinstance(error, PorticoError):
                    crash.report(error)
                self._say.complain(str(error) or type(error).__name__)

    def _save(self) -> None:
        if not self._turns.left:  # whoever is stuck may hold the index
            self._recogniser.index.save()
