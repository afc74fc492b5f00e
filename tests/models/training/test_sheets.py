from __future__ import annotations

import numpy as np

from models.training.sheets import sheet


def test_a_sheet_goes_on_in_the_next_row() -> None:
    pictures = np.arange(5, dtype=np.uint8)[:, None, None, None] * np.ones((1, 2, 3, 3), np.uint8)
    found = sheet(pictures, 3, 1, 255)
    assert found.shape == (4, 9, 3)
    assert found[::2, ::3, 0].tolist() == [[0, 1, 2], [3, 4, 255]]
    large = sheet(pictures, 3)
    assert large.shape == (8, 18, 3)
    assert large[::4, ::6, 0].tolist() == [[0, 1, 2], [3, 4, 0]]
    assert (large[:4, 6:12] == 1).all()
