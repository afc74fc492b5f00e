"""What the recogniser has to say of itself: alarms for the event log, and complaints for whoever listens."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from core.base import logs
from core.base.messages import Message
from core.gallery.events import Decision, Event, EventStore
from core.live.supervision import Complaints, Restarts

RECOGNISER = "recogniser"
"""What events about it are filed under, as those at a camera are under its name."""

_MOST = 100  # alarms kept while nothing can be recorded
_log = logs.logger(RECOGNISER)


class Announcer:
    """Counts and tells what went wrong. Safe across threads; nobody waits for the gallery.

    Args:
        events: where alarms are recorded; None records none.
        on_error: called with one sentence, and with the same one only once in a while.
        again: seconds until it is said again.

    """

    def __init__(self, events: EventStore | None, on_error: Callable[[str], None] | None, again: float):
        self._events = events
        self._on_error = on_error
        self._complaints = Complaints(again)
        self._waiting: deque[Event] = deque(maxlen=_MOST)
        self._writer: threading.Thread | None = None
        self._lock = threading.Lock()
        self.restarts = Restarts()
        self.troubles = 0
        self.failures = 0  # those of them that are pictures and decisions which could not be handled
        self.last_trouble = ""

    def restarted(self, words: str) -> None:
        """An alarm: the recogniser, or a part of it, was restarted."""
        alarm = Event.of_machine(RECOGNISER, Decision.ALARM, (Message(words),), datetime.now(UTC))
        with self._lock:
            self.restarts.add()
            self._waiting.append(alarm)
        _log.error("restart", words=words, restarts=self.restarts.count)
        self._tell(Message("the recogniser {words}", words=words))

    def complain(self, words: str) -> None:
        """Say what failed."""
        said = self._tell(words)
        if said is not None:
            _log.warning("trouble", words=said)

    def failed(self, words: str) -> None:
        """Say of a picture or a decision that it could not be handled."""
        with self._lock:
            self.failures += 1
        self.complain(words)

    def _tell(self, words: str) -> str | None:
        with self._lock:
            self.troubles += 1
            self.last_trouble = words
        said = self._complaints.take(words)
        if said is not None and self._on_error is not None:
            with suppress(Exception):  # whoever listens shall hear of it, and no more
                self._on_error(said)
        return said

    def record(self, wait: float = 0.0) -> None:
        """Record the alarms that are not recorded, beside the caller, who may wait some seconds for it."""
        if self._events is None or not self._waiting:
            return
        with self._lock:
            writer = self._writer
            if writer is None or not writer.is_alive():
                writer = threading.Thread(target=self._write, name="recogniser-alarms", daemon=True)
                writer.start()
                self._writer = writer
        if wait:
            writer.join(wait)

    def _write(self) -> None:
        while self._waiting and self._events is not None:
            alarm = self._waiting[0]
            try:
                self._events.record(alarm)
            except Exception:  # noqa: BLE001
                return  # tried again in a moment
            with self._lock:
                if self._waiting[0] is alarm:  # else it has made room for newer ones meanwhile
                    self._waiting.popleft()
