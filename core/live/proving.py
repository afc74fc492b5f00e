"""Whether somebody at a camera is there, and not a picture of them: what is gathered on one track."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from core.access.policy import Liveness, Proof
from core.base.messages import Message
from core.live.voting import Ballot
from core.liveness.challenge import ChallengeStep, Progress, TurnChallenge
from core.liveness.gestures import GestureChallenge
from core.liveness.passive import NoVerdict
from core.recognition.covering import Hindrance
from core.recognition.expression import Expression
from core.recognition.quality import Quality

_ENOUGH = 2  # looks at a large enough face before anything is said
_MOST = 12  # looks that are kept
_SURE = 4  # looks after which a face that does not look live is said not to be
_PATIENCE_SECONDS = 10.0  # for such looks
_RECHECK_SECONDS = 3.0  # for one more look at the face after it has moved
_BARE = {
    Hindrance.GLASSES: Message("Please take dark or mirrored glasses off"),
    Hindrance.COVERED: Message("Please show your whole face"),
}


def _nothing() -> Hindrance | None:
    return None


@dataclass(eq=False)
class _Look:
    """One look of which something can be told: its passive score, and what says whether the face was covered then."""

    score: float
    ask: Callable[[], Hindrance | None]

    @cached_property
    def covering(self) -> Hindrance | None:
        """It takes a network, so it is asked of few looks, and once."""
        return self.ask()


class Proving:
    """Gathers proof for one door's policy.

    Args:
        policy: what the door asks for.
        threshold: passive score from which a face counts as live.
        missing: why passive scores cannot be had at all; empty where they can.
        gestures: whether expressions can be read: else turns of the head are asked for.
        still: whether pictures are unrelated to each other: nobody is seen in two of them.

    """

    def __init__(
        self, policy: Liveness, threshold: float, missing: str = "", *, gestures: bool = False, still: bool = False
    ):
        self._policy = policy
        self._still = still
        self._gestures = gestures
        self._threshold = threshold
        self._missing = missing
        self._looks: deque[_Look] = deque(maxlen=_MOST)
        self._covering: Hindrance | None = None
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
        if self._covering is not None:
            return Message(_BARE[self._covering])
        if self._challenge is not None:
            return self._challenge.words
        if not self._waiting or self._live() is not None:
            return ""
        return Message(self._no_verdict or ChallengeStep.FACING)

    @property
    def moving(self) -> bool:
        """Whether they are being asked to move: looks at a turned head say little of who it is."""
        return self._challenge is not None and self._challenge.progress is Progress.UNDER_WAY

    def take(
        self,
        score: float,
        no_verdict: NoVerdict | None = None,
        covering: Callable[[], Hindrance | None] = _nothing,
    ) -> None:
        """Take in one look.

        Args:
            score: its passive score; NaN where nothing could be told.
            no_verdict: what was in the way then.
            covering: tells what covers a part of the face in it; called where that is needed.

        """
        if not math.isnan(score):
            self._looks.append(_Look(score, covering))
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
        if self._covering is not None or not self._unsure():
            self._look_closely()
        self._waiting = self._covering is not None or self._unsure()
        if self._waiting and now - self._since <= _PATIENCE_SECONDS:
            return False
        if self._policy is not Liveness.CHALLENGE or self._waiting or not self._live():
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

    def shown_since(self) -> bool:
        """Whether a face that could not be judged when it was decided on, or was covered, is bare and judged by now.

        One that is judged not to be live is decided on too, for good: nobody tries pictures until one passes.
        """
        if self._covering is not None:
            self._look_closely()
        live = self._live()
        shown = self._covering is None and (live is True or (live is False and len(self._looks) >= _SURE))
        if shown:
            self._since = None  # whatever else is to be shown, there is time for it
        return shown

    def _unsure(self) -> bool:
        """Whether the face is too far away to tell, or perhaps misjudged: nearer looks may say otherwise."""
        return self._live() is not True and len(self._looks) < _SURE

    def _look_closely(self) -> None:
        """Ask whether the face is covered: what hides its eyes or mouth hides what tells a picture from a face.

        Asked is the look that says most for a live face, so that looks at another picture between cannot lend it
        theirs. Where that one is covered, none of those so far counts, and four in a row have to be bare.
        """
        if self._covering is None:
            best = max(self._looks, key=lambda look: look.score, default=None)
            self._covering = best.covering if best is not None else None
            if self._covering is not None:
                self._looks.clear()
            return
        covering = next((look.covering for look in reversed(self._looks) if look.covering is not None), None)
        if covering is not None:
            self._covering = covering
            self._looks.clear()
        elif len(self._looks) >= _SURE:
            self._covering = None

    def _live(self) -> bool | None:
        if len(self._looks) < _ENOUGH:
            return None
        return self._mean >= self._threshold

    @property
    def _mean(self) -> float:
        return sum(look.score for look in self._looks) / len(self._looks)

    def proof(self, *, closely: bool = True) -> Proof:
        """What there is so far.

        Args:
            closely: whether it matters that the face is not covered: for nobody we know it does not.

        """
        if self._missing:
            return Proof(None, None, self._missing)
        if closely and self._covering is None and self._live():
            self._look_closely()
        if self._covering is not None:
            return Proof(None, None, self._covering, covered=True)
        live = self._live()
        if live is None and self._still:
            return Proof(None, None, Message("its camera is a folder of pictures, which show nobody long enough"))
        if live is None:
            return Proof(
                None, None, self._no_verdict.words if self._no_verdict is not None else Message("too few looks")
            )
        above = self._mean - self._threshold
        score = Message("liveness {above:+.1f}, live from 0 on, {scores} looks", above=above, scores=len(self._looks))
        if self._challenge is None or not live:
            return Proof(live, None, score)
        failure = self._challenge.failure or self._failure
        moved = self._challenge.progress is Progress.PASSED and not failure
        return Proof(live, moved, score if moved else failure or Message("left while being asked to move"))
