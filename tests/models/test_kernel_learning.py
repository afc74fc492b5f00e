from __future__ import annotations

from typing import get_args

import cv2
import numpy as np
import pytest

from models.kernel_learning import Lesson, Optimiser, Recipe

HIDDEN = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32) / 4


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    """Noise, whose pixels know nothing of each other: descent is quick."""
    picture = np.random.default_rng(0).normal(0, 0.3, (40, 44)).astype(np.float32)
    return Lesson(picture, np.ascontiguousarray(cv2.filter2D(picture, -1, HIDDEN)[1:-1, 1:-1]), 3)


def test_the_loss_is_that_of_the_whole_picture(lesson: Lesson) -> None:
    assert lesson.loss(HIDDEN) == pytest.approx(0, abs=1e-9)
    kernel = np.random.default_rng(1).normal(size=(3, 3)).astype(np.float32)
    answer = cv2.filter2D(lesson._picture.numpy()[0, 0], -1, kernel)[1:-1, 1:-1]
    assert lesson.loss(kernel) == pytest.approx(float(((answer - lesson._target.numpy()[0, 0]) ** 2).mean()), rel=1e-5)


def test_the_best_kernel_is_the_hidden_one(lesson: Lesson) -> None:
    assert np.allclose(lesson.best(), HIDDEN, atol=1e-5)


@pytest.mark.parametrize("optimiser", get_args(Optimiser))
def test_each_optimiser_finds_it(lesson: Lesson, optimiser: Optimiser) -> None:
    rate = 4.0 if optimiser == "Adadelta" else 1.0  # it begins with tiny steps, whatever the gradient
    course = lesson.learn(Recipe(optimiser, rate, 300, 24))
    assert not course.apart
    assert course.losses[-1] < 2e-3 * course.losses[0]
    assert np.abs(course.kernels[-1] - HIDDEN).max() < 0.05
    assert (course.steps[0], course.steps[-1]) == (0, 300)
    assert {10, 100} <= set(course.steps.tolist())
    assert len(course.steps) == len(course.losses) == len(course.kernels)


def test_the_same_seed_learns_the_same(lesson: Lesson) -> None:
    one, again, other = (lesson.learn(Recipe("Adam", 1, 20, 16, seed)) for seed in (1, 1, 2))
    assert np.array_equal(one.kernels, again.kernels)
    assert not np.array_equal(one.kernels, other.kernels)


def test_twice_the_inverse_of_the_steepest_is_where_descent_flies_apart(lesson: Lesson) -> None:
    assert not lesson.learn(Recipe("SGD", 1.9, 200, 400)).apart
    course = lesson.learn(Recipe("SGD", 2.4, 200, 400))
    assert course.apart
    assert np.isfinite(course.losses).all()
    assert course.steps[-1] < 200


def test_it_can_be_stopped(lesson: Lesson) -> None:
    told: list[int] = []

    def report(step: int, _loss: float) -> None:
        told.append(step)
        if step >= 5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        lesson.learn(Recipe("SGD", 1, 100), report)
    assert told == [1, 2, 3, 4, 5]
