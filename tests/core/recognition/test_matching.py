from __future__ import annotations

from core.recognition.matching import Candidate, Verdict, judge

ANN, BOB = Candidate(1, "Ann", 0.95), Candidate(2, "Bob", 0.80)


def test_the_best_above_the_line_is_found() -> None:
    match = judge([ANN, BOB], 0.85)
    assert match.verdict is Verdict.MATCH
    assert match.person == ANN


def test_below_the_line_is_nobody() -> None:
    match = judge([ANN, BOB], 0.96)
    assert match.verdict is Verdict.UNKNOWN
    assert match.person is None
    assert match.best == ANN


def test_a_tie_is_nobody() -> None:
    match = judge([ANN, Candidate(2, "Bob", 0.949)], 0.85)
    assert match.verdict is Verdict.AMBIGUOUS
    assert match.person is None


def test_a_rival_below_the_line_makes_no_tie() -> None:
    assert judge([Candidate(1, "Ann", 0.851), Candidate(2, "Bob", 0.8499)], 0.85).verdict is Verdict.MATCH


def test_an_empty_gallery_knows_nobody() -> None:
    assert judge([], 0.5).verdict is Verdict.UNKNOWN
