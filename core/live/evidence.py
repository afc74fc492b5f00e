"""What has been gathered on whoever is in view at one camera."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from core.faces import Float
from core.gallery.events import Event
from core.live.proving import Proving
from core.live.tracking import Track, Tracker
from core.live.visits import Visit, Visits
from core.live.voting import MAX_SHOTS, Ballot
from core.recognition.matching import Verdict
from core.recognition.pooling import pool
from core.recognition.quality import Pose, Quality

MIN_CERTAINTY = 0.9
"""Mean face probability below which a track is a pattern that looks like a face."""
GOOD = 0.5
"""Quality from which a frontal look tells two people apart."""


@dataclass
class Evidence:
    """What has been gathered on one person in view.

    Attributes:
        since: first good sight, in seconds of the source's clock.
        ballot: the looks at them.
        last_shot: when the last of these was taken.
        proving: that somebody is there; None where nothing asks for it yet.
        asked: what they are to do before the door opens.
        worth: when it was last asked whether it would open, for whom, and the answer.
        decided: the decision on them; None before there is one.
        held: it is one of before that holds on: nothing new has been recorded.
        stretch: of the track: what is here holds for it.
        former: what was decided in an earlier one, and has to be shown anew.
        fixed: decided on as a face that never moves.
        passed_by: they did not come to the door.
        withheld: they would have been let in, had they come.
        crowded: or had they been alone.
        lacks: they were kept out because their face was covered or could not be judged: it may be shown yet.

    """

    since: float
    ballot: Ballot = field(default_factory=Ballot)
    last_shot: float = float("-inf")
    proving: Proving | None = None
    asked: str = ""
    worth: tuple[float, int, bool] | None = None
    decided: Event | None = None
    held: bool = False
    stretch: int = 0
    former: Visit | None = None
    fixed: bool = False
    passed_by: bool = False
    withheld: bool = False
    crowded: bool = False
    lacks: bool = False

    @property
    def settled(self) -> bool:
        """Whether another look would hardly change anything."""
        return self.decided is not None or len(self.ballot) >= MAX_SHOTS

    @property
    def good(self) -> int:
        """Frontal looks that tell people apart."""
        return sum(tells(shot.quality) for shot in self.ballot.shots)

    @property
    def clear(self) -> bool:
        """Whether nobody is decided on yet, and all looks so far leave little doubt, each."""
        return self.decided is None and len(self.ballot) > 0 and all(s.match.clearly for s in self.ballot.shots)

    @property
    def leader(self) -> int | None:
        """Whose name there is, or would be by the looks so far."""
        if self.decided is not None:
            return self.decided.person_id
        leader = self.ballot.tally().leader if self.matches else None
        return leader.person_id if leader is not None else None

    @property
    def matches(self) -> bool:
        """Whether the looks so far are at somebody of the gallery."""
        return len(self.ballot) > 0 and self.ballot.tally().verdict is Verdict.MATCH


class Present:
    """Whoever is in view at one camera, or was a moment ago: what all stages of its way share.

    Args:
        tracker: tells them apart.
        coherence: of the profile's templates, for pooling them.
        still: pictures are unrelated to each other.

    Attributes:
        gathered: track number → what there is on it.
        visits: what was decided on those who have left.
        now: seconds of the source's clock at the present frame.
        when: the same as a moment.

    """

    def __init__(self, tracker: Tracker, coherence: float, *, still: bool):
        self.tracker = tracker
        self.still = still
        self.gathered: dict[int, Evidence] = {}
        remembered = tracker.options
        self.visits = Visits(remembered.lost_seconds + remembered.reunite_seconds)
        self.now, self.when = 0.0, datetime.now().astimezone()
        self._coherence = coherence

    def leave(self) -> list[Track]:
        """Tracks that have ended by now."""
        return self.tracker.finish() if self.still else self.tracker.expire(self.now)

    def pooled(self, evidence: Evidence) -> Float | None:
        """One template (D,) of the looks at somebody; None where there was none."""
        if not len(evidence.ballot):
            return None
        return pool(np.stack([shot.template for shot in evidence.ballot.shots]), self._coherence)

    def visit(self, evidence: Evidence, left: float) -> Visit | None:
        """What was decided on somebody last seen at ``left``; None where nothing was."""
        if evidence.decided is None:
            return None
        return Visit(evidence.decided, self.pooled(evidence), left, evidence.passed_by or evidence.lacks)

    def begin_anew(self, evidence: Evidence, track: Track) -> None:
        """Take back what was decided on a track: who stands there now has to be shown by new looks."""
        former = self.visit(evidence, track.seen_before)
        if former is not None:
            evidence.former = former
            self.visits.add(former)
            evidence.decided, evidence.ballot, evidence.since = None, Ballot(), track.last_seen
            if evidence.proving is not None and not evidence.proving.moving:
                evidence.proving = None
        evidence.fixed = evidence.passed_by = evidence.lacks = False
        evidence.stretch = track.stretch


def tells(quality: Quality) -> bool:
    """Whether a look is good enough to tell two people apart who are much alike."""
    return quality.pose is Pose.FRONT and quality.score >= GOOD
