from __future__ import annotations

from core.recognition.matching import Candidate, Verdict, judge

ANN, BOB = Candidate(1, "Ann", 0.95), Candidate(2, "Bob", 0.80)


def test_the_best_above_the_threshold_is_found() -> None:
    match = judge([ANN, BOB], 0.85)
    assert match.verdict is Verdict.MATCH
    assert match.person == ANN


def test_below_the_threshold_is_nobody() -> None:
    match = judge([ANN, BOB], 0.96)
    assert match.verdict is Verdict.UNKNOWN
    assert match.person is None
    assert match.best == ANN


def test_a_tie_is_nobody() -> None:
    match = judge([ANN, Candidate(2, "Bob", 0.949)], 0.85)
    assert match.verdict is Verdict.AMBIGUOUS
    assert match.person is None


def test_a_rival_below_the_threshold_makes_no_tie() -> None:
    assert judge([Candidate(1, "Ann", 0.851), Candidate(2, "Bob", 0.8499)], 0.85).verdict is Verdict.MATCH


def test_a_look_is_clear_where_nobody_else_comes_near() -> None:
    assert judge([ANN, BOB], 0.85, 0.94).clearly
    assert not judge([ANN, BOB], 0.85, 0.96).clearly
    assert not judge([ANN, Candidate(2, "Bob", 0.86)], 0.85, 0.94).clearly
    assert not judge([Candidate(1, "Ann", 0.84)], 0.85, 0.83).clearly
    assert not judge([], 0.85, 0.83).clearly
    assert not judge([ANN, BOB], 0.85).clearly  # nothing is known of how clear it is


def test_a_certain_look_counts_for_one_and_a_half() -> None:
    assert judge([ANN, BOB], 0.85, 0.94, 0.95).counts == 1.5
    assert judge([ANN, BOB], 0.85, 0.94, 0.96).counts == 1
    assert judge([ANN, BOB], 0.85, 0.96, 0.94).counts == 0
    assert judge([ANN, Candidate(2, "Bob", 0.86)], 0.85, 0.94, 0.95).counts == 0  # somebody else is near
    assert judge([ANN, BOB], 0.85, 0.94).counts == 1  # nothing is known of how certain it is


def test_an_empty_gallery_knows_nobody() -> None:
    assert judge([], 0.5).verdict is Verdict.UNKNOWN
