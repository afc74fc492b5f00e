"""Faces that never move: posters, screens, whatever else looks like a face and hangs on a wall."""

from __future__ import annotations

from dataclasses import dataclass

from core.faces import Float
from core.gallery.events import Event, Outcome
from core.live.motion import ALIKE, SETTLING_SECONDS, Motion, Place

STILL_SECONDS = 8.0
"""Without moving, after which a face that comes back unmoved is no person."""
_SEEN_SECONDS = 2.0  # until then it may be half hidden by whoever stood before it
_KEPT_SECONDS = 24 * 3600.0
_TOLD_SECONDS = 600.0  # after which it is said again what opens nothing
_MOST = 50


@dataclass(eq=False)
class Fixture:
    """A face that has been decided on and has not moved.

    Attributes:
        place: where it is.
        likeness: what it looks like.
        event: the decision.
        seen: when last, in seconds of the source's clock.
        stretch: in which it was last seen: the track's number and its count.
        before: seconds that it was seen in earlier ones.
        seconds: seconds that it was seen in all.
        told: when it was last said that it opens nothing, in seconds of the source's clock.

    """

    place: Place
    likeness: Float
    event: Event
    seen: float
    stretch: tuple[int, int]
    before: float = 0.0
    seconds: float = 0.0
    told: float | None = None

    def silent(self, now: float) -> bool:
        """Whether it has been said just now that it opens nothing."""
        return self.told is not None and now - self.told < _TOLD_SECONDS


class Fixtures:
    """Those of one camera."""

    def __init__(self) -> None:
        self._fixtures: list[Fixture] = []

    def watch(self, motion: Motion, stretch: tuple[int, int], event: Event, now: float) -> None:
        """Take in somebody decided on in the present frame: until they move they may be a picture."""
        if motion.moved:
            self._fixtures = [f for f in self._fixtures if f.stretch != stretch]
            return
        if motion.place is None or motion.likeness is None or motion.seconds < _SEEN_SECONDS:
            return
        fixture = next((f for f in self._fixtures if f.stretch == stretch), None) or self._find(
            motion, event, sure=True
        )
        if fixture is None:
            self._fixtures = [f for f in self._fixtures if now - f.seen <= _KEPT_SECONDS][-_MOST:]
            fixture = Fixture(motion.place, motion.likeness, event, now, stretch)
            self._fixtures.append(fixture)
        if fixture.stretch != stretch:
            fixture.stretch, fixture.before = stretch, fixture.seconds
        fixture.seen, fixture.seconds = now, fixture.before + motion.seconds

    def known(self, motion: Motion, stretch: tuple[int, int], event: Event) -> Fixture | None:
        """The one that has come back, as it was and without having moved; None where this is a person."""
        settled = motion.seconds >= 2 * SETTLING_SECONDS
        fixture = None if motion.moved else self._find(motion, event, sure=settled)
        if fixture is None or fixture.stretch == stretch or fixture.seconds < STILL_SECONDS:
            return None
        return fixture

    def _find(self, motion: Motion, event: Event, *, sure: bool) -> Fixture | None:
        """The one at whose place a face is, and has been ever since it came into view; ``sure``: as it looked then."""
        by_name = event.outcome is Outcome.RECOGNISED and not sure
        return next(
            (
                f
                for f in self._fixtures
                if _same(f.event, event) and motion.stood_at(f.place) and (by_name or _alike(f, motion))
            ),
            None,
        )


def _alike(fixture: Fixture, motion: Motion) -> bool:
    """Whether it looks as it did: people who come to the same place again do not, but for their name."""
    return motion.likeness is not None and float(fixture.likeness @ motion.likeness) >= ALIKE


def _same(one: Event, other: Event) -> bool:
    """Whether two decisions are on one person, or both on nobody we know."""
    known = Outcome.RECOGNISED in (one.outcome, other.outcome)
    return one.person_id == other.person_id if known else True
