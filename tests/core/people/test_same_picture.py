from __future__ import annotations

import numpy as np

from core.engine import Engine
from core.people.enrolment import sample
from core.people.same_picture import is_among


def test_a_picture_read_twice_is_the_same_and_another_of_somebody_is_not(
    engine: Engine, collins: np.ndarray, hopper: np.ndarray
) -> None:
    first, again, darker, other = (
        sample(engine, picture).template for picture in (collins, collins, (collins * 0.5).astype(np.uint8), hopper)
    )
    assert not is_among(first, np.array([]))
    assert is_among(again, np.stack([other, first]))
    assert not is_among(darker, np.stack([other, first]))
