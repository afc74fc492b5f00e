"""Active liveness: somebody is asked to move, and a flat picture cannot.

Where the landmark network is at hand, see :mod:`core.liveness.gestures`. Without it there are the detector's five
landmarks, and :class:`TurnChallenge`: what is measured is where the nose lies in the frame that eyes and mouth span
(:mod:`core.recognition.quality`). Tilting, turning or moving a flat picture changes that frame and the nose alike (an
affine map, as long as the picture is small against its distance), so the measure stays; a head that turns moves the
nose out of the plane.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

from core.base.messages import Message
from core.recognition.quality import Quality


class ChallengeStep(StrEnum):
    """What somebody is asked for, in words."""

    LEFT = Message("Please turn your head to the left")
    RIGHT = Message("Please turn your head to the right")
    UP = Message("Please raise your chin")
    BLINK = Message("Please close your eyes for a moment")
    SMILE = Message("Please smile")
    CLOSER = Message("Please come closer")
    FACING = Message("Please look at the camera")
    STRAIGHT = Message("Please look straight ahead, with a calm face")


_ASKED = {
    ChallengeStep.LEFT: Message("turn your head to the left"),
    ChallengeStep.RIGHT: Message("turn your head to the right"),
    ChallengeStep.UP: Message("raise your chin"),
    ChallengeStep.BLINK: Message("close your eyes for a moment"),
    ChallengeStep.SMILE: Message("smile"),
    ChallengeStep.CLOSER: Message("come closer"),
    ChallengeStep.FACING: Message("look at the camera"),
    ChallengeStep.STRAIGHT: Message("look straight ahead, with a calm face"),
}
"""The same, within a sentence."""


class Progress(StrEnum):
    """How far a challenge is."""

    UNDER_WAY = "under way"
    PASSED = "passed"
    FAILED = "failed"


class Challenge:
    """One person is asked for steps that nobody can foresee.

    Args:
        now: seconds of the source's clock.
        steps: in order.
        seconds: for each step.
        unseen_seconds: out of sight for longer, somebody else may stand there.

    """

    def __init__(self, now: float, steps: tuple[ChallengeStep, ...], seconds: float, unseen_seconds: float):
        self.steps = steps
        """Those that are left."""
        self._seconds = seconds
        self._unseen_seconds = unseen_seconds
        self._begun = now
        self._seen = now
        self.progress = Progress.UNDER_WAY
        self.failure = ""

    @property
    def words(self) -> str:
        """What to tell the person now."""
        return Message(self._asked) if self.progress is Progress.UNDER_WAY else ""

    @property
    def _asked(self) -> ChallengeStep:
        return self.steps[0]

    def expire(self, now: float) -> None:
        """Fail where the time is over."""
        if self.progress is Progress.UNDER_WAY and now - self._begun > self._seconds:
            self._fail(Message("did not do what was asked: {asked}", asked=_ASKED[self._asked]))

    def _goes_on(self, now: float) -> bool:
        """Whether a face that is seen now is still to be judged."""
        if self.progress is Progress.UNDER_WAY and now - self._seen > self._unseen_seconds:
            self._fail(Message("was out of sight while being asked to move"))
        self._seen = now
        self.expire(now)
        return self.progress is Progress.UNDER_WAY

    def _next(self, now: float) -> None:
        self.steps = self.steps[1:]
        self._begun = now
        if not self.steps:
            self.progress = Progress.PASSED

    def _fail(self, why: str) -> None:
        self.progress, self.failure = Progress.FAILED, why


@dataclass(frozen=True)
class TurnOptions:
    """What counts.

    Attributes:
        turned: yaw from which a head is turned.
        straight: yaw below which it looks ahead, as it must before each turn.
        nearer: growth of the distance between the eyes that is closer.
        looks: frames in a row that must show it: one may err.
        seconds: for each step.
        unseen_seconds: out of sight for longer, somebody else may stand there.

    """

    turned: float = 0.35
    straight: float = 0.22
    nearer: float = 1.25
    looks: int = 2
    seconds: float = 8.0
    unseen_seconds: float = 1.0


class TurnChallenge(Challenge):
    """Two steps from five landmarks: turns of the head, or coming closer.

    Args:
        now: seconds of the source's clock.
        steps: in order; drawn by lot by default.
        options: what counts.

    """

    def __init__(self, now: float, steps: tuple[ChallengeStep, ...] | None = None, options: TurnOptions | None = None):
        self._options = options or TurnOptions()
        super().__init__(now, steps or _drawn(), self._options.seconds, self._options.unseen_seconds)
        self._ready = False  # looking straight ahead since this step began
        self._looks = 0
        self._eyes: float | None = None  # distance when this step began

    def see(self, quality: Quality, now: float) -> None:
        """Take in the face of one frame."""
        if not self._goes_on(now):
            return
        done = self._closer(quality) if self._asked is ChallengeStep.CLOSER else self._turns(quality)
        self._looks = self._looks + 1 if done else 0
        if self._looks >= self._options.looks:
            self._ready, self._looks, self._eyes = False, 0, None
            self._next(now)

    def _turns(self, quality: Quality) -> bool:
        if abs(quality.yaw) < self._options.straight:
            self._ready = True
        if not self._ready:
            return False
        wanted = 1 if self._asked is ChallengeStep.LEFT else -1
        if quality.yaw * wanted < -self._options.turned:
            self._fail(Message("turned the other way than asked"))  # a recording cannot know which way
        return quality.yaw * wanted >= self._options.turned

    def _closer(self, quality: Quality) -> bool:
        if abs(quality.yaw) >= self._options.straight:
            return False  # a turned head's eyes are nearer to each other
        if self._eyes is None:
            self._eyes = quality.eye_distance
        return quality.eye_distance >= self._options.nearer * self._eyes


def _drawn() -> tuple[ChallengeStep, ...]:
    turn = secrets.choice((ChallengeStep.LEFT, ChallengeStep.RIGHT))
    other = ChallengeStep.RIGHT if turn is ChallengeStep.LEFT else ChallengeStep.LEFT
    return secrets.choice(((turn, other), (turn, turn), (turn, ChallengeStep.CLOSER)))
