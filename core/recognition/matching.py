"""From scores to an identity, or to the word that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

TIE = 0.1  # of the way from the threshold to a perfect score: two people closer than this cannot be told apart


class Verdict(StrEnum):
    """What a search in the gallery says of one face."""

    MATCH = "match"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True)
class Candidate:
    """An enrolled person with the score of their pooled templates."""

    person_id: int
    name: str
    score: float


@dataclass(frozen=True)
class Match:
    """Result of a 1:N search for one face.

    Attributes:
        verdict: the outcome; only ``MATCH`` names anyone.
        best: the nearest person, whatever the score; None where nobody is enrolled.
        second: the next person.
        threshold: score from which a person counts as found, for this gallery's size.
        clear: score from which one look leaves little doubt; above 1 where nothing is known of that.
        certain: score from which it leaves next to none; likewise.

    """

    verdict: Verdict
    best: Candidate | None
    second: Candidate | None
    threshold: float
    clear: float = 2.0
    certain: float = 2.0

    @property
    def clearly(self) -> bool:
        """Whether it names somebody, leaves little doubt, and nobody else comes near."""
        if self.verdict is not Verdict.MATCH or self.best is None or self.best.score < self.clear:
            return False
        return self.second is None or self.second.score < self.threshold

    @property
    def counts(self) -> float:
        """For how many looks it stands, of three that have to agree if they have not waited for each other."""
        if not self.clearly or self.best is None:
            return 0.0
        return 1.5 if self.best.score >= self.certain else 1.0

    @property
    def person(self) -> Candidate | None:
        """The person found, or None."""
        return self.best if self.verdict is Verdict.MATCH else None


def judge(candidates: list[Candidate], threshold: float, clear: float = 2.0, certain: float = 2.0) -> Match:
    """Decide from the nearest people, best first. Nobody above the threshold, or a tie above it, names no one."""
    best = candidates[0] if candidates else None
    second = candidates[1] if len(candidates) > 1 else None
    if best is None or best.score < threshold:
        verdict = Verdict.UNKNOWN
    elif (
        second is not None and second.score >= threshold and best.score - second.score < TIE * max(0.0, 1.0 - threshold)
    ):
        verdict = Verdict.AMBIGUOUS
    else:
        verdict = Verdict.MATCH
    return Match(verdict, best, second, threshold, clear, certain)


def once_each(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches of one picture's faces: nobody is in it twice, so the face that is less alike is ambiguous."""
    best: dict[int, float] = {}
    for match in matches:
        if match.person is not None:
            best[match.person.person_id] = max(best.get(match.person.person_id, -1.0), match.person.score)
    return tuple(
        replace(match, verdict=Verdict.AMBIGUOUS)
        if match.person is not None and match.person.score < best[match.person.person_id]
        else match
        for match in matches
    )
