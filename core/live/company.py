"""Who stood beside somebody for whom a door was opened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.base.messages import Message, Named
from core.gallery.events import Event, EventStore

STRANGER = Message("somebody unknown was there too")
_BEFORE_SECONDS = 1.0  # somebody lost from sight shortly before may still stand there
_KEPT_SECONDS = 120.0


@dataclass
class _Opening:
    """A decision that opened a door.

    Attributes:
        event: as decided; with its number once it is recorded.
        seconds: of the source's clock.
        until: when the door was locked again.
        shared: whether somebody unknown was there, and the event does not say so.
        told: whether it does.

    """

    event: Event
    seconds: float
    until: float
    shared: bool = False
    told: bool = False


class Company:
    """The latest openings at one camera, and strangers who were there too.

    Args:
        events: where what turns out later is added; None adds nothing.

    """

    def __init__(self, events: EventStore | None):
        self._events = events
        self._openings: list[_Opening] = []

    def opened(self, event: Event, now: float, seconds: float, *, told: bool) -> None:
        """Take in that somebody is let in, and the door open for so many seconds."""
        self._openings = [o for o in self._openings if now - o.seconds <= _KEPT_SECONDS]
        self._openings.append(_Opening(event, now, now + seconds, told=told))

    def stranger(self, event: Event, first_seen: float, last_seen: float) -> Event:
        """Take in a decision on somebody who was not recognised; the same with what has to be said of it.

        Args:
            event: the decision.
            first_seen: seconds of the source's clock.
            last_seen: likewise.

        """
        people = []
        for opening in self._openings:
            if first_seen <= opening.until and last_seen >= opening.seconds - _BEFORE_SECONDS:
                people.append(Named(opening.event.person or "", opening.event.person_id or 0))
                opening.shared = not opening.told
        if not people:
            return event
        return replace(
            event, reasons=(*event.reasons, Message("was there when {person} was let in", person=people[-1]))
        )

    def recorded(self, event: Event) -> None:
        """Take in the number that a decision has in the log."""
        for opening in self._openings:
            if (opening.event.track, opening.event.time) == (event.track, event.time):
                opening.event = event

    def tell(self) -> None:
        """Add what turned out later to what is recorded.

        Raises:
            GalleryError: it cannot be written now; the next call tries again.

        """
        for opening in self._openings:
            if opening.shared and opening.event.id is not None and self._events is not None:
                self._events.add_reason(opening.event.id, STRANGER)
                opening.shared, opening.told = False, True
