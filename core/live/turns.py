"""Having the recogniser run, and beginning it anew where it is stuck or breaks down."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from core.base.messages import Message
from core.live.announcing import Announcer
from core.live.backlog import Backlog
from core.live.lane import Lane
from core.live.lanes import Lanes
from core.live.supervision import Retries, SupervisionOptions, Turn
from core.live.work import Beside


class Turns:
    """One turn of the recogniser after another, seen from the thread that supervises them.

    Args:
        lanes: the cameras.
        work: what a turn does.
        beside: does searches and templates for live cameras.
        rest: takes decisions that no camera is there for any more.
        say: tells what went wrong.
        options: how much patience there is.
        loading: whether a network is being loaded now, which a picture may have to wait for.

    Attributes:
        current: the turn that runs, or is about to.
        left: turns that were given up and are still somewhere in their last picture, each with its lanes.
        idle_since: since when there is no recogniser, on the monotonic clock; None while there is one.

    """

    def __init__(
        self,
        lanes: Lanes,
        work: Callable[[Turn], None],
        beside: Beside,
        rest: Backlog,
        say: Announcer,
        options: SupervisionOptions,
        loading: Callable[[], bool],
    ):
        self._loading = loading
        self._lanes = lanes
        self._work = work
        self._beside = beside
        self._rest = rest
        self._say = say
        self._options = options
        self._retries = Retries(options)
        self.current = Turn()
        self.left: list[tuple[Turn, tuple[Lane, ...]]] = []
        self.idle_since: float | None = None

    @property
    def lasted(self) -> float:
        """Seconds that the present picture has taken; without a recogniser, for how long there is none."""
        now = time.monotonic()
        beat, idle = self.current.beat, self.idle_since
        return now - (idle if idle is not None else beat.since if beat.busy else now)

    def keep_running(self) -> None:
        """Have the recogniser run, and begin it anew until it comes to its end."""
        while True:
            turn = self.current
            turn.start(partial(self._work, turn))
            self.idle_since = None
            why = self._watch(turn)
            if not why:
                return
            self.idle_since = time.monotonic()
            pause = self._retries.next()
            self._begin_anew(turn)
            self._say.restarted(Message("was restarted: {why}", why=why))
            if self._lanes.stopping.wait(pause):
                return

    def _begin_anew(self, turn: Turn) -> None:
        """Replace what was given up by a new turn with fresh stations, which take over what is not recorded."""
        free = turn.licence.take_away(self._options.acting)
        new = Turn()
        while True:
            try:
                with self._lanes.changing:
                    before = self._lanes.all
                    self._lanes.set(tuple(lane.renewed(new.licence) for lane in before))
                    self.current = new
                    self._hand_on(before, but_first=not free)
                break
            except Exception as error:  # noqa: BLE001  # there may be no memory for it at this moment
                self._say.complain(
                    Message("the recogniser cannot be restarted: {error}", error=error or type(error).__name__)
                )
                if self._lanes.stopping.wait(self._options.retry):
                    break
        if not turn.ended.is_set():
            self.left.append((turn, before))

    def _watch(self, turn: Turn) -> str:
        """Wait until the recogniser has ended, or has to be given up; why, and empty where it has come to its end."""
        options = self._options
        woke = looked = time.monotonic()
        stopping: float | None = None
        loads: float | None = None  # since when a network is being loaded
        while not turn.ended.wait(options.tick):
            now = time.monotonic()
            if now - looked > options.tick + 2.0:
                woke = now  # the machine slept, and so did whoever seems to be stuck
            loads = (loads or now) if self._loading() else None
            if loads is not None and now - loads < options.first:
                woke = now  # as at the start: on a new machine networks are compiled
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
            if not self._lanes.stopping.is_set():
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
        for turn, lanes in list(self.left):
            if turn.ended.is_set():
                self.left.remove((turn, lanes))
                with self._lanes.changing:
                    self._hand_on(lanes)
        self._rest.record()
        self._say.record()

    def _hand_on(self, before: tuple[Lane, ...], *, but_first: bool = False) -> None:
        for lane in before:
            heir = next((one for one in self._lanes.all if one.camera is lane.camera), None)
            if heir is not lane:
                backlog = heir.station.backlog if heir is not None else self._rest
                backlog.take_over(lane.station.backlog, but_first=but_first)

    def settle(self) -> None:
        """Record what is decided and not recorded."""
        self._look_after_rest(0.0)
        for lane in self._lanes.all:
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
