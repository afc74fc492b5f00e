"""Active liveness from dense landmarks: three gestures, drawn by lot, each shown after it was asked for.

Every look shows one gesture or none, and the first that is held decides its step: the one asked for, or failure. A film
does not know what is asked for, so whatever it shows, one step in five is the one it happens to show: three steps let
1 in 125 pass. Whoever has films of every gesture and plays the right one in time is not stopped by this: passive
liveness is there for that. A flat picture shows none: see :mod:`core.recognition.expression`.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from core.base.messages import Message
from core.liveness.challenge import Challenge, ChallengeStep
from core.recognition.expression import Expression

GESTURES = (ChallengeStep.LEFT, ChallengeStep.RIGHT, ChallengeStep.UP, ChallengeStep.BLINK, ChallengeStep.SMILE)
_STEPS = 3


@dataclass(frozen=True)
class GestureOptions:
    """What counts. Degrees and levels are those of :class:`~core.recognition.expression.Expression`.

    Attributes:
        turned: degrees of yaw beyond the calm look that are a turn.
        raised: degrees of pitch beyond it that are looking up; as many down are no gesture.
        closed: level from which eyes may count as shut.
        closing: rise beyond the calm look that it takes, too.
        smile: level from which there may be a smile.
        smiling: rise that it takes, too.
        calm: part of each of these that a calm look stays below.
        ahead: degrees of yaw and pitch within which the first calm look must be.
        squeezed: a head that looks flatter than this beside the calm look shows nothing: it may be a tilted print.
        presence: log-odds below which there is no face to read.
        looks: frames in a row that must show a gesture.
        held: seconds for which they must: a blink of its own takes 0.1 to 0.4.
        seconds: for each step, and for looking straight ahead before it.
        unseen_seconds: out of sight for longer, somebody else may stand there.

    """

    turned: float = 15.0
    raised: float = 10.0
    closed: float = 0.4
    closing: float = 0.25
    smile: float = 0.45
    smiling: float = 0.35
    calm: float = 0.6
    ahead: float = 20.0
    squeezed: float = 0.8
    presence: float = 6.0
    looks: int = 3
    held: float = 0.4
    seconds: float = 8.0
    unseen_seconds: float = 1.0


class GestureChallenge(Challenge):
    """Asks for gestures; before each the face must be calm and look straight ahead.

    Args:
        now: seconds of the source's clock.
        steps: in order; drawn by lot by default, each from all, so that none follows from those before.
        options: what counts.

    """

    def __init__(
        self, now: float, steps: tuple[ChallengeStep, ...] | None = None, options: GestureOptions | None = None
    ):
        self._options = options or GestureOptions()
        super().__init__(now, steps or _drawn(), self._options.seconds, self._options.unseen_seconds)
        self._calm: Expression | None = None  # how this face looks when it does nothing
        self._settled = False  # calm since the last step: the next has been asked for
        self._shown: ChallengeStep | None = None
        self._since = now
        self._looks = 0

    @property
    def _asked(self) -> ChallengeStep:
        return super()._asked if self._settled else ChallengeStep.STRAIGHT

    def see(self, expression: Expression, now: float) -> None:
        """Take in the face of one frame."""
        if not self._goes_on(now):
            return
        shown = (
            self._gesture(expression)
            if self._settled
            else ChallengeStep.STRAIGHT
            if self._is_calm(expression)
            else None
        )
        if shown is not self._shown:
            self._shown, self._since, self._looks = shown, now, 0
        self._looks += 1
        if shown is None or self._looks < self._options.looks or now - self._since < self._options.held:
            return
        if shown is ChallengeStep.STRAIGHT:
            self._calm, self._settled, self._begun = self._calm or expression, True, now
        elif shown is self._asked:
            self._settled = False
            self._next(now)
        else:
            self._fail(Message("did something else than asked"))  # a recording cannot know what will be asked
        self._shown = None

    def _gesture(self, seen: Expression) -> ChallengeStep | None:
        """The one gesture that a look shows: where the head is turned, eyes and mouth say nothing."""
        options, calm = self._options, self._calm
        if calm is None or seen.presence < options.presence or seen.squeezed(calm) < options.squeezed:
            return None
        turned, raised = (seen.yaw - calm.yaw) / options.turned, (seen.pitch - calm.pitch) / options.raised
        if max(abs(turned), abs(raised)) >= 1:
            if abs(turned) >= abs(raised):
                return ChallengeStep.LEFT if turned > 0 else ChallengeStep.RIGHT
            return ChallengeStep.UP if raised > 0 else None
        if seen.smile >= options.smile and seen.smile - calm.smile >= options.smiling:
            return ChallengeStep.SMILE
        if seen.closed >= options.closed and seen.closed - calm.closed >= options.closing:
            return ChallengeStep.BLINK
        return None

    def _is_calm(self, seen: Expression) -> bool:
        options, calm = self._options, self._calm
        if seen.presence < options.presence:
            return False
        if calm is None:
            ahead = max(abs(seen.yaw), abs(seen.pitch)) < options.ahead
            return ahead and seen.smile < options.calm * options.smile and seen.closed < options.closed
        return (
            seen.squeezed(calm) >= options.squeezed
            and abs(seen.yaw - calm.yaw) < options.calm * options.turned
            and abs(seen.pitch - calm.pitch) < options.calm * options.raised
            and seen.smile - calm.smile < options.calm * options.smiling
            and seen.closed - calm.closed < options.calm * options.closing
        )


def _drawn() -> tuple[ChallengeStep, ...]:
    return tuple(secrets.choice(GESTURES) for _ in range(_STEPS))
