"""Scores as CompreFace's clients read them.

They compare a similarity, from 0 to 1, with a threshold of their own, which lies anywhere between 0.5 and 0.98. So
whoever Portico names is given 0.98 at least and whoever it does not less than 0.5: what the clients decide is what it
decided.
"""

from __future__ import annotations

NAMED, UNNAMED = 0.98, 0.49


def similarity(score: float, threshold: float, *, named: bool) -> float:
    """The similarity of a score.

    Args:
        score: cosine of two templates, -1..1.
        threshold: from which Portico would name somebody, or take two pictures for one person's.
        named: whether it does so: a score above the threshold alone is not enough, as of two who look alike.

    Returns:
        0..1, rising with the score, with a gap where Portico decides.

    """
    if named:
        above = (score - threshold) / max(1e-6, 1 - threshold)
        return round(NAMED + (1 - NAMED) * min(1.0, max(0.0, above)), 5)
    return round(UNNAMED * min(1.0, max(0.0, score / max(1e-6, threshold))), 5)
