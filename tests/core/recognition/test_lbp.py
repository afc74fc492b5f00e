from __future__ import annotations

import cv2
import numpy as np
import pytest
from skimage.feature import local_binary_pattern

from core.recognition import lbp


@pytest.mark.parametrize("radius", [1, 2, 3])
def test_patterns_are_those_of_scikit_image(collins: np.ndarray, radius: int) -> None:
    grey = cv2.cvtColor(cv2.resize(collins[:250, 100:350], (112, 112)), cv2.COLOR_RGB2GRAY)
    theirs = local_binary_pattern(grey, 8, radius, method="default").astype(np.uint8)
    inside = slice(radius + 1, -radius - 1)  # the border is repeated here, and black there
    same = theirs[inside, inside] == lbp.patterns(grey, radius)[inside, inside]
    assert same.mean() > 0.999  # fractions of a pixel in steps of 1/256


def test_a_flat_picture_has_no_darker_neighbour() -> None:
    for level in range(0, 256, 15):
        assert (lbp.patterns(np.full((20, 20), level, np.uint8), 2) == 255).all()


def test_58_patterns_are_uniform() -> None:
    bins = lbp._BIN_OF
    assert len(set(bins.tolist())) == lbp.BINS
    assert (bins == lbp.BINS - 1).sum() == 256 - 58
    assert bins[0b00000000] != bins[0b11111111] != bins[0b00111000]
    assert bins[0b01010000] == lbp.BINS - 1


def test_a_histogram_has_unit_length_and_counts_its_own_cell(collins: np.ndarray) -> None:
    chip = np.ascontiguousarray(cv2.resize(collins[:250, 100:350], (112, 112)))
    row = lbp.histogram(chip, (1, 2), 7)
    assert row.shape == (2 * 49 * lbp.BINS,)
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-5)
    changed = chip.copy()
    changed[:10, :10] = 0  # within the first cell
    cells = (row != lbp.histogram(changed, (1, 2), 7)).reshape(2, 49, lbp.BINS).any(axis=(0, 2))
    assert cells[0]
    assert not cells[1:].any()
