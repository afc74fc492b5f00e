"""Whether two templates are of one and the same picture, which says no more of a face twice than once."""

from __future__ import annotations

from core.faces import Float

_SAME_PICTURE = 0.999  # templates of one picture made twice agree better than that, of two pictures never


def is_among(template: Float, others: Float) -> bool:
    """Whether a picture is one of others.

    Args:
        template: its own, (D,), a unit vector.
        others: theirs, (N, D); N may be 0.

    """
    return bool(len(others)) and float((others @ template).max()) >= _SAME_PICTURE
