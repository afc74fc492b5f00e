"""A camera in threads of its own: one reads, the other sees that it does, and opens the camera again."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from core.base import logs
from core.base.messages import Message
from core.cameras.mailbox import Mailbox
from core.cameras.pauses import Patience, Pauses
from core.cameras.scenery import Fault, Scenery
from core.cameras.source import CameraLoginError, FinalError, Frame, Source
from core.cameras.turning import Turn
from core.errors import SourceError

_HOUR = 3600.0
_MOST = 10_000  # reconnections remembered
_GRACE = 1.0  # seconds that a reading thread has to end before it is left behind
_PAUSES = 3.0  # of a source whose pictures are far apart, without one of which it has stalled
_COUNTED = 1.0  # seconds over which frames are counted, at least

_log = logs.logger("camera")


class CameraState(StrEnum):
    """What a camera is doing.

    ``FROZEN``: it shows the same picture all the time. ``BLANK``: it shows nothing. ``STALLED``: no frame comes, and it
    is about to be opened again. ``LOST``: it cannot be read; it is tried again, or has been given up. ``ENDED``: a file
    is over. ``OFF``: it was stopped.
    """

    CONNECTING = "connecting"
    LIVE = "live"
    FROZEN = "frozen"
    BLANK = "blank"
    STALLED = "stalled"
    LOST = "lost"
    ENDED = "ended"
    OFF = "off"


_SENDING = {
    Fault.NONE: CameraState.LIVE,
    Fault.SAME: CameraState.FROZEN,
    Fault.NOTHING: CameraState.BLANK,
}
"""What a camera is doing whose frames come, by what is wrong with them."""


class Retry(StrEnum):
    """Whether a camera that is lost is opened again. Only one whose frames come by themselves ever is."""

    NEVER = "never"
    ONCE_LIVE = "once live"
    ALWAYS = "always"


@dataclass(frozen=True)
class CameraHealth:
    """How a camera is, and how it has been.

    Attributes:
        name: as the log has it.
        state: what it is doing.
        error: what went wrong last, in words; kept when it is well again. Empty where nothing ever did.
        since: when this state began.
        last_frame: moment of the newest frame; None before the first.
        reconnects: how often it came back after it had been lost or stalled.
        reconnects_hour: the same in the last 60 minutes.
        frames: read so far.
        rate: frames read per second now.

    """

    name: str
    state: CameraState
    error: Message
    since: datetime
    last_frame: datetime | None
    reconnects: int
    reconnects_hour: int
    frames: int
    rate: float


class _Attempt:
    """One opening of the source, and all frames that it gives.

    Attributes:
        begun: on the monotonic clock; likewise ``first`` and ``last``, of its frames.
        error: why it ended; None where it ended by itself.
        over: nothing more comes.
        stalled: frames came, and then none any more.

    """

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.first: float | None = None
        self.last = self.begun
        self.shift = 0.0
        self.error: SourceError | None = None
        self.over = False
        self.stalled = False
        self.thread: threading.Thread | None = None


class Camera:
    """Reads a source into a mailbox until it ends or is stopped.

    A live source overwrites what nobody has taken; any other waits, so that no picture of a folder is lost. A live
    source that gives no frame for a while is closed and opened again. A thread that hangs in a driver is left behind,
    and whatever it still brings is thrown away. Frames of a camera that shows the same picture all the time, or
    nothing, are marked.

    Args:
        source: what is read.
        on_state: called from the camera's thread with each new state, and with each other reason why it is lost:
            (state, error).
        retry: whether it is opened again once it is lost.
        patience: how long things may take.
        turn: how its pictures are turned.

    """

    def __init__(
        self,
        source: Source,
        on_state: Callable[[CameraState, str], None] | None = None,
        *,
        retry: Retry = Retry.NEVER,
        patience: Patience | None = None,
        turn: Turn | None = None,
    ):
        self.source = source
        self.mailbox = Mailbox()
        self.state = CameraState.CONNECTING
        self.error = ""
        self.retrying = False
        """Whether it is lost and will be opened again."""
        self._on_state = on_state
        self._watched = source.live and not source.still
        self._retry = retry if self._watched else Retry.NEVER
        self._patience = patience or Patience()
        self._turn = turn or Turn()
        # what was recorded may stand still, and nobody is to mend that
        seen = self._watched and not getattr(source, "recorded", False)
        self._scenery = Scenery(self._patience.same) if seen else None
        self._fault = Fault.NONE
        self._since = datetime.now(UTC)
        self._changed = threading.Condition()
        self._attempt: _Attempt | None = None  # whose frames count
        self._hanging: list[threading.Thread] = []
        self._stopping = threading.Event()
        self._frames = self._counted = 0
        self._rate, self._counting = 0.0, time.monotonic()
        self._zero: float | None = None  # where the frames' seconds begin, on the monotonic clock
        self._seconds = 0.0
        self._last_frame: datetime | None = None
        self._reconnects = 0
        self._lately: deque[float] = deque(maxlen=_MOST)
        self._thread = threading.Thread(target=self._run, name=f"camera {source.name}", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self, timeout: float = 4.0) -> None:
        """End its threads. A driver that hangs is left behind rather than waited for."""
        self.ask_to_stop()
        self.join(timeout)

    def ask_to_stop(self) -> None:
        """Have its threads end soon; :meth:`join` waits for it. So several cameras end at the same time."""
        self._stopping.set()
        with self._changed:
            self._changed.notify_all()
        self.source.close()
        self.mailbox.close()

    def join(self, timeout: float = 4.0) -> None:
        """Wait until it has ended, but not for ever."""
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout)

    def health(self) -> CameraHealth:
        """How it is now."""
        with self._changed:
            now = time.monotonic()
            live = self.state in _SENDING.values()
            return CameraHealth(
                name=self.source.name,
                state=self.state,
                error=Message(self.error),
                since=self._since,
                last_frame=self._last_frame,
                reconnects=self._reconnects,
                reconnects_hour=sum(now - moment < _HOUR for moment in self._lately),
                frames=self._frames,
                rate=self._rate if live else 0.0,
            )

    @property
    def left_behind(self) -> int:
        """How many reading threads hang in a driver and have been left behind."""
        return sum(thread.is_alive() for thread in self._hanging)

    # the thread that watches

    def _run(self) -> None:
        pauses = Pauses(self._patience)
        try:
            while not self._stopping.is_set() and self._once(pauses):
                pass
            if self._stopping.is_set():
                self._set(CameraState.OFF)
        finally:
            self.mailbox.close()

    def _once(self, pauses: Pauses) -> bool:
        """Open the source and stay with it to its end; whether to open it again, after a pause."""
        attempt = self._begin()
        self._follow(attempt)
        self._leave(attempt)
        if self._stopping.is_set():
            return False
        error = attempt.error
        if error is None:
            self._set(CameraState.ENDED)
            return False
        ever = self._zero is not None
        self.retrying = not isinstance(error, FinalError) and (
            self._retry is Retry.ALWAYS or (self._retry is Retry.ONCE_LIVE and ever)
        )
        settled = attempt.first is not None and attempt.last - attempt.first >= self._patience.settled
        if settled:
            pauses.reset()
        stalled = self.retrying and attempt.stalled
        if not stalled:
            self._set(CameraState.LOST, str(error))
        if not self.retrying:
            return False
        if stalled and settled:
            return True  # who is there, and was well, may be so again at once
        return not self._stopping.wait(pauses.longest() if isinstance(error, CameraLoginError) else pauses.next())

    def _begin(self) -> _Attempt:
        attempt = _Attempt()
        self._hanging = [thread for thread in self._hanging if thread.is_alive()]
        if len(self._hanging) >= self._patience.hanging:
            attempt.error = SourceError(
                "{source} hangs: {hanging} attempts to read it have not come back; unplug it for a "
                "moment, or restart Portico",
                source=self.source.name,
                hanging=len(self._hanging),
            )
            attempt.over = True
            return attempt
        name = f"camera {self.source.name} reader"
        thread = threading.Thread(target=self._read, args=(attempt,), name=name, daemon=True)
        with self._changed:
            self._attempt = attempt
        try:
            thread.start()
        except RuntimeError as why:  # this machine has no thread left
            attempt.error = SourceError("{source} broke down: {why}", source=self.source.name, why=why)
            attempt.over = True
        else:
            attempt.thread = thread
        return attempt

    def _follow(self, attempt: _Attempt) -> None:
        """Wait for the end of an attempt, or until it has stalled, and tell of its first frame."""
        while not self._stopping.is_set():
            with self._changed:
                limit = self._patience.first if attempt.first is None else self._pause()
                left = attempt.last + limit - time.monotonic() if self._watched else None
                told = attempt.first is None or self.state is _SENDING[self._fault]
                if told and not attempt.over and not self._stopping.is_set() and (left is None or left > 0):
                    self._changed.wait(left)
                over, first = attempt.over, attempt.first
                fault = self._fault
            if first is not None and self.state is not _SENDING[fault]:
                self.retrying = False
                self._set(_SENDING[fault], self._fault_words(fault))
            elif over:
                return
            elif left is not None and time.monotonic() - attempt.last >= limit:
                self._stall(attempt)
                return

    def _fault_words(self, fault: Fault) -> str:
        name = self.source.name
        if fault is Fault.SAME:
            return Message(
                "{name} shows the same picture all the time: restart the camera, unless nothing moves before it",
                name=name,
            )
        if fault is Fault.NOTHING:
            return Message("{name} shows nothing: see whether it is covered or in the dark, or restart it", name=name)
        return ""

    def _pause(self) -> float:
        """Seconds from one frame to the next, after which it has stalled."""
        return max(self._patience.next, _PAUSES * float(getattr(self.source, "pause", 0.0)))

    def _stall(self, attempt: _Attempt) -> None:
        name = self.source.name
        if attempt.first is None:
            attempt.error = SourceError("{name} sends no picture: restart it, and check the network", name=name)
            return
        attempt.stalled = True
        attempt.error = SourceError(
            "{name} sends no pictures any more: check its power, its cable and the network", name=name
        )
        self._set(CameraState.STALLED, str(attempt.error))

    def _leave(self, attempt: _Attempt) -> None:
        """Let go of an attempt, though it may hang."""
        with self._changed:
            self._attempt = None
        if attempt.thread is None:
            return
        if not attempt.over:
            self.source.close()
        attempt.thread.join(self._patience.leave if self._stopping.is_set() else _GRACE)
        if attempt.thread.is_alive():
            self._hanging.append(attempt.thread)

    def _set(self, state: CameraState, error: str = "") -> None:
        with self._changed:
            known = state is self.state and (error == self.error or not error)
            if state is not self.state:
                self._since = datetime.now(UTC)
            self.state, self.error = state, error or self.error
        if known:
            return
        _log.info("state", camera=self.source.name, state=state, words=error)
        if self._on_state is None:
            return
        try:
            self._on_state(state, error)
        except Exception:  # noqa: BLE001  # whoever listens must not keep a camera from being opened again
            _log.exception("state not told", camera=self.source.name)

    # the thread that reads

    def _read(self, attempt: _Attempt) -> None:
        error: SourceError | None = None
        try:
            for frame in self.source.frames() if self._attempt is attempt else ():
                if not self._take(attempt, frame):
                    break
        except SourceError as why:
            error = why
        except Exception as why:  # noqa: BLE001  # drivers raise anything; the window must hear of it
            error = SourceError("{source} broke down: {why}", source=self.source.name, why=why)
        with self._changed:
            if not attempt.over and self._attempt is attempt:
                attempt.error = error
            attempt.over = True
            self._changed.notify_all()

    def _take(self, attempt: _Attempt, frame: Frame) -> bool:
        """Hand a frame on, its seconds those of the camera; False where the attempt has been left behind."""
        frame = replace(frame, image=self._turn.picture(frame.image))
        fault = self._scenery.take(frame.image, time.monotonic()) if self._scenery is not None else Fault.NONE
        if fault is not Fault.NONE:
            frame = replace(frame, dead=True)
        with self._changed:
            if self._attempt is not attempt or self._stopping.is_set():
                return False
            if fault is not self._fault:
                self._fault = fault
                self._changed.notify_all()
            now = attempt.last = time.monotonic()
            if attempt.first is None:
                attempt.first = now
                if self._zero is None:
                    self._zero = now - frame.seconds
                else:
                    attempt.shift = max(now - self._zero, self._seconds + 0.001) - frame.seconds
                    self._reconnects += 1
                    self._lately.append(now)
                self._counting, self._counted = now, 0
                self._changed.notify_all()
            if attempt.shift:
                frame = replace(frame, seconds=frame.seconds + attempt.shift)
            self._seconds, self._last_frame = frame.seconds, frame.when
            self._frames += 1
            self._counted += 1
            if now - self._counting >= _COUNTED:
                self._rate = self._counted / (now - self._counting)
                self._counting, self._counted = now, 0
            if self.source.live:
                self.mailbox.put(frame)
                return True
        self.mailbox.put(frame, wait=True)  # outside: it may take long until it is taken
        return True
