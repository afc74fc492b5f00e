from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from core.access.policy import Liveness, Proof
from core.live.proving import Proving
from core.live.voting import Ballot, Shot
from core.liveness import challenge
from core.liveness.challenge import ChallengeStep
from core.liveness.passive import NoVerdict
from core.recognition.covering import Hindrance
from core.recognition.expression import Expression
from core.recognition.matching import Candidate, judge
from core.recognition.quality import Quality

STRAIGHT = Quality(0.9, 60, 1, 128, 40, 1, 0.0, 0.0, 0, ())
LEFT = replace(STRAIGHT, yaw=0.5)
PHOTO = np.zeros((4, 4, 3), np.uint8)


def _ballot(*looks: tuple[float, int | None]) -> Ballot:
    ballot = Ballot()
    for seconds, person in looks:
        candidates = [Candidate(person or 9, f"person {person}", 0.95 if person else 0.1)]
        ballot.add(Shot(np.ones(4, np.float32) / 2, STRAIGHT, judge(candidates, 0.8), PHOTO, seconds))
    return ballot


KNOWN = _ballot((0.0, 1), (0.2, 1), (0.4, 1))


@pytest.fixture(autouse=True)
def left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenge, "_drawn", lambda: (ChallengeStep.LEFT,))


def _unread() -> Expression:
    raise AssertionError("five landmarks are enough")


def _with(policy: Liveness, *scores: float) -> Proving:
    proving = Proving(policy, 0.0)
    for score in scores:
        proving.take(score)
    return proving


def _move(proving: Proving, *looks: int | None) -> None:
    """Turn the head as asked, looked at meanwhile: by default the one who is known."""
    for now, quality in ((0.6, STRAIGHT), (0.7, LEFT), (0.8, LEFT)):
        for person in looks or (1,):
            proving.look(person)
        proving.see(quality, now, _unread)


def test_single_pictures_are_averaged_and_small_ones_left_out() -> None:
    for scores, live, done in (
        ((2.0, -1.0), True, True), ((-2.0, 1.0), False, False), ((-2.0,) * 4, False, True),
        ((2.0, math.nan), None, False),
    ):  # fmt: skip
        proving = _with(Liveness.PASSIVE, *scores)
        assert proving.done(KNOWN, 0.5, worth=True) is done
        assert proving.proof().live is live
    assert _with(Liveness.PASSIVE).proof().words == "too few looks"
    folder = Proving(Liveness.PASSIVE, 0.0, still=True)
    folder.take(2.0)
    assert folder.proof().live is None
    assert folder.proof().words == "its camera is a folder of pictures, which show nobody long enough"
    missing = Proving(Liveness.PASSIVE, 0.0, "the networks are missing")
    assert missing.done(KNOWN, 0.5, worth=True)
    assert (missing.proof().live, missing.proof().words) == (None, "the networks are missing")


def test_who_is_too_far_away_is_asked_to_come_closer_and_may_still_pass() -> None:
    proving = _with(Liveness.PASSIVE)
    assert not proving.done(KNOWN, 0.5, worth=True)
    assert proving.words == "Please look at the camera", "nobody has said that they are too far away"
    proving.take(math.nan, NoVerdict.SMALL)
    proving.take(math.nan, NoVerdict.SMALL)
    assert proving.words == str(ChallengeStep.CLOSER)
    proving.take(2.0)
    proving.take(1.0)
    assert proving.done(KNOWN, 3.0, worth=True)
    assert (proving.words, proving.proof().live) == ("", True)
    slow = _with(Liveness.PASSIVE)
    assert not slow.done(KNOWN, 0.5, worth=True)
    assert slow.done(KNOWN, 11.0, worth=True)
    assert (slow.words, slow.proof().live) == ("Please look at the camera", None), "they may yet"
    assert not slow.shown_since()
    slow.take(2.0)
    slow.take(1.0)
    assert slow.shown_since()
    assert slow.done(KNOWN, 30.0, worth=True)
    assert (slow.words, slow.proof().live) == ("", True)


class _Asked:
    """What covers a face in one look, and how often that was asked."""

    def __init__(self, covering: Hindrance | None):
        self.covering, self.times = covering, 0

    def __call__(self) -> Hindrance | None:
        self.times += 1
        return self.covering


@pytest.mark.parametrize("policy", [Liveness.PASSIVE, Liveness.CHALLENGE])
def test_a_covered_face_is_asked_to_show_itself_and_none_of_its_looks_counts(policy: Liveness) -> None:
    proving = Proving(policy, 0.0)
    covered, bare = [_Asked(Hindrance.GLASSES) for _ in range(2)], [_Asked(None) for _ in range(4)]
    for look, score in zip(covered, (3.0, 2.0), strict=True):
        proving.take(score, None, look)
    assert not proving.done(KNOWN, 0.5, worth=True)
    assert [look.times for look in covered] == [1, 0], "the look that says most for a live face, and no other"
    assert proving.words == "Please take dark or mirrored glasses off"
    assert proving.proof() == Proof(None, None, "take dark or mirrored glasses off", covered=True)
    for look in bare[:3]:
        proving.take(1.0, None, look)
        assert not proving.done(KNOWN, 1.0, worth=True)
    proving.take(1.0, None, bare[3])
    assert proving.done(KNOWN, 1.5, worth=True) is (policy is Liveness.PASSIVE)
    assert all(look.times == 1 for look in bare)
    assert (proving.proof().live, proving.proof().covered) == (True, False)


def test_a_covered_look_among_bare_ones_lends_them_nothing() -> None:
    """A film of two pictures: one passes for live since its eyes are hidden, one is bare and does not."""
    proving = Proving(Liveness.PASSIVE, 0.0)
    for score, covering in ((3.0, Hindrance.GLASSES), (3.0, Hindrance.GLASSES), (-1.2, None)):
        proving.take(score, None, _Asked(covering))
    assert not proving.done(KNOWN, 0.5, worth=True)
    for covering in (None, None, None, Hindrance.COVERED, None, None, None):
        proving.take(-1.2, None, _Asked(covering))
        assert not proving.done(KNOWN, 1.0, worth=True)
    assert proving.words == "Please show your whole face"
    proving.take(-1.2, None, _Asked(None))
    assert proving.done(KNOWN, 2.0, worth=True)
    assert proving.proof().live is False


def test_who_could_not_be_judged_and_then_shows_a_picture_is_decided_on_for_good() -> None:
    proving = _with(Liveness.PASSIVE)
    assert not proving.done(KNOWN, 0.5, worth=True)
    assert proving.done(KNOWN, 11.0, worth=True)
    for _ in range(3):
        proving.take(-1.0)
        assert not proving.shown_since(), "nearer looks may say otherwise"
    proving.take(-1.0)
    assert proving.shown_since()
    assert proving.done(KNOWN, 30.0, worth=True)
    assert proving.proof().live is False


def test_who_stays_covered_is_refused_and_may_show_themselves_later() -> None:
    proving = Proving(Liveness.PASSIVE, 0.0)
    for now in (0.0, 0.5, 5.0, 10.0):
        proving.take(2.0, None, _Asked(Hindrance.GLASSES))
        proving.take(2.0, None, _Asked(Hindrance.GLASSES))
        assert not proving.done(KNOWN, now, worth=True)
    assert proving.done(KNOWN, 10.5, worth=True)
    assert proving.proof().covered
    assert proving.words == "Please take dark or mirrored glasses off", "it is still so"
    for _ in range(4):
        assert not proving.shown_since()
        proving.take(2.0, None, _Asked(None))
    assert proving.shown_since()
    assert proving.done(KNOWN, 20.0, worth=True)


def test_of_nobody_we_know_it_is_not_asked_whether_they_are_covered() -> None:
    proving, look = Proving(Liveness.PASSIVE, 0.0), _Asked(Hindrance.COVERED)
    for _ in range(2):
        proving.take(2.0, None, look)
    assert proving.done(KNOWN, 0.5, worth=False)
    assert (proving.proof(closely=False).live, look.times) == (True, 0)
    assert proving.proof().covered, "whoever has left without having been asked for proof"


def test_who_is_at_the_edge_is_asked_to_the_middle() -> None:
    proving = Proving(Liveness.PASSIVE, 0.0)
    proving.take(math.nan, NoVerdict.EDGE)
    assert not proving.done(KNOWN, 0.5, worth=True)
    assert proving.words == "Please move to the middle of the picture"
    assert proving.proof().words == "move to the middle of the picture"
    proving.take(math.nan, NoVerdict.SMALL)
    assert (proving.words, proving.proof().words) == ("Please come closer", "come closer")


def test_who_moves_as_asked_and_is_still_the_same_has_proven_it() -> None:
    proving = _with(Liveness.CHALLENGE, 2.0, 2.0)
    assert not proving.done(KNOWN, 0.5, worth=True)
    assert (proving.words, proving.moving) == (str(ChallengeStep.LEFT), True)
    _move(proving)
    assert (proving.words, proving.moving) == ("", False)
    assert not proving.done(KNOWN, 0.9, worth=True), "one more look at the face"
    assert proving.done(_ballot((0.4, 1), (0.95, 1)), 1.0, worth=True)
    assert (proving.proof().live, proving.proof().moved) == (True, True)


@pytest.mark.parametrize("other", [2, None])
def test_a_face_that_takes_the_place_of_another_proves_nothing(other: int | None) -> None:
    proving = _with(Liveness.CHALLENGE, 2.0, 2.0)
    proving.done(KNOWN, 0.5, worth=True)
    _move(proving)
    assert proving.done(_ballot((0.0, 1), (0.2, 1), (0.4, 1), (0.95, other)), 1.0, worth=True)
    assert (proving.proof().moved, proving.proof().words) == (False, "another face was there after moving")


def test_a_print_that_is_lowered_for_the_gestures_of_somebody_else_proves_nothing() -> None:
    """Before and after, the print is looked at, and in between whoever holds it moves."""
    for looks, doubt in (((None,), False), ((2,), False), ((1, None), True)):
        proving = _with(Liveness.CHALLENGE, 2.0, 2.0)
        proving.done(KNOWN, 0.5, worth=True)
        if doubt:
            proving.doubt()
        _move(proving, *looks)
        assert proving.done(_ballot((0.4, 1), (0.95, 1)), 1.0, worth=True)
        assert (proving.proof().moved, proving.proof().words) == (False, "another face was there while moving")
    proving = _with(Liveness.CHALLENGE, 2.0, 2.0)
    proving.doubt()  # before anybody was asked to move: a look counts for nobody, and proves nothing either way
    proving.done(KNOWN, 0.5, worth=True)
    _move(proving, None, 1)
    assert proving.done(_ballot((0.4, 1), (0.95, 1)), 1.0, worth=True)
    assert proving.proof().moved


def test_who_is_not_seen_again_has_not_proven_it() -> None:
    proving = _with(Liveness.CHALLENGE, 2.0, 2.0)
    proving.done(KNOWN, 0.5, worth=True)
    _move(proving)
    assert not proving.done(KNOWN, 2.0, worth=True)
    assert proving.done(KNOWN, 4.0, worth=True)
    assert proving.proof().moved is False


def test_nobody_is_asked_in_vain() -> None:
    for proving, worth in (
        (_with(Liveness.CHALLENGE, *[-2.0] * 4), True),
        (_with(Liveness.CHALLENGE, 2.0, 2.0), False),
    ):
        assert proving.done(KNOWN, 0.5, worth=worth)
        assert not proving.words
        assert proving.proof().moved is None


def test_who_does_not_move_is_refused_with_the_reason() -> None:
    proving = _with(Liveness.CHALLENGE, 2.0, 2.0)
    assert not proving.done(KNOWN, 0.5, worth=True)
    assert proving.proof().words == "left while being asked to move"
    assert proving.done(KNOWN, 9.0, worth=True)
    assert proving.proof().words == "did not do what was asked: turn your head to the left"
