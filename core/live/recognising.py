"""What the recogniser's thread does: it takes pictures from all cameras in turn, and hands on what came of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from core.base.messages import Message
from core.cameras.source import Frame
from core.live.announcing import Announcer
from core.live.backlog import Backlog
from core.live.lane import Lane
from core.live.lanes import Lanes
from core.live.supervision import GivenUpError, SupervisionOptions, Turn
from core.live.view import View

OnView = Callable[[View], None]

_PATIENCE = 0.25  # seconds that the only camera's next picture is waited for at a time
_SOON = 0.005  # the same while looks are on their way, which are worth telling at once


class Recognising:
    """The work of one turn after another.

    Args:
        lanes: the cameras.
        on_view: called for every frame processed, and again where looks come to something before the next one.
        rest: takes what cameras that have ended had not recorded.
        say: tells what went wrong.
        options: how much patience there is.
        lasting: goes on without any camera, until it is stopped.

    Attributes:
        frames: processed so far.
        rate: of them in a second, by all cameras together.

    """

    def __init__(
        self,
        lanes: Lanes,
        on_view: OnView,
        rest: Backlog,
        say: Announcer,
        options: SupervisionOptions,
        *,
        lasting: bool,
    ):
        self._lanes = lanes
        self._on_view = on_view
        self._rest = rest
        self._say = say
        self._options = options
        self._lasting = lasting
        self.frames = 0
        self.rate = 0.0

    def run(self, turn: Turn) -> None:
        """Recognise until all is to end, and decide on whoever is left; in a thread of its own for every turn.

        Raises:
            GivenUpError: somebody else has taken over.

        """
        stopping = self._lanes.stopping
        begun = time.monotonic()
        while (self._lasting or self._lanes.all) and not stopping.is_set():
            lanes, idle = self._lanes.all, True
            for lane in lanes:
                turn.at("waiting for", lane.station.camera, self._options.stuck)
                # with one camera its mailbox is where to wait; with several, none may hold up the others
                alone = _SOON if lane.station.waiting else _PATIENCE
                frame = lane.camera.mailbox.take(alone if len(lanes) == 1 else 0.0)
                if frame is None:
                    if lane.camera.mailbox.closed:
                        self._end(turn, lane)
                    elif lane.station.answered and not lane.resting:
                        self._guard(turn, lane, lane.station.settle)
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
                stopping.wait(0.02)
            elif idle and len(lanes) > 1:
                time.sleep(0.003)
        with self._lanes.changing:
            self._lanes.ended = True
        for lane in self._lanes.all:
            self._show(turn, lane, None)

    def _end(self, turn: Turn, lane: Lane) -> None:
        self._show(turn, lane, None)  # while its door is still looked after
        with self._lanes.changing:
            turn.at("waiting")
            self._rest.take_over(lane.station.backlog)
            self._lanes.set(tuple(one for one in self._lanes.all if one is not lane))

    def _count(self, lanes: tuple[Lane, ...], elapsed: float) -> None:
        self.rate = sum(lane.counted for lane in lanes) / elapsed
        for lane in lanes:
            lane.rate, lane.counted = lane.counted / elapsed, 0

    def _show(self, turn: Turn, lane: Lane, frame: Frame | None) -> None:
        """Process a frame, or with None the end after the last one, and hand on what came of it.

        Raises:
            GivenUpError: somebody else has taken over.

        """
        if frame is not None:
            if not lane.resting:
                lane.last = frame
                lane.counted += 1
                self._guard(turn, lane, partial(self._process, lane, frame))
        elif lane.last is not None:
            self._guard(turn, lane, partial(lane.station.finish, lane.last), ending=True)

    @staticmethod
    def _process(lane: Lane, frame: Frame) -> View:
        view = lane.station.process(frame)
        lane.failures.good()
        return view

    def _guard(self, turn: Turn, lane: Lane, work: Callable[[], View | None], *, ending: bool = False) -> None:
        """Have a station do something with a frame, and hand on what came of it.

        Raises:
            GivenUpError: somebody else has taken over.

        """
        station, options = lane.station, self._options
        patience = options.stuck if lane.live else options.file
        if not self.frames and not self._say.restarts.count:
            patience = max(patience, options.first)
        turn.at("a picture of", station.camera, patience, busy=True)
        try:
            view = work()
            if view is None:
                return
            # from here on it is not given up: whoever shows the picture would hold up the next one just the same
            turn.at("showing a picture of", station.camera, busy=True)
            if view.trouble:
                self._say.failed(Message("{camera}: {trouble}", camera=station.camera, trouble=view.trouble))
            if not ending or view.events:
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
