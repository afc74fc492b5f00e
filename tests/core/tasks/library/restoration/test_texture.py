from __future__ import annotations

import numpy as np
import pytest

from core.errors import TaskError
from core.tasks import running
from core.tasks.library.restoration.texture import TASK, _right_of_seam
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop


def run(picture: np.ndarray, painted: np.ndarray | None = None, **values: object) -> Result:
    given = Given(pixels=picture, painted=painted)
    return running.run(TASK, given, running.parameters(TASK, values), Work(Workshop()))


def checks(side: int = 96, cell: int = 8) -> np.ndarray:
    rows, columns = np.indices((side, side))
    dark = (rows // cell + columns // cell) % 2
    return np.repeat(np.where(dark, 40, 210).astype(np.uint8)[..., None], 3, axis=2)


def test_a_pattern_goes_on_without_seams() -> None:
    made = run(checks(), block=24, overlap=50, width=200, height=120, tolerance=0).picture
    assert made.shape == (120, 200, 3)
    # where a cell ends, its neighbour begins: columns and rows repeat after two cells
    assert (made[:, 16:] == made[:, :-16]).mean() > 0.97
    assert (made[16:] == made[:-16]).mean() > 0.97


def test_the_seed_decides(hopper) -> None:
    one, again, other = (
        run(hopper, sample=100, width=128, height=96, block=24, seed=seed).picture for seed in (1, 1, 2)
    )
    assert (one == again).all()
    assert (one != other).any()


def test_only_colours_of_the_sample_occur(hopper) -> None:
    painted = np.zeros(hopper.shape[:2], np.uint8)
    painted[400:460, 200:280] = 1
    result = run(hopper, painted, width=150, height=150)
    assert (result.layers["Sample"] == hopper[400:460, 200:280]).all()
    known = {tuple(p) for p in hopper[400:460, 200:280].reshape(-1, 3).tolist()}
    assert {tuple(p) for p in result.picture.reshape(-1, 3).tolist()} <= known


def test_the_seam_takes_the_cheapest_way() -> None:
    off = np.full((6, 5), 9.0, np.float32)
    path = [1, 2, 3, 3, 2, 1]
    off[np.arange(6), path] = 0
    mine = _right_of_seam(off)
    assert [int(np.flatnonzero(row)[0]) for row in mine] == path


@pytest.mark.parametrize("shape", [(16, 16), (16, 500), (40, 33)])
def test_small_samples_make_do_with_smaller_blocks(shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (*shape, 3)).astype(np.uint8)
    assert run(picture, block=200, overlap=50, width=64, height=64).picture.shape == (64, 64, 3)


def test_a_dot_is_no_sample(hopper) -> None:
    painted = np.zeros(hopper.shape[:2], np.uint8)
    painted[10:13, 10:13] = 1
    with pytest.raises(TaskError, match="too small"):
        run(hopper, painted)


def test_blocks_do_not_show(collins) -> None:
    made = run(collins, sample=160, width=400, height=200, block=40).picture.astype(int)
    jumps = np.abs(np.diff(made, axis=1)).mean(axis=(0, 2))
    begins = np.arange(30, 390, 30) - 1  # where blocks begin, 40 wide with 10 shared
    assert jumps[begins].mean() < 1.3 * np.median(jumps)
