"""What follows from a decision that has been recorded: a door is unlocked, and what happens there is written down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from core.access.rules import Effect, Ruling
from core.access.store import AccessStore
from core.base.messages import Message, Named
from core.doors.keeper import DoorKeeper, Notice
from core.errors import GalleryError
from core.gallery.events import HAND, PAIR, Decision, Event, EventStore
from core.locks.drivers.base import DoorError
from core.store.audit import Actor

_TOO_LATE = 5.0  # seconds after which nobody stands there any more whom a decision was about

BEING_SET_UP = Message("it is being set up")
"""Why a door cannot be unlocked at the moment."""


@dataclass(frozen=True)
class Judgement:
    """A decision with what the access rules say of it.

    Attributes:
        event: to be recorded.
        door: name; None where the camera is at no door.
        ruling: what the rules say; None without a door, or where they could not be asked.
        made: when, on the monotonic clock.
        elsewhere: whether another program looks after the door and sees the same: it records the visit.
        photo: of the face as JPEG, for an alarm about whoever it shows.

    """

    event: Event
    door: str | None = None
    ruling: Ruling | None = None
    made: float = 0.0
    elsewhere: bool = False
    photo: bytes | None = None


class Acting:
    """Acts at the doors of one gate.

    Args:
        access: remembers who passes, and who opened by hand.
        events: where what happens at doors is recorded.
        keeper: of a door by its name; None where this program does not look after it.
        notify: called with each event.
        complain: called with one sentence about what could not be done.

    """

    def __init__(
        self,
        access: AccessStore,
        events: EventStore,
        keeper: Callable[[str], DoorKeeper | None],
        notify: Callable[[Event], None],
        complain: Callable[[str], None],
    ):
        self._access = access
        self._events = events
        self._keeper = keeper
        self._notify = notify
        self._complain = complain
        self._first: dict[str, Event] = {}  # of two who are needed, as it was recorded

    def by_hand(self, keeper: DoorKeeper, by: Actor, why: str, asked: float) -> None:
        """Unlock a door by hand, once it is written down; see :meth:`core.live.gate.Gate.open_now`.

        Raises:
            NotAllowedError: they may not.
            GalleryError: it cannot be written down.
            DoorError: it took too long.

        """
        door = keeper.door
        self._access.note_opening(door.name, by, why)
        if time.monotonic() - asked > _TOO_LATE:
            raise DoorError("{door} was not unlocked: it took too long to write that down; try again", door=door.name)
        reason = Message("was opened by hand by {by}: {why}", by=by.name, why=why)
        opened = Event.at_door(door.name, Decision.NOTE, (reason,), datetime.now(UTC))
        event = self._events.record(replace(opened, rule=HAND))
        keeper.unlock(asked)
        self._notify(event)

    def act(self, judgement: Judgement) -> Event:
        """Do what follows from a decision that has been recorded: never without a record, and never late.

        Returns:
            The event as it is then: who was to be let in at a door that stayed shut has been kept out.

        """
        ruling, event = judgement.ruling, judgement.event
        if ruling is None or judgement.door is None:
            return event
        if event.id is not None and event.decision is Decision.DENY and ruling.allow:
            return event  # the person was deleted before it could be recorded
        if ruling.opens:
            hindrance = self._open(judgement.door, ruling, judgement.made)
            if hindrance is None:
                self._complete(judgement.door, ruling, event)
            else:
                event = self._kept_out(event, hindrance)
        if event.rule == PAIR and not ruling.allow:
            self._first[judgement.door] = event
        if ruling.alarm and event.person_id is not None:
            words = Message.joined("; ", (s.text for s in ruling.said if s.effect is not Effect.ALLOW))
            reason = Message("{person} {words}", person=Named(event.person or "?", event.person_id), words=words)
            alarm = Event.at_door(judgement.door, Decision.ALARM, (reason,), datetime.now(UTC))
            self._record(replace(alarm, person=event.person, person_id=event.person_id), judgement.photo)
        return event

    def _kept_out(self, event: Event, hindrance: Message) -> Event:
        """The event of somebody who was to be let in, at a door that could not be unlocked: nobody reads "let in"."""
        reason = Message("the door was not unlocked: {hindrance}", hindrance=hindrance)
        settled = None
        try:
            settled = self._events.kept_out(event.id, reason) if event.id is not None else None
        except GalleryError as error:
            self._complain(str(error))
        return settled or replace(event, decision=Decision.DENY, rule="", reasons=(reason, *event.reasons))

    def _complete(self, door: str, ruling: Ruling, second: Event) -> None:
        """Where two were needed, the first has been let in as well by now: the log says so."""
        first = self._first.pop(door, None)
        here = {passage.person for passage in ruling.passages}
        if first is None or first.id is None or first.person_id not in here or second.person_id not in here:
            return
        if first.person_id == second.person_id or second.person_id is None:
            return
        reason = Message("went in together with {person}", person=Named(second.person or "?", second.person_id))
        try:
            event = self._events.let_in(first.id, reason)
        except GalleryError as error:
            self._complain(str(error))
            return
        if event is not None:
            self._notify(event)

    def _open(self, door: str, ruling: Ruling, made: float) -> Message | None:
        """Unlock a door and remember who passes; or why it was not. A passage that is not made possible is none."""
        keeper = self._keeper(door)
        if keeper is None:
            return BEING_SET_UP
        late = Message("the decision came too late")
        if time.monotonic() - made > _TOO_LATE:
            return late
        try:  # the gallery may be locked by another program for a while
            recorded = self._access.record(ruling.passages, lambda: time.monotonic() - made <= _TOO_LATE)
        except GalleryError as error:
            self._complain(str(error))
            return Message("{error}", error=error)
        if not recorded:
            return late
        keeper.unlock(made)
        return None

    def hear(self, notice: Notice) -> None:
        """Write down what happens at a door; called from its thread."""
        decision = Decision.ALARM if notice.alarm else Decision.NOTE
        self._say(notice.door, decision, (Message(notice.text),), notice.time)

    def _say(self, door: str, decision: Decision, reasons: tuple[Message, ...], when: datetime | None = None) -> None:
        self._record(Event.at_door(door, decision, reasons, when or datetime.now(UTC)))

    def _record(self, event: Event, photo: bytes | None = None) -> None:
        try:
            event = self._events.record(event, photo)
        except GalleryError as error:
            self._complain(str(error))
        self._notify(event)
