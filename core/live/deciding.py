"""When the evidence on a person is enough, and what is said then.

Unknown by default: nobody above the threshold, a tie, too little evidence or any doubt leaves the door shut, and the
reasons say which.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.base.messages import Message, Named
from core.gallery.events import Decision, Event, Outcome
from core.live.tracking import Track
from core.live.voting import Ballot, Tally
from core.recognition.matching import Candidate, Verdict
from core.recognition.profiles import Profile


@dataclass(frozen=True)
class DecisionOptions:
    """How much evidence a decision takes.

    Attributes:
        votes: shots that must agree on a person: apart from each other in time, or clear each; one that is certain
            counts for one and a half.
        share: of all weight that the person must have.
        unknown_votes: shots after which somebody unknown is called so.
        unknown_seconds: time that they must have been in good sight by then, since later shots are often better.

    """

    votes: int = 3
    share: float = 0.7
    unknown_votes: int = 5
    unknown_seconds: float = 1.5


STILL = DecisionOptions(votes=1, share=0.5, unknown_votes=1, unknown_seconds=0.0)
"""For pictures of a folder, of which each is all there is."""


class Decider:
    """Turns the vote on a person into at most one decision of each kind."""

    def __init__(self, camera: str, profile: Profile, options: DecisionOptions | None = None):
        self.camera = camera
        self.profile = profile
        self.options = options or DecisionOptions()

    def ready(self, ballot: Ballot, seconds: float) -> bool:
        """Whether the evidence on somebody in view suffices for a decision now."""
        if not len(ballot):
            return False
        tally = ballot.tally()
        if tally.verdict is Verdict.MATCH:
            return self._certain(tally)
        in_sight = seconds - min(s.seconds for s in ballot.shots)
        return tally.shots >= self.options.unknown_votes and in_sight >= self.options.unknown_seconds

    def decide(self, track: Track, ballot: Ballot, when: datetime) -> Event:
        """The decision on a person, whatever the evidence is by now."""
        if not len(ballot):
            return self._event(
                track,
                when,
                Outcome.INSUFFICIENT,
                None,
                (Message("was never seen well enough to be recognised"),),
            )
        tally = ballot.tally()
        reasons = _reasons(tally, len(ballot))
        if tally.verdict is Verdict.MATCH and self._certain(tally):
            return self._event(track, when, Outcome.RECOGNISED, tally, reasons)
        if tally.verdict is Verdict.MATCH:
            few = Message(
                "too few good looks to be sure: {votes} of {shots} said {person}",
                votes=max(tally.apart, int(tally.clear)),
                shots=tally.shots,
                person=_name(tally.leader),
            )
            return self._event(track, when, Outcome.INSUFFICIENT, tally, (few, *reasons[1:]))
        outcome = Outcome.AMBIGUOUS if tally.verdict is Verdict.AMBIGUOUS else Outcome.UNKNOWN
        return self._event(track, when, outcome, tally, reasons)

    def _certain(self, tally: Tally) -> bool:
        enough = max(tally.apart, tally.clear) >= self.options.votes
        return enough and tally.share >= self.options.share

    def _event(
        self, track: Track, when: datetime, outcome: Outcome, tally: Tally | None, reasons: tuple[Message, ...]
    ) -> Event:
        match = tally.best.match if tally is not None else None
        best = match.best if match is not None else None
        second = match.second if match is not None else None
        known = best if outcome is Outcome.RECOGNISED else None
        return Event(
            time=when,
            camera=self.camera,
            track=track.id,
            decision=Decision.ALLOW if known is not None else Decision.DENY,
            outcome=outcome,
            person=known.name if known is not None else None,
            person_id=known.person_id if known is not None else None,
            score=best.score if best is not None else None,
            threshold=match.threshold if match is not None else None,
            second_person=second.name if second is not None else None,
            second_person_id=second.person_id if second is not None else None,
            second_score=second.score if second is not None else None,
            shots=tally.shots if tally is not None else 0,
            quality=tally.best.quality.score if tally is not None else None,
            profile_id=self.profile.id,
            reasons=reasons,
        )


def _reasons(tally: Tally, shots: int) -> tuple[Message, ...]:
    match = tally.best.match
    if tally.verdict is Verdict.MATCH:
        head = Message("recognised as {person}", person=_name(tally.leader))
    elif tally.verdict is Verdict.AMBIGUOUS:
        head = (
            Message("cannot be told apart: {one} and {other}", one=_name(match.best), other=_name(match.second))
            if match.best is not None and match.second is not None
            else Message("cannot be told apart: {person}", person=_name(match.best or match.second))
        )
    elif match.best is None:
        head = Message("nobody is enrolled")
    elif tally.votes < 0.6 * shots and tally.share < 0.6:
        head = Message("nobody we know for sure: the looks disagree")
    else:
        head = Message("nobody we know")
    reasons = [head, Message("{votes} of {shots} good looks agree", votes=tally.votes, shots=shots)]
    if match.best is not None:
        reasons.append(
            Message(
                "nearest is {person} with {score:.3f}, at or above the line of {threshold:.3f}"
                if match.best.score >= match.threshold
                else "nearest is {person} with {score:.3f}, below the line of {threshold:.3f}",
                person=_name(match.best),
                score=match.best.score,
                threshold=match.threshold,
            )
        )
    if tally.best.quality.flaws:
        flaws = Message.joined(", ", tally.best.quality.flaws)
        reasons.append(Message("picture: {flaws}", flaws=flaws))
    return tuple(reasons)


def _name(candidate: Candidate | None) -> str:
    return Named(candidate.name, candidate.person_id) if candidate is not None else "nobody"
