"""Decisions of one camera between being taken and being recorded: none is lost without a word."""

from __future__ import annotations

import threading
import time
from collections import deque
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from core import images
from core.access.policy import Proof
from core.base.messages import Message
from core.errors import GalleryError
from core.faces import Image
from core.gallery.events import Decision, Event, EventStore
from core.live.acting import Judgement
from core.live.gate import Gate
from core.live.supervision import Licence

_MOST = 1000  # decisions kept while nothing can be recorded
_PATIENCE = 0.3  # seconds that frames of a live camera wait where another program keeps the gallery locked
_AGAIN = 1.0  # seconds until that is tried once more


@dataclass(eq=False)
class _Pending:
    """A decision that is not recorded.

    Attributes:
        judgement: what to record, and what to do then.
        photo: of the face, until it has been encoded.
        jpeg: the same, encoded: a thousand decisions shall not fill the memory.

    """

    judgement: Judgement
    photo: Image | None
    jpeg: bytes | None = None


class Backlog:
    """Judges, records and acts, in this order, and only as long as it has leave to.

    Args:
        camera: name.
        events: where decisions are recorded; None records none.
        gate: asks the access rules, and opens; without, whoever is recognised is let in.
        licence: leave to act.

    """

    def __init__(self, camera: str, events: EventStore | None, gate: Gate | None, licence: Licence):
        self._camera = camera
        self._events = events
        self._gate = gate
        self._licence = licence
        self._pending: deque[_Pending] = deque()
        self._writing: _Pending | None = None  # the first of them, while that is being recorded
        self._lost = 0
        self._again = float("-inf")  # on the monotonic clock
        self._trouble = ""
        self._changing = threading.Lock()  # one thread may hand over what another one is recording

    def __len__(self) -> int:
        return len(self._pending)

    def judge(self, event: Event, proof: Proof | None, photo: Image | None) -> Event:
        """Have the rules judge a decision, and keep it to be recorded; the decision as it is now.

        What another program records that looks after the same door is not kept here.

        Raises:
            GivenUpError: the licence is gone.

        """
        with self._licence.used():
            judgement = self._gate.judge(event, proof) if self._gate is not None else Judgement(event)
            if not judgement.elsewhere:
                with self._changing:
                    self._pending.append(_Pending(judgement, photo))
                    self._bound()
        return judgement.event

    def record(self, *, live: bool = False) -> tuple[tuple[tuple[Event, Image | None], ...], str]:
        """Write what has been decided, and act on it; and why the rest cannot be written now.

        Args:
            live: frames are lost while it waits: it waits for a moment, and tries again later.

        Raises:
            GivenUpError: the licence is gone.

        """
        recorded: list[tuple[Event, Image | None]] = []
        if live and time.monotonic() < self._again:
            return (), self._trouble
        while self._pending:
            with self._licence.used():
                with self._changing:
                    if not self._pending:
                        break
                    pending = self._writing = self._pending[0]
                try:
                    with self._events.hurried(_PATIENCE) if live and self._events is not None else nullcontext():
                        event = self._write(pending)
                except Exception as error:  # noqa: BLE001  # what cannot be written now is kept, whatever the reason
                    self._writing = None
                    self._again, self._trouble = time.monotonic() + _AGAIN, str(error) or type(error).__name__
                    return tuple(recorded), self._trouble
                with self._changing:
                    self._writing = None
                    if self._pending and self._pending[0] is pending:
                        self._pending.popleft()
                if self._gate is not None and not self._licence.gone:
                    event = self._gate.act(replace(pending.judgement, event=event, photo=pending.jpeg))
                recorded.append((event, pending.photo))
        return tuple(recorded), self._own_up()

    def take_over(self, other: Backlog, *, but_first: bool = False) -> None:
        """Take what another one had; ``but_first`` leaves it what it may be writing at this moment."""
        taken = []
        with other._changing:
            while len(other._pending) > but_first:
                taken.append(other._pending.pop())
            lost, other._lost = other._lost, 0
        with self._changing:
            self._pending.extend(reversed(taken))
            self._lost += lost
            self._bound()

    def _write(self, pending: _Pending) -> Event:
        event = pending.judgement.event
        if self._events is None:
            return event
        if pending.photo is not None and pending.jpeg is None:
            with suppress(MemoryError):
                pending.jpeg = images.encode_jpeg(pending.photo)
        try:
            return self._events.record(event, pending.jpeg)
        except Exception:
            pending.photo = None
            raise

    def _bound(self) -> None:
        while len(self._pending) > _MOST:
            del self._pending[1 if self._pending[0] is self._writing else 0]
            self._lost += 1

    def _own_up(self) -> str:
        """Record how many decisions have been lost, if any; why that cannot be done."""
        lost = self._lost
        if not lost or self._events is None:
            return ""
        words = Message(
            "{decisions} lost: for too long nothing could be recorded",
            decisions=Message.of(lost, "1 decision was", "{count:,} decisions were"),
        )
        with self._licence.used():
            try:
                self._events.record(
                    Event.of_machine(self._camera, Decision.ALARM, (Message(words),), datetime.now(UTC))
                )
            except GalleryError as error:
                return str(error)
            with self._changing:
                self._lost -= lost
        return ""
