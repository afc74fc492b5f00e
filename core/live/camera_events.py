"""Events about a camera: an alarm once it has been away for a while, a note when it is back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from core.base.messages import Message
from core.cameras.camera import CameraState
from core.gallery.events import Decision, Event, EventStore

AWAY_SECONDS = 10.0
"""How long a camera may be away before it is an event: most streams stumble now and then."""
BACK_SECONDS = 5.0
"""How long it must have been live to be called back: one that comes and goes is away."""

_RECORDING = 3.0  # seconds that whoever stops a camera waits for an event that is just being recorded

_DEAD = (CameraState.FROZEN, CameraState.BLANK)  # its pictures come, and nothing can be seen in them
_AWAY = (CameraState.LOST, CameraState.STALLED, *_DEAD)


class CameraEvents:
    """Follows the states of one camera, and writes two events for each time that it is away.

    Args:
        camera: name.
        events: where they are recorded.
        on_event: called with each of them.
        complain: called with one sentence where one cannot be recorded.
        away: seconds until the alarm; by default :data:`AWAY_SECONDS`.
        back: seconds until the note; by default :data:`BACK_SECONDS`.

    """

    def __init__(
        self,
        camera: str,
        events: EventStore,
        on_event: Callable[[Event], None] | None,
        complain: Callable[[str], None],
        away: float | None = None,
        back: float | None = None,
    ):
        self._camera = camera
        self._events = events
        self._on_event = on_event
        self._complain = complain
        self._away = AWAY_SECONDS if away is None else away
        self._back = BACK_SECONDS if back is None else back
        self._lock = threading.Lock()
        self._lost: float | None = None  # when it went away, on the monotonic clock
        self._why = ""
        self._dead = False  # whether that is why it is away
        self._told = False
        self._live = False  # whether it ever was
        self._timer: threading.Timer | None = None
        self._telling: threading.Thread | None = None  # which records an event, or has done so

    def take(self, state: CameraState, error: str) -> None:
        """A new state of the camera, or a new reason for it."""
        now = time.monotonic()
        with self._lock:
            self._live = self._live or state is CameraState.LIVE
            if state in _AWAY:
                self._why, self._dead = error, state in _DEAD
                if self._lost is None:
                    self._lost = now
                    self._wait(self._away, self._tell_lost)
                elif self._told:
                    self._wait(None)
            elif state is CameraState.LIVE and self._told:
                self._wait(self._back, lambda: self._tell_back(now))
            else:
                self._lost, self._told = None, False
                self._wait(None)
        if state in (CameraState.OFF, CameraState.ENDED):
            self._finish()

    def given_up(self, error: str) -> None:
        """The camera is lost for good; where it ever was live that is told at once."""
        with self._lock:
            tell = self._live and not self._told
            self._lost, self._told = None, False
            self._wait(None)
        self._finish()
        if tell:
            self._record(Decision.ALARM, Message("is lost: {why}", why=error))

    def _finish(self) -> None:
        """Wait for an event that is just being recorded: the store may be closed next."""
        telling = self._telling
        if telling is not None and telling is not threading.current_thread():
            telling.join(_RECORDING)

    def _wait(self, seconds: float | None, then: Callable[[], None] | None = None) -> None:
        """Do something later, in place of what was to be done; None: nothing."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None and then is not None:
            self._timer = threading.Timer(seconds, then)
            self._timer.name = f"camera {self._camera} events"
            self._timer.daemon = True
            self._timer.start()

    def _tell_lost(self) -> None:
        with self._lock:
            if self._timer is not threading.current_thread():
                return  # it was too late to call it off
            self._told, why, dead = True, self._why, self._dead
            self._telling = self._timer
        self._record(
            Decision.ALARM,
            Message("cannot see: {why}", why=why) if dead else Message("is lost: {why}", why=why),
        )

    def _tell_back(self, since: float) -> None:
        with self._lock:
            if self._timer is not threading.current_thread() or self._lost is None:
                return
            seconds = since - self._lost
            self._lost, self._told = None, False
            self._telling = self._timer
        self._record(Decision.NOTE, _back_words(seconds))

    def _record(self, decision: Decision, reason: Message) -> None:
        event = Event.of_machine(self._camera, decision, (reason,), datetime.now(UTC))
        try:
            event = self._events.record(event)
        except Exception as error:  # noqa: BLE001  # whoever listens is told all the same
            self._complain(str(error) or type(error).__name__)
        if self._on_event is not None:
            self._on_event(event)


def _back_words(seconds: float) -> Message:
    if round(seconds) < 90:
        return Message("is back after {span}", span=Message.of(round(seconds), "1 second", "{count:,} seconds"))
    if seconds < 90 * 60:
        return Message("is back after {span}", span=Message.of(round(seconds / 60), "1 minute", "{count:,} minutes"))
    return Message("is back after {span}", span=Message.of(round(seconds / 3600), "1 hour", "{count:,} hours"))
