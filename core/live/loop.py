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
from core.cameras.source import Frame, Source
from core.errors import PorticoError
from core.gallery.events import Event, EventStore
from core.gallery.recogniser import Recogniser
from core.live.announcing import RECOGNISER, Announcer
from core.live.backlog import Backlog
from core.live.camera_events import CameraEvents
from core.live.gate import CLOSING as DOORS_CLOSING
from core.live.gate import Gate
from core.live.lane import Lane
from core.live.station import Station
from core.live.supervision import (
    Failures,
    GivenUpError,
    Licence,
    LiveHealth,
    Retries,
    SupervisionOptions,
    Turn,
)
from core.live.view import View
from core.live.work import CLOSING as BESIDE_CLOSING
from core.live.work import Beside
from core.programs import crash
from core.settings import CameraSettings

OnView = Callable[[View], None]
OnState = Callable[[str, CameraState, str], None]
OnError = Callable[[str], None]

_CAMERAS_CLOSING = 4.0  # seconds that all cameras together have to end


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
        self._on_view = on_view
        self._on_state = on_state
        self._gate = gate
        self._lasting = lasting
        self._lanes: tuple[Lane, ...] = ()  # replaced as a whole, so that it can be read at any time
        self._changing = threading.Lock()
        self._running = False
        self._ended = False
        self._stopping = threading.Event()
        self._options = options or SupervisionOptions()
        self._say = Announcer(events, on_error, self._options.again)
        self._supervisor = threading.Thread(target=self._supervise, name="recogniser-supervisor", daemon=True)
        self._turn = Turn()
        self._left: list[tuple[Turn, tuple[Lane, ...]]] = []  # given up, and still somewhere in its last picture
        self._idle_since: float | None = None  # since when there is no recogniser
        self._rest = Backlog(RECOGNISER, events, gate, Licence())  # of cameras that have gone; the supervisor writes it
        self._retries = Retries(self._options)
        # live cameras share one helper: searches and templates are made there while frames go on
        self._beside = Beside(recogniser.engine.extractor.extract_many)
        self.frames = 0
        self.rate = 0.0
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
        beside = self._beside if source.live and not source.still else None

        def make(licence: Licence) -> Station:
            return Station(
                source.name,
                self._recogniser,
                self._events,
                still=source.still,
                live=source.live,
                beside=beside,
                looks=looks,
                gate=self._gate,
                licence=licence,
                pause=lambda: float(getattr(source, "pause", 0.0)),
            )

        camera = Camera(source, state, retry=retry, turn=looks.turn if looks is not None else None)
        with self._changing:
            if self._ended:
                return  # nobody would ever take its pictures
            lane = Lane(camera, make, make(self._turn.licence), Failures(self._options))
            self._set((*self._lanes, lane))
            if self._running:
                lane.camera.start()

    @property
    def ended(self) -> bool:
        """Whether it has ended, or is about to: it takes no camera any more."""
        return self._ended

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
        self._supervisor.start()

    def stop(self, timeout: float | None = None) -> None:
        """End all threads; whoever is in view is decided on with the evidence so far.

        A recogniser that is stuck is left behind after some seconds. When this returns the doors are locked.

        Args:
            timeout: seconds until the rest is left behind; by default as long as it may take.

        """
        options = self._options
        with self._changing:
            self._stopping.set()
            self._ended = True
            lanes = self._lanes
        _ask_to_stop(lanes)
        end = time.monotonic() + _CAMERAS_CLOSING
        for lane in lanes:
            lane.camera.join(max(0.0, end - time.monotonic()))
        if self._supervisor.is_alive() and threading.current_thread() not in (self._supervisor, self._turn.thread):
            longest = options.stopping + DOORS_CLOSING + BESIDE_CLOSING
            self._supervisor.join(longest if timeout is None else timeout)
            if self._supervisor.is_alive() and self._gate is not None:
                self._gate.close()
        if not self._running:
            self._beside.close()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until every source has ended; False where the time ran out first."""
        self._supervisor.join(timeout)
        return not self._supervisor.is_alive()

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
        return next((lane.rate for lane in self._lanes if lane.station.camera == name), 0.0)

    def health(self) -> LiveHealth:
        """How the cameras and the recogniser are doing."""
        now = time.monotonic()
        beat, idle = self._turn.beat, self._idle_since
        since = idle if idle is not None else beat.since if beat.busy else now
        return LiveHealth(
            tuple(lane.camera.health() for lane in self._lanes),
            self.rate,
            now - since,
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

    def _set(self, lanes: tuple[Lane, ...]) -> None:
        self._lanes = lanes
        for lane in lanes:
            lane.station.pace.cameras = len(lanes)
        if self._running and self._gate is not None:
            self._gate.watch({lane.station.camera for lane in lanes})

    def _supervise(self) -> None:
        """Have the recogniser run, and begin it anew until it comes to its end."""
        try:
            self._keep_running()
            self._settle()
        except Exception as error:  # noqa: BLE001  # whatever it is: doors must not stay as they are
            crash.report(error)
            self._say.failed(Message("the recogniser has ended: {error}", error=error or type(error).__name__))
        self._wind_up()

    def _keep_running(self) -> None:
        while True:
            turn = self._turn
            turn.start(partial(self._run, turn))
            self._idle_since = None
            why = self._watch(turn)
            if not why:
                return
            self._idle_since = time.monotonic()
            pause = self._retries.next()
            self._begin_anew(turn)
            self._say.restarted(Message("was restarted: {why}", why=why))
            if self._stopping.wait(pause):
                return

    def _begin_anew(self, turn: Turn) -> None:
        """Replace what was given up by a new turn with fresh stations, which take over what is not recorded."""
        free = turn.licence.take_away(self._options.acting)
        new = Turn()
        while True:
            try:
                with self._changing:
                    before = self._lanes
                    self._set(tuple(lane.renewed(new.licence) for lane in before))
                    self._turn = new
                    self._hand_on(before, but_first=not free)
                break
            except Exception as error:  # noqa: BLE001  # there may be no memory for it at this moment
                self._say.complain(
                    Message("the recogniser cannot be restarted: {error}", error=error or type(error).__name__)
                )
                if self._stopping.wait(self._options.retry):
                    break
        if not turn.ended.is_set():
            self._left.append((turn, before))

    def _watch(self, turn: Turn) -> str:
        """Wait until the recogniser has ended, or has to be given up; why, and empty where it has come to its end."""
        options = self._options
        woke = looked = time.monotonic()
        stopping: float | None = None
        while not turn.ended.wait(options.tick):
            now = time.monotonic()
            if now - looked > options.tick + 2.0:
                woke = now  # the machine slept, and so did whoever seems to be stuck
            try:
                self._look_after_rest(now - woke)
            except Exception as error:  # noqa: BLE001  # nobody looks after whoever looks after all
                self._say.complain(
                    Message("the recogniser is not looked after: {error}", error=error or type(error).__name__)
                )
            beat = turn.beat
            lasted = now - max(beat.since, woke)
            if beat.patience is not None and lasted > beat.patience and turn.give_up(beat):
                return Message(
                    "{what} {camera} has taken {lasted:.0f} s", what=beat.what, camera=beat.camera, lasted=lasted
                )
            looked = time.monotonic()
            if not self._stopping.is_set():
                continue
            stopping = stopping or now
            if now - stopping > options.ending and turn.give_up():
                self._begin_anew(turn)
                return ""
        return (
            ""
            if turn.error is None
            else Message("it broke down: {error}", error=turn.error or type(turn.error).__name__)
        )

    def _look_after_rest(self, awake: float) -> None:
        """What else is to be done now and then: the helper beside, alarms, what was given up with a decision in hand.

        Args:
            awake: seconds since the machine last slept.

        """
        beside = self._beside
        patience = self._options.beside
        if beside.first:
            patience = max(patience, self._options.first)
        stuck = min(beside.working, awake) > patience
        if stuck or not beside.alive:
            worked = beside.working
            try:
                beside.renew()
            except RuntimeError as error:  # this machine has no thread left: tried again in a moment
                self._say.complain(Message("the recogniser is not looked after: {error}", error=error))
            else:
                self._say.restarted(
                    Message(
                        "was restarted in part, where it searches and makes templates: "
                        "a search or template has taken {seconds:.0f} s"
                        if stuck
                        else "was restarted in part, where it searches and makes templates: it broke down",
                        seconds=worked,
                    )
                )
        for turn, lanes in list(self._left):
            if turn.ended.is_set():
                self._left.remove((turn, lanes))
                with self._changing:
                    self._hand_on(lanes)
        self._rest.record()
        self._say.record()

    def _hand_on(self, before: tuple[Lane, ...], *, but_first: bool = False) -> None:
        for lane in before:
            heir = next((one for one in self._lanes if one.camera is lane.camera), None)
            if heir is not lane:
                backlog = heir.station.backlog if heir is not None else self._rest
                backlog.take_over(lane.station.backlog, but_first=but_first)

    def _settle(self) -> None:
        """Record what is decided and not recorded."""
        self._look_after_rest(0.0)
        for lane in self._lanes:
            self._rest.take_over(lane.station.backlog)
        end = time.monotonic() + self._options.ending
        while (trouble := self._rest.record()[1]) and time.monotonic() < end:
            time.sleep(self._options.tick)
        if trouble:
            self._say.failed(
                Message(
                    "{decisions} could not be recorded: {trouble}",
                    decisions=Message.of(len(self._rest), "1 decision", "{count:,} decisions"),
                    trouble=trouble,
                )
            )

    def _wind_up(self) -> None:
        """The end of all: doors are locked, before anything else that may take long."""
        with self._changing:
            self._ended = True
            self._stopping.set()
            lanes = self._lanes
        steps: list[Callable[[], None]] = [self._gate.close] if self._gate is not None else []
        steps += [
            partial(_ask_to_stop, lanes),
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
        if not self._left:  # whoever is stuck may hold the index
            self._recogniser.index.save()

    def _run(self, turn: Turn) -> None:
        """The recogniser: in a thread of its own for every turn."""
        begun = time.monotonic()
        while (self._lasting or self._lanes) and not self._stopping.is_set():
            lanes, idle = self._lanes, True
            for lane in lanes:
                turn.at("waiting for", lane.station.camera, self._options.stuck)
                # with one camera its mailbox is where to wait; with several, none may hold up the others
                frame = lane.camera.mailbox.take(0.25 if len(lanes) == 1 else 0.0)
                if frame is None:
                    if lane.camera.mailbox.closed:
                        self._end(turn, lane)
                    continue
                idle = False
                self._show(turn, lane, frame)
                self.frames += 1
            elapsed = time.monotonic() - begun
            if elapsed >= 1.0:
                self._count(lanes, elapsed)
                begun = time.monotonic()
            if not lanes:
                turn.at("waiting")
                self._stopping.wait(0.02)
            elif idle and len(lanes) > 1:
                time.sleep(0.003)
        with self._changing:
            self._ended = True
        for lane in self._lanes:
            self._show(turn, lane, None)

    def _end(self, turn: Turn, lane: Lane) -> None:
        self._show(turn, lane, None)  # while its door is still looked after
        with self._changing:
            turn.at("waiting")
            self._rest.take_over(lane.station.backlog)
            self._set(tuple(one for one in self._lanes if one is not lane))

    def _count(self, lanes: tuple[Lane, ...], elapsed: float) -> None:
        self.rate = sum(lane.counted for lane in lanes) / elapsed
        for lane in lanes:
            lane.rate, lane.counted = lane.counted / elapsed, 0

    def _show(self, turn: Turn, lane: Lane, frame: Frame | None) -> None:
        """Process a frame, or with None the end after the last one, and hand on what came of it.

        Raises:
            GivenUpError: somebody else has taken over.

        """
        station, options = lane.station, self._options
        if frame is not None and lane.resting:
            return
        patience = options.stuck if lane.live else options.file
        if not self.frames and not self._say.restarts.count:
            patience = max(patience, options.first)
        turn.at("a picture of", station.camera, patience, busy=True)
        try:
            if frame is None:
                if lane.last is None:
                    return
                view = station.finish(lane.last)
            else:
                lane.last = frame
                lane.counted += 1
                view = station.process(frame)
            lane.failures.good()
            # from here on it is not given up: whoever shows the picture would hold up the next one just the same
            turn.at("showing a picture of", station.camera, busy=True)
            if view.trouble:
                self._say.failed(Message("{camera}: {trouble}", camera=station.camera, trouble=view.trouble))
            if frame is not None or view.events:
                self._on_view(view)
        except GivenUpError:
            raise
        except Exception as error:  # noqa: BLE001  # one bad frame must not leave the door without its guard
            turn.at("a failure of", station.camera, options.stuck)
            words = str(error) or type(error).__name__
            self._say.failed(Message("{camera}: {trouble}", camera=station.camera, trouble=words))
            if lane.failures.bad():
                lane.mend(turn.licence)
                self._say.restarted(
                    Message(
                        "was restarted for {camera}: its pictures keep failing: {words}",
                        camera=station.camera,
                        words=words,
                    )
                )


def _ask_to_stop(lanes: tuple[Lane, ...]) -> None:
    for lane in lanes:
        try:
            lane.camera.ask_to_stop()
        except Exception as error:  # noqa: BLE001  # of a driver of somebody else's; the others are to stop too
            crash.report(error)
