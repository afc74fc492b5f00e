from __future__ import annotations

import numpy as np

from core.learning.sheets import sheet


def test_a_sheet_has_rows_and_words() -> None:
    pictures = [np.full((32, 32, 3), 40 * n, np.uint8) for n in range(1, 6)]
    found = sheet(pictures, ["a word", "", "a very long caption that has to be cut", "d", "e"], across=3)
    assert found.shape == (2 * (112 + 18 + 8) + 8, 3 * 120 + 8, 3)
    assert (found[8:120, 8:120] == 40).all()
    assert (found[122:136, 8:120] < 100).any(), "words are below it"
    assert (found[122:138, 128:240] == 255).all()
