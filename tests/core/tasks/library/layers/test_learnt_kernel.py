from __future__ import annotations

import io
from typing import get_args

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow

from core.base.progress import Report
from core.errors import TaskError
from core.tasks import running
from core.tasks.library.enhancement import convolution
from core.tasks.library.layers import learnt_kernel
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop
from models.kernel_learning import Optimiser


@pytest.fixture(scope="module")
def small(collins: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.resize(collins, (72, 72), interpolation=cv2.INTER_AREA), np.uint8)


def _run(
    picture: np.ndarray, second: np.ndarray | None = None, report: Report | None = None, **values: object
) -> Result:
    task = learnt_kernel.TASK
    given = Given("picture.png", picture, second=second)
    return running.run(task, given, running.parameters(task, values), Work(Workshop(), report))


def _last(result: Result) -> tuple:
    """Error and distance at the end of the first optimiser."""
    assert result.table is not None
    return result.table.rows[-2][3:]


def test_the_hidden_kernel_is_found(small: np.ndarray) -> None:
    result = _run(small, target="sobel x", optimiser="L-BFGS", steps=60, size=3)
    error, distance = _last(result)
    assert error < 0.5
    assert distance < 1
    hidden, learnt = result.layers["Kernel that was hidden"], result.layers["Kernel at the end"]
    assert np.abs(hidden.astype(int) - learnt).max() <= 3
    assert list(result.layers)[:3] == ["Kernel at the start", "Kernel after 10 steps", "Kernel at the end"]
    assert "away from the hidden one" in result.words


def test_it_comes_nearer_step_by_step(small: np.ndarray) -> None:
    result = _run(small, target="own kernel", kernel="0 0 0; 0 0 1; 0 0 0", steps=150)
    assert result.table is not None
    distances = [row[4] for row in result.table.rows[:-1]]
    assert [row[2] for row in result.table.rows[:-1]] == [0, 10, 100, 150]
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] < 40
    assert [plot.title for plot in result.plots] == ["Error", "Distance"]
    moving = Pillow.open(io.BytesIO(result.files["learning.gif"]))
    assert moving.n_frames > 5  # type: ignore[attr-defined]


def test_a_second_picture_is_learnt_from(small: np.ndarray) -> None:
    # grey, as the task sees it, and shifted by one pixel
    shifted = np.roll(small, 1, axis=1)
    result = _run(small, shifted, target="second picture", optimiser="L-BFGS", steps=40, size=3)
    learnt = result.layers["Kernel at the end"]
    bright = np.unravel_index(learnt[..., 0].argmax(), learnt.shape[:2])
    assert (bright[0] * 3 // learnt.shape[0], bright[1] * 3 // learnt.shape[1]) == (1, 0)
    assert "Kernel that was hidden" not in result.layers


@pytest.mark.parametrize("target", ["median", "edge strength"])
def test_what_no_kernel_can_do_leaves_an_error(small: np.ndarray, target: str) -> None:
    result = _run(small, target=target, optimiser="L-BFGS", steps=40)
    assert result.table is not None
    assert result.table.rows[-1][0] == "least squares"
    least = result.table.rows[-1][3]
    assert least is not None
    assert float(least) > 1
    assert _last(result)[0] == pytest.approx(float(least), rel=0.05)
    assert _last(result)[1] is None


def test_the_optimisers_are_compared(small: np.ndarray) -> None:
    result = _run(small, steps=12, compare=True)
    assert {line.name for line in result.plots[0].lines} == set(get_args(Optimiser))
    assert get_args(Optimiser) == get_args(learnt_kernel.OptimiserName)
    assert result.table is not None
    assert {row[0] for row in result.table.rows} == {*get_args(Optimiser), "least squares"}


def test_too_large_a_rate_is_told(small: np.ndarray) -> None:
    result = _run(small, optimiser="SGD", rate=10, side=400)
    assert "SGD flew apart" in result.words
    assert "smaller learning rate" in result.words


def test_taking_the_mean_away_makes_the_way_shorter(small: np.ndarray) -> None:
    errors = {centred: _last(_run(small, optimiser="SGD", steps=100, centred=centred))[1] for centred in (True, False)}
    assert errors[True] < errors[False]


def test_a_larger_hidden_kernel_has_no_distance(small: np.ndarray) -> None:
    result = _run(small, target="gaussian blur", size=3, steps=5)
    assert _last(result)[1] is None
    assert len(result.plots) == 1
    assert convolution.kernel(convolution.PRESETS["gaussian blur"]).shape == (5, 5)


def test_it_can_be_stopped(small: np.ndarray) -> None:
    told: list[float] = []

    def stop(fraction: float, words: str) -> None:
        told.append(fraction)
        if "step" in words:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        _run(small, report=stop, steps=4000)
    assert max(told) < 0.01


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"target": "second picture"}, "choose a second picture"),
        ({"kernel": "1 2"}, "^Own kernel: use an odd number"),
        ({"size": 15}, "too small for a kernel of 15"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(values: dict, words: str) -> None:
    with pytest.raises(TaskError, match=words):
        _run(np.zeros((20, 20, 3), np.uint8), **values)


def test_the_second_picture_must_be_the_same_one(small: np.ndarray) -> None:
    with pytest.raises(TaskError, match="as large as the first"):
        _run(small, small[:-1], target="second picture")


def test_a_picture_of_one_colour_teaches_nothing_and_breaks_nothing() -> None:
    result = _run(np.full((40, 40, 3), 90, np.uint8), steps=20, compare=True)
    assert result.words
