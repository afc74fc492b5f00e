from __future__ import annotations

import numpy as np

from core.drawing.contact_sheets import contact_sheet


def test_a_sheet_has_rows_and_words() -> None:
    tiles = [(np.full((32, 32, 3), 40 * n, np.uint8), text) for n, text in enumerate(("word", "", "c", "d", "e"), 1)]
    found = contact_sheet(tiles, 3, 112, 112)
    assert found.shape == (2 * (112 + 22 + 8) + 8, 3 * 120 + 8, 3)
    paper = found[0, 0]
    assert (found[8:120, 8:120] == 40).all()
    assert (found[122:140, 8:120] > 150).any(), "words are below it"
    assert (found[122:140, 128:240] == paper).all()
    assert (found[150:262, 248:360] == paper).all(), "the last place is empty"


def test_words_that_are_too_long_stay_below_their_picture() -> None:
    tiles = [(np.zeros((32, 32, 3), np.uint8), text) for text in ("", "a very long caption that has to be cut", "")]
    found = contact_sheet(tiles, 3, 80, 80)
    below = found[90:110]
    assert (below[:, 96:176] > 150).any()
    assert (below[:, :96] == found[0, 0]).all()
    assert (below[:, 176:] == found[0, 0]).all()


def test_pictures_keep_their_shape() -> None:
    found = contact_sheet([(np.full((20, 40, 3), 200, np.uint8), "")], 1, 100, 100)
    white = (found == 200).all(axis=2)
    assert white.sum() == 100 * 50
    assert white[33:83, 8:108].all()
