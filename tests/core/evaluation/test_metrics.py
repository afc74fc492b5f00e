from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.metrics import Rate, best_threshold, curve, tar_at, threshold_at

scores = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=40)


def test_wilsons_bounds_are_those_of_the_textbook() -> None:
    low, high = Rate(8, 10).bounds
    assert (low, high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))


def test_no_event_shows_only_three_in_the_trials() -> None:
    assert Rate(0, 1500).bounds == (0.0, pytest.approx(0.002))
    assert Rate(0, 0).bounds == (0.0, 1.0)


@given(scores, scores)
def test_a_curve_counts_as_a_plain_loop_does(mated: list[float], strangers: list[float]) -> None:
    found = curve(np.array(mated), np.array(strangers))
    for threshold, fmr, fnmr in zip(found.thresholds, found.fmr, found.fnmr, strict=True):
        assert fmr == pytest.approx(np.mean([s >= threshold for s in strangers]), abs=1e-9)
        assert fnmr == pytest.approx(np.mean([s < threshold for s in mated]), abs=1e-9)
    assert 0 <= found.eer <= 1


@given(scores, scores, st.sampled_from([0.0, 0.01, 0.1, 0.5]))
def test_the_threshold_keeps_the_promise(mated: list[float], strangers: list[float], fmr: float) -> None:
    threshold = threshold_at(np.array(strangers), fmr)
    assert np.mean(np.array(strangers) >= threshold) <= fmr + 1e-9
    assert tar_at(np.array(mated), np.array(strangers), fmr).trials == len(mated)


def test_eer_of_two_shifted_normals_is_the_known_one() -> None:
    generator = np.random.default_rng(0)
    found = curve(generator.normal(2, 1, 40_000), generator.normal(0, 1, 40_000)).eer
    assert found == pytest.approx(0.1587, abs=0.004)  # the tail of a normal beyond 1


def test_perfect_scores_have_no_error() -> None:
    assert curve(np.array([0.9, 0.8]), np.array([0.1, 0.2])).eer == 0
    assert best_threshold(np.array([0.9, 0.8, 0.1, 0.2]), np.array([True, True, False, False])) == pytest.approx(0.5)


def test_a_curve_needs_both_kinds() -> None:
    with pytest.raises(ValueError, match="mated"):
        curve(np.array([]), np.array([0.1]))
