"""Weighing several shots of one person, so that no single frame decides.

After Frigate's scheme: each shot votes for the person it shows, or for nobody, with a weight that grows with the face's
size and quality and with its distance from the threshold. A tie counts as unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.faces import Float, Image
from core.recognition.matching import Candidate, Match, Verdict
from core.recognition.quality import Quality

MAX_SHOTS = 12
SPACING = 0.12
"""Seconds between two looks that count as two: neighbouring frames are much the same evidence twice."""
_FULL_SIZE = 60.0  # pixels between the eyes above which size adds no weight


@dataclass(frozen=True, eq=False)
class Shot:
    """One good look at a person.

    Attributes:
        template: (D,) unit vector.
        quality: of the face.
        match: what the gallery says of it.
        photo: square picture of the face.
        seconds: of the source's clock.

    """

    template: Float
    quality: Quality
    match: Match
    photo: Image
    seconds: float

    @property
    def weight(self) -> float:
        """Say of this shot: 0 (none) to 1."""
        size = min(1.0, self.quality.eye_distance / _FULL_SIZE)
        return max(0.05, self.quality.score) * (0.3 + 0.7 * size) * self._certainty

    @property
    def _certainty(self) -> float:
        best, threshold = self.match.best, self.match.threshold
        if best is None:
            return 1.0
        room = max(1e-3, 1.0 - threshold)
        # half-way from the threshold to a perfect score is as sure as it gets; on it a vote still counts a little
        return float(min(1.0, max(0.1, abs(best.score - threshold) / room * 2)))


@dataclass(frozen=True)
class Tally:
    """State of the vote on one person in view.

    Attributes:
        verdict: the outcome if the vote ended now.
        leader: who leads, where anyone does; for an unknown person the nearest candidate of the best shot.
        share: of all weight that the outcome has, 0..1.
        votes: shots that voted for the outcome.
        apart: as many of them as are :data:`SPACING` apart.
        clear: as many of them as leave little doubt each; one that leaves next to none counts for one and a half.
        shots: shots in all.
        best: the shot to show and to quote: the best of those that voted for the outcome.

    """

    verdict: Verdict
    leader: Candidate | None
    share: float
    votes: int
    apart: int
    clear: float
    shots: int
    best: Shot


class Ballot:
    """The shots of one track."""

    def __init__(self) -> None:
        self.shots: list[Shot] = []
        self._counted: Tally | None = None  # it is asked for several times a frame, and shots come now and then

    def __len__(self) -> int:
        return len(self.shots)

    def add(self, shot: Shot) -> None:
        """Take in a shot; above :data:`MAX_SHOTS` the one of the poorest quality goes."""
        self._counted = None
        self.shots.append(shot)
        if len(self.shots) > MAX_SHOTS:
            self.shots.remove(min(self.shots, key=lambda s: s.quality.score))

    def rematch(self, matches: tuple[Match, ...]) -> None:
        """Replace what the gallery said of each shot, after the gallery has changed."""
        self._counted = None
        self.shots = [replace(shot, match=match) for shot, match in zip(self.shots, matches, strict=True)]

    def tally(self) -> Tally:
        """Count the votes.

        Raises:
            ValueError: there is no shot.

        """
        if not self.shots:
            raise ValueError("no shot has voted")
        if self._counted is None:
            self._counted = self._count()
        return self._counted

    def _count(self) -> Tally:
        weights: dict[int | None, float] = {}
        for shot in self.shots:
            weights[_choice(shot)] = weights.get(_choice(shot), 0.0) + shot.weight
        total = sum(weights.values())
        ranking = sorted(weights.items(), key=lambda item: -item[1])
        choice, weight = ranking[0]
        verdict = Verdict.UNKNOWN if choice is None else Verdict.MATCH
        if len(ranking) > 1 and weight - ranking[1][1] < 0.1 * total:
            # two people, or a person and nobody, lead together
            verdict = Verdict.AMBIGUOUS if choice is not None and ranking[1][0] is not None else Verdict.UNKNOWN
            choice = None if verdict is Verdict.UNKNOWN else choice
            weight = weights.get(choice, 0.0)
        mine = [s for s in self.shots if _choice(s) == choice] or self.shots
        if verdict is Verdict.UNKNOWN and all(s.match.verdict is Verdict.AMBIGUOUS for s in mine):
            verdict = Verdict.AMBIGUOUS
        best = max(mine, key=lambda s: s.weight)
        share = weight / total if total else 0.0
        clear = sum(shot.match.counts for shot in mine)
        return Tally(verdict, best.match.best, share, len(mine), _apart(mine), clear, len(self.shots), best)


def _apart(shots: list[Shot]) -> int:
    """The most of some shots of which no two are nearer than :data:`SPACING` to each other."""
    count, last = 0, float("-inf")
    for seconds in sorted(shot.seconds for shot in shots):
        if seconds - last >= SPACING:
            count, last = count + 1, seconds
    return count


def _choice(shot: Shot) -> int | None:
    person = shot.match.person
    return None if person is None else person.person_id
