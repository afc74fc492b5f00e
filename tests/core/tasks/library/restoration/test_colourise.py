from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import running
from core.tasks.library.features.drawing import grey, three
from core.tasks.library.restoration.colourise import TASK
from core.tasks.task import Given, Result
from core.tasks.truths.reference import psnr
from core.tasks.work import Work, Workshop


def run(picture: np.ndarray, coloured: np.ndarray, **values: object) -> Result:
    given = Given(pixels=picture, second=coloured)
    return running.run(TASK, given, running.parameters(TASK, values), Work(Workshop()))


def two_fields() -> tuple[np.ndarray, np.ndarray]:
    """Dark left, light right, as a grey picture; and with a red and a green stroke."""
    picture = np.full((80, 120, 3), 90, np.uint8)
    picture[:, 60:] = 170
    coloured = picture.copy()
    coloured[30:40, 10:20], coloured[30:40, 100:110] = (160, 60, 60), (100, 220, 100)
    return picture, coloured


def test_colours_spread_up_to_the_edge() -> None:
    picture, coloured = two_fields()
    result = run(picture, coloured).picture
    left, right = result[:, :57].astype(int), result[:, 63:].astype(int)
    assert (left[..., 0] - left[..., 1] > 60).all(), "red, in the farthest corner too"
    assert (right[..., 1] - right[..., 0] > 60).all()
    assert np.abs(grey(result).astype(int) - grey(picture)).max() <= 2, "light and dark stay"


def test_a_portrait_gets_its_colours_back(collins) -> None:
    whole = collins[:300, 100:400]
    plain = three(grey(whole))
    coloured = plain.copy()
    for y in range(12, 290, 22):
        for x in range(12, 290, 22):
            coloured[y - 3 : y + 4, x - 3 : x + 4] = whole[y, x]
    result = run(plain, coloured)
    assert psnr(result.picture, whole) > psnr(plain, whole) + 6


def test_large_pictures_are_coloured_in_full() -> None:
    picture, coloured = (np.kron(p, np.ones((8, 8, 1), np.uint8)) for p in two_fields())
    result = run(picture, coloured, side=160).picture
    assert result.shape == picture.shape
    assert (result[:, :450, 0].astype(int) - result[:, :450, 1] > 60).all()


def test_strength() -> None:
    picture, coloured = two_fields()
    none, half, full = (run(picture, coloured, strength=s).picture.astype(int) for s in (0, 0.5, 1))
    assert np.ptp(none, axis=2).max() <= 1
    assert 0 < np.ptp(half[50, 30]) < np.ptp(full[50, 30])


def test_what_cannot_be_done_is_said(collins) -> None:
    result = run(collins, collins)
    assert "No strokes" in result.words
    assert np.ptp(result.picture, axis=2).max() == 0
    with pytest.raises(TaskError, match="as large as"):
        run(collins, collins[:100])
    given = Given(pixels=collins)
    with pytest.raises(TaskError, match="second picture"):
        running.run(TASK, given, running.parameters(TASK, {}), Work(Workshop()))


def test_tiny_strokes_and_tiny_pictures() -> None:
    picture = np.full((16, 40, 3), 120, np.uint8)
    coloured = picture.copy()
    cv2.circle(coloured, (20, 8), 1, (200, 80, 80), -1)
    assert (run(picture, coloured).picture[..., 0] > run(picture, coloured).picture[..., 1]).all()
    everywhere = np.full((16, 40, 3), (200, 80, 80), np.uint8)
    assert np.abs(run(picture, everywhere).picture[..., 0].astype(int) - 120).max() > 20
