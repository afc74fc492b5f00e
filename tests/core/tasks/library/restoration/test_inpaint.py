from __future__ import annotations

import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import running
from core.tasks.library.restoration.inpaint import TASK
from core.tasks.task import Given, Result
from core.tasks.truths.reference import psnr
from core.tasks.work import Work, Workshop

METHODS = ["patches", "fast marching", "navier-stokes", "biharmonic"]


def run(picture: np.ndarray, painted: np.ndarray | None, **values: object) -> Result:
    given = Given(pixels=picture, painted=painted)
    return running.run(TASK, given, running.parameters(TASK, values), Work(Workshop()))


def stripes(height: int = 90, width: int = 120) -> np.ndarray:
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:, np.arange(width) % 12 < 6] = (220, 180, 40)
    return picture


@pytest.mark.parametrize("method", METHODS)
def test_a_scratch_goes_and_the_rest_stays(method: str, collins) -> None:
    whole = collins[20:180, 150:310]
    damaged, scratch = whole.copy(), np.zeros((160, 160), np.uint8)
    scratch[40:43, 10:150] = scratch[90:92] = 1
    damaged[scratch > 0] = (255, 0, 255)
    result = run(damaged, scratch, method=method)
    assert result.picture is not None
    assert psnr(result.picture, whole) > psnr(damaged, whole) + 10
    untouched = np.ones((160, 160), bool)
    untouched[36:47] = untouched[86:96] = False
    assert (result.picture[untouched] == damaged[untouched]).all()


def test_patches_go_on_with_a_pattern() -> None:
    whole = stripes()
    damaged, hole = whole.copy(), np.zeros((90, 120), np.uint8)
    hole[30:60, 40:80] = 1
    damaged[hole > 0] = 128
    patched = run(damaged, hole, grow=0).picture
    assert (patched == whole).mean() > 0.99
    smooth = run(damaged, hole, grow=0, method="biharmonic").picture
    assert (smooth == whole).mean() < 0.95, "which smoothing cannot"


def test_large_pictures_are_filled_at_their_own_resolution() -> None:
    whole = np.kron(stripes(), np.ones((6, 6, 1), np.uint8))
    whole[::2] //= 2  # lines that a smaller picture does not show
    hole = np.zeros(whole.shape[:2], np.uint8)
    hole[200:300, 300:420] = 1
    damaged = np.where(hole[..., None] > 0, np.uint8(128), whole)
    filled = run(damaged, hole, grow=0, side=150).picture
    rows = filled[200:300, 300:420].astype(int)
    assert np.abs(np.diff(rows[..., 0], axis=0)).max() > 60, "the lines are there"
    assert not (filled[210:290, 310:410] == 128).all(axis=2).any(), "nothing of the hole is left"


def test_nothing_painted_changes_nothing(hopper) -> None:
    for painted in (None, np.zeros(hopper.shape[:2], np.uint8)):
        result = run(hopper, painted)
        assert (result.picture == hopper).all()
        assert "paint" in result.words


@pytest.mark.parametrize("method", METHODS)
def test_too_much_painted(method: str) -> None:
    picture = stripes()
    with pytest.raises(TaskError, match="whole picture"):
        run(picture, np.ones((90, 120), np.uint8), method=method)
    nearly = np.ones((90, 120), np.uint8)
    nearly[0, 0] = 0
    if method == "patches":
        with pytest.raises(TaskError, match="too little is left"):
            run(picture, nearly, method=method, grow=0)
    else:
        assert (run(picture, nearly, method=method, grow=0).picture[0, 0] == picture[0, 0]).all()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("shape", [(16, 16), (16, 400)])
def test_tiny_pictures_with_holes_at_the_edge(method: str, shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (*shape, 3)).astype(np.uint8)
    hole = np.zeros(shape, np.uint8)
    hole[:3, :3] = hole[-2:, -4:] = 1
    assert run(picture, hole, method=method, grow=0).picture.shape == picture.shape


def test_the_painted_area_grows(hopper) -> None:
    hole = np.zeros(hopper.shape[:2], np.uint8)
    hole[100:110, 100:110] = 1
    changed = [
        (run(hopper, hole, method="fast marching", grow=grow).layers["What was removed"] != hopper).any(axis=2).sum()
        for grow in (0, 6)
    ]
    assert changed[1] > 2 * changed[0]
