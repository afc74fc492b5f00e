from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from core.errors import ProfileError
from core.recognition import profiles


@pytest.mark.parametrize("name", profiles.names())
def test_shipped_profiles_are_sound(name: str) -> None:
    profile = profiles.load(name)
    rates = np.logspace(-6, -1, 20)
    thresholds = [profile.calibration.threshold(r) for r in rates]
    assert all(a >= b for a, b in zip(thresholds, thresholds[1:], strict=False))
    for rate, threshold in zip(rates[5:], thresholds[5:], strict=True):
        assert profile.calibration.false_match_rate(threshold) == pytest.approx(rate, rel=0.05)
    calibration = profile.calibration
    costs = [calibration.false_non_match_rate(threshold) for threshold in (*thresholds[::-1], 0.99, 1.0)]
    assert all(a <= b for a, b in zip(costs, costs[1:], strict=False))
    assert costs[-1] > 0.95  # beyond what strangers reach, the cost still rises
    far = calibration.threshold(1e-8)
    assert calibration.false_match_rate(far) == pytest.approx(1e-8, rel=0.05)
    for part in profile.parts:
        assert part.transform is None or (profile.folder / part.transform).is_file()


def test_a_larger_gallery_has_a_higher_threshold() -> None:
    profile = profiles.load()
    assert profile.identify_threshold(1) < profile.identify_threshold(100) < profile.identify_threshold(10_000) <= 1


def test_the_threshold_is_never_beyond_a_perfect_score() -> None:
    assert profiles.load().identify_threshold(10**12, 1e-9) <= 1.0


@pytest.mark.parametrize("rate", [0, 1, -1])
def test_a_rate_is_between_0_and_1(rate: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        profiles.load().calibration.threshold(rate)


def test_an_unknown_profile_lists_the_known() -> None:
    with pytest.raises(ProfileError, match="standard-4"):
        profiles.load("nothing")


@pytest.mark.parametrize("text", ["", "id = 3", "]["])
def test_a_malformed_profile_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(ProfileError, match="malformed"):
        profiles.load(str(tmp_path / "mine.toml"))


def test_beside_figures_of_people_whom_a_network_has_seen_stand_those_of_others() -> None:
    told = profiles.load("standard-4").flattered
    assert told is not None
    assert "SFace was trained on celebrities, who are LFW's people too" in told
    assert re.search(
        r"\(FG-NET\), \d+\.\d % are refused where 1 of 100 .+ webcam \(NUAA\), \d+\.\d\d % where 1 of 1,000", told
    )
    assert profiles.load("standard-3").flattered is None
