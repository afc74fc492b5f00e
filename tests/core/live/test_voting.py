from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.live.deciding import Decider, DecisionOptions
from core.live.tracking import Track
from core.live.voting import MAX_SHOTS, Ballot, Shot
from core.recognition import profiles
from core.recognition.matching import Candidate, Match, Verdict, judge
from core.recognition.quality import Quality

THRESHOLD = 0.85
GOOD = Quality(0.9, 60, 0.8, 120, 40, 1, 0, 0, 0, ())


CLEAR = 0.93
CERTAIN = 0.97


def _shot(person: int | None, score: float = 0.95, quality: Quality = GOOD, seconds: float = 0.0) -> Shot:
    candidate = Candidate(person or 1, f"Person {person or 1}", score if person else 0.6)
    match = judge([candidate], THRESHOLD, CLEAR, CERTAIN)
    return Shot(np.zeros(4, np.float32), quality, match, np.zeros((8, 8, 3), np.uint8), seconds)


def _ballot(*shots: Shot) -> Ballot:
    ballot = Ballot()
    for shot in shots:
        ballot.add(shot)
    return ballot


def test_all_agree() -> None:
    tally = _ballot(_shot(1), _shot(1), _shot(1)).tally()
    assert (tally.verdict, tally.votes, tally.share) == (Verdict.MATCH, 3, 1.0)
    assert tally.leader is not None
    assert tally.leader.person_id == 1


def test_one_bad_frame_does_not_decide() -> None:
    assert _ballot(*[_shot(None)] * 5, _shot(1)).tally().verdict is Verdict.UNKNOWN
    assert _ballot(*[_shot(1)] * 5, _shot(2)).tally().leader.person_id == 1


def test_a_tie_is_nobody() -> None:
    assert _ballot(_shot(1), _shot(2)).tally().verdict is Verdict.AMBIGUOUS
    assert _ballot(_shot(1), _shot(None)).tally().verdict is Verdict.UNKNOWN


def test_a_large_clear_face_counts_for_more() -> None:
    small = replace(GOOD, eye_distance=12, score=0.3)
    assert _shot(1).weight > 2 * _shot(1, quality=small).weight
    assert _shot(1, score=0.99).weight > _shot(1, score=0.851).weight


def test_the_poorest_shot_makes_room() -> None:
    poor = _shot(2, quality=replace(GOOD, score=0.1))
    ballot = _ballot(poor, *[_shot(1)] * MAX_SHOTS)
    assert len(ballot) == MAX_SHOTS
    assert poor not in ballot.shots


def test_votes_are_counted_anew_once_there_are_others() -> None:
    ballot = _ballot(_shot(1))
    assert ballot.tally() is ballot.tally()
    ballot.add(_shot(1))
    assert ballot.tally().votes == 2
    ballot.rematch(tuple(_shot(2).match for _ in ballot.shots))
    leader = ballot.tally().leader
    assert leader is not None
    assert leader.person_id == 2


def test_an_empty_ballot_has_no_tally() -> None:
    with pytest.raises(ValueError, match="no shot"):
        Ballot().tally()


@pytest.fixture(scope="module")
def decider() -> Decider:
    return Decider("Door", profiles.load(), DecisionOptions())


def _decide(decider: Decider, *shots: Shot):
    from datetime import UTC, datetime

    return decider.decide(Track(7, np.zeros(4, np.float32), 0, 0), _ballot(*shots), datetime.now(UTC))


def test_three_sure_looks_open(decider: Decider) -> None:
    assert not decider.ready(_ballot(_shot(1), _shot(1)), 0.5)
    assert decider.ready(_ballot(_shot(1), _shot(1), _shot(1)), 0.5)
    event = _decide(decider, _shot(1), _shot(1), _shot(1))
    assert (event.decision, event.person, event.track) == ("allow", "Person 1", 7)
    assert str(event.reasons[0]) == "recognised as Person 1"


def test_looks_that_are_narrow_have_to_be_apart(decider: Decider) -> None:
    narrow = [_shot(1, score=0.9, seconds=seconds) for seconds in (0.0, 0.06, 0.12, 0.18)]
    assert _ballot(*narrow).tally().apart == 2
    assert not decider.ready(_ballot(*narrow), 0.2)
    assert _decide(decider, *narrow).outcome == "insufficient"
    late = _shot(1, score=0.9, seconds=0.24)
    assert decider.ready(_ballot(*narrow, late), 0.3)
    # the order in which they were made does not matter: templates may come late
    assert decider.ready(_ballot(late, *narrow), 0.3)
    # nor do looks that say something else help
    assert not decider.ready(_ballot(*narrow, replace(late, match=_shot(None).match)), 0.3)


def test_two_clear_looks_and_a_narrow_one_have_to_be_apart_too(decider: Decider) -> None:
    looks = [_shot(1), _shot(1, seconds=0.06), _shot(1, score=0.9, seconds=0.12)]
    assert _ballot(*looks).tally().clear == 2
    assert not decider.ready(_ballot(*looks), 0.2)
    assert decider.ready(_ballot(*looks, _shot(1, seconds=0.18)), 0.2)


def test_two_certain_looks_open_and_one_with_a_clear_one_does_not(decider: Decider) -> None:
    certain = [_shot(1, score=0.98), _shot(1, score=0.98, seconds=0.06)]
    assert decider.ready(_ballot(*certain), 0.1)
    assert not decider.ready(_ballot(certain[0]), 0.1)
    assert not decider.ready(_ballot(certain[0], _shot(1, seconds=0.06)), 0.1)
    assert not decider.ready(_ballot(certain[0], _shot(2, score=0.98, seconds=0.06)), 0.1)
    event = _decide(decider, certain[0], _shot(1, seconds=0.06))
    assert str(event.reasons[0]) == "too few good looks to be sure: 2 of 2 said Person 1"


def test_one_look_leaves_the_door_shut_and_says_why(decider: Decider) -> None:
    event = _decide(decider, _shot(1))
    assert (event.decision, event.outcome, event.person) == ("deny", "insufficient", None)
    assert "too few good looks" in str(event.reasons[0])


def test_nobody_known_is_given_time_to_come_nearer(decider: Decider) -> None:
    looks = [_shot(None, seconds=0.1 * n) for n in range(6)]
    assert not decider.ready(_ballot(*looks), 0.6)
    assert decider.ready(_ballot(*looks), 2.0)
    event = _decide(decider, *looks)
    assert (event.decision, event.outcome, str(event.reasons[0])) == ("deny", "unknown", "nobody we know")
    assert "below the line" in str(event.reasons[2])


def test_nothing_seen_is_said(decider: Decider) -> None:
    event = _decide(decider)
    assert (event.outcome, event.score) == ("insufficient", None)


def test_an_empty_gallery_is_said(decider: Decider) -> None:
    shot = replace(_shot(None), match=Match(Verdict.UNKNOWN, None, None, THRESHOLD))
    assert _decide(decider, shot, shot, shot).reasons[0] == "nobody is enrolled"


def test_two_who_look_alike_are_both_named_in_the_reason(decider: Decider) -> None:
    twins = judge([Candidate(1, "Ann", 0.95), Candidate(2, "Bea", 0.949)], THRESHOLD)
    shot = replace(_shot(1), match=twins)
    event = _decide(decider, shot, shot, shot)
    assert (event.decision, event.outcome, event.person) == ("deny", "ambiguous", None)
    assert str(event.reasons[0]) == "cannot be told apart: Ann and Bea"
