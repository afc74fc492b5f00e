"""Who was decided on a moment ago: somebody who comes back from behind a pillar is no new visit."""

from __future__ import annotations

from dataclasses import dataclass

from core.faces import Float
from core.gallery.events import Event, Outcome

OVERLAP = 0.5
"""Seconds by which somebody may seem to have come before they left: it takes looks to see that it is another face."""
_KEPT_SECONDS = 20.0  # a decision on whoever came back may take a while


@dataclass(frozen=True, eq=False)
class Visit:
    """A decision on somebody who has been out of sight since.

    Attributes:
        event: the decision.
        template: (D,) pooled over the looks at them; None where there was none.
        left: seconds of the source's clock when they were last seen.
        unshown: they did not come to the door, or showed no whole face: if they do now, that is something new.

    """

    event: Event
    template: Float | None
    left: float
    unshown: bool = False


class Visits:
    """The latest decisions at one camera.

    Args:
        seconds: how long somebody may be out of sight.

    """

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._visits: list[Visit] = []

    def add(self, visit: Visit) -> None:
        """Remember a visit that was interrupted or has ended."""
        self._visits.append(visit)
        self._visits = [v for v in self._visits if visit.left - v.left <= _KEPT_SECONDS]

    def continued(
        self, event: Event, template: Float | None, began: float, same: float, more: list[Visit]
    ) -> Visit | None:
        """The visit of which a new decision only repeats the one there was; None where it is something new.

        Args:
            event: the new decision. Somebody recognised is the same by that alone.
            template: (D,) pooled over the new looks: somebody unknown is the same by their looks.
            began: when they came into sight.
            same: score from which looks are at one person.
            more: visits of those who are out of sight and may yet come back.

        """
        for visit in reversed((*more, *self._visits)):
            in_time = visit.left - OVERLAP <= began <= visit.left + self._seconds
            if in_time and not visit.unshown and _same(visit, event, template, same):
                return visit
        return None


def _same(visit: Visit, event: Event, template: Float | None, same: float) -> bool:
    known = event.outcome is Outcome.RECOGNISED
    if known or visit.event.outcome is Outcome.RECOGNISED:
        return known and visit.event.person_id == event.person_id
    return visit.template is not None and template is not None and float(visit.template @ template) >= same
