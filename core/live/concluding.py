"""Who is decided on, when, and what is said of them: each person once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.access.policy import DoorRules, Proof
from core.gallery.events import Decision, Event, Outcome
from core.gallery.recogniser import Recogniser
from core.live.backlog import Backlog
from core.live.company import Company
from core.live.deciding import Decider
from core.live.doorway import Doorway
from core.live.evidence import MIN_CERTAINTY, Evidence, Present
from core.live.fixtures import Fixtures
from core.live.tracking import Track
from core.live.view import Wait
from core.live.visits import OVERLAP
from core.recognition.matching import Verdict

_GLIMPSE_SECONDS = 1.0  # somebody in view for less, without one good look, is no event


class Concluder:
    """Takes the decisions of one camera.

    Args:
        recogniser: whose threshold somebody who has come back must reach.
        present: whoever is in view.
        decider: says when the evidence is enough.
        doorway: what the door asks for beside.
        backlog: has the rules judge, and keeps what is to be recorded.
        company: who stood beside somebody let in.
        alike: score from which two looks of one visit are at one person.

    """

    def __init__(
        self,
        recogniser: Recogniser,
        present: Present,
        decider: Decider,
        doorway: Doorway,
        backlog: Backlog,
        company: Company,
        alike: float,
    ):
        self._recogniser = recogniser
        self.present = present
        self._decider = decider
        self._doorway = doorway
        self._backlog = backlog
        self._company = company
        self._alike = alike
        self._fixtures = Fixtures()

    def watch_fixtures(self) -> None:
        """Keep in mind who was decided on and has never moved; those who move after all are decided on anew."""
        now = self.present.now
        for number, track in self.present.tracker.tracks.items():
            evidence = self.present.gathered.get(number)
            if evidence is None or evidence.decided is None:
                continue
            if evidence.stretch != track.stretch or track.last_seen < now:
                continue
            if not evidence.fixed:
                self._fixtures.watch(track.motion, (number, track.stretch), evidence.decided, now)
            elif track.motion.moved:
                self.present.begin_anew(evidence, track)
                evidence.former = None

    def decide(self) -> tuple[Wait, ...]:
        """Decide on those in view of whom enough has been seen; how long they waited for it."""
        waits, now = [], self.present.now
        for number, track in self.present.tracker.tracks.items():
            evidence = self.present.gathered.get(number)
            if evidence is None or track.doubtful or track.strangers or evidence.stretch != track.stretch:
                continue  # until it is clear who stands there, nothing opens
            if not self._confirmed(track, evidence) or not self._decider.ready(evidence.ballot, now):
                continue
            if self._unlike_before(evidence):
                continue
            if evidence.lacks and evidence.proving is not None and evidence.proving.shown_since():
                evidence.decided, evidence.lacks = None, False
            if evidence.decided is not None:
                # somebody unknown may yet be recognised from nearer by; nobody is decided on twice the same way
                tally = evidence.ballot.tally()
                if evidence.decided.outcome is Outcome.RECOGNISED or tally.verdict is not Verdict.MATCH:
                    continue
            if not self._doorway.proven(track, evidence):
                continue
            outcome = self._conclude(track, evidence, self.present.when).outcome
            waits.append(Wait(now - evidence.since, now - evidence.last_shot, outcome))
        return tuple(waits)

    def close(self, gone: list[Track]) -> None:
        """Decide on people who have left without a decision."""
        present = self.present
        for track in gone:
            evidence = present.gathered.pop(track.id, None) or Evidence(track.first_seen)
            visit = present.visit(evidence, track.last_seen)
            if visit is not None:
                present.visits.add(visit)
                continue
            if evidence.former is not None and not self._decided_by(track, evidence):
                continue  # known already, and gone again before that could be shown anew
            glimpse = not present.still and track.last_seen - track.first_seen < _GLIMPSE_SECONDS
            if glimpse and not len(evidence.ballot):
                continue  # at the edge of the picture for a moment: nothing to tell
            if self._confirmed(track, evidence):
                seen = present.when - timedelta(seconds=max(0.0, present.now - track.last_seen))
                self._conclude(track, evidence, seen, gone=not present.still)

    def _decided_by(self, track: Track, evidence: Evidence) -> bool:
        """Whether there was enough of somebody by the time they left."""
        return self._decider.ready(evidence.ballot, track.last_seen) and not self._unlike_before(evidence)

    def _unlike_before(self, evidence: Evidence) -> bool:
        """Whether too little has been seen of somebody with a name, who was out of sight, to call them unknown now.

        They look as they did, but perhaps they look away: a turned head makes nobody a stranger.
        """
        if evidence.former is None or evidence.former.event.outcome is not Outcome.RECOGNISED:
            return False
        return not evidence.matches and evidence.good < self._decider.options.unknown_votes

    def _confirmed(self, track: Track, evidence: Evidence) -> bool:
        """Whether a track is of a person: no flicker, and no pattern that looks like a face now and then."""
        options = self.present.tracker.options
        # a pattern looks like nobody in particular: where looks agree on a person, no second search need find the face
        found = track.found >= options.confirm_searches or evidence.matches
        if self.present.still:
            return track.certainty >= MIN_CERTAINTY
        # what never moves and is no face to a second network either is a clock, a mug, a stain
        thing = not track.real and not track.motion.moved
        return track.hits >= options.confirm_hits and found and track.certainty >= MIN_CERTAINTY and not thing

    def _conclude(self, track: Track, evidence: Evidence, when: datetime, *, gone: bool = False) -> Event:
        event = self._decider.decide(track, evidence.ballot, when)
        known = event.outcome is Outcome.RECOGNISED
        rules = self._doorway.rules()
        proof = self._proof(track, evidence, rules if known else None, gone=gone)
        if not known:
            event = self._company.stranger(event, track.first_seen, track.last_seen)
        fixture = None if proof.moved else self._fixtures.known(track.motion, (track.id, track.stretch), event)
        evidence.fixed = fixture is not None
        tells = known and rules is not None and fixture is not None and not fixture.silent(self.present.now)
        anew = self.present.still or tells or proof.live is False or proof.covered
        evidence.held = True
        if not anew and self._continues(track, evidence, event):
            return event
        if fixture is not None:
            if not tells:
                evidence.decided = fixture.event
                return fixture.event
            fixture.told, proof = self.present.now, replace(proof, fixed=True)
        photo = evidence.ballot.tally().best.photo if len(evidence.ballot) else None
        evidence.decided, evidence.held = self._backlog.judge(event, proof, photo), False
        if fixture is not None:
            fixture.event = evidence.decided
        open_for = self._doorway.open_seconds() if known and evidence.decided.decision is Decision.ALLOW else None
        if open_for is not None:
            self._company.opened(evidence.decided, self.present.now, open_for, told=proof.alone is False)
        evidence.passed_by = proof.came is False
        evidence.lacks = evidence.decided.rule == "liveness" and (proof.covered or proof.live is None)
        return evidence.decided

    def _proof(self, track: Track, evidence: Evidence, rules: DoorRules | None, *, gone: bool) -> Proof:
        """What somebody has proven; whether they came, and alone, where rules ask for it."""
        proof = evidence.proving.proof(closely=rules is not None) if evidence.proving is not None else Proof()
        if rules is None:
            return proof
        came = (not gone and self._doorway.came(track, rules)) or (None if not (gone or evidence.withheld) else False)
        alone = not (gone and evidence.crowded) and self._doorway.alone(track.id, sure=rules.alone)
        return replace(proof, came=came, alone=alone)

    def _continues(self, track: Track, evidence: Evidence, event: Event) -> bool:
        """Whether a decision only repeats one on the same person a moment before: that holds on, and nothing opens."""
        present = self.present
        more = []
        for other in (*present.tracker.lost(), *present.tracker.tracks.values()):
            away = other.last_seen <= evidence.since + OVERLAP and other.id != track.id
            there = present.gathered.get(other.id) if away else None
            visit = present.visit(there, other.last_seen) if there is not None else None
            if visit is not None:
                more.append(visit)
        threshold = max(self._alike, self._recogniser.threshold)
        visit = present.visits.continued(event, present.pooled(evidence), evidence.since, threshold, more)
        if visit is None:
            return False
        evidence.decided = visit.event
        return True
