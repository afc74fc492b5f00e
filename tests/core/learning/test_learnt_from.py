"""A few of the pictures that were learnt from."""

from __future__ import annotations

import numpy as np
import pytest

from core.learning import learnt_from


@pytest.mark.parametrize(
    ("labels", "count", "wanted"),
    [
        ([0, 0, 0, 0, 1, 1, 2], 4, [0, 1, 4, 6]),
        ([1, 0, 1, 0], 24, [1, 3, 0, 2]),
        ([3, 2, 1, 0], 2, [3, 2]),
        ([-1, 0, -1], 2, [0, 1]),
        ([0] * 5, 3, [0, 1, 2]),
    ],
)
def test_as_many_of_one_class_as_of_the_other_where_possible(labels: list[int], count: int, wanted: list[int]) -> None:
    assert learnt_from.some(np.array(labels), count) == wanted


def test_the_sheet_shows_them_by_class() -> None:
    pictures = np.zeros((3, 8, 8, 3), np.uint8)
    pictures[1:] = 200
    sheet = learnt_from.sheet(pictures, np.array([1, 0, 0]), ("light", "dark"))[learnt_from.TITLE]
    first, last = sheet[40:90, 40:90], sheet[40:90, -90:-40]
    assert (int(first.mean()), int(last.mean())) == (200, 0)


def test_a_name_that_cannot_be_drawn_is_a_number() -> None:
    names = ("hand", "猫", "a long name")
    assert [learnt_from.caption(names, n) for n in (-1, 0, 1, 2)] == ["", "hand", "#2", "a long n"]
