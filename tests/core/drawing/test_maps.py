from __future__ import annotations

import numpy as np

from core.drawing.maps import map_picture


def test_a_map_is_dark_where_it_is_low_and_bright_where_it_is_high() -> None:
    found = map_picture(np.array([[-3.0, 0.0, 5.0]], np.float32))
    assert found.shape == (1, 3, 3)
    assert found.dtype == np.uint8
    light = found.sum(axis=2)[0]
    assert light[0] < light[1] < light[2]


def test_a_map_of_one_value_is_drawn() -> None:
    assert map_picture(np.zeros((7, 7), np.float32)).shape == (7, 7, 3)
