"""Whether something grows: the slope of a straight line through what was measured over time, with bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_STRETCHES = 10
"""Of time: what a moment holds is much like the last one; only means over longer stretches are independent."""


@dataclass(frozen=True)
class Slope:
    """Least squares through the means of ten stretches of time.

    Attributes:
        value: units per unit of time.
        low: lower bound of the 95 % confidence interval (Student's t).
        high: its upper bound.

    """

    value: float
    low: float
    high: float


def slope(times: Sequence[float], values: Sequence[float]) -> Slope:
    """The slope of values over times, both (N,) with N at least 10.

    Raises:
        ValueError: there are too few.

    """
    from scipy.stats import linregress, t

    if len(times) < _STRETCHES:
        raise ValueError(f"a slope takes at least {_STRETCHES} values")
    at, means = (
        [float(np.mean(part)) for part in np.array_split(np.array(row), _STRETCHES)] for row in (times, values)
    )
    line = linregress(at, means)
    bound = float(t.ppf(0.975, _STRETCHES - 2)) * line.stderr
    return Slope(float(line.slope), float(line.slope - bound), float(line.slope + bound))
