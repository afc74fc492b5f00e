"""Whether somebody at a camera is there, and not a picture of them: what is gathered on one track."""

from __future__ import annotations

import math
from collections.abc import Callable

from core.access.policy import Liveness, Proof
from core.base.messages import Message
from core.live.voting import Ballot
from core.liveness.challenge import ChallengeStep, Progress, TurnChallenge
from core.liveness.gestures import GestureChallenge
from core.liveness.passive import NoVerdict
from core.recognition.expression import Expression
from core.recognition.quality import Quality

_ENOUGH = 2  # looks at a large enough face before anything is said
_SURE = 4  # looks after which a face that does not look live is said not to be
_PATIENCE_SECONDS = 10.0  # for such looks
_RECHECK_SECONDS = 3.0  # for one more look at the face after it has moved


class Proving:
    """Gathers proof for one door's policy.

    Args:
        policy: what the door asks for.
        threshold: passive score from which a face counts as live.
        missing: why passive scores cannot be had at all; empty where they can.
        gestures: whether expressions can be read: else turns of the head are asked for.

    """

    def __init__(self, policy: Liveness, threshold: float, missing: str = "", *, gestures: bool = False):
        self._policy = policy
        self._gestures = gestures
        self._threshold = threshold
        self._missing = missing
        self._scores: list[float] = []
        self._no_verdict: NoVerdict | None = None
        self._challenge: GestureChallenge | TurnChallenge | None = None
        self._moved_at: float | None = None
        self._meanwhile: set[int | None] = set()  # whom looks while they moved were at
        self._stranger = False
        self._failure = ""
        self._since: float | None = None  # when proof was first asked for
        self._waiting = False

    @property
    def words(self) -> str:
        """What to tell the person now; empty where they need not do anything."""
        if self._challenge is not None:
            return self._challenge.words
        if not self._waiting or self._live() is not None:
            return ""
        return Message(self._no_verdict or ChallengeStep.FACING)

    @property
    def moving(self) -> bool:
        """Whether they are being asked to move: looks at a turned head say little of who it is."""
        return self._challenge is not None and self._challenge.progress is Progress.UNDER_WAY

    def take(self, score: float, no_verdict: NoVerdict | None = None) -> None:
        """Take in the passive score of one look; NaN where nothing could be told, and what was in the way."""
        if not math.isnan(score):
            self._scores.append(score)
        elif no_verdict is not None:
            self._no_verdict = no_verdict

    def look(self, person_id: int | None) -> None:
        """Take in whom a look at the face is at; None where it is at nobody of the gallery."""
        if self.moving:
            self._meanwhile.add(person_id)

    def doubt(self) -> None:
        """Take in that a look was at a face unlike the one before."""
        self._stranger = self._stranger or self.moving

    def see(self, quality: Quality, now: float, read: Callable[[], Expression]) -> None:
        """Take in the face of one frame while they are being asked to move; ``read`` is called where it is needed."""
        if self._challenge is None or not self.moving:
            return
        if isinstance(self._challenge, TurnChallenge):
            self._challenge.see(quality, now)
        else:
            self._challenge.see(read(), now)
        if self._challenge.progress is Progress.PASSED:
            self._moved_at = now

    def done(self, ballot: Ballot, now: float, *, worth: bool) -> bool:
        """Whether nothing more has to be waited for; begins to ask where that is needed.

        Args:
            ballot: the looks so far; their person is known.
            now: seconds of the source's clock.
            worth: whether the door would open with proof: nobody is asked in vain.

        """
        if not worth or self._missing:
            return True
        self._since = now if self._since is None else self._since
        live = self._live()
        # too far away to tell, or perhaps misjudged: nearer looks may say otherwise
        self._waiting = live is not True and len(self._scores) < _SURE and now - self._since <= _PATIENCE_SECONDS
        if self._waiting:
            return False
        if self._policy is not Liveness.CHALLENGE or not live:
            return True
        if self._challenge is None:
            self._challenge = GestureChallenge(now) if self._gestures else TurnChallenge(now)
        self._challenge.expire(now)
        if self._moved_at is None:
            return self._challenge.progress is Progress.FAILED
        # the face that moved must be the one that was recognised, not one that took its place meanwhile
        leader = ballot.tally().leader
        if self._stranger or leader is None or leader.person_id not in self._meanwhile:
            self._failure = Message("another face was there while moving")
            return True
        after = [shot for shot in ballot.shots if shot.seconds > self._moved_at]
        if not after:
            self._failure = Message("was not seen well again after moving")
            return now - self._moved_at > _RECHECK_SECONDS
        same = all(shot.match.person is not None and shot.match.person.person_id == leader.person_id for shot in after)
        self._failure = "" if same else Message("another face was there after moving")
        return True

    def _live(self) -> bool | None:
        if len(self._scores) < _ENOUGH:
            return None
        return sum(self._scores) / len(self._scores) >= self._threshold

    def proof(self) -> Proof:
        """What there is so far."""
        live = self._live()
        if self._missing:
            return Proof(None, None, self._missing)
        if live is None:
            return Proof(
                None, None, self._no_verdict.words if self._no_verdict is not None else Message("too few looks")
            )
        above = sum(self._scores) / len(self._scores) - self._threshold
        score = Message("liveness {above:+.1f}, live from 0 on, {scores} looks", above=above, scores=len(self._scores))
        if self._challenge is None or not live:
            return Proof(live, None, score)
        failure = self._challenge.failure or self._failure
        moved = self._challenge.progress is Progress.PASSED and not failure
        return Proof(live, moved, score if moved else failure or Message("left while being asked to move"))
