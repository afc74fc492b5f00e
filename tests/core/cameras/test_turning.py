from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cameras.turning import Turn, moved

TURNS = st.builds(Turn, st.sampled_from([0, 90, 180, 270]), st.booleans())
EDGES = st.lists(st.floats(0, 1), min_size=2, max_size=2, unique=True).map(sorted)


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn(), [[1, 2, 3], [4, 5, 6]]),
        (Turn(90), [[4, 1], [5, 2], [6, 3]]),
        (Turn(180), [[6, 5, 4], [3, 2, 1]]),
        (Turn(270), [[3, 6], [2, 5], [1, 4]]),
        (Turn(0, True), [[3, 2, 1], [6, 5, 4]]),
        (Turn(90, True), [[1, 4], [2, 5], [3, 6]]),
    ],
)
def test_pictures_are_turned_clockwise_and_then_mirrored(turn: Turn, expected: list[list[int]]) -> None:
    picture = np.array([[[1] * 3, [2] * 3, [3] * 3], [[4] * 3, [5] * 3, [6] * 3]], np.uint8)
    assert turn.picture(picture)[:, :, 0].tolist() == expected


@given(TURNS, TURNS, EDGES, EDGES)
def test_a_region_is_turned_with_its_picture(before: Turn, after: Turn, across: list[float], down: list[float]) -> None:
    region = (across[0], down[0], across[1], down[1])
    assert np.allclose(before.region_back(before.region(region)), region, atol=1e-5)
    assert np.allclose(moved(moved(region, before, after), after, before), region, atol=1e-5)


@given(TURNS, st.integers(0, 3), st.integers(0, 5))
def test_what_is_in_a_region_stays_in_it(turn: Turn, row: int, column: int) -> None:
    picture = np.zeros((4, 6, 3), np.uint8)
    picture[row, column] = 255
    left, top, right, bottom = turn.region((column / 6, row / 4, (column + 1) / 6, (row + 1) / 4))
    turned = turn.picture(picture)
    height, width = turned.shape[:2]
    part = turned[round(top * height) : round(bottom * height), round(left * width) : round(right * width)]
    assert part.shape == (1, 1, 3)
    assert part.min() == 255
