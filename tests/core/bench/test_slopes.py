from __future__ import annotations

import numpy as np
import pytest

from core.bench.slopes import slope


def test_a_line_has_its_own_slope() -> None:
    times = np.arange(0, 60, 0.5)
    found = slope(list(times), list(7 + 3 * times))
    assert (found.low, found.value, found.high) == pytest.approx((3, 3, 3))


def test_bounds_hold_for_noise_in_about_95_of_100_cases() -> None:
    held = 0
    for seed in range(400):
        noise = np.random.default_rng(seed).normal(0, 5, 600)
        found = slope(list(np.arange(600)), list(noise))
        held += found.low <= 0 <= found.high
    assert 0.91 <= held / 400 <= 0.985


def test_a_slope_needs_some_values() -> None:
    with pytest.raises(ValueError, match="at least 10"):
        slope([1, 2, 3], [1, 2, 3])
